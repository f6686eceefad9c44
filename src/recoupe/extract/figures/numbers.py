"""Find numbers in a text and say what they are worth: digits, words, mixed, exact or vague.

Works on characters, not on a parser's words: "50'000", "3 500" and "quatre-vingt-dix-sept" are cut in
different ways by every parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from recoupe.languages import Language
from recoupe.languages.morphology import Morphology
from recoupe.languages.quantity import Numerals as Numerals_
from recoupe.languages.quantity import Quantity
from recoupe.text.patterns import either, leading

# No-break space, narrow no-break space, thin space, figure space: all group digits in the French press.
_SPACE = " \u00a0\u202f\u2009\u2007"
# Numbers in digits; those in words are added by ``_pattern``.
_DIGITS = (
    rf"(?P<grouped>\d{{1,3}}(?:[{_SPACE}.'’]\d{{3}})+(?:,\d{{1,3}})?)(?![\d])"
    r"|(?P<digits>\d+(?:[.,]\d+)?)"
)
_GAP = re.compile(rf"[{_SPACE}]?-?[{_SPACE}]?")
# More digits than this count nothing that the press counts.
_LONGEST = 15

Kind = Literal["digits", "words", "vague", "one", "none", "fraction"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its offsets, its bounds, how it is written.

    ``head`` is the offset after which a noun may follow through "de" when ``of`` is set ("une dizaine de").
    ``mantissa`` and ``scale`` allow "500 à 600 millions" to share the scale.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    kind: Kind
    approximation: str = "exact"
    of: bool = False
    scale: float = 1.0
    grouped: bool = False

    @property
    def value(self) -> float:
        """The number when it is one, else the lower bound."""
        found = self.low if self.low is not None else self.high
        return found or 0.0


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    text: str
    group: str


class Numerals:
    """Reads the numbers of one language."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon(Quantity)
        self._words = lexicon.numerals
        self._plurals = language.lexicon(Morphology).plurals
        self._plural_before = _before(lexicon.vague.plural, lexicon.vague.sizes)
        self._singular_before = _before(lexicon.vague.singular, lexicon.vague.sizes)
        self._adverbial_before = _before(lexicon.vague.adverbial, ())
        self._alone = (*lexicon.vague.alone, *lexicon.numerals.cardinals)
        self._swallowed = frozenset(lexicon.vague.swallowed)
        self._groups = _groups(lexicon.numerals, self._plurals[0])
        self._pattern = _pattern(self._groups)
        self._half = re.compile(rf"[{_SPACE}]{either(lexicon.numerals.and_a_half)}(?!\w)")
        self._of = re.compile(rf"[{_SPACE}]+{leading(lexicon.context.of, f'[{_SPACE}]+')}")

    def stands_alone(self, text: str, number: Number) -> bool:
        """Whether a vague number needs no noun: "une centaine", but not "la trentaine", an age."""
        first = text[number.start : number.end].split()[0]
        return number.kind != "vague" or first in self._alone or first[0].isdigit()

    def find(self, text: str, start: int, end: int) -> Iterator[Number]:
        """The numbers of ``text[start:end]`` (lower case), in order, without overlap."""
        pieces = list(self._pieces(text, start, end))
        at = 0
        while at < len(pieces):
            number, used = self._read(text, pieces, at)
            if number is not None:
                yield number
            at += max(used, 1)

    def _pieces(self, text: str, start: int, end: int) -> Iterator[_Piece]:
        """The digits and the number words, each with what it is."""
        for match in self._pattern.finditer(text, start, end):
            group = match.lastgroup or ""
            if group == "word":
                yield _Piece(match.start(), match.end(), match[0], self._groups[match[0]])
            elif match.end() - match.start() <= _LONGEST:
                yield _Piece(match.start(), match.end(), match[0], group)

    def _read(self, text: str, pieces: list[_Piece], at: int) -> tuple[Number | None, int]:
        """The number that begins with ``pieces[at]``, and how many pieces it takes."""
        first = pieces[at]
        if first.group in ("digits", "grouped"):
            return self._from_digits(text, pieces, at)
        if first.group in ("cardinal", "one"):
            return self._from_words(text, pieces, at)
        if first.group == "none":
            return Number(first.start, first.end, 0.0, 0.0, "none"), 1
        if first.group == "fraction":
            return self._fraction(text, first, None), 1
        return self._collective(text, pieces, at, None)

    def _from_digits(self, text: str, pieces: list[_Piece], at: int) -> tuple[Number | None, int]:
        piece = pieces[at]
        value = _value(piece.text)
        number = Number(piece.start, piece.end, value, value, "digits", grouped=piece.group == "grouped")
        follower = _next(text, pieces, at)
        if follower is not None and follower.group == "cardinal" and follower.text == "mille":
            return replace(number, end=follower.end, low=value * 1000, high=value * 1000, scale=1000), 2
        return self._scaled(text, pieces, at, number, 1)

    def _from_words(self, text: str, pieces: list[_Piece], at: int) -> tuple[Number | None, int]:
        sum_, used = self._sum(text, pieces, at)
        first, last = pieces[at], pieces[at + used - 1]
        kind: Kind = "one" if used == 1 and first.group == "one" else "words"
        number = Number(first.start, last.end, sum_, sum_, kind)
        found, taken = self._scaled(text, pieces, at + used - 1, number, used)
        if found is not None and found.scale >= 1e6:
            return self._remainder(text, pieces, at, found, taken)
        return found, taken

    def _remainder(
        self, text: str, pieces: list[_Piece], at: int, number: Number, taken: int
    ) -> tuple[Number, int]:
        """ "deux millions cinq cent mille": what follows the scale and is smaller."""
        follower = _next(text, pieces, at + taken - 1)
        if number.of and follower is not None and follower.group == "cardinal" and number.low:
            more, used = self._sum(text, pieces, at + taken)
            if more < number.scale:
                low = number.low + more
                end = pieces[at + taken + used - 1].end
                return replace(number, end=end, low=low, high=low, of=False), taken + used
        return number, taken

    def _sum(self, text: str, pieces: list[_Piece], at: int) -> tuple[float, int]:
        """The value of the run of cardinals at ``at``, as far as they make one number."""
        total, current, n = 0, 0, at
        while n < len(pieces):
            piece = pieces[n]
            if piece.group not in ("cardinal", "one"):
                break
            if n > at and not self._linked(text, pieces[n - 1], piece):
                break
            step = _combine(total, current, self._cardinal(piece), n == at)
            if step is None:
                break
            total, current = step
            n += 1
        return float(total + current), max(n - at, 1)

    def _cardinal(self, piece: _Piece) -> int:
        if piece.group == "one":
            return 1
        cardinals = self._words.cardinals
        return cardinals[piece.text] if piece.text in cardinals else cardinals[piece.text[:-1]]

    def _linked(self, text: str, one: _Piece, other: _Piece) -> bool:
        """Whether only space, a hyphen or "et" stands between; "et" only before one and eleven."""
        gap = text[one.end : other.start]
        if len(gap) > 6:
            return False
        words = gap.replace("-", " ").split()
        if not words:
            return bool(gap)
        return len(words) == 1 and words[0] in self._words.link and self._cardinal(other) in (1, 11)

    def _scaled(
        self, text: str, pieces: list[_Piece], at: int, number: Number, used: int
    ) -> tuple[Number | None, int]:
        """``number`` with the scale, collective or fraction that follows it, if any does."""
        follower = _next(text, pieces, at)
        if follower is None or follower.group not in ("scale", "collective", "fraction"):
            return number, used
        if follower.group == "fraction":
            return self._fraction(text, follower, number), used + 1
        if follower.group == "collective":
            found, more = self._collective(text, pieces, at + 1, number)
            return found, used + more
        scale = self._base(follower.text)
        value = round(number.value * scale, 6)
        end = follower.end
        if half := self._half.match(text, end):
            value, end = value + scale / 2, half.end()
        kind: Kind = "words" if number.kind == "one" else number.kind
        return replace(number, end=end, low=value, high=value, kind=kind, of=True, scale=scale), used + 1

    def _base(self, word: str) -> float:
        table = {**self._words.scales, **self._words.collectives}
        return float(table[word] if word in table else table[word[:-1]])

    def _collective(
        self, text: str, pieces: list[_Piece], at: int, number: Number | None
    ) -> tuple[Number | None, int]:
        """ "une dizaine", "plusieurs centaines", "deux milliers", each perhaps "de milliers"."""
        piece = pieces[at]
        base, used, end = self._base(piece.text), 1, piece.end
        start = number.start if number else piece.start
        if text[: piece.start].endswith(self._words.half_prefix):
            base, start = base / 2, min(start, piece.start - len(self._words.half_prefix))
        further = pieces[at + 1] if at + 1 < len(pieces) else None
        if further and self._multiplies(text, piece, further):
            base, end, used = base * self._base(further.text), further.end, 2
        if number is not None and number.kind != "one":
            low = high = number.value * base
            return Number(start, end, low, high, "vague", "about", True, base), used
        if number is not None:
            return Number(number.start, end, base, base, "vague", "about", True, base), used
        return self._determined(text, piece, start, end, base), used

    def _multiplies(self, text: str, piece: _Piece, further: _Piece) -> bool:
        """Whether "de" joins both and the second is larger: "centaines de milliers"."""
        if further.group not in ("collective", "scale") or further.start - piece.end > 4:
            return False
        joined = self._of.fullmatch(text, piece.end, further.start) is not None
        return joined and self._base(further.text) > self._base(piece.text)

    def _determined(self, text: str, piece: _Piece, start: int, end: int, base: float) -> Number | None:
        """A collective or scale by what stands before it; None where it counts nothing."""
        left = text[max(0, start - 24) : start]
        offset = max(0, start - 24)
        plural = piece.text.endswith(self._plurals)
        if self._adverbial_before.search(left):
            return None
        match = (self._plural_before if plural else self._singular_before).search(left)
        if match is None:
            return None
        if match["det"] in self._swallowed:
            start = offset + match.start("det")
        elif match["size"]:
            start = offset + match.start("size")
        high = base * 10 if plural else base
        how = "order_of_magnitude" if plural else "about"
        return Number(start, end, base, high, "vague", how, True, base)

    def _fraction(self, text: str, piece: _Piece, number: Number | None) -> Number | None:
        """ "la moitié", "un tiers", "deux tiers", "trois quarts", as percent; None without what is shared."""
        table = self._words.fractions
        share = table[piece.text] if piece.text in table else table[piece.text[:-1]]
        if number is None:
            left = self._singular_before.search(text[max(0, piece.start - 12) : piece.start])
            if left is None or (piece.text.endswith(self._plurals) and piece.text not in table):
                return None
            start = max(0, piece.start - 12) + left.start("det")
        else:
            start, share = number.start, round(share * number.value, 2)
        if number is not None and number.kind == "digits":
            return None
        return Number(start, piece.end, share, share, "fraction", "about", True)


