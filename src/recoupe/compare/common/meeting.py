"""Which of many things have a word in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations


def meeting(words: Iterable[Collection[str]], crowd: int) -> Iterator[tuple[int, int]]:
    """The pairs, by number, of which both have a word that at most ``crowd`` have, in order."""
    yield from Holders(words).pairs(crowd)


class Holders:
    """Finds, among many things with words, those that share some with another."""

    def __init__(self, words: Iterable[Collection[str]] = ()) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._count = 0
        for held in words:
            self.add(held)

    def add(self, words: Collection[str]) -> None:
        """One thing more, with its different ``words``; its number is that of those before it."""
        for word in words:
            self._holders[word].append(self._count)
        self._count += 1

    def pairs(self, crowd: int) -> list[tuple[int, int]]:
        """The pairs, by number, of which both have a word that at most ``crowd`` have, in order."""
        few = (held for held in self._holders.values() if len(held) <= crowd)
        return sorted({pair for held in few for pair in combinations(held, 2)})

    def sharing(self, words: Iterable[str], least: float) -> list[int]:
        """The numbers of those that have ``least`` or more of the different ``words``, in order."""
        shared = Counter(number for word in words for number in self._holders.get(word, ()))
        return sorted(number for number, count in shared.items() if count >= least)
