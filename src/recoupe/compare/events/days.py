"""The day of each mention of an event.

It is that of the calendar expression of its clause, or of the clause whose time it shares; else the day that
the text goes on narrating; else the day that the article is about; else that of publication.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from recoupe.compare.common.inside import Cover, place
from recoupe.compare.common.levels import spans
from recoupe.compare.events.narrated import (
    Narrated,
    Told,
    is_after,
    is_day,
    is_era,
    is_fresh,
    is_news,
    is_some_day,
    own_times,
    readable,
    span,
)
from recoupe.languages import Language
from recoupe.languages.events import EventWords
from recoupe.model import Anchor, Article, Event, Story, Time
from recoupe.model.claims import EventStatus
from recoupe.resolve.asides import is_aside
from recoupe.resolve.grouped import grouped
from recoupe.resolve.memory import Memory

# Events told by a noun are no surer than this.
_NOUN = 0.65
# Between a noun and its time stands a word of fewer letters: "en", "de".
_SHORT = 4
# A dash between words, as against a hyphen inside one.
_DASH = re.compile(r"[–—]|(?<= )-(?= )")
# An article says what day it is about in so many sentences.
_LEAD = 5
# One of several days that a time may mean is chosen where the story tells so many times more of it.
_MUCH, _ENOUGH = 3, 3
# A time wider than this is not one of a few days.
_FEW = timedelta(days=10)
# A single day, as EDTF writes it, has so many characters.
_ISO = 10


class Day(NamedTuple):
    """When a mention happened, whether its own words say so, and what it is told as, seen from that day."""

    date: str | None
    own: bool
    status: EventStatus


class Known:
    """What dates the mentions of a story: the times of each article, and the words quoted in it."""

    def __init__(self, story: Story, memory: Memory | None = None) -> None:
        self._memory = Memory() if memory is None else memory
        self.articles = {article.id: article for article in story.articles}
        self.times = grouped((t for t in story.times if t.edtf), lambda t: t.anchor.article)
        direct = (q.content for q in story.quotations if q.mode == "direct")
        self.quoted = grouped(direct, lambda words: words.article)

    def days(
        self, kind: str, id_: str, events: Sequence[Event], times: Sequence[Time], language: Language
    ) -> list[Day]:
        """The day of each of ``events`` of the article ``id_`` by ``times``; ``kind`` says what they are."""
        article, quoted = self.articles[id_], self.quoted[id_]
        depends = (
            article.published.edtf,
            [(time.anchor.start, time.anchor.end, time.edtf) for time in times],
            [(words.start, words.end) for words in quoted],
            [event.mentions[0].start for event in events],
        )
        rows = self._memory.part_of(
            kind, id_, depends, lambda: list(days_told(article, events, times, language, quoted))
        )
        return [Day(*row) for row in rows]


def days_told(
    article: Article,
    events: Sequence[Event],
    times: Sequence[Time],
    language: Language,
    quoted: Sequence[Anchor] = (),
) -> Iterator[Day]:
    """The day of each of ``events``, which stand in one article and in the order of its text.

    What a speaker says between the marks of ``quoted`` dates nothing outside them.
    """
    published = span(article.published.edtf)
    kept = [
        t
        for t in sorted(times, key=lambda t: place(t.anchor))
        if (span(t.edtf) or is_some_day(t.edtf)) and not is_era(t.edtf) and not is_aside(article, t.anchor)
    ]
    open_, held = _by_quotation(kept, quoted)
    told = Told(open_, _of_main_clauses(open_, events), article, language, published)
    spoken = _of_main_clauses(open_, events, reported=True)
    lead = _lead(spoken, told.starts, published)
    if lead is None and published is not None:
        lead = _lead(open_, told.starts, published)
    narrated, behind = Narrated(lead), _Behind(article.text, events, open_, published)
    # A span with an open end says nothing of the day.
    some_time = readable(article.published.edtf)
    saying = frozenset(language.lexicon(EventWords).saying)
    for event, after in zip_longest(events, events[1:]):
        sentence = bisect_right(told.starts, event.mentions[0].start)
        said = _said_with(event, held)
        clauses = _with_twin(event, after, article.text)
        times = [*behind.left(open_, event), *said]
        dated = (clause.named(times, published, event.type in saying) for clause in clauses)
        named, own = behind.of(event) or next((found for found in dated if found[0]), (None, False))
        if named:
            if _narrates(event) and not said and told.moves_on(event, named):
                narrated = Narrated(lead, named, sentence, told.paragraph(sentence))
            yield Day(readable(named) or some_time, own, _status(event, named, published))
        elif event.earlier:
            yield Day(None, event.dated, event.status)
        elif event.status == "planned":
            yield Day(some_time, event.dated, event.status)
        else:
            day = (told.earlier if event.anterior else told.near)(event, sentence, narrated)
            yield Day(readable(day or lead) or some_time, event.dated, event.status)


def _with_twin(event: Event, after: Event | None, text: str) -> tuple[_Clause, ...]:
    """The clause of ``event``, and that of the next one where a time behind it is that of both.

    "A été arrêté et jugé en 1996".
    """
    own = _Clause(event, text)
    if after is None or after.governing is None or after.governing not in event.clauses:
        return (own,)
    between = text[event.mentions[-1].end : after.mentions[0].start].strip()
    return (own, _Clause(after, text)) if between.isalpha() and len(between) < _SHORT else (own,)


def _by_quotation(
    times: Sequence[Time], quoted: Sequence[Anchor]
) -> tuple[list[Time], list[tuple[Anchor, Time]]]:
    """The times outside quotations, and those inside with the words of the quotation."""
    cover = Cover(quoted)
    open_ = [time for time in times if not cover.holds(time.anchor)]
    held = [
        (next(words for words in quoted if words.contains(time.anchor)), time)
        for time in times
        if cover.holds(time.anchor)
    ]
    return open_, held


def _said_with(event: Event, held: Sequence[tuple[Anchor, Time]]) -> list[Time]:
    """The times of the quotation in which the event is told."""
    return [time for around, time in held if around.contains(event.mentions[0])]


def _of_main_clauses(times: Sequence[Time], events: Sequence[Event], reported: bool = False) -> list[Time]:
    """Those of ``times`` that stand in no relative clause, with no participle and no pluperfect.

    Where ``reported``, also those that are told besides by themselves: ", a dit lundi le maire".
    """
    asides = [a for event in events for a in _beside(event)]
    beside, alone = Cover(asides), {a.start for a in asides} if reported else set()
    return [t for t in times if t.anchor.start in alone or not beside.holds(t.anchor)]


def _beside(event: Event) -> Iterator[Anchor]:
    """What is told besides ``event``, and the event where it is so itself or stands in the pluperfect."""
    yield from event.asides
    if event.beside or event.anterior:
        yield from event.clauses
    if event.anterior and event.governing:
        yield event.governing


def _narrates(event: Event) -> bool:
    """Whether it moves the narration on: a verb that asserts it, not a noun that refers to it.

    Nor a relative clause or a participle, which tell something besides.
    """
    told = event.status == "asserted" and not event.anterior and not event.beside
    return told and event.confidence > _NOUN


class _Behind:
    """The times that stand right behind a noun, and are its own: "la mort en 2013", "son discours, hier"."""

    def __init__(
        self,
        text: str,
        events: Sequence[Event],
        times: Sequence[Time],
        published: tuple[date, date] | None,
    ) -> None:
        """``times`` are in the order of the ``text``."""
        starts = [t.anchor.start for t in times]
        self._times: dict[Anchor, str] = {}
        # Of old times alone: news may date others as well.
        self._owners: dict[Anchor, Anchor] = {}
        for event in events:
            end = (event.clauses or event.mentions)[0].end
            at = bisect_left(starts, end)
            if event.confidence <= _NOUN and at < len(times) and _is_right_behind(text[end : starts[at]]):
                self._times[event.mentions[0]] = times[at].edtf or ""
                if not is_news(times[at].edtf, published):
                    self._owners[times[at].anchor] = event.mentions[0]

    def of(self, event: Event) -> tuple[str, bool] | None:
        """The time right behind ``event``, its own; None where there is none."""
        edtf = self._times.get(event.mentions[0])
        return (edtf, True) if edtf else None

    def left(self, times: Sequence[Time], event: Event) -> Sequence[Time]:
        """Those of ``times`` that may date ``event``: an old one behind another noun dates that alone."""
        own, owners = event.mentions[0], self._owners
        return [t for t in times if owners.get(t.anchor, own) == own] if owners else times


def _is_right_behind(between: str) -> bool:
    """Whether nothing stands between but a short word, or a comma: "en", "de", "du"."""
    word = between.strip()
    return (word.isalpha() and len(word) < _SHORT) or word in {"", ","}


@dataclass(frozen=True)
class _Clause:
    """The clause of an event, and the text in which it stands."""

    event: Event
    text: str

    def named(
        self, times: Sequence[Time], published: tuple[date, date] | None, said: bool
    ) -> tuple[str | None, bool]:
        """The nearest time of the clause of the event, else of the clause above it; whether it is its own.

        What is said on a day of a thing known is no day of it: "le parquet s'est saisi mardi de l'attaque".
        """
        event = self.event
        known = event.definite or event.anaphoric
        at = event.mentions[0].start
        for words in (*event.clauses, event.governing):
            near = [t for t in times if words is not None and words.overlaps(t.anchor)]
            here = [t for t in own_times(event, near) if not self._parted(t.anchor)]
            over = said or event.done
            if event.status == "asserted" and (over or len(here) > 1):
                past = [t for t in here if not is_after(t.edtf, published)]
                here = past if over else past or here
            if here:
                nearest = min(here, key=lambda t: (abs(t.anchor.start - at), t.anchor.start))
                return nearest.edtf, not (known and words is event.governing)
        return None, False

    def _parted(self, time: Anchor) -> bool:
        """Whether a semicolon stands between: "Le vote est annulé ; un autre aura lieu le 24 mai".

        Or one dash; two enclose something and part nothing.
        """
        at = self.event.mentions[0]
        between = self.text[min(at.end, time.end) : max(at.start, time.start)]
        return ";" in between or len(_DASH.findall(between)) % 2 == 1


def _status(event: Event, edtf: str, published: tuple[date, date] | None) -> EventStatus:
    """What stands as a fact and lies after publication is planned: "la manifestation de samedi prochain"."""
    return "planned" if event.status == "asserted" and is_after(edtf, published) else event.status


def _lead(times: Sequence[Time], starts: Sequence[int], published: tuple[date, date] | None) -> str | None:
    """The day that the article is about: the first recent one in its first sentences.

    Of a night it is the morning.
    """
    end = starts[_LEAD] if len(starts) > _LEAD else None
    for time in times:
        if end is not None and time.anchor.start >= end:
            return None
        if time.edtf and is_day(time.edtf) and is_fresh(time.edtf, published):
            return spans(time.edtf)[0][1].isoformat() if is_night(time.edtf) else time.edtf
    return None


def settled(dates: Iterable[str | None]) -> Mapping[str, str]:
    """The day that is told most of, for each of ``dates`` that leaves a few days open."""
    told = Counter(edtf for edtf in dates if edtf)
    chosen: dict[str, str] = {}
    for edtf in sorted(edtf for edtf in told if len(edtf) > _ISO):
        days = [d for d in _days(edtf) if told[d] >= _ENOUGH]
        ranked = sorted(days, key=lambda d: (-told[d], d))
        if ranked and (len(ranked) == 1 or told[ranked[0]] >= _MUCH * told[ranked[1]]):
            chosen[edtf] = ranked[0]
    return chosen


def is_night(edtf: str) -> bool:
    """Whether it is from one day to the next: "dans la nuit de lundi à mardi"."""
    found = spans(edtf)
    return len(found) == 1 and found[0][1] - found[0][0] == timedelta(days=1)


def is_week(edtf: str) -> bool:
    """Whether it is a week from Monday on: "la semaine dernière"."""
    found = spans(edtf)
    return len(found) == 1 and found[0][0].weekday() == 0 and found[0][1] - found[0][0] == timedelta(days=6)


def _days(edtf: str) -> list[str]:
    """The single days that ``edtf`` may mean, when they are few or listed."""
    return [
        (first + timedelta(days=n)).isoformat()
        for first, last in spans(edtf)
        if last - first <= _FEW
        for n in range((last - first).days + 1)
    ]
