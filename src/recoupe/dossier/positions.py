"""Who wants what: positions by holder, each through time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from recoupe.dossier import edtf
from recoupe.dossier.index import Index
from recoupe.dossier.judged import judged
from recoupe.model import Actor, Position


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds positions: an actor, or only a description ("les syndicats")."""

    actor: Actor | None
    name: str
    positions: tuple[Position, ...]


def holders(index: Index) -> tuple[Holder, ...]:
    """All holders with their positions in the order of time, what a person pinned in front.

    Those with a pinned position come first, then those who hold most; those who are only described come
    after those who are known.
    """
    groups: dict[tuple[bool, str], list[Position]] = {}
    for position in index.story.positions:
        known = position.actor in index.actors
        key = str(position.actor) if known else position.actor_name or ""
        if key:
            groups.setdefault((not known, key), []).append(position)
    pinned = {id_ for id_, said in index.once(judged).items() if any(j.decision == "pin" for j in said)}
    found = [_holder(nameless, key, held, index, pinned) for (nameless, key), held in groups.items()]
    return tuple(sorted(found, key=lambda h: (*_rank(h, pinned), h.name)))


def _holder(nameless: bool, key: str, held: list[Position], index: Index, pinned: Collection[str]) -> Holder:
    def order(position: Position) -> tuple[object, ...]:
        place = index.place(position.evidence[0])
        return position.id not in pinned, edtf.order(position.date), position.subject, place

    actor = None if nameless else index.actors[key]
    return Holder(actor, actor.name if actor else key, tuple(sorted(held, key=order)))


def _rank(holder: Holder, pinned: Collection[str]) -> tuple[bool, bool, int]:
    return holder.positions[0].id not in pinned, holder.actor is None, -len(holder.positions)
