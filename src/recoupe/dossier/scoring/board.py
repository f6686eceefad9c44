"""The board on which measures are written, and the matching that all of them use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from recoupe.dossier.scoring.places import Place, Places, overlap

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True)
class Score:
    """A measure: its value, and what it was counted from."""

    value: float
    detail: str = ""


@dataclass
class Board:
    """The measures by name, in order, and a line for everything that was missed or wrong."""

    scores: dict[str, Score] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    def put(self, name: str, value: float, detail: str = "") -> None:
        """Write down a measure."""
        self.scores[name] = Score(value, detail)

    def share(self, name: str, part: int, whole: int, detail: str = "") -> None:
        """Write down ``part`` of ``whole``, 0 of nothing."""
        self.put(name, part / whole if whole else 0.0, f"{part}/{whole} {detail}".rstrip())

    def precision_recall(self, name: str, right: int, given: int, wanted: int) -> None:
        """Write down precision, recall and their harmonic mean."""
        precision = right / given if given else 0.0
        recall = right / wanted if wanted else 0.0
        self.put(f"{name}.precision", precision, f"{right}/{given}")
        self.put(f"{name}.recall", recall, f"{right}/{wanted}")
        both = precision + recall
        self.put(f"{name}.f1", 2 * precision * recall / both if both else 0.0)

    def miss(self, *parts: object) -> None:
        """Note what was missed or wrong, for a person to read."""
        self.missed.append(" | ".join(map(str, parts)))


def matched(
    given: Sequence[A], wanted: Sequence[B], likeness: Callable[[A, B], float], floor: float
) -> list[tuple[int, int]]:
    """Pairs of positions, one to one, the likeliest first; none is less alike than ``floor``."""
    alike = ((likeness(a, b), i, j) for i, a in enumerate(given) for j, b in enumerate(wanted))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in sorted((x for x in alike if x[0] >= floor), reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def spared(
    places: Places,
    gold: dict[str, Any],
    kind: str,
    given: Sequence[Place | None],
    used: set[int],
    mode: str | None = None,
) -> set[int]:
    """The positions of what matches nothing and yet is not wrong: optional, or in what was not marked up."""
    optional = [places.of_gold(o) for o in gold.get(f"{kind}_optional", ()) if mode in (None, o.get("mode"))]
    scope = gold.get("scope", {})

    def fair(place: Place | None) -> bool:
        if place is None or any(overlap(place, o) for o in optional):
            return True
        unmarked = bool(scope) and kind not in scope.get(place.article, ())
        return unmarked or place.article not in gold["articles"]

    return {i for i, place in enumerate(given) if i not in used and fair(place)}