def _groups(numerals: Numerals_, plural: str) -> dict[str, str]:
    """What each number word is, in the singular and in the plural."""
    groups = dict.fromkeys(numerals.fractions, "fraction")
    groups |= dict.fromkeys(numerals.collectives, "collective")
    groups |= dict.fromkeys(numerals.scales, "scale")
    groups |= {word + plural: group for word, group in groups.items()}
    groups |= {word + plural: "cardinal" for word, value in numerals.cardinals.items() if value in (20, 100)}
    groups |= dict.fromkeys(numerals.cardinals, "cardinal")
    groups |= dict.fromkeys(numerals.none, "none")
    return groups | dict.fromkeys(numerals.one, "one")


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """What finds digits and number words: these alone, so that other words cost nothing."""
    return re.compile(rf"(?<!\w)(?:{_DIGITS}|(?P<word>{either(words)})(?![^\W\d_]|['’]))")


def _before(words: tuple[str, ...], sizes: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for one of ``words``, and perhaps one of ``sizes``, at the end of a text."""
    return re.compile(
        rf"(?<!\w)(?P<det>{either(words)})[{_SPACE}]*(?:(?P<size>{either(sizes)})[{_SPACE}]+)?$"
    )


def _value(digits: str) -> float:
    """What digits are worth: a comma before three digits that count something is left a decimal comma."""
    plain = re.sub(rf"[{_SPACE}'’]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def _next(text: str, pieces: list[_Piece], at: int) -> _Piece | None:
    """The piece after ``pieces[at]`` when only a space or hyphen stands between."""
    if at + 1 >= len(pieces):
        return None
    gap = text[pieces[at].end : pieces[at + 1].start]
    return pieces[at + 1] if len(gap) <= 3 and gap and _GAP.fullmatch(gap) else None


def _combine(total: int, current: int, value: int, first: bool) -> tuple[int, int] | None:
    """``total + current`` with one more cardinal read; None when it cannot follow."""
    if first:
        return (1000, 0) if value == 1000 else (0, value)
    rest = current % 100
    if value == 1000:
        return (max(current, 1) * 1000, 0) if total == 0 and 0 < current < 1000 else None
    if value == 100:
        return (
            (total, current * 100) if 2 <= current <= 19 else (total, 100) if not current and total else None
        )
    if value == 20 and rest == 4:
        return total, current + 76
    if value >= 20:
        return (total, current + value) if rest == 0 and (current or total) else None
    if value >= 10:
        return (total, current + value) if rest in (0, 60, 80) else None
    tens = rest in (0, 20, 30, 40, 50, 60, 70, 80, 90)
    return (total, current + value) if tens or (rest in (10, 70, 90) and value >= 7) else None


@cache
def numerals(language: Language) -> Numerals:
    """The reader of numbers of a language, made once."""
    return Numerals(language)
