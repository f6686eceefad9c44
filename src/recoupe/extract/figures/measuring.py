"""Figures with a unit: percentages, money, lengths, and what they measure."""

from __future__ import annotations

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.counted import groups
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.judge import is_signed
from recoupe.extract.figures.masks import BLOT
from recoupe.extract.figures.measured import things
from recoupe.extract.figures.measures import measures
from recoupe.extract.figures.scene import BARE, LATELY, SURE, Scene, Writer, english, scaled
from recoupe.extract.figures.units import Measured, units
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Token

_MONEY = "money"
# Below it three decimals are those of a price ("1,479 euro"), above it they are thousands ("12,500 dollars").
_PRICE = 4


class Measuring:
    """Reads amounts with units in one language."""

    def __init__(self, language: Language, writer: Writer) -> None:
        context = language.lexicon(Quantity).context
        self._writer = writer
        self._units = units(language)
        self._groups = groups(language)
        self._elliptic = elliptic(language)
        self._measures = measures(language)
        self._things = things(language)
        self._signed = frozenset(context.signed)
        self._valued = frozenset(context.valued)
        self._shares = frozenset(context.shares)

    def unit(self, scene: Scene, amount: Amount) -> Measured | None:
        """The unit after a number; "m" is metres and "M" is none."""
        found = self._units.match(scene.text, amount.number)
        if found is None or found.end - found.start > 1:
            return found
        return None if scene.parsed.text[found.start].isupper() else found

    def measured(self, scene: Scene, amount: Amount, measured: Measured) -> Found:
        """A figure with a unit: what is measured follows ("tonnes de X") or precedes ("une amende de")."""
        group = self._groups.of_what(scene.sentence, measured.end, measured.dimension in self._shares)
        over = self._over(scene, amount, measured)
        if over is not None and not self._things.is_thing(over):
            over = None
        noun = group.head if group else over
        end = group.end if group else measured.end
        words = scene.words(measured.start, end)
        if group is not None and scene.next_start(measured.end) < group.end:
            # "12 % des 300 votants": the second number is a figure of its own.
            end = measured.end
            words = f"{scene.words(measured.start, end)} ({group.head.text})"
        elif group is None or measured.dimension in self._shares:
            thing = self._thing(scene, amount, measured.end, over)
            if group is None and thing is None:
                thing = self._shared_thing(scene, amount, measured)
            words = f"{words} ({thing})" if thing else words
        if measured.dimension == _MONEY and amount.number.value >= _PRICE:
            amount = english(scene.text, amount)
        amount, end = self._writer.closed(scene, scaled(amount, measured.scale), end)
        if measured.dimension in self._signed and is_signed(scene.text, amount.number.start):
            amount = scaled(amount, -1)
        measure = self._measures.of_unit(measured.dimension, noun)
        return self._writer.made(scene, amount, end, words, measure, noun, SURE, measured.unit)

    def _thing(self, scene: Scene, amount: Amount, end: int, over: Token | None) -> str | None:
        """The words for what an amount with a unit measures, where they stand before it."""
        if over is not None and not self._things.is_change(over):
            return self._things.compound(scene.sentence, over)
        group = self._things.of(scene.sentence, amount.start, end)
        if group is None or scene.text[group.start] == BLOT:
            return over.text if over is not None else None
        return scene.words(group.start, group.end)

    def _shared_thing(self, scene: Scene, amount: Amount, measured: Measured) -> str | None:
        """What the amount before measures, for one held against it: "40 % des voix contre 30 %"."""
        earlier = scene.earlier
        if earlier is None:
            return None
        words = earlier.figure.counted or ""
        if earlier.figure.unit is None:
            return words if self._elliptic.is_cued(scene.text, scene.sentence, amount) else None
        end = earlier.figure.anchor.end
        held = self._elliptic.has_same_unit(scene.text, scene.sentence, amount)
        held = held or scene.text[amount.start - 1 : amount.start] == "("
        held = held or self._elliptic.goes_on(scene.text, end, amount.start)
        held = held or self._elliptic.is_said(scene.text, measured.end)
        if earlier.figure.unit != measured.unit or not held:
            return None
        return words.partition("(")[2].rstrip(")") or (earlier.noun.text if earlier.noun else None)

    def _over(self, scene: Scene, amount: Amount, unit: Measured) -> Token | None:
        return self._groups.over(scene.sentence, amount.start, unit.dimension in self._valued)

    def like(self, scene: Scene, amount: Amount, unit: Measured) -> Found:
        """The first end of "de 3 à 5 %": the unit stands after the second."""
        noun = self._over(scene, amount, unit)
        words = scene.words(unit.start, unit.end) + (f" ({noun.text})" if noun else "")
        measure = self._measures.of_unit(unit.dimension, noun)
        amount = scaled(amount, unit.scale)
        return self._writer.made(scene, amount, amount.end, words, measure, noun, BARE, unit.unit)

    def money(self, scene: Scene, amount: Amount) -> Found | None:
        """ "76 milliards d'euros, et non 80 milliards": millions of the money told of before."""
        if amount.number.scale < 1e6:
            return None
        for found in reversed(scene.found[-LATELY:]):
            figure = found.figure
            if figure.unit is None and found.sentence == scene.number:
                return None
            if figure.unit is not None and figure.measure == _MONEY:
                thing = self._thing(scene, amount, amount.end, None)
                name = self._units.name(figure.unit)
                words = f"{name} ({thing})" if thing else figure.counted
                return self._writer.made(
                    scene, amount, amount.end, words, _MONEY, found.noun, BARE, figure.unit
                )
        return None

    def shared(self, scene: Scene, amount: Amount) -> Found | None:
        """ "56 % des voix contre 44" shares the unit; "7 % des écoles, soit 280" counts the thing."""
        earlier = scene.earlier
        if earlier is None or earlier.figure.unit is None or earlier.noun is None:
            return None
        figure = earlier.figure
        if self._elliptic.has_same_unit(scene.text, scene.sentence, amount):
            return self._writer.made(
                scene, amount, amount.end, figure.counted, figure.measure, earlier.noun, BARE, figure.unit
            )
        measure = self._measures.by_word(earlier.noun)
        return self._writer.made(scene, amount, amount.end, earlier.noun.text, measure, earlier.noun, BARE)
