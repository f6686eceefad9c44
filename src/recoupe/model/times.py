"""Calendar expressions before they are placed: what the words say, not yet which day they mean."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.anchor import Anchor


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A calendar expression as the text alone gives it."""

    anchor: Anchor
