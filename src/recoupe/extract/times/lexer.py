"""Cut a sentence into words and numbers, as calendar expressions need them.

The parser's own words will not do: it splits "12/10/2018" and "1er" in more ways than one. A word carries the
symbols that a phrase may ask for: itself, and the classes that it belongs to with what it stands for there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from recoupe.languages import Language
from recoupe.languages.calendar import Calendar
from recoupe.languages.morphology import Morphology
from recoupe.text.patterns import either

Value = int | str | None
Symbols = tuple[tuple[str, Value], ...]

_ROMAN = re.compile(r"([ivx]{1,5})e", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_YEARS = range(1000, 2200)
# The words of a language that come again; a text made to be odd must not fill the memory.
_REMEMBERED = 100_000


class Word(NamedTuple):
    """A word or number of the text, by its offsets, with the symbols that phrases know it by."""

    start: int
    end: int
    plain: str
    symbols: Symbols


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """``word`` in lower case without accents, the ligature split, the apostrophe straight."""
    lower = word.lower().replace("œ", "oe").replace("’", "'").replace("‑", "-")
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))


@cache
def _word(language: Language) -> re.Pattern[str]:
    elided = either((*language.lexicon(Morphology).elided, *language.lexicon(Calendar).elided))
    # Most words are plain ones: they are tried first.
    return re.compile(
        rf"""(?P<plain>(?-i:[a-zß-öø-ÿœ]{{2,}}+)(?![\w'’.:/‑-]))
      | (?P<skipped>[\#@]\w+|https?://\S+|pic\.\S+/\S+)
      | (?P<digits>\d{{4}}-\d{{1,2}}-\d{{1,2}}(?![\d-])
          |\d{{1,2}}(?P<sep>[/.-])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d\d)(?![\d/.-]*\d)
          |\d{{1,2}}[ ]\d{{1,2}}[ ](?:19|20)\d\d(?![ ]?\d))
      | (?P<big>\d{{1,3}}(?:[ .'\u00a0\u202f\u2009]\d{{3}})+(?!\d)|\d+[,.:]\d+)
      | (?P<daymonth>\d{{1,2}}/\d{{1,2}}(?![\d/]))
      | (?P<number>\d+)(?P<glued>[^\W\d_]*)
      | (?P<elided>{elided}['’])
      | (?P<word>[^\W\d_]+(?:[-‑][^\W\d_]+)*)
      | [^\w\s]""",
        re.IGNORECASE | re.VERBOSE,
    )


class Lexer:
    """Cuts sentences of one language."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon(Calendar)
        self._word = _word(language)
        self._short = frozenset(map(plain, lexicon.abbreviations))
        self._endings = frozenset(map(plain, lexicon.ordinal_endings))
        self._known: dict[str, Symbols] = {}
        self._seen: dict[str, tuple[str, Symbols]] = {}
        for name, words in lexicon.classes.items():
            for word, value in words.items():
                self._known[plain(word)] = (*self._known.get(plain(word), ()), (f"<{name}>", value))

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """The words of ``text[start:end]``, with offsets into ``text``."""
        found: list[Word] = []
        seen, short, new = self._seen, self._short, tuple.__new__
        for match in self._word.finditer(text, start, end):
            kind = match.lastgroup
            if kind == "plain" or kind == "word" or kind == "elided":
                word, symbols = seen.get(match[0]) or self._look_up(match[0])
                first, last = match.span()
                if word in short:
                    found.append(self._short_form(text, first, last, found, word, symbols))
                else:
                    # The constructor of a named tuple costs three times as much.
                    found.append(new(Word, (first, last, word, symbols)))
            elif found and match.start() < found[-1].end:
                continue  # the full stop of a short form
            elif match["number"]:
                found.extend(self._number(match))
            else:
                found.append(Word(match.start(), match.end(), match[0], _digits(kind, match[0])))
        return found

    def _look_up(self, written: str) -> tuple[str, Symbols]:
        word = plain(written)
        known = (word, ((word, None), *self._known.get(word, ()), *_century(word)))
        if len(self._seen) < _REMEMBERED:
            self._seen[written] = known
        return known

    def _short_form(
        self, text: str, start: int, end: int, before: list[Word], word: str, symbols: Symbols
    ) -> Word:
        """ "janv." with its stop; without one, or a number beside it, it is no short form."""
        weekday = any(name == "<weekday>" for name, _ in symbols)
        after_day = bool(before) and before[-1].plain.isdecimal()
        # "deux sur sept.": a number at the end of a sentence, and no month.
        beside = text[end + 1 : end + 3].strip()[:1].isdecimal() or (after_day and not weekday)
        plainly = not weekday and all(name != "<number>" for name, _ in symbols)
        if text[end : end + 1] == "." and (plainly or beside):
            return Word(start, end + 1, word, symbols)
        if weekday or not after_day:
            symbols = tuple(s for s in symbols if s[0] not in {"<weekday>", "<month>"})
        return Word(start, end, word, symbols)

    def _number(self, match: re.Match[str]) -> Iterable[Word]:
        """A number, and what sticks to it: an ordinal's ending belongs to it, a month ("05janvier") not."""
        digits, glued = match["number"], plain(match["glued"])
        if glued in self._endings:
            yield Word(match.start(), match.end(), digits, _numbers(digits, ordinal=True))
        elif not glued:
            yield Word(match.start(), match.end(), digits, _numbers(digits))
        elif any(name == "<month>" for name, _ in self._known.get(glued, ())):
            yield Word(match.start(), match.end("number"), digits, _numbers(digits))
            yield Word(match.end("number"), match.end(), glued, ((glued, None), *self._known[glued]))
        else:
            yield Word(match.start(), match.end(), match[0], ())


def _digits(kind: str | None, written: str) -> Symbols:
    if kind == "daymonth" and "/0" in written:
        return (("<daymonth>", written), ("<zeromonth>", written))
    return ((f"<{kind}>", written),) if kind in {"digits", "daymonth"} else ((written, None),)


@lru_cache(maxsize=65_536)
def _numbers(digits: str, ordinal: bool = False) -> Symbols:
    """The classes of a number in digits. Numbers of more than four digits are never part of a date."""
    if len(digits) > 4:
        return ()
    value = int(digits)
    found: list[tuple[str, Value]] = [(digits, None)]
    if 1 <= value <= 31 and len(digits) <= 2:
        found.append(("<day>", value))
        if not ordinal or value == 1:
            found.append(("<bareday>", value))
    if ordinal:
        return (*found, ("<nth>", value), *([("<roman>", value)] if 1 < value <= 21 else []))
    if len(digits) == 4 and value in _YEARS:
        found.append(("<year>", value))
    if len(digits) == 2:
        found.append(("<two>", value))
    return (*found, ("<n>", value))


def _century(word: str) -> Symbols:
    """ "XIXe" is the 19th."""
    match = _ROMAN.fullmatch(word)
    if match is None:
        return ()
    values = [_ROMAN_VALUES[c] for c in match[1]]
    total = sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))
    return (("<roman>", total),) if 2 <= total <= 21 else ()
