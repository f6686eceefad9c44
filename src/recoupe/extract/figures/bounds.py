"""Widen, open and join numbers: "près de 50", "au moins deux", "entre 20 et 30", "de 5.200 à 3.000"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.extract.figures.numbers import Number
from recoupe.extract.figures.units import Measured, Units, units
from recoupe.extract.figures.words import at_or_after, bases
from recoupe.languages import Language
from recoupe.languages.quantity import Bounds as Lexicon
from recoupe.languages.quantity import Effect, Quantity
from recoupe.model import Sentence
from recoupe.text.patterns import either

_REACH = 44
_GOES_ON = re.compile(r"\s*\w")
_CHANGE_REACH = 12


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bounds: ``start`` at the approximator, ``number`` at the first digit or word.

    ``joined`` says how two numbers became one ("between", "to", "or", "hyphen"); ``change`` is 1 or 2 for the
    two ends of "passer de 5 à 3".
    """

    start: int
    end: int
    number: Number
    low: float | None
    high: float | None
    approximation: str
    joined: str | None = None
    change: int = 0


class Bounds:
    """Applies the approximators and ranges of one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        lexicon = language.lexicon(Quantity).bounds
        self._units: Units = units(language)
        self._before = _before(lexicon)
        self._after = _after(lexicon)
        the = rf"(?:{either(lexicon.articles)}\s+)?"
        self._between = re.compile(rf"(?<!\w){either(lexicon.between)}\s+{the}[«\"“]?\s*$")
        self._from = re.compile(rf"(?<!\w){either(lexicon.from_)}\s*$")
        self._and = re.compile(rf"\s+{lexicon.between_link}\s+{the}")
        self._to = re.compile(rf"\s+{either(lexicon.to)}\s+")
        self._either = re.compile(rf"\s+{either(lexicon.through)}\s+|\s*,?\s+{either(lexicon.either)}\s+")
        self._change = frozenset(lexicon.change)

    def amounts(self, text: str, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Amount]:
        """The numbers of a sentence with their bounds, joined where they make one amount."""
        at = 0
        while at < len(numbers):
            pair = self._pair(text, sentence, numbers[at : at + 2])
            yield from pair or (self._bounded(text, sentence, numbers[at]),)
            at += 2 if pair else 1

    def after(self, text: str, end: int, limit: int) -> tuple[Effect, int] | None:
        """The bound that stands after the thing counted ("50 personnes au moins") and where it ends."""
        match = self._after.match(text, end, min(limit, end + _REACH))
        if match is None or (match[0].lstrip()[0] == "," and _GOES_ON.match(text, match.end())):
            # "14 gendarmes, environ vingt barrages": what follows a comma is of the next number.
            return None
        return _effect(match), match.end()

    def _bounded(self, text: str, sentence: Sentence, number: Number) -> Amount:
        left = max(sentence.start, number.start - _REACH)
        match = self._before.search(text[left : number.start])
        plain = Amount(number.start, number.end, number, number.low, number.high, number.approximation)
        if match is None:
            return plain
        return opened(replace(plain, start=left + match.start()), _effect(match))

    def _pair(self, text: str, sentence: Sentence, pair: Sequence[Number]) -> tuple[Amount, ...]:
        """Two numbers as one range or one change; nothing when they stand for themselves."""
        if (
            len(pair) < 2
            or pair[1].start - pair[0].end > _REACH
            or {"one", "none"} & {pair[0].kind, pair[1].kind}
        ):
            return ()
        one, other = pair
        left = text[max(sentence.start, one.start - _REACH) : one.start]
        found = self._units.match(text, one)
        if found is not None and not self._alike(text, found, other):
            return ()
        gap = text[found.end if found else one.end : other.start]
        if gap == "-" and not found:
            return self._range(one, other, one.start, "hyphen")
        if self._and.fullmatch(gap) and (match := self._between.search(left)):
            return self._range(one, other, one.start - len(left) + match.start(), "between")
        start = self._from.search(left)
        if start and self._to.fullmatch(gap):
            if _low(one) > _low(other) or self._changes(sentence, one.start):
                return self._two_ends(text, sentence, one, other)
            return self._range(one, other, one.start, "to")
        if self._either.fullmatch(gap):
            bounded = self._bounded(text, sentence, one)
            return self._range(one, other, bounded.start, "or")
        return ()

    def _alike(self, text: str, found: Measured, other: Number) -> bool:
        """Whether ``other`` has the unit of the first number: "4 %, à 12 milliards d'euros" is no range."""
        second = self._units.match(text, other)
        return second is not None and second.dimension == found.dimension

    def _range(self, one: Number, other: Number, start: int, how: str) -> tuple[Amount, ...]:
        first = _like(one, other)
        low, high = _low(first), other.high
        if high is None or low >= high:
            return ()
        return (Amount(start, other.end, replace(other, start=one.start), low, high, "range", how),)

    def _two_ends(self, text: str, sentence: Sentence, one: Number, other: Number) -> tuple[Amount, ...]:
        first, second = self._bounded(text, sentence, one), self._bounded(text, sentence, other)
        scaled = _like(one, other)
        if scaled is not one:
            first = replace(first, low=scaled.low, high=scaled.high)
        return replace(first, change=1), replace(second, change=2)

    def _changes(self, sentence: Sentence, offset: int) -> bool:
        """Whether a word of change stands shortly before."""
        at = at_or_after(sentence, offset)
        return any(self._change & self._bases(t) for t in sentence.tokens[max(0, at - _CHANGE_REACH) : at])


def opened(amount: Amount, effect: Effect) -> Amount:
    """``amount`` with the end that ``effect`` opens."""
    if effect in ("at_least", "more_than"):
        return replace(amount, high=None, approximation=effect)
    if effect in ("at_most", "less_than"):
        return replace(amount, low=None, approximation=effect)
    vague = amount.approximation in ("order_of_magnitude", "range")
    return amount if vague else replace(amount, approximation=effect)


def _low(number: Number) -> float:
    return number.low or 0.0


def _like(one: Number, other: Number) -> Number:
    """``one`` with the scale it leaves to ``other``: "500 à 600 millions", "deux à trois mille"."""
    scale = other.scale
    if scale == 1 and (other.kind == "words" or (other.grouped and not one.grouped)):
        scale = next((s for s in (1000.0, 100.0) if _low(other) >= s and _low(other) % s == 0), 1.0)
    if one.scale > 1 or scale == 1 or _low(one) >= _low(other) / scale:
        return one
    return replace(one, low=_low(one) * scale, high=_low(one) * scale, scale=scale)


def _phrase(words: str, contracted: dict[str, str]) -> str:
    """A pattern for a phrase before a number, its last word as it is written before what follows."""
    *stem, last = words.split()
    ending = contracted.get(last) or re.escape(last) + r"\s+"
    return r"\s+".join([*map(re.escape, stem), ending]).replace("l'", "l['’]")


def _before(lexicon: Lexicon) -> re.Pattern[str]:
    groups = []
    for effect, words in lexicon.before.items():
        longest = sorted(words, key=len, reverse=True)
        groups.append(f"(?P<{effect}>{'|'.join(_phrase(w, lexicon.contracted) for w in longest)})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?:{either(lexicon.articles)}\s+)?$")


def _after(lexicon: Lexicon) -> re.Pattern[str]:
    groups = (f"(?P<{effect}>{either(words)})" for effect, words in lexicon.after.items())
    return re.compile(rf"\s*\(?,?\s?(?:{'|'.join(groups)})(?!\w)(?!\s+(?:{either(lexicon.not_after)}|\d))")


def _effect(match: re.Match[str]) -> Effect:
    return match.lastgroup  # type: ignore[return-value]


@cache
def bounds(language: Language) -> Bounds:
    """The approximators and ranges of a language, made once."""
    return Bounds(language)
