"""Who does what is told and to whom it is done, as far as the parse tells."""

from __future__ import annotations

from functools import cache

from recoupe.languages import load
from recoupe.languages.calendar import Calendar
from recoupe.languages.events import EventWords
from recoupe.model import ParsedText, Sentence, Token

_SUBJECT = ("nsubj",)
_PASSIVE = ("nsubj:pass",)
_OBJECT = ("obj", "iobj", "obl:arg")
_VERBS = {"VERB", "AUX"}
# Relations of what belongs to the name of a participant, and how far from its noun that may stand.
_KEPT = {"det", "amod", "flat:name", "flat", "flat:foreign", "appos", "nmod", "compound", "nummod"}
_NEAR = 8


def participants(
    sentence: Sentence, trigger: Token, patient: bool, code: str
) -> tuple[Token | None, Token | None]:
    """The nouns for who does it and for whom it is done to; ``patient``: the subject undergoes it.

    ``code`` is the language. Times and circumstances ("samedi", "selon la police") are neither.
    """
    words = load(code).lexicon(EventWords)
    if trigger.pos not in _VERBS and not patient:
        return None, _undergoing(sentence, trigger, ("nmod",), words.undergoing_noun, code)
    passive = _first(sentence, trigger, _PASSIVE, code)
    if passive is not None:
        return agent(sentence, trigger, words.agents), passive
    subject = _first(sentence, trigger, _SUBJECT, code) or _shared_subject(sentence, trigger, code)
    if patient:
        return None, subject
    return subject, _undergoing(sentence, trigger, _OBJECT, words.undergoing_verb, code)


def agent(sentence: Sentence, trigger: Token, prepositions: tuple[str, ...]) -> Token | None:
    """The complement that says by whom; the parser seldom tells it from other complements."""
    for child in sentence.children(trigger):
        cases = sentence.children(child, "case")
        if child.dep.startswith("obl") and any(c.lemma in prepositions for c in cases):
            return child
    return None


def acts(sentence: Sentence, trigger: Token, prepositions: tuple[str, ...]) -> bool:
    """Whether the verb ``trigger`` says, or leaves to an active verb, who does it."""
    if sentence.children(trigger, *_PASSIVE) or trigger.dep.startswith("acl"):
        return agent(sentence, trigger, prepositions) is not None
    return True


def phrase(parsed: ParsedText, sentence: Sentence, head: Token | None, code: str) -> str | None:
    """The words of a participant up to its first clause or time, without preposition; None for a pronoun."""
    if head is None or head.pos == "PRON":
        return None
    found = {head.i}
    for child in sentence.children(head):
        if child.dep in _KEPT and not _aside(sentence, child, code):
            found |= {t.i for t in sentence.subtree(child) if abs(t.i - head.i) < _NEAR}
    stop = next((i for i in sorted(found) if i > head.i and _is_time(sentence.tokens[i], code)), None)
    kept = [sentence.tokens[i] for i in sorted(found) if stop is None or i < stop]
    while kept[-1].i > head.i and kept[-1].pos in {"ADP", "DET", "PUNCT", "PRON", "CCONJ"}:
        kept.pop()
    return parsed.anchor_of(kept).exact.replace("\n", " ")


def _undergoing(
    sentence: Sentence, trigger: Token, relations: tuple[str, ...], prepositions: tuple[str, ...], code: str
) -> Token | None:
    for child in sentence.children(trigger, *relations):
        cases = [c.lemma for c in sentence.children(child, "case")]
        plain = not cases and trigger.pos in _VERBS
        place = child.entity == "LOC" and trigger.pos in _VERBS
        fits = plain or (any(c in prepositions for c in cases) and not place)
        if fits and child.pos not in {"ADP", "ADV"} and not _is_time(child, code):
            return child
    return None


def _first(sentence: Sentence, token: Token, relations: tuple[str, ...], code: str) -> Token | None:
    return next((t for t in sentence.children(token, *relations) if not _is_time(t, code)), None)


def _shared_subject(sentence: Sentence, token: Token, code: str) -> Token | None:
    """The subject of the verb that ``token`` is coordinated with or that governs its infinitive."""
    if token.dep not in {"conj", "xcomp", "advcl"}:
        return None
    return _first(sentence, sentence.head(token), (*_SUBJECT, *_PASSIVE), code)


def _aside(sentence: Sentence, child: Token, code: str) -> bool:
    """Whether it is a circumstance hung on a noun: a time, or a complement that no noun takes."""
    taken = load(code).lexicon(EventWords).undergoing_noun
    cases = [c.lemma for c in sentence.children(child, "case")]
    return _is_time(child, code) or (child.dep == "nmod" and bool(cases) and cases[0] not in taken)


def _is_time(token: Token, code: str) -> bool:
    return token.text.casefold() in _times(code)


@cache
def _times(code: str) -> frozenset[str]:
    language = load(code)
    classes = language.lexicon(Calendar).classes
    return frozenset(word for name in language.lexicon(EventWords).temporal for word in classes[name])
