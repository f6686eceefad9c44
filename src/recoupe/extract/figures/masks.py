"""Blot out what is no number of things: dates, times of day, ranks, telephone numbers, codes.

The blotted text has the length of the text, so that offsets stay true; a blot is no word and joins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import ParsedText, TimeExpression

BLOT = "\x00"


def masked(parsed: ParsedText, language: Language, times: Sequence[TimeExpression]) -> str:
    """The text in lower case, of the same length, with calendar expressions and codes blotted out."""
    text = _lower(parsed.text)
    text = _shapes(language).sub(_blot, text)
    pieces, at = [], 0
    for time in sorted(times, key=lambda t: t.anchor.start):
        start, end = max(time.anchor.start, at), time.anchor.end
        if end > start:
            pieces += [text[at:start], BLOT * (end - start)]
            at = end
    return "".join(pieces) + text[at:]


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _blot(match: re.Match[str]) -> str:
    return BLOT * (match.end() - match.start())


@cache
def _shapes(language: Language) -> re.Pattern[str]:
    lexicon = language.lexicon(Quantity).not_figures
    phrases = "|".join(rf"(?<!\w){re.escape(p)}(?!\w)" for p in lexicon.idioms)
    return re.compile("|".join([*(rf"(?<![\w,.])(?:{p})" for p in lexicon.patterns), phrases]))
