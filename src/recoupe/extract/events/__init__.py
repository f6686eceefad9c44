"""Mentions of happenings: a trigger of the lexicon, who, to whom, where, and how sure.

The types are those of PLOVER, with a few for what is no political interaction. One mention here is one event;
comparing joins those that are one happening.
"""

from __future__ import annotations

from typing import NamedTuple

from recoupe.extract.clauses import (
    Aside,
    anterior,
    asides,
    clause,
    completed,
    governing,
    is_beside,
)
from recoupe.extract.events.besides import besides, is_after
from recoupe.extract.events.carriers import Carrier, carrier, is_carrying
from recoupe.extract.events.forms import COPULAS
from recoupe.extract.events.frames import unforeseen
from recoupe.extract.events.participants import is_closed, participants, phrase
from recoupe.extract.events.purpose import to_come
from recoupe.extract.events.stances import saying, stances
from recoupe.extract.events.status import status
from recoupe.extract.events.triggers import Entry, is_definite, is_fused, reported
from recoupe.extract.events.unfounded import unfounded
from recoupe.languages import Language
from recoupe.languages.events import EventType, EventWords
from recoupe.model import Anchor, Event, ParsedText, Sentence, Token

_VERBS = {"VERB", "AUX"}
_NOUNS = {"NOUN", "PROPN"}
# A noun that a verb needs stands within so many words after it.
_NEAR = 8
# What is told so may be rumour all the same.
_OPEN = {"asserted", "possible"}
# So many sentences after an accident somebody is hurt in it.
_JUST_BEFORE = 2
_ENDS = frozenset('?!»"”;')
_NO_MARKS = str.maketrans(dict.fromkeys('«»“”()[]"', " "))
# How sure an event is: told by a verb, named by a noun, or named in general.
_BY_VERB, _BY_NOUN, _VAGUE = 0.7, 0.5, 0.35


class _Found(NamedTuple):
    token: Token
    entry: Entry
    carrier: Carrier | None


def extract(parsed: ParsedText, language: Language) -> tuple[Event, ...]:
    """The events that the article mentions, in the order of the text; ``date`` is left open."""
    events: list[Event] = []
    harm = _Harm(language.lexicon(EventWords).one_happening)
    for at, sentence in enumerate(parsed.sentences):
        found: list[_Found] = []
        for token, entry in _told(sentence, language):
            noun = not entry.trigger.verb and not entry.trigger.adjective
            found.append(_Found(token, entry, carrier(sentence, token, language.code) if noun else None))
        if found:
            kept = harm.typed(at, sentence, _once(sentence, found, language.code))
            scenes = _scenes(sentence, kept, language.lexicon(EventWords))
            beside = [aside for aside in besides(sentence, language) if aside.above not in scenes]
            verbs = {each.token.i for each in kept}
            events += [_event(parsed, sentence, each, verbs, beside, language) for each in kept]
    return tuple(events)


def _told(sentence: Sentence, language: Language) -> list[tuple[Token, Entry]]:
    """What the sentence reports, what is said for or against in it, and deeds that neither foresees.

    "A réagi" tells less than what was said.
    """
    told, spoken = reported(sentence, language), stances(sentence, language.code)
    known = {token.i for token, entry in told if entry.type != "OTHER"}
    weighed = {token.i for token, _ in spoken} - known
    told = [(token, entry) for token, entry in told if token.i not in weighed]
    told += [(token, entry) for token, entry in spoken if token.i in weighed]
    told += unforeseen(sentence, {token.i for token, _ in told}, language.code)
    return sorted(told, key=lambda one: one[0].i)


class _Harm:
    """Gives what is done to people the type of what does it: hurt in an attack, hurt in an accident."""

    def __init__(self, types: tuple[EventType, ...]) -> None:
        """``types`` are those of what harms."""
        self._types = types
        self._last: EventType | None = None
        self._at = 0

    def typed(self, at: int, sentence: Sentence, found: list[_Found]) -> list[_Found]:
        """What is told in the sentence, the ``at``-th, harm as a part of what harms."""
        causes = [f for f in found if f.entry.type in self._types and not f.entry.trigger.harm]
        kept = [self._as_part(at, sentence, f, causes) if f.entry.trigger.harm else f for f in found]
        if causes:
            self._last, self._at = causes[-1].entry.type, at
        return kept

    def _as_part(self, at: int, sentence: Sentence, hurt: _Found, causes: list[_Found]) -> _Found:
        if sentence.children(hurt.token, "nsubj") and not sentence.children(hurt.token, "aux:pass"):
            return hurt  # "un homme a blessé deux passants": he did
        near = min(causes, key=lambda cause: abs(cause.token.i - hurt.token.i), default=None)
        before = self._last if at - self._at <= _JUST_BEFORE else None
        kind = near.entry.type if near else before
        return hurt._replace(entry=hurt.entry._replace(type=kind)) if kind else hurt


