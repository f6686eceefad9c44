"""Figures of one series held against each other: which agree, which disagree, which follow one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from recoupe.compare.sources import Sources
from recoupe.model import Figure, Finding, Series, Story
from recoupe.model.claims import FindingKind
from recoupe.model.edtf import bounds

# How far a round or approximate number may lie from the true one: "près de 5.000" and "5.200" agree.
_ABOUT = 0.10
# "plus de 5.000" says that the number is near above: 5.200 confirms it, 9.000 does not.
_OPEN = 1.5
# Rivals are near each other. 60 marchers and 30,000 are not one count disputed but two things counted.
_RIVAL_RATIO, _RIVAL_STEP = 2.0, 5
# A number that moves further than this between two reports is another number.
_MOVE_RATIO = 6.0
_KEPT = {"actual", "minimum"}


@dataclass(frozen=True)
class _Level:
    """Figures of one day all of whose ranges meet in ``low`` to ``high``."""

    day: str
    low: float
    high: float
    figures: tuple[Figure, ...]

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def find(story: Story) -> tuple[Finding, ...]:
    """The findings about figures, series by series."""
    figures = {f.id: f for f in story.figures}
    sources = Sources(story)
    return tuple(
        finding
        for series in _whole_countries(story)
        for finding in _of_series(series, [figures[i] for i in series.figures], sources)
    )


def _whole_countries(story: Story) -> Iterator[Series]:
    """The series, with those of one measure together that are of a whole country or of no named place.

    What is said of no place in a story about one country is mostly said of the country.
    """
    countries = {n.text for a in story.actors if a.kind == "country" for n in a.names}
    wide: dict[tuple[str, str | None], list[Series]] = defaultdict(list)
    for series in story.series:
        if series.place is not None and series.place not in countries:
            yield series
        else:
            thing = series.counted if series.measure in _GENERIC else None
            wide[series.measure, thing].append(series)
    for group in wide.values():
        largest = max(group, key=lambda s: (len(s.figures), s.id))
        yield replace(largest, figures=tuple(i for s in group for i in s.figures))


def _of_series(series: Series, figures: Sequence[Figure], sources: Sources) -> Iterator[Finding]:
    days: dict[str, list[_Level]] = defaultdict(list)
    for level in _levels([f for f in figures if _comparable(f)]):
        days[level.day].append(level)
    for levels in days.values():
        for level in levels:
            if sources.independent(f.anchor for f in level.figures) > 1:
                yield _finding("corroborates", series, level.figures, sources)
        for rivals in _rivals(levels):
            yield _finding("contradicts", series, [f for v in rivals for f in v.figures], sources)
    moves = list(_moves(days, sources))
    if len(moves) > 1:
        yield _finding("updates", series, [f for v in moves for f in v.figures], sources)


def _comparable(figure: Figure) -> bool:
    """Whether a number can be confirmed or denied: "des milliers" cannot, a plan and a part are no rivals."""
    bounded = figure.low is not None or figure.high is not None
    vague = figure.approximation == "order_of_magnitude"
    return figure.status in _KEPT and figure.part_of is None and bounded and not vague


def _levels(figures: Sequence[Figure]) -> Iterator[_Level]:
    """The figures of each day, those together whose ranges have a number in common."""
    days: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.as_of:
            days[figure.as_of].append(figure)
    for day in sorted(days):
        level: list[Figure] = []
        low = high = 0.0
        for figure in sorted(days[day], key=lambda f: (_range(f), f.anchor)):
            start, end = _range(figure)
            if level and start > high:
                yield _Level(day, low, high, tuple(level))
                level = []
            low, high = start, min(end, high) if level else end
            level.append(figure)
        if level:
            yield _Level(day, low, high, tuple(level))


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


def _rivals(levels: Sequence[_Level]) -> Iterator[list[_Level]]:
    """Runs of levels of one day in which each lies near the one below it."""
    run: list[_Level] = []
    for level in levels:
        if run and not _near(run[-1].middle, level.middle, _RIVAL_RATIO):
            if len(run) > 1:
                yield run
            run = []
        run.append(level)
    if len(run) > 1:
        yield run


def _near(a: float, b: float, ratio: float) -> bool:
    return abs(a - b) <= _RIVAL_STEP or max(a, b) <= ratio * min(a, b)


def _moves(days: dict[str, list[_Level]], sources: Sources) -> Iterator[_Level]:
    """The level that most sources give on the first day, then each on a later day that lies apart from it."""
    placed = ((_span(day), _main(levels, sources)) for day, levels in days.items())
    dated = sorted(((span, level) for span, level in placed if span), key=lambda x: x[0])
    last: tuple[tuple[date, date], _Level] | None = None
    for span, level in dated:
        if last is None:
            yield level
        elif not (last[0][1] < span[0] and _moved(last[1], level)):
            continue
        else:
            yield level
        last = span, level


def _moved(old: _Level, new: _Level) -> bool:
    return (new.low > old.high or new.high < old.low) and _near(old.middle, new.middle, _MOVE_RATIO)


def _main(levels: Sequence[_Level], sources: Sources) -> _Level:
    """The level that the most independent sources give; the highest of several."""
    return max(levels, key=lambda v: (sources.independent(f.anchor for f in v.figures), v.middle))


def _span(day: str) -> tuple[date, date] | None:
    first, last = bounds(day)
    return (first, last) if first and last else None


def _finding(kind: FindingKind, series: Series, figures: Sequence[Figure], sources: Sources) -> Finding:
    evidence = tuple(dict.fromkeys(f.anchor for f in figures))
    independent = sources.independent(evidence)
    sure = min(f.confidence for f in figures)
    told = _told(figures, sources, dated=kind == "updates")
    days = sorted({f.as_of for f in figures if f.as_of})
    where = series.label if kind == "updates" else f"{series.label}, {days[0]}"
    return Finding(
        kind=kind,
        about=series.label,
        explanation=f"{where} : {told}. {_VERDICT[kind][0]}",
        explanation_en=f"{where}: {told}. {_VERDICT[kind][1]}",
        claims=tuple(dict.fromkeys(f.id for f in figures)),
        evidence=evidence,
        independent_sources=independent,
        confidence=round(sure * (0.9 if independent > 1 else 0.6) * _specific(series), 3),
    )


_VERDICT: dict[FindingKind, tuple[str, str]] = {
    "corroborates": ("Des sources indépendantes concordent.", "Independent sources agree."),
    "contradicts": (
        "Même objet, même jour : les chiffres diffèrent.",
        "Same thing, same day: the numbers differ.",
    ),
    "updates": ("Le chiffre change avec le temps.", "The number changes over time."),
}
# Measures that say no more than that something was counted: two of them are less surely about one thing.
_GENERIC = {"count", "people", "money", "percent"}
_SHOWN = 4


def _specific(series: Series) -> float:
    return 0.7 if series.measure in _GENERIC else 1.0


def _told(figures: Sequence[Figure], sources: Sources, dated: bool) -> str:
    """What is given, and by whom: "« 3 blessés » (Le Matin, Midi) ; « cinq » (Le Soir)"."""
    said: dict[str, list[str]] = {}
    for figure in figures:
        words = f"« {' '.join(figure.anchor.exact.split())} »"
        names = said.setdefault(words, [])
        name = sources.name(figure.anchor)
        name = f"{name}, {figure.as_of}" if dated and figure.as_of else name
        if name not in names:
            names.append(name)
    parts = [f"{words} ({', '.join(names[:_SHOWN])})" for words, names in said.items()]
    more = f" ; + {len(parts) - _SHOWN}" if len(parts) > _SHOWN else ""
    return " ; ".join(parts[:_SHOWN]) + more
