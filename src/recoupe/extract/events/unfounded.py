"""What is told as rumour, or as untrue, is no fact: "la rumeur infondée de la mort du maire".

The words tell, more than the relations: "faisant état, de manière infondée, du décès" is parsed in many ways.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from recoupe.extract.events.phrases import cut, found, words_of
from recoupe.languages import load
from recoupe.languages.events import EventType, EventWords
from recoupe.languages.quotation import QuotationLexicon
from recoupe.model import Sentence, Token
from recoupe.model.claims import EventStatus

# A noun and what it is about, "à tort" and the verb, stand no farther apart than so many words.
_FAR, _BESIDE = 15, 6
# What makes a noun untrue stands within so many words of it.
_NEAR = 2
# These end what a noun is about.
_STOPS = frozenset(",;:.(")
_NOMINAL = ("nmod", "acl")


def unfounded(sentence: Sentence, event: Token, kind: EventType, code: str) -> EventStatus | None:
    """What the words around make of ``event``, of this ``kind``, where it is told as untrue or hearsay.

    None where it is not. "Ces accusations sont fausses": they were made all the same.
    """
    if _hints(code).isdisjoint(t.lemma for t in sentence.tokens) and not _has_phrase(sentence, code):
        return None
    words = load(code).lexicon(EventWords)
    said = kind in words.saying
    if _is_told_untruly(sentence, event, code) or (not said and _is_said_untrue(sentence, event, words)):
        return "denied"
    if event.pos == "NOUN" and any(t.lemma in words.alleged for t in _just_before(sentence, event)):
        return "possible"
    return _as_content(sentence, event, words)


@cache
def _hints(code: str) -> frozenset[str]:
    """Lemmas without which nothing is told so, but for phrases."""
    words = load(code).lexicon(EventWords)
    return frozenset((*words.hearsay, *words.untrue, *words.hoaxes, *words.alleged))


def _has_phrase(sentence: Sentence, code: str) -> bool:
    return (
        next(found(words_of(sentence.tokens), cut(load(code).lexicon(EventWords).untruly)), None) is not None
    )


def _just_before(sentence: Sentence, event: Token) -> tuple[Token, ...]:
    return sentence.tokens[max(0, event.i - 1) : event.i]


def _is_told_untruly(sentence: Sentence, event: Token, code: str) -> bool:
    """Whether a verb of telling beside "à tort" has the event for its content, behind both."""
    words = load(code).lexicon(EventWords)
    before = sentence.tokens[: event.i]
    for start, end in found(words_of(before), cut(words.untruly)):
        near = sentence.tokens[max(0, start - _BESIDE) : min(event.i, end + _BESIDE)]
        telling = any(t.lemma in _telling(code) for t in near)
        # "Faisant état, de manière infondée, du décès": one comma closes the phrase.
        behind = before[end + 1 :] if end < event.i and before[end].text == "," else before[end:]
        if telling and len(behind) <= _FAR and not _is_parted(behind, words):
            return True
    return False


@cache
def _telling(code: str) -> frozenset[str]:
    """Words that tell, of which an event may be the content."""
    verbs = load(code).lexicon(QuotationLexicon).verbs
    return frozenset((*(w for group in verbs for w in group.lemmas), *load(code).lexicon(EventWords).telling))


def _is_parted(tokens: tuple[Token, ...], words: EventWords) -> bool:
    """Whether what is told ends among ``tokens``: with another verb, a circumstance, a clause of its own."""
    ends = {*_STOPS, *words.parting, *words.after, *words.during, *words.since}
    return any(t.pos == "VERB" or t.text.lower() in ends for t in tokens)


def _is_said_untrue(sentence: Sentence, event: Token, words: EventWords) -> bool:
    """Whether it, or the news of it, is said to be untrue: "l'annonce de sa mort était un canular"."""
    if event.lemma in words.tidings:
        return False  # untrue as it is, the news was told
    top = event
    while top.dep in _NOMINAL and top.head != top.i:
        top = sentence.head(top)
        if top.lemma not in words.tidings:
            return False
    if not top.dep.startswith("nsubj"):
        return False
    said = sentence.head(top)
    if not sentence.children(said, "cop", "aux:pass") or any(
        t.lemma in words.negations for t in sentence.children(said)
    ):
        return False
    return _is_false(sentence, said, words) or said.lemma in words.untrue


def _is_false(sentence: Sentence, noun: Token, words: EventWords) -> bool:
    """Whether the noun names something untrue: "une intox", "une fausse nouvelle"."""
    if noun.lemma in words.hoaxes:
        return True
    beside = sentence.tokens[max(0, noun.i - _NEAR) : noun.i + _NEAR + 1]
    return noun.lemma in words.tidings and any(t.lemma in words.untrue for t in beside)


def _as_content(sentence: Sentence, event: Token, words: EventWords) -> EventStatus | None:
    """What a noun of which the event is the content makes of it: "la rumeur de sa mort"."""
    for noun in reversed(sentence.tokens[max(0, event.i - _FAR) : event.i]):
        false = _is_false(sentence, noun, words)
        if not (false or noun.lemma in words.hearsay):
            continue
        if any(not _is_parted(held, words) for held in _contents(sentence, noun, event, words)):
            return "denied" if false else "possible"
    return None


def _contents(
    sentence: Sentence, noun: Token, event: Token, words: EventWords
) -> Iterator[tuple[Token, ...]]:
    """What stands between the words that join ``noun`` to its content and ``event``."""
    between = sentence.tokens[noun.i + 1 : event.i]
    for _, end in found(words_of(between), cut(words.content)):
        yield between[end:]
    for start, end in found(words_of(between), cut(words.content_of)):
        if start < _NEAR:
            yield between[end:]
