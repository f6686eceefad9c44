"""What an amount measures because one before it does: "40 % des voix contre 30 %"."""

from __future__ import annotations

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.elliptic import Found, elliptic
from recoupe.extract.figures.measured import things
from recoupe.extract.figures.scene import LATELY, Scene
from recoupe.extract.figures.units import Measured
from recoupe.extract.figures.words import at_or_after, bases
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Token

# "…, et la liste du maire sortant 11 %": how many words may stand between two shares of the votes.
_GAP = 10
# How many sentences back votes may have been shared out.
_SENTENCES = 3
# "…, soit une hausse de 3 %": how many words may stand between the comma and the noun.
_LEAD = 4
# How many characters a sign and spaces may take between a bracket and a number.
_SIGN = 4


class Likened:
    """Finds it in one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        context = language.lexicon(Quantity).context
        self._elliptic = elliptic(language)
        self._things = things(language)
        self._shares = frozenset(context.shares)
        self._planning = frozenset(context.planning)
        self._gaining = frozenset(context.gaining)
        self._ballots = context.ballots

    def before_brackets(self, scene: Scene, amount: Amount, unit: Measured) -> str | None:
        """ "2.035 voix (46,8 %)", "51 % des voix, devant son rival (48 %)": a share of the same."""
        earlier = scene.earlier
        if earlier is None or not _is_in_brackets(scene, amount):
            return None
        figure, share = earlier.figure, unit.dimension in self._shares
        if scene.text[figure.anchor.end : amount.start].strip(" (+-−±\u00a0\u202f") == "":
            counted = figure.counted if share else None
            return counted if figure.unit is None else of_same(earlier)  # "20.000 euros (31.000 dollars)"
        if figure.unit != unit.unit or not share:
            return None
        start = figure.anchor.start
        told = earlier.noun is not None and earlier.noun.start > start
        words = of_same(earlier)
        return words if told or scene.text[start - 1] == "(" or words in self._ballots else None

    def apposed(self, scene: Scene, change: Token) -> str | None:
        """ "4 millions d'euros, en hausse de 3 %", "900 élèves à Brest, soit une baisse de 3 %"."""
        earlier = scene.earlier
        if earlier is None:
            return None
        tokens = scene.sentence.tokens
        near = reversed(tokens[max(0, change.i - _LEAD) : change.i])
        comma = next((t.i for t in near if t.text == ","), -1)
        first = at_or_after(scene.sentence, earlier.figure.anchor.end)
        if not first <= comma <= first + _GAP:
            return None
        if any(t.pos in ("VERB", "AUX", "NOUN") for t in tokens[comma + 1 : change.i]):
            return None
        if any(t.pos in ("VERB", "AUX") for t in tokens[first:comma]):
            return None
        return earlier.figure.counted if earlier.figure.unit is None else of_same(earlier)

    def held(self, scene: Scene, amount: Amount, unit: Measured, over: Token | None = None) -> str | None:
        """What the amount before measures, for one held against it: "40 % des voix contre 30 %".

        Between them may stand ``over``: "…, contre une prévision de 3 %".
        """
        earlier = scene.earlier
        if earlier is None:
            return None
        bracketed = _is_in_brackets(scene, amount)
        if earlier.figure.unit is None:
            held = bracketed or self._elliptic.is_cued(scene.text, scene.sentence, amount)
            return earlier.figure.counted or "" if held else None
        if earlier.figure.unit != unit.unit:
            return None
        held = (
            bracketed
            or self._elliptic.has_same_unit(scene.text, scene.sentence, self._start(scene, amount, over))
            or self._elliptic.goes_on(scene.text, earlier.figure.anchor.end, amount.start)
            or self._elliptic.is_said(scene.text, unit.end)
            or (unit.dimension in self._shares and self._is_share_too(scene, amount, unit))
        )
        return of_same(earlier) if held else None

    def lately(self, scene: Scene, unit: Measured) -> str | None:
        """ "Le déficit était de 4 % du PIB. On espérait 3 %.": what the share before is of."""
        last = scene.found[-1] if scene.found and unit.dimension in self._shares else None
        near = last is not None and last.figure.unit == unit.unit and last.sentence >= scene.number - 1
        words = of_same(last) if last is not None and near else None
        return None if words is not None and self._things.is_vague_word(words) else words

    def _start(self, scene: Scene, amount: Amount, over: Token | None) -> int:
        """Where the amount begins, with ``over`` and its determiner."""
        if over is None or not over.i:
            return amount.start
        before = scene.sentence.tokens[over.i - 1]
        return before.start if before.pos == "DET" else over.start

    def _is_share_too(self, scene: Scene, amount: Amount, unit: Measured) -> bool:
        return (
            self._elliptic.is_part(scene.text, scene.sentence, amount)
            or self._elliptic.is_placed(scene.text, unit.end)
            or self._is_after(
                scene, amount, self._planning
            )  # "ils réclament 10 %, la direction propose 3,5 %"
            or _is_subject(scene, unit.end)
        )

    def verbless(self, scene: Scene, amount: Amount, unit: Measured) -> str | None:
        """ "29 % des voix et les Verts 11 %", "15 % du capital, la famille 20 %": the verb is left out."""
        earlier = scene.earlier
        if earlier is None or unit.dimension not in self._shares:
            return None
        first = at_or_after(scene.sentence, earlier.figure.anchor.end)
        between = scene.sentence.tokens[first : at_or_after(scene.sentence, amount.start)]
        if len(between) > _GAP or any(t.pos in ("VERB", "AUX") and t.dep != "acl" for t in between):
            return None
        if words := self.votes(scene, amount, unit):
            return words
        told = earlier.noun is not None and earlier.noun.start > earlier.figure.anchor.start
        named = bool(between) and between[-1].pos in ("NOUN", "PROPN", "ADJ", "VERB")
        return of_same(earlier) if told and named and earlier.figure.unit == unit.unit else None

    def votes(self, scene: Scene, amount: Amount, unit: Measured) -> str | None:
        """ "Le parti obtient 29 % et les Verts 11 %": of the votes that a sentence before shared out."""
        if unit.dimension not in self._shares:
            return None
        gains = self._is_after(scene, amount, self._gaining)
        for found in reversed(scene.found[-LATELY:]):
            if found.figure.unit == unit.unit and found.sentence >= scene.number - _SENTENCES:
                words = of_same(found) or ""
                if words.lower() in self._ballots and (gains or found.sentence == scene.number):
                    return words
        return self._ballots[0] if gains else None

    def _is_after(self, scene: Scene, amount: Amount, verbs: frozenset[str]) -> bool:
        """Whether one of ``verbs`` stands right before."""
        at = at_or_after(scene.sentence, amount.start)
        return at > 0 and bool(self._bases(scene.sentence.tokens[at - 1]) & verbs)

    def levelled(self, scene: Scene, amount: Amount) -> str | None:
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


def of_same(earlier: Found) -> str | None:
    """What an amount measures, for another that measures it too: the noun after it, else that in brackets."""
    noun = earlier.noun
    if noun is not None and noun.start > earlier.figure.anchor.start:
        return noun.text
    return (earlier.figure.counted or "").partition("(")[2].rstrip(")") or (noun.text if noun else None)


def _is_in_brackets(scene: Scene, amount: Amount) -> bool:
    """Whether an amount, with its sign, is the first thing in brackets."""
    return scene.text[max(0, amount.start - _SIGN) : amount.start].rstrip("+-−± \u00a0\u202f")[-1:] == "("


def _is_subject(scene: Scene, end: int) -> bool:
    """ "62 % des Français sont pour et 31 % jugent que non"."""
    at = at_or_after(scene.sentence, end)
    token = scene.sentence.tokens[at] if at < len(scene.sentence.tokens) else None
    return token is not None and token.pos in ("VERB", "AUX") and token.feature("Number") == "Plur"
