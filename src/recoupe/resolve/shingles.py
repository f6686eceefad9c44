"""Words of a text with their places, fingerprints of their runs, and the runs that two texts share."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from recoupe.resolve.flat import flat, unmarked

SHINGLE = 6
WINDOW = 8
# Words that an editor may change, drop or add inside a passage before it counts as two.
GAP = 8
# A run of words that stands in more places than this on either side of where it is expected is a refrain.
PLACES = 32

# Odd multipliers with well spread bits, to roll the hashes of words into one and to mix it (as in FNV-1a and
# splitmix64): arithmetic on 64 bits, the same on every machine, unlike ``hash``.
_ROLL = 0x100000001B3
_MIX = 0x9E3779B97F4A7C15
# Fingerprints are kept as numbers that every format can hold.
_KEPT = np.uint64(11)
# Hashes of words that are remembered.
_REMEMBERED = 100_000
# Words compared at a time when a run is followed.
_STRIDE = 64


@dataclass(frozen=True)
class Words:
    """The words of a text, folded; ``quoted`` are the spans of the text that are somebody else's words."""

    text: str
    folded: tuple[str, ...]
    quoted: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: str, quoted: Sequence[tuple[int, int]] = ()) -> Words:
        """The words of ``text``, of which those in the spans ``quoted`` are not the journalists'."""
        return cls(text, tuple(flat(text).split()), tuple(quoted))

    @cached_property
    def spans(self) -> NDArray[np.int64]:
        """The offsets of each word in the text, first and last."""
        codes = np.frombuffer(unmarked(self.text).encode("utf-32-le", "surrogatepass"), np.uint32)
        edges = np.flatnonzero(np.diff(codes != ord(" "), prepend=False, append=False))
        return edges.reshape(-1, 2)

    @cached_property
    def _own_before(self) -> list[int]:
        """How many of the words before each are the journalists' own."""
        own = np.ones(len(self.text) + 1, np.int64)
        for start, end in self.quoted:
            own[start:end] = 0
        before: list[int] = np.cumsum(own[self.spans[:, 0]]).tolist()
        return [0, *before]

    def own(self, start: int, stop: int) -> int:
        """How many of the words ``start`` to ``stop``, the last excluded, are the journalists' own."""
        return self._own_before[stop] - self._own_before[start]

    @cached_property
    def shingles(self) -> NDArray[np.uint64]:
        """A hash for each run of SHINGLE words."""
        count = max(0, len(self.folded) - SHINGLE + 1)
        words = np.fromiter(map(_hash, self.folded), np.uint64, count=len(self.folded))
        rolled = np.zeros(count, np.uint64)
        for at in range(SHINGLE):
            rolled = rolled * np.uint64(_ROLL) + words[at : at + count]
        rolled *= np.uint64(_MIX)
        return rolled ^ (rolled >> np.uint64(29))

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each shingle stands."""
        where: dict[int, list[int]] = defaultdict(list)
        for at, value in enumerate(self.shingles.tolist()):
            where[value].append(at)
        return dict(where)

    def __len__(self) -> int:
        return len(self.folded)


@dataclass(frozen=True, slots=True)
class Block:
    """A passage in both texts as ranges of words.

    ``matched`` counts the words that are the same, ``own`` those of them that nobody is quoted with.
    """

    first: range
    second: range
    matched: int
    own: int


class _Hashes(dict[str, int]):
    """The hashes of words, remembered: most words of a text are common ones."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = zlib.crc32(word.encode())
        return found


_hash = _Hashes().__getitem__


def fingerprints(words: Words) -> list[int]:
    """The least shingle of every window of WINDOW shingles (winnowing), each once, in ascending order."""
    hashes = words.shingles
    if not len(hashes):
        return []
    width = min(WINDOW, len(hashes))
    # The last of equal ones: windows are looked at from their ends.
    windows = sliding_window_view(hashes, width)[:, ::-1]
    at = np.arange(len(windows)) + width - 1 - windows.argmin(axis=1)
    kept: list[int] = np.unique(hashes[at] >> _KEPT).tolist()
    return kept


def align(first: Words, second: Words, least: int) -> tuple[Block, ...]:
    """The passages of at least ``least`` words that both have, in the order of ``first``.

    Runs of the same words are chained into one passage over gaps of up to GAP words on either side.
    """
    blocks: list[Block] = []
    for run in _runs(first, second):
        if blocks and _chains(blocks[-1], run):
            last = blocks.pop()
            run = Block(
                range(last.first.start, run.first.stop),
                range(last.second.start, run.second.stop),
                last.matched + run.matched,
                last.own + run.own,
            )
        blocks.append(run)
    return tuple(b for b in blocks if b.matched >= least)


def _chains(last: Block, run: Block) -> bool:
    gaps = (run.first.start - last.first.stop, run.second.start - last.second.stop)
    return all(0 <= gap <= GAP for gap in gaps)


def _runs(first: Words, second: Words) -> Iterator[Block]:
    """Maximal runs of the same words, greedily from the left, none of them twice in either text."""
    taken = bytearray(len(second))
    reached, expected = 0, 0
    where = second.places
    for position, value in enumerate(first.shingles.tolist()):
        if position < reached or value not in where:
            continue
        start = _place(where[value], expected, taken)
        if start is None:
            continue
        length = _common(first, second, position, start, taken)
        if not length:
            continue
        taken[start : start + length] = b"\1" * length
        reached, expected = position + length, start + length
        own = first.own(position, reached)
        yield Block(range(position, reached), range(start, expected), length, own)


def _place(places: Sequence[int], expected: int, taken: bytearray) -> int | None:
    """The free place next after ``expected``, else the next before it, within PLACES of them on either side.

    The place that goes on from the last run is the likeliest when a phrase is repeated.
    """
    at = bisect_left(places, expected)
    near = chain(places[at : at + PLACES], reversed(places[max(0, at - PLACES) : at]))
    return next((p for p in near if not taken[p]), None)


def _common(first: Words, second: Words, a: int, b: int, taken: bytearray) -> int:
    """How many words from ``a`` on are those from ``b`` on that are not taken."""
    free = taken.find(1, b)
    most = min(len(first) - a, (len(second) if free < 0 else free) - b)
    length = 0
    while length < most:
        step = min(_STRIDE, most - length)
        ours = first.folded[a + length : a + length + step]
        theirs = second.folded[b + length : b + length + step]
        if ours != theirs:
            return length + next(n for n in range(step) if ours[n] != theirs[n])
        length += step
    return length
