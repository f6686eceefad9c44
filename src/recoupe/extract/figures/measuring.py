"""Figures with a unit: percentages, money, lengths, and what they measure."""

from __future__ import annotations

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.counted import Group, groups
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.judge import is_signed
from recoupe.extract.figures.likened import Likened
from recoupe.extract.figures.masks import BLOT
from recoupe.extract.figures.measured import things
from recoupe.extract.figures.measures import measures
from recoupe.extract.figures.polled import polled
from recoupe.extract.figures.scene import BARE, LATELY, SURE, Scene, Writer, english, scaled
from recoupe.extract.figures.units import Measured, units
from recoupe.extract.figures.words import at_or_after
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
        self._polled = polled(language)
        self._signed = frozenset(context.signed)
        self._valued = frozenset(context.valued)
        self._shares = frozenset(context.shares)
        self._points = frozenset(language.lexicon(Quantity).measured.points)
        self._likened = Likened(language)
        self._labelled = language.lexicon(Quantity).labelled

    def unit(self, scene: Scene, amount: Amount) -> Measured | None:
        """The unit after a number; "m" is metres and "M" is none."""
        found = self._units.match(scene.text, amount.number)
        if found is None:
            return self._decimal_points(scene, amount)
        if found.end - found.start > 1:
            return found
        return None if scene.parsed.text[found.start].isupper() else found

    def _decimal_points(self, scene: Scene, amount: Amount) -> Measured | None:
        """ "0,3 point": points of a rate have decimals, those of a game have none."""
        if amount.number.value == int(amount.number.value) or amount.number.scale > 1:
            return None
        at = at_or_after(scene.sentence, amount.number.end)
        token = scene.sentence.tokens[at] if at < len(scene.sentence.tokens) else None
        if token is None or token.text.lower() not in self._points:
            return None
        return Measured(token.start, token.end, "point", "points", 1.0)

    def labelled(self, scene: Scene, amount: Amount) -> Found | None:
        """The value after its name: "un séisme de magnitude 6,8"."""
        at = at_or_after(scene.sentence, amount.number.start)
        token = self._groups.over(scene.sentence, amount.start, valued=True)
        token = token or (scene.sentence.tokens[at - 1] if at else None)
        unit = self._labelled.get(token.text.lower()) if token is not None else None
        earlier = scene.earlier
        if earlier is not None and earlier.figure.unit in self._labelled.values():
            # "de magnitude 7,1 et 6,4"
            goes_on = self._elliptic.goes_on(scene.text, earlier.figure.anchor.end, amount.start)
            token, unit = (earlier.noun, earlier.figure.unit) if goes_on else (token, unit)
        if token is None or unit is None or amount.joined:
            return None
        return self._writer.made(scene, amount, amount.end, token.text, unit, token, SURE, unit)

    def measured(self, scene: Scene, amount: Amount, measured: Measured) -> Found:
        """A figure with a unit: what is measured follows ("tonnes de X") or precedes ("une amende de")."""
        group = self._groups.of_what(scene.sentence, measured.end, measured.dimension in self._shares)
        over = self._over(scene, amount, measured)
        if over is not None and (
            not self._things.is_thing(over) or self._things.is_of_verb(scene.sentence, amount.start, over)
        ):
            over = None
        asked = self._asked(scene, amount, measured) if group is None and over is None else None
        noun = group.head if group else asked or over
        end = group.end if group else measured.end
        unit = self._name(scene, measured)
        words = f"{unit} {scene.words(measured.end, group.end)}" if group else unit
        if group is not None and scene.next_start(measured.end) < group.end:
            # "12 % des 300 votants": the second number is a figure of its own.
            end = measured.end
            words = f"{unit} ({group.head.text})"
        elif asked is not None:
            words = f"{words} ({asked.text})"
        elif group is None or measured.dimension in self._shares:
            thing = self._told(scene, amount, measured, group, over)
            words = f"{words} ({thing})" if thing else words
        if measured.dimension == _MONEY and amount.number.value >= _PRICE:
            amount = english(scene.text, amount)
        amount, end = self._writer.closed(scene, scaled(amount, measured.scale), end)
        if measured.dimension in self._signed and is_signed(scene.text, amount.number.start):
            amount = scaled(amount, -1)
        measure = self._measures.of_unit(measured.dimension, noun, words)
        return self._writer.made(scene, amount, end, words, measure, noun, SURE, measured.unit)

    def _told(
        self, scene: Scene, amount: Amount, unit: Measured, group: Group | None, over: Token | None
    ) -> str | None:
        """The words for what the amount measures, besides those after it: the surest first."""
        if group is not None:
            return self.thing(scene, amount, unit.end, over) or (over.text if over is not None else None)
        vague = over if over is not None and self._things.is_vague(over) else None
        return (
            self._likened.before_brackets(scene, amount, unit)
            or (self._likened.apposed(scene, vague) if vague else None)
            or (self._likened.verbless(scene, amount, unit) if over is None else None)
            or (self._likened.held(scene, amount, unit, vague) if vague else None)
            or self.thing(scene, amount, unit.end, over)
            or self._likened.held(scene, amount, unit)
            or self._likened.votes(scene, amount, unit)
            or self._at_last(scene, amount, unit)
            or (over.text if over is not None else None)
        )

    def _at_last(self, scene: Scene, amount: Amount, unit: Measured) -> str | None:
        """What no word says that is made for it: the clause of a share, the rain of the sentence before."""
        share = unit.dimension in self._shares
        group = self._things.at_last(scene.sentence, amount.start, unit.end, share)
        near = scene.parsed.sentences[max(0, scene.number - 1) : scene.number + 1]
        return (
            _words(scene, group)
            or self._likened.lately(scene, unit)
            or (_words(scene, self._things.whose(scene.sentence, amount.start)) if share else None)
            or self._measures.poured(unit.unit, near)
            or self._things.by_dimension(unit.dimension)
        )

    def _name(self, scene: Scene, unit: Measured) -> str:
        """The words for a unit, a symbol spelled out; but a percent sign says more than its name."""
        written = scene.words(unit.start, unit.end)
        return written if unit.dimension in self._shares else self._units.spelled(written, unit.unit)

    def _asked(self, scene: Scene, amount: Amount, measured: Measured) -> Token | None:
        """Those of whom a share is that names nobody: "20 % le rejettent"."""
        return self._polled.people(scene, amount, measured) if measured.dimension in self._shares else None

    def thing(self, scene: Scene, amount: Amount, end: int, over: Token | None) -> str | None:
        """The words for what an amount with a unit measures, where they stand before it."""
        if over is not None and not self._things.is_vague(over):
            return self._things.compound(scene.sentence, over)
        return _words(scene, self._things.of(scene.sentence, amount.start, end))

    def _over(self, scene: Scene, amount: Amount, unit: Measured) -> Token | None:
        return self._groups.over(scene.sentence, amount.start, unit.dimension in self._valued)

    def like(self, scene: Scene, amount: Amount, unit: Measured) -> Found:
        """The first end of "de 3 à 5 %": the unit stands after the second."""
        noun = self._over(scene, amount, unit)
        thing = noun.text if noun is not None else self.thing(scene, amount, amount.end, None)
        words = self._name(scene, unit) + (f" ({thing})" if thing else "")
        measure = self._measures.of_unit(unit.dimension, noun, words)
        amount = scaled(amount, unit.scale)
        return self._writer.made(scene, amount, amount.end, words, measure, noun, BARE, unit.unit)

    def shared(self, scene: Scene, amount: Amount) -> Found | None:
        """ "56 % des voix contre 44" shares the unit; "7 % des écoles, soit 280" counts the thing."""
        earlier = scene.earlier
        if earlier is None or earlier.figure.unit is None or earlier.noun is None:
            return None
        figure = earlier.figure
        if self._elliptic.has_same_unit(scene.text, scene.sentence, amount.start):
            return self._writer.made(
                scene, amount, amount.end, figure.counted, figure.measure, earlier.noun, BARE, figure.unit
            )
        noun = self._whole(scene, amount) or earlier.noun
        measure = self._measures.by_word(noun)
        return self._writer.made(scene, amount, amount.end, noun.text, measure, noun, BARE)

    def _whole(self, scene: Scene, amount: Amount) -> Token | None:
        """What the whole counts of which the number is a part: "200 postes, soit 9 %, dont 90 ici"."""
        whole = self._elliptic.whole(scene.text, scene.sentence, amount, scene.found, scene.number)
        if whole is None:
            return None
        return next((f.noun for f in reversed(scene.found[-LATELY:]) if f.figure.id == whole.id), None)


def _words(scene: Scene, group: Group | None) -> str | None:
    """The words of a group; a day or a month is none."""
    return None if group is None or scene.text[group.start] == BLOT else scene.words(group.start, group.end)
