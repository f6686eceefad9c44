"""Figures with a unit: percentages, money, lengths, and what they measure."""

from __future__ import annotations

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.counted import groups
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.judge import is_signed
from recoupe.extract.figures.masks import BLOT
from recoupe.extract.figures.measured import things
from recoupe.extract.figures.measures import measures
from recoupe.extract.figures.polled import polled
from recoupe.extract.figures.scene import BARE, LATELY, SURE, Scene, Writer, english, scaled
from recoupe.extract.figures.units import Measured, units
from recoupe.extract.figures.words import at_or_after, bases
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Token

_MONEY = "money"
# Below it three decimals are those of a price ("1,479 euro"), above it they are thousands ("12,500 dollars").
_PRICE = 4
# "300.000 euros d'amende, dont 100.000": how many words may stand between.
_BESIDE = 4
# "…, et la liste du maire sortant 11 %": how many words may stand between two shares of the votes.
_GAP = 10
# How many sentences back votes may have been shared out.
_SENTENCES = 3


def _shared(earlier: Found) -> str | None:
    """What an amount measures, for another that measures it too: the noun after it, else that in brackets."""
    noun = earlier.noun
    if noun is not None and noun.start > earlier.figure.anchor.start:
        return noun.text
    return (earlier.figure.counted or "").partition("(")[2].rstrip(")") or (noun.text if noun else None)


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
        units_ = language.lexicon(Quantity).units
        self._shares_units = tuple(name for name, u in units_.items() if u.dimension in self._shares)
        self._points = frozenset(language.lexicon(Quantity).measured.points)
        self._planning = frozenset(context.planning)
        self._gaining = frozenset(context.gaining)
        self._ballots = frozenset(context.ballots)
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
        token = scene.sentence.tokens[at - 1] if at else None
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
        if over is not None and not self._things.is_thing(over):
            over = None
        asked = self._asked(scene, amount, measured) if group is None and over is None else None
        noun = group.head if group else asked or over
        end = group.end if group else measured.end
        words = scene.words(measured.start, end)
        if group is not None and scene.next_start(measured.end) < group.end:
            # "12 % des 300 votants": the second number is a figure of its own.
            end = measured.end
            words = f"{scene.words(measured.start, end)} ({group.head.text})"
        elif asked is not None:
            words = f"{words} ({asked.text})"
        elif group is None or measured.dimension in self._shares:
            thing = self._rival(scene, amount, measured) if group is None else None
            if group is None and over is None and self._is_verbless(scene, amount):
                thing = thing or self._votes(scene, amount, measured)
            thing = thing or self._thing(scene, amount, measured.end, over)
            if group is None and (thing is None or (over is not None and self._things.is_change(over))):
                thing = self._shared_thing(scene, amount, measured) or thing
            if group is None and thing is None:
                thing = self._votes(scene, amount, measured)
            words = f"{words} ({thing})" if thing else words
        if measured.dimension == _MONEY and amount.number.value >= _PRICE:
            amount = english(scene.text, amount)
        amount, end = self._writer.closed(scene, scaled(amount, measured.scale), end)
        if measured.dimension in self._signed and is_signed(scene.text, amount.number.start):
            amount = scaled(amount, -1)
        measure = self._measures.of_unit(measured.dimension, noun, words)
        return self._writer.made(scene, amount, end, words, measure, noun, SURE, measured.unit)

    def _asked(self, scene: Scene, amount: Amount, measured: Measured) -> Token | None:
        """Those of whom a share is that names nobody: "20 % le rejettent"."""
        return self._polled.people(scene, amount, measured) if measured.dimension in self._shares else None

    def _thing(self, scene: Scene, amount: Amount, end: int, over: Token | None) -> str | None:
        """The words for what an amount with a unit measures, where they stand before it."""
        if over is not None and not self._things.is_change(over):
            return self._things.compound(scene.sentence, over)
        group = self._things.of(scene.sentence, amount.start, end)
        if group is None or scene.text[group.start] == BLOT:
            return over.text if over is not None else None
        return scene.words(group.start, group.end)

    def _rival(self, scene: Scene, amount: Amount, measured: Measured) -> str | None:
        """ "51 % des voix, devant son rival (48 %)": in brackets after a share, a share of the same."""
        earlier = scene.earlier
        if earlier is None or measured.dimension not in self._shares:
            return None
        if scene.text[amount.start - 1 : amount.start] != "(":
            return None
        if (
            earlier.figure.unit is None
            and not scene.text[earlier.figure.anchor.end : amount.start - 1].strip()
        ):
            return earlier.figure.counted  # "2.035 voix (46,8 %)"
        if earlier.figure.unit != measured.unit:
            return None
        start = earlier.figure.anchor.start
        told = earlier.noun is not None and earlier.noun.start > start
        return _shared(earlier) if told or scene.text[start - 1] == "(" else None

    def _shared_thing(self, scene: Scene, amount: Amount, measured: Measured) -> str | None:
        """What the amount before measures, for one held against it: "40 % des voix contre 30 %"."""
        earlier = scene.earlier
        if earlier is None:
            return None
        words = earlier.figure.counted or ""
        if earlier.figure.unit is None:
            held = self._elliptic.is_cued(scene.text, scene.sentence, amount)
            return words if held or scene.text[amount.start - 1 : amount.start] == "(" else None
        end = earlier.figure.anchor.end
        held = self._elliptic.has_same_unit(scene.text, scene.sentence, amount)
        held = held or scene.text[amount.start - 1 : amount.start] == "("
        held = held or self._elliptic.goes_on(scene.text, end, amount.start)
        held = held or self._elliptic.is_said(scene.text, measured.end)
        if measured.dimension in self._shares:
            held = held or self._elliptic.is_part(scene.text, scene.sentence, amount)
            held = held or self._elliptic.is_placed(scene.text, measured.end)
            held = held or self._follows_offer(scene, amount) or self._is_subject(scene, measured.end)
        if earlier.figure.unit != measured.unit or not held:
            return None
        return _shared(earlier)

    def _votes(self, scene: Scene, amount: Amount, measured: Measured) -> str | None:
        """ "Le parti obtient 29 % et les Verts 11 %": of the votes that a sentence before shared out."""
        if measured.dimension not in self._shares:
            return None
        gains = self._gains(scene, amount)
        for found in reversed(scene.found[-LATELY:]):
            if found.figure.unit == measured.unit and found.sentence >= scene.number - _SENTENCES:
                words = _shared(found) or ""
                if words.lower() in self._ballots and (gains or found.sentence == scene.number):
                    return words
        return None

    def _is_verbless(self, scene: Scene, amount: Amount) -> bool:
        """Whether no verb stands between the last amount and this one: "29 % et les Verts 11 %"."""
        earlier = scene.earlier
        if earlier is None:
            return False
        first = at_or_after(scene.sentence, earlier.figure.anchor.end)
        between = scene.sentence.tokens[first : at_or_after(scene.sentence, amount.start)]
        return len(between) <= _GAP and all(t.pos not in ("VERB", "AUX") for t in between)

    def _gains(self, scene: Scene, amount: Amount) -> bool:
        """Whether the verb before says that somebody gets votes."""
        at = at_or_after(scene.sentence, amount.start)
        return at > 0 and bool(bases(scene.sentence.tokens[at - 1]) & self._gaining)

    def _follows_offer(self, scene: Scene, amount: Amount) -> bool:
        """ "Les syndicats réclament 10 %, la direction propose 3,5 %"."""
        at = at_or_after(scene.sentence, amount.start)
        return at > 0 and bool(bases(scene.sentence.tokens[at - 1]) & self._planning)

    def _is_subject(self, scene: Scene, end: int) -> bool:
        """ "62 % des Français sont pour et 31 % jugent que non"."""
        at = at_or_after(scene.sentence, end)
        token = scene.sentence.tokens[at] if at < len(scene.sentence.tokens) else None
        return token is not None and token.pos in ("VERB", "AUX") and token.feature("Number") == "Plur"

    def _over(self, scene: Scene, amount: Amount, unit: Measured) -> Token | None:
        return self._groups.over(scene.sentence, amount.start, unit.dimension in self._valued)

    def like(self, scene: Scene, amount: Amount, unit: Measured) -> Found:
        """The first end of "de 3 à 5 %": the unit stands after the second."""
        noun = self._over(scene, amount, unit)
        thing = noun.text if noun is not None else self._thing(scene, amount, amount.end, None)
        words = scene.words(unit.start, unit.end) + (f" ({thing})" if thing else "")
        measure = self._measures.of_unit(unit.dimension, noun, words)
        amount = scaled(amount, unit.scale)
        return self._writer.made(scene, amount, amount.end, words, measure, noun, BARE, unit.unit)

    def money(self, scene: Scene, amount: Amount) -> Found | None:
        """ "76 milliards d'euros, et non 80 milliards": millions of the money told of before."""
        if (part := self._part_of_amount(scene, amount)) is not None:
            return part
        if amount.number.scale < 1e6:
            return None
        for found in reversed(scene.found[-LATELY:]):
            figure = found.figure
            if figure.unit is None and found.sentence == scene.number:
                return None
            if figure.unit is not None and figure.measure == _MONEY:
                thing = self._levelled(scene, amount) or self._thing(scene, amount, amount.end, None)
                name = self._units.name(figure.unit)
                words = f"{name} ({thing})" if thing else figure.counted
                return self._writer.made(
                    scene, amount, amount.end, words, _MONEY, found.noun, BARE, figure.unit
                )
        return None

    def _part_of_amount(self, scene: Scene, amount: Amount) -> Found | None:
        """ "300.000 euros, dont 100.000 avec sursis": not of a share, which is of things."""
        earlier = scene.earlier
        if earlier is None or earlier.figure.unit in (None, *self._shares_units) or not earlier.figure.low:
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

    def _levelled(self, scene: Scene, amount: Amount) -> str | None:
        """What changed just before: "le bénéfice a crû de 12 %, à 380 millions"."""
        earlier = scene.earlier
        if earlier is None or earlier.figure.unit is None:
            return None
        between = scene.text[earlier.figure.anchor.end : amount.start].split()
        if (
            len(between) != 2
            or between[0] != ","
            or not self._elliptic.goes_on(f" {between[1]} ", 0, len(between[1]) + 2)
        ):
            return None
        return (earlier.figure.counted or "").partition("(")[2].rstrip(")") or None

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
        noun = self._whole(scene, amount) or earlier.noun
        measure = self._measures.by_word(noun)
        return self._writer.made(scene, amount, amount.end, noun.text, measure, noun, BARE)

    def _whole(self, scene: Scene, amount: Amount) -> Token | None:
        """What the whole counts of which the number is a part: "200 postes, soit 9 %, dont 90 ici"."""
        whole = self._elliptic.whole(scene.text, scene.sentence, amount, scene.found, scene.number)
        if whole is None:
            return None
        return next((f.noun for f in reversed(scene.found[-LATELY:]) if f.figure.id == whole.id), None)
