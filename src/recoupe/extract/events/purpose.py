"""Infinitives and clauses that say what something is done for: "déféré pour être jugé" tells of no trial."""

from __future__ import annotations

from recoupe.extract.clauses import completed
from recoupe.extract.events.phrases import LONGEST, Phrases, cut, ends, words_of
from recoupe.languages import load
from recoupe.languages.events import EventType, EventWords
from recoupe.model import Sentence, Token
from recoupe.model.claims import EventStatus

# What stands between these words and the infinitive: "pour ne pas y être à nouveau jugé".
_BETWEEN = {"ADV", "PRON"}


def to_come(sentence: Sentence, verb: Token, kind: EventType, code: str) -> EventStatus | None:
    """What ``verb``, of an event of this ``kind``, is where it says what something is done for; else None.

    The words before it tell, not the relation: the parser takes such an infinitive for a complement of the
    verb ("xcomp") or of a noun ("en vue") as often as for a clause.
    """
    words = load(code).lexicon(EventWords)
    if _stands_after(sentence, verb, cut(words.threats)) is not None:
        return "possible"
    if _stands_after(sentence, verb, cut(words.imminent)) is not None:
        return "planned"
    if kind not in words.in_aiming and _stands_after(sentence, verb, cut(words.aims)) is not None:
        return "planned"
    befalls = kind not in words.in_doing or bool(sentence.children(verb, "nsubj:pass", "aux:pass"))
    if befalls and _is_clause_of_purpose(sentence, verb, words):
        return "planned"
    first = _stands_after(sentence, verb, cut(words.purposes))
    if first is None:
        return None
    doing = kind in words.in_doing and not sentence.children(first, "aux:pass")
    return None if doing else "planned"


def _is_clause_of_purpose(sentence: Sentence, verb: Token, words: EventWords) -> bool:
    """Whether a clause tells what something is done for: "afin que le camp soit évacué".

    "Il a fallu deux heures pour que le camp soit évacué" tells that it was.
    """
    marks = sentence.children(verb, "mark")
    if not marks or sentence.head(verb).lemma in words.taking:
        return False
    before = sentence.tokens[: marks[-1].i + 1]
    return ends(words_of(before[-LONGEST:]), cut(words.purpose_clauses))


def _stands_after(sentence: Sentence, verb: Token, phrases: Phrases) -> Token | None:
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


def _follows(sentence: Sentence, at: int, phrases: Phrases) -> bool:
    """Whether one of ``phrases`` stands before the infinitive at ``at``, but for adverbs and pronouns."""
    tokens = sentence.tokens
    while True:
        if ends(words_of(tokens[max(0, at - LONGEST) : at]), phrases):
            return True
        if not at or tokens[at - 1].pos not in _BETWEEN:
            return False
        at -= 1
