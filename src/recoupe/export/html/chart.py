"""A chart for a series of figures, as SVG of our own: static, without script, drawn with the page's colours.

Days stand side by side, not to scale: the press counts a story in days, and a gap is shown as a break. A mark
is a claim: its height the value, its line the range, its colour and number the independent source. A red line
joins claims that contradict each other. Each mark is a link to its words, and the chart can be read aloud.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from recoupe.dossier.edtf import span
from recoupe.dossier.figures import Entry, Sheet
from recoupe.export.present import Presenter

WIDTH, HEIGHT = 960, 240
LEFT, RIGHT, TOP, BOTTOM = 84, 20, 22, 38
# Claims of one day stand beside each other where they would cover each other.
_STEP, _NEAR = 22, 19
_COLOURS = 6
# Values further apart than this are drawn on a logarithmic scale.
_LOGARITHMIC = 200
# A label: how far right of its mark it begins, how wide a letter is, how high a line.
_BESIDE, _LETTER, _LINE = 13, 8, 13
# With more marks than this there is no room for labels.
_MOST_LABELLED = 200
_ARROWS = {"at_least": "up", "more_than": "up", "at_most": "down", "less_than": "down"}


class Tick(NamedTuple):
    """A line of the scale."""

    y: float
    label: str


class Band(NamedTuple):
    """A day, or span of days: its column, its date, and whether days are left out before it."""

    x: float
    width: float
    date: str | None
    gap: bool
    label: str = ""

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return round(self.x + self.width / 2, 1)


class Mark(NamedTuple):
    """Claims of one value, day and source. ``low`` and ``high`` are the ends of the range, in pixels."""

    entry: Entry
    times: int
    x: float
    y: float
    low: float
    high: float
    shape: str
    colour: int
    label: str


class Conflict(NamedTuple):
    """A line between two marks that contradict each other."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Chart:
    """What the template draws."""

    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    conflicts: tuple[Conflict, ...]
    logarithmic: bool


def chart(sheet: Sheet, present: Presenter) -> Chart | None:
    """The chart of a series; None where there is nothing to compare: one value on one day."""
    brief, compact = present.brief, present.words.compact
    entries = [e for e in sheet.entries if e.figure.low is not None or e.figure.high is not None]
    if len({(e.date, *_ends(e)) for e in entries}) < 2:
        return None
    scale = _Scale((end for e in entries for end in _ends(e)), compact)
    columns = [_Column(list(day), scale) for day in _by_day(entries)]
    bands = _bands(columns)
    marks = tuple(m for band, column in zip(bands, columns, strict=True) for m in column.marks(band, scale))
    return Chart(
        scale.ticks(),
        _with_labels(bands, brief),
        _labelled(marks),
        _conflicts(sheet, marks),
        scale.logarithmic,
    )


def _ends(entry: Entry) -> tuple[float, float]:
    low, high = entry.figure.low, entry.figure.high
    first = low if low is not None else high
    last = high if high is not None else low
    return first or 0.0, last or 0.0


def _by_day(entries: Iterable[Entry]) -> Iterable[list[Entry]]:
    days: dict[str | None, list[Entry]] = {}
    for entry in entries:
        days.setdefault(entry.date, []).append(entry)
    return days.values()


def _bands(columns: list[_Column]) -> tuple[Band, ...]:
    """The width shared out by what each day needs, with room for a label."""
    shares = [column.places + 2 for column in columns]
    unit = (WIDTH - LEFT - RIGHT) / sum(shares)
    bands: list[Band] = []
    x = float(LEFT)
    for column, share in zip(columns, shares, strict=True):
        gap = bool(bands) and _gap(bands[-1].date, column.date)
        bands.append(Band(round(x, 1), round(share * unit, 1), column.date, gap))
        x += share * unit
    return tuple(bands)


def _with_labels(bands: tuple[Band, ...], brief: Callable[[str | None], str]) -> tuple[Band, ...]:
    """The bands, each with its date where this does not run into the one before."""
    labelled: list[Band] = []
    free = 0.0
    for band in bands:
        label = brief(band.date)
        half = len(label) * _LETTER / 2
        fits = band.middle - half >= free and band.middle + half <= WIDTH
        labelled.append(band._replace(label=label if fits else ""))
        free = band.middle + half if fits else free
    return tuple(labelled)


def _gap(before: str | None, after: str | None) -> bool:
    """Whether days lie between two dates; so does "sans date" from all others."""
    first, last = span(before), span(after)
    if not first or not last or not first.last or not last.first:
        return True
    return (last.first - first.last).days > 1


