"""Counts of their own within a measure: the gravely injured, and the votes against."""

from __future__ import annotations

import re
from functools import cache

from recoupe.compare.common.wording import fold
from recoupe.languages import Language, load
from recoupe.languages.comparison import Comparison
from recoupe.model import Figure, Story
from recoupe.text.patterns import either

# So many characters after a number and before it a word is still said of it.
_AFTER, _BEFORE = 45, 30


class Degrees:
    """Reads the words around the figures of a story."""

    def __init__(self, story: Story, language: Language) -> None:
        self._texts = {article.id: article.text for article in story.articles}
        self._graded = frozenset(language.lexicon(Comparison).graded)
        self._by_noun = frozenset(language.lexicon(Comparison).by_noun)
        self._code = language.code

    def of(self, figure: Figure) -> str:
        """The name of the degree in the lexicon; "" where none is told, or the measure has none.

        Of "287 voix contre 201" the second number is of the votes against.
        """
        against = self._against(figure)
        if against or figure.measure in self._by_noun:
            return against
        if figure.measure not in self._graded:
            return ""
        text, anchor = self._texts.get(figure.anchor.article, ""), figure.anchor
        after = _stop(self._code).split(fold(text[anchor.end : anchor.end + _AFTER]), maxsplit=1)[0]
        before = _stop(self._code).split(fold(text[max(0, anchor.start - _BEFORE) : anchor.start]))[-1]
        for words in (fold(figure.counted or ""), after, before):
            if found := _degree(self._code).search(words):
                return found.lastgroup or ""
        return ""

    def _against(self, figure: Figure) -> str:
        """The word for those against, where the figure is of them: "par 19 élus contre 14"."""
        text, start = self._texts.get(figure.anchor.article, ""), figure.anchor.start
        if not text[:start].endswith(" "):
            return ""
        found = _against(self._code).search(fold(text[max(0, start - _BEFORE) : start]))
        return found["word"] if found and (found["by"] or figure.measure in self._by_noun) else ""


@cache
def _degree(code: str) -> re.Pattern[str]:
    """The beginnings of words of each degree, by the place of its name."""
    degrees = load(code).lexicon(Comparison).degrees
    return re.compile("|".join(rf"\b(?P<{name}>{either(words)})" for name, words in degrees.items()))


@cache
def _stop(code: str) -> re.Pattern[str]:
    """What ends what is said of a number: a mark, another number, "dont", "et"."""
    data = load(code).lexicon(Comparison)
    return re.compile(rf"[,;:.()–—]|\d|\b{either((*data.joining, *data.parting))}\b")


@cache
def _against(code: str) -> re.Pattern[str]:
    """What stands between the votes for something and those against it."""
    data = load(code).lexicon(Comparison)
    return re.compile(rf"(?P<by>\b{either(data.voting)} )?\d+ \w* ?(?P<word>{either(data.against)}) $")
