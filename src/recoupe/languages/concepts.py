"""Words by which reporters tell one thing: the one writes "chauffeur", the other "conducteur"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Concepts:
    """``same`` are rows of lemmas that tell one thing, each row under the first of its words.

    A word stands in one row alone, here and in what ``Comparison.alike`` and ``EventWords.alike`` hold.
    """

    FILE: ClassVar[str] = "concepts.yaml"

    same: tuple[tuple[str, ...], ...]