def _once(sentence: Sentence, found: list[_Found], code: str) -> list[_Found]:
    """Without what another word of the sentence tells: of "lancer une offensive", one event."""
    if len(found) < 2:
        return found
    carriers = {each.carrier.token.i: each for each in found if each.carrier}
    verbs = {each.token.i: each.entry for each in found if not each.entry.trigger.noun}
    kept: list[_Found] = []
    for each in found:
        i = each.token.i
        if each.entry.trigger.noun and _completes(sentence, each, verbs):
            continue
        verb = verbs.get(i)
        if verb and i in carriers and not _tells_more(verb, carriers[i]) and is_carrying(each.token, code):
            continue
        kept.append(each)
    return kept


def _scenes(sentence: Sentence, found: list[_Found], words: EventWords) -> set[int]:
    """The happenings in which others took place, whose day is theirs: "morts dans les heurts de lundi"."""
    nouns = (f.token for f in found if f.entry.trigger.noun and f.token.dep.startswith("obl"))
    return {t.i for t in nouns if any(c.lemma in words.during for c in sentence.children(t, "case"))}


def _tells_more(verb: Entry, noun: _Found) -> bool:
    """Whether the verb does not only carry the noun: "signer" an "accord", an "attentat" that cost lives."""
    completed = noun.token.lemma in verb.needs and verb.type != "OTHER"
    return completed or verb.type == "DEATH" != noun.entry.type


def _completes(sentence: Sentence, noun: _Found, verbs: dict[int, Entry]) -> bool:
    """Whether the noun is what a verb near before it needs: "placer en détention".

    Not one that is known: "encadrer la manifestation", "participer au sommet" tell something of it.
    """
    i = noun.token.i
    near = [verbs[j] for j in range(max(0, i - _NEAR), i) if j in verbs]
    known = is_definite(sentence, noun.token)
    within = known and noun.token.dep.startswith("obl")
    return any(
        noun.token.lemma in verb.needs
        and verb.type != "OTHER"
        and not (within or ((known or verb.type == "REQUEST") and verb.type != noun.entry.type))
        for verb in near
    )


