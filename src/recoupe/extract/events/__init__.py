"""Mentions of happenings: a trigger of the lexicon, who, to whom, where, and how sure.

The types are those of PLOVER, with a few for what is no political interaction. One mention here is one event;
comparing joins those that are one happening.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from recoupe.extract.clauses import (
    Aside,
    all_asides,
    anterior,
    asides,
    clause,
    completed,
    governing,
    is_beside,
)
from recoupe.extract.events.carriers import Carrier, carrier, is_carrying
from recoupe.extract.events.participants import (
    acts,
    behind_time,
    direct_object,
    is_closed,
    is_participle,
    participants,
    phrase,
    predicate,
)
from recoupe.extract.events.status import status
from recoupe.languages import Language, load
from recoupe.languages.events import EventType, EventWords, Trigger
from recoupe.model import Anchor, Event, ParsedText, Sentence, Token
from recoupe.text.lemma import lemma

_PASSIVE = ("nsubj:pass", "aux:pass")
_VERBS = {"VERB", "AUX"}
_NOUNS = {"NOUN", "PROPN"}
# What the parser takes participles for.
_MISTAGGED = {"ADJ", "NOUN"}
# How far above and below a trigger its needed words may stand.
_NEAR = 8
_ENDS = frozenset('?!»"”;')
_NO_MARKS = str.maketrans(dict.fromkeys('«»“”()[]"', " "))
# Within so many words after a trigger, others make a figure of speech of it.
_BESIDE = 5
# A question ends so many words before the verb that reports it: ? » , demande.
_ASKED = 4
# How sure an event is: told by a verb, named by a noun, or named in general.
_BY_VERB, _BY_NOUN, _VAGUE = 0.7, 0.5, 0.35


class _Entry(NamedTuple):
    type: EventType
    trigger: Trigger
    needs: frozenset[str]
    unless: frozenset[str]


_Entries = dict[str, tuple[_Entry, ...]]


class _Found(NamedTuple):
    token: Token
    entry: _Entry
    carrier: Carrier | None


def extract(parsed: ParsedText, language: Language) -> tuple[Event, ...]:
    """The events that the article mentions, in the order of the text; ``date`` is left open."""
    index = _triggers(language.code)
    events: list[Event] = []
    since = language.lexicon(EventWords).since
    for sentence in parsed.sentences:
        tokens = sentence.tokens
        helped = {t.head for t in tokens if t.dep == "aux:tense"}
        found: list[_Found] = []
        told = [t for t in tokens if t.lemma in index or (t.i in helped and t.pos in _MISTAGGED)]
        lemmas = {t.lemma for t in tokens} if told else set()
        for token in told:
            if entry := _entry(sentence, token, lemmas, index, language):
                noun = not entry.trigger.verb and not entry.trigger.adjective
                found.append(_Found(token, entry, carrier(sentence, token, language.code) if noun else None))
        if found:
            besides = all_asides(sentence, since)
            events += [
                _event(parsed, sentence, each, besides, language) for each in _once(found, language.code)
            ]
    return tuple(events)


def _entry(
    sentence: Sentence, token: Token, lemmas: set[str], index: dict[str, _Entries], language: Language
) -> _Entry | None:
    """The entry that fits; of a participle taken for another word, by its verb: "ont péri".

    ``lemmas`` are those of the sentence.
    """
    entries = index.get(token.lemma)
    found = _fitting(sentence, token, lemmas, entries, language) if entries else None
    if found is None and token.pos in _MISTAGGED and sentence.children(token, "aux:tense"):
        entries = index.get(lemma(token.text, language.code, "VERB"))
        found = _fitting(sentence, token, lemmas, entries, language) if entries else None
    return found


def _once(found: list[_Found], code: str) -> list[_Found]:
    """Without what another word of the sentence tells: of "lancer une offensive", one event."""
    if len(found) < 2:
        return found
    carriers = {each.carrier.token.i: each.token.lemma for each in found if each.carrier}
    verbs = {each.token.i: each.entry for each in found if not each.entry.trigger.noun}
    kept: list[_Found] = []
    for each in found:
        i = each.token.i
        if each.entry.trigger.noun and _completes(each, verbs):
            continue
        # The verb is kept where the noun completes it ("signer" + "accord"), else it may only carry the noun.
        verb = verbs.get(i)
        told = verb is not None and carriers.get(i) in verb.needs and verb.type != "OTHER"
        if verb and i in carriers and not told and is_carrying(each.token, code):
            continue
        kept.append(each)
    return kept


def _completes(noun: _Found, verbs: dict[int, _Entry]) -> bool:
    """Whether the noun is what a verb near before it needs: "placer en détention"."""
    i = noun.token.i
    near = [verbs[j] for j in range(max(0, i - _NEAR), i) if j in verbs]
    return any(noun.token.lemma in verb.needs and verb.type != "OTHER" for verb in near)


@cache
def _triggers(code: str) -> dict[str, _Entries]:
    """The triggers by lemma and by class of word, the most particular first."""
    index: dict[str, dict[str, list[_Entry]]] = defaultdict(lambda: defaultdict(list))
    for event_type, triggers in load(code).lexicon(EventWords).triggers.items():
        for trigger in triggers:
            entry = _Entry(event_type, trigger, _lemmas(trigger.needs, code), _lemmas(trigger.unless, code))
            for kind in ("verb", "noun", "adjective"):
                if word := getattr(trigger, kind):
                    for form in sorted(_lemmas((word,), code)):
                        index[form][kind].append(entry)
    return {
        word: {kind: tuple(sorted(found, key=lambda e: not e.needs)) for kind, found in kinds.items()}
        for word, kinds in index.items()
    }


def _lemmas(words: tuple[str, ...], code: str) -> frozenset[str]:
    """``words`` with what the dictionary of forms makes of them and of their plurals: "visite", "visiter"."""
    forms = {form for word in words for form in (word, f"{word}s")}
    return frozenset(words) | {lemma(form, code) for form in forms}


def _fitting(
    sentence: Sentence, token: Token, lemmas: set[str], entries: _Entries, language: Language
) -> _Entry | None:
    near: set[str] | None = None
    for entry in entries.get(_class(sentence, token), ()):
        if entry.needs:
            # Most sentences have none of them anywhere.
            if lemmas.isdisjoint(entry.needs):
                continue
            near = _near(sentence, token) if near is None else near
            if near.isdisjoint(entry.needs):
                continue
        if _fits(sentence, token, entry, language):
            return entry
    return None


def _class(sentence: Sentence, token: Token) -> str:
    if token.pos in _VERBS:
        # A participle with an article is a noun: "un manifestant".
        return "" if sentence.children(token, "det") else "verb"
    if sentence.children(token, "aux:tense"):
        return "verb"
    if token.pos == "ADJ" or (token.pos == "NOUN" and sentence.children(token, "cop")):
        return "adjective"
    # A capital within a sentence makes a name of a noun: "le Raid".
    named = token.i > 0 and token.text[:1].isupper() and not token.text.isupper()
    return "noun" if token.pos in _NOUNS and not named else ""


def _fits(sentence: Sentence, token: Token, entry: _Entry, language: Language) -> bool:
    trigger = entry.trigger
    if trigger.adjective and not (sentence.children(token, "cop") and sentence.children(token, "nsubj")):
        return False
    if trigger.pronominal is not None and trigger.pronominal != _pronominal(sentence, token):
        return False
    if entry.unless and _is_figure(sentence, token, entry.unless):
        return False
    if trigger.passive and not (sentence.children(token, *_PASSIVE) or is_participle(sentence, token)):
        return False
    if trigger.needs_agent and not acts(sentence, token, language.lexicon(EventWords)):
        return False
    if trigger.no_object and direct_object(sentence, token, language.code):
        return False
    if trigger.no_predicate and predicate(sentence, token, language.code):
        return False
    if trigger.definite and (token.feature("Number") == "Plur" or not _is_definite(sentence, token)):
        return False
    if entry.type == "REQUEST" and _is_question(sentence, token):
        return False
    return not trigger.needs_object or _has_object(sentence, token, language.code)


def _is_question(sentence: Sentence, token: Token) -> bool:
    """Whether the verb follows a question in somebody's words: « Pourquoi ? », demande la juge."""
    return any(t.text == "?" for t in sentence.tokens[max(0, token.i - _ASKED) : token.i])


