"""Verbs that tell the event that a noun names: "une fusillade a éclaté", "des inconnus ont commis un vol"."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from recoupe.languages import load
from recoupe.languages.events import EventWords
from recoupe.model import Sentence, Token

_VERBS = {"VERB", "AUX"}


class Carrier(NamedTuple):
    """The word that tells the event, and whether its subject acts in it or undergoes it, if either."""

    token: Token
    subject: Literal["agent", "recipient"] | None


class _Lemmas(NamedTuple):
    happening: frozenset[str]
    carrying: frozenset[str]
    suffering: frozenset[str]
    victims: frozenset[str]
    proceeding: frozenset[str]


@cache
def _lemmas(code: str) -> _Lemmas:
    words = load(code).lexicon(EventWords)
    return _Lemmas(
        *map(frozenset, (words.happening, words.carrying, words.suffering, words.victims, words.proceeding))
    )


def carrier(sentence: Sentence, noun: Token, code: str) -> Carrier | None:
    """The word that says of what ``noun`` names that it happens, None where none does."""
    words = _lemmas(code)
    if (passive := _main_passive(sentence, noun)) is not None:
        return Carrier(passive, None) if passive.lemma in words.carrying else None
    head = sentence.head(noun)
    if head.lemma in words.victims and noun.dep.startswith(("nmod", "obl")):
        return Carrier(head, "recipient")
    if head.pos not in _VERBS:
        # "une réunion est en cours"
        told = noun.dep == "nsubj" and head.lemma in words.happening and sentence.children(head, "cop")
        return Carrier(head, None) if told else None
    if noun.dep.startswith(("nsubj", "obl:agent")) and _narrated(sentence, noun, head, words):
        return Carrier(head, None)
    if noun.dep.startswith("nsubj:pass") and head.lemma in words.carrying:
        return Carrier(head, None)
    if noun.dep == "obl:arg" and head.lemma in words.proceeding:
        return Carrier(head, "agent")
    if noun.dep != "obj":
        return None
    if head.lemma in words.carrying:
        return Carrier(head, "agent")
    if head.lemma in words.suffering:
        return Carrier(head, "recipient")
    return Carrier(head, None) if _exists(sentence, head, code) else None


def _main_passive(sentence: Sentence, noun: Token) -> Token | None:
    """The passive of which the noun is the subject, where the parser hangs it on it: "l'essai est prévu"."""
    if noun.head != noun.i:
        return None
    behind = (t for t in sentence.subtree(noun) if t.dep == "acl" and t.i > noun.i)
    return next((t for t in behind if sentence.children(t, "aux:pass")), None)


def is_carrying(verb: Token, code: str) -> bool:
    """Whether the verb tells nothing beside what its noun names."""
    return verb.lemma in _lemmas(code).happening | _lemmas(code).carrying


def _narrated(sentence: Sentence, noun: Token, verb: Token, words: _Lemmas) -> bool:
    """Whether the verb says that its subject happens, or what it did: "un éboulement a coupé la route"."""
    if noun.dep.startswith("obl:agent"):
        return True
    perfect = any(t.feature("Mood") == "Ind" for t in sentence.children(verb, "aux:tense"))
    return verb.lemma in words.happening or (perfect and noun.dep == "nsubj")


def _exists(sentence: Sentence, verb: Token, code: str) -> bool:
    existing = load(code).lexicon(EventWords).existing
    return verb.lemma == existing.verb and any(t.lemma == existing.mark for t in sentence.children(verb))
