"""Tell figures from numbers that count nothing: names, ranks, durations, addresses, scores."""

from __future__ import annotations

import re
from functools import cache

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.counted import Group
from recoupe.extract.figures.words import at_or_after, bases
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Sentence, Token

_GOES_ON = re.compile(r"[-/.,:]\d|[-/]\w|:\w")
_PLURAL = re.compile(r"[sxz]\W*$")
# Two after a definite determiner are known to the reader: "les deux policiers", not "les trois vaccins".
_TWO = 2
# So does any small number without a noun: "dont les trois derniers".
_SMALL = 20
_TO_YEAR = re.compile(r"\s+\w+\s+(?:1[789]|20)\d\d(?!\d)")
_POSTAL = 5
_OFTEN = 1000
_YEAR = range(1700, 2101)


class Judge:
    """The tests of one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        lexicon = language.lexicon(Quantity)
        banned = lexicon.not_figures
        self._numbered = frozenset(banned.numbered)
        self._uncounted = frozenset((*banned.durations, *banned.calendar, *banned.nouns))
        self._streets = frozenset(banned.streets)
        self._screens = frozenset(banned.screens)
        self._definite = frozenset(lexicon.context.known)
        self._durations = frozenset(banned.durations)
        self._repeated = frozenset(banned.repeated)
        self._scored = frozenset(banned.scored)
        self._against = frozenset(banned.against)
        self._single = frozenset(lexicon.context.definite_single)
        self._ratios = frozenset(float(n) for n in lexicon.context.ratios)
        self._per = frozenset(lexicon.context.per)
        self._rates = frozenset(float(n) for n in lexicon.context.rates)
        self._named = frozenset(lexicon.context.named_by)
        self._new = frozenset(lexicon.numerals.new)
        self._toll = frozenset(word for m in lexicon.measures.values() if m.toll for word in m.nouns)

    def is_name(self, text: str, sentence: Sentence, amount: Amount, measured: bool) -> bool:
        """Whether the number is part of a name, a code, an address or a date; ``measured`` with a unit."""
        number = amount.number
        before, after = text[number.start - 1 : number.start], text[number.end : number.end + 2]
        if before in {"-", "/", "\x00", "°"} and number.kind != "vague":
            return not (measured and is_signed(text, number.start))
        if number.kind in ("words", "one") and after[:1] == "-":
            return True
        if _GOES_ON.match(after):
            return True
        # "Renault 3 %" is no car.
        return (not measured and self._after_name(sentence, amount)) or self._proper_word(sentence, amount)

    def _after_name(self, sentence: Sentence, amount: Amount) -> bool:
        if amount.start != amount.number.start or amount.number.kind == "vague":
            return False
        at = at_or_after(sentence, amount.start)
        previous = sentence.tokens[at - 1] if at else None
        return previous is not None and bool({previous.text.lower(), previous.lemma} & self._numbered)

    def _proper_word(self, sentence: Sentence, amount: Amount) -> bool:
        """ "Les Douze": a number word with a capital in the middle of a sentence."""
        number = amount.number
        token = sentence.tokens[min(at_or_after(sentence, number.start), len(sentence.tokens) - 1)]
        capital = number.kind == "words" and token.text[:1].isupper() and token.i > 0
        return capital and sentence.tokens[token.i - 1].pos in ("DET", "PROPN", "NOUN", "ADP")

    def counts(self, sentence: Sentence, amount: Amount, group: Group, told: bool = False) -> bool:
        """Whether the number counts ``group``; ``told`` after a part of it: "deux des cinq ponts"."""
        head, number = group.head, amount.number
        if self._bases(head) & self._uncounted and not self._is_often(head, number.value):
            return False
        if number.kind == "one" or (group.partitive and self.is_year(amount)):
            return False
        if self._is_score(sentence, group):
            return False
        if self._is_address(head, amount) or self._is_label(sentence, amount, head):
            return False
        if (amount.high is None or amount.high >= 2) and self._singular(head):
            return False
        known = not told and self._known_thing(sentence, amount, group)
        return not (known or self._is_rate(sentence, amount))

    def is_named_length(self, sentence: Sentence, amount: Amount, dimension: str) -> bool:
        """Whether the measure is a name, with a determiner in the singular: "le 400 mètres", "au 80 km/h"."""
        at = at_or_after(sentence, amount.start)
        before = sentence.tokens[at - 1].text.lower() if at else ""
        plain = amount.number.kind == "digits" and amount.start == amount.number.start
        return plain and dimension in self._named and before in self._single

    def is_ratio(self, amount: Amount, whole: Amount) -> bool:
        """Whether two numbers may be a share: whole numbers, the second round and larger."""
        plain = whole.start == whole.number.start and amount.joined is None
        return plain and amount.number.value < whole.number.value and whole.number.value in self._ratios

    def shareable(self, group: Group) -> bool:
        """Whether a share of ``group`` is a figure: of things, not of a length of time."""
        return not self._bases(group.head) & self._uncounted

    def _is_score(self, sentence: Sentence, group: Group) -> bool:
        """ "Deux buts à un": a number of goals against another."""
        if not self._bases(group.head) & self._scored:
            return False
        words = sentence.tokens[group.last + 1 : group.last + 3]
        return len(words) == 2 and words[0].text in self._against and words[1].pos in ("NUM", "DET", "PRON")

    def _is_often(self, head: Token, value: float) -> bool:
        """Whether something was done so many times that it is a count: "vu 17 millions de fois"."""
        return value >= _OFTEN and bool(self._bases(head) & self._repeated)

    def is_length(self, sentence: Sentence, amount: Amount) -> bool:
        """Whether the number counts hours, days or years."""
        at = at_or_after(sentence, amount.number.end)
        return at < len(sentence.tokens) and bool(self._bases(sentence.tokens[at]) & self._durations)

    def _is_address(self, head: Token, amount: Amount) -> bool:
        return (
            head.lemma in self._streets and not _PLURAL.search(head.text) and amount.number.kind == "digits"
        )

    def _singular(self, head: Token) -> bool:
        if head.pos == "PROPN" or head.text.isupper():
            return False
        return not _PLURAL.search(head.text)

    def _is_label(self, sentence: Sentence, amount: Amount, head: Token) -> bool:
        """ "Ligue 1 Machin", "75011 Paris": a number between a name and a name, a postal code."""
        number = amount.number
        if self._after_capital(sentence, amount):
            return True
        if number.kind != "digits" or number.grouped or head.pos != "PROPN" or amount.start != number.start:
            return False
        at = at_or_after(sentence, number.start)
        previous = sentence.tokens[at - 1] if at else None
        if previous is None or previous.pos == "PUNCT":
            return number.end - number.start == _POSTAL
        return previous.pos in ("PROPN", "NOUN")

    def _is_rate(self, sentence: Sentence, amount: Amount) -> bool:
        """ "250 cas pour 100.000 habitants": the number that a rate is out of."""
        at = at_or_after(sentence, amount.start)
        before = sentence.tokens[at - 1].text.lower() if at else ""
        return before in self._per and amount.number.value in self._rates

    def _after_capital(self, sentence: Sentence, amount: Amount) -> bool:
        """ "Mouvement 5 étoiles": the number goes on with the name right before it."""
        at = at_or_after(sentence, amount.start)
        if at < 2 or amount.start != amount.number.start or amount.number.grouped:
            return False
        previous = sentence.tokens[at - 1]
        named = previous.pos in ("PROPN", "NOUN") and previous.text[0].isupper()
        return named and previous.entity not in ("LOC", "PER") and amount.number.kind == "digits"

    def _known_thing(self, sentence: Sentence, amount: Amount, group: Group) -> bool:
        """ "les deux policiers": known to the reader already; a toll, or more of anything, is told anew."""
        if amount.start != amount.number.start or self._bases(group.head) & self._toll:
            return False
        at = at_or_after(sentence, amount.start)
        before = sentence.tokens[at - 1].text.lower() if at else ""
        if amount.number.kind == "digits" and before in self._single:
            return True
        few = amount.number.value < _SMALL if group.guessed else amount.number.value <= _TWO
        return before in self._definite and few and amount.joined is None

    def is_known(self, sentence: Sentence, amount: Amount) -> bool:
        """Whether a small number without a noun points back: "dont les deux derniers"."""
        at = at_or_after(sentence, amount.start)
        before = sentence.tokens[at - 1].text.lower() if at else ""
        return before in self._definite and amount.number.value < _SMALL and not amount.change

    def is_new(self, sentence: Sentence, amount: Amount) -> bool:
        """Whether the number word is the adjective of the noun before it: "un véhicule neuf"."""
        at = at_or_after(sentence, amount.number.start)
        token = sentence.tokens[min(at, len(sentence.tokens) - 1)]
        if token.text.lower() not in self._new or not at:
            return False
        return sentence.tokens[at - 1].pos == "NOUN"

    def is_year(self, amount: Amount) -> bool:
        """Whether the number looks like a year."""
        number = amount.number
        whole = number.kind == "digits" and not number.grouped and number.value == int(number.value)
        return whole and int(number.value) in _YEAR

    def is_span_of_years(self, text: str, amount: Amount) -> bool:
        """ "2015 à 2018"."""
        return self.is_year(amount) and _TO_YEAR.match(text, amount.end) is not None

    def is_screen(self, sentence: Sentence) -> bool:
        """Whether the line is what a web page shows around a text: "12 retweets"."""
        return len(sentence.tokens) < 8 and any(t.text.lower() in self._screens for t in sentence.tokens)


def is_signed(text: str, offset: int) -> bool:
    """Whether a minus, and no hyphen, stands before the number at ``offset``."""
    return text[offset - 1 : offset] in {"-", "−"} and not text[max(0, offset - 2) : offset - 1].strip("( ")


@cache
def judge(language: Language) -> Judge:
    """The tests of a language, made once."""
    return Judge(language)
