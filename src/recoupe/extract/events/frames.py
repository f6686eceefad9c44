"""Deeds that no trigger foresees, known by how they are told: "a décroché lundi un cadre", "a été décroché".

What is told once with a day of its own happened whatever its verb, and so did what was done to something.
It is of no type in particular.
"""

from __future__ import annotations

from functools import cache

from recoupe.extract.events.forms import is_once
from recoupe.extract.events.status import status
from recoupe.extract.events.triggers import Entry
from recoupe.languages import load
from recoupe.languages.calendar import Calendar
from recoupe.languages.events import EventWords, Trigger
from recoupe.languages.quotation import QuotationLexicon
from recoupe.model import Sentence, Token

_SUBJECT = ("nsubj", "nsubj:pass")
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "xcomp", "ccomp")
_ABOVE = {"VERB", "NOUN", "PROPN", "NUM"}
# Clauses that tell what happened, not how, when or why something else did.
_TELLING = {"ROOT", "acl:relcl", "conj", "ccomp", "parataxis"}
# "A été levé": two auxiliaries.
_PASSIVE_PERFECT = 2
_OPENING, _CLOSING, _EITHER = frozenset("«“"), frozenset("»”"), '"'


def unforeseen(sentence: Sentence, told: set[int], code: str) -> list[tuple[Token, Entry]]:
    """The verbs of the sentence that tell a deed that no trigger does, in order, each with its entry.

    ``told`` are the words that report an event already; what a verb does with one of these is told by it:
    "ont commis mardi un cambriolage".
    """
    idle = _idle(code)
    verbs = [t for t in sentence.tokens if t.pos == "VERB" and t.i not in told and t.lemma not in idle]
    if not verbs:
        return []
    dated = _dated(sentence, code)
    return [
        (verb, Entry("OTHER", Trigger(verb=verb.lemma)))
        for verb in verbs
        if (verb.i in dated or _was_done(sentence, verb, code))
        and _is_deed(sentence, verb, code)
        and not _tells_of(sentence, verb, told)
    ]


def _is_deed(sentence: Sentence, verb: Token, code: str) -> bool:
    """Whether it is told once, of somebody or something else than who speaks."""
    if not is_once(sentence, verb, code):
        return False
    told = sentence.head(verb) if verb.dep == "xcomp" else verb
    subjects = sentence.children(told, *_SUBJECT)
    return bool(subjects) and not any(t.feature("Person") in {"1", "2"} for t in subjects)


def _tells_of(sentence: Sentence, verb: Token, told: set[int]) -> bool:
    """Whether something that the sentence reports already is what the verb is about."""
    below = [t for t in sentence.children(verb) if t.dep.startswith(_ARGUMENTS)]
    return any(t.i in told or any(c.i in told for c in sentence.children(t, "nmod")) for t in below)


def _was_done(sentence: Sentence, verb: Token, code: str) -> bool:
    """Whether the perfect tells as a fact that it was done: "le barrage a été levé".

    Not in anybody's words, and no question.
    """
    helpers = [t for t in sentence.children(verb) if t.dep.startswith("aux")]
    if len(helpers) < _PASSIVE_PERFECT or all(t.dep != "aux:pass" for t in helpers):
        return False
    if verb.dep not in _TELLING or all(t.feature("Mood") != "Ind" for t in helpers):
        return False
    fact = status(sentence, verb, load(code).lexicon(EventWords), code) == "asserted"
    return fact and sentence.tokens[-1].text != "?" and not _is_quoted(sentence, verb)


def _is_quoted(sentence: Sentence, verb: Token) -> bool:
    """Whether a mark of the sentence opens before the verb and does not close."""
    before = [t.text for t in sentence.tokens[: verb.i]]
    opened = sum(t in _OPENING for t in before) - sum(t in _CLOSING for t in before)
    return opened > 0 or before.count(_EITHER) % 2 == 1


def _dated(sentence: Sentence, code: str) -> set[int]:
    """The verbs that a day of the sentence dates."""
    days = _days(code)
    verbs = (_verb(sentence, day, code) for day in sentence.tokens if day.text.lower() in days)
    return {verb.i for verb in verbs if verb is not None}


def _verb(sentence: Sentence, day: Token, code: str) -> Token | None:
    """The verb that the day dates, past the nouns between them to which the parser hangs it.

    "Une pierre lui a écrasé le pied lundi", but not "a vu les images du tir de lundi".
    """
    of = load(code).lexicon(EventWords).of
    below = day
    for above in sentence.ancestors(day):
        joined = below.pos == "NUM" or below is day
        if joined and any(t.text.lower() in of for t in sentence.children(below, "case")):
            return None
        if below.dep in _SUBJECT or above.pos not in _ABOVE:
            return None
        if above.pos == "VERB":
            return above
        below = above
    return None


@cache
def _days(code: str) -> frozenset[str]:
    language = load(code)
    words = language.lexicon(EventWords).deeds
    return language.lexicon(Calendar).words(words.classes).union(words.days)


@cache
def _idle(code: str) -> frozenset[str]:
    """Verbs that tell no deed: those of saying, and those that say what is, may be or becomes of amounts."""
    language = load(code)
    said = (word for group in language.lexicon(QuotationLexicon).verbs for word in group.lemmas)
    return frozenset((*language.lexicon(EventWords).deeds.idle, *said))
