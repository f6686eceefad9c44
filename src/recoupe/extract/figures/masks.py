"""Blot out what is no number of things: dates, times of day, ranks, telephone numbers, codes.

The blotted text has the length of the text, so that offsets stay true; a blot is no word and joins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import ParsedText, TimeExpression

BLOT = "\x00"
_DIGITS = re.compile(r"\+?\d+")
_BESIDE = re.compile(r"[\w,.]")


def masked(parsed: ParsedText, language: Language, times: Sequence[TimeExpression]) -> str:
    """The text in lower case, of the same length, with calendar expressions and codes blotted out."""
    text = _lower(parsed.text)
    spans = [(t.anchor.start, t.anchor.end) for t in times]
    spans += _masks(language).spans(text)
    pieces, at = [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        if end > start:
            pieces += [text[at:start], BLOT * (end - start)]
            at = end
    return "".join(pieces) + text[at:]


class _Masks:
    """The shapes and phrases of one language that hold no figure."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon(Quantity).not_figures
        self._shapes = re.compile("|".join(f"(?:{p})" for p in lexicon.shapes))
        # One by one: a pattern that begins with a letter is looked for as fast as a word.
        self._others = tuple(re.compile(p) for p in lexicon.patterns)
        self._idioms = {p: re.compile(rf"(?<!\w){re.escape(p)}(?!\w)") for p in lexicon.idioms}

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where ``text``, in lower case, must be blotted, in no order."""
        for run in _DIGITS.finditer(text):
            if run.start() == 0 or not _BESIDE.match(text, run.start() - 1):
                found = self._shapes.match(text, run.start())
                if found:
                    yield found.span()
        for pattern in self._others:
            yield from (m.span() for m in pattern.finditer(text))
        for phrase, pattern in self._idioms.items():
            if phrase in text:
                yield from (m.span() for m in pattern.finditer(text))


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _masks(language: Language) -> _Masks:
    return _Masks(language)
