"""Patterns that find the words of a lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from recoupe.compare.common.wording import fold
from recoupe.languages import load
from recoupe.text.patterns import either


def beginning(words: Iterable[str]) -> str:
    """The pattern for one of ``words`` at the beginning of a word."""
    return rf"\b{either(words)}"


def starred(words: str) -> str:
    """The pattern of ``words``, in which a star stands for up to four words, none of which ends a clause."""
    return re.escape(words).replace(r"\ \*\ ", r"(?: [^\s,;:.]{1,30}){0,4} ")


@cache
def words_pattern(
    lexicon: type, name: str, code: str, *, whole: bool = False, folded: bool = False
) -> re.Pattern[str]:
    """What finds the words of the field ``name`` of a lexicon at the beginning of words.

    ``whole`` asks for the end of a word behind them, ``folded`` takes them as ``fold`` leaves a text. Raises
    AttributeError when the lexicon has no such field.
    """
    words: tuple[str, ...] = getattr(load(code).lexicon(lexicon), name)
    found = beginning(map(fold, words) if folded else words)
    return re.compile(rf"{found}\b" if whole else found)
