"""A span of days on which something may have happened, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.model import Anchor, Published, edtf
from recoupe.model.article import Basis


@dataclass(frozen=True, slots=True)
class Window:
    """From ``first`` to ``last``, both included, None where that side is open."""

    first: date | None = None
    last: date | None = None
    evidence: tuple[Anchor, ...] = ()

    @property
    def days(self) -> int | None:
        """How many days it holds; None when it is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    def sample(self, most: int) -> tuple[date, ...]:
        """Each of its days when they are so many at most, else the first and the last; none if it is open."""
        if self.first is None or self.last is None:
            return ()
        count = (self.last - self.first).days + 1
        if count > most:
            return self.first, self.last
        return tuple(self.first + timedelta(n) for n in range(count))

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies within."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def within(self, other: Window) -> Window | None:
        """The days that both hold; None when there are none."""
        firsts = [d for d in (self.first, other.first) if d is not None]
        lasts = [d for d in (self.last, other.last) if d is not None]
        first, last = max(firsts, default=None), min(lasts, default=None)
        if first is not None and last is not None and first > last:
            return None
        return Window(first, last, (*self.evidence, *other.evidence))

    def hull(self, other: Window) -> Window:
        """From the first day of either to the last."""
        first = None if self.first is None or other.first is None else min(self.first, other.first)
        last = None if self.last is None or other.last is None else max(self.last, other.last)
        return Window(first, last, (*self.evidence, *other.evidence))

    def published(self, basis: Basis) -> Published:
        """As a date of publication; an unknown one when both sides are open."""
        if self.first is None and self.last is None:
            return Published()
        return Published(edtf.interval(self.first, self.last), basis, tuple(dict.fromkeys(self.evidence)))
