"""Read the times of one article as if it had appeared on a certain day.

The clock keeps the day narrated: "la veille" and "trois jours plus tard" count from the last day that the
text told of ("le lendemain, il sera" from the last that it announced), and a source's "aujourd'hui" is the
day on which it spoke.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from recoupe.model import TimeExpression
from recoupe.model.times import (
    Beside,
    Direction,
    Era,
    Feast,
    Meaning,
    Nth,
    Part,
    Several,
    Shifted,
    Span,
    Vague,
    Written,
)
from recoupe.resolve import dates
from recoupe.resolve.dates import Placed

# How long ago a day may lie and still be the day on which somebody quoted spoke.
_SPOKEN_WITHIN = timedelta(days=7)
# How many expressions further on a sentence may name the day that "au lendemain d'une grève" was.
_NAMED_WITHIN = 4
# "En 2015, la digue a cédé le 3 mai": how many characters on a year of the sentence holds.
_YEAR_REACH = 60


class Clock:
    """Reads expressions on ``today``, the day of publication; None when it is not known."""

    def __init__(self, today: date | None) -> None:
        self.today = today
        self._day: Placed | None = None
        self._any: Placed | None = None
        self._announced: Placed | None = None
        self._told = -1
        self._year: tuple[int, int, int] | None = None

    def read(self, expressions: Sequence[TimeExpression]) -> list[Placed | None]:
        """The value of each expression, in order; None where nothing can be said."""
        found: list[Placed | None] = []
        for n, expression in enumerate(expressions):
            placed = self._placed(expression, expressions, n)
            self._remember(expression, placed)
            found.append(placed)
        return found

    def _placed(self, expression: TimeExpression, among: Sequence[TimeExpression], at: int) -> Placed | None:
        said = expression.meaning
        if isinstance(said, Beside):
            return self._beside(expression, among, at)
        reference = self._reference(expression)
        found = value(self._with_year(expression), reference, expression.direction)
        if found is not None and found.first is not None and expression.since and _is_running(said):
            return Placed(f"{found.first}/..", found.first, None, "span")
        return found

    def _reference(self, expression: TimeExpression) -> date | None:
        """The day from which the expression counts."""
        if expression.anaphoric:
            told = self._any if _long(expression.meaning) else self._day
            if expression.direction == "future" and self._announced is not None:
                told = self._announced
            return told.first if told is not None and told.first is not None else self.today
        if not expression.quoted:
            return self.today
        told = self._any if isinstance(expression.meaning, Vague) else self._day
        if told is None or told.first is None or told.last is None:
            return self.today
        if isinstance(expression.meaning, Vague):
            return told.first
        if _is_past_weekday(expression):
            return self.today
        return told.first if self._may_be_spoken(told.first) else self.today

    def _may_be_spoken(self, day: date) -> bool:
        return self.today is not None and timedelta() <= self.today - day <= _SPOKEN_WITHIN

    def _with_year(self, expression: TimeExpression) -> Meaning:
        """A date without a year takes that of the sentence when that is past ("en 2015, … le 3 mai")."""
        said = expression.meaning
        if (
            isinstance(said, Written)
            and said.year is None
            and said.month is not None
            and said.shift is None
            and self._year is not None
            and self._year[0] == expression.sentence
            and expression.anchor.start - self._year[2] <= _YEAR_REACH
            and expression.direction == "past"
            and (self.today is None or self._year[1] < self.today.year)
        ):
            return replace(said, year=self._year[1])
        return said

    def _remember(self, expression: TimeExpression, placed: Placed | None) -> None:
        said = expression.meaning
        if isinstance(said, Written) and said.year is not None:
            self._year = (expression.sentence, said.year, expression.anchor.end)
        if placed is None or placed.first is None:
            return
        if self._is_to_come(expression, placed.first):
            if placed.grain == "day":
                self._announced = placed
            return
        self._announced = None
        if not (expression.quoted or expression.since or isinstance(said, Vague)):
            self._any = placed
        if placed.grain == "day" and not (expression.quoted or expression.since):
            self._day, self._told = placed, expression.sentence

    def _is_to_come(self, expression: TimeExpression, day: date) -> bool:
        """Whether it announces; "le lundi suivant" of a past day goes on narrating."""
        if expression.direction != "future":
            return False
        return not expression.anaphoric or (self.today is not None and day > self.today)

    def _beside(self, expression: TimeExpression, among: Sequence[TimeExpression], at: int) -> Placed | None:
        """ "au lendemain d'une grève": a day that the sentence names, else that of publication."""
        said = expression.meaning
        if isinstance(said, Beside) and said.dated and at + 1 < len(among):
            of = self._placed(among[at + 1], among, at + 1)
            if of is not None and of.grain == "day" and of.first is not None and of.first == of.last:
                return dates.day(of.first + timedelta(days=said.by))
        if self._day is not None and self._told == expression.sentence:
            return self._day
        for n in range(at + 1, min(at + 1 + _NAMED_WITHIN, len(among))):
            other = among[n]
            if other.sentence != expression.sentence:
                break
            if other.anaphoric or other.quoted or isinstance(other.meaning, Beside):
                continue
            placed = self._placed(other, among, n)
            if placed is not None and placed.grain == "day":
                return placed
        return dates.day(self.today)


@lru_cache(maxsize=16_384)
def value(said: Meaning, reference: date | None, direction: Direction) -> Placed | None:
    """The value of ``said`` as seen from ``reference``; None where it has none."""
    return _READ[type(said)](said, reference, direction)


def _shifted(said: Shifted, reference: date | None, direction: Direction) -> Placed | None:
    if said.base is None:
        placed = dates.shifted(said, reference, direction)
        about = said.about and placed is not None and placed.first is not None and placed.edtf[-1] != "~"
        return placed._replace(edtf=f"{placed.edtf}~") if placed is not None and about else placed
    base = value(said.base, reference, direction)
    if base is None or base.first is None:
        return dates.unknown("day")
    return dates.shifted(said, base.first, direction)


def _part(said: Part, reference: date | None, direction: Direction) -> Placed | None:
    whole = value(said.of, reference, direction)
    found = dates.part(said, whole) if whole else None
    if _is_ahead(found, reference, direction) and (before := _year_before(said.of)) is not None:
        return _part(replace(said, of=before), reference, direction)
    return found


def _nth(said: Nth, reference: date | None, direction: Direction) -> Placed | None:
    where = value(said.where, reference, direction)
    found = dates.nth(said, where) if where else None
    if _is_ahead(found, reference, direction) and (before := _year_before(said.where)) is not None:
        return _nth(replace(said, where=before), reference, direction)
    return found


def _is_ahead(found: Placed | None, reference: date | None, direction: Direction) -> bool:
    """Whether a past clause names something that is still to come: "le budget voté en fin d'année"."""
    if direction != "past" or found is None or found.first is None or reference is None:
        return False
    return found.first > reference


def _year_before(said: Meaning) -> Shifted | None:
    """The year before the one that runs."""
    running = isinstance(said, Shifted) and said.unit == "year" and said.by == 0 and said.base is None
    return Shifted("year", -1) if running else None


def _several(said: Several, reference: date | None, direction: Direction) -> Placed | None:
    return dates.several([value(one, reference, direction) for one in said.of])


def _span(said: Span, reference: date | None, direction: Direction) -> Placed | None:
    last = value(said.last, reference, direction) if said.last else None
    if said.first is None or last is None:
        return last
    first = value(said.first, last.first or reference, "past")
    return dates.span(first, last)


_READ: dict[type, Callable[[Any, date | None, Direction], Placed | None]] = {
    Written: dates.written,
    Era: lambda said, reference, direction: dates.era(said),
    Feast: dates.feast,
    Shifted: _shifted,
    Part: _part,
    Span: _span,
    Several: _several,
    Nth: _nth,
    Vague: lambda said, reference, direction: dates.vague(said, reference),
    Beside: lambda said, reference, direction: None,
}


def _is_past_weekday(expression: TimeExpression) -> bool:
    """Whether a weekday is told as past: who means another than the last says so ("samedi dernier")."""
    said = expression.meaning
    weekday = isinstance(said, Written) and said.weekday is not None and said.day is None
    return weekday and expression.direction == "past"


def _is_running(said: Meaning) -> bool:
    """The beginning of the week, month or year that runs."""
    return isinstance(said, Part) and said.part == "start" and isinstance(said.of, Shifted)


def _long(said: Meaning) -> bool:
    """Whether the expression steps by more than days, so that a month or a year told of is its reference."""
    return isinstance(said, Shifted) and said.unit not in {"day", "week", "weekend"}


__all__ = ["Clock", "Placed"]
