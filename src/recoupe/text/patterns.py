"""Patterns that find one of many words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from recoupe.languages import load
from recoupe.languages.morphology import Morphology

_APOSTROPHES = ("'", "’")


def either(words: Iterable[str], *, curly: bool = False) -> str:
    """The pattern for one of ``words``, of two with the same beginning the longer one; of none, for nothing.

    With ``curly`` a straight apostrophe in a word stands for a curly one too.
    """
    held = list(words)
    pattern = f"(?:{_tree(held)})" if held else "(?!)"
    return pattern.replace("'", "['’]") if curly else pattern


@cache
def agreeing(code: str) -> str:
    """The pattern for an ending of gender and number, or none."""
    return f"{either(load(code).lexicon(Morphology).agreement)}?"


def _tree(words: Sequence[str]) -> str:
    """The pattern for one of ``words``, letter by letter: a search asks no letter twice, however many words
    begin with it.
    """
    following: dict[str, list[str]] = {}
    for word in filter(None, words):
        following.setdefault(word[0], []).append(word[1:])
    # Letters that nothing follows are one set, which is asked at once; an apostrophe may become a set itself.
    last = sorted(x for x, rest in following.items() if not any(rest) and x not in _APOSTROPHES)
    ends = [f"[{''.join(map(re.escape, last))}]"] if len(last) > 1 else last and [re.escape(last[0])]
    branches = ends + [re.escape(x) + _tree(rest) for x, rest in sorted(following.items()) if x not in last]
    # The end of a word comes last: the longer one is found.
    branches += [""] * ("" in words)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def leading(words: Iterable[str], space: str = r"\s+", *, curly: bool = False) -> str:
    """The pattern for one of ``words`` with what stands before the next word: ``space``, a pattern.

    Nothing stands behind an apostrophe: "de l'eau", "d'eau".
    """
    held = list(words)
    elided = [word for word in held if word.endswith(_APOSTROPHES)]
    whole = [word for word in held if not word.endswith(_APOSTROPHES)]
    return f"(?:{either(elided, curly=curly)}|{either(whole, curly=curly)}{space})"
