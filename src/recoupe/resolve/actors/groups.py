"""Sets that grow together, and why."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Disjoint sets of keys (union-find), with the reasons for which they were joined.

    Two keys that were parted are never in one set, whatever is joined later.
    """

    def __init__(self) -> None:
        self._parent: dict[K, K] = {}
        self._reasons: dict[K, list[str]] = {}
        self._apart: dict[K, set[K]] = {}

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

    def join(self, left: K, right: K, reason: str | None = None) -> bool:
        """Make the sets of both one, unless they were parted; whether they are. The first stands for it."""
        a, b = self.find(left), self.find(right)
        if a != b:
            if self._apart and b in self._apart.get(a, ()):
                return False
            self._parent[b] = a
            self._reasons.setdefault(a, []).extend(self._reasons.pop(b, []))
            self._inherit(a, b)
        if reason and reason not in self._reasons.setdefault(a, []):
            self._reasons[a].append(reason)
        return True

    def _inherit(self, a: K, b: K) -> None:
        """Have the set of ``a`` parted from all that ``b`` was parted from."""
        for other in self._apart.pop(b, ()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)

    def part(self, left: K, right: K) -> bool:
        """Have the sets of both never be joined; False where they are one already."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def parted(self, left: K, right: K) -> bool:
        """Whether the sets of both may not be joined."""
        return bool(self._apart) and self.find(right) in self._apart.get(self.find(left), ())

    def reasons(self, key: K) -> tuple[str, ...]:
        """Why the set of ``key`` is one."""
        return tuple(self._reasons.get(self.find(key), ()))

    def sets(self, keys: Iterable[K]) -> dict[K, list[K]]:
        """The ``keys`` by set, in their order."""
        found: dict[K, list[K]] = {}
        for key in keys:
            found.setdefault(self.find(key), []).append(key)
        return found
