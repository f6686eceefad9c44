"""Which of many things have a word in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations


def meeting(words: Sequence[Collection[str]], crowd: int) -> Iterator[tuple[int, int]]:
    """The pairs, by number, of which both have a word that at most ``crowd`` have, in order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(words):
        for word in held:
            holders[word].append(number)
    yield from sorted(
        {pair for held in holders.values() if len(held) <= crowd for pair in combinations(held, 2)}
    )
