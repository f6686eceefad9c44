"""The positions of somebody as a line through time: for and against, each a mark on its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from recoupe.dossier.edtf import span
from recoupe.export.present import Presenter, clipped
from recoupe.model import Position

WIDTH = 960
LEFT, RIGHT = 20, 20
# Above the highest mark, and below the lowest, where the dates stand.
_HEAD, _FOOT = 14, 30
# What is turned down stands under the line, all else above it.
_AGAINST = frozenset({"refuses", "opposes", "denies"})
_STEP, _LETTER, _LONGEST, _MOST = 17, 7, 40, 40
# A label that had to be cut shorter than this says nothing.
_SHORTEST = 15
# From a mark to its label.
_BESIDE = 11
# Marks as high above each other as this; more of one day are not drawn.
_HIGHEST = 3


class Mark(NamedTuple):
    """A position: where it stands, whether it is against something, and its label, which stands after it or,
    where ``before``, before it. ``says`` is the whole of it, for who points at it or has it read aloud."""

    x: float
    y: float
    against: bool
    position: Position
    label: str
    before: bool
    says: str


class Tick(NamedTuple):
    """A day with its date."""

    x: float
    label: str


class Course(NamedTuple):
    """What the template draws."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    middle: float
    height: float


def course(positions: Sequence[Position], present: Presenter) -> Course | None:
    """The line of positions in the order of time; None where they are of one day, or their days not known."""
    dated = [(p, day) for p in positions[:_MOST] if (day := _day(p.date))]
    days = sorted({day for _, day in dated})
    if len(days) < 2:
        return None
    scale = (WIDTH - LEFT - RIGHT) / (days[-1] - days[0]).days
    x = {day: round(LEFT + (day - days[0]).days * scale, 1) for day in days}
    rows = _rows(dated, x)
    middle = _HEAD - min(0, *rows)
    marks = tuple(mark for height, row in rows.items() for mark in _row(middle + height, row, present))
    return Course(marks, tuple(_ticks(days, x, present)), middle, middle + max(0, *rows) + _FOOT)


def _day(edtf: str | None) -> date | None:
    """The first of the days that a date may mean, where these are a month or less."""
    found = span(edtf)
    return found.first if found and found.is_narrow else None


def _rows(
    dated: Sequence[tuple[Position, date]], x: dict[date, float]
) -> dict[float, list[tuple[float, Position]]]:
    """The positions by the height at which they stand, 0 being the line; those of one day on each other."""
    stacked: Counter[tuple[date, bool]] = Counter()
    rows: dict[float, list[tuple[float, Position]]] = {}
    for position, day in dated:
        against = position.stance in _AGAINST
        stacked[day, against] += 1
        height = stacked[day, against] * _STEP
        if stacked[day, against] <= _HIGHEST:
            rows.setdefault(height if against else -height, []).append((x[day], position))
    return rows


def _row(y: float, row: Sequence[tuple[float, Position]], present: Presenter) -> list[Mark]:
    """The marks of one height, labelled where there is room: after it, or before it at the right edge."""
    marks = []
    free = 0.0
    for i, (x, position) in enumerate(row):
        until = row[i + 1][0] if i + 1 < len(row) else WIDTH
        stance = present.words.stances.get(position.stance, position.stance)
        says = f"{stance}{present.words.colon}{position.subject}"
        before = until - x < x - free and x > WIDTH / 2
        room = (x - free if before else until - x) - 2 * _BESIDE
        label = _short(says, min(_LONGEST, int(room / _LETTER)))
        free = x + _BESIDE + (0 if before else len(label) * _LETTER)
        told = f"{present.brief(position.date)}, {says}"
        marks.append(Mark(x, y, position.stance in _AGAINST, position, label, before, told))
    return marks


def _short(text: str, longest: int) -> str:
    """A label, nothing where there is room for hardly a word of it."""
    return clipped(text, longest) if len(text) <= longest or longest > _SHORTEST else ""


def _ticks(days: Sequence[date], x: dict[date, float], present: Presenter) -> list[Tick]:
    """The days, each with its date where this does not run into the one before."""
    ticks = []
    free = 0.0
    for day in days:
        label = present.brief(day.isoformat())
        half = len(label) * _LETTER / 2
        middle = min(max(x[day], half + 2), WIDTH - half - 2)
        if middle - half >= free:
            ticks.append(Tick(round(middle, 1), label))
            free = middle + half + 8
    return ticks
