"""Clauses that say when or where something happens, and which of them are of one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from recoupe.compare.common.meeting import meeting
from recoupe.compare.sentences.facts.likeness import Pair
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.model import Anchor

# How rare the words shared must be together, each 1 where it stands once; how many they are, and their share
# of the words of the shorter clause.
_RARE, _SHARED, _SHARE = 0.8, 2, 0.5
# A word in more clauses than this brings none of them together.
_CROWD = 40


@dataclass(frozen=True, eq=False)
class Clause:
    """Words ``at`` that say when or where, the clause that holds them, and the stems of its other words."""

    fact: Fact
    at: Anchor
    words: Anchor
    stems: frozenset[str]


def stems_beside(fact: Fact, at: Anchor, start: int, end: int) -> frozenset[str]:
    """The stems of ``fact`` from ``start`` to ``end`` in the article, but those of the words ``at``."""
    return frozenset(
        word for word, n in fact.stems.items() if start <= n < end and not at.start <= n < at.end
    )


def of_one_thing(clauses: Sequence[Clause], rarity: Mapping[str, float]) -> Iterator[Pair]:
    """The pairs of ``clauses`` of different sources that share enough words to be of one thing.

    ``rarity`` says of a stem how few sentences have it.
    """
    for i, j in meeting([clause.stems for clause in clauses], _CROWD):
        one, other = clauses[i], clauses[j]
        if one.fact.origin == other.fact.origin:
            continue
        shared = one.stems & other.stems
        if len(shared) < _SHARED:
            continue
        share = len(shared) / min(len(one.stems), len(other.stems))
        if share < _SHARE:
            continue
        both = tuple(sorted(shared))
        weight = sum(rarity.get(word, 0.0) for word in both)
        if weight >= _RARE:
            yield Pair(i, j, both, both, weight, share)


def alike(one: Clause, other: Clause, share: float) -> bool:
    """Whether so large a ``share`` of the longer clause stands in the other."""
    return len(one.stems & other.stems) >= share * max(len(one.stems), len(other.stems))


def one_thing(pair: Pair, one: Clause, other: Clause, share: float, rare: float) -> bool:
    """Whether so large a ``share`` of either clause is in the sentence of the other, or it is so ``rare``."""
    return pair.weight >= rare or all(
        len(a.stems & b.fact.stems.keys()) >= share * len(a.stems) for a, b in ((one, other), (other, one))
    )


def head(clause: Clause, names: Set[str]) -> str | None:
    """The stem next before the words ``at``, or else next behind them, that is none of ``names``."""
    stems = [(clause.fact.stems[word], word) for word in clause.stems if word not in names]
    before = [place for place in stems if place[0] < clause.at.start]
    return max(before)[1] if before else min(stems, default=(0, None))[1]
