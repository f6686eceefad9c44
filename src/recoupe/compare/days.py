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
from typing import NamedTuple

from recoupe.compare.asides import is_aside, lasts
from recoupe.compare.cutting import sentences
from recoupe.compare.inside import Cover, place
from recoupe.compare.levels import spans
from recoupe.languages import Language
from recoupe.languages.events import EventWords
from recoupe.model import Anchor, Article, Event, Story, Time
from recoupe.model.claims import EventStatus
from recoupe.resolve.grouped import grouped
from recoupe.resolve.memory import Memory

# How many sentences a day goes on being the day narrated; a month or a year only for the next one.
_GOES_ON, _VAGUE_GOES_ON = 4, 1
# Events told by a noun are no surer than this.
_NOUN = 0.65
_BREAK = re.compile(r"\n")
# A dash between words, as against a hyphen inside one.
_DASH = re.compile(r"[–—]|(?<= )-(?= )")
# Where an article says what day it is about, and how old such news may be.
_LEAD, _NEWS = 5, timedelta(days=10)
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


@dataclass
class _Narrated:
    """The day that a text narrates as it goes on.

    A day before ``lead``, what the article is about, ends with the paragraph that goes back to it.
    """

    lead: str | None
    edtf: str | None = None
    sentence: int = -99
    paragraph: int = -1

    def at(self, sentence: int, paragraph: int) -> str | None:
        span = _GOES_ON if _is_day(self.edtf) else _VAGUE_GOES_ON
        if sentence - self.sentence > span or (paragraph != self.paragraph and self._is_back()):
            return None
        return self.edtf

    def _is_back(self) -> bool:
        day, lead = _span(self.edtf), _span(self.lead)
        return day is not None and lead is not None and day[1] < lead[0]


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
    published = _span(article.published.edtf)
    kept = [
        t
        for t in sorted(times, key=lambda t: place(t.anchor))
        if (_span(t.edtf) or _is_some_day(t.edtf)) and not is_aside(article, t.anchor)
    ]
    open_, held = _by_quotation(kept, quoted)
    told = _Told(_of_main_clauses(open_, events), article, language, published)
    spoken = _of_main_clauses(open_, events, reported=True)
    lead = _lead(spoken, told.starts, published)
    if lead is None and published is not None:
        lead = _lead(open_, told.starts, published)
    narrated = _Narrated(lead)
    # A span with an open end says nothing of the day.
    some_time = _known(article.published.edtf)
    saying = frozenset(language.lexicon(EventWords).saying)
    for event in events:
        sentence = bisect_right(told.starts, event.mentions[0].start)
        said = _said_with(event, held)
        clause = _Clause(event, article.text)
        named, own = clause.named([*open_, *said], published, event.type in saying)
        if named:
            if _narrates(event) and not said and told.moves_on(event, named):
                narrated = _Narrated(lead, named, sentence, told.paragraph(sentence))
            yield Day(_known(named) or some_time, own, _status(event, named, published))
        elif event.earlier:
            yield Day(None, event.dated, event.status)
        elif event.status == "planned":
            yield Day(some_time, event.dated, event.status)
        else:
            # A pluperfect without a time of its own is told by somebody, not narrated.
            day = None if event.anterior else told.near(event, sentence, narrated)
            yield Day(_known(day or lead) or some_time, event.dated, event.status)


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


