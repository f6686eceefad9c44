"""Which sentences of independent sources tell of one matter, by the rare words that they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TypeVar

from recoupe.compare.common.levels import meet, reach, touch
from recoupe.compare.common.stems import runs
from recoupe.compare.common.wording import fold
from recoupe.compare.sentences.facts.encounters import Encounters
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.justice import Justice
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure
from recoupe.text.patterns import either, leading

# What shared words must weigh together, in words of which each stands nowhere else, and their share of what
# the words of the lighter sentence weigh.
_WEIGHT, _SHARE = 1.7, 0.3
# How many must be no names where both name somebody or some place that few sentences name …
_BESIDE_NAMES = 3
# … and where they do not; then they must weigh more, too.
_BARE, _BARE_WEIGHT, _BARE_SHARE = 4, 2.0, 0.4
# As many as beside names are enough where a number larger than this is shared, or where what is shared weighs
# so much and is nearly all of the lighter sentence, or of long sentences so much of where it stands.
_LARGE, _RICH, _NEARLY_ALL, _DENSE = 12, 2.3, 0.6, 0.5
# Two who are named together in both sentences need one word more, if all weighs so much.
_TOGETHER = 2.5
# Whoever is named in more sentences than so many, and than this share of them, is everywhere.
_EVERYWHERE, _EVERYWHERE_SHARE = 6, 0.06
# Times not named are about those of the paper.
_SPARE = timedelta(days=8)

# What measures sums of any kind.
_MONEY = "money"

_DIGITS, _WORD = re.compile(r"\d{1,9}"), re.compile(r"[^\W\d_]+")

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Pair:
    """Two sentences, by number, with what they share: all words, those that are no names, and how rare."""

    one: int
    other: int
    shared: tuple[str, ...]
    core: tuple[str, ...]
    weight: float
    share: float


def each_once(pairs: Iterable[Pair], found: Callable[[Pair], T | None]) -> Iterator[T]:
    """What is ``found`` in ``pairs``, those that share most first, of each sentence in one pair only."""
    taken: set[int] = set()
    for pair in sorted(pairs, key=lambda p: (-p.weight * p.share, p.one, p.other)):
        result = None if {pair.one, pair.other} & taken else found(pair)
        if result is not None:
            taken |= {pair.one, pair.other}
            yield result


class Likeness:
    """Says what the sentences of one story share."""

    def __init__(self, facts: Sequence[Fact], named: Mapping[str, frozenset[str]]) -> None:
        """``named`` are the stems of the names and titles of actors, by id."""
        self._facts = facts
        self._named = named
        self.encounters = Encounters(facts)
        self.rarity = self.encounters.rarity
        self._runs: dict[int, frozenset[tuple[str, ...]]] = {}
        held = Counter(actor for fact in facts for actor in fact.actors)
        limit = max(_EVERYWHERE, _EVERYWHERE_SHARE * len(facts))
        self._rare = frozenset(actor for actor, count in held.items() if count <= limit)

    def pairs(self) -> Iterator[Pair]:
        """The pairs of sentences of different sources that may tell of one matter, in order."""
        for i, j in self.encounters.pairs(_WEIGHT, _SHARE, _RICH):
            pair = self._pair(i, j)
            if pair and not self._printed_twice(i, j):
                yield pair

    def _pair(self, i: int, j: int) -> Pair | None:
        one, other = self._facts[i], self._facts[j]
        shared = tuple(w for w in one.stems if w in other.stems and w in self.rarity)
        weight = sum(self.rarity[w] for w in shared)
        share = weight / min(self.encounters.heavy[i], self.encounters.heavy[j])
        both = one.actors & other.actors
        names = frozenset[str]().union(*(self._named[actor] for actor in both))
        core = tuple(w for w in shared if w not in names)
        pair = Pair(i, j, shared, core, weight, share)
        return pair if self._is_telling(pair, len(both & self._rare)) else None

    def _is_telling(self, pair: Pair, known: int) -> bool:
        """Whether enough is shared; less is where so many persons and places are ``known`` to both."""
        if known > 1 and pair.core and pair.weight >= _TOGETHER:
            return True
        if len(pair.core) < _BESIDE_NAMES:
            return False
        bare = len(pair.core) >= _BARE and pair.weight >= _BARE_WEIGHT and pair.share >= _BARE_SHARE
        one, other = self._facts[pair.one], self._facts[pair.other]
        if known or bare or _one_number(one, other):
            return True
        if pair.weight < _RICH or not _count_alike(one, other):
            return False
        return pair.share >= _NEARLY_ALL or (pair.share < _SHARE and self._density(pair) >= _DENSE)

    def _density(self, pair: Pair) -> float:
        """How large a part the words shared are of the stretches in which they stand."""
        heavier = 0.0
        for fact in (self._facts[pair.one], self._facts[pair.other]):
            places = [fact.stems[word] for word in pair.shared]
            inside = (word for word, n in fact.stems.items() if min(places) <= n <= max(places))
            heavier = max(heavier, sum(self.rarity.get(word, 1.0) for word in inside))
        return pair.weight / heavier

    def _printed_twice(self, i: int, j: int) -> bool:
        """Whether a run of the same words stands in both: two papers with the text of one agency."""
        return not self._of(i).isdisjoint(self._of(j))

    def _of(self, number: int) -> frozenset[tuple[str, ...]]:
        if number not in self._runs:
            fact = self._facts[number]
            self._runs[number] = frozenset(runs(fact.anchor.exact, fact.code))
        return self._runs[number]


def _one_number(one: Fact, other: Fact) -> bool:
    """Whether both have a number that no two reporters write by chance."""
    return any(
        figure.low is not None
        and figure.low == theirs.low
        and figure.low > _LARGE
        and figure.unit == theirs.unit
        for figure in one.figures
        for theirs in other.figures
    )


def _count_alike(one: Fact, other: Fact) -> bool:
    """Whether a number stands in both sentences, or none in one of them."""
    ours, theirs = _numbers(one), _numbers(other)
    return not (ours and theirs) or bool(ours & theirs)


def _numbers(fact: Fact) -> set[int]:
    """The numbers of a sentence, in digits and in words."""
    cardinals = load(fact.code).lexicon(Quantity).numerals.cardinals
    found = {int(number) for number in _DIGITS.findall(fact.anchor.exact)}
    return found | {cardinals[word] for word in _WORD.findall(fact.low) if word in cardinals}


def same_time(one: Fact, other: Fact) -> bool:
    """Whether the times named, or those of the papers, allow both to tell of one day."""
    ones, others = one.days or one.published, other.days or other.published
    spare = timedelta() if one.days and other.days else _SPARE
    return not ones or not others or touch(ones, others, spare)


def same_place(one: Fact, other: Fact) -> bool:
    """Whether no two different places are named."""
    return not one.places or not other.places or bool(one.places & other.places)


def same_terms(one: Fact, other: Fact) -> bool:
    """Whether no two sentences to prison, of which none is the same, are told: "sept ans" and "cinq ans"."""
    ones, others = _terms(one), _terms(other)
    return not ones or not others or bool(ones & others)


def _terms(fact: Fact) -> frozenset[str]:
    """The lengths of the penalties of a sentence, as it tells them."""
    units = load(fact.code).lexicon(Justice).months
    if not any(unit in fact.low for unit in units):
        return frozenset()
    return frozenset(match["term"] for match in _term(fact.code).finditer(fold(fact.low)))


@cache
def _term(code: str) -> re.Pattern[str]:
    """A number, a unit of time and what makes it a penalty."""
    words = load(code).lexicon(Justice)
    penal = either((*words.custody, *words.firm, *words.suspended))
    return re.compile(rf"\b(?P<term>[\w-]+ {either(words.months)}) {leading(words.joined, ' ')}?{penal}")


def same_sense(shared: Sequence[str], one: Fact, other: Fact) -> bool:
    """Whether both sentences deny what they say with the stems ``shared``, or neither does."""
    return one.negated(shared) == other.negated(shared)


def _measure_alike(one: Figure, other: Figure) -> bool:
    """Whether both measure one thing: a sum may be called damages elsewhere."""
    return one.measure == other.measure or (bool(one.unit) and _MONEY in (one.measure, other.measure))


def same_numbers(one: Fact, other: Fact) -> bool:
    """Whether no number of a thing that both count differs."""
    for figure in one.figures:
        rivals = [f for f in other.figures if f.unit == figure.unit and _measure_alike(f, figure)]
        if rivals and not any(meet(reach(figure), reach(f)) for f in rivals):
            return False
    return True
