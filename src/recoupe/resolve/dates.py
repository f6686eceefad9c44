"""The arithmetic of the calendar: from what an expression says and a day of reference to a value in EDTF."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from recoupe.model import edtf
from recoupe.model.times import Direction, Era, Feast, Nth, Part, Shifted, Unit, Vague, Written

Grain = Literal["day", "month", "season", "year", "era", "span"]

_DAY = timedelta(days=1)
_RULE = re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)|easter(?P<offset>[+-]\d+)")
# "a annoncé une grève le 5 mars": a past clause may still mean a day to come, when that one is far nearer.
_AGAINST = 4
# How many days ahead the nearest weekday may lie. Texts are dated when first put up and go on being written:
# one dated to a Monday may tell of what happened "mardi", or "ce mercredi". Of eighteen weekdays that past
# clauses name and that were those of the day after, seventeen meant that day and one the day six before.
_NEAR, _AT_HAND, _NEXT = 3, 2, 1


class Placed(NamedTuple):
    """A value with its first and last day, None where open or unknown, and how long it is."""

    edtf: str
    first: date | None
    last: date | None
    grain: Grain


def day(when: date | None) -> Placed | None:
    """One day; None for none."""
    return None if when is None else Placed(when.isoformat(), when, when, "day")


def unknown(unit: Unit) -> Placed:
    """Some day, month or year of which nothing is known."""
    digits = {"day": "XXXX-XX-XX", "week": "XXXX-XX-XX", "weekend": "XXXX-XX-XX", "month": "XXXX-XX"}
    grain: Grain = "day" if unit in {"day", "week", "weekend"} else "month" if unit == "month" else "year"
    return Placed(digits.get(unit, "XXXX"), None, None, grain)


def of(value: str, grain: Grain) -> Placed:
    """An EDTF value with its bounds."""
    return Placed(value, *edtf.bounds(value), grain)


def written(said: Written, today: date | None, direction: Direction) -> Placed | None:
    """ "mardi", "le 3 mai", "mardi 3 mai 2017", "mai", "2017", "l'été 2014"; None for a day that is none."""
    if said.weekday and not (said.day or said.month):
        return unknown("day") if today is None else day(weekday(said, today, direction))
    if said.season:
        return _season(said, today, direction)
    if said.month is None and said.day is None:
        return of(f"{said.year:04}", "year") if said.year is not None else None
    if said.year is not None or today is None:
        return _plain(said)
    if said.month is None:
        return day(_day_of_month(said, today, direction))
    return _in_some_year(said, today, direction)


def _plain(said: Written) -> Placed | None:
    """A date by its own parts, X for what is not known."""
    value = f"{said.year:04}" if said.year is not None else "XXXX"
    value += f"-{said.month:02}" if said.month else "-XX"
    if said.day:
        value += f"-{said.day:02}"
    return of(value, "day" if said.day else "month") if edtf.valid(value) else None


def weekday(said: Written, today: date, direction: Direction) -> date:
    """The weekday that is meant: today counts, unless the words exclude it ("mardi dernier")."""
    assert said.weekday is not None
    ahead = (said.weekday - today.isoweekday()) % 7
    if said.shift is not None:
        return today + timedelta(ahead or 7) if said.shift > 0 else today - timedelta((7 - ahead) or 7)
    if direction == "future" or ahead <= (_NEAR if direction == "near" else _AT_HAND if said.this else _NEXT):
        return today + timedelta(ahead)
    return today + timedelta(ahead - 7 if ahead else 0)


def _in_some_year(said: Written, today: date, direction: Direction) -> Placed | None:
    """A day or month without its year: the year by direction, and by the weekday where there is one."""
    assert said.month is not None
    years = range(today.year - 1, today.year + 2)
    found = [p for p in (_plain(replace(said, year=year)) for year in years) if p is not None]
    fitting = [p for p in found if p.first is not None and p.first.isoweekday() == said.weekday]
    fitting = _pointing(fitting, today, said, direction) if said.day else []
    return _chosen(fitting or found, today, said, direction)


def _chosen(found: Sequence[Placed], today: date, said: Written, direction: Direction) -> Placed | None:
    """Of the values found, the one that the direction asks for, else the nearest."""
    kept = _pointing(found, today, said, direction) or found
    return min(kept, key=lambda value: _distance(value, today, direction), default=None)


def _distance(value: Placed, today: date, direction: Direction) -> int:
    """How many days lie between; what is ahead counts ``_AGAINST`` times as many where the clause is past."""
    assert value.first is not None and value.last is not None
    if value.first <= today <= value.last:
        return 0
    if value.last < today:
        return (today - value.last).days
    return (value.first - today).days * (_AGAINST if direction == "past" else 1)


def _pointing(found: Sequence[Placed], today: date, said: Written, direction: Direction) -> list[Placed]:
    """Those that lie where the words or the clause say; today counts unless the words exclude it."""
    if said.shift is not None:
        return [p for p in found if p.first and p.last and (p.last < today, p.first > today)[said.shift > 0]]
    if direction == "future":
        return [p for p in found if p.last is not None and p.last >= today]
    return list(found)


def _day_of_month(said: Written, today: date, direction: Direction) -> date | None:
    """ "le 18", "mercredi 13": the day in the month that direction, and the weekday, ask for."""
    assert said.day is not None
    span = range(-13, 14) if said.weekday else range(-2, 3)
    found = []
    for step in span:
        year, month = add_months(today.year, today.month, step)
        if said.day <= monthrange(year, month)[1]:
            one = date(year, month, said.day)
            if said.weekday in {None, one.isoweekday()}:
                found.append(Placed(one.isoformat(), one, one, "day"))
    chosen = _chosen(found, today, said, direction)
    return chosen.first if chosen else None


def _season(said: Written, today: date | None, direction: Direction) -> Placed | None:
    if said.year is not None or today is None:
        return of(
            f"{said.year:04}-{said.season}" if said.year is not None else f"XXXX-{said.season}", "season"
        )
    found = [of(f"{year:04}-{said.season}", "season") for year in range(today.year - 1, today.year + 2)]
    return _chosen(found, today, said, direction)


def era(said: Era) -> Placed:
    """A decade or a century."""
    return of(said.digits.ljust(4, "X"), "era")


def feast(said: Feast, today: date | None, direction: Direction) -> Placed | None:
    """The day of a holiday."""
    if said.year is not None:
        return day(_feast_in(said.rule, said.year))
    if today is None:
        return None if said.rule.startswith("easter") else of(f"XXXX-{said.rule}", "day")
    found = [day(_feast_in(said.rule, year)) for year in range(today.year - 1, today.year + 2)]
    return _chosen([p for p in found if p], today, Written(shift=said.shift), direction)


def _feast_in(rule: str, year: int) -> date:
    match = _RULE.fullmatch(rule)
    if match is None:
        raise ValueError(f"no rule for a holiday: {rule!r}; write 12-25 or easter+39")
    if match["month"]:
        return date(year, int(match["month"]), int(match["day"]))
    return easter(year) + timedelta(int(match["offset"]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, last = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, last + 1)


def shifted(said: Shifted, today: date | None, direction: Direction) -> Placed | None:
    """ "hier", "la semaine dernière", "il y a deux ans", "ce week-end"."""
    if today is None:
        return unknown(said.unit)
    try:
        if said.unit == "day":
            return day(today + timedelta(said.by))
        if said.unit == "week" and said.to_day:
            return _weeks_away(said, today)
        if said.unit == "week":
            monday = today - timedelta(today.weekday()) + timedelta(7 * said.by)
            return between(monday, monday + timedelta(6))
        if said.unit == "weekend":
            saturday = _saturday(said, today, direction)
            return between(saturday, saturday + _DAY)
        return _unit_away(said, today)
    except (OverflowError, ValueError):
        return None


def _weeks_away(said: Shifted, today: date) -> Placed:
    """ "il y a une semaine" is a day, "il y a trois semaines" about one."""
    when = today + timedelta(7 * said.by)
    about = "~" if abs(said.by) > 1 and said.base is None else ""
    return Placed(when.isoformat() + about, when, when, "day")


def _saturday(said: Shifted, today: date, direction: Direction) -> date:
    """The Saturday of the weekend that is meant: on a Monday or Tuesday "ce week-end" is the one before."""
    ahead = 5 - today.weekday() if today.weekday() < 6 else -1
    this = today + timedelta(ahead)
    if said.by:
        if today.weekday() >= 5:
            return this + timedelta(7 * said.by)
        return this + timedelta(7 * (said.by if said.by < 0 else said.by - 1))
    if direction == "past" or (direction != "future" and today.weekday() <= 1):
        return this if today.weekday() >= 5 else this - timedelta(7)
    return this


def _unit_away(said: Shifted, today: date) -> Placed | None:
    if said.unit in {"month", "season"}:
        year, month = add_months(today.year, today.month, said.by)
        return of(f"{year:04}-{month:02}", "month")
    if said.unit == "year":
        return of(f"{today.year + said.by:04}", "year")
    if said.unit == "quarter":
        year, month = add_months(today.year, (today.month - 1) // 3 * 3 + 1, 3 * said.by)
        return months(year, month, 3)
    if said.to_day:
        years = said.by * (10 if said.unit == "decade" else 100)
        return of(f"{today.year + years:04}~", "year") if today.year + years > 0 else None
    length = 3 if said.unit == "decade" else 2
    return era(Era(str(int(f"{today.year:04}"[:length]) + said.by).zfill(length)))


def part(said: Part, whole: Placed) -> Placed:
    """ "début janvier", "mi-mars", "fin 2011", "en fin de semaine"."""
    if whole.first is None or whole.last is None:
        return whole
    halves = _HALVES.get(whole.grain)
    if said.part in {"first_half", "second_half"}:
        return halves(whole.first, whole.last, said.part == "first_half") if halves else whole
    if whole.grain == "month":
        about = {"start": "", "middle": "-15~", "end": "~"}[said.part]
        return _part_of_month(whole, said.part, about)
    if whole.grain == "year":
        month = {"start": 1, "middle": 6, "end": 12}[said.part]
        return of(f"{whole.first.year:04}-{month:02}~", "month")
    if whole.grain == "span" and (whole.last - whole.first).days == 6:
        low, high = {"start": (0, 1), "middle": (2, 3), "end": (3, 6)}[said.part]
        return between(whole.first + timedelta(low), whole.first + timedelta(high))
    return whole


def _part_of_month(whole: Placed, which: str, about: str) -> Placed:
    assert whole.first is not None and whole.last is not None
    low, high = {"start": (1, 10), "middle": (10, 20), "end": (21, whole.last.day)}[which]
    return Placed(whole.edtf + about, whole.first.replace(day=low), whole.first.replace(day=high), "month")


def _half_of_month(first: date, last: date, early: bool) -> Placed:
    return between(first, first.replace(day=15)) if early else between(first.replace(day=16), last)


def _half_of_year(first: date, last: date, early: bool) -> Placed:
    return months(first.year, 1 if early else 7, 6)


_HALVES: dict[str, Callable[[date, date, bool], Placed]] = {"month": _half_of_month, "year": _half_of_year}


def nth(said: Nth, where: Placed) -> Placed | None:
    """ "le premier mardi de mars", "le dernier week-end avant Noël", "lundi de la semaine prochaine"."""
    if where.first is None or where.last is None:
        return unknown("day")
    if said.relation == "before":
        return _nearest_before(said, where.first)
    if said.relation == "after":
        return _nearest_after(said, where.last)
    if said.unit == "quarter" and where.grain == "year":
        n = said.n if said.n > 0 else 4
        return months(where.first.year, 3 * n - 2, 3) if n <= 4 else None
    if said.unit == "month" and where.grain == "year":
        return of(f"{where.first.year:04}-{said.n if said.n > 0 else 12:02}", "month")
    starts, length = _starts(said, where.first, where.last)
    at = said.n - 1 if said.n > 0 else said.n
    if not -len(starts) <= at < len(starts):
        return None
    return between(starts[at], starts[at] + timedelta(length - 1))


def _starts(said: Nth, first: date, last: date) -> tuple[list[date], int]:
    """The first days of the units that lie wholly within, and how many days each has."""
    length = {"week": 7, "weekend": 2}.get(said.unit or "", 1)
    on = said.weekday or {"week": 1, "weekend": 6}.get(said.unit or "")
    days = ((last - first).days + 1) if (last - first).days < 400 else 0
    every = (first + timedelta(n) for n in range(days))
    return [
        d for d in every if (on is None or d.isoweekday() == on) and d + timedelta(length - 1) <= last
    ], length


def _nearest_before(said: Nth, when: date) -> Placed:
    length, on = _length_and_day(said)
    at = when - timedelta(length)
    while at.isoweekday() != on:
        at -= _DAY
    return between(at, at + timedelta(length - 1))


def _nearest_after(said: Nth, when: date) -> Placed:
    length, on = _length_and_day(said)
    at = when + _DAY
    while at.isoweekday() != on:
        at += _DAY
    return between(at, at + timedelta(length - 1))


def _length_and_day(said: Nth) -> tuple[int, int]:
    if said.weekday:
        return 1, said.weekday
    return (2, 6) if said.unit == "weekend" else (7, 1)


def several(values: Sequence[Placed | None]) -> Placed | None:
    """Each of the days: days in a row are an interval."""
    known = [v for v in values if v is not None]
    if len(known) < len(values) or not known:
        return None
    firsts = [v.first for v in known]
    days = [f for f in firsts if f is not None]
    if len(days) < len(known):
        return Placed("{" + ",".join(v.edtf for v in known) + "}", None, None, "span")
    if all(b - a == _DAY for a, b in pairwise(days)):
        return between(days[0], days[-1])
    return Placed("{" + ",".join(v.edtf for v in known) + "}", days[0], days[-1], "span")


def span(first: Placed | None, last: Placed) -> Placed:
    """From one to the other."""
    if first is None or (first.first is not None and last.last is not None and first.first > last.last):
        return last
    if first.edtf.startswith("XXXX") and last.edtf.startswith("XXXX") and first.grain == "day":
        return (
            unknown("day")
            if "XX-XX" in last.edtf
            else Placed(f"{first.edtf}/{last.edtf}", None, None, "span")
        )
    return Placed(f"{first.edtf}/{last.edtf}", first.first, last.last, "span")


def vague(said: Vague, today: date | None) -> Placed | None:
    """ "ces derniers jours" until today from a day unknown; "les prochains mois" from now on.

    With a count the units are whole and today's is none of them: "les trois prochains mois".
    """
    if today is None:
        return None
    if said.count:
        nearest = shifted(Shifted(said.unit, said.by), today, "unknown")
        farthest = shifted(Shifted(said.unit, said.by * said.count), today, "unknown")
        if nearest is None or farthest is None:
            return None
        first, last = (nearest.first, farthest.last) if said.by > 0 else (farthest.first, nearest.last)
        return Placed(edtf.interval(first, last), first, last, "span")
    length = {"month": 7, "year": 4}.get(said.unit, 10)
    now = today.isoformat()[:length]
    if said.by > 0:
        return Placed(f"{now}/..", edtf.bounds(now)[0], None, "span")
    return Placed(f"/{now}", None, edtf.bounds(now)[1], "span")


def between(first: date, last: date) -> Placed:
    """From day to day, both included."""
    return Placed(edtf.interval(first, last), first, last, "day" if first == last else "span")


def months(year: int, month: int, count: int) -> Placed:
    """So many months from one on."""
    last_year, last_month = add_months(year, month, count - 1)
    return of(f"{year:04}-{month:02}/{last_year:04}-{last_month:02}", "span")


def add_months(year: int, month: int, by: int) -> tuple[int, int]:
    """The year and month ``by`` months later."""
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1
