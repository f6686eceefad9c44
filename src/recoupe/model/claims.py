"""What articles say. Every claim rests on at least one anchor.

The reading of one article (stage 3) leaves open what only the story can tell — who "il" is, which Tuesday
"mardi" was — and later stages fill it in with ``dataclasses.replace``: claims are never changed in place.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from recoupe.model.anchor import Anchor
from recoupe.model.record import Record

Kind = Literal["person", "organization", "group", "country", "place"]
Mode = Literal["direct", "indirect"]
Approximation = Literal[
    "exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "order_of_magnitude"
]
FigureStatus = Literal["actual", "planned", "minimum", "denied", "possible"]
EventStatus = Literal["asserted", "planned", "denied", "possible", "called_for"]
Stance = Literal[
    "wants", "accepts", "refuses", "announces", "promises", "demands", "supports", "opposes", "denies"
]
FindingLevel = Literal["front", "more", "background"]
FindingKind = Literal["corroborates", "contradicts", "updates", "same_quotation", "single_source", "copy"]


def claim_id(prefix: str, *parts: object) -> str:
    """An id that is a hash of content: the same ``parts`` give the same id on every machine."""
    digest = hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()
    return f"{prefix}-{digest[:16]}"


class Identified(Record):
    """What has an id: a hash of its content, worked out when it is first asked for and then kept.

    The slot is no field of a dataclass: it takes no part in comparing, copying, printing or writing down.
    """

    __slots__ = ("_id",)
    _id: str

    @property
    def id(self) -> str:
        """A hash of what ``_identity`` says."""
        try:
            return self._id
        except AttributeError:
            kind, *parts = self._identity()
            # Frozen for everybody else.
            object.__setattr__(self, "_id", claim_id(str(kind), *parts))
            return self._id

    def _identity(self) -> tuple[object, ...]:
        """The kind of thing, and what makes it this one."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Role(Record):
    """A title held ("Premier ministre irakien"), from when to when as EDTF, as the articles say it."""

    title: str
    start: str | None = None
    end: str | None = None
    evidence: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Antecedent(Record):
    """Other words of the article that a pronoun or a description may stand for.

    ``weight`` is 1 where the sentence itself says so (an apposition, a relative clause), else below 1: how
    much the words stand out where the reference stands. Weights are compared with each other, not added
    up to one.
    """

    anchor: Anchor
    weight: float


@dataclass(frozen=True, slots=True)
class Mention(Record):
    """Words that name or describe an actor in one article.

    ``name`` is the bare name ("Jean Dupont" in "M. Jean Dupont"), the words of a description without its
    determiner ("porte-parole du parquet"), or a pronoun in lower case. ``kind`` is what this sentence alone
    suggests; ``hints`` say why ("title", "first_name", "subject_of_saying", "locative", "tagger:LOC"…), so
    that the story can vote.
    ``titles`` are the roles that stand with the name. ``aliases`` are other names that the text itself gives
    for the same actor ("État islamique (EI)"). ``antecedents`` are what a pronoun or a description may stand
    for, the likeliest first.
    """

    anchor: Anchor
    name: str
    form: Literal["name", "description", "pronoun"]
    kind: Kind | None = None
    hints: tuple[str, ...] = ()
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "p"] | None = None
    titles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation(Identified):
    """Content, cue and source (the terms of the Penn Attribution Relations Corpus), and who speaks.

    ``content`` leaves the marks and the complementizer out. Reading sets ``continues`` when the quotation
    has no cue of its own and keeps the speaker of the one before it; it names the id of that one.
    ``nested_in`` is the id of the quotation inside which this one is reported.
    """

    content: Anchor
    mode: Mode
    cue: Anchor | None = None
    source: Anchor | None = None
    continues: str | None = None
    nested_in: str | None = None
    hearsay: bool = False
    speaker: str | None = None
    speaker_name: str | None = None
    date: str | None = None
    confidence: float = 1.0

    def _identity(self) -> tuple[object, ...]:
        c = self.content
        return "quotation", self.mode, c.article, c.start, c.end, c.exact


@dataclass(frozen=True, slots=True)
class Time:
    """A calendar expression and its EDTF value (ISO 8601-2), None where it cannot be known.

    ``scope`` are the offsets of the part of its sentence that it dates, None for all of it; ``since`` marks a
    beginning ("depuis lundi").
    """

    anchor: Anchor
    edtf: str | None
    scope: tuple[int, int] | None = None
    since: bool = False


@dataclass(frozen=True, slots=True)
class Figure(Identified):
    """A quantity with what it counts or measures.

    ``low`` and ``high`` are inclusive bounds in ``unit`` ("%", "EUR", "km"…; plain things where it is None),
    None where the range is open. ``counted`` are the words for the thing counted, ``measure`` the normalised
    kind of quantity ("deaths", "injured", "participants", "arrested", "troops", "money", "percent"…).
    """

    anchor: Anchor
    low: float | None
    high: float | None
    approximation: Approximation = "exact"
    counted: str | None = None
    measure: str | None = None
    unit: str | None = None
    place: str | None = None
    as_of: str | None = None
    said_by: str | None = None
    status: FigureStatus = "actual"
    series: str | None = None
    part_of: str | None = None
    confidence: float = 1.0

    def _identity(self) -> tuple[object, ...]:
        a = self.anchor
        return "figure", a.article, a.start, a.end, a.exact, self.low, self.high


