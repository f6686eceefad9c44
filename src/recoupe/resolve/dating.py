"""When each quotation was spoken.

The day stands in the clause of the cue ("a déclaré jeudi …"), never in what is said there. Where no day is
given it is that of which the page tells, else the day of publication: most articles tell of what happened on
one day what was said of it on the next. So a day before that of the paper is taken of him who acted or spoke
then, of others in the paragraph if somebody spoke, or if it was yesterday. A day that dates a part of its
sentence only ("le maire, arrêté lundi, …"), a noun ("les violences de samedi"), a beginning ("depuis lundi")
or what is compared with ("plus que les 800 marcheurs de dimanche") is none of these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial

from recoupe.languages import load
from recoupe.languages.calendar import Calendar
from recoupe.model import Actor, Anchor, Article, Quotation, Time, edtf, with_learnt
from recoupe.resolve.asides import is_compared, is_of_noun, is_yesterday
from recoupe.resolve.grouped import grouped
from recoupe.resolve.memory import NO_MEMORY, Memory
from recoupe.text.sentences import rough_ends

# How long before publication a day may lie and still be the one on which people spoke.
_RECENT = timedelta(days=7)
# Farther than this from the words for saying, in characters, a semicolon is not looked for.
_LONGEST = 2_000


def date_quotations(
    quotations: Sequence[Quotation],
    times: Iterable[Time],
    articles: Iterable[Article],
    memory: Memory = NO_MEMORY,
    actors: Iterable[Actor] = (),
) -> tuple[Quotation, ...]:
    """The ``quotations``, in their order, each with the EDTF date of speaking where anything tells it.

    ``times`` are placed and belong to any of the ``articles``, in which ``actors`` are named. A date that a
    quotation has already is kept.
    """
    told = grouped((t for t in times if t.edtf is not None), lambda t: t.anchor.article)
    said = grouped(quotations, lambda q: q.content.article)
    named = _named(quotations, actors)
    dates: dict[str, list[str | None]] = {}
    for article in articles:
        here, times_here = said.get(article.id, ()), told.get(article.id, ())
        if here:
            speaking = [named.get((article.id, q.speaker or ""), ()) for q in here]
            depends = article.published.edtf, *(q.speaker for q in here), *speaking
            make = partial(_dates, article, here, times_here, speaking)
            dates[article.id] = memory.part_of("spoken", article.id, depends, make)
    left = {id: iter(found) for id, found in dates.items()}
    given = ((q, next(left.get(q.content.article, iter(())), None)) for q in quotations)
    return tuple(q if q.date else with_learnt(q, date=day) for q, day in given)


def _named(
    quotations: Iterable[Quotation], actors: Iterable[Actor]
) -> dict[tuple[str, str], tuple[int, ...]]:
    """Where in an article each of those who speak there is named, by article and actor."""
    speaking = {(q.content.article, q.speaker) for q in quotations if q.speaker}
    ids = {speaker for _, speaker in speaking}
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for actor in (actor for actor in actors if actor.id in ids):
        for mention in actor.mentions:
            if (mention.article, actor.id) in speaking:
                found[mention.article, actor.id].append(mention.start)
    return {key: tuple(sorted(starts)) for key, starts in found.items()}


def _dates(
    article: Article, said: Sequence[Quotation], times: Sequence[Time], named: Sequence[Sequence[int]]
) -> list[str | None]:
    """The date of each quotation of one article, in the order given; ``named`` is where its speaker is."""
    in_order = sorted(said, key=lambda q: (q.content.start, q.content.end))
    found = _Page(article, in_order, times, {q.id: held for q, held in zip(said, named, strict=True)}).dates()
    return [found.get(q.id) for q in said]


class _Page:
    """One article with its quotations, and the times that stand outside them."""

    def __init__(
        self,
        article: Article,
        quotations: Sequence[Quotation],
        times: Sequence[Time],
        named: Mapping[str, Sequence[int]],
    ) -> None:
        self._published = article.published.edtf
        self._quotations, self._named = quotations, named
        # When the saying of which the cue stands there was, where its own clause tells.
        self._said: list[tuple[int, str]] = []
        contents = _merged([(q.content.start, q.content.end) for q in quotations])
        self._last_day = _last_day(self._published)
        # As EDTF, whose days are in order as text is.
        self._first_day = _first_day(self._published)
        self._times = sorted(
            (
                time
                for time in times
                if not _inside(contents, time.anchor.start)
                and self._may_be_spoken(time)
                and not is_compared(article, time.anchor)
            ),
            key=lambda t: t.anchor.start,
        )
        self._days = [t for t in self._times if t.scope is None and not is_of_noun(article, t.anchor)]
        self._text, self._language = article.text, article.language
        self._starts = [t.anchor.start for t in self._times]
        self._ends = [end for end in rough_ends(article.text) if not _inside(contents, end - 1)]

    def dates(self) -> dict[str, str | None]:
        """The date of each quotation by its id."""
        found: dict[str, str | None] = {}
        last: Quotation | None = None
        for quotation in self._quotations:
            cue = quotation.cue or quotation.source
            given = self._in_clause(cue)
            if given is not None and cue is not None:
                self._said.append((cue.start, given))
            if given is None and quotation.continues is not None:
                given = found.get(quotation.continues)
            if given is None:
                before = last if last and self._goes_on(last, quotation) else None
                given = self._narrated(quotation, before.content.end if before else 0)
                if given is None and before is not None:
                    given = self._one_recent(found[before.id])
            found[quotation.id] = given if given is not None else self._published
            last = quotation
        return found

    def _goes_on(self, last: Quotation, quotation: Quotation) -> bool:
        """Whether he who spoke last speaks again in the same paragraph."""
        one = last.speaker is not None and last.speaker == quotation.speaker
        return one and "\n" not in self._text[last.content.end : quotation.content.start]

    def _in_clause(self, cue: Anchor | None) -> str | None:
        """The time nearest to the cue in its sentence."""
        if cue is None:
            return None
        start, end = self._sentence(cue.start)
        near = self._times[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]
        reaching = (t for t in near if self._reaches(t, cue))
        best = min(reaching, key=lambda t: _gap(t.anchor, cue), default=None)
        return best.edtf if best is not None else None

    def _reaches(self, time: Time, cue: Anchor) -> bool:
        """Whether a time of the sentence may be that of saying: not of another part, nor past a semicolon."""
        if time.scope is not None and not time.scope[0] <= cue.start < time.scope[1]:
            return False
        first, last = sorted((time.anchor, cue))
        return last.start - first.end > _LONGEST or ";" not in self._text[first.end : last.start]

    def _narrated(self, quotation: Quotation, first: int) -> str | None:
        """The recent day told of last before a quotation, and from ``first`` on, on which it was spoken.

        Told of is what the paragraph does, or where the verb of saying is in the past, one before: "déplore",
        "d'après les secours" in a paragraph without a day are of the day of publication.
        """
        start = quotation.content.start
        at = bisect_right(self._days, start, key=lambda t: t.anchor.start) - 1
        time = self._days[at] if at >= 0 and self._days[at].anchor.start >= first else None
        value = self._one_recent(time.edtf) if time is not None else None
        if time is None or value is None:
            return None
        sentence = self._sentence(time.anchor.start)
        if sentence[0] <= start < sentence[1]:
            return value
        apart = "\n" in self._text[time.anchor.end : start]
        told = self._is_told(quotation.cue)
        if apart and not told:
            return None
        if value >= self._first_day or (told and self._is_named(quotation, sentence)):
            return value
        if apart:
            return None
        yesterday = told and is_yesterday(self._language, time.anchor)
        return self._spoken_in(sentence) or (value if yesterday else None)

    def _one_recent(self, value: str | None) -> str | None:
        """``value`` where it is one day, and not long ago."""
        first, last = edtf.bounds(value) if value and edtf.valid(value) else (None, None)
        if first is None or first != last or self._last_day is None or self._last_day - first > _RECENT:
            return None
        return value

    def _is_named(self, quotation: Quotation, sentence: tuple[int, int]) -> bool:
        """Whether a sentence names him who speaks."""
        return any(sentence[0] <= at < sentence[1] for at in self._named.get(quotation.id, ()))

    def _spoken_in(self, sentence: tuple[int, int]) -> str | None:
        """When somebody spoke, of whom this sentence tells it."""
        return next((day for at, day in reversed(self._said) if sentence[0] <= at < sentence[1]), None)

    def _sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence that holds an offset begins and ends."""
        number = bisect_right(self._ends, at)
        start = self._ends[number - 1] if number else 0
        return start, self._ends[number] if number < len(self._ends) else len(self._text)

    def _is_told(self, cue: Anchor | None) -> bool:
        """Whether the words for saying are in the past, or there are none."""
        if cue is None:
            return True
        words, endings = _past(self._language)
        said = cue.exact.lower().replace("-", " ").replace("’", "'").split()
        return not words.isdisjoint(said) or cue.exact.endswith(endings)

    def _may_be_spoken(self, time: Time) -> bool:
        """Whether people may have spoken then: nobody is quoted from what is to come or from a year."""
        if time.edtf is None or time.since or not edtf.valid(time.edtf):
            return False
        first, last = edtf.bounds(time.edtf)
        if first is None or last is None or (last - first).days > 40:
            return False
        return self._last_day is None or first <= self._last_day


@cache
def _past(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words, and the endings, that put a verb of saying into the past."""
    cues = load(language).lexicon(Calendar).cues
    return frozenset(cues.told), cues.told_endings


def _last_day(published: str | None) -> date | None:
    return edtf.bounds(published)[1] if published is not None and edtf.valid(published) else None


def _first_day(published: str | None) -> str:
    first = edtf.bounds(published)[0] if published is not None and edtf.valid(published) else None
    return first.isoformat() if first is not None else ""


def _gap(time: Anchor, cue: Anchor) -> tuple[int, int]:
    return max(time.start - cue.end, cue.start - time.end, 0), time.start


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether an offset lies in one of the ``spans``, which are in order and do not overlap."""
    n = bisect_right(spans, (at, float("inf"))) - 1
    return n >= 0 and spans[n][0] <= at < spans[n][1]