class _Scale:
    """From values to heights: linear from zero, or logarithmic where values differ a hundredfold and more."""

    def __init__(self, values: Iterable[float], label: Callable[[float], str]) -> None:
        self.label = label
        known = list(values)
        self._low, self._high = min(known), max(known)
        self.logarithmic = self._low > 0 and self._high / self._low > _LOGARITHMIC
        if not self.logarithmic:
            self._low = min(0.0, self._low)
            step = self._step()
            self._high = step * math.ceil(self._high / step) if self._high > 0 else 0.0
            self._high = self._high if self._high > self._low else self._low + 1

    def y(self, value: float) -> float:
        if self.logarithmic:
            share = math.log(value / self._low) / math.log(self._high / self._low)
        else:
            share = (value - self._low) / (self._high - self._low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    def ticks(self) -> tuple[Tick, ...]:
        if self.logarithmic:
            first, last = math.ceil(math.log10(self._low)), math.floor(math.log10(self._high))
            every = max(1, (last - first) // 5)
            values = [10.0**power for power in range(first, last + 1, every)]
        else:
            step = self._step()
            first = math.ceil(self._low / step)
            values = [step * i for i in range(first, math.floor(self._high / step + 1e-9) + 1)]
        return tuple(Tick(self.y(v), self.label(v)) for v in values)

    def _step(self) -> float:
        """A round step that gives three to six lines: 1, 2 or 5 times a power of ten."""
        reach = (self._high - self._low) or abs(self._high) or 1.0
        power = 10.0 ** math.floor(math.log10(reach / 4))
        return next(power * m for m in (1, 2, 5, 10) if power * m >= reach / 5)


class _Column:
    """The claims of one day: those of one value and source together, those too near side by side."""

    def __init__(self, entries: list[Entry], scale: _Scale) -> None:
        self.date = entries[0].date
        groups: dict[tuple[object, ...], list[Entry]] = {}
        for entry in entries:
            f = entry.figure
            key = (*_ends(entry), f.approximation, f.status, entry.family.number)
            groups.setdefault(key, []).append(entry)
        self._groups = sorted(groups.values(), key=lambda g: (_ends(g[0]), g[0].family.number))
        self._at = _beside([tuple(map(scale.y, _ends(group[0]))) for group in self._groups])
        self.places = max(self._at) + 1

    def marks(self, band: Band, scale: _Scale) -> Iterable[Mark]:
        step = min(_STEP, band.width / (self.places + 1))
        left = band.middle - (self.places - 1) / 2 * step
        for group, at in zip(self._groups, self._at, strict=True):
            yield _mark(group, left + at * step, scale)


def _beside(heights: list[tuple[float, ...]]) -> list[int]:
    """The column of each mark: the first in which nothing stands too near, from the lowest mark up."""
    tops: list[float] = []
    places = []
    for low, high in heights:
        free = next((i for i, top in enumerate(tops) if top - low >= _NEAR), len(tops))
        tops[free : free + 1] = [high]
        places.append(free)
    return places


def _mark(group: list[Entry], x: float, scale: _Scale) -> Mark:
    figure, ends = group[0].figure, _ends(group[0])
    low, high = map(scale.y, ends)
    about = figure.approximation in ("about", "order_of_magnitude")
    return Mark(
        group[0],
        len(group),
        round(x, 1),
        round((low + high) / 2, 1),
        low,
        high,
        _ARROWS.get(figure.approximation, "about" if about else "exact"),
        (group[0].family.number - 1) % _COLOURS + 1,
        scale.label(ends[0]) if ends[0] == ends[1] else f"{scale.label(ends[0])}–{scale.label(ends[1])}",
    )


def _labelled(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks, each with its label only where this covers no mark and no other label."""
    if len(marks) > _MOST_LABELLED:
        return tuple(mark._replace(label="") for mark in marks)
    kept: list[Mark] = []
    taken: list[tuple[float, float, float]] = []
    for mark in marks:
        left = mark.x + _BESIDE
        right = left + len(mark.label) * _LETTER
        others = (m for m in marks if m is not mark and left - 6 < m.x + 9 and m.x - 9 < right)
        free = (
            right <= WIDTH
            and all(abs(m.y - mark.y) > _LINE and not m.high - 4 < mark.y < m.low + 4 for m in others)
            and all(abs(y - mark.y) > _LINE or right < a or b < left for a, b, y in taken)
        )
        if free:
            taken.append((left, right, mark.y))
        kept.append(mark if free else mark._replace(label=""))
    return tuple(kept)


def _conflicts(sheet: Sheet, marks: tuple[Mark, ...]) -> tuple[Conflict, ...]:
    """A line from the lowest to the highest claim of each dispute."""
    lines = []
    for dispute in sheet.disputes:
        sides = [m for m in marks if m.entry.figure.id in dispute]
        if len(sides) > 1:
            bottom, top = max(sides, key=lambda m: m.y), min(sides, key=lambda m: m.y)
            lines.append(Conflict(bottom.x, bottom.y, top.x, top.y))
    return tuple(dict.fromkeys(lines))
