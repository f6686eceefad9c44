"""The days of the story at a glance: how much was said and done on each, and which dates are not certain."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from recoupe.dossier import Day, Timeline
from recoupe.export import dates

WIDTH, MIDDLE, REACH = 960, 74, 60
LEFT, RIGHT = 8, 8
_MOST_COLUMNS = 92
_MOST_SPANS = 8
_ROW = 16
_WIDEST, _STUB = 34, 14
# How far apart labels stand, so that they do not run into each other.
_LABEL, _EDGE = 70, 32


class Column(NamedTuple):
    """A day, or a month where there are too many days, with how many statements and events it has."""

    x: float
    width: float
    middle: float
    statements: int
    events: int
    up: float
    down: float
    date: str
    label: str


class Bar(NamedTuple):
    """A date that may mean several days."""

    x: float
    width: float
    y: float
    date: str
    entries: int
    side: int


@dataclass(frozen=True)
class Overview:
    """What the template draws."""

    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    height: float


def overview(timeline: Timeline, language: str) -> Overview | None:
    """The drawing of the story's own days; None where it would show a single column."""
    days = [d for d in (*timeline.during, *timeline.after) if d.span.first and d.span.last]
    sharp = [d for d in days if d.span.is_day]
    if len(sharp) < 2:
        return None
    first, last = (d.span.first for d in (sharp[0], max(sharp, key=lambda d: d.span.order)))
    assert first and last
    scale = _Scale(first, last)
    columns = _columns(sharp, scale, language)
    wide = [d for d in days if not d.span.is_day]
    bars = tuple(scale.bar(day, MIDDLE + REACH + 34 + i * _ROW) for i, day in enumerate(wide[:_MOST_SPANS]))
    return Overview(columns, bars, MIDDLE + REACH + 30 + (8 + len(bars) * _ROW if bars else 0))


class _Scale:
    """From days to columns: a column a day, or a month where days would be too thin to see."""

    def __init__(self, first: date, last: date) -> None:
        self.monthly = (last - first).days + 1 > _MOST_COLUMNS
        self._first, self._last = first, last
        self._width = (WIDTH - LEFT - RIGHT) / (self._number(last) + 1)

    def _number(self, day: date) -> int:
        if self.monthly:
            return (day.year - self._first.year) * 12 + day.month - self._first.month
        return (day - self._first).days

    def x(self, day: date) -> float:
        return LEFT + self._number(min(max(day, self._first), self._last)) * self._width

    def column(self, day: date) -> tuple[float, float]:
        width = min(self._width, _WIDEST)
        return round(self.x(day) + (self._width - width) / 2, 1), round(width, 1)

    def bar(self, day: Day, y: float) -> Bar:
        """A span; one that lies outside the days is a stub at their edge, which ``side`` tells."""
        start, end = day.span.first or self._first, day.span.last or self._last
        side = -1 if end < self._first else 1 if start > self._last else 0
        x, until = self.x(start), self.x(end) + self._width
        x, until = (LEFT, LEFT + _STUB) if side < 0 else (until - _STUB, until) if side > 0 else (x, until)
        entries = len(day.events) + len(day.statements)
        return Bar(round(x, 1), round(until - x, 1), y, day.date, entries, side)


def _columns(days: list[Day], scale: _Scale, language: str) -> tuple[Column, ...]:
    said: Counter[date] = Counter()
    done: Counter[date] = Counter()
    links: dict[date, str] = {}
    for day in days:
        key = (day.span.first or date.max).replace(**({"day": 1} if scale.monthly else {}))
        said[key] += len(day.statements)
        done[key] += len(day.events)
        links.setdefault(key, day.date)
    most = max(*said.values(), *done.values(), 1)
    columns = []
    free = 0.0
    for key, link in links.items():
        x, width = scale.column(key)
        middle = round(min(max(x + width / 2, _EDGE), WIDTH - _EDGE), 1)
        label = _label(key, scale.monthly, language) if middle >= free else ""
        free = middle + _LABEL if label else free
        up, down = (round(REACH * count[key] / most, 1) for count in (said, done))
        columns.append(Column(x, width, middle, said[key], done[key], up, down, link, label))
    return tuple(columns)


def _label(day: date, monthly: bool, language: str) -> str:
    if monthly:
        return dates.brief(day.isoformat()[:7], None, language)
    return dates.brief(day.isoformat(), day.year, language)
