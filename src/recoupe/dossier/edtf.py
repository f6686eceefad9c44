"""Dates (EDTF) as spans of days, to sort and to draw them; ``recoupe.model.edtf`` reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from recoupe.model.edtf import bounds

_MONTH = 31
_UNSURE = frozenset("~?%X[")


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date may mean, both ends included; None where an end is open or not known.

    ``sure`` is False for what is approximate, uncertain, or one of a set.
    """

    first: date | None
    last: date | None
    sure: bool = True

    @property
    def is_day(self) -> bool:
        """Whether this is one day."""
        return self.first is not None and self.first == self.last

    @property
    def is_narrow(self) -> bool:
        """Whether this is a month or less: enough to say when something came out."""
        return self.first is not None and self.last is not None and (self.last - self.first).days <= _MONTH

    @property
    def order(self) -> tuple[date, timedelta]:
        """A key for sorting: by the first day, what is wider before what is narrower."""
        first = self.first or self.last or date.max
        return first, first - (self.last or first)


@lru_cache(maxsize=65536)
def span(edtf: str | None) -> Span | None:
    """The span of an EDTF value; None for None, for what is not EDTF, and where no day is known at all."""
    if not edtf:
        return None
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    return Span(first, last, _UNSURE.isdisjoint(edtf)) if first or last else None


def order(edtf: str | None) -> tuple[date, timedelta]:
    """A key for sorting EDTF values in time; what has no date comes last."""
    found = span(edtf)
    return found.order if found else (date.max, timedelta.max)


def earliest(edtf: str | None) -> tuple[date, date]:
    """A key for sorting what was published: by the first day, what is narrower before what is wider."""
    found = span(edtf)
    first = (found.first or found.last) if found else None
    return (first or date.max, (found.last if found else None) or date.max)


def latest(edtf: str | None) -> date:
    """The last day that a date may mean."""
    found = span(edtf)
    return (found.last or found.first if found else None) or date.min


def telling(values: Iterable[str | None]) -> list[str]:
    """The values that are dates: those of a month or less, else, where there are none, all."""
    dated = [(value, found) for value in values if value and (found := span(value))]
    return [value for value, found in dated if found.is_narrow] or [value for value, _ in dated]


def period(values: Iterable[str | None]) -> str | None:
    """The EDTF interval from the earliest to the latest day of the ``telling`` values; None when none is."""
    spans = [found for value in telling(values) if (found := span(value))]
    days = [day for found in spans for day in (found.first, found.last) if day]
    return f"{min(days).isoformat()}/{max(days).isoformat()}" if days else None