def _event(
    parsed: ParsedText,
    sentence: Sentence,
    found: _Found,
    taken: set[int],
    beside: list[Aside],
    language: Language,
) -> Event:
    """The event that ``found`` tells; no verb of ``taken`` is its word beside the noun that names it."""
    words, code = language.lexicon(EventWords), language.code
    token, told = found.token, found.carrier.token if found.carrier else found.token
    agent, recipient = participants(
        sentence, token, found.entry.type, found.entry.trigger, found.carrier, code
    )
    agent_at, recipient_at = (phrase(parsed, sentence, head, code) for head in (agent, recipient))
    place = _place(sentence, token) or (_place(sentence, told) if told is not token else None)
    denied = found.entry.trigger.negated
    held = status(sentence, told, words, code, denied)
    if held == "asserted" and told is not token:
        held = status(sentence, token, words, code)
    if held == "asserted" and told.pos in _VERBS:
        held = to_come(sentence, told, found.entry.type, code) or held
    if held in _OPEN:
        held = unfounded(sentence, token, found.entry.type, code) or held
    sure = _sure(sentence, found, bool(agent or recipient or place), words)
    before = told.pos in _VERBS and completed(sentence, told)
    mentions = [parsed.anchor_of(_words(sentence, token))]
    if told.pos in _VERBS and told.i not in {token.i, *taken} and is_carrying(told, code):
        mentions.append(parsed.anchor_of(_words(sentence, told)))
    if (verb := saying(sentence, told, found.entry.type, code)) is not None and verb.i not in taken:
        mentions.append(parsed.anchor_of(_words(sentence, verb)))
    return Event(
        type=found.entry.type,
        mentions=tuple(mentions),
        agent=_text(agent, agent_at),
        recipient=_text(recipient, recipient_at),
        place=place,
        status=held,
        confidence=round(sure + (0.15 if agent else 0) - (0.1 if held == "possible" else 0), 2),
        clauses=(clause(parsed, sentence, told),) * len(mentions),
        governing=None if _is_over(sentence, told, words.after) else governing(parsed, sentence, told),
        anterior=before or anterior(sentence, told, code),
        done=any(t.feature("Mood") == "Ind" for t in sentence.children(told, "aux:tense")),
        earlier=_is_earlier(sentence, told, token, words.earlier),
        anaphoric=_points_back(sentence, found),
        definite=is_definite(sentence, token),
        asides=asides(parsed, sentence, (token, told), beside),
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


def _is_over(sentence: Sentence, noun: Token, after: tuple[str, ...]) -> bool:
    """Whether the noun, or what it is part of, was over before the verb: "après une série d'attaques"."""
    if noun.pos not in _NOUNS:
        return False
    while noun.dep in {"nmod", "conj"} and noun.head != noun.i:
        noun = sentence.head(noun)
    return is_after(sentence, noun, after)


def _is_earlier(sentence: Sentence, told: Token, token: Token, words: tuple[str, ...]) -> bool:
    """Whether it is told of another time than the text is about: "avait déjà fui", "une fuite précédente"."""
    if any(t.lemma in words for t in sentence.children(token, "amod")):
        return True
    auxiliaries = sentence.children(told, "aux:tense")
    between = sentence.tokens[auxiliaries[0].i : told.i] if auxiliaries else ()
    return any(t.lemma in words for t in between)


def _sure(sentence: Sentence, found: _Found, detailed: bool, words: EventWords) -> float:
    token = found.token
    if token.pos not in _NOUNS or not found.entry.trigger.noun:
        return _BY_VERB
    determiners = sentence.children(token, "det", "nummod")
    generic = any(t.lemma in words.generic for t in determiners)
    if found.carrier and not generic:
        return _BY_VERB
    # "Une centaine d'interpellations" counts them, and so tells of them.
    counted = token.dep == "nmod" and sentence.head(token).lemma in words.amounts
    definite = any(t.feature("Definite") != "Ind" for t in determiners) or is_fused(sentence, token)
    one = bool(determiners) and token.feature("Number") == "Sing" and _is_qualified(sentence, token)
    # So does "en visite à Lima".
    amid = any(t.lemma in words.amid for t in sentence.children(token, "case")) and _is_qualified(
        sentence, token
    )
    told = (
        definite
        or detailed
        or one
        or counted
        or amid
        or _heads(sentence, token)
        or _frames(sentence, token, words)
    )
    return _BY_NOUN if told and not generic else _VAGUE


def _heads(sentence: Sentence, noun: Token) -> bool:
    """Whether it opens what has no verb, as a heading: "Heurts à Lens", not "Enquête menée en ligne"."""
    below = sentence.children(noun, "nmod", "acl") if noun.i == 0 and noun.head == noun.i else ()
    return any(t.dep == "nmod" for t in below) and all(t.dep == "nmod" for t in below)


def _frames(sentence: Sentence, noun: Token, words: EventWords) -> bool:
    """Whether something is told to have happened in it: "a été blessé lors d'une manifestation"."""
    above, cases = sentence.head(noun), {t.lemma for t in sentence.children(noun, "case")}
    # "Lors" is an adverb of which the noun is a complement, or a preposition.
    brought = above.lemma in {*words.framing, *words.during} and not cases.isdisjoint(words.of)
    within = noun.feature("Number") == "Sing" and (brought or not cases.isdisjoint(words.during))
    # "Après des violences", "à la suite de heurts", "condamné pour une agression", but "jugé pour vol".
    over = bool(sentence.children(noun, "det")) and not cases.isdisjoint(words.after)
    within = within or over or (brought and above.lemma in words.after)
    verb = next((t for t in sentence.ancestors(noun) if t.pos in _VERBS), None)
    if not within or verb is None:
        return False
    helpers = sentence.children(verb, "aux:tense", "aux:pass")
    return any(t.feature("Mood") == "Ind" for t in helpers) or verb.feature("Tense") == "Past"


def _is_qualified(sentence: Sentence, noun: Token) -> bool:
    """Whether more is said of the noun: "un premier débrayage", "une réunion de crise"."""
    return bool(sentence.children(noun, "amod", "nmod", "acl", "acl:relcl"))


def _words(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The verb with its auxiliaries, the adjective with its copula, the noun alone."""
    if token.pos not in _VERBS and not sentence.children(token, "aux:tense"):
        return (*sentence.children(token, *COPULAS), token)
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
