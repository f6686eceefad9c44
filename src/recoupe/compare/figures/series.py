"""Gather figures into series: one measure of one thing at one place, in the order of time.

Figures meet only inside a block (measure, unit, thing counted), so that the cost grows with their number and
not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from recoupe.compare.common.levels import near
from recoupe.compare.figures.blocks import Block
from recoupe.compare.figures.contenders import Contenders
from recoupe.compare.figures.degrees import Degrees
from recoupe.compare.figures.nationals import Nationals
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.languages.quantity import Measure, Quantity
from recoupe.model import Anchor, Figure, Series, Story, claim_id
from recoupe.model.edtf import bounds
from recoupe.text.lemma import lemma

# The measure of things that the lexicon has no measure for.
_COUNT = "count"
_WORD = re.compile(r"\w+")
# How many times larger a figure may be that names no place and still be of the widest place named.
_SIZE = 1.5
# … and how many times an amount in a unit may be the other's.
_AMOUNTS = 4.0
# A toll grows so many times, or by so many, while people are found.
_GROWS, _FEW = 2.0, 10
# An amount from here on, of two digits and more before its zeros, is known again.
_LARGE = 10_000


def gather(story: Story, language: Language) -> tuple[tuple[Figure, ...], tuple[Series, ...]]:
    """The figures of ``story``, each with the id of its series, and the series of two or more.

    Figures of one series share measure, unit, the thing counted as far as it matters, and place. A figure
    without a place joins those of the widest place that are of its size. Parts of a total ("dont deux …")
    without a place of their own stand apart from totals, the gravely injured from the injured, the soldiers
    of one nation from those of another. What is in the country where most figures are is as good as without
    a place. Series come by their labels.
    """
    keys, home = _Keys(story, language), _home(story)
    held: dict[Block, list[Figure]] = defaultdict(list)
    bare: list[Figure] = []
    for figure in story.figures:
        if keys.comparable(figure):
            held[keys.block(figure)].append(figure)
        elif figure.unit and _is_telling(figure):
            bare.append(figure)
    blocks = keys.nations.joined(held)
    _join_bare(blocks, bare)
    found = [
        _series(block, place, members, keys)
        for block in sorted(blocks)
        for place, members in _by_place(blocks[block], home, keys.rises(block))
        if len(members) > 1
    ]
    belongs = {i: series.id for series in found for i in series.figures}
    given = ((figure, belongs.get(figure.id)) for figure in story.figures)
    marked = tuple(f if f.series == series else replace(f, series=series) for f, series in given)
    return marked, tuple(sorted(found, key=lambda s: (s.label, s.id)))


def _is_telling(figure: Figure) -> bool:
    """Whether the amount is so particular that who gives it again means the same: 480,000, no million."""
    value = figure.low if figure.low is not None else figure.high
    return value is not None and value >= _LARGE and len(f"{value:.0f}".rstrip("0")) > 1


def _join_bare(blocks: dict[Block, list[Figure]], bare: Sequence[Figure]) -> None:
    """Add amounts of nobody knows what, "480.000 euros", to the one block that has just that amount."""
    having: dict[tuple[str, float | None], set[Block]] = defaultdict(set)
    for block, figures in blocks.items():
        for figure in figures:
            having[figure.unit or "", figure.low].add(block)
    for figure in bare:
        held = having.get((figure.unit or "", figure.low), set())
        if len(held) == 1:
            blocks[next(iter(held))].append(figure)


class _Keys:
    """Says what a figure is about, with the lexicon of one language."""

    def __init__(self, story: Story, language: Language) -> None:
        self._language = language.code
        self._degrees = Degrees(story, language)
        self._contenders = Contenders(story, language)
        self.nations = Nationals(story, language)
        self._names = {actor.id: actor.name for actor in story.actors}
        lexicon = language.lexicon(Quantity)
        self._measures = lexicon.measures
        self._labels = lexicon.labels
        self._of = frozenset(self._labels.of)
        self._general = frozenset(lexicon.labels.general)
        data = language.lexicon(Comparison)
        self._lasting = frozenset(data.lasting)
        self._bare, self._by_noun = frozenset(data.bare), frozenset(data.by_noun)
        self._classes = {word: name for name, words in lexicon.classes.items() for word in words}

    def block(self, figure: Figure) -> Block:
        measure = figure.measure or _COUNT
        # All words for votes count the same, of each who has them.
        votes, owed = self._contenders.are_counted(figure), self._contenders.are_owed(figure)
        thing = "" if votes and figure.unit else self._thing(self.nations.thing(figure), measure)
        degree, whose = self._degrees.of(figure), self._contenders.of(figure) if votes or owed else None
        # "Dont 28 policiers": all the policemen.
        part = figure.part_of is not None and figure.place is None and not degree
        part = part and not (thing and self._is_of_persons(measure))
        # "Dont 2.500 Américains": all of them, and what the whole counts.
        nation = self.nations.of(figure)
        return Block(measure, figure.unit or "", thing, part and not nation, degree, whose or "", nation)

    def _is_of_persons(self, measure: str) -> bool:
        """Whether what is counted is people, whom their trade tells apart."""
        known = self._measures.get(measure)
        return known is not None and "persons" in known.classes

    def rises(self, block: Block) -> bool:
        """Whether it is a toll, which grows from report to report."""
        return block.measure in self._lasting

    def comparable(self, figure: Figure) -> bool:
        """Whether the words say what is counted: bare euros, or just "personnes", may be of anything."""
        if not figure.counted:
            return False
        if figure.unit and figure.measure not in self._bare:
            return bool(_complement(figure.counted, self._of, self._language))
        known = self._measures.get(figure.measure or _COUNT)
        general = _head(figure.counted, self._language) in self._general
        return not general or (known is not None and not known.of)

    def _thing(self, figure: Figure, measure: str) -> str:
        """What is counted, "" where the measure says it: "morts" and "personnes tuées" are one."""
        counted = figure.counted or ""
        head, rest = _head(counted, self._language), _complement(counted, self._of, self._language)
        if figure.unit:
            return "" if measure in self._measures else rest
        if measure in self._by_noun:
            return head
        known = self._measures.get(measure)
        if known is None or known.of:
            return f"{head} {rest}".strip()
        said = any(phrase in counted.lower() for phrase in known.phrases)
        if said or self.nations.alone(figure) or head in self._general or head in (*known.nouns, *known.weak):
            return ""
        if len(known.classes) == 1:
            return ""
        kind = self._classes.get(head)
        return kind if kind and kind != "persons" else head

    def tells(self, figure: Figure, block: Block) -> tuple[bool, bool, bool]:
        """Lower, the more the words of ``figure`` say of what ``block`` counts."""
        other = bool(block.nation) and self.nations.of(figure) != block.nation
        return not self.comparable(figure), other, other or self.nations.alone(figure)

    def label(self, block: Block, figure: Figure, place: str | None) -> str:
        """The series in plain words: "Morts (Nantes)", "Amende, euros"."""
        known = self._measures.get(block.measure)
        named = known is not None and (figure.unit is not None or not known.of)
        words = known.label if known and named else (self.nations.thing(figure).counted or block.measure)
        if block.measure in self._by_noun:
            words = figure.counted or words
        elif known and not known.of and block.thing:
            words = self._labels.of_thing.format(label=words, counted=self._named(figure, known))
        elif block.nation and (named or self.nations.alone(figure)):
            words = self._labels.of_thing.format(label=words, counted=block.nation.capitalize())
        if block.degree:
            words = f"{words} {block.degree}"
        if block.whose:
            words = f"{words} ({self._names[block.whose]})"
        if block.part:
            words = self._labels.part.format(label=words)
        name = words[:1].upper() + words[1:]
        return self._labels.at_place.format(label=name, place=place) if place else name

    def _named(self, figure: Figure, measure: Measure) -> str:
        """The thing counted without what the measure says: "policiers" for "policiers blessés"."""
        words = (figure.counted or "").split()
        last = lemma(words[-1], self._language) if words else ""
        return " ".join(words[:-1] if len(words) > 1 and last in measure.nouns else words)


def _home(story: Story) -> str:
    """The key of the country in which most figures are; "" for none."""
    countries = {_folded(name.text) for a in story.actors if a.kind == "country" for name in a.names}
    held = Counter(key for f in story.figures if (key := _key(f.place)) in countries)
    return min(held, key=lambda key: (-held[key], key), default="")


def _by_place(
    figures: Sequence[Figure], home: str, rises: bool = False
) -> list[tuple[str | None, list[Figure]]]:
    """The figures by place, those without one and those of the ``home`` country together.

    Where none is of that country, those without a place join the widest place if their size allows.
    """
    places: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        key = _key(figure.place)
        places["" if key == home else key].append(figure)
    named = sorted(key for key in places if key)
    # The place with the largest figures is the widest: "en France" beside its towns.
    widest = max(named, key=lambda key: _middle(places[key]), default=None)
    unplaced = places.get("", [])
    nowhere = unplaced and not any(_key(f.place) for f in unplaced)
    if widest and nowhere and _alike(unplaced, places[widest], alone=len(named) == 1, rises=rises):
        places[widest] = [f for f in figures if _key(f.place) in ("", widest)]
        del places[""]
    return [(_commonest(places[key]), places[key]) for key in sorted(places)]


def _alike(some: Sequence[Figure], others: Sequence[Figure], *, alone: bool, rises: bool) -> bool:
    """Whether the middle values are of one size: 50.000 marchers are hardly those of the town of 1.350.

    Of the only place that is named (``alone``), it is enough that the numbers of one lie among the other's,
    or that a toll ``rises`` from one to the other.
    """
    one, other = sorted((_middle(some), _middle(others)))
    if other <= one * _SIZE:
        return True
    if alone and rises and near(one, other, _GROWS, _FEW):
        return True
    if alone and all(f.unit for f in (*some, *others)):
        # An amount that is told of one thing ("l'aide d'urgence") has no place of its own.
        return other <= one * _AMOUNTS
    ends = [(min(held), max(held)) for held in map(_values, (some, others))]
    return alone and ends[0][0] <= ends[1][1] and ends[1][0] <= ends[0][1]


def _middle(figures: Sequence[Figure]) -> float:
    values = _values(figures)
    return values[len(values) // 2]


def _values(figures: Sequence[Figure]) -> list[float]:
    return sorted(f.low if f.low is not None else f.high or 0.0 for f in figures)


def _series(block: Block, place: str | None, figures: Sequence[Figure], keys: _Keys) -> Series:
    ordered = sorted(figures, key=_when)
    first = min(ordered, key=lambda f: keys.tells(f, block))
    return Series(
        id=claim_id(
            "series",
            block.measure,
            block.unit,
            block.thing,
            block.part,
            block.degree,
            block.whose,
            _folded(place),
            *filter(None, [block.nation]),
        ),
        label=keys.label(block, first, place),
        measure=block.measure,
        counted=first.counted,
        place=place,
        figures=tuple(dict.fromkeys(f.id for f in ordered)),
    )


def _when(figure: Figure) -> tuple[date, Anchor]:
    """The first day of the figure's time; undated figures come last."""
    try:
        first, last = bounds(figure.as_of) if figure.as_of else (None, None)
    except ValueError:
        first = last = None
    return first or last or date.max, figure.anchor


def _commonest(figures: Sequence[Figure]) -> str | None:
    """The place as most of ``figures`` write it; the first in the alphabet of equals."""
    spellings = Counter(f.place for f in figures if f.place and _key(f.place))
    return min(spellings, key=lambda s: (-spellings[s], s), default=None)


def _key(place: str | None) -> str:
    """The key of a single place; a list of towns ("à Lille, Metz ou Nantes") is no place of its own."""
    return "" if place and "," in place else _folded(place)


def _folded(place: str | None) -> str:
    return " ".join((place or "").casefold().replace("-", " ").split())


@cache
def _head(counted: str, language: str) -> str:
    """The lemma of the first word of ``counted``."""
    words = _WORD.findall(counted)
    return lemma(words[0], language) if words else ""


@cache
def _complement(counted: str, of: frozenset[str], language: str) -> str:
    """The lemma of the noun after "de", or in brackets after a unit: "amende" in "euros d'amende"."""
    inside = counted.partition("(")[2]
    words = _WORD.findall(inside or counted)
    if inside:
        return lemma(words[0], language) if words else ""
    after = next((i + 1 for i, w in enumerate(words) if w.lower() in of), len(words))
    return lemma(words[after], language) if after < len(words) else ""