def _has_object(sentence: Sentence, token: Token, code: str) -> bool:
    if token.dep == "acl" or sentence.children(token, "obj", *_PASSIVE):
        return True
    return behind_time(sentence, token, code) is not None


def _pronominal(sentence: Sentence, token: Token) -> bool:
    return any(
        (t.text.lower() in {"se", "s'", "s’"} and t.dep.startswith("expl")) or t.lemma == "se"
        for t in sentence.children(token)
    )


def _near(sentence: Sentence, token: Token) -> set[str]:
    """The lemmas of what ``token`` governs and of what stands close after it."""
    near = {t.lemma for t in sentence.tokens[token.i + 1 : token.i + 1 + _NEAR]}
    below = sentence.children(token)
    if token.dep == "xcomp":
        # An infinitive has the subject of the verb that governs it: "l'usine va fermer".
        below += sentence.children(sentence.head(token), "nsubj")
    elif token.dep.startswith("acl"):
        # A participle and a relative clause are about the noun above: "la vidéo diffusée samedi".
        near.add(sentence.head(token).lemma)
    for child in below:
        near.add(child.lemma)
        near.update([t.lemma for t in sentence.children(child)])
    return near


def _is_figure(sentence: Sentence, token: Token, words: frozenset[str]) -> bool:
    """Whether one of the lemmas ``words`` stands beside ``token`` and makes another sense of it."""
    for after in sentence.tokens[token.i + 1 : token.i + 1 + _BESIDE]:
        if after.pos == "PUNCT":
            break
        if after.lemma in words:
            return True
    noun = (sentence.head(token),) if token.dep.startswith(("acl", "nmod")) else ()
    about = (*sentence.children(token, "nsubj", "nsubj:pass", "obj", "amod", "advmod"), *noun)
    return any(t.lemma in words for t in about)


