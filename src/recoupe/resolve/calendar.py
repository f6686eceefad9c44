"""Place calendar expressions: which day "mardi", "la veille" or "fin mars" was, seen from publication.

An article may be dated to a day, a month, or a span that was inferred. Its expressions are read once for
every day on which it may have appeared, and the readings are merged: one value where all agree, else the set
of the days that it may be, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from recoupe.languages import Language
from recoupe.model import Published, Time, TimeExpression, edtf
from recoupe.model.times import Written
from recoupe.resolve import dates
from recoupe.resolve.clock import Clock, Placed
from recoupe.resolve.clues import is_unfinished

# More days than these of possible publication are sampled: their readings disagree anyhow.
_MOST_DAYS = 62
# A publication outside these years is a slip of the pen, and reckoning back from it would leave the calendar.
_EARLIEST, _LATEST = 1000, 9000
_SOME_DAY = "XXXX-XX-XX"
# The times with which an article begins.
_OPENING = 2
# Years in which every day of the year, 29 February too, falls on every weekday once.
_CYCLE = range(2001, 2029)
_A_WEEK = timedelta(days=7)
_YEAR = re.compile(r"\b\d{4}(?=-\d\d-\d\d)")
# A set of more days than these says no more than "some day", unless the month of publication bounds it.
_MOST_MEMBERS = 3


def place(
    expressions: Sequence[TimeExpression], published: Published, language: Language
) -> tuple[Time, ...]:
    """The times of one article: its ``expressions``, all of them and in order, with their EDTF values.

    A value is None where nothing is known of it ("ces derniers jours" in an article without a date). Digits
    that are not known are X.
    """
    return with_values(expressions, values(expressions, published))


def with_values(expressions: Sequence[TimeExpression], values: Sequence[str | None]) -> tuple[Time, ...]:
    """The times of one article whose ``expressions`` have the EDTF ``values``."""
    return tuple(
        Time(expression.anchor, value, expression.scope, expression.since)
        for expression, value in zip(expressions, values, strict=True)
    )


def values(expressions: Sequence[TimeExpression], published: Published) -> list[str | None]:
    """The EDTF values of the ``expressions`` of one article, in order."""
    days = _days_of(published.edtf)
    # As it is read the text was finished, even if it was dated before.
    days = [day for day in days if not is_unfinished(expressions, day)] or days
    readings = [Clock(day).read(expressions) for day in days] if days else [_undated(expressions, published)]
    month = published.edtf if published.edtf and _is_month(published.edtf) else None
    return [merged(read, month) for read in zip(*readings, strict=True)]


def _undated(expressions: Sequence[TimeExpression], published: Published) -> list[Placed | None]:
    """The readings of an article whose days of publication are unknown or too many.

    The day since which it may have appeared is the last that it tells of, in the year that the story tells.
    """
    known = published.edtf is not None and edtf.valid(published.edtf)
    since = edtf.bounds(published.edtf)[0] if known and published.edtf else None
    found = _in_some_year(expressions)
    return [
        dates.day(since) if since and _is_written(expression, since) else placed
        for expression, placed in zip(expressions, found, strict=True)
    ]


def _is_written(expression: TimeExpression, day: date) -> bool:
    """Whether the words give the day and the month of ``day``, told as past, and no year."""
    said = expression.meaning
    if not isinstance(said, Written) or said.year is not None or expression.direction != "past":
        return False
    return (said.month, said.day) == (day.month, day.day)


def _in_some_year(expressions: Sequence[TimeExpression]) -> list[Placed | None]:
    """The readings of an article of which no date is known.

    One that begins with "mercredi 13 mars" mostly appears then or the day after: what it calls "mardi" is
    told by its day and month. Those are the same in every year in which 13 March is a Wednesday.
    """
    found = Clock(None).read(expressions)
    if (day := _opening_day(expressions)) is None:
        return found
    likely = zip(*(Clock(day + timedelta(n)).read(expressions) for n in (0, 1)), strict=True)
    return [
        old if old is None or old.edtf != _SOME_DAY else _of_any_year(*both) or old
        for old, both in zip(found, likely, strict=True)
    ]


def _opening_day(expressions: Sequence[TimeExpression]) -> date | None:
    """The day with its weekday with which an article begins, in a year in which it is that weekday."""
    for said in (e.meaning for e in expressions[:_OPENING] if e.direction != "future" and not e.quoted):
        if isinstance(said, Written) and said.weekday and said.month and said.day and said.year is None:
            years = (_date(year, said.month, said.day) for year in _CYCLE)
            return next((day for day in years if day and day.isoweekday() == said.weekday), None)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_any_year(one: Placed | None, other: Placed | None) -> Placed | None:
    """The day or the few days on which both agree, without the year."""
    if one is None or one != other or one.first is None or one.last is None:
        return None
    if one.last - one.first > _A_WEEK:
        return None
    return Placed(_YEAR.sub("XXXX", one.edtf), None, None, one.grain)


def merged(values: Sequence[Placed | None], month: str | None = None) -> str | None:
    """One EDTF value for the values that a time has on each possible day of publication.

    ``month`` is the month of publication where no more is known: days outside it are then left out.
    """
    known = [v for v in values if v is not None]
    if not known:
        return None
    distinct = {v.edtf: v for v in known}
    if len(distinct) == 1:
        return known[0].edtf
    if month is not None:
        return _in_month(list(distinct.values()), month)
    if all(v.grain == "day" for v in known):
        return edtf.one_of(distinct) if len(distinct) <= _MOST_MEMBERS else _SOME_DAY
    if all(v.grain in {"month", "year"} for v in known) and len(distinct) <= _MOST_MEMBERS:
        return edtf.one_of(distinct)
    return _hull(list(distinct.values()))


def _in_month(values: Sequence[Placed], month: str) -> str:
    first, last = edtf.bounds(month)
    assert first is not None and last is not None
    if all(v.grain == "day" for v in values):
        inside = [v.edtf for v in values if v.first and first <= v.first <= last]
        return edtf.one_of(inside) if 0 < len(inside) <= 5 else month
    starts, ends = [v.first for v in values if v.first], [v.last for v in values if v.last]
    if len(starts) < len(values) and len(ends) < len(values):
        return values[0].edtf
    if len(starts) < len(values):
        return f"/{max(ends):%Y-%m}"
    if len(ends) < len(values):
        return f"{min(starts):%Y-%m}/.."
    start, end = min(starts), max(ends)
    if start < first and end > last and (end - start).days < 62:
        return month
    low, high = f"{start:%Y-%m}", f"{end:%Y-%m}"
    return low if low == high else f"{low}/{high}"


def _hull(values: Sequence[Placed]) -> str:
    starts, ends = [v.first for v in values if v.first], [v.last for v in values if v.last]
    start = min(starts) if len(starts) == len(values) else None
    end = max(ends) if len(ends) == len(values) else None
    if start is None and end is None:
        return values[0].edtf
    return edtf.interval(start, end)


def _is_month(value: str) -> bool:
    return len(value) == 7 and value[4] == "-" and value[5:].isdecimal() and int(value[5:]) <= 12


def _days_of(published: str | None) -> list[date]:
    """The days on which the article may have appeared; none when they are not known."""
    if published is None or not edtf.valid(published):
        return []
    if published[:1] == "[":
        return [day for member in edtf.members(published) for day in _days_of(member)]
    first, last = edtf.bounds(published)
    if first is None or last is None or first.year < _EARLIEST or last.year > _LATEST:
        return []
    count = (last - first).days + 1
    step = 1 if count <= _MOST_DAYS else count // _MOST_DAYS + 1
    return [first + timedelta(n) for n in range(0, count, step)]
