"""Money without its currency: "76 milliards d'euros, et non 80 milliards", "une dette de 61 milliards"."""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.likened import Likened
from recoupe.extract.figures.measuring import Measuring
from recoupe.extract.figures.scene import BARE, LATELY, SHARE, Scene, Writer, scaled
from recoupe.extract.figures.units import units
from recoupe.languages import Language
from recoupe.languages.morphology import Morphology
from recoupe.languages.quantity import Quantity

_MONEY = "money"
_MILLION = 1e6
# "300.000 euros d'amende, dont 100.000": how many words may stand between.
_BESIDE = 4
# "815 millions d'euros en 2018, contre 823": the numbers that may leave out their "millions".
_SCALED = 10_000


class Money:
    """Reads it in one language."""

    def __init__(self, language: Language, writer: Writer, measuring: Measuring) -> None:
        lexicon = language.lexicon(Quantity)
        self._writer = writer
        self._measuring = measuring
        self._likened = Likened(language)
        self._elliptic = elliptic(language)
        self._units = units(language)
        self._scales = tuple(word for word, scale in lexicon.numerals.scales.items() if scale >= _MILLION)
        self._scale_of = lexicon.numerals.scales
        self._shares = frozenset(n for n, u in lexicon.units.items() if u.dimension in lexicon.context.shares)
        self._plurals = language.lexicon(Morphology).plurals
        self._worth = frozenset(lexicon.measured.worth)
        self._currency = lexicon.measured.currency

    def like_before(self, scene: Scene, amount: Amount) -> Amount:
        """ "815 millions d'euros en 2018, contre 823 en 2017": in millions as well."""
        earlier, number = scene.earlier, amount.number
        if earlier is None or number.scale > 1 or number.value >= _SCALED or number.kind != "digits":
            return amount
        if not self._elliptic.has_same_unit(scene.text, scene.sentence, amount.start):
            return amount
        words = earlier.figure.anchor.exact.lower()
        scale = next((self._scale_of[word] for word in self._scales if word in words), 1)
        if earlier.figure.measure != _MONEY and number.value == int(number.value):
            return amount  # "deux millions de foyers contre 823"
        return replace(scaled(amount, scale), number=replace(number, scale=float(scale)))

    def read(self, scene: Scene, amount: Amount) -> Found | None:
        """Millions of what was told of before or of what only money pays, and parts of such an amount."""
        if (part := self._part(scene, amount)) is not None:
            return part
        if amount.number.scale < _MILLION:
            return None
        thing = self._likened.levelled(scene, amount) or self._measuring.thing(
            scene, amount, amount.end, None
        )
        if (again := self._again(scene, amount, thing)) is not None:
            return again
        if thing is None or not self._is_worth(thing):
            return None
        unit = self._units.currency(scene.text) or self._currency
        words = f"{self._units.name(unit)} ({thing})"
        return self._writer.made(scene, amount, amount.end, words, _MONEY, None, SHARE, unit)

    def _again(self, scene: Scene, amount: Amount, thing: str | None) -> Found | None:
        """The money told of before, unless other things were since."""
        for found in reversed(scene.found[-LATELY:]):
            figure = found.figure
            if figure.unit is None and found.sentence == scene.number:
                return None
            if figure.unit is not None and figure.measure == _MONEY:
                words = f"{self._units.name(figure.unit)} ({thing})" if thing else figure.counted
                return self._writer.made(
                    scene, amount, amount.end, words, _MONEY, found.noun, BARE, figure.unit
                )
        return None

    def _is_worth(self, thing: str) -> bool:
        """Whether ``thing`` is what only money measures: "dette publique", "chiffre d'affaires"."""
        first = thing.split()[0].lower()
        return not self._worth.isdisjoint({first, *map(first.removesuffix, self._plurals)})

    def _part(self, scene: Scene, amount: Amount) -> Found | None:
        """ "300.000 euros, dont 100.000 avec sursis": not of a share, which is of things."""
        earlier = scene.earlier
        if earlier is None or earlier.figure.unit is None or earlier.figure.unit in self._shares:
            return None
        figure = earlier.figure
        small = amount.number.value < (figure.low or 0)
        if not small or not self._elliptic.is_part(scene.text, scene.sentence, amount):
            return None
        if len(scene.text[figure.anchor.end : amount.start].split()) > _BESIDE:
            return None
        return self._writer.made(
            scene, amount, amount.end, figure.counted, figure.measure, earlier.noun, BARE, figure.unit
        )
