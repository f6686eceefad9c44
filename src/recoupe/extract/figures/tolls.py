"""The one number that is also an article: "un mort et trois blessés" is a toll, "un homme" is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.counted import Group
from recoupe.extract.figures.elliptic import Found
from recoupe.extract.figures.words import FAR_BACK, at_or_after, bases
from recoupe.languages import Language
from recoupe.languages.quantity import Quantity
from recoupe.model import Sentence, Token
from recoupe.text.patterns import either, leading

_REACH = 6
# How many characters before "un" its "et" begins, at most.
_NEAR = 12


class Tolls:
    """Recognises tolls in one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        lexicon = language.lexicon(Quantity)
        self._nouns = frozenset(word for m in lexicon.measures.values() if m.toll for word in m.nouns)
        tolls = [name for name, m in lexicon.measures.items() if m.toll]
        self._measures, self._deaths = frozenset(tolls), tolls[0]
        self._words = frozenset(lexicon.context.toll_words)
        self._to = frozenset(lexicon.context.to)
        self._cumulative = frozenset(name for name, m in lexicon.measures.items() if m.toll or m.cumulative)
        joins, of = either(lexicon.context.joins), leading(lexicon.context.of)
        self._and = re.compile(rf"\s*{joins}\s+{of}?")
        self._also = re.compile(rf"(?:^|\W){joins}\s+{of}?$")
        self._verbs = frozenset(lexicon.context.toll_verbs)
        self._definite = frozenset(lexicon.context.definite)
        part, hedges = either(lexicon.elliptic.part), either(lexicon.elliptic.hedges)
        self._part = re.compile(rf"(?<!\w){part}\s+(?:{hedges}\s+)?$")
        self._counted = frozenset(lexicon.numerals.cardinals)

    def is_toll(self, text: str, sentence: Sentence, amount: Amount, group: Group) -> bool:
        """Whether "un" before ``group`` counts it: a verb that brings a toll, another number."""
        if not self._bases(group.head) & self._nouns:
            return False
        if amount.start != amount.number.start or self._part.search(
            text[max(0, amount.start - 30) : amount.start]
        ):
            return True
        at = at_or_after(sentence, amount.start)
        before = sentence.tokens[max(0, at - _REACH) : at]
        if any(self._bases(t) & self._verbs for t in before):
            return True
        return self._beside(sentence, at, group.last) or not self._has_verb(sentence, at)

    def _beside(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether another toll stands next to it: "un mort et trois blessés"."""
        near = sentence.tokens[last + 1 : last + 6] + sentence.tokens[max(0, first - 4) : first]
        return any(self._bases(t) & self._nouns for t in near)

    def _has_verb(self, sentence: Sentence, at: int) -> bool:
        around = sentence.tokens[max(0, at - FAR_BACK) : at + FAR_BACK]
        return any(t.pos == "VERB" and t.feature("VerbForm") == "Fin" for t in around)

    def is_beside(
        self, text: str, amount: Amount, group: Group, measure: str | None, earlier: Found | None
    ) -> bool:
        """Whether "un policier" stands in a toll: "trois manifestants et un policier blessés"."""
        if measure not in self._measures:
            return False
        if earlier is not None and earlier.figure.measure in self._cumulative:
            between = text[max(earlier.figure.anchor.end, amount.start - _NEAR) : amount.start]
            return self._also.search(between) is not None
        match = self._and.match(text, group.end)
        follower = text[match.end() : match.end() + 20].split() if match else []
        return bool(follower) and (follower[0] in self._counted or follower[0].isdigit())

    def again(self, sentences: Sequence[Sentence], amount: Amount, found: Sequence[Found]) -> Found | None:
        """The last of ``found`` that counts the dead, where a bare number does: "le bilan passe à sept".

        The number stands in the last of ``sentences``; the one before may tell that it is of a toll.
        """
        tokens = sentences[-1].tokens
        at = at_or_after(sentences[-1], amount.start)
        if not at or tokens[at - 1].text.lower() not in self._to:
            return None
        before = (*(t for s in sentences[-2:-1] for t in s.tokens), *tokens[:at])
        if not any(t.lemma in self._words for t in before):
            return None
        return next((f for f in reversed(found) if f.figure.measure == self._deaths), None)

    def is_word(self, noun: Token) -> bool:
        """Whether ``noun`` is a word for somebody in a toll."""
        return bool(self._bases(noun) & self._nouns)

    def is_of(self, measure: str | None) -> bool:
        """Whether ``measure`` is that of a toll."""
        return measure in self._measures

    def definite(self, sentence: Sentence, amount: Amount) -> bool:
        """Whether a definite determiner stands before the number: "les 32.000 mobilisés"."""
        at = at_or_after(sentence, amount.start)
        return at > 0 and sentence.tokens[at - 1].text.lower() in self._definite


@cache
def tolls(language: Language) -> Tolls:
    """The recogniser of tolls of a language, made once."""
    return Tolls(language)
