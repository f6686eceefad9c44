"""Sentences that tell of one matter and differ in a number of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.compare.common.levels import before, meet, near, room
from recoupe.compare.common.teller import Teller, briefest
from recoupe.compare.sentences.facts.likeness import Pair, each_once, same_place, same_sense, same_time
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.model import Figure, Finding

# So much of two sentences must be the same, so that a number in which they differ is one number disputed …
_WEIGHT, _SHARE = 2.2, 0.5
# … and so near both must be.
_RATIO = 3.0
_SURE = 0.5


def disputed(pairs: Sequence[Pair], told: Sequence[Fact], teller: Teller) -> Iterator[Finding]:
    """A finding for each two sentences that differ in one number, each sentence in one of them."""

    def found(pair: Pair) -> Finding | None:
        one, other = told[pair.one], told[pair.other]
        if pair.weight < _WEIGHT or pair.share < _SHARE or not _agree_but_for_the_number(pair, one, other):
            return None
        numbers = _apart(one, other)
        return _finding(numbers, (one, other), teller) if numbers else None

    return each_once(pairs, found)


def _agree_but_for_the_number(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether both say the same of one time and place, and when is known of both."""
    dated = (one.days or one.published) and (other.days or other.published)
    alike = same_sense(pair.shared, one, other) and same_place(one, other)
    return bool(dated) and alike and same_time(one, other)


def _apart(one: Fact, other: Fact) -> tuple[Figure, Figure] | None:
    """The numbers of the only measure that both have once, where neither leaves room for the other."""
    ours, theirs = _single(one), _single(other)
    both = [name for name in ours if name in theirs]
    if len(both) != 1:
        return None
    first, second = ours[both[0]], theirs[both[0]]
    low, high = room(first), room(second)
    apart = not meet(low, high) and near(sum(low), sum(high), _RATIO)
    return (first, second) if apart else None


def _single(fact: Fact) -> dict[tuple[str | None, str | None], Figure]:
    """The actual figures of ``fact`` by measure and unit, those that stand alone in theirs."""
    found: dict[tuple[str | None, str | None], list[Figure]] = {}
    for figure in fact.figures:
        found.setdefault((figure.measure, figure.unit), []).append(figure)
    return {name: held[0] for name, held in found.items() if len(held) == 1 and _kept(held[0])}


def _kept(figure: Figure) -> bool:
    vague = figure.approximation == "order_of_magnitude" or figure.part_of is not None
    return figure.status == "actual" and not vague and (figure.low or figure.high) is not None


def _finding(numbers: tuple[Figure, Figure], facts: tuple[Fact, Fact], teller: Teller) -> Finding:
    one, other = days = [fact.published for fact in facts]
    later = before(one, other) or before(other, one)
    ordered = sorted(zip(days, numbers, strict=True), key=lambda x: (x[0], x[1].anchor))
    return teller.finding(
        "updates" if later else "contradicts",
        "number_later" if later else "number_disputed",
        [figure.anchor for _, figure in ordered],
        _SURE * min(f.confidence for f in numbers),
        about=numbers[0].counted or numbers[0].anchor.exact,
        claims=[figure.id for _, figure in ordered],
        matter=briefest(fact.anchor for fact in facts),
    )
