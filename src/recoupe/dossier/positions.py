"""Who wants what: positions by holder, each through time."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.dossier import edtf
from recoupe.dossier.index import Index
from recoupe.model import Actor, Position


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds positions: an actor, or only a description ("les syndicats")."""

    actor: Actor | None
    name: str
    positions: tuple[Position, ...]


def holders(index: Index) -> tuple[Holder, ...]:
    """All holders with their positions in the order of time.

    Those who hold most come first, and those who are only described after those who are known.
    """
    groups: dict[tuple[bool, str], list[Position]] = {}
    for position in index.story.positions:
        known = position.actor in index.actors
        key = str(position.actor) if known else position.actor_name or ""
        if key:
            groups.setdefault((not known, key), []).append(position)
    found = [_holder(nameless, key, held, index) for (nameless, key), held in groups.items()]
    return tuple(sorted(found, key=lambda h: (h.actor is None, -len(h.positions), h.name)))


def _holder(nameless: bool, key: str, held: list[Position], index: Index) -> Holder:
    actor = None if nameless else index.actors[key]
    ordered = sorted(held, key=lambda p: (edtf.order(p.date), p.subject, index.place(p.evidence[0])))
    return Holder(actor, actor.name if actor else key, tuple(ordered))
