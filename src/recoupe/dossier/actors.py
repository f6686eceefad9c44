"""Who is who: each actor with its names, its roles, what it said and where it appears."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from recoupe.dossier.families import by_date
from recoupe.dossier.index import Index
from recoupe.model import Actor, Anchor, Article, Position


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article in which an actor is mentioned: where first, and how often."""

    article: Article
    first: Anchor
    count: int


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor as a reader meets it. ``quotations`` counts what it says, copies included."""

    actor: Actor
    quotations: int
    appearances: tuple[Appearance, ...]
    positions: tuple[Position, ...]


def profiles(index: Index) -> tuple[Profile, ...]:
    """Every actor: those who speak and are named most come first."""
    spoken = Counter(q.speaker for q in index.story.quotations)
    wants: dict[str, list[Position]] = {}
    for position in index.story.positions:
        if position.actor is not None:
            wants.setdefault(position.actor, []).append(position)
    found = [
        Profile(actor, spoken[actor.id], _appearances(actor, index), tuple(wants.get(actor.id, ())))
        for actor in index.story.actors
    ]
    return tuple(sorted(found, key=_prominence))


def _prominence(profile: Profile) -> tuple[object, ...]:
    return (
        -(len(profile.appearances) + profile.quotations),
        -len(profile.actor.mentions),
        profile.actor.name,
        profile.actor.id,
    )


def _appearances(actor: Actor, index: Index) -> tuple[Appearance, ...]:
    where: dict[str, list[Anchor]] = {}
    for mention in sorted(actor.mentions, key=index.place):
        where.setdefault(mention.article, []).append(mention)
    found = [Appearance(index.articles[i], anchors[0], len(anchors)) for i, anchors in where.items()]
    return tuple(sorted(found, key=lambda a: by_date(a.article)))
