"""Deeds that no trigger foresees, told once with a day of their own: "a décroché mardi un tableau".

What happened, or is to happen, on a day is a happening whatever its verb, though of no type in particular.
"""

from __future__ import annotations

from functools import cache

from recoupe.extract.events.forms import is_once
from recoupe.extract.events.triggers import Entry
from recoupe.languages import load
from recoupe.languages.calendar import Calendar
from recoupe.languages.events import EventWords, Trigger
from recoupe.languages.quotation import QuotationLexicon
from recoupe.model import Sentence, Token

_SUBJECT = ("nsubj", "nsubj:pass")
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "xcomp", "ccomp")
_ABOVE = {"VERB", "NOUN", "PROPN", "NUM"}
_NONE: frozenset[str] = frozenset()


def dated(sentence: Sentence, told: set[int], code: str) -> list[tuple[Token, Entry]]:
    """The verbs of the sentence that tell what is done on a day, each with its entry.

    ``told`` are the words that report an event already; what a verb does with one of these is told by it:
    "ont commis mardi un cambriolage".
    """
    days = _days(code)
    found = []
    for day in sentence.tokens:
        if day.text.lower() not in days or (verb := _verb(sentence, day, code)) is None or verb.i in told:
            continue
        if _is_deed(sentence, verb, code) and not _tells_of(sentence, verb, told):
            found.append((verb, Entry("OTHER", Trigger(verb=verb.lemma), _NONE, _NONE, _NONE)))
    return found


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


def _is_deed(sentence: Sentence, verb: Token, code: str) -> bool:
    """Whether somebody or something does it, or undergoes it, once; not what is said, held or counted."""
    if verb.lemma in _idle(code) or not is_once(sentence, verb, code):
        return False
    told = sentence.head(verb) if verb.dep == "xcomp" else verb
    subjects = sentence.children(told, *_SUBJECT)
    speaks = any(t.feature("Person") in {"1", "2"} for t in subjects)
    return bool(subjects) and not speaks


def _tells_of(sentence: Sentence, verb: Token, told: set[int]) -> bool:
    """Whether something that the sentence reports already is what the verb is about."""
    below = [t for t in sentence.children(verb) if t.dep.startswith(_ARGUMENTS)]
    return any(t.i in told or any(c.i in told for c in sentence.children(t, "nmod")) for t in below)


@cache
def _days(code: str) -> frozenset[str]:
    language = load(code)
    words, classes = language.lexicon(EventWords).dated, language.lexicon(Calendar).classes
    return frozenset((*words.days, *(word for name in words.classes for word in classes[name])))


@cache
def _idle(code: str) -> frozenset[str]:
    """Verbs that tell no deed: those of saying, and those that say what is, may be or becomes of amounts."""
    language = load(code)
    said = (word for group in language.lexicon(QuotationLexicon).verbs for word in group.lemmas)
    return frozenset((*language.lexicon(EventWords).dated.idle, *said))
