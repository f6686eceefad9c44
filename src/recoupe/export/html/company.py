"""The company that actors keep: with whom they are named in one breath, as a list and as a small network."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from recoupe.dossier import Index
from recoupe.export.present import clipped
from recoupe.model import Actor

WIDTH, HEIGHT = 860, 330
_RING_X, _RING_Y = 215, 122
# Where somebody is, and in which country, says nothing of the company kept.
_KINDS = frozenset({"person", "organization", "group"})
# Fewer companions are told faster by a list; more do not fit on the ring.
_FEWEST, _MOST = 3, 10
# A paragraph that names more than these is a list of names.
_CROWD = 12
_PARAGRAPH = 800
_LONGEST = 28


class Companion(NamedTuple):
    """An actor, and in how many articles a paragraph names it together with another one."""

    actor: Actor
    articles: int


class Node(NamedTuple):
    """A companion on the ring, with the side on which its name stands."""

    x: float
    y: float
    actor: Actor
    articles: int
    name: str
    anchor: str
    label_x: float
    label_y: float


class Tie(NamedTuple):
    """A line between two; ``own`` where it leads to the actor in the middle."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    own: bool


class Network(NamedTuple):
    """What the template draws: the one in the middle stands at half the width and height."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


class Circle:
    """Who is named with whom in a story."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, Counter[str]] = {}

    @cached_property
    def _paragraphs(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """The actors of each paragraph."""
        cuts = {article.id: _cuts(article.text) for article in self._index.story.articles}
        found: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
        for actor in self._index.story.actors:
            for mention in actor.mentions if actor.kind in _KINDS else ():
                found[mention.article, bisect_right(cuts[mention.article], mention.start)][actor.id] = None
        return {place: tuple(actors) for place, actors in found.items() if len(actors) <= _CROWD}

    @cached_property
    def _places(self) -> dict[str, list[tuple[str, int]]]:
        """The paragraphs of each actor."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for place, actors in self._paragraphs.items():
            for actor in actors:
                found[actor].append(place)
        return found

    @property
    def ready(self) -> bool:
        """Whether anybody is named with anybody; looked up now, so that it need not be later."""
        return bool(self._places)

    def _counted(self, actor: str) -> Counter[str]:
        """In how many articles each other one stands in a paragraph with an actor; counted once."""
        if actor not in self._known:
            self._known[actor] = self._count(actor)
        return self._known[actor]

    def _count(self, actor: str) -> Counter[str]:
        together: dict[str, set[str]] = defaultdict(set)
        for place in self._places.get(actor, ()):
            for other in self._paragraphs[place]:
                together[other].add(place[0])
        together.pop(actor, None)
        return Counter({other: len(articles) for other, articles in together.items()})

    def company(self, actor: Actor, most: int = 12) -> list[Companion]:
        """With whom an actor is named, most often first."""
        named = [Companion(self._index.actors[i], n) for i, n in self._counted(actor.id).items()]
        named.sort(key=lambda c: (-c.articles, -len(c.actor.mentions), c.actor.name, c.actor.id))
        return named[:most]

    def network(self, actor: Actor) -> Network | None:
        """The company of an actor with the ties within it; None where a list tells as much."""
        company = self.company(actor, _MOST)
        if len(company) < _FEWEST:
            return None
        ties = {c.actor.id: self._counted(c.actor.id) for c in company}
        if not any(a.actor.id in ties[b.actor.id] for a in company for b in company):
            return None
        ring = _arranged(company, ties)
        nodes = tuple(_node(c, i, len(ring)) for i, c in enumerate(ring))
        return Network(nodes, tuple(_ties(nodes, ties)))


def _cuts(text: str) -> list[int]:
    """Where the paragraphs of a text begin; one that is very long is cut into several."""
    cuts: list[int] = []
    at = 0
    for line in text.split("\n"):
        cuts.extend(range(at, at + max(1, len(line)), _PARAGRAPH))
        at += len(line) + 1
    return cuts


def _arranged(company: list[Companion], ties: dict[str, Counter[str]]) -> list[Companion]:
    """The company in a ring, each beside the one with whom it is named most."""
    left = list(company)
    ring = [left.pop(0)]
    while left:
        last = ties[ring[-1].actor.id]
        best = max(left, key=lambda c: (last[c.actor.id], c.articles, -left.index(c)))
        left.remove(best)
        ring.append(best)
    return ring


def _node(companion: Companion, place: int, many: int) -> Node:
    angle = 2 * math.pi * (place + 0.5) / many - math.pi / 2
    across, down = math.cos(angle), math.sin(angle)
    x, y = WIDTH / 2 + _RING_X * across, HEIGHT / 2 + _RING_Y * down
    anchor = "middle" if abs(across) < 0.3 else "start" if across > 0 else "end"
    beside = {"middle": 0, "start": 12, "end": -12}[anchor]
    above = (-14 if down < 0 else 24) if anchor == "middle" else 5
    short = clipped(companion.actor.name, _LONGEST)
    place_ = (round(x, 1), round(y, 1))
    label = (round(x + beside, 1), round(y + above, 1))
    return Node(*place_, companion.actor, companion.articles, short, anchor, *label)


def _ties(nodes: tuple[Node, ...], ties: dict[str, Counter[str]]) -> Iterable[Tie]:
    """The lines, those between companions first, so that the actor's own lie over them."""
    most = max(node.articles for node in nodes)
    for i, node in enumerate(nodes):
        for other in nodes[i + 1 :]:
            if shared := ties[node.actor.id][other.actor.id]:
                yield Tie(node.x, node.y, other.x, other.y, _width(shared, most), own=False)
    for node in nodes:
        yield Tie(WIDTH / 2, HEIGHT / 2, node.x, node.y, _width(node.articles, most), own=True)


def _width(shared: int, most: int) -> float:
    return round(1 + 4 * min(1.0, shared / most), 1)
