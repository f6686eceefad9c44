"""How alike two wordings are: the words they share in order, their numbers, and whether one denies the other.

Similarity is not agreement: "resteront" and "quitteront" are close and opposite. So what is asked here is
whether long runs of the same words stand in both, not whether both are about the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property
from itertools import compress

from recoupe.languages import Language
from recoupe.languages.comparison import Comparison

_WORD = re.compile(r"\w+")
# What NFKD takes off a letter: the combining marks of European scripts.
_MARKS = re.compile(r"[\u0300-\u036f]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """``text`` without accents and capitals, œ and æ as two letters."""
    if not text.isascii():
        # A text has few such letters, each many times.
        for letter in sorted(set(_BEYOND_ASCII.findall(text))):
            text = text.replace(letter, _plain(letter))
    return text.casefold()


@cache
def _plain(letter: str) -> str:
    """A ``letter`` without its accents; a combining mark is nothing."""
    plain = letter.translate({ord("œ"): "oe", ord("Œ"): "oe", ord("æ"): "ae", ord("Æ"): "ae"})
    return _MARKS.sub("", unicodedata.normalize("NFKD", plain))


def lowered(text: str) -> str:
    """``text`` in small letters with straight apostrophes, as long as before."""
    small = text.lower()
    return (small if len(small) == len(text) else text).replace("’", "'")


@cache
def _light(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The words that weigh nothing, and those that turn round."""
    data = language.lexicon(Comparison)
    return frozenset(data.function_words), frozenset(data.negations)


@cache
def _opposites(language: Language) -> tuple[re.Pattern[str], dict[str, tuple[int, int]]]:
    """The beginnings of words that have an opposite, and of each its pair and its side of that pair."""
    pairs = language.lexicon(Comparison).opposites
    sides = {stem: (at, side) for at, pair in enumerate(pairs) for side in (0, 1) for stem in pair[side]}
    return re.compile("|".join(map(re.escape, sorted(sides, key=len, reverse=True)))), sides


def telling(text: str, language: Language) -> list[str]:
    """The words of ``text`` that weigh, folded, in order."""
    light, _ = _light(language)
    return [word for word in _WORD.findall(fold(text)) if word not in light]


@dataclass(frozen=True)
class Wording:
    """The words of a quotation, ready to be compared."""

    words: tuple[str, ...]
    weights: tuple[bool, ...]
    negated: int
    language: Language

    @classmethod
    def of(cls, text: str, language: Language) -> Wording:
        """The wording of ``text``. A word weighs when it is no function word."""
        light, turning = _light(language)
        words = tuple(_WORD.findall(fold(text)))
        weights = tuple([w not in light for w in words])
        return cls(words, weights, sum([w in turning for w in words]), language)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that weigh."""
        return tuple(compress(self.words, self.weights))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def sides(self) -> frozenset[tuple[int, int]]:
        """The sides that the words take where a word has an opposite."""
        pattern, sides = _opposites(self.language)
        return frozenset(sides[found[0]] for word in self.words if (found := pattern.match(word)))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in digits."""
        return frozenset(w for w in self.words if w.isdigit())


class Wordings(dict[str, Wording]):
    """The wordings of texts for which more than one ask, each worked out when it is first asked for."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, text: str) -> Wording:
        self[text] = Wording.of(text, self._language)
        return self[text]


# A run of this many words, of which this many weigh, is no accident between two texts.
_LONG_RUN, _HEAVY_RUN = 7, 3
# The share of the shorter wording that must come again, in order.
_MOST = 0.7
# So many words, light ones too, so large a share of the shorter wording and within so many times its length,
# are one sentence retold: "j'ai voulu éviter un drame et j'en ai causé un", "en voulant éviter un drame…".
_IN_ORDER, _SHARE, _STRETCH = 8, 0.65, 1.5
_REWORDED = 0.75


def alike(first: Wording, second: Wording) -> float:
    """From 0 to 1, how sure it is that both are wordings of one utterance; 0 where they cannot be."""
    shorter, longer = sorted((first, second), key=lambda w: len(w.words))
    if not shorter.content:
        return 0.0
    if shorter.words == longer.words:
        return 1.0 if len(shorter.content) > 1 else 0.8
    if len(shorter.content) < 2 or shorter.numbers - longer.numbers:
        return 0.0
    # Most pairs have too few words in common, in whatever order.
    most = sum(w in longer.vocabulary for w in shorter.content)
    if most < _HEAVY_RUN and most < _MOST * len(shorter.content):
        common = sum(w in longer.vocabulary for w in shorter.words)
        if most < 2 or common < max(_IN_ORDER, _SHARE * len(shorter.words)):
            return 0.0
    blocks = SequenceMatcher(None, shorter.words, longer.words, autojunk=False).get_matching_blocks()
    if any(_telling(shorter, b.a, b.size) for b in blocks):
        return 0.9
    if any((pair, 1 - side) in longer.sides for pair, side in shorter.sides - longer.sides):
        return 0.0
    kept = sum(sum(shorter.weights[b.a : b.a + b.size]) for b in blocks) / len(shorter.content)
    if kept < _MOST or not _same_sense(shorter, longer, blocks):
        return _REWORDED if _in_order(shorter, blocks) else 0.0
    return round(0.6 + 0.3 * kept, 2) if len(shorter.content) > 2 or kept == 1 else 0.0


def _telling(wording: Wording, start: int, size: int) -> bool:
    return size >= _LONG_RUN and sum(wording.weights[start : start + size]) >= _HEAVY_RUN


def _in_order(shorter: Wording, blocks: Sequence[tuple[int, int, int]]) -> bool:
    """Whether most words of ``shorter`` stand in the other wording, in order and close together."""
    used = [b for b in blocks if b[2]]
    count = sum(size for _, _, size in used)
    if count < max(_IN_ORDER, _SHARE * len(shorter.words)):
        return False
    first, last = used[0], used[-1]
    return last[1] + last[2] - first[1] <= _STRETCH * len(shorter.words) + 2


def _same_sense(shorter: Wording, longer: Wording, blocks: Sequence[tuple[int, int, int]]) -> bool:
    """Whether the stretch of the longer wording that matches is negated as often as the shorter one."""
    used = [b for b in blocks if b[2]]
    start, stop = used[0][1], used[-1][1] + used[-1][2]
    if stop - start > 2 * len(shorter.words) + 4:
        return False
    return len(longer.words) > 2 * len(shorter.words) or shorter.negated == longer.negated
