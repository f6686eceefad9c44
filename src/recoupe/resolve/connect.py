"""Group things that are linked, however indirectly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def connected(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups of the numbers 0 to ``count - 1`` that ``links`` join, by union and find.

    Groups come in the order of their least members, members in ascending order; who has no link is alone.
    """
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in links:
        low, high = sorted((root(i), root(j)))
        parent[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        groups[root(i)].append(i)
    return list(groups.values())
