"""Units after a number: "12 %", "1,2 million d'euros", "une centaine de mètres"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from recoupe.extract.figures.numbers import Number
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.text.patterns import either, leading

_MONEY = "money"
_WORD = re.compile(r"[^\W\d_]{4}")


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit in the text: its words, its canonical name and dimension, what it multiplies the number by."""

    start: int
    end: int
    unit: str
    dimension: str
    scale: float


class Units:
    """The units of one language."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon(Quantity)
        joins = frozenset(lexicon.context.of)
        self._named = {
            written: (name.partition("_")[0], unit.dimension, unit.scale)
            for name, unit in lexicon.units.items()
            for written in unit.written
        }
        self._names = {
            name: next((w for w in unit.written if _is_plain(w, joins)), name)
            for name, unit in lexicon.units.items()
            if "_" not in name
        }
        money = {
            w: n
            for w, (n, dimension, _) in self._named.items()
            if dimension == _MONEY and _is_plain(w, joins)
        }
        self._money = money
        self._currency = re.compile(rf"(?<!\w){either(money)}(?!\w)")
        of, unit = leading(lexicon.context.of, r"\s"), either(self._named, curly=True).replace(r"\ ", r"\s")
        self._after = re.compile(rf"\s?(?P<of>{of})?(?P<unit>{unit})(?![\w²³])")

    def name(self, unit: str) -> str:
        """The words for a canonical unit: "euros" for "EUR"; the unit itself where it has none."""
        return self._names.get(unit, unit)

    def currency(self, text: str) -> str | None:
        """The unit of the first money that ``text`` (lower case) names."""
        found = self._currency.search(text)
        return self._money[found[0]] if found is not None else None

    def spelled(self, written: str, unit: str) -> str:
        """``written``, or the name of ``unit`` where that is a symbol: "mètres" for "m", "euros" for "€"."""
        return written if _WORD.search(written) else self.name(unit)

    def match(self, text: str, number: Number) -> Measured | None:
        """The unit that follows ``number`` in ``text`` (lower case), None when none does."""
        found = self._after.match(text, number.end)
        if found is None or bool(found["of"]) > number.of:
            return None
        name, dimension, scale = self._named[found["unit"].replace("’", "'").replace("\u00a0", " ")]
        return Measured(found.start("unit"), found.end(), name, dimension, scale)


def _is_plain(written: str, of: Collection[str]) -> bool:
    """Whether a spelling is plain words: neither "km/h" nor "points de pourcentage"."""
    return (
        len(written) > 3
        and written[0].isalpha()
        and "/" not in written
        and not any(w in of for w in written.split())
    )


@cache
def units(language: Language) -> Units:
    """The units of a language, made once."""
    return Units(language)
