"""How plurals are made."""

from __future__ import annotations

from typing import TypeAlias

# The endings of singulars and their plurals, in the order in which they are tried; the last fits any word.
Plurals: TypeAlias = tuple[tuple[str, str], ...]


def plural(words: str, endings: Plurals) -> str:
    """The plural of a noun, a title or an adjective: that of its first word."""
    first, space, rest = words.partition(" ")
    single, several = next(pair for pair in endings if first.endswith(pair[0]))
    return first[: len(first) - len(single)] + several + space + rest
