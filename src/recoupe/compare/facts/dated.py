"""Clauses that give a time, and which of them tell of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from recoupe.compare.facts.clauses import around
from recoupe.compare.facts.likeness import Pair
from recoupe.compare.facts.sentences import Fact
from recoupe.compare.levels import Span, spans
from recoupe.compare.meeting import meeting
from recoupe.model import Anchor, Story

# A time wider than this is that of no one thing.
_WIDE = timedelta(days=12)
# How rare the words shared must be together, each 1 where it stands once; how many they are, and their share
# of the words of the shorter clause.
_RARE, _SHARED, _SHARE = 0.8, 2, 0.5
# A word in more clauses than this brings none of them together.
_CROWD = 40


@dataclass(frozen=True, eq=False)
class Dated:
    """A time, the clause in which it stands, and the stems of the other words of that."""

    fact: Fact
    time: Anchor
    days: Span
    words: Anchor
    stems: frozenset[str]


def dated(told: Sequence[Fact], story: Story) -> list[Dated]:
    """The clauses with a time, in the order of the sentences, of papers of which the day is known."""
    times: dict[str, list[tuple[Anchor, Span]]] = defaultdict(list)
    for time in story.times:
        found = spans(time.edtf)
        if len(found) == 1 and found[0][1] - found[0][0] <= _WIDE and not time.since:
            times[time.anchor.article].append((time.anchor, found[0]))
    return [
        _dated(fact, anchor, days)
        for fact in told
        if len(fact.published) == 1 and fact.days
        for anchor, days in times[fact.anchor.article]
        if fact.anchor.contains(anchor)
    ]


def _dated(fact: Fact, time: Anchor, days: Span) -> Dated:
    at = time.start - fact.anchor.start
    words = around(fact.anchor, at, at + len(time.exact))
    beside = {w for w, start in fact.stems.items() if words.start <= start < words.end}
    beside -= {w for w, start in fact.stems.items() if time.start <= start < time.end}
    return Dated(fact, time, days, words, frozenset(beside))


def of_one_thing(clauses: Sequence[Dated], rarity: Mapping[str, float]) -> Iterator[Pair]:
    """The pairs of ``clauses`` of different sources that share enough words to be of one thing.

    ``rarity`` says of a stem how few sentences have it.
    """
    for i, j in meeting([clause.stems for clause in clauses], _CROWD):
        one, other = clauses[i], clauses[j]
        both = tuple(sorted(one.stems & other.stems))
        weight = sum(rarity.get(word, 0.0) for word in both)
        share = len(both) / min(len(one.stems), len(other.stems))
        enough = len(both) >= _SHARED and share >= _SHARE and weight >= _RARE
        if enough and one.fact.origin != other.fact.origin:
            yield Pair(i, j, both, both, weight, share)


def alike(one: Dated, other: Dated, share: float) -> bool:
    """Whether so large a ``share`` of the longer clause stands in the other."""
    return len(one.stems & other.stems) >= share * max(len(one.stems), len(other.stems))
