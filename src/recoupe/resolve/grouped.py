"""Group things that have one key: the quotations of an article, the figures of a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


def grouped(things: Iterable[T], key: Callable[[T], K]) -> defaultdict[K, list[T]]:
    """``things`` by their ``key``, in their order; keys in the order of their first thing.

    A key that nothing has gives an empty list.
    """
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups
