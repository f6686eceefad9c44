"""What a reporter wants to see confirmed where one source alone tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Matter:
    """Words of one kind of weighty matter, by lemma, and how much it weighs that a sentence has one."""

    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Notable:
    """The matters by name, how much each type of ``happenings`` weighs, and what adds to them.

    This stands in lower case: ``nobody`` say that there was none, before one of ``harm``; ``unnamed`` that
    who says it is not named, or that the paper itself found it out.
    """

    FILE: ClassVar[str] = "notable.yaml"

    matters: dict[str, Matter]
    happenings: dict[str, float]
    nobody: tuple[str, ...]
    harm: tuple[str, ...]
    unnamed: tuple[str, ...]
