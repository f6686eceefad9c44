"""Figures of one series held against each other: which agree, which disagree, which follow one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from recoupe.compare.sources import Sources
from recoupe.model import Figure, Finding, Series, Story
from recoupe.model.claims import FindingKind
from recoupe.model.edtf import bounds

# How far a round or approximate number may lie from the true one: "près de 5.000" and "5.200" agree.
_ABOUT = 0.10
# "plus de 5.000" says that the number is near above: 5.200 confirms it, 9.000 does not.
_OPEN = 1.5
_KEPT = {"actual", "minimum"}


@dataclass(frozen=True)
class _Level:
    """Figures of one day whose ranges meet."""

    day: str
    low: float
    high: float
    figures: tuple[Figure, ...]


def find(story: Story) -> tuple[Finding, ...]:
    """The findings about figures, series by series."""
    figures = {f.id: f for f in story.figures}
    sources = Sources(story)
    return tuple(
        finding
        for series in story.series
        for finding in _of_series(series, [figures[i] for i in series.figures], sources)
    )


def _of_series(series: Series, figures: Sequence[Figure], sources: Sources) -> Iterator[Finding]:
    kept = [f for f in figures if f.status in _KEPT and f.part_of is None and _bounded(f)]
    levels = list(_levels(kept))
    for level in levels:
        agreeing = set(sources.one_each(f.anchor for f in level.figures))
        if len(agreeing) > 1:
            kept = [f for f in level.figures if f.anchor in agreeing]
            yield _finding("corroborates", series, kept, sources)
    days: dict[str, list[_Level]] = defaultdict(list)
    for level in levels:
        days[level.day].append(level)
    for same_day in days.values():
        if len(same_day) > 1:
            yield _finding("contradicts", series, [f for v in same_day for f in v.figures], sources)
    moves = list(_moves(days))
    if len(moves) > 1:
        yield _finding("updates", series, [f for v in moves for f in v.figures], sources)


def _levels(figures: Sequence[Figure]) -> Iterator[_Level]:
    """The figures of each day, those together whose ranges meet."""
    days: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.as_of:
            days[figure.as_of].append(figure)
    for day in sorted(days):
        level: list[Figure] = []
        reach = low = 0.0
        for figure in sorted(days[day], key=lambda f: (_range(f), f.anchor)):
            start, end = _range(figure)
            if level and start > reach:
                yield _Level(day, low, reach, tuple(level))
                level = []
            if not level:
                low, reach = start, end
            level.append(figure)
            reach = max(reach, end)
        if level:
            yield _Level(day, low, reach, tuple(level))


def _bounded(figure: Figure) -> bool:
    return figure.low is not None or figure.high is not None


def _range(figure: Figure) -> tuple[float, float]:
    """The numbers that the words allow, approximation taken into account."""
    low, high = figure.low, figure.high
    if low is None:
        return (high or 0) / _OPEN, high or 0
    if high is None:
        return low, low * _OPEN
    if figure.approximation == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low, high


def _moves(days: dict[str, list[_Level]]) -> Iterator[_Level]:
    """The first level, then each that lies apart from the one before and surely later."""
    placed = ((_span(day), levels[0]) for day, levels in days.items())
    dated = sorted(((span, level) for span, level in placed if span), key=lambda x: x[0])
    if dated:
        yield dated[0][1]
    for (before, old), (after, new) in pairwise(dated):
        if before[1] < after[0] and (new.low > old.high or new.high < old.low):
            yield new


def _span(day: str) -> tuple[date, date] | None:
    first, last = bounds(day)
    return (first, last) if first and last else None


def _finding(kind: FindingKind, series: Series, figures: Sequence[Figure], sources: Sources) -> Finding:
    evidence = tuple(dict.fromkeys(f.anchor for f in figures))
    independent = sources.independent(evidence)
    sure = min(f.confidence for f in figures)
    return Finding(
        kind=kind,
        about=series.label,
        explanation=f"{series.label} : {_told(figures, sources)}. {_VERDICT[kind][0]}",
        explanation_en=f"{series.label}: {_told(figures, sources)}. {_VERDICT[kind][1]}",
        claims=tuple(dict.fromkeys(f.id for f in figures)),
        evidence=evidence,
        independent_sources=independent,
        confidence=round(sure * (0.9 if independent > 1 else 0.6), 3),
    )


_VERDICT: dict[FindingKind, tuple[str, str]] = {
    "corroborates": ("Des sources indépendantes concordent.", "Independent sources agree."),
    "contradicts": (
        "Même objet, même jour : les chiffres diffèrent.",
        "Same thing, same day: the numbers differ.",
    ),
    "updates": ("Le chiffre change avec le temps.", "The number changes over time."),
}
_SHOWN = 5


def _told(figures: Sequence[Figure], sources: Sources) -> str:
    """What each source gives: "Le Matin (2019-01-05) : 3 blessés"."""
    said = list(dict.fromkeys(_one(f, sources) for f in figures))
    more = f" ; + {len(said) - _SHOWN}" if len(said) > _SHOWN else ""
    return " ; ".join(said[:_SHOWN]) + more


def _one(figure: Figure, sources: Sources) -> str:
    words = " ".join(figure.anchor.exact.split())
    when = f" ({figure.as_of})" if figure.as_of else ""
    return f"{sources.name(figure.anchor)} « {words} »{when}"
