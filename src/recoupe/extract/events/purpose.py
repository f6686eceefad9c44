"""Infinitives that say what something is done for: "déféré pour être jugé" does not tell of a trial."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from recoupe.extract.clauses import completed
from recoupe.languages import load
from recoupe.languages.events import EventType, EventWords
from recoupe.model import Sentence, Token

_Phrases: TypeAlias = frozenset[tuple[str, ...]]
# How many words "dans le but de" and its like have at most.
_LONGEST = 4
# What stands between these words and the infinitive: "pour ne pas y être à nouveau jugé".
_BETWEEN = {"ADV", "PRON"}


def is_to_come(sentence: Sentence, verb: Token, kind: EventType, code: str) -> bool:
    """Whether ``verb``, of an event of this ``kind``, says what something is done for, and not what is done.

    The words before it tell, not the relation: the parser takes such an infinitive for a complement of the
    verb ("xcomp") or of a noun ("en vue") as often as for a clause.
    """
    words = load(code).lexicon(EventWords)
    if _stands_after(sentence, verb, _cut(words.imminent)) is not None:
        return True
    first = _stands_after(sentence, verb, _cut(words.purposes))
    if first is None:
        return False
    return kind not in words.in_doing or bool(sentence.children(first, "aux:pass"))


def _stands_after(sentence: Sentence, verb: Token, phrases: _Phrases) -> Token | None:
    """The infinitive after one of ``phrases`` that ``verb`` is, or the first of its row, if any.

    "Pour être présenté à un juge et mis en examen": two are to come.
    """
    helpers = [t for t in sentence.children(verb) if t.dep.startswith(("aux", "cop"))]
    first = min(helpers, key=lambda t: t.i, default=verb)
    infinitive = first.feature("VerbForm") == "Inf" and first.i <= verb.i and not completed(sentence, verb)
    if infinitive and _follows(sentence, first.i, phrases):
        return verb
    bare = infinitive or not helpers
    if verb.dep == "conj" and bare and not sentence.children(verb, "nsubj", "nsubj:pass", "mark"):
        return _stands_after(sentence, sentence.head(verb), phrases)
    return None


def _follows(sentence: Sentence, at: int, phrases: _Phrases) -> bool:
    """Whether one of ``phrases`` stands before the infinitive at ``at``, but for adverbs and pronouns."""
    tokens = sentence.tokens
    while True:
        before = tuple(t.text.lower().replace("’", "'") for t in tokens[max(0, at - _LONGEST) : at])
        if any(before[n:] in phrases for n in range(len(before))):
            return True
        if not at or tokens[at - 1].pos not in _BETWEEN:
            return False
        at -= 1


@cache
def _cut(phrases: tuple[str, ...]) -> _Phrases:
    """The phrases, each in words as the parser cuts them."""
    return frozenset(tuple(phrase.replace("'", "' ").split()) for phrase in phrases)
