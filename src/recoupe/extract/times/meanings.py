"""What a matched phrase means: the operations that the lexicon names, and how they are made of its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from recoupe.extract.times.grammar import Match, Slot
from recoupe.model.times import (
    Beside,
    Era,
    Feast,
    Meaning,
    Nth,
    Part,
    Portion,
    Several,
    Shifted,
    Span,
    Unit,
    Vague,
    Written,
)

# In the order in which French writes them: a step back begins another date.
_ORDER = {
    "weekday": 0,
    "day": 1,
    "bareday": 1,
    "dayword": 1,
    "month": 2,
    "midmonth": 2,
    "season": 2,
    "year": 3,
    "two": 3,
}
_STEPS = ("last", "lasts", "next", "nexts", "previous", "following", "neighbour")
_COUNTS = ("n", "number", "round")
# Two digits are a year of the last hundred: "74" is 1974, "14" is 2014.
_CENTURY_TURNS = 50
# "12.10.2018", "12-10-2018", "12 10 2018" are all "12/10/2018".
_SEPARATORS = str.maketrans(".- ", "///")


def meaning(match: Match) -> Meaning | None:
    """The meaning of a matched phrase; None when it is no time, or no day of any calendar."""
    return _OPERATIONS[match.phrase.means](match)


def _written(match: Match) -> Meaning | None:
    shift = _step(match)
    made = _date(match.slots)
    if made is not None and made.weekday and any(s.name == "this" for s in match.slots):
        made = replace(made, this=True)
    return replace(made, shift=shift) if made is not None and shift is not None else made


def _date(slots: tuple[Slot, ...]) -> Written | None:
    """The date that the words of classes give; None for a day that no month has."""
    values = {s.name: s.value for s in slots if s.name in _ORDER}
    part = next((s.part for s in slots if s.name == "date" and s.part), None)
    if part is not None:
        inner = meaning(part)
        return inner if isinstance(inner, Written) else None
    year = values.get("year")
    if year is None and "two" in values:
        year = _whole_year(_int(values["two"]))
    made = Written(
        year=_number(year),
        month=_number(values.get("month", values.get("midmonth"))),
        day=_number(values.get("day", values.get("bareday", values.get("dayword")))),
        weekday=_number(values.get("weekday")),
        season=_number(values.get("season")),
    )
    return made if made != Written() and _exists(made) else None


def _exists(date: Written) -> bool:
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
    return date.day is None or date.day <= longest.get(date.month or 0, 31)


def _numeric(match: Match) -> Meaning | None:
    """ "12/10/2018", "2018-10-12", "17/02": the day first, unless the year is."""
    slot = next(s for s in match.slots if s.name in {"digits", "daymonth", "zeromonth"})
    numbers = [int(n) for n in str(slot.value).translate(_SEPARATORS).split("/")]
    if numbers[0] > 31:
        numbers.reverse()
    day, month, *rest = numbers
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = None if not rest else rest[0] if rest[0] > 99 else _whole_year(rest[0])
    made = Written(year=year, month=month, day=day)
    return made if _exists(made) and (year is None or 1000 <= year < 2200) else None


def _list(match: Match) -> Meaning | None:
    dates = _dates(match.slots)
    return Several(tuple(dates)) if len(dates) > 1 else None


def _span(match: Match) -> Meaning | None:
    dates = _dates(match.slots)
    return Span(dates[0], dates[-1]) if len(dates) > 1 else None


def _dates(slots: tuple[Slot, ...]) -> list[Written]:
    """The dates that the slots give one after the other; what one leaves out it takes from the next."""
    made = [_date(tuple(group)) for group in _groups(slots)]
    dates = [d for d in made if d is not None]
    if len(dates) < len(made):
        return []
    for n in range(len(dates) - 2, -1, -1):
        dates[n] = _completed(dates[n], dates[n + 1])
    return dates


def _groups(slots: tuple[Slot, ...]) -> Iterator[list[Slot]]:
    group: list[Slot] = []
    for slot in (s for s in slots if s.name in _ORDER):
        if group and _ORDER[slot.name] <= _ORDER[group[-1].name]:
            yield group
            group = []
        group.append(slot)
    if group:
        yield group


def _completed(date: Written, later: Written) -> Written:
    month = later.month if date.month is None and date.day is not None else date.month
    year = later.year if date.year is None else date.year
    if year is not None and later.month is not None and month is not None and month > later.month:
        year -= date.year is None
    return replace(date, month=month, year=year)


def _era(match: Match) -> Meaning | None:
    slot = match.slots[0]
    if slot.name == "roman":
        return Era(f"{_int(slot.value) - 1:02}")
    if slot.name == "decadeword":
        return Era(str(slot.value))
    value = _int(slot.value)
    if value % 10:
        return Written(year=value) if slot.name == "year" else None
    return Era(str(value if slot.name == "year" else _whole_year(value))[:3])


def _feast(match: Match) -> Meaning | None:
    rule = match.phrase.rule or next((str(s.value) for s in match.slots if s.name == "feast"), None)
    if rule is None:
        return None
    made = Feast(rule, year=next((_int(s.value) for s in match.slots if s.name == "year"), None))
    step = _step(match)
    return made if step is None else replace(made, shift=step)


def _shift(match: Match) -> Meaning | None:
    phrase = match.phrase
    count = next((_int(s.value) for s in match.slots if s.name in _COUNTS), 1)
    step = _step(match)
    by = (phrase.by if phrase.by is not None else step if step is not None else 1) * count
    day = next((s.part for s in match.slots if s.part and s.name == "day_date"), None)
    weekday = next((_int(s.value) for s in match.slots if s.name == "weekday"), None)
    if day is not None:
        base = meaning(day)
        return Shifted("day", by, base=base) if base is not None else None
    if weekday is not None:
        return Shifted(phrase.unit or "week", by, to_day=True, base=Written(weekday=weekday))
    about = phrase.about or any(s.name == "round" for s in match.slots)
    return Shifted(_unit(match), by, to_day=phrase.to_day, about=about)


def _part(match: Match) -> Meaning | None:
    named = [cast(Portion, s.value) for s in match.slots if s.name in {"part", "half"}]
    part: Portion = match.phrase.part or (named[0] if named else "start")
    inner = next((s.part for s in match.slots if s.part), None)
    if inner is not None:
        of = meaning(inner)
    elif match.phrase.unit and not match.slots:
        of = Shifted(match.phrase.unit, 0)
    else:
        of = _date(match.slots)
    step = _step(match)
    if isinstance(of, Written) and of.weekday and not of.month:
        return None  # "courant de samedi" is no part of a Saturday
    if isinstance(of, Written) and step is not None:
        of = replace(of, shift=step)
    return Part(part, of) if of is not None else None


def _nth(match: Match) -> Meaning | None:
    slots = {s.name: s for s in match.slots}
    inner = next((s.part for s in match.slots if s.part), None)
    where = meaning(inner) if inner else Shifted("year", 0)
    n = _int(slots["nth"].value) if "nth" in slots else (-1 if match.phrase.relation == "before" else 1)
    if where is None:
        return None
    weekday = _int(slots["weekday"].value) if "weekday" in slots else None
    unit = None if weekday else match.phrase.unit or _unit(match)
    return Nth(n, where, unit=unit, weekday=weekday, relation=match.phrase.relation)


def _within(match: Match) -> Meaning | None:
    """ "lundi de la semaine prochaine", "la semaine du 6 octobre"."""
    inner = next((s.part for s in match.slots if s.part), None)
    if inner is not None:
        where = meaning(inner)
        weekday = next(_int(s.value) for s in match.slots if s.name == "weekday")
        return Nth(1, where, weekday=weekday) if where is not None else None
    dates = _dates(match.slots)
    if not dates:
        return None
    return Shifted(match.phrase.unit or "week", 0, base=dates[0])


def _vague(match: Match) -> Meaning | None:
    step = _step(match)
    count = next((_int(s.value) for s in match.slots if s.name in _COUNTS), None)
    return Vague(_unit(match), match.phrase.by or (1 if step is None else step), count=count)


def _beside(match: Match) -> Meaning | None:
    return Beside(match.phrase.by or 1)


def _same(match: Match) -> Meaning | None:
    inner = next((s.part for s in match.slots if s.part), None)
    return meaning(inner) if inner else None


def _nothing(match: Match) -> Meaning | None:
    return None


def _step(match: Match) -> int | None:
    if match.phrase.by is not None and match.phrase.means == "written":
        return match.phrase.by
    return next((_int(s.value) for s in reversed(match.slots) if s.name in _STEPS), None)


def _unit(match: Match) -> Unit:
    if match.phrase.unit:
        return match.phrase.unit
    names = {"unit", "long", "longs", "weekend", "longthere"}
    return cast(Unit, next((str(s.value) for s in match.slots if s.name in names), "day"))


def _whole_year(two: int) -> int:
    return (1900 if two >= _CENTURY_TURNS else 2000) + two


def _int(value: object) -> int:
    return int(cast(int, value))


def _number(value: object) -> int | None:
    return None if value is None else _int(value)


_OPERATIONS = {
    "written": _written,
    "numeric": _numeric,
    "list": _list,
    "era": _era,
    "feast": _feast,
    "shift": _shift,
    "part": _part,
    "span": _span,
    "nth": _nth,
    "within": _within,
    "vague": _vague,
    "beside": _beside,
    "same": _same,
    "nothing": _nothing,
}
