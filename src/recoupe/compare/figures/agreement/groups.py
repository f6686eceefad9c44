"""Which figures are held against each other: those of one series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from recoupe.compare.common.levels import spans
from recoupe.model import Figure, Series, Story

# The same number of the same day, as large as this, is the same count, whatever place was read.
_LARGE = 1000
# A measure given for as many places: a small number without a place may be of any of them.
_SCATTERED = 3


@dataclass(frozen=True)
class Group:
    """Figures to be held against each other. ``wide``: of a whole country or of no named place."""

    series: Series
    figures: tuple[Figure, ...]
    wide: bool = False
    scattered: bool = False


def groups(story: Story) -> Iterator[Group]:
    """The series with their figures, those of a whole country and of no named place together.

    What is said of no place in a story about one country is mostly said of the country.
    """
    figures = {f.id: f for f in story.figures}
    countries = {n.text for a in story.actors if a.kind == "country" for n in a.names}
    wide: dict[tuple[str, str], list[Series]] = defaultdict(list)
    narrow: list[Series] = []
    places: dict[str, set[str]] = defaultdict(set)
    for series in story.series:
        if series.place is not None and series.place not in countries:
            narrow.append(series)
            places[series.measure].add(series.place)
        else:
            wide[series.measure, series.label.removesuffix(f" ({series.place})")].append(series)
    strays = _Strays(narrow, figures)
    for (measure, _), group in wide.items():
        largest = max(group, key=lambda s: (len(s.figures), s.id))
        ids = dict.fromkeys(i for s in group for i in s.figures)
        members = [figures[i] for i in ids]
        members += strays.of(measure, members)
        yield Group(largest, tuple(members), True, len(places[measure]) >= _SCATTERED)
    for series in narrow:
        yield Group(series, tuple(figures[i] for i in series.figures if i not in strays.taken))


class _Strays:
    """Figures of named places that repeat a large number of a whole country: the place was read wrongly."""

    def __init__(self, series: Sequence[Series], figures: dict[str, Figure]) -> None:
        self.taken: set[str] = set()
        self._held: dict[tuple[str, float], list[Figure]] = defaultdict(list)
        for one in series:
            for figure in (figures[i] for i in one.figures):
                if figure.low is not None and figure.low == figure.high and figure.low >= _LARGE:
                    self._held[one.measure, figure.low].append(figure)

    def of(self, measure: str, members: Sequence[Figure]) -> list[Figure]:
        """The figures that belong to ``members``, which are of no named place."""
        times: dict[float, list[tuple[date, date]]] = defaultdict(list)
        for figure in members:
            if figure.low is not None and figure.low == figure.high:
                times[figure.low] += spans(figure.as_of)
        found = [
            figure
            for number in sorted(times)
            for figure in self._held.get((measure, number), ())
            if any(a <= d and c <= b for a, b in spans(figure.as_of) for c, d in times[number])
        ]
        self.taken |= {f.id for f in found}
        return found
