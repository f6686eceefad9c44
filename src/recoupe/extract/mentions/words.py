"""The words of a sentence as names are written: hyphens, apostrophes, initials and acronyms kept whole.

The parser cuts "Etats-Unis" and "al-Hachemi" now here, now there, after what it saw in training; names need
one cut, always the same. Each word still knows the parser's word that stands at its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from recoupe.languages import Language
from recoupe.languages.morphology import Morphology
from recoupe.languages.names import Names
from recoupe.model import Sentence, Token
from recoupe.text.letters import unaccented
from recoupe.text.patterns import either

_UPPER = "A-ZÀ-ÖØ-ÞŒŠŽŁČĐ"
# The end of a short address: letters of both cases with digits among them.
_CODE = re.compile(r"(?=[A-Za-z]*\d)(?=[A-Z\d]*[a-z])(?=[a-z\d]*[A-Z])[A-Za-z\d]{8,}")
# What stands between two words of one name.
SPACES = frozenset({"", " ", "\u00a0", "\u202f"})


class Shape(IntEnum):
    """How a word is written."""

    CAPITAL = 1
    UPPER = 2
    INITIAL = 3
    LOWER = 4
    ELISION = 5
    PREFIX = 6
    NUMBER = 7
    HANDLE = 8


class Word(NamedTuple):
    """A word: its offsets in the article, its text, the text folded, its shape, and the parser's word there.

    ``gap`` is what stands between this word and the one before it; ``capital`` tells whether it begins with a
    capital as names do.
    """

    start: int
    end: int
    text: str
    folded: str
    shape: Shape
    token: Token
    gap: str
    capital: bool


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """``text`` in lower case without accents, ligatures as two letters, straight apostrophes and hyphens."""
    if text.isascii():
        return text.lower()
    plain = text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("ß", "ss").replace("ı", "i")
    plain = (
        plain.replace("’", "'")
        .replace("‑", "-")
        .replace("ł", "l")
        .replace("Ł", "L")
        .replace("đ", "dj")
        .replace("Đ", "Dj")
    )
    plain = plain.replace("ø", "o").replace("Ø", "O")
    return unaccented(plain).lower()


class Cutter:
    """Cuts the texts of one language."""

    def __init__(self, language: Language) -> None:
        self._pattern = _pattern(language.lexicon(Morphology), language.lexicon(Names))
        articles = either(language.lexicon(Names).hyphened)
        self._articled = re.compile(rf"{articles}[-‑][{_UPPER}]")
        # The forms of what the pattern has matched: what is matched tells by which of its groups.
        self._forms: dict[str, tuple[str, str, Shape, bool]] = {}
        self.folded = lru_cache(maxsize=100_000)(self._folded)

    def _folded(self, text: str) -> tuple[str, ...]:
        """The folded words of a name or an entry of a lexicon, cut as those of a sentence are."""
        if text.replace(" ", "").isalpha():
            # Each run of letters alone is a word; most names are no more than that.
            return tuple(map(fold, text.split()))
        matches = self._pattern.finditer(text)
        return tuple(fold(m[0].rstrip(". ")) if m.lastgroup == "dotted" else fold(m[0]) for m in matches)

    def words(self, text: str, sentence: Sentence) -> list[Word]:
        """The words of ``sentence``, which stands in the article ``text``."""
        tokens, at, end = sentence.tokens, 0, sentence.start
        last, new, known = len(tokens) - 1, tuple.__new__, self._forms
        found: list[Word] = []
        for match in self._pattern.finditer(text, end, sentence.end):
            start, matched = match.start(), match[0]
            while at < last and tokens[at].end <= start:
                at += 1
            word, folded, shape, capital = known.get(matched) or self._form(matched, match.lastgroup)
            gap, end = text[end:start], start + len(word)
            # The constructor of a named tuple costs three times as much.
            found.append(new(Word, (start, end, word, folded, shape, tokens[at], gap, capital)))
        return found

    def _form(self, matched: str, group: str | None) -> tuple[str, str, Shape, bool]:
        """The word without white space at its end, folded, its shape, and whether it has a name's capital."""
        word = matched.rstrip()
        shape = self._shape_of_word(word) if group == "word" else _BY_GROUP[group or "handle"]
        folded = fold(word.rstrip(".") if shape is Shape.INITIAL or group == "dotted" else word)
        if len(self._forms) >= _MOST_FORMS:
            self._forms.clear()
        return self._forms.setdefault(matched, (word, folded, shape, shape <= Shape.INITIAL))

    def _shape_of_word(self, word: str) -> Shape:
        if _CODE.fullmatch(word):
            return Shape.HANDLE
        if word[0].isdigit():
            return Shape.NUMBER
        if word[0].isupper():
            letters = word.replace("-", "").replace("'", "").replace("’", "")
            return Shape.UPPER if len(letters) > 1 and letters.isupper() else Shape.CAPITAL
        return Shape.CAPITAL if self._articled.match(word) or _inner_capital(word) else Shape.LOWER


@cache
def cutter(language: Language) -> Cutter:
    """What cuts the texts of a language, made once."""
    return Cutter(language)


def _pattern(morphology: Morphology, names: Names) -> re.Pattern[str]:
    """The pattern of a word, with what it is as the name of its group."""
    own = names.elided_in_names
    elided = either(_with_capitals(word for word in morphology.elided if word not in own))
    prefixes = either((*_with_capitals(names.prefixes), *names.lower_prefixes))
    return re.compile(
        rf"""
    (?P<plain> [a-zß-öø-ÿœ]{{2,}}(?![\w'’&+‑-]|://|\.twitter|(?<=www)\.) )
  | (?P<handle> [@#]\w[\w.]* | (?:https?://|www\.|pic\.twitter)\S* )
  | (?P<dotted> (?:[{_UPPER}]\.[-\s]?){{2,}}(?![\w]) | [{_UPPER}]\.(?:[-\s]?[{_UPPER}]\.)+ )
  | (?P<initial> [{_UPPER}][a-z]?\.(?=[-\s]?[{_UPPER}][\w'’.]) )
  | (?P<elision> (?:{elided}|{either(_with_capitals(own))}(?!['’][{_UPPER}]))['’](?=\w) )
  | (?P<prefix> {prefixes}-(?=[\w"«“]) )
  | (?P<word> \d+{either(names.grammar.ordinal_endings)}\b
    | \w+(?:[-‑](?!{either(names.pointing)}\b(?![-‑]))\w+|[’']\w+|&\w+)*\+? )
        """,
        re.VERBOSE,
    )


def _with_capitals(words: Iterable[str]) -> list[str]:
    """``words`` as they are, and with a capital at the beginning."""
    return [form for word in words for form in (word, word.capitalize())]


_MOST_FORMS = 100_000
_BY_GROUP = {
    "plain": Shape.LOWER,
    "handle": Shape.HANDLE,
    "dotted": Shape.UPPER,
    "initial": Shape.INITIAL,
    "elision": Shape.ELISION,
    "prefix": Shape.PREFIX,
}


def _inner_capital(word: str) -> bool:
    """Whether a word in lower case has the capital of a brand inside ("iPhone", "cdH")."""
    return len(word) < 8 and "-" not in word and any(c.isupper() for c in word[1:])
