"""What somebody says for or against: « C'est honteux », a réagi le maire.

A verb of saying tells no event by itself; it does where what is said praises or blames.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from operator import attrgetter

from recoupe.extract.events.forms import is_once
from recoupe.extract.events.triggers import Entry
from recoupe.languages import load
from recoupe.languages.events import EventType, EventWords, Trigger
from recoupe.languages.quotation import QuotationLexicon
from recoupe.model import Sentence, Token

_MARKS = frozenset('«»“”"')
# A verb of saying stands within so many words behind what is said: », a-t-il aussi ajouté.
_BEFORE = 7
_LEMMA = attrgetter("lemma")


def saying(sentence: Sentence, act: Token, kind: EventType, code: str) -> Token | None:
    """The verb that tells that somebody does ``act``, of the type ``kind``, by saying so.

    « Nous refusons de partir », a déclaré le chef: he refuses by these words. None where nobody does.
    """
    if kind not in load(code).lexicon(EventWords).performed or not _is_performed(sentence, act):
        return None
    telling = (v for v in sentence.tokens if v.lemma in _telling(code) and _says(sentence, v))
    return next((verb for verb in telling if act in _said(sentence, verb)), None)


def _is_performed(sentence: Sentence, act: Token) -> bool:
    """Whether the speaker does it now: "nous refusons", not "nous avons refusé", "ils refusent"."""
    verb = sentence.head(act) if act.dep == "xcomp" else act
    return verb.feature("Person") == "1" and verb.feature("Tense") in {"Pres", "Fut"}


def stances(sentence: Sentence, code: str) -> list[tuple[Token, Entry]]:
    """The verbs of saying of the sentence whose words praise or blame, each with the type of that.

    And those that make something of any words: « … », a admis le directeur.
    """
    weighing, spoken = _weighing(code), _spoken(code)
    if _either(code).isdisjoint(map(_LEMMA, sentence.tokens)):
        return []
    found = []
    for verb in sentence.tokens:
        if verb.lemma in _telling(code) and _says(sentence, verb):
            said = _said(sentence, verb)
            words = (t for t in said if t.lemma in weighing)
            weighed = next((t for t in words if _weighs(sentence, t, code)), None)
            kind = weighing[weighed.lemma] if weighed is not None else spoken.get(verb.lemma)
            if kind and (weighed is not None or (said and is_once(sentence, verb, code))):
                found.append((verb, Entry(kind, Trigger(verb=verb.lemma))))
    return found


@cache
def _telling(code: str) -> frozenset[str]:
    """Verbs that may stand beside a whole utterance."""
    verbs = load(code).lexicon(QuotationLexicon).verbs
    return frozenset(word for group in verbs if "words" in group.takes for word in group.lemmas)


@cache
def _weighing(code: str) -> dict[str, EventType]:
    stances = load(code).lexicon(EventWords).stances
    return {word: kind for kind, words in stances.items() for word in words}


@cache
def _either(code: str) -> frozenset[str]:
    """Without one of these words a sentence tells no stance."""
    return frozenset((*_weighing(code), *_spoken(code)))


@cache
def _spoken(code: str) -> dict[str, EventType]:
    return {verb: kind for kind, verbs in load(code).lexicon(EventWords).spoken.items() for verb in verbs}


def _says(sentence: Sentence, verb: Token) -> bool:
    """Whether it tells what another one said: no infinitive, and not "je"."""
    auxiliaries = sentence.children(verb, "aux:tense")
    finite = next((t for t in (*auxiliaries, verb) if t.feature("VerbForm") == "Fin"), None)
    return verb.pos == "VERB" and finite is not None and finite.feature("Person") == "3"


def _said(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The words between quotation marks that a comma parts from the verb, or a colon behind it."""
    tokens, i = sentence.tokens, verb.i
    closing = next((j for j in range(i - 1, max(0, i - _BEFORE), -1) if tokens[j].text in _MARKS), None)
    if closing is not None:
        opening = next((j for j in range(closing - 1, -1, -1) if tokens[j].text in _MARKS), -1)
        return tokens[opening + 1 : closing] if tokens[closing + 1].text == "," else ()
    colon = next((j for j in range(i + 1, len(tokens)) if tokens[j].text == ":"), None)
    if colon is None or colon + 1 == len(tokens) or tokens[colon + 1].text not in _MARKS:
        return ()
    return tuple(takewhile(lambda t: t.text not in _MARKS, tokens[colon + 2 :]))


def _weighs(sentence: Sentence, word: Token, code: str) -> bool:
    """Whether the word is said in earnest: not denied, and of what one does oneself, in the first person."""
    words = load(code).lexicon(EventWords)
    near = (*sentence.children(word), *sentence.children(sentence.head(word)))
    if any(t.lemma in words.negations and t.pos == "ADV" for t in near):
        return False
    return word.lemma not in words.standing_by or word.feature("Person") == "1"
