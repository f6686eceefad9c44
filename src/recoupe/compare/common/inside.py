"""What stands inside what, in one article or in all of a story."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import Generic, TypeVar

from recoupe.model import Anchor

T = TypeVar("T")

# Anchors are put in order by this sooner than by themselves: the order is the same.
place = attrgetter("article", "start", "end")


class Cover:
    """Whether words stand wholly inside one of some words of the same article."""

    def __init__(self, words: Iterable[Anchor]) -> None:
        held = sorted((anchor.start, anchor.end) for anchor in words)
        self._starts = [start for start, _ in held]
        # The furthest end of all that begin as early: it alone decides.
        self._ends = list(accumulate((end for _, end in held), max))

    def holds(self, words: Anchor) -> bool:
        """Whether ``words`` are inside."""
        at = bisect_right(self._starts, words.start)
        return at > 0 and self._ends[at - 1] >= words.end


class Inside(Generic[T]):
    """Finds what begins inside words of an article."""

    def __init__(self, placed: Iterable[tuple[Anchor, T]]) -> None:
        found: dict[str, list[tuple[int, int, T]]] = defaultdict(list)
        for anchor, value in placed:
            found[anchor.article].append((anchor.start, anchor.end, value))
        self._held = {
            article: ([row[0] for row in held], held)
            for article, rows in found.items()
            for held in [sorted(rows, key=itemgetter(0, 1))]
        }

    def all(self, article: str) -> Sequence[tuple[int, int, T]]:
        """All that is placed in ``article``, as (start, end, value), in the order of the text."""
        return self._held[article][1] if article in self._held else ()

    def of(self, article: str, start: int, end: int) -> list[tuple[int, int, T]]:
        """What begins from ``start`` to before ``end``, as (start, end, value)."""
        if article not in self._held:
            return []
        starts, held = self._held[article]
        first = bisect_left(starts, start)
        return held[first : bisect_left(starts, end, first)]

    def values(self, words: Anchor) -> list[T]:
        """What begins inside ``words``."""
        return [value for _, _, value in self.of(words.article, words.start, words.end)]

    def before(self, words: Anchor) -> tuple[int, int, T] | None:
        """The last that begins before ``words`` do, or with them."""
        if words.article not in self._held:
            return None
        starts, held = self._held[words.article]
        at = bisect_right(starts, words.start)
        return held[at - 1] if at else None