class _Told:
    """The times of the main clauses of an article, by its sentences."""

    def __init__(
        self, times: list[Time], article: Article, language: Language, published: tuple[date, date] | None
    ) -> None:
        since = language.lexicon(EventWords).since
        self.times = [t for t in times if not lasts(article, t.anchor, since)]
        self.starts = [start for start, _ in sentences(article.text, language)]
        self._lasting = [t for t in times if lasts(article, t.anchor, since)]
        self._breaks = [found.start() for found in _BREAK.finditer(article.text)]
        self._at = [time.anchor.start for time in self.times]
        self._published = published

    def paragraph(self, sentence: int) -> int:
        """The number of the paragraph in which the ``sentence``-th sentence from 1 begins."""
        return bisect_right(self._breaks, self.starts[sentence - 1] if sentence else 0)

    def moves_on(self, event: Event, named: str) -> bool:
        """Whether the text goes on to narrate ``named``, which dates ``event``: "depuis lundi" does not."""
        lasting = any(
            t.edtf == named and any(words.overlaps(t.anchor) for words in event.clauses)
            for t in self._lasting
        )
        return not lasting and _fresh(named, self._published)

    def near(self, event: Event, sentence: int, narrated: _Narrated) -> str | None:
        """The day of ``event``, which has no time of its own, by the text around it."""
        day = self._beside(event, sentence) or self._before(sentence, narrated)
        return day or narrated.at(sentence, self.paragraph(sentence))

    def _beside(self, event: Event, sentence: int) -> str | None:
        """The nearest recent day of another clause of the sentence."""
        days = _own(event, self._recent(sentence))
        at = event.mentions[0].start
        return min(days, key=lambda t: abs(t.anchor.start - at)).edtf if days else None

    def _before(self, sentence: int, narrated: _Narrated) -> str | None:
        """The day of the last sentence, or that with which one further up in the paragraph opens.

        Only of those that follow the last day narrated.
        """
        paragraph = self.paragraph(sentence)
        for above in range(sentence - 1, max(narrated.sentence, sentence - 1 - _GOES_ON, 0), -1):
            if above < sentence - 1 and self.paragraph(above) != paragraph:
                return None
            if (day := self._opening(above)) is not None:
                return day
        return None

    def _opening(self, sentence: int) -> str | None:
        """The first recent day of a sentence: French opens with the day that it goes on to narrate."""
        days = self._recent(sentence)
        return days[0].edtf if days else None

    def _recent(self, sentence: int) -> list[Time]:
        """The recent days named in a sentence, which is the ``sentence``-th from 1."""
        if not 0 < sentence <= len(self.starts):
            return []
        first = bisect_left(self._at, self.starts[sentence - 1])
        last = len(self.times)
        if sentence < len(self.starts):
            last = bisect_left(self._at, self.starts[sentence], first)
        return [t for t in self.times[first:last] if _is_day(t.edtf) and _fresh(t.edtf, self._published)]


def _narrates(event: Event) -> bool:
    """Whether it moves the narration on: a verb that asserts it, not a noun that refers to it.

    Nor a relative clause or a participle, which tell something besides.
    """
    told = event.status == "asserted" and not event.anterior and not event.beside
    return told and event.confidence > _NOUN


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
            here = [t for t in _own(event, near) if not self._parted(t.anchor)]
            over = said or event.done
            if event.status == "asserted" and (over or len(here) > 1):
                past = [t for t in here if not _after(t.edtf, published)]
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


def _own(event: Event, times: list[Time]) -> list[Time]:
    """Those of ``times`` that do not stand in what is told besides."""
    return [t for t in times if not any(a.contains(t.anchor) for a in event.asides)]


def _status(event: Event, edtf: str, published: tuple[date, date] | None) -> EventStatus:
    """What stands as a fact and lies after publication is planned: "la manifestation de samedi prochain"."""
    return "planned" if event.status == "asserted" and _after(edtf, published) else event.status


def _lead(times: Sequence[Time], starts: Sequence[int], published: tuple[date, date] | None) -> str | None:
    """The day that the article is about: the first recent one in its first sentences.

    Of a night it is the morning.
    """
    end = starts[_LEAD] if len(starts) > _LEAD else None
    for time in times:
        if end is not None and time.anchor.start >= end:
            return None
        if time.edtf and _is_day(time.edtf) and _fresh(time.edtf, published):
            return spans(time.edtf)[0][1].isoformat() if is_night(time.edtf) else time.edtf
    return None


def _fresh(edtf: str | None, published: tuple[date, date] | None) -> bool:
    """Whether the time is one of the days before publication; any is where that is unknown."""
    if _is_some_day(edtf):
        return True
    found = _span(edtf)
    if found is None:
        return False
    return published is None or (
        found[0] <= published[1] and (not _is_day(edtf) or published[0] - found[1] <= _NEWS)
    )


def _after(edtf: str | None, published: tuple[date, date] | None) -> bool:
    found = _span(edtf)
    return found is not None and published is not None and found[0] > published[1]


def _is_day(edtf: str | None) -> bool:
    """Whether it is a day, a night, or one of some days."""
    found = spans(edtf)
    if _is_some_day(edtf):
        return True
    return bool(found) and all((last - first).days <= 2 for first, last in found)


def _is_some_day(edtf: str | None) -> bool:
    """Whether it is a day of which the year at least is unknown: "mardi" in an article without a date."""
    return edtf is not None and edtf.startswith("XXXX-") and len(edtf) == _ISO


def _known(edtf: str | None) -> str | None:
    """The time, where it tells from when to when."""
    return edtf if spans(edtf) else None


def _span(edtf: str | None) -> tuple[date, date] | None:
    found = spans(edtf)
    return (found[0][0], found[-1][1]) if found else None


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


def _days(edtf: str) -> list[str]:
    """The single days that ``edtf`` may mean, when they are few or listed."""
    return [
        (first + timedelta(days=n)).isoformat()
        for first, last in spans(edtf)
        if last - first <= _FEW
        for n in range((last - first).days + 1)
    ]
