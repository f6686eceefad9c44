"""Words of a text with their places, fingerprints of their runs, and the runs that two texts share."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from recoupe.model import Anchor, Article

SHINGLE = 6
WINDOW = 8
# Words that an editor may change, drop or add inside a passage before it counts as two.
GAP = 8
# A run of words that stands in more places than this on either side of where it is expected is a refrain.
PLACES = 32

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Words:
    """The words of a text, folded; ``spans`` are their offsets, ``own`` those that are the journalists'."""

    text: str
    folded: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    own: tuple[bool, ...]

    @classmethod
    def of(cls, text: str, quoted: Sequence[tuple[int, int]] = ()) -> Words:
        """The words of ``text``, of which those in the spans ``quoted`` are somebody else's."""
        covered = bytearray(len(text))
        for start, end in quoted:
            covered[start:end] = b"\1" * (end - start)
        found = list(_WORD.finditer(text))
        return cls(
            text,
            tuple(m[0].casefold() for m in found),
            tuple(m.span() for m in found),
            tuple(not covered[m.start()] for m in found),
        )

    @cached_property
    def shingles(self) -> tuple[int, ...]:
        """A hash for each run of SHINGLE words. CRC-32: the same on every machine, unlike ``hash``."""
        folded = self.folded
        return tuple(
            zlib.crc32(" ".join(folded[i : i + SHINGLE]).encode()) for i in range(len(folded) - SHINGLE + 1)
        )

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each shingle stands."""
        where: dict[int, list[int]] = defaultdict(list)
        for at, value in enumerate(self.shingles):
            where[value].append(at)
        return dict(where)

    def __len__(self) -> int:
        return len(self.folded)

    def anchor(self, article: Article, start: int, stop: int) -> Anchor:
        """The anchor of the words ``start`` to ``stop``, the last excluded."""
        return Anchor.of(article.id, article.text, self.spans[start][0], self.spans[stop - 1][1])


@dataclass(frozen=True, slots=True)
class Block:
    """A passage in both texts as ranges of words.

    ``matched`` counts the words that are the same, ``own`` those of them that nobody is quoted with.
    """

    first: range
    second: range
    matched: int
    own: int


def fingerprints(words: Words) -> Iterator[int]:
    """The least shingle of every window of WINDOW shingles (winnowing)."""
    hashes = words.shingles
    last = -1
    for start in range(max(1, len(hashes) - WINDOW + 1)):
        window = hashes[start : start + WINDOW]
        if window:
            at = start + min(range(len(window)), key=lambda i: (window[i], -i))
            if at != last:
                last = at
                yield hashes[at]


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
    position, expected = 0, 0
    hashes = first.shingles
    while position < len(hashes):
        start = _place(second.places.get(hashes[position], []), expected, taken)
        if start is None:
            position += 1
            continue
        length = _common(first, second, position, start, taken)
        taken[start : start + length] = b"\1" * length
        span = range(position, position + length)
        yield Block(span, range(start, start + length), length, sum(first.own[position : position + length]))
        position, expected = position + max(length, 1), start + length


def _place(places: Sequence[int], expected: int, taken: bytearray) -> int | None:
    """The free place next after ``expected``, else the next before it, within PLACES of them on either side.

    The place that goes on from the last run is the likeliest when a phrase is repeated.
    """
    at = bisect_left(places, expected)
    near = chain(places[at : at + PLACES], reversed(places[max(0, at - PLACES) : at]))
    return next((p for p in near if not taken[p]), None)


def _common(first: Words, second: Words, a: int, b: int, taken: bytearray) -> int:
    length = 0
    while (
        a + length < len(first)
        and b + length < len(second)
        and not taken[b + length]
        and first.folded[a + length] == second.folded[b + length]
    ):
        length += 1
    return length
