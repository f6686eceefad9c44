"""The nouns that bare numbers point back to where no figure counted them: "parmi les blessés, quatre …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from recoupe.extract.figures.bounds import Amount
from recoupe.extract.figures.counted import Group, Groups, groups
from recoupe.extract.figures.words import at_or_after, backward, bases
from recoupe.languages import Language
from recoupe.languages.morphology import Morphology
from recoupe.languages.quantity import Quantity
from recoupe.model import Sentence, Token

# How many sentences back the thing counted may have been named.
_MEMORY = 3
# "à 3.500 le nombre de": how many words after the number.
_TOTAL_AFTER = 4
# "dont le nombre a été évalué à": how many words before the number "nombre" may stand.
_OWNED = 8
# "Parmi les trente blessés de samedi, quatre …": how many words such a beginning may take.
_FRAME = 16
# How many words back the noun before a bracket stands.
_BRACKET = 2
_DEFINITE = ("DET", "NUM")
_SUBJECTS = ("nsubj", "nsubj:pass")


class Named:
    """Finds them in one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        self._endings = language.lexicon(Morphology).plurals
        lexicon = language.lexicon(Quantity).elliptic
        self._groups: Groups = groups(language)
        self._totals = frozenset(lexicon.totals)
        self._whose = frozenset(lexicon.whose)
        self._frames = frozenset(lexicon.frames)
        self._durations = frozenset(language.lexicon(Quantity).not_figures.durations)

    def before(self, sentence: Sentence, amount: Amount) -> Group | None:
        """The plural noun before "dont": "des lycéens, dont plus de 700 …"."""
        return _group(self._plurals(sentence, at_or_after(sentence, amount.start)))

    def among(
        self, sentences: Sequence[Sentence], number: int, amount: Amount, counted: bool
    ) -> Group | None:
        """Who "trois d'entre eux" are some of: people before others, in this sentence.

        Where nobody was ``counted`` lately, else the subject of a sentence before.
        """
        here = sentences[number]
        near = list(self._plurals(here, at_or_after(here, amount.start)))
        if near:
            return _group(t for t in (*filter(self._groups.is_persons, near), *near))
        for sentence in () if counted else reversed(sentences[max(0, number - _MEMORY) : number]):
            plural = [t for t in self._plurals(sentence, len(sentence.tokens)) if self._groups.is_persons(t)]
            subjects = [t for t in plural if t.dep in _SUBJECTS]
            if plural:
                return _group(subjects or plural)
        return None

    def framed(self, sentence: Sentence, amount: Amount) -> Group | None:
        """ "Sur les 38 communes touchées, douze …", "Parmi les blessés, deux …": those it begins with."""
        tokens = sentence.tokens
        if tokens[0].text.lower() not in self._frames or tokens[1:2] == () or tokens[1].pos not in _DEFINITE:
            return None
        at = at_or_after(sentence, amount.start)
        comma = next((t.i for t in tokens[:_FRAME] if t.text == ","), at)
        noun = next((t for t in tokens[1:comma] if self._is_plural(t)), None) if comma < at else None
        if noun is None or self._bases(noun) & self._durations:
            return None
        return self._groups.whole(sentence, noun)

    def before_brackets(self, sentence: Sentence, amount: Amount) -> Group | None:
        """ "Le nombre d'arrestations (des milliers)": the plural noun right before the bracket."""
        at = at_or_after(sentence, amount.start)
        if at < _BRACKET or sentence.tokens[at - 1].text != "(":
            return None
        noun = sentence.tokens[at - _BRACKET]
        return _group([noun] if self._is_plural(noun) else [])

    def heading(self, sentence: Sentence, amount: Amount) -> Group | None:
        """ "Les écoles fermées: douze en Creuse": the plural noun before the colon before the number."""
        at = at_or_after(sentence, amount.start)
        if not at or sentence.tokens[at - 1].text != ":":
            return None
        noun = next(self._plurals(sentence, at - 1), None)
        return self._groups.whole(sentence, noun) if noun is not None else None

    def total(self, sentence: Sentence, offset: int) -> Group | None:
        """The noun after "le nombre de", before the number at ``offset`` or right after it."""
        at = at_or_after(sentence, offset)
        for token in backward(sentence, at + _TOTAL_AFTER):
            if token.lemma in self._totals and token.pos == "NOUN":
                group = self._groups.after(sentence, token.end, of=True)
                if group is not None and group.head.text.endswith(self._endings):
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
        if total is None:
            return None
        if not {t.text.lower() for t in sentence.tokens[total.i - 2 : total.i]} & self._whose:
            return None
        return _group(self._plurals(sentence, max(0, total.i - 2)))

    def persons(self, sentences: Sequence[Sentence], number: int, verb: Token) -> Group | None:
        """Whom the pronoun of ``verb``, in "ils étaient 65.000", means: the persons named last."""
        for at in range(number, max(-1, number - _MEMORY), -1):
            sentence = sentences[at]
            for token in backward(sentence, verb.i if at == number else len(sentence.tokens)):
                if token.pos in ("NOUN", "ADJ", "PROPN") and self._groups.is_persons(token):
                    before = sentence.tokens[token.i - 1] if token.i else token
                    start = before.start if token.pos == "ADJ" and before.pos == "NOUN" else token.start
                    return Group(token, start, token.end, token.i)
        return None

    def _plurals(self, sentence: Sentence, end: int) -> Iterator[Token]:
        """The plural nouns before the ``end``-th word, the last first."""
        return filter(self._is_plural, backward(sentence, end))

    def _is_plural(self, token: Token) -> bool:
        return token.pos == "NOUN" and token.text.endswith(self._endings) and not token.text[0].isupper()


def _group(tokens: Iterable[Token]) -> Group | None:
    """The first of ``tokens`` alone."""
    token = next(iter(tokens), None)
    return Group(token, token.start, token.end, token.i) if token is not None else None


@cache
def named(language: Language) -> Named:
    """The finder of such nouns of a language, made once."""
    return Named(language)
