"""When each quotation was spoken.

The day stands in the clause of the cue ("a déclaré jeudi …"), never in what is said there; where no day is
given it is that of the last one who spoke or acted, while that is recent, else the day of publication. A day
that dates a part of its sentence only ("le maire, arrêté lundi, …"), a beginning ("depuis lundi") or what is
compared with ("plus que les 800 marcheurs de dimanche") is neither.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache, partial

from recoupe.languages import load
from recoupe.languages.calendar import Calendar
from recoupe.model import Anchor, Article, Quotation, Time, edtf, with_learnt
from recoupe.resolve.asides import is_compared
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
) -> tuple[Quotation, ...]:
    """The ``quotations``, in their order, each with the EDTF date of speaking where anything tells it.

    ``times`` are placed and belong to any of the ``articles``. A date that a quotation has already is kept.
    """
    told = grouped((t for t in times if t.edtf is not None), lambda t: t.anchor.article)
    said = grouped(quotations, lambda q: q.content.article)
    dates: dict[str, list[str | None]] = {}
    for article in articles:
        here, times_here = said.get(article.id, ()), told.get(article.id, ())
        if here:
            # Who speaks does not matter, so that the print of the article and its day tell all.
            dates[article.id] = memory.part_of(
                "spoken", article.id, (article.published.edtf,), partial(_dates, article, here, times_here)
            )
    left = {id: iter(found) for id, found in dates.items()}
    given = ((q, next(left.get(q.content.article, iter(())), None)) for q in quotations)
    return tuple(q if q.date else with_learnt(q, date=day) for q, day in given)


def _dates(article: Article, said: Sequence[Quotation], times: Sequence[Time]) -> list[str | None]:
    """The date of each quotation of one article, in the order given."""
    in_order = sorted(said, key=lambda q: (q.content.start, q.content.end))
    found = _Page(article, in_order, times).dates()
    return [found.get(q.id) for q in said]


class _Page:
    """One article with its quotations, and the times that stand outside them."""

    def __init__(self, article: Article, quotations: Sequence[Quotation], times: Sequence[Time]) -> None:
        self._published = article.published.edtf
        self._quotations = quotations
        contents = _merged([(q.content.start, q.content.end) for q in quotations])
        self._last_day = _last_day(self._published)
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
        self._days = [t for t in self._times if t.scope is None]
        self._text, self._language = article.text, article.language
        self._starts = [t.anchor.start for t in self._times]
        self._ends = [end for end in rough_ends(article.text) if not _inside(contents, end - 1)]

    def dates(self) -> dict[str, str | None]:
        """The date of each quotation by its id."""
        found: dict[str, str | None] = {}
        for quotation in self._quotations:
            given = self._in_clause(quotation.cue or quotation.source)
            if given is None and quotation.continues is not None:
                given = found.get(quotation.continues)
            if given is None:
                given = self._narrated(quotation)
            found[quotation.id] = given if given is not None else self._published
        return found

    def _in_clause(self, cue: Anchor | None) -> str | None:
        """The time nearest to the cue in its sentence."""
        if cue is None:
            return None
        at = bisect_right(self._ends, cue.start)
        start = self._ends[at - 1] if at else 0
        end = self._ends[at] if at < len(self._ends) else cue.end + 10_000
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

    def _narrated(self, quotation: Quotation) -> str | None:
        """The last recent day told of before a quotation: in its paragraph, or with a verb in the past.

        "Déplore", "d'après les secours" in a paragraph without a day are of the day of publication.
        """
        start = quotation.content.start
        at = bisect_right(self._days, start, key=lambda t: t.anchor.start) - 1
        if at < 0 or self._last_day is None:
            return None
        time = self._days[at]
        if not self._is_told(quotation.cue) and "\n" in self._text[time.anchor.end : start]:
            return None
        value = time.edtf
        first, last = edtf.bounds(value) if value else (None, None)
        if first is None or first != last or self._last_day - first > _RECENT:
            return None
        return value

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
