"""Where an anchor of a story stands in a text that a person has marked up.

A gold file counts code points of the raw article, a story those of its clean text. Both are brought down to
the numbers of words of the raw text, so that cleaning costs nothing: a word of the clean text is found again
in the raw one by aligning the two sequences of words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from recoupe.model import Anchor, Story
from recoupe.text.letters import unaccented

_WORD = re.compile(r"\w+")
# Part of the measure's definition and the same for every language that is scored.
_ARTICLES = frozenset({"le", "la", "les", "un", "une", "des", "de", "du"})


class Place(NamedTuple):
    """Words of a gold article, by their numbers."""

    article: str
    words: frozenset[int]


def fold(text: str) -> str:
    """``text`` without accents and capitals."""
    return unaccented(text.replace("œ", "oe").replace("Œ", "oe")).casefold()


def name_words(name: str) -> frozenset[str]:
    """The words by which two names are compared: folded, without articles and single letters."""
    return frozenset(w for w in _WORD.findall(fold(name)) if len(w) > 1 and w not in _ARTICLES)


def overlap(a: Place | None, b: Place | None) -> bool:
    """Whether both share a word."""
    return a is not None and b is not None and a.article == b.article and bool(a.words & b.words)


def agreement(a: Place | None, b: Place | None) -> float:
    """Intersection over union of the words of both, 0 in different articles."""
    if a is None or b is None or a.article != b.article:
        return 0.0
    return len(a.words & b.words) / len(a.words | b.words)


class _Words:
    def __init__(self, text: str) -> None:
        self.spans = [m.span() for m in _WORD.finditer(text)]
        self.folded = [fold(text[a:b]) for a, b in self.spans]

    def covered(self, start: int, end: int) -> frozenset[int]:
        return frozenset(i for i, (a, b) in enumerate(self.spans) if a < end and b > start)


class Places:
    """The gold articles, and how a story's anchors stand in them."""

    def __init__(self, story: Story, gold: Mapping[str, Any], raw: Mapping[str, str]) -> None:
        self._raw = {name: _Words(text) for name, text in raw.items()}
        self._until = {name: about.get("annotated_until") for name, about in gold["articles"].items()}
        self.gold_name = {a.id: a.id for a in story.articles if a.id in self._raw}
        self._clean = {a.id: a.text for a in story.articles if a.id in self._raw}
        self._aligned: dict[str, tuple[_Words, dict[int, int]]] = {}

    def of_anchor(self, anchor: Anchor | None) -> Place | None:
        """The place of an anchor; None for none, or outside the marked texts."""
        if anchor is None or anchor.article not in self._clean:
            return None
        clean, to_raw = self._alignment(anchor.article)
        numbers = frozenset(to_raw[i] for i in clean.covered(anchor.start, anchor.end) if i in to_raw)
        until = self._until.get(anchor.article)
        if until is not None:
            spans = self._raw[anchor.article].spans
            numbers = frozenset(i for i in numbers if spans[i][0] < until)
        return Place(anchor.article, numbers) if numbers else None

    def of_gold(self, row: Mapping[str, Any]) -> Place:
        """The place of a span of the gold file."""
        return Place(row["article"], self._raw[row["article"]].covered(row["start"], row["end"]))

    def _alignment(self, article: str) -> tuple[_Words, dict[int, int]]:
        if article not in self._aligned:
            clean, raw = _Words(self._clean[article]), self._raw[article]
            blocks = SequenceMatcher(None, clean.folded, raw.folded, autojunk=False).get_matching_blocks()
            self._aligned[article] = clean, {i + k: j + k for i, j, n in blocks for k in range(n)}
        return self._aligned[article]
