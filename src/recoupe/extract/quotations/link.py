"""What a stretch between marks is found to be: with which cue, which source, and by what rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.extract.quotations.cue import Cue

Rule = Literal["incise", "colon", "resumed", "governed", "later", "attribution", "speaker", "none"]


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch (at the node ``node``) with the cue that reports it, and how that was found."""

    stretch: int
    node: int
    rule: Rule
    cue: Cue | None = None
    source: tuple[int, int] | None = None
