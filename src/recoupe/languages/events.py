"""Words that report something happening, by type of event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

EventType = Literal[
    # PLOVER (Open Event Data Alliance, 2018): political interaction
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    # what is not political interaction
    "ACCIDENT", "DISASTER", "DEATH", "JUSTICE", "ELECTION", "OTHER",
]  # fmt: skip


@dataclass(frozen=True)
class Trigger:
    """Words that report an event.

    ``verb``, ``noun`` or ``adjective`` is a lemma; an adjective reports an event when said of a subject
    ("trois personnes sont mortes"). ``needs`` are lemmas of which one must be governed by the verb ("ouvrir"
    needs "enquête"), or follow the noun; "PER", "LOC" and "ORG" stand for what it is done to, any name of a
    person (and any of ``people``), a place, a body; "INF" for any infinitive ("interdire" de sortir); "DAY"
    for a time of the calendar ("a débuté" mardi).
    ``also`` others of which one must be there as well ("voler" needs "éclat", and a windowpane or a truce);
    ``unless`` those of which none may ("accuser réception"). ``pronominal`` asks for or forbids "se".
    ``patient`` says that the subject undergoes the event ("mourir", "subir"), or of a noun, that what "de"
    brings does. ``needs_object`` asks for a direct object, ``needs_agent`` for one who does it: a state that
    nobody is said to have caused is another event; ``doer`` for a person or a body as its subject: the
    government "a lancé" a plan, but rain no flood; ``passive`` for a verb in the passive. ``no_object``
    forbids a direct object ("manifester sa joie"), ``no_predicate`` what the verb says that something is
    ("jugé dangereux"). ``definite`` asks for one thing with its article: "la mort d'un ouvrier", and no "deux
    morts". ``negated`` is for what happens where the verb is denied: "aucun n'a survécu" tells of deaths.
    ``once`` is for what is told as done or to be done one time, in the perfect, the simple past or the
    future, and no habit or state: "a fermé", but not "ferme".
    ``harm`` is what an attack, an accident or a disaster does to people; where one was just told, it is a
    part of that.
    """

    verb: str | None = None
    noun: str | None = None
    adjective: str | None = None
    needs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    pronominal: bool | None = None
    patient: bool = False
    needs_object: bool = False
    needs_agent: bool = False
    doer: bool = False
    passive: bool = False
    no_object: bool = False
    no_predicate: bool = False
    definite: bool = False
    negated: bool = False
    once: bool = False
    harm: bool = False


@dataclass(frozen=True)
class Existing:
    """The verb and the particle that say that there is, or was, something: "il y a eu"."""

    verb: str
    mark: str


@dataclass(frozen=True)
class Deeds:
    """Deeds that no trigger foresees: words of ``classes`` of calendar.yaml, and ``days``, date them.

    ``idle`` are lemmas of verbs that tell no deed, beside those of saying.
    """

    classes: tuple[str, ...]
    days: tuple[str, ...]
    idle: tuple[str, ...]


@dataclass(frozen=True)
class EventWords:
    """The triggers of every type, and the verbs that change the status of the event that they govern.

    ``denying``, ``planning``, ``calling_for`` and ``doubting`` are lemmas of verbs, nouns and conjunctions
    above an event; ``achieving`` those of them that say in the past that it happened ("a pu quitter").
    Verbs tell an event that a noun names: ``happening`` of their subject, ``carrying`` of their object, which
    the subject does, ``suffering`` of an object that the subject undergoes, ``existing`` of what there was;
    ``victims`` are nouns for those who undergo it, ``proceeding`` those of ``carrying`` that take it behind
    a preposition. ``acting`` are the types of which a noun takes who acts after "de". ``generic`` are words
    before a noun that names no happening in particular.

    ``misread`` are the infinitives of participles that the dictionary of forms takes for another word.

    ``agents`` are prepositions before who acts; ``undergoing_verb`` and ``undergoing_noun`` those before
    whom it is done to, after a verb and a noun; ``of`` those that join two nouns, ``joining`` their
    forms. ``temporal`` are the classes of calendar.yaml that are times, ``circumstances`` nouns that are
    no participants. ``inert`` are nouns that neither act nor undergo, ``amounts`` those that measure, of
    which ``shares`` stand for people ("62 % des élus"). ``since`` are prepositions of what lasts,
    ``after`` those of what was over before the verb, ``aiming`` of a time for which something is done,
    ``during`` of the happening in which it is, ``framing`` nouns that bring in such a happening,
    ``amid`` prepositions of what somebody is in the middle of; ``people``
    nouns for those whom something may be done to, beside trades; ``complement`` prepositions before an
    infinitive that completes a verb; ``earlier`` words for another time than the one told of. ``stances``
    are words that make praise or blame of what somebody says, ``standing_by`` those of them that do in
    the first person; ``spoken`` are verbs that make something of whatever somebody says.
    ``imminent`` stand before an infinitive of what is about to happen, ``purposes`` before one of what
    something is done for; ``in_doing`` are the types of what is done by just that: who marches to protest
    does protest.
    ``aims`` stand before one of what something is meant to bring about, but for what the types of
    ``in_aiming`` tell; ``threats`` before one of what may come; ``purpose_clauses`` before a clause of what
    something is done for, unless one of ``taking`` stands above. Behind ``striving`` words "pour" brings
    what somebody wants. ``tidings`` are nouns of which an event is the content, joined by one of
    ``content``, or by one of ``content_of`` right behind, up to one of ``parting``; ``hearsay`` those that
    leave it open, ``untrue`` the words that make it false, ``hoaxes`` nouns that say so. ``untruly`` is how
    something false is told, by verbs of quotations and words of ``telling``; ``alleged`` stand before a noun
    that he who writes does not believe.
    ``being`` is the verb that carries the negation of its infinitive ("n'est à déplorer").
    ``performed`` are the types of what one does by saying so; ``deeds`` what tells any deed.
    ``one_happening`` are the types of which any noun may point back to what the story
    is about, ``local`` those of which a place name after a noun says where, ``saying`` those that are said:
    what is to come is what they are about. ``anybody`` are nouns for somebody of whom nothing is said,
    ``anew`` words before them, ``custody`` words that are told of every case. ``put_off`` say, as
    written, that something takes place later than planned. ``alike`` are lemmas that tell
    the same act; ``salient`` the types that a reporter wants confirmed; ``stages`` the steps of a case
    before the law, in their order, by the first letters of folded words.
    """

    FILE: ClassVar[str] = "events.yaml"

    triggers: dict[EventType, tuple[Trigger, ...]]
    misread: dict[str, str]
    denying: tuple[str, ...]
    planning: tuple[str, ...]
    calling_for: tuple[str, ...]
    doubting: tuple[str, ...]
    achieving: tuple[str, ...]
    imminent: tuple[str, ...]
    purposes: tuple[str, ...]
    in_doing: tuple[EventType, ...]
    aims: tuple[str, ...]
    in_aiming: tuple[EventType, ...]
    threats: tuple[str, ...]
    purpose_clauses: tuple[str, ...]
    taking: tuple[str, ...]
    striving: tuple[str, ...]
    tidings: tuple[str, ...]
    hearsay: tuple[str, ...]
    untrue: tuple[str, ...]
    hoaxes: tuple[str, ...]
    content: tuple[str, ...]
    content_of: tuple[str, ...]
    parting: tuple[str, ...]
    untruly: tuple[str, ...]
    telling: tuple[str, ...]
    alleged: tuple[str, ...]
    happening: tuple[str, ...]
    carrying: tuple[str, ...]
    suffering: tuple[str, ...]
    victims: tuple[str, ...]
    proceeding: tuple[str, ...]
    existing: Existing
    acting: tuple[EventType, ...]
    generic: tuple[str, ...]
    agents: tuple[str, ...]
    undergoing_verb: tuple[str, ...]
    undergoing_noun: tuple[str, ...]
    of: tuple[str, ...]
    joining: tuple[str, ...]
    circumstances: tuple[str, ...]
    temporal: tuple[str, ...]
    negations: tuple[str, ...]
    being: tuple[str, ...]
    inert: tuple[str, ...]
    amounts: tuple[str, ...]
    shares: tuple[str, ...]
    since: tuple[str, ...]
    after: tuple[str, ...]
    aiming: tuple[str, ...]
    during: tuple[str, ...]
    framing: tuple[str, ...]
    amid: tuple[str, ...]
    earlier: tuple[str, ...]
    people: tuple[str, ...]
    complement: tuple[str, ...]
    stances: dict[EventType, tuple[str, ...]]
    standing_by: tuple[str, ...]
    spoken: dict[EventType, tuple[str, ...]]
    performed: tuple[EventType, ...]
    deeds: Deeds
    one_happening: tuple[EventType, ...]
    local: tuple[EventType, ...]
    saying: tuple[EventType, ...]
    put_off: tuple[str, ...]
    anybody: tuple[str, ...]
    anew: tuple[str, ...]
    custody: tuple[str, ...]
    alike: tuple[tuple[str, ...], ...]
    salient: tuple[EventType, ...]
    stages: tuple[tuple[str, ...], ...]
