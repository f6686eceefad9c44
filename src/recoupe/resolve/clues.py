"""What the relative times of an article ("mardi", "hier") tell of the day on which it appeared.

Another article that dates the same happening says which day they meant; and news is fresh: the first day that
an article tells of by its weekday is mostly the day on which it appeared, or the one before.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from recoupe.model import Anchor, TimeExpression
from recoupe.model.times import Direction, Meaning, Shifted, Written
from recoupe.resolve.clock import value
from recoupe.resolve.contexts import Passages
from recoupe.resolve.window import Window

# Two passages may tell of one happening when they are so alike, with so many words in common.
_ALIKE, _SHARED = 0.15, 3
# A day that a passage so alike dates is twice as likely as another; so many times as alike where it is a day
# written with its year, which is remembered and no news.
_TWICE, _REMEMBERED = 0.15, 2
_MOST_LINKS = 15
# Day by day, another is left out when one is so many times as likely.
_SURE = math.log(25)
# A day is believed when it is so many times as likely as others, and once more for each so many dated
# passages: of very many one is like another by chance.
_ENOUGH, _CHANCES = 4, 150
# An open span, or one of more days, is looked at only where others say what it tells of.
_MOST_DAYS = 92
# At so many days from all dated articles of a story one of it is half as likely to have appeared.
_WEEK = 7
# An expression like "mardi" lies at most so far from publication.
_RELATIVE = 8
# A passage that may mean more days than these dates nothing.
_FEW = 3
# How many articles in a thousand appear so many days after the first of which a sentence of theirs tells by
# its weekday or as "hier", counted on 146 dated ones; and which share of those of the same day tell of the
# next one as well: some are dated before they are finished.
_AFTER = {-1: 48, 0: 642, 1: 198, 2: 75, 3: 27}
_LATER = 7
_UNFINISHED = 0.07


@dataclass(frozen=True, slots=True)
class Dated:
    """A time with the days that it may mean, which are few."""

    time: TimeExpression
    days: frozenset[date]
    beside: tuple[Meaning, ...]

    @property
    def twice(self) -> float:
        """How alike a passage has to be that makes its day twice as likely."""
        said = self.time.meaning
        remembered = isinstance(said, Written) and said.year is not None
        return _TWICE * _REMEMBERED if remembered else _TWICE

    def answers(self, other: TimeExpression, beside: tuple[Meaning, ...]) -> bool:
        """Whether it can date a time in whose sentence the times ``beside`` stand.

        It cannot when another time of one of the two sentences says the same as the time in the other and so
        answers to it, nor in an article that dates itself: what that writes with its year or in the same
        sentence it does not call "mardi". What has gone on since a day is told of another.
        """
        said = self.time.meaning
        if self.time.since and not other.since:
            return False
        if other.meaning != said and (other.meaning in self.beside or said in beside):
            return False
        if self.time.anchor.article != other.anchor.article:
            return True
        written = isinstance(said, Written) and said.month is not None and said.year is None
        return written and self.time.sentence != other.sentence


@dataclass(slots=True)
class Clue:
    """What an article calls "mardi": the days of publication from which it is a day that others date.

    ``said``: how likely each makes that, as a logarithm, and the passages that say so.
    """

    time: TimeExpression
    said: dict[date, tuple[float, tuple[Anchor, ...]]] = field(default_factory=dict)

    def add(self, likeness: float, dated: Dated, never: frozenset[date]) -> None:
        """A passage so alike dates the happening, to none of the days ``never``; the likest one counts."""
        weight = math.log1p((likeness / dated.twice) ** 2 / len(dated.days))
        evidence = self.time.anchor, dated.time.anchor
        for when in sorted(dated.days - never):
            for day in _seen_from(self.time.meaning, self.time.direction, when):
                if day not in self.said or self.said[day][0] < weight:
                    self.said[day] = weight, evidence


class Testimony:
    """All that the relative times of one article tell of its day.

    ``clues`` are what others say of the days that it tells of, to be believed where their weights come to
    ``enough``.
    """

    def __init__(
        self,
        times: Sequence[TimeExpression],
        clues: Sequence[Clue],
        given: Sequence[date],
        enough: float,
    ) -> None:
        self._times, self._clues, self._given, self._enough = times, clues, given, enough

    @property
    def is_running(self) -> bool:
        """Whether the article tells of days by their weekday or as "hier": of what has just happened."""
        return any(is_relative(time) for time in self._times)

    def is_another(self, day: date, published: date) -> bool:
        """Whether the article, had it appeared then, would call another day by the weekday of ``day``."""
        return any(
            isinstance(time.meaning, Written)
            and time.meaning.weekday == day.isoweekday()
            and _meant(time, published) != day
            for time in filter(_is_news, self._times)
        )

    def is_clear(self, found: Window) -> bool:
        """Whether others say enough to date the article by it, on one of the days ``found`` otherwise."""
        return any(self._said(day) >= self._enough for day in self._days() if found.holds(day))

    def likeliest(self, found: Window) -> Window:
        """Of the days ``found`` otherwise those for which nearly as much speaks as for the best one."""
        clear = self.is_clear(found)
        days = found.sample(_MOST_DAYS)
        if found.days is None or found.days > _MOST_DAYS:
            days = tuple(filter(found.holds, self._days())) if clear else ()
        if not days:
            return found
        weights = {
            day: freshness(self._times, day) + self._company(day) + (self._said(day) if clear else 0.0)
            for day in days
        }
        most = max(weights.values())
        kept = sorted(day for day, weight in weights.items() if weight >= most - _SURE)
        said = (clue.said[day][1] for clue in self._clues for day in kept if clear and day in clue.said)
        return Window(kept[0], kept[-1], (*found.evidence, *chain.from_iterable(said)))

    def _days(self) -> set[date]:
        return set[date]().union(*(clue.said for clue in self._clues))

    def _said(self, day: date) -> float:
        return sum(clue.said[day][0] for clue in self._clues if day in clue.said)

    def _company(self, day: date) -> float:
        """How usual the day is by how far it lies from those of the dated articles of the story."""
        at = bisect_left(self._given, day)
        apart = (abs((day - other).days) for other in self._given[max(0, at - 1) : at + 1])
        return -math.log1p(min(apart, default=0) / _WEEK)


class Clues:
    """The passages of a story that hold a time whose day is known.

    ``known``: for each time of each article the days that it may mean. ``given``: the days of the articles
    that came with a date, in order.
    """

    def __init__(
        self, passages: Passages, known: Mapping[str, Sequence[frozenset[date]]], given: Sequence[date]
    ) -> None:
        self._passages, self._given = passages, given
        self._dated: list[Dated] = []
        contexts = []
        for article, days in known.items():
            times = passages.times[article]
            for time, around, meant in zip(times, passages.around[article], days, strict=True):
                if 0 < len(meant) <= _FEW:
                    self._dated.append(Dated(time, meant, _beside(time, times)))
                    contexts.append(around)
        self._index = passages.index(contexts)

    def of(self, article: str, leaving: frozenset[str], announced: frozenset[date]) -> Testimony:
        """What other articles than those ``leaving`` say of the days that the article tells of.

        Times that say the same mean the same day and make one clue. A day ``announced`` it does not call
        "mardi" in the past.
        """
        clues: dict[tuple[Meaning, Direction], Clue] = {}
        times = self._passages.times[article]
        for time, around in zip(times, self._passages.around[article], strict=True):
            if not is_relative(time):
                continue
            beside = _beside(time, times)
            clue = clues.setdefault((time.meaning, time.direction), Clue(time))
            never = announced if time.direction == "past" else frozenset()
            for likeness, number in self._index.like(around, _ALIKE, _SHARED)[:_MOST_LINKS]:
                dated = self._dated[number]
                if dated.time.anchor.article not in leaving and dated.answers(time, beside):
                    clue.add(likeness, dated, never)
        enough = math.log(_ENOUGH + len(self._dated) / _CHANCES)
        return Testimony(times, list(clues.values()), self._given, enough)


def freshness(times: Sequence[TimeExpression], published: date) -> float:
    """How usual it is that an article with these ``times`` appears then: a logarithm, 0 the most usual."""
    after = next((n for time, n in _after(times, published) if time.scope is None), None)
    if after is None:
        return 0.0
    first = math.log(_AFTER.get(after, _LATER) / _AFTER[0])
    return first + math.log(_UNFINISHED) if after >= 0 and is_unfinished(times, published) else first


def is_unfinished(times: Sequence[TimeExpression], day: date) -> bool:
    """Whether an article with these ``times`` tells of the day after as past."""
    return any(after < 0 for _, after in _after(times, day))


def _after(times: Sequence[TimeExpression], published: date) -> Iterator[tuple[TimeExpression, int]]:
    """How many days after each day of which the article tells as news it appears."""
    for time in filter(_is_news, times):
        if (day := _meant(time, published)) is not None:
            yield time, (published - day).days


def is_relative(time: TimeExpression) -> bool:
    """ "mardi", "hier": a day near publication that says nothing else of itself."""
    said = time.meaning
    if time.anaphoric or time.quoted:
        return False
    if isinstance(said, Written):
        return said.weekday is not None and said.day is None and said.month is None
    # "aujourd'hui" is often "nowadays".
    return isinstance(said, Shifted) and said.unit == "day" and said.base is None and 0 < abs(said.by) <= 2


def _is_news(time: TimeExpression) -> bool:
    """Whether the article tells what happened on a day near its own; "mardi dernier" is farther."""
    farther = isinstance(time.meaning, Written) and time.meaning.shift is not None
    return is_relative(time) and time.direction == "past" and not farther


def _meant(time: TimeExpression, published: date) -> date | None:
    """The day that a relative time means, seen from publication."""
    placed = value(time.meaning, published, time.direction)
    return placed.first if placed is not None and placed.grain == "day" else None


@lru_cache(maxsize=16_384)
def _seen_from(said: Meaning, direction: Direction, when: date) -> tuple[date, ...]:
    """The days of publication from which ``said`` means ``when``."""
    around = (when + timedelta(n) for n in range(-_RELATIVE, _RELATIVE + 1))
    return tuple(
        day for day in around if (at := value(said, day, direction)) is not None and at.first == when
    )


def _beside(time: TimeExpression, times: Sequence[TimeExpression]) -> tuple[Meaning, ...]:
    """What the times of its sentence say, its own included."""
    return tuple(other.meaning for other in times if other.sentence == time.sentence)
