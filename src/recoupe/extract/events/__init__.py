"""Mentions of happenings: a trigger of the lexicon, who, to whom, where, and how sure.

The types are those of PLOVER, with a few for what is no political interaction. One mention here is one event;
comparing joins those that are one happening.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from recoupe.extract.events.clauses import anterior, clause, governing
from recoupe.extract.events.participants import acts, participants, phrase
from recoupe.languages import Language, load
from recoupe.languages.events import EventType, EventWords, Trigger
from recoupe.model import Event, ParsedText, Sentence, Token
from recoupe.model.claims import EventStatus

_PASSIVE = ("nsubj:pass",)
_VERBS = {"VERB", "AUX"}
_NOUNS = {"NOUN", "PROPN"}
# How far above and below a trigger its needed words may stand.
_NEAR = 8


def extract(parsed: ParsedText, language: Language) -> tuple[Event, ...]:
    """The events that the article mentions, in the order of the text; ``date`` is left open."""
    index = _triggers(language.code)
    found: list[Event] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            entries = index.get((token.lemma, _class(token)), ())
            fitting = next(((t, e) for t, e in entries if _fits(sentence, token, e, language)), None)
            if fitting:
                found.append(_event(parsed, sentence, token, fitting, language))
    return tuple(found)


@cache
def _triggers(code: str) -> dict[tuple[str, str], tuple[tuple[EventType, Trigger], ...]]:
    """The triggers by lemma and by class of word, the most particular first."""
    index: dict[tuple[str, str], list[tuple[EventType, Trigger]]] = defaultdict(list)
    for event_type, triggers in load(code).lexicon(EventWords).triggers.items():
        for trigger in triggers:
            for kind in ("verb", "noun", "adjective"):
                if word := getattr(trigger, kind):
                    index[word, kind].append((event_type, trigger))
    return {key: tuple(sorted(found, key=lambda e: not e[1].needs)) for key, found in index.items()}


def _class(token: Token) -> str:
    if token.pos in _VERBS:
        return "verb"
    return "noun" if token.pos in _NOUNS else "adjective" if token.pos == "ADJ" else ""


def _fits(sentence: Sentence, token: Token, trigger: Trigger, language: Language) -> bool:
    if trigger.adjective and not (sentence.children(token, "cop") and sentence.children(token, "nsubj")):
        return False
    if trigger.needs_agent and not acts(sentence, token, language.lexicon(EventWords).agents):
        return False
    if trigger.pronominal is not None and trigger.pronominal != _pronominal(sentence, token):
        return False
    if trigger.needs and not _has_near(sentence, token, frozenset(trigger.needs)):
        return False
    return not trigger.needs_object or bool(sentence.children(token, "obj", *_PASSIVE))


def _pronominal(sentence: Sentence, token: Token) -> bool:
    return any(
        (t.text.lower() in {"se", "s'", "s’"} and t.dep.startswith("expl")) or t.lemma == "se"
        for t in sentence.children(token)
    )


def _has_near(sentence: Sentence, token: Token, wanted: frozenset[str]) -> bool:
    """Whether one of the lemmas ``wanted`` is governed by ``token`` or stands close after it."""
    after = sentence.tokens[token.i + 1 : token.i + 1 + _NEAR]
    return any(t.lemma in wanted for t in after) or any(
        t.lemma in wanted for child in sentence.children(token) for t in (child, *sentence.children(child))
    )


def _event(
    parsed: ParsedText,
    sentence: Sentence,
    token: Token,
    fitting: tuple[EventType, Trigger],
    language: Language,
) -> Event:
    words = language.lexicon(EventWords)
    event_type, trigger = fitting
    agent, recipient = participants(sentence, token, trigger.patient, language.code)
    status = _status(sentence, token, words)
    return Event(
        type=event_type,
        mentions=(parsed.anchor_of(_words(sentence, token)),),
        agent=phrase(parsed, sentence, agent, language.code),
        recipient=phrase(parsed, sentence, recipient, language.code),
        place=_place(sentence, token),
        status=status,
        confidence=_confidence(token, agent, status),
        clauses=(clause(parsed, sentence, token),),
        governing=governing(parsed, sentence, token),
        anterior=anterior(sentence, token),
    )


def _words(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The verb with its auxiliaries, the adjective with its copula, the noun alone."""
    if token.pos not in _VERBS:
        return (*sentence.children(token, "cop"), token) if token.pos == "ADJ" else (token,)
    before = (t for t in sentence.children(token) if t.dep.startswith("aux") or t.dep.startswith("expl"))
    return (*(t for t in before if t.i < token.i), token)


def _place(sentence: Sentence, token: Token) -> str | None:
    """The first place name that the event governs, directly or one step down."""
    near = [*sentence.children(token), *(g for c in sentence.children(token) for g in sentence.children(c))]
    places = [t for t in near if t.entity == "LOC" and t.pos == "PROPN" and t.dep.startswith(("obl", "nmod"))]
    if not places:
        return None
    first = min(places, key=lambda t: abs(t.i - token.i))
    name = [t for t in sentence.subtree(first) if t.entity == "LOC" and t.dep not in {"case", "det"}]
    return " ".join(t.text for t in name) or None


def _status(sentence: Sentence, token: Token, words: EventWords) -> EventStatus:
    children = sentence.children(token)
    if any(t.lemma in words.negations for t in children):
        return "denied"
    governors = [token, *sentence.ancestors(token)][1:3]
    auxiliaries = [t for t in children if t.dep.startswith("aux")]
    finite = next((t for t in auxiliaries if t.feature("Tense") or t.feature("Mood")), token)
    if token.pos in _VERBS and finite.feature("Tense") == "Fut":
        return "planned"
    if token.pos in _VERBS and finite.feature("Mood") == "Cnd":
        return "possible"
    for governor in governors:
        status = _imposed(governor.lemma, words)
        if status and governor.pos in _VERBS and token.dep not in {"nsubj", "conj", "advcl"}:
            return status
    return "asserted"


def _imposed(lemma: str, words: EventWords) -> EventStatus | None:
    if lemma in words.denying:
        return "denied"
    if lemma in words.planning:
        return "planned"
    if lemma in words.calling_for:
        return "called_for"
    return "possible" if lemma in words.doubting else None


def _confidence(token: Token, agent: Token | None, status: EventStatus) -> float:
    sure = 0.5 if token.pos not in _VERBS else 0.7
    return round(sure + (0.15 if agent is not None else 0) - (0.1 if status == "possible" else 0), 2)