def _event(
    parsed: ParsedText, sentence: Sentence, found: _Found, besides: list[Aside], language: Language
) -> Event:
    words, code = language.lexicon(EventWords), language.code
    token, told = found.token, found.carrier.token if found.carrier else found.token
    agent, recipient = participants(
        sentence, token, found.entry.type, found.entry.trigger, found.carrier, code
    )
    agent_at, recipient_at = (phrase(parsed, sentence, head, code) for head in (agent, recipient))
    place = _place(sentence, token) or (_place(sentence, told) if told is not token else None)
    held = status(sentence, told, words)
    if held == "asserted" and told is not token:
        held = status(sentence, token, words)
    sure = _sure(sentence, found, bool(agent or recipient or place), words)
    before = told.pos in _VERBS and completed(sentence, told)
    return Event(
        type=found.entry.type,
        mentions=(parsed.anchor_of(_words(sentence, token)),),
        agent=_text(agent, agent_at),
        recipient=_text(recipient, recipient_at),
        place=place,
        status=held,
        confidence=round(sure + (0.15 if agent else 0) - (0.1 if held == "possible" else 0), 2),
        clauses=(clause(parsed, sentence, told),),
        governing=governing(parsed, sentence, told),
        anterior=before or anterior(sentence, told),
        anaphoric=_points_back(sentence, found),
        definite=_is_definite(sentence, token),
        asides=asides(parsed, sentence, (token, told), besides),
        beside=before or is_beside(sentence, told),
        agent_at=agent_at,
        recipient_at=recipient_at,
    )


