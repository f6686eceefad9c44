"""Figures of one series held against each other: which agree, which disagree, which follow one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from recoupe.compare.levels import Level, by_day, by_level, meet, near, reach, room, spans, standing
from recoupe.compare.sources import Sources
from recoupe.compare.telling import SHOWN, listed, on_day, quoted, said
from recoupe.compare.wording import fold
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure, Finding, Series, Story
from recoupe.model.claims import FindingKind
from recoupe.text.lemma import lemma

# Rivals are near each other. 60 marchers and 30,000 are not one count disputed but two things counted …
_RIVAL_RATIO, _RIVAL_STEP = 2.0, 5
# … unless two sides are named that count differently: the police and the organisers.
_SIDES_RATIO = 10.0
# A number that moves further than this between two reports is another number.
_MOVE_RATIO = 6.0
_WORD = re.compile(r"\w+")
_KEPT = {"actual", "minimum"}
_UNDER, _OVER = {"less_than", "at_most"}, {"more_than", "at_least"}
# The same number of the same day, as large as this, is the same count, whatever place was read.
_LARGE = 1000
# A measure given for as many places: a small number without a place may be of any of them.
_SCATTERED = 3
# A number without a place that is so much smaller than the largest one is of some place that is not named.
_LOCAL = 20
# Measures that say no more than that something was counted: two of them are less surely about one thing.
_GENERIC = {"count", "people", "money", "percent"}


def find(story: Story, language: Language) -> tuple[Finding, ...]:
    """The findings about figures, series by series."""
    told = _Told(story, language)
    return tuple(
        finding
        for group in _groups(story)
        for alike in told.alike(group.figures)
        for finding in told.of(replace(group, figures=tuple(alike)))
    )


@dataclass(frozen=True)
class _Group:
    """Figures to be held against each other. ``wide``: of a whole country or of no named place."""

    series: Series
    figures: tuple[Figure, ...]
    wide: bool = False
    scattered: bool = False


def _groups(story: Story) -> Iterator[_Group]:
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
        yield _Group(largest, tuple(members), True, len(places[measure]) >= _SCATTERED)
    for series in narrow:
        yield _Group(series, tuple(figures[i] for i in series.figures if i not in strays.taken))


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


@dataclass(frozen=True)
class _Move:
    """A step of a number over time."""

    level: Level
    planned: bool = False


class _Told:
    """Finds and tells what the figures of a story say together."""

    def __init__(self, story: Story, language: Language) -> None:
        self._sources = Sources(story)
        self._names = {actor.id: actor.name for actor in story.actors}
        self._figures = {f.id: f for f in story.figures}
        self._agencies = {a.agency for a in story.articles if a.agency}
        self._language = language
        self._data = language.lexicon(Comparison)

    def alike(self, figures: Sequence[Figure]) -> list[list[Figure]]:
        """The figures by what narrows the thing counted or joins it to another."""
        kinds: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
        for figure in figures:
            if self._comparable(figure):
                kinds[self._narrowed(figure)].append(figure)
        return [kinds[key] for key in sorted(kinds)]

    def _comparable(self, figure: Figure) -> bool:
        """Whether a number can be confirmed or denied: "des milliers" cannot, and a part is no rival."""
        bounded = figure.low is not None or figure.high is not None
        return bounded and figure.approximation != "order_of_magnitude" and not self._is_part(figure)

    def _is_part(self, figure: Figure) -> bool:
        """Whether it is a part of a total of the same place; "dont 3.500 à Paris" is the total of Paris."""
        if figure.part_of is None:
            return False
        whole = self._figures.get(figure.part_of)
        return figure.place is None or whole is None or whole.place == figure.place

    def _narrowed(self, figure: Figure) -> tuple[str, ...]:
        words = fold(figure.counted or "").split()
        joined = any(w in self._data.joining for w in words) and not self._one_class(figure)
        narrow = {n for w in words for n in self._data.narrowing if w.startswith(n)}
        return (*sorted(narrow), *(words if joined else ()))

    def _one_class(self, figure: Figure) -> bool:
        """Whether the nouns joined are of one class: "policiers et gendarmes" are police."""
        words = [lemma(w, self._language.code) for w in _WORD.findall((figure.counted or "").lower())]
        quantity = self._language.lexicon(Quantity)
        kinds = [{name for name, held in quantity.classes.items() if w in held} for w in words]
        at = [n for n, w in enumerate(words) if w in self._data.joining]
        return all(0 < n < len(kinds) - 1 and kinds[n - 1] & kinds[n + 1] for n in at)

    def of(self, group: _Group) -> Iterator[Finding]:
        """The findings of figures that are about one thing."""
        kept = [f for f in group.figures if f.status in _KEPT]
        if group.series.measure in self._data.standing:
            levels = steps = list(standing(kept))
        else:
            days = [list(by_level(span, held)) for span, held in by_day(kept, self._inferred)]
            levels = list(chain.from_iterable(days))
            steps = [self._main(day) for day in days]
            largest = max((level.middle for level in levels), default=0)
            for day, main in zip(days, steps, strict=True):
                local = group.wide and main.middle * _LOCAL < largest
                yield from self._conflicts(group, day, main, 0.5 if local else 1.0)
        largest = max((level.middle for level in levels), default=0)
        for level in levels:
            if len(self._origins(level.figures)) > 1:
                local = group.wide and level.middle * _LOCAL < largest
                yield self._finding("corroborates", group, [level], 0.5 if local else 1.0)
        planned = [f for f in group.figures if f.status == "planned"]
        moves = [*_moves(steps), *self._plans(steps, planned)]
        if len(moves) > 1:
            yield self._update(group, moves)

    def _inferred(self, figure: Figure) -> bool:
        return self._sources.article(figure.anchor).published.basis == "inferred"

    def _origins(self, figures: Sequence[Figure]) -> set[str]:
        """The independent sources; two that give a number on the word of one agency are one."""
        return {
            figure.said_by
            if figure.said_by and self._names.get(figure.said_by) in self._agencies
            else self._sources.origin(figure.anchor)
            for figure in figures
        }

    def _main(self, levels: Sequence[Level]) -> Level:
        """The level that the most independent sources give; the highest of several."""
        return max(levels, key=lambda v: (len(self._origins(v.figures)), v.middle))

    def _conflicts(
        self, group: _Group, levels: Sequence[Level], main: Level, factor: float
    ) -> Iterator[Finding]:
        for level in levels:
            sides = _opposite(level)
            if sides:
                yield self._finding("contradicts", group, sides)
        for run in self._runs(levels):
            if len(run) > 1 and (main in run or not group.wide):
                scattered = 0.5 if group.scattered and run[-1].middle < _SMALL else 1.0
                yield self._finding("contradicts", group, run, scattered * factor)

    def _runs(self, levels: Sequence[Level]) -> list[list[Level]]:
        """The levels, those together of which each contradicts the one below it."""
        runs: list[list[Level]] = []
        for level in levels:
            if runs and _rivals(runs[-1][-1], level) and self._apart(runs[-1][-1], level):
                runs[-1].append(level)
            else:
                runs.append([level])
        return runs

    def _apart(self, lower: Level, higher: Level) -> bool:
        """Whether each level has a source that does not give the other: who gives both counts two things."""
        ones, others = self._origins(lower.figures), self._origins(higher.figures)
        if ones - others and others - ones:
            return True
        return _sayers_differ(lower, higher)

    def _shown(self, level: Level) -> list[Figure]:
        """The figures of one article for each independent source: its copies add nothing."""
        origins: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
        for figure in level.figures:
            article = self._sources.article(figure.anchor)
            origins[article.family or article.id][article.id].append(figure)
        best = (min(held.values(), key=lambda v: (-len(v), v[0].anchor)) for held in origins.values())
        return sorted(chain.from_iterable(best), key=lambda f: f.anchor)

    def _finding(
        self, kind: FindingKind, group: _Group, levels: Sequence[Level], factor: float = 1.0
    ) -> Finding:
        figures = [f for level in levels for f in self._shown(level)]
        first, last = levels[0].span
        label = group.series.label
        told = said([f.anchor for f in figures], self._sources, [self._sayer(f) for f in figures])
        independent = len(self._origins(figures))
        sure = round(factor * self._sure(kind, group, figures, independent), 3)
        verdict, verdict_en = self._verdict(kind, group, figures, sure)
        return Finding(
            kind=kind,
            about=label,
            explanation=f"{label}, {on_day(first, last, 'fr')} : {told}. {verdict}",
            explanation_en=f"{label}, {on_day(first, last, 'en')}: {told}. {verdict_en}",
            claims=tuple(dict.fromkeys(f.id for level in levels for f in level.figures)),
            evidence=tuple(dict.fromkeys(f.anchor for f in figures)),
            independent_sources=independent,
            confidence=sure,
        )

    def _sayer(self, figure: Figure) -> str:
        name = self._names.get(figure.said_by or "")
        return f"selon {name}" if name else ""

    def _sure(self, kind: FindingKind, group: _Group, figures: Sequence[Figure], independent: int) -> float:
        sure = min(f.confidence for f in figures) * (0.9 if independent > 1 else 0.5)
        generic = group.series.measure in _GENERIC
        if kind == "contradicts":
            heads = {fold(f.counted or "").split(" ")[0] for f in figures}
            places = {f.place for f in figures}
            sure *= 0.7 if any(map(self._inferred, figures)) else 1.0
            sure *= 0.6 if len(places) > 1 and len(heads) > 1 else 1.0
            return sure * (0.4 if generic else 1.0)
        return sure * (0.7 if generic else 1.0)

    def _verdict(
        self, kind: FindingKind, group: _Group, figures: Sequence[Figure], sure: float
    ) -> tuple[str, str]:
        if kind == "corroborates":
            sayers = {self._names.get(f.said_by or "", "") for f in figures}
            name = next(iter(sayers)) if len(sayers) == 1 else ""
            all_name = f" Toutes citent {name}." if name else ""
            return (
                f"Des sources indépendantes concordent.{all_name}",
                f"Independent sources agree.{f' All of them quote {name}.' if name else ''}",
            )
        if group.series.measure in self._data.tolls:
            return (
                "Même jour, nombres différents : désaccord, ou comptes faits à des heures différentes.",
                "Same day, different numbers: a conflict, or counts taken at different hours.",
            )
        if sure > _SURE:
            return "Même jour : les chiffres se contredisent.", "Same day: the numbers contradict each other."
        return (
            "Même jour : les chiffres se contredisent peut-être.",
            "Same day: the numbers may contradict each other.",
        )

    def _plans(self, steps: Sequence[Level], planned: Sequence[Figure]) -> Iterator[_Move]:
        """What is planned after the last number that holds, and differs from it."""
        for figure in sorted(planned, key=lambda f: (f.as_of or "", f.anchor)) if steps else ():
            # A plan is for the time to come, whatever day its words name beside it.
            published = spans(self._sources.day(figure.anchor))
            times = sorted((*spans(figure.as_of), *published))
            if times:
                level = Level(times[-1], *reach(figure), (figure,))
                before = [s for s in steps if s.span[0] <= level.span[1]]
                if before and _moved(before[-1], level):
                    yield _Move(level, planned=True)
                    return

    def _update(self, group: _Group, moves: Sequence[_Move]) -> Finding:
        figures = [f for move in moves for f in self._shown(move.level)]
        independent = len(self._origins(figures))
        label = group.series.label
        return Finding(
            kind="updates",
            about=label,
            explanation=f"{label} : {self._steps(moves, 'fr')}. Le chiffre change avec le temps.",
            explanation_en=f"{label}: {self._steps(moves, 'en')}. The number changes over time.",
            claims=tuple(dict.fromkeys(f.id for move in moves for f in move.level.figures)),
            evidence=tuple(dict.fromkeys(f.anchor for f in figures)),
            independent_sources=independent,
            confidence=round(self._sure("updates", group, figures, independent), 3),
        )

    def _steps(self, moves: Sequence[_Move], locale: str) -> str:
        """Each step: "« 12 morts » le 3 mai 2020 (Le Matin)"; of many, the first and the last ones."""
        kept = moves if len(moves) <= SHOWN else [moves[0], *moves[1 - SHOWN :]]
        planned = " prévus" if locale == "fr" else " planned"
        return " → ".join(
            f"{quoted(figures[0].anchor)}{planned if move.planned else ''} "
            f"{on_day(*move.level.span, locale)} "
            f"({listed(list(dict.fromkeys(self._sources.name(f.anchor) for f in figures)), ', ')})"
            for move in kept
            for figures in [self._shown(move.level)]
        )


# Below this a conflict may as well be a misreading of time or place, and says so.
_SURE = 0.6
# Numbers under this stand in many places at once.
_SMALL = 20


def _opposite(level: Level) -> list[Level]:
    """The figures on either side of one number: "un peu moins de 50.000" and "plus de 50.000"."""
    under = [f for f in level.figures if f.approximation in _UNDER and f.low is None]
    over = [f for f in level.figures if f.approximation in _OVER and f.high is None]
    edges = {f.high for f in under} & {f.low for f in over if f.approximation == "more_than"}
    if not edges:
        return []
    low = tuple(f for f in under if f.high in edges)
    high = tuple(f for f in over if f.low in edges)
    return [Level(level.span, level.low, level.high, side) for side in (low, high)]


def _rivals(lower: Level, higher: Level) -> bool:
    """Whether two levels of one time may be one count disputed."""
    if all(f.high is None for f in lower.figures):
        return False  # "au moins neuf" leaves room for twelve
    if all(f.low is None for f in higher.figures):
        return False  # "moins de cent" leaves room for eighty
    if near(lower.middle, higher.middle, _RIVAL_RATIO, _RIVAL_STEP):
        return True
    return _sayers_differ(lower, higher) and near(lower.middle, higher.middle, _SIDES_RATIO)


def _sayers_differ(one: Level, other: Level) -> bool:
    """Whether both levels are given on the word of named sides, and none of them gives both."""
    ones, others = ({f.said_by for f in level.figures} for level in (one, other))
    return None not in ones | others and not ones & others


def _moves(steps: Sequence[Level]) -> Iterator[_Move]:
    """The first step, then each that is later and lies apart from the one before it."""
    last: Level | None = None
    for level in steps:
        if last is None or (last.span[1] < level.span[0] and _moved(last, level)):
            yield _Move(level)
            last = level


def _moved(old: Level, new: Level) -> bool:
    apart = not any(meet(room(a), room(b)) for a in old.figures for b in new.figures)
    return apart and near(old.middle, new.middle, _MOVE_RATIO)
