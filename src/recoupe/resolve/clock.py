"""Read the times of one article as if it had appeared on a certain day.

The clock keeps the day narrated: "la veille" and "trois jours plus tard" count from the last day that the
text told of, and a source's "aujourd'hui" is the day on which it spoke.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

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


class Clock:
    """Reads expressions on ``today``, the day of publication; None when it is not known."""

    def __init__(self, today: date | None) -> None:
        self.today = today
        self._day: Placed | None = None
        self._any: Placed | None = None
        self._year: tuple[int, int] | None = None

    def read(self, expressions: Sequence[TimeExpression]) -> list[Placed | None]:
        """The value of each expression, in order; None where nothing can be said."""
        found: list[Placed | None] = []
        for n, expression in enumerate(expressions):
            placed = self._placed(expression, expressions[n + 1 :])
            self._remember(expression, placed)
            found.append(placed)
        return found

    def _placed(self, expression: TimeExpression, rest: Sequence[TimeExpression]) -> Placed | None:
        said = expression.meaning
        if isinstance(said, Beside):
            return self._beside(expression, said, rest)
        reference = self._reference(expression)
        value = self._value(self._with_year(expression), reference, expression.direction)
        if value is not None and expression.since and isinstance(said, Part) and said.part == "start":
            return Placed(f"{value.first}/..", value.first, None, "span")
        return value

    def _reference(self, expression: TimeExpression) -> date | None:
        """The day from which the expression counts."""
        if expression.anaphoric:
            told = self._any if _long(expression.meaning) else self._day
            return told.first if told is not None and told.first is not None else self.today
        if not expression.quoted:
            return self.today
        told = self._any if isinstance(expression.meaning, Vague) else self._day
        if told is None or told.first is None or told.last is None:
            return self.today
        if isinstance(expression.meaning, Vague):
            return told.first
        return told.first if self._may_be_spoken(told.first) else self.today

    def _may_be_spoken(self, day: date) -> bool:
        return self.today is not None and timedelta() <= self.today - day <= _SPOKEN_WITHIN

    def _with_year(self, expression: TimeExpression) -> Meaning:
        """A date without a year takes that of the sentence when it lies in the past ("en 2015, … le 3 mai")."""
        said = expression.meaning
        if (
            isinstance(said, Written)
            and said.year is None
            and said.month is not None
            and said.shift is None
            and self._year is not None
            and self._year[0] == expression.sentence
            and expression.direction == "past"
            and (self.today is None or self._year[1] < self.today.year)
        ):
            return replace(said, year=self._year[1])
        return said

    def _remember(self, expression: TimeExpression, placed: Placed | None) -> None:
        said = expression.meaning
        if isinstance(said, Written) and said.year is not None:
            self._year = (expression.sentence, said.year)
        if placed is None or placed.first is None or expression.direction == "future":
            return
        if not (expression.quoted or isinstance(said, Vague)):
            self._any = placed
        if placed.grain == "day" and not (expression.quoted or expression.since):
            self._day = placed

    def _beside(
        self, expression: TimeExpression, said: Beside, rest: Sequence[TimeExpression]
    ) -> Placed | None:
        """ "au lendemain d'une grève": the day that the sentence goes on to name, else that of publication."""
        for other in rest:
            if other.sentence != expression.sentence:
                break
            placed = None if other.anaphoric or other.quoted else self._placed(other, ())
            if placed is not None and placed.grain == "day":
                return placed
        return dates.day(self.today)

    def _value(self, said: Meaning, reference: date | None, direction: Direction) -> Placed | None:
        match said:
            case Written():
                return dates.written(said, reference, direction)
            case Era():
                return dates.era(said)
            case Feast():
                return dates.feast(said, reference, direction)
            case Shifted():
                base = self._value(said.base, reference, direction) if said.base else None
                if said.base and (base is None or base.first is None):
                    return dates.unknown("day")
                return dates.shifted(said, base.first if base else reference, direction)
            case Part():
                of = self._value(said.of, reference, direction)
                return dates.part(said, of) if of else None
            case Span():
                return self._span(said, reference, direction)
            case Several():
                return dates.several([self._value(one, reference, direction) for one in said.of])
            case Nth():
                where = self._value(said.where, reference, direction)
                return dates.nth(said, where) if where else None
            case Vague():
                return dates.vague(said, reference)
            case Beside():
                return None

    def _span(self, said: Span, reference: date | None, direction: Direction) -> Placed | None:
        last = self._value(said.last, reference, direction) if said.last else None
        if said.first is None or last is None:
            return last
        known = last.first if last.first is not None else reference
        first = self._value(said.first, known, "past")
        return dates.span(first, last)


def _long(said: Meaning) -> bool:
    """Whether the expression steps by more than days, so that a month or a year told of is its reference."""
    return isinstance(said, Shifted) and said.unit not in {"day", "week", "weekend"}


__all__ = ["Clock", "Placed"]