def _text(head: Token | None, words: Anchor | None) -> str | None:
    """The words on one line, None for a pronoun: it says nothing by itself."""
    if head is None or words is None or head.pos == "PRON":
        return None
    text = words.exact if is_closed(words.exact) else words.exact.translate(_NO_MARKS)
    return " ".join(text.split())


def _points_back(sentence: Sentence, found: _Found) -> bool:
    """Whether the noun refers to what was told before: "cette agression"."""
    if found.token.pos not in _NOUNS:
        return False
    return any(t.feature("PronType") == "Dem" for t in sentence.children(found.token, "det"))


def _is_definite(sentence: Sentence, token: Token) -> bool:
    """Whether a noun names one happening, known already: "l'attaque"; in a heading, "Séisme : le bilan"."""
    if token.pos not in _NOUNS:
        return False
    determiners = sentence.children(token, "det")
    if any(t.feature("Definite") == "Def" for t in determiners) or _fused(sentence, token):
        return True
    return token.i == 0 and not determiners and token.feature("Number") != "Plur"


def _sure(sentence: Sentence, found: _Found, detailed: bool, words: EventWords) -> float:
    token = found.token
    if token.pos not in _NOUNS:
        return _BY_VERB
    determiners = sentence.children(token, "det", "nummod")
    generic = any(t.lemma in words.generic for t in determiners)
    if found.carrier and not generic:
        return _BY_VERB
    # "Une centaine d'interpellations" counts them, and so tells of them.
    counted = token.dep == "nmod" and sentence.head(token).lemma in words.amounts
    definite = any(t.feature("Definite") != "Ind" for t in determiners) or _fused(sentence, token)
    one = bool(determiners) and token.feature("Number") == "Sing" and _is_qualified(sentence, token)
    return _BY_NOUN if not generic and (definite or detailed or one or counted) else _VAGUE


def _is_qualified(sentence: Sentence, noun: Token) -> bool:
    """Whether more is said of the noun: "un premier débrayage", "une réunion de crise"."""
    return bool(sentence.children(noun, "amod", "nmod", "acl", "acl:relcl"))


def _fused(sentence: Sentence, noun: Token) -> bool:
    """Whether a preposition holds the article: "du", "au"."""
    return any(t.feature("Definite") == "Def" for t in sentence.children(noun, "case"))


def _words(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The verb with its auxiliaries, the adjective with its copula, the noun alone."""
    if token.pos not in _VERBS and not sentence.children(token, "aux:tense"):
        return (*sentence.children(token, "cop"), token)
    before = (t for t in sentence.children(token) if t.dep.startswith("aux") or t.dep.startswith("expl"))
    return (*(t for t in before if t.i < token.i and _is_joined(sentence, t, token)), token)


def _is_joined(sentence: Sentence, auxiliary: Token, verb: Token) -> bool:
    """Whether no other verb and no end of a quotation stand between, as where the parser is wrong."""
    between = sentence.tokens[auxiliary.i + 1 : verb.i]
    return not any(t.pos == "VERB" or t.text in _ENDS for t in between)


def _place(sentence: Sentence, token: Token) -> str | None:
    """The first place name that the event governs, directly or one step down."""
    near = [*sentence.children(token), *(g for c in sentence.children(token) for g in sentence.children(c))]
    places = [t for t in near if t.entity == "LOC" and t.pos == "PROPN" and t.dep.startswith(("obl", "nmod"))]
    if not places:
        return None
    first = min(places, key=lambda t: abs(t.i - token.i))
    name = [t for t in sentence.subtree(first) if t.entity == "LOC" and t.dep not in {"case", "det"}]
    words = " ".join(t.text for t in name)
    return words if any(c.isalpha() for c in words) else None
