"""Numbers without a noun: "dont neuf grièvement", "deux à Nantes, trois à Rezé", "ils étaient 65.000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.counted import Groups, groups
from recoupe.extract.figures.named import named
from recoupe.extract.figures.words import at_or_after, bases
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure, Sentence, Token
from recoupe.text.patterns import either

# How many sentences back the thing counted may have been named.
_MEMORY = 3
# How many figures back, at most: keeps long tables of numbers linear.
_LOOK_BACK = 40
# How many characters before a number are looked at.
_REACH = 30
# "trois ans de prison, dont deux": how many words before the number the length of time may stand.
_DURATION = 7
# "142 sièges sur 300": how many characters may stand between what is counted and the number.
_OUT_OF = 14
# How many words a number and its verb may stand apart: "deux seulement restent".
_ADVERBS = 3
# "Ils ne sont plus que 300": how many words before the number its verb and pronoun stand.
_VERB = 5
_ENDS = frozenset({"", ".", ",", ";", "("})


@dataclass(frozen=True, slots=True)
class Found:
    """A figure as found, with what later ones may need: its sentence's number and the noun counted.

    ``plain`` are the words counted without what is said of them: "habitants" of "habitants évacués".
    """

    figure: Figure
    sentence: int
    noun: Token | None
    plain: str | None = None


class Elliptic:
    """Decides on bare numbers in one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        lexicon, articles = language.lexicon(Quantity).elliptic, language.lexicon(Quantity).bounds.articles
        self._groups: Groups = groups(language)
        self._named = named(language)
        self._before = _ending(lexicon.before, articles)
        self._part = _ending(lexicon.part, articles)
        among, counting = (either(words, curly=True) for words in (lexicon.among_them, lexicon.counting))
        self._opens = re.compile(
            rf"\s*{among}\s*,?\s*(?:{counting}\s+)?(?:{either(articles)}\s+)?", re.IGNORECASE
        )
        self._link = re.compile(rf"[\s,]*(?:{either((*lexicon.links, *lexicon.same))}\s+)*")
        self._numbering = _ending(lexicon.numbering, articles)
        self._durations = frozenset(language.lexicon(Quantity).not_figures.durations)
        self._same = _ending(lexicon.same, articles)
        self._total = _ending(lexicon.total, articles)
        self._after = re.compile(rf"\s+{either(lexicon.after, curly=True)}")
        self._summed = re.compile(rf"\s+{either(lexicon.summed, curly=True)}(?!\w)")
        self._there = re.compile(rf"\s+{either(lexicon.there, curly=True)}(?!\w)")
        according = either(language.lexicon(Quantity).context.according, curly=True)
        self._said = re.compile(rf",?\s+{according}(?!\w)")
        self._among = re.compile(rf"\s+{either(lexicon.among, curly=True)}(?!\w)")
        self._out_of = frozenset(lexicon.out_of)
        self._only = frozenset(language.lexicon(Quantity).context.restrictions)
        self._partitive = frozenset(lexicon.partitive)
        self._pronouns = frozenset(lexicon.pronouns)
        self._copulas = frozenset(lexicon.copulas)
        self._opposed = lexicon.opposed

    def whole(
        self, text: str, sentence: Sentence, amount: Amount, found: Sequence[Found], number: int
    ) -> Figure | None:
        """The figure that a number is a part of ("dont deux"): the last whole of the sentence.

        "Parmi eux, 300 Syriens": where a sentence begins so, the last larger one of the sentence before.
        """
        begins = self._opens.fullmatch(text, sentence.start, amount.start) is not None
        if not begins and not self.is_part(text, sentence, amount):
            return None
        at = number - 1 if begins else number
        wholes = (
            f.figure for f in reversed(found[-_LOOK_BACK:]) if f.sentence == at and f.figure.part_of is None
        )
        return next((f for f in wholes if not f.unit and not (begins and not _holds(f, amount))), None)

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
        if self._completes(sentence, amount) or self._summed.match(text, amount.end):
            return True
        if self._total.search(left) or self._named.is_total_next(sentence, amount):
            return True
        if self._of_duration(sentence, amount):
            return False
        if self._before.search(left):
            points = self._part.search(left) or self._numbering.search(left)
            named = points and self._named.before(sentence, amount)
            return earlier is not None or total or amount.number.grouped or bool(named)
        if self.acts(sentence, amount) or self._is_listed(text, sentence, amount):
            return True
        if earlier is not None and self._opposes(text, amount.end, earlier.figure.measure):
            return True
        if earlier is not None and not earlier.figure.unit and self._follows(text, amount.end):
            return True
        return amount.number.grouped or amount.number.scale >= 1e6 or amount.number.kind == "vague"

    def _follows(self, text: str, end: int) -> bool:
        """Whether a place or a source follows: "deux à Vannes", "800, selon les organisateurs"."""
        return self.is_placed(text, end) or self.is_given(text, end)

    def _opposes(self, text: str, end: int, measure: str | None) -> bool:
        """ "438 voix pour, 78 contre"."""
        words = text[end : end + _REACH].split()
        return bool(words) and words[0].strip(",.;") in self._opposed.get(measure or "", ())

    def _of_duration(self, sentence: Sentence, amount: Amount) -> bool:
        """Whether the noun before is a length of time: "trois ans de prison, dont deux avec sursis"."""
        at = at_or_after(sentence, amount.start)
        for token in reversed(sentence.tokens[max(0, at - _DURATION) : at]):
            if (
                self._bases(token) & self._durations
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

    def points_back(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        """Whether the number is of things named just before: "les jurés, dont deux", "…, six au total"."""
        return self._summed.match(text, amount.end) is not None or self.is_cued(text, sentence, amount)

    def has_same_unit(self, text: str, sentence: Sentence, start: int) -> bool:
        """Whether the number that begins at ``start`` is held against the one before and shares its unit."""
        return self._same.search(text[max(sentence.start, start - _REACH) : start]) is not None

    def is_said(self, text: str, end: int) -> bool:
        """Whether a source follows, or how badly they are hurt: "62 % selon le lycée"."""
        return self._after.match(text, end) is not None or self.is_given(text, end)

    def is_given(self, text: str, end: int) -> bool:
        """Whether who gives the number follows: "800 selon le club", "800, selon le club"."""
        return self._said.match(text, end) is not None

    def goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether only "et de" and the like stand between two amounts: "de 25 % et de 50 %"."""
        return self._link.fullmatch(text, start, end) is not None

    def antecedent(
        self,
        text: str,
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
        here = bool(near) and near[-1].sentence == number
        if amount.number.value >= 1000 and same and not (here and self.is_cued(text, sentence, amount)):
            return same[-1]
        if here:
            wholes = [f for f in near if f.sentence == number and f.figure.part_of is None]
            # "34 civils, dont onze enfants, et en ont blessé cent": not a hundred children.
            return wholes[-1] if wholes and self._completes(sentence, amount) else _chained(sentence, near)
        chosen = alike or near
        return chosen[-1] if chosen else None

    def copula(self, sentence: Sentence, amount: Amount) -> Token | None:
        """ "Ils étaient 65.000": the verb between a pronoun and the number."""
        at = at_or_after(sentence, amount.start)
        before = sentence.tokens[max(0, at - _VERB) : at]
        verb = next((t for t in reversed(before) if self._bases(t) & self._copulas), None)
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

    def acts(self, sentence: Sentence, amount: Amount) -> bool:
        """ "281 placées en garde à vue", "trois ont été blessés", "deux seulement restent": a verb."""
        at = at_or_after(sentence, amount.end)
        rest = sentence.tokens[at : at + _ADVERBS]
        token = next((t for t in rest if t.pos != "ADV"), None)
        if token is None or token.feature("Number") != "Plur":
            return False
        past = token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
        finite = token.pos in ("VERB", "AUX") and token.feature("Person") == "3"
        return finite or (token.pos == "VERB" and past)

    def _is_listed(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        """ "Les écoles fermées: douze en Creuse", "Bilan des blessés: 14"."""
        heading = self._named.heading(sentence, amount)
        if heading is None:
            return False
        follower = text[amount.end : sentence.end].lstrip()[:1]
        told = self._there.match(text, amount.end) or self._after.match(text, amount.end)
        return bool(told) or (follower in _ENDS and self._groups.is_known(heading.head))


def _holds(whole: Figure, amount: Amount) -> bool:
    """Whether ``amount`` can be a part of ``whole``."""
    return None not in (whole.low, amount.low) and (amount.low or 0) < (whole.low or 0)


def _chained(sentence: Sentence, near: Sequence[Found]) -> Found:
    """The last of ``near``, but for "2.000 élèves à Lyon, 900 en deux cortèges à Nantes, 600 à Nice"."""
    last, before = near[-1], near[-2] if len(near) > 1 else near[-1]
    at = at_or_after(sentence, last.figure.anchor.start)
    aside = at > 0 and sentence.tokens[at - 1].pos == "ADP"
    repeated = before.noun is not None and before.noun.end <= before.figure.anchor.start
    return before if aside and repeated and before.sentence == last.sentence else last


def _ending(phrases: Sequence[str], articles: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(phrases, curly=True)}\s+(?:{either(articles)}\s+)?$")


@cache
def elliptic(language: Language) -> Elliptic:
    """The judge of bare numbers of a language, made once."""
    return Elliptic(language)
