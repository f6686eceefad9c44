"""The words of texts as they are compared: folded, and by stems that words which tell the same share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from typing import TypeVar

from recoupe.compare.common.wording import fold
from recoupe.languages import Language, load
from recoupe.languages.comparison import Comparison
from recoupe.languages.concepts import Concepts
from recoupe.languages.events import EventWords
from recoupe.languages.morphology import Morphology
from recoupe.languages.press import Press
from recoupe.text.lemma import lemma

T = TypeVar("T")
WORD = re.compile(r"[^\W\d_]+")
# Nouns and verbs of one stem ("attaque", "attaquer") agree in this many letters.
_STEM, _LONG_STEM = 5, 8
# A run of so many words, of which so many are neither names nor light nor parts of a formula, is one text
# printed twice.
_RUN, _HEAVY = 7, 3


class _Known(dict[str, T]):
    """Something of words as they are written, worked out for each when it is first asked for."""

    def __init__(self, work: Callable[[str], T]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> T:
        self[word] = self._work(word)
        return self[word]


class Words:
    """What is known of words as they are written.

    ``plain`` are they folded, ``stem`` their stems, ``root`` those of words that are not light, "" of others,
    ``chosen`` says which a reporter chooses: neither light, nor names, nor of a formula. ``turning`` are the
    folded words that turn round, ``agencies`` the folded names of news agencies.
    """

    def __init__(self, language: Language) -> None:
        data = language.lexicon(Comparison)
        self._code = language.code
        self._light = frozenset(data.function_words)
        self._formulaic = frozenset(data.formulaic)
        self.turning = frozenset(data.negations)
        self.agencies = frozenset(fold(a.name) for a in language.lexicon(Press).agencies) - self.turning
        self.plain = _Known(fold)
        self.stem = _Known(self._stem)
        self.root = _Known(self._root)
        self.chosen = _Known(self._chosen)

    def look_up(self, word: str) -> tuple[str, bool]:
        """The stem of ``word``, "" if it is light, and whether a reporter chooses it."""
        return self.root[word], self.chosen[word]

    def _stem(self, word: str) -> str:
        return stem(word, self._code)

    def _root(self, word: str) -> str:
        plain = self.plain[word]
        return "" if plain in self._light or len(plain) == 1 else self.stem[word]

    def _chosen(self, word: str) -> bool:
        plain = self.plain[word]
        return word.islower() and plain not in self._light and plain not in self._formulaic


@cache
def words(code: str) -> Words:
    """The words of the language with this ``code``."""
    return Words(load(code))


def stems_in(text: str, code: str) -> frozenset[str]:
    """The stems of the telling words of ``text``."""
    return frozenset(filter(None, map(words(code).root.__getitem__, WORD.findall(text))))


def runs(text: str, code: str) -> Sequence[tuple[str, ...]]:
    """The words in a row, folded, that no two reporters choose alike, in the order of the text."""
    known, found = words(code), WORD.findall(text)
    if len(found) < _RUN:
        return ()
    plain = list(map(known.plain.__getitem__, found))
    heavy = list(accumulate(map(known.chosen.__getitem__, found), initial=0))
    rows = zip(*(plain[at:] for at in range(_RUN)), strict=False)
    return [
        row
        for row, before, behind in zip(rows, heavy, heavy[_RUN:], strict=False)
        if behind - before >= _HEAVY
    ]


def head(phrase: str, code: str) -> str:
    """The stem of the longest word of ``phrase``: what sentences with the phrase have among theirs."""
    return stem(max(WORD.findall(phrase), key=len), code)


@cache
def heads(phrases: tuple[str, ...], code: str) -> frozenset[str]:
    """The stems of the longest words of ``phrases``, of which a sentence with one of them has one."""
    return frozenset(head(phrase, code) for phrase in phrases)


@cache
def stem(word: str, code: str) -> str:
    """What words that tell the same share: "incendie" and "brûler"."""
    alike, forms = _alike(code), load(code).lexicon(Morphology)
    base = lemma(word, code)
    if base not in alike and word.endswith((*forms.participles, *forms.gerunds)):
        base = lemma(word, code, "VERB")
    found = fold(alike.get(base, base))
    return found[: _STEM if not found.startswith(load(code).lexicon(Comparison).prefixes) else _LONG_STEM]


@cache
def _alike(code: str) -> dict[str, str]:
    language = load(code)
    groups = (
        *language.lexicon(EventWords).alike,
        *language.lexicon(Comparison).alike,
        *language.lexicon(Concepts).same,
    )
    return {word: words[0] for words in groups for word in words}
