"""Read dates written in EDTF (ISO 8601-2) as spans of days, to sort and to draw them.

Levels 0 to 2 as far as the press needs them: days, months, seasons and quarters, years, unspecified digits
("201X"), qualifiers ("~", "?", "%"), intervals with open ends, and sets ("[2021-07-01,2021-07-08]").
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_SIMPLE = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")
_QUALIFIERS = re.compile(r"[~?%]")
_TIME = re.compile(r"T[\d:.,+\-Z]*$")
# First month and number of months of each sub-year grouping of ISO 8601-2:
# 21 to 24 seasons, taken as northern; 25 to 28 northern; 29 to 32 southern; then quarters, thirds, halves.
_GROUPINGS = {
    **{first: (month, 3) for first, month in ((21, 3), (22, 6), (23, 9), (24, 12))},
    **{first: (month, 3) for first, month in ((25, 3), (26, 6), (27, 9), (28, 12))},
    **{first: (month, 3) for first, month in ((29, 9), (30, 12), (31, 3), (32, 6))},
    **{33 + i: (1 + 3 * i, 3) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6) for i in range(2)},
}


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
    def order(self) -> tuple[date, date]:
        """A key for sorting: by the first day, what is wider before what is narrower."""
        first = self.first or self.last or date.max
        return first, date.fromordinal(date.max.toordinal() - (self.last or first).toordinal() + 1)


@lru_cache(maxsize=65536)
def span(edtf: str | None) -> Span | None:
    """The span of an EDTF value; None for what is not EDTF or lies outside the years 1 to 9999."""
    text = (edtf or "").strip()
    if not text:
        return None
    if text[0] in "[{" and text[-1] in "]}":
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _simple(text)


def _interval(text: str) -> Span | None:
    start, _, end = text.partition("/")
    left, right = _end(start), _end(end)
    if left is None or right is None or (left.first is None and right.last is None):
        return None
    return Span(left.first, right.last, left.sure and right.sure)


def _end(text: str) -> Span | None:
    return Span(None, None) if text in ("", "..") else _simple(text)


def _set(text: str) -> Span | None:
    members = [span(part.replace("..", "/")) for part in text[1:-1].split(",")]
    known = [member for member in members if member is not None]
    if not known:
        return None
    whole = _hull(known)
    return Span(whole.first, whole.last, sure=text[0] == "{")


def _hull(spans: Iterable[Span]) -> Span:
    """The narrowest span that holds all of them; an end is open where one of them is open there."""
    spans = list(spans)
    firsts, lasts = [s.first for s in spans], [s.last for s in spans]
    first = None if None in firsts else min(d for d in firsts if d)
    last = None if None in lasts else max(d for d in lasts if d)
    return Span(first, last, all(s.sure for s in spans))


def _simple(text: str) -> Span | None:
    plain = _TIME.sub("", _QUALIFIERS.sub("", text))
    match = _SIMPLE.fullmatch(plain)
    if match is None:
        return None
    try:
        first, last = _bounds(*match.groups())
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None
    return Span(first, last, sure=_QUALIFIERS.search(text) is None and "X" not in plain)


def _bounds(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """The first and the last day. Raises ValueError for a day or a month that no calendar has."""
    low, high = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
    if month is None or "X" in month:
        return date(low, 1, 1), date(high, 12, 31)
    if int(month) in _GROUPINGS:
        start, months = _GROUPINGS[int(month)]
        return date(low, start, 1), _month_end(high, start + months - 1)
    if day is None or "X" in day:
        return date(low, int(month), 1), _month_end(high, int(month))
    return date(low, int(month), int(day)), date(high, int(month), int(day))


def _month_end(year: int, month: int) -> date:
    """The last day of a month; the 13th month of a year is the first of the next."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def order(edtf: str | None) -> tuple[date, date]:
    """A key for sorting EDTF values in time; what has no date comes last."""
    found = span(edtf)
    return found.order if found else (date.max, date.max)


def earliest(edtf: str | None) -> tuple[date, date]:
    """A key for sorting what was published: by the first day, what is narrower before what is wider."""
    found = span(edtf)
    first = (found.first or found.last) if found else None
    return (first or date.max, (found.last if found else None) or date.max)


def period(values: Iterable[str | None]) -> str | None:
    """The EDTF interval from the earliest to the latest day of ``values``; None when none is dated."""
    days = [d for value in values if (found := span(value)) for d in (found.first, found.last) if d]
    return f"{min(days).isoformat()}/{max(days).isoformat()}" if days else None


def days_between(first: date, last: date) -> int:
    """The number of days from ``first`` to ``last``."""
    return (last - first) // timedelta(days=1)