@dataclass(frozen=True, slots=True)
class Event(Identified):
    """What happened: a PLOVER type, who did it to whom, where, when, and how sure.

    One mention when an article has just been read; every mention of one happening after the comparison.
    ``agent``, ``recipient`` and ``place`` are words of the text until actors are known, then names.
    ``clauses`` are the words of the clause of each mention, in the order of ``mentions``; ``governing`` those
    of the clause above a single mention, whose time is that of the event as well. ``asides`` are words among
    those of its clause that tell something else ("qui lui a succédé en 2020"), ``beside`` says that the event
    itself stands there. ``anterior`` says that it came before what is narrated ("avait fui"), ``earlier``
    that it was another time than the one told of ("a déjà été condamné"), ``done`` that a perfect tells it,
    so that no time to come is its own ("a été convoqué pour le 3 mai"). ``anaphoric`` says that the words
    refer to an event told before ("cette agression"), ``definite`` that a noun with a definite article, or
    alone in a heading, names it; ``dated`` that the words say when. ``agent_at`` and
    ``recipient_at`` are where a single mention says who acts and to whom it is done, a pronoun included.
    """

    type: str
    mentions: tuple[Anchor, ...]
    date: str | None = None
    agent: str | None = None
    recipient: str | None = None
    place: str | None = None
    status: EventStatus = "asserted"
    confidence: float = 1.0
    clauses: tuple[Anchor, ...] = ()
    governing: Anchor | None = None
    anterior: bool = False
    earlier: bool = False
    done: bool = False
    anaphoric: bool = False
    definite: bool = False
    dated: bool = False
    asides: tuple[Anchor, ...] = ()
    beside: bool = False
    agent_at: Anchor | None = None
    recipient_at: Anchor | None = None

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError("an event needs at least one mention")

    def _identity(self) -> tuple[object, ...]:
        return "event", self.type, *((m.article, m.start, m.end, m.exact) for m in self.mentions)


@dataclass(frozen=True, slots=True)
class Position(Identified):
    """What an actor wants, accepts, refuses, announces, promises, demands, supports, opposes or denies.

    ``subject`` are the words on which the position is taken; after the comparison, the name of the subject.
    ``evidence`` are the words that take it, one anchor when an article has just been read. ``actor`` is the
    id of its holder, None where no actor has the name; ``actor_name`` the name, or the words of the text.
    ``reported_by`` is the id of the actor who says so, when it is another one.

    Reading leaves open who it is: ``holder`` is where the text names the holder, None for the speaker ("nous
    refusons"); ``pointed`` says that it does so in a sentence before, and a pronoun stands here. ``act`` is
    the word that takes the position, ``clause`` and ``governing`` where its time stands, ``asides`` what is
    told besides in these, ``matter`` the words of the subject, ``topics`` what it is on as lemmas, the head
    first.
    """

    actor: str | None
    stance: Stance
    subject: str
    evidence: tuple[Anchor, ...]
    actor_name: str | None = None
    date: str | None = None
    reported_by: str | None = None
    confidence: float = 1.0
    holder: Anchor | None = None
    act: Anchor | None = None
    clause: Anchor | None = None
    governing: Anchor | None = None
    anterior: bool = False
    asides: tuple[Anchor, ...] = ()
    pointed: bool = False
    topics: tuple[str, ...] = ()
    matter: Anchor | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a position needs evidence")

    def _identity(self) -> tuple[object, ...]:
        return "position", self.stance, *((a.article, a.start, a.end) for a in self.evidence)


Open = TypeVar("Open", Quotation, Figure)


def with_learnt(claim: Open, **learnt: Any) -> Open:
    """``claim`` with what later stages learn of it: who speaks, which day it was.

    Its id does not depend on that, and is kept: working it out again is dear.
    """
    # ``dataclasses.replace`` takes a third longer.
    fields = type(claim).__match_args__
    found = type(claim)(*[learnt[name] if name in learnt else getattr(claim, name) for name in fields])
    object.__setattr__(found, "_id", claim.id)
    return found


@dataclass(frozen=True, slots=True)
class Finding(Identified):
    """A relation between claims, with a sentence that explains it and the anchors on every side.

    ``level`` says where it is to be read: on the front, at most twenty of a story; among the rest; or out of
    sight until asked for.
    """

    kind: FindingKind
    about: str
    explanation: str
    claims: tuple[str, ...]
    evidence: tuple[Anchor, ...]
    independent_sources: int = 1
    confidence: float = 1.0
    explanation_en: str | None = None
    level: FindingLevel = "more"

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a finding needs evidence")

    def _identity(self) -> tuple[object, ...]:
        places = ((a.article, a.start, a.end) for a in self.evidence)
        return "finding", self.kind, *self.claims, *places
