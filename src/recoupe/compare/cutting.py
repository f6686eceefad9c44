"""The sentences of an article, cut once for all that compare them."""

from __future__ import annotations

from functools import lru_cache

from recoupe.languages import Language
from recoupe.text.sentences import cut, rough_ends

# More articles than this are cut again when they are needed again.
_MOST = 4096


@lru_cache(maxsize=_MOST)
def sentences(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text`` as half-open offsets, in order."""
    return tuple(cut(text, language))


@lru_cache(maxsize=_MOST)
def ends(text: str) -> tuple[int, ...]:
    """Where a sentence or a paragraph of ``text`` may end, by punctuation alone."""
    return tuple(rough_ends(text))
