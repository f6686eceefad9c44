"""Dates as EDTF writes them (ISO 8601-2), the part of it that the press needs.

Dates with unspecified digits (2020, 2020-09, 2020-09-01, 199X, XXXX-05, 2020-01-XX), seasons (2014-22; 21 is
spring, 24 winter), the qualifiers ``~`` about, ``?`` uncertain, ``%`` both; intervals, ``..`` for an open end
and nothing for an unknown one; sets, ``[a,b]`` one of and ``{a,b}`` all of, whose first member may have an
open start and the last an open end (``[..2021-03-10]``: some day until then; ``[2019..2021]``: one between).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

Bounds = tuple[date | None, date | None]

_DATE = re.compile(
    r"(?P<year>(?:\d{4}|\d{3}X|\d{2}XX|XXXX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[~?%]?", re.ASCII
)
_SPRING, _WINTER = 21, 24
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


def valid(text: str) -> bool:
    """Whether ``text`` is EDTF of the kinds above and every date in it exists."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def bounds(text: str) -> Bounds:
    """The first and the last day that ``text`` may mean, None where that end is open or unknown.

    A qualifier does not widen them. A season is three months; winter begins in December of its year.
    Raises ValueError when ``text`` is not EDTF of the kinds above.
    """
    if text[:1] in {"[", "{"}:
        return _bounds_of_set(text)
    first, slash, last = text.partition("/")
    if not slash:
        return _bounds_of_date(text)
    if first in {"", ".."} and last in {"", ".."}:
        raise ValueError(f"not an EDTF interval: {text!r}")
    start = None if first in {"", ".."} else _bounds_of_date(first)[0]
    end = None if last in {"", ".."} else _bounds_of_date(last)[1]
    if start and end and start > end:
        raise ValueError(f"the interval ends before it begins: {text!r}")
    return start, end


def overlap(a: str, b: str) -> bool:
    """Whether some day may be meant by both. Members of a set count one by one. Raises as ``bounds``."""
    return any(_meet(x, y) for x in _spans(a) for y in _spans(b))


def _meet(a: str, b: str) -> bool:
    (first, last), (other_first, other_last) = bounds(a), bounds(b)
    if first is not None and other_last is not None and first > other_last:
        return False
    if other_first is not None and last is not None and other_first > last:
        return False
    return not _months(a).isdisjoint(_months(b))


def _months(text: str) -> frozenset[int]:
    """The months of the year in which a day of ``text`` may lie, all twelve where nothing says."""
    match = _DATE.fullmatch(text)
    month = match["month"] if match is not None else None
    if month is None or month == "XX":
        return frozenset(range(1, 13))
    if int(month) in _FIRST_MONTH:
        start = _FIRST_MONTH[int(month)]
        return frozenset((start + n - 1) % 12 + 1 for n in range(3))
    return frozenset({int(month)})


def members(text: str) -> tuple[str, ...]:
    """The members of a set; ``text`` itself when it is none."""
    return tuple(part.strip() for part in text[1:-1].split(",")) if text[:1] in {"[", "{"} else (text,)


def _spans(text: str) -> tuple[str, ...]:
    """The members of a set, those with ``..`` as intervals; ``text`` itself when it is none."""
    if text[:1] not in {"[", "{"}:
        return (text,)
    return tuple(_span(member) for member in members(text))


def _span(member: str) -> str:
    """A member of a set as a date or an interval: ``..2021`` is ``../2021``."""
    first, dots, last = member.partition("..")
    return f"{first or '..'}/{last or '..'}" if dots else member


def interval(first: date | None, last: date | None) -> str:
    """``first/last``, one day when both are the same, ``..`` for an open end."""
    if first is not None and first == last:
        return first.isoformat()
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"


def one_of(values: Iterable[str]) -> str:
    """``[a,b,…]`` in order without repeats; the value itself when there is but one."""
    kept = sorted(set(values))
    return kept[0] if len(kept) == 1 else f"[{','.join(kept)}]"


def _bounds_of_set(text: str) -> Bounds:
    if text[-1] != {"[": "]", "{": "}"}[text[0]]:
        raise ValueError(f"not an EDTF set: {text!r}")
    if "/" in text or any(part.startswith("..") for part in members(text)[1:]):
        raise ValueError(f"not an EDTF set: {text!r}")
    ends = [bounds(span) for span in _spans(text)]
    starts = [start for start, _ in ends if start]
    stops = [stop for _, stop in ends if stop]
    return (
        min(starts) if len(starts) == len(ends) else None,
        max(stops) if len(stops) == len(ends) else None,
    )


@lru_cache(maxsize=16_384)
def _bounds_of_date(text: str) -> Bounds:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day = match["year"], match["month"], match["day"]
    if year == "XXXX":
        _check_day(2000, month, day, text)
        return None, None
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low < 1:
        raise ValueError(f"not an EDTF year: {text!r}")
    _check_day(high if "X" not in year else 2000, month, day, text)
    return _first(low, month, day), _last(high, month, day)


def _check_day(year: int, month: str | None, day: str | None, text: str) -> None:
    """Raise unless the month or season exists and has that day (in a leap year when none is known)."""
    if month is None or month == "XX":
        exists = day in {None, "XX"} or (day is not None and 1 <= int(day) <= 31)
    elif _SPRING <= int(month) <= _WINTER:
        exists = day is None
    else:
        exists = 1 <= int(month) <= 12 and (
            day in {None, "XX"} or (day is not None and 1 <= int(day) <= monthrange(year, int(month))[1])
        )
    if not exists:
        raise ValueError(f"no such date: {text!r}")


def _first(year: int, month: str | None, day: str | None) -> date:
    number = 1 if month in {None, "XX"} else int(month or 1)
    number = _FIRST_MONTH.get(number, number)
    return date(year, number, 1 if day in {None, "XX"} else int(day or 1))


def _last(year: int, month: str | None, day: str | None) -> date:
    number = 12 if month in {None, "XX"} else int(month or 12)
    if number in _FIRST_MONTH:
        return _month_end(year, _FIRST_MONTH[number] + 2)
    if day in {None, "XX"}:
        return _month_end(year, number)
    return date(year, number, min(int(day or 1), monthrange(year, number)[1]))


def _month_end(year: int, month: int) -> date:
    """The last day of a month; months past 12 run into the next year, which the calendar must have."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1]) if year <= 9999 else date.max
