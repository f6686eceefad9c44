"""Numbers without a noun: "dont neuf grièvement", "deux à Nantes, trois à Rezé", "ils étaient 65.000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.counted import Group, Groups, groups
from recoupe.extract.figures.words import at_or_after, backward, bases
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure, Sentence, Token

# How many sentences back the thing counted may have been named.
_MEMORY = 3
# How many figures back, at most: keeps long tables of numbers linear.
_LOOK_BACK = 40
# How many characters before a number are looked at.
_REACH = 30
# "à 3.500 le nombre de": how many words after the number.
_TOTAL_AFTER = 4
# "dont le nombre a été évalué à": how many words before the number "nombre" may stand.
_OWNED = 8
# "trois ans de prison, dont deux": how many words before the number the length of time may stand.
_DURATION = 7
# "142 sièges sur 300": how many characters may stand between what is counted and the number.
_OUT_OF = 14


@dataclass(frozen=True, slots=True)
class Found:
    """A figure as found, with what later ones may need: its sentence's number and the noun counted."""

    figure: Figure
    sentence: int
    noun: Token | None


class Elliptic:
    """Decides on bare numbers in one language."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon(Quantity).elliptic
        self._groups: Groups = groups(language)
        self._before = _ending(lexicon.before)
        self._part = _ending(lexicon.part)
        links = "|".join(map(re.escape, (*lexicon.links, *lexicon.same)))
        self._link = re.compile(rf"[\s,]*(?:(?:{links})\s+)*")
        self._numbering = _ending(lexicon.numbering)
        self._durations = frozenset(language.lexicon(Quantity).not_figures.durations)
        self._same = _ending(lexicon.same)
        self._total = _ending(lexicon.total)
        self._after = re.compile(rf"\s+(?:{_any(lexicon.after)})")
        self._there = re.compile(rf"\s+(?:{_any(lexicon.there)})(?!\w)")
        self._among = re.compile(rf"\s+(?:{_any(lexicon.among)})(?!\w)")
        self._out_of = frozenset(lexicon.out_of)
        self._only = frozenset(language.lexicon(Quantity).context.restrictions)
        self._partitive = frozenset(lexicon.partitive)
        self._pronouns = frozenset(lexicon.pronouns)
        self._copulas = frozenset(lexicon.copulas)
        self._totals = frozenset(lexicon.totals)
        self._opposed = lexicon.opposed
        self._whose = frozenset(lexicon.whose)

    def whole(
        self, text: str, sentence: Sentence, amount: Amount, found: Sequence[Found], number: int
    ) -> Figure | None:
        """The figure that a number is a part of ("dont deux"): the last whole of the sentence."""
        if not self._part.search(text[max(sentence.start, amount.start - _REACH) : amount.start]):
            return None
        wholes = (
            f.figure
            for f in reversed(found[-_LOOK_BACK:])
            if f.sentence == number and f.figure.part_of is None
        )
        return next((f for f in wholes if not f.unit), None)

    def stands(
        self, text: str, sentence: Sentence, amount: Amount, earlier: Found | None, total: bool
    ) -> bool:
        """Whether a bare number counts something.

        ``earlier`` is the last figure in the same sentence; ``total`` tells that "le nombre de …" is in it.
        """
        if amount.joined and not amount.number.grouped:
            return False
        left = text[max(sentence.start, amount.start - _REACH) : amount.start]
        if amount.change or self.copula(sentence, amount) or self._after.match(text, amount.end):
            return True
        if self._completes(sentence, amount):
            return True
        if self._total.search(left) or self.is_total_next(sentence, amount):
            return True
        if self._of_duration(sentence, amount):
            return False
        if self._before.search(left):
            points = self._part.search(left) or self._numbering.search(left)
            named = points and self.named_before(sentence, amount)
            return earlier is not None or total or amount.number.grouped or bool(named)
        if self._participle(sentence, amount):
            return True
        if earlier is not None and self._opposes(text, amount.end, earlier.figure.measure):
            return True
        if earlier is not None and not earlier.figure.unit and self._there.match(text, amount.end):
            return True
        return amount.number.grouped or amount.number.scale >= 1e6 or amount.number.kind == "vague"

    def _opposes(self, text: str, end: int, measure: str | None) -> bool:
        """ "438 voix pour, 78 contre"."""
        words = text[end : end + _REACH].split()
        return bool(words) and words[0].strip(",.;") in self._opposed.get(measure or "", ())

    def _of_duration(self, sentence: Sentence, amount: Amount) -> bool:
        """Whether the noun before is a length of time: "trois ans de prison, dont deux avec sursis"."""
        at = at_or_after(sentence, amount.start)
        for token in reversed(sentence.tokens[max(0, at - _DURATION) : at]):
            if (
                bases(token) & self._durations
                and token.i
                and sentence.tokens[token.i - 1].pos in ("NUM", "DET")
            ):
                return not amount.number.grouped
        return False

    def is_part(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        """Whether "dont" or the like stands before the number."""
        return self._part.search(text[max(sentence.start, amount.start - _REACH) : amount.start]) is not None

    def is_among(self, text: str, end: int) -> bool:
        """Whether "d'entre eux" follows."""
        return self._among.match(text, end) is not None

    def is_frame(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        """Whether the sentence begins with "Sur les 19 personnes à bord, …": all, whatever follows."""
        return text[sentence.start : amount.start].strip() in self._out_of

    def is_part_at(self, text: str, start: int, end: int) -> bool:
        """Whether what stands between two numbers ends with "dont" or the like."""
        return self._part.search(text[start:end]) is not None

    def is_placed(self, text: str, end: int) -> bool:
        """Whether a place or a group of people follows: "deux à Vannes", "46 % chez les conducteurs"."""
        return self._there.match(text, end) is not None

    def is_out_of(self, text: str, start: int, end: int) -> bool:
        """Whether only "sur les" or the like stands between two numbers: "142 sièges sur 300"."""
        return end - start <= _OUT_OF and text[start:end].strip() in self._out_of

    def is_cued(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        """Whether words stand before the number after which its noun is left out."""
        return (
            self._before.search(text[max(sentence.start, amount.start - _REACH) : amount.start]) is not None
        )

    def has_same_unit(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        """Whether the number is held against the one before and shares its unit."""
        return self._same.search(text[max(sentence.start, amount.start - _REACH) : amount.start]) is not None

    def is_said(self, text: str, end: int) -> bool:
        """Whether a source follows: "62 % des élèves selon le lycée, 38 % selon la mairie"."""
        return self._after.match(text, end) is not None

    def goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether only "et de" and the like stand between two amounts: "de 25 % et de 50 %"."""
        return self._link.fullmatch(text, start, end) is not None

    def named_before(self, sentence: Sentence, amount: Amount) -> Group | None:
        """The plural noun before "dont": "des lycéens, dont plus de 700 …"."""
        at = at_or_after(sentence, amount.start)
        for token in backward(sentence, at):
            if token.pos == "NOUN" and token.text[-1:] in "sx":
                return Group(token, token.start, token.end, token.i)
        return None

    def total(self, sentence: Sentence, offset: int) -> Group | None:
        """The noun after "le nombre de", before the number at ``offset`` or right after it."""
        at = at_or_after(sentence, offset)
        for token in backward(sentence, at + _TOTAL_AFTER):
            if token.lemma in self._totals and token.pos == "NOUN":
                group = self._groups.after(sentence, token.end, of=True)
                if group is not None and group.head.text[-1:] in "sx":
                    return group
        return None

    def is_total_next(self, sentence: Sentence, amount: Amount) -> bool:
        """Whether "le nombre" follows: "porte à six le nombre de morts"."""
        at = at_or_after(sentence, amount.end)
        near = sentence.tokens[at : at + 2]
        return len(near) == 2 and near[0].pos == "DET" and near[1].lemma in self._totals

    def owner(self, sentence: Sentence, offset: int) -> Group | None:
        """The plural noun whose number this is: "les éleveurs, dont le nombre est évalué à …"."""
        at = at_or_after(sentence, offset)
        near = sentence.tokens[max(0, at - _OWNED) : at]
        total = next((t for t in reversed(near) if t.lemma in self._totals and t.pos == "NOUN"), None)
        if (
            total is None
            or not {t.text.lower() for t in sentence.tokens[total.i - 2 : total.i]} & self._whose
        ):
            return None
        for token in backward(sentence, max(0, total.i - 2)):
            if token.pos == "NOUN" and token.text[-1:] in "sx":
                return Group(token, token.start, token.end, token.i)
        return None

    def antecedent(
        self,
        found: Sequence[Found],
        number: int,
        sentence: Sentence,
        amount: Amount,
        measure: str | None,
        people: bool = False,
    ) -> Found | None:
        """The figure whose thing counted a bare number in sentence ``number`` counts again.

        Only figures of people are asked when ``people``.
        """
        counts = [f for f in found[-_LOOK_BACK:] if not f.figure.unit]
        same = [f for f in counts if (f.figure.low, f.figure.high) == (amount.low, amount.high)]
        alike = [f for f in counts if measure and f.figure.measure == measure]
        near = [f for f in counts if f.sentence >= number - _MEMORY]
        if people:
            near = [f for f in near if f.noun is not None and self._groups.is_persons(f.noun)]
        if amount.number.value >= 1000 and same:
            return same[-1]
        if near and near[-1].sentence == number:
            wholes = [f for f in near if f.sentence == number and f.figure.part_of is None]
            # "34 civils, dont onze enfants, et en ont blessé cent": not a hundred children.
            return wholes[-1] if wholes and self._completes(sentence, amount) else near[-1]
        chosen = alike or near
        return chosen[-1] if chosen else None

    def persons(self, sentences: Sequence[Sentence], number: int, amount: Amount) -> Group | None:
        """Whom the pronoun before "étaient 65.000" means: the last persons named before it, in the plural."""
        verb = self.copula(sentences[number], amount)
        if verb is None:
            return None
        for at in range(number, max(-1, number - _MEMORY), -1):
            sentence = sentences[at]
            for token in backward(sentence, verb.i if at == number else len(sentence.tokens)):
                if token.pos in ("NOUN", "ADJ", "PROPN") and self._groups.is_persons(token):
                    before = sentence.tokens[token.i - 1] if token.i else token
                    start = before.start if token.pos == "ADJ" and before.pos == "NOUN" else token.start
                    return Group(token, start, token.end, token.i)
        return None

    def copula(self, sentence: Sentence, amount: Amount) -> Token | None:
        """ "Ils étaient 65.000": the verb between a pronoun and the number."""
        at = at_or_after(sentence, amount.start)
        before = sentence.tokens[max(0, at - 4) : at]
        verb = next((t for t in reversed(before) if bases(t) & self._copulas), None)
        if verb is None:
            return None
        beside = (t for t in before if t.i < verb.i or t.i == verb.i + 1)
        subject = (t.text.lower().lstrip("-") in self._pronouns or self._groups.is_persons(t) for t in beside)
        return verb if any(subject) else None

    def is_said_of(self, sentence: Sentence, amount: Amount) -> bool:
        """Whether the verb of "ils étaient" stands right before the number."""
        verb, before = self.copula(sentence, amount), self.verb_of(sentence, amount)
        return verb is not None and before is not None and verb.i == before.i

    def verb_of(self, sentence: Sentence, amount: Amount) -> Token | None:
        """The verb right before a number, but for "que": "en a blessé quinze", "n'en garde que trois"."""
        at = at_or_after(sentence, amount.start)
        if at > 1 and sentence.tokens[at - 1].text.lower() in self._only:
            at -= 1
        before = sentence.tokens[at - 1] if at else None
        return before if before is not None and before.pos in ("VERB", "AUX") else None

    def _completes(self, sentence: Sentence, amount: Amount) -> bool:
        """Whether "en" stands for what the number after a verb counts."""
        verb = self.verb_of(sentence, amount)
        if verb is None:
            return False
        return any(t.text.lower() in self._partitive for t in sentence.tokens[max(0, verb.i - 3) : verb.i])

    def _participle(self, sentence: Sentence, amount: Amount) -> bool:
        """ "281 placées en garde à vue", "trois ont été blessés"."""
        at = at_or_after(sentence, amount.end)
        if at >= len(sentence.tokens):
            return False
        token = sentence.tokens[at]
        plural = token.feature("Number") == "Plur"
        verbal = (
            token.pos == "VERB" and token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
        )
        finite = token.pos == "AUX" and token.feature("Person") == "3"
        return plural and (verbal or finite)


def _any(phrases: Sequence[str]) -> str:
    """Any of ``phrases``, with either apostrophe, the longest first."""
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))).replace("'", "['’]")


def _ending(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(phrases)})\s+(?:les\s+)?$")


@cache
def elliptic(language: Language) -> Elliptic:
    """The judge of bare numbers of a language, made once."""
    return Elliptic(language)
