"""Complete the figures of a story: the time each holds for, and who gives it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from typing import TypeVar

from recoupe.languages import load
from recoupe.model import Actor, Anchor, Article, Figure, Quotation, Time, with_learnt
from recoupe.model.edtf import bounds
from recoupe.resolve.figure_words import according, apart, clause, cumulative, opposed, own_source, wall
from recoupe.resolve.grouped import grouped
from recoupe.resolve.memory import NO_MEMORY, Memory
from recoupe.text.sentences import cut

T = TypeVar("T")
# A figure of a story is of its days: a time longer than this ("depuis 2017", "en 2018") is kept as it is, but
# never carried from one sentence to the next.
_DAYS = timedelta(days=3)
_YEAR = timedelta(days=360)
# How long before publication a day may lie and still be the day that the next sentence goes on about.
_RECENT = timedelta(days=10)
# An article so soon after a day that it names so often, and so much oftener than its own, is about that day.
_AFTERMATH, _OFTEN, _OFTENER = timedelta(days=2), 2, 3
# How far from "selon" the name of the source may begin, in characters.
_SOURCE_REACH = 60
# How far before a time the words stand that make it a comparison or an aside, in characters.
_COMPARED, _ASIDE = 30, 40
# How far after a figure a participle may begin that is said of it, in characters.
_BESIDE = 40
_COMMA = re.compile(r"[,;:()](?!\d)")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")


def complete(
    figures: Sequence[Figure],
    quotations: Sequence[Quotation],
    times: Sequence[Time],
    articles: Sequence[Article],
    actors: Sequence[Actor],
    memory: Memory = NO_MEMORY,
) -> tuple[Figure, ...]:
    """``figures`` with ``as_of`` (EDTF) and ``said_by`` (the id of an actor), in the order given.

    A figure holds at the time of its clause, else of its sentence, else of the sentence before when that is a
    recent day, else on the day that the article is about, else at publication. It is given by the speaker of
    the quotation around it, else by the source that the sentence names ("selon la préfecture"). What the
    articles do not tell stays None.
    """
    given = grouped(figures, lambda f: f.anchor.article)
    said = grouped(quotations, lambda q: q.content.article)
    told = grouped(times, lambda t: t.anchor.article)
    sources = grouped(_sources(actors), lambda s: s[0].article)
    found: dict[str, Iterator[tuple[str | None, str | None]]] = {}
    for article in articles:
        own = article.id
        if own in given:
            here = given[own], said.get(own, []), told.get(own, []), sources.get(own, [])
            depends = article.published.edtf, *_outside(here[1], here[3])
            make = partial(_completed, article, *here)
            found[own] = iter(memory.part_of("figures", own, depends, make))
    return tuple(_with(f, next(found[f.anchor.article])) if f.anchor.article in found else f for f in figures)


def _sources(actors: Iterable[Actor]) -> Iterator[tuple[Anchor, str]]:
    """Every mention of those who may give a figure."""
    return ((mention, actor.id) for actor in actors if actor.kind != "place" for mention in actor.mentions)


def _outside(quotations: Iterable[Quotation], sources: Iterable[tuple[Anchor, str]]) -> Iterator[object]:
    """What the figures of an article depend on and its reading does not say: who speaks when, who is who."""
    for quotation in quotations:
        yield quotation.speaker
        yield quotation.date
    for anchor, actor in sources:
        yield anchor.start
        yield anchor.end
        yield actor


def _completed(
    article: Article,
    figures: Sequence[Figure],
    quotations: Sequence[Quotation],
    times: Sequence[Time],
    sources: Sequence[tuple[Anchor, str]],
) -> list[tuple[str | None, str | None]]:
    """``as_of`` and ``said_by`` of each figure of one article."""
    desk = _Desk(
        article=article,
        sentences=tuple(cut(article.text, load(article.language))),
        times=sorted(times, key=lambda t: (t.anchor.start, t.anchor.end)),
        quotations=quotations,
        sources=sorted(sources, key=lambda s: (s[0].start, s[0].end, s[1])),
        figures=sorted(f.anchor.start for f in figures),
    )
    return [desk.completed(f) for f in figures]


def _with(figure: Figure, completed: tuple[str | None, str | None]) -> Figure:
    as_of, said_by = completed
    return with_learnt(figure, as_of=as_of, said_by=said_by)


@dataclass(frozen=True)
class _Desk:
    """One article with what was found in it, each in the order of the text."""

    article: Article
    sentences: Sequence[tuple[int, int]]
    times: Sequence[Time]
    quotations: Sequence[Quotation]
    sources: Sequence[tuple[Anchor, str]]
    figures: Sequence[int]

    def completed(self, figure: Figure) -> tuple[str | None, str | None]:
        """``as_of`` and ``said_by`` of the figure."""
        number = max(0, bisect_right(self.sentences, (figure.anchor.start, len(self.article.text))) - 1)
        return self._as_of(figure, number), self._said_by(figure, number)

    # -- when ---------------------------------------------------------------------------------------------
    def _as_of(self, figure: Figure, number: int) -> str | None:
        start, end = self.sentences[number] if self.sentences else (0, len(self.article.text))
        near = [
            t for t in _between(self.times, start, end) if _span(t.edtf) and self._reaches(t, figure.anchor)
        ]
        # "Par 19 voix contre 14": both are of one vote, and nothing is compared.
        votes = figure.measure in opposed(self.article.language)
        open_ = [t for t in near if votes or not self._walled(figure.anchor, t.anchor)]
        if figure.status != "planned":
            # What is counted was so before the paper told it.
            open_ = [t for t in open_ if not self._is_ahead(t)]
        else:
            # A promise is dated by its own words alone, not by what else the sentence announces.
            open_ = [t for t in open_ if not self._is_apart(figure.anchor, t.anchor)]
        chosen = self._of_clause(figure.anchor, open_) or self._of_sentence(figure.anchor, open_)
        if chosen is not None:
            return self._given(figure, chosen.edtf, near)
        told = self._told(figure.anchor, near) or self._carried(number)
        return told or self._narrated or self.article.published.edtf

    @cached_property
    def _narrated(self) -> str | None:
        """The day that an article is about which comes out soon after and hardly tells of its own day.

        Its own is not known where the article is dated to several days.
        """
        first, last = _span(self.article.published.edtf) or (None, None)
        if first is None or last is None or last - first > _DAYS:
            return None
        days = [span[0] for t in self.times if not t.since and (span := _span(t.edtf)) and span[0] == span[1]]
        told = Counter(day for day in days if first - _AFTERMATH <= day <= last)
        own = told.pop(last, 0) if first == last else 0
        day = min(told, key=lambda day: (-told[day], day), default=None)
        return day.isoformat() if day and told[day] >= max(_OFTEN, _OFTENER * own) else None

    def _told(self, anchor: Anchor, times: Sequence[Time]) -> str | None:
        """The day on which the sentence says that the source spoke: "dix morts, a dit lundi …"."""
        for quotation in self.quotations:
            if quotation.date and quotation.content.contains(anchor):
                return next((t.edtf for t in times if t.edtf == quotation.date), None)
        return None

    def _given(self, figure: Figure, edtf: str | None, times: Sequence[Time]) -> str | None:
        """The day on which the sentence says that a toll of a recent day was told; else ``edtf`` itself."""
        event = _span(edtf)
        if figure.measure not in cumulative(self.article.language) or not edtf or not self._is_recent(edtf):
            return edtf
        if day := self._told(figure.anchor, times):
            span = _span(day)
            if span and event and span[0] == span[1] > event[1]:
                return day
        return edtf

    def _of_clause(self, anchor: Anchor, times: Sequence[Time]) -> Time | None:
        """The first time right after the figure, else the last one before it in its clause."""
        text, ends = self.article.text, clause(self.article.language)
        after = [t for t in times if t.anchor.start >= anchor.end]
        before = [t for t in times if t.anchor.end <= anchor.start and not self._is_aside(t, anchor)]
        if after and not re.search(r"[,;:]", text[anchor.end : after[0].anchor.start]):
            return after[0]
        if before and not ends.search(text, before[-1].anchor.end, anchor.start):
            return before[-1]
        return None

    def _is_aside(self, time: Time, anchor: Anchor) -> bool:
        """Whether a year is told by the way: "le navire, construit en 1991, mesurait 140 mètres"."""
        span = _span(time.edtf)
        if span is None or span[1] - span[0] < _YEAR:
            return False
        text, start = self.article.text, max(0, time.anchor.start - _ASIDE)
        return "," in text[start : time.anchor.start] and text[time.anchor.end : anchor.start][:1] == ","

    def _of_sentence(self, anchor: Anchor, times: Sequence[Time]) -> Time | None:
        """The nearest time of the sentence, but none after another figure that follows."""
        free = [
            t
            for t in times
            if not self._is_aside(t, anchor)
            and (t.anchor.start < anchor.start or not self._taken(anchor, t.anchor))
            and ";" not in self.article.text[anchor.end : t.anchor.start]
        ]
        return _nearest(anchor, free)

    def _taken(self, anchor: Anchor, time: Anchor) -> bool:
        first = bisect_right(self.figures, anchor.start)
        return first < len(self.figures) and self.figures[first] < time.start

    def _walled(self, one: Anchor, other: Anchor) -> bool:
        """Whether a bracket or a comparison stands between: "50.000 (contre 32.000 samedi dernier)"."""
        first, last = sorted((one, other))
        between = _BRACKETS.sub(" ", self.article.text[first.end : max(first.end, last.start)])
        return wall(self.article.language).search(between) is not None

    def _reaches(self, time: Time, anchor: Anchor) -> bool:
        """Whether ``time`` may date the figure: not "depuis lundi", nor what only another part tells.

        "Douze pompiers blessés samedi": a participle right after the thing counted is said of it.
        """
        if time.since or time.scope is None:
            return not time.since
        start, end = time.scope
        if start <= anchor.start < end:
            return True
        between = self.article.text[anchor.end : start]
        return anchor.end <= start and len(between) < _BESIDE and not _COMMA.search(between + " ")

    def _is_apart(self, one: Anchor, other: Anchor) -> bool:
        """Whether quotation marks, a comma or "et" stand between: "20 millions et, lundi, un audit"."""
        first, last = sorted((one, other))
        return apart(self.article.language).search(self.article.text, first.end, last.start) is not None

    def _carried(self, number: int) -> str | None:
        """The day of the sentence before, in the same paragraph, when the article is about that day."""
        if (
            number == 0
            or "\n" in self.article.text[self.sentences[number - 1][1] : self.sentences[number][0]]
        ):
            return None
        start, end = self.sentences[number - 1]
        told = [t for t in _between(self.times, start, end) if t.scope is None and not t.since]
        for time in reversed(told):
            compared = wall(self.article.language).search(
                self.article.text, max(start, time.anchor.start - _COMPARED), time.anchor.start
            )
            if time.edtf is not None and self._is_recent(time.edtf) and not compared:
                return time.edtf if not self._looks_back(number, time.edtf) else None
        return None

    def _looks_back(self, number: int, edtf: str) -> bool:
        """Whether a day is before one that the sentence before told of: "la veille, on en comptait dix"."""
        if (
            number < 2
            or "\n" in self.article.text[self.sentences[number - 2][1] : self.sentences[number - 1][0]]
        ):
            return False
        earlier = [
            t.edtf for t in _between(self.times, *self.sentences[number - 2]) if t.edtf and not t.since
        ]
        return any(self._is_recent(e) and e > edtf for e in earlier)

    def _is_ahead(self, time: Time) -> bool:
        """Whether a time begins after publication."""
        span, published = _span(time.edtf), _span(self.article.published.edtf)
        return span is not None and published is not None and span[0] > published[1]

    def _is_recent(self, edtf: str) -> bool:
        span, published = _span(edtf), _span(self.article.published.edtf)
        if span is None or published is None or span[1] - span[0] > _DAYS:
            return False
        return published[1] - _RECENT <= span[0] and span[1] <= published[1]

    # -- who ----------------------------------------------------------------------------------------------
    def _said_by(self, figure: Figure, number: int) -> str | None:
        text, end = self.article.text, figure.anchor.end
        if own := own_source(self.article.language).match(text, end):
            # "300, selon la préfecture, et 800, selon les organisateurs"
            return self._source_after(own.end(), self.sentences[number][1] if self.sentences else len(text))
        around = [q for q in self.quotations if q.speaker and self._holds(q, figure.anchor)]
        if around:
            return min(around, key=lambda q: (q.content.end - q.content.start, q.content)).speaker
        start, end = self.sentences[number] if self.sentences else (0, 0)
        named = self._governing(figure.anchor, start, end)
        if named is not None:
            # Somebody is named: where the story does not know who, nobody else said it.
            return self._source_after(named, end)
        return self._counting(figure, start, end)

    def _holds(self, quotation: Quotation, anchor: Anchor) -> bool:
        """Whether what is said holds the figure; "selon X" reaches no farther than a semicolon."""
        content = quotation.content
        if not content.contains(anchor):
            return False
        return quotation.mode == "direct" or ";" not in self.article.text[content.start : anchor.start]

    def _counting(self, figure: Figure, start: int, end: int) -> str | None:
        """The actor that the words for who counts name, as the reading found them."""
        words = figure.said_by
        first = bisect_right(self.sources, start - 1, key=lambda s: s[0].start)
        for anchor, actor in self.sources[first:] if words else ():
            if anchor.start >= end:
                break
            if words and anchor.exact in words:
                return actor
        return None

    def _governing(self, anchor: Anchor, start: int, end: int) -> int | None:
        """Where the nearest "selon" that says who gives the figure ends; None when none does."""
        found = [
            (abs(match.start() - anchor.end), match.end())
            for match in according(self.article.language).finditer(self.article.text, start, end)
            if not anchor.start <= match.start() < anchor.end and self._governs(match, anchor, start)
        ]
        return min(found)[1] if found else None

    def _governs(self, according: re.Match[str], anchor: Anchor, start: int) -> bool:
        """Whether "selon" is not another number's: "1.500 selon la police, 2.500 selon les organisateurs".

        A "selon" right after a number, without a comma, is that number's alone when a comma stands between
        it and this one; one after a comma is of all numbers before it.
        """
        text, at = self.article.text, according.start()
        if ";" in text[min(at, anchor.end) : max(at, anchor.start)]:
            return False
        before = bisect_right(self.figures, at - 1) - 1
        if before < 0 or not max(start, anchor.end if at > anchor.start else 0) <= self.figures[before]:
            return True
        other = self.figures[before]
        if _COMMA.search(text, other, at):
            return True
        first, last = (anchor.end, other) if at > anchor.start else (at, anchor.start)
        return not _COMMA.search(text, first, last)

    def _source_after(self, offset: int, end: int) -> str | None:
        """The source named right after ``offset``: before a stop, and before the next number."""
        first = bisect_right(self.sources, offset - 1, key=lambda s: s[0].start)
        limit = min(end, offset + _SOURCE_REACH)
        following = bisect_right(self.figures, offset)
        if following < len(self.figures):
            limit = min(limit, self.figures[following])
        for anchor, actor in self.sources[first : first + 1]:
            if anchor.start <= limit and not _COMMA.search(self.article.text, offset, anchor.start):
                return actor
        return None


def _between(times: Sequence[Time], start: int, end: int) -> list[Time]:
    first = bisect_right(times, start - 1, key=lambda t: t.anchor.start)
    last = bisect_right(times, end - 1, key=lambda t: t.anchor.start)
    return list(times[first:last])


def _nearest(anchor: Anchor, times: Iterable[Time]) -> Time | None:
    """The time with the fewest characters between it and ``anchor``; the earlier of two."""

    def distance(time: Time) -> tuple[int, int]:
        gap = max(time.anchor.start - anchor.end, anchor.start - time.anchor.end, 0)
        return gap, time.anchor.start

    return min(times, key=distance, default=None)


def _span(edtf: str | None) -> tuple[date, date] | None:
    if edtf is None:
        return None
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    return (first, last) if first and last else None
