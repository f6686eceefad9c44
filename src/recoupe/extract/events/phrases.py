"""Phrases of several words, sought among the words of a sentence as the parser cuts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

from recoupe.model import Token

Phrases: TypeAlias = frozenset[tuple[str, ...]]
# How many words "dans le but de" and its like have at most.
LONGEST = 4


@cache
def cut(phrases: tuple[str, ...]) -> Phrases:
    """The phrases, each in words as the parser cuts them."""
    return frozenset(tuple(phrase.replace("'", "' ").split()) for phrase in phrases)


def words_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of ``tokens`` in lower case, with straight apostrophes."""
    return tuple(t.text.lower().replace("’", "'") for t in tokens)


def ends(words: Sequence[str], phrases: Phrases) -> bool:
    """Whether one of ``phrases`` ends ``words``, which are no more than the longest phrase has."""
    return any(tuple(words[n:]) in phrases for n in range(len(words)))


def found(words: Sequence[str], phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Where one of ``phrases`` begins and ends among ``words``, the longest one at each place."""
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - LONGEST), end):
            if tuple(words[start:end]) in phrases:
                yield start, end
                break
