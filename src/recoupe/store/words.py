"""Words as a search knows them: without case, accents and endings, so that one form finds all others.

The endings go by the algorithm of the language in Snowball (https://snowballstem.org/algorithms/), applied to
the word without its accents until nothing more comes off. So "evacuee", typed in haste, "évacuée" and
"évacuation" are one word. A dictionary of lemmas would be more exact, but knows neither names nor words
without their accents, and weighs a hundred times as much.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import Stemmer

# Raised when the same text gives other words, so that indexes made before are made anew.
VERSION = 1
# What a person types into a search: words in a row in quotation marks, else words, * for any ending.
PHRASE = re.compile(r'["«“„]([^"«»“”„]*)["»”]|(\S+)')
_TERM = re.compile(r"(\w+)(\*?)")
# With fewer letters, too many words begin so: the * does not count.
_BEGINNING = 3
_WORD = re.compile(r"\w+")
# Shorter than this, what is left is no longer a stem.
_SHORTEST = 3
# Longer than this is no word of a language; an index need not hold it whole.
_LONGEST = 64
# So many words are remembered with their stems.
_MOST = 200_000
_ALGORITHMS = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}
_lock = threading.Lock()
_stemmers: dict[str, object] = {}


class Word(NamedTuple):
    """A word of a text: its place, half-open, in code points, and its stem."""

    start: int
    end: int
    stem: str


def words(text: str, language: str) -> Iterator[Word]:
    """The words of ``text`` in order. ``language`` is a code of ISO 639-1; words of one without rules of its
    own keep their endings."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), stem(match[0], language))


def stems(text: str, language: str) -> str:
    """The stems of the words of ``text``, in order, with a space between."""
    return " ".join(map(_of(language).__getitem__, _WORD.findall(text)))


def terms(query: str) -> list[tuple[str, bool]]:
    """The words of a query, each with whether a * says that it may go on."""
    return [(bare, bool(star) and len(bare) >= _BEGINNING) for bare, star in _TERM.findall(query)]


def plain(text: str) -> str:
    """``text`` without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def stem(word: str, language: str) -> str:
    """What is left of a word without case, accents and endings."""
    return _of(language)[word]


class _Stems(dict[str, str]):
    """The stems of the words of a language, each worked out once: most words come again and again."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        self[word] = found = _cut(word, self._language)
        return found


_of = cache(_Stems)


def _cut(word: str, language: str) -> str:
    short = plain(word)[:_LONGEST]
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None or not short.isalpha():
        return short
    # The object that takes the endings off holds the word meanwhile: it is for one thread at a time.
    with _lock:
        stemmer = _stemmers.setdefault(algorithm, Stemmer.Stemmer(algorithm, 0))
        while len(less := stemmer.stemWord(short)) >= _SHORTEST and less != short:  # type: ignore[attr-defined]
            short = less
    return short


class Wanted:
    """What a search asks for, to light it in what was found."""

    def __init__(self, query: str) -> None:
        found = [
            (bare, goes_on and not phrase)
            for phrase, word in PHRASE.findall(query)
            for bare, goes_on in terms(phrase or word)
        ]
        longest = max((len(bare) for bare, _ in found), default=0)
        heavy = [(bare, open_) for bare, open_ in found if len(bare) > 1 or longest == 1]
        self._words = tuple(dict.fromkeys(bare for bare, open_ in heavy if not open_))
        self._beginnings = tuple(plain(bare) for bare, open_ in heavy if open_)

    def places(self, text: str, language: str) -> list[tuple[int, int]]:
        """Where words of the search stand in ``text``, whatever their form."""
        stems = {stem(word, language) for word in self._words}
        return [
            (w.start, w.end) for w in words(text, language) if self._fits(text[w.start : w.end], w, stems)
        ]

    def _fits(self, form: str, word: Word, stems: set[str]) -> bool:
        return word.stem in stems or (bool(self._beginnings) and plain(form).startswith(self._beginnings))
