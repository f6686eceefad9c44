"""What one article says, who the actors are, and the story as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.anchor import Anchor
from recoupe.model.article import Article
from recoupe.model.claims import Event, Figure, Finding, Kind, Mention, Position, Quotation, Role, Time
from recoupe.model.judgement import Judgement
from recoupe.model.times import TimeExpression


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says, read by itself: the result of stages 1 to 3.

    It depends on the text, the language data and the version of the program alone.
    """

    article: str
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One of the names of an actor, and how often the articles use it."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Actor:
    """The person, organization, group, country or place that mentions name, across articles.

    ``merged_because`` says on what each merge rests. ``may_be`` are the ids of the actors of whom this one
    may be any: a surname that several bear, and nothing tells whom it means.
    """

    id: str
    name: str
    kind: Kind
    names: tuple[Name, ...]
    mentions: tuple[Anchor, ...]
    roles: tuple[Role, ...] = ()
    same_as: tuple[str, ...] = ()
    merged_because: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"an actor needs at least one mention: {self.name}")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the journalists' own that several articles share, with their place in each.

    ``standing``: background that an outlet prints under many articles, which makes none of them a copy.
    """

    anchors: tuple[Anchor, ...]
    standing: bool = False

    def __post_init__(self) -> None:
        if len(self.anchors) < 2:
            raise ValueError("a passage stands in at least two articles")


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measure about one thing, place and scope, in the order of time. ``figures`` are ids."""

    id: str
    label: str
    measure: str
    counted: str | None
    place: str | None
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A set of articles and everything they say: what the stages hand on and the dossier shows.

    ``judgements`` are those in force, the latest first; ``to_review`` the ids of those whose words or finding
    are gone: a person should look again.
    """

    title: str
    articles: tuple[Article, ...]
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    series: tuple[Series, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()
    to_review: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
