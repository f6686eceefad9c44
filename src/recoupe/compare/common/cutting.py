"""The sentences of an article, cut once for all that compare them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from recoupe.languages import Language
from recoupe.text.sentences import cut, rough_ends

# More articles than this are cut again when they are needed again.
MOST = 4096


@lru_cache(maxsize=MOST)
def sentences(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text`` as half-open offsets, in order."""
    return tuple(cut(text, language))


@lru_cache(maxsize=MOST)
def ends(text: str) -> tuple[int, ...]:
    """Where a sentence or a paragraph of ``text`` may end, by punctuation alone."""
    return tuple(rough_ends(text))


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where, by punctuation alone, the sentences begin and end that hold ``start`` to ``end``."""
    stops = ends(text)
    before, after = bisect_right(stops, start), bisect_left(stops, end)
    return stops[before - 1] if before else 0, stops[after] if after < len(stops) else len(text)
