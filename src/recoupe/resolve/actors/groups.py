"""Sets that grow together, and why."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Disjoint sets of keys (union-find), with the reasons for which they were joined."""

    def __init__(self) -> None:
        self._parent: dict[K, K] = {}
        self._reasons: dict[K, list[str]] = {}

    def add(self, key: K) -> None:
        """Have ``key`` in a set, its own if it is new."""
        self._parent.setdefault(key, key)

    def find(self, key: K) -> K:
        """The key that stands for the set of ``key``."""
        self.add(key)
        root = key
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def join(self, left: K, right: K, reason: str | None = None) -> None:
        """Make the sets of both one. The first keeps standing for it."""
        a, b = self.find(left), self.find(right)
        if a != b:
            self._parent[b] = a
            self._reasons.setdefault(a, []).extend(self._reasons.pop(b, []))
        if reason and reason not in self._reasons.setdefault(a, []):
            self._reasons[a].append(reason)

    def reasons(self, key: K) -> tuple[str, ...]:
        """Why the set of ``key`` is one."""
        return tuple(self._reasons.get(self.find(key), ()))

    def sets(self, keys: Iterable[K]) -> dict[K, list[K]]:
        """The ``keys`` by set, in their order."""
        found: dict[K, list[K]] = {}
        for key in keys:
            found.setdefault(self.find(key), []).append(key)
        return found
