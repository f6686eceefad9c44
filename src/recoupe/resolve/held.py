"""What was made of the same before, in this process.

While an article is read, its story is related without it (``pipeline/ahead.py``). Most of what that makes is
made of single names, actors and articles, and would be made again when the article is there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Held:
    """Things by what they are and what they are made of. Not for several threads at once."""

    def __init__(self) -> None:
        self._things: dict[tuple[str, Hashable], tuple[object, Any]] = {}

    def again(self, kind: str, key: Hashable, of: object, make: Callable[[], T]) -> T:
        """The ``kind`` of thing ``key``: the one that is held if it is made of what equals ``of``, else the
        one that ``make`` gives, which is held from now on.

        ``of`` must be all that ``make`` makes it of and that may be another next time, so that it does not
        matter what is held. It is compared, not digested: lists of the same objects are equal at little
        cost. Do not change ``of`` afterwards, nor what is given.
        """
        found = self._things.get((kind, key))
        if found is None or found[0] != of:
            found = self._things[kind, key] = of, make()
        thing: T = found[1]
        return thing

    def last(self, kind: str, key: Hashable) -> Any:
        """What was put there last, or None: of what it was made, its user must know."""
        return self._things.get((kind, key), (None, None))[1]

    def put(self, kind: str, key: Hashable, thing: object) -> None:
        """Hold ``thing`` for ``last``."""
        self._things[kind, key] = None, thing
