"""How often each kind of evidence for a speaker is right in the press of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Confidence:
    """By kind of evidence: points (weight of the evidence, share of right speakers), both 0 to 1, rising.

    Between two points the share is interpolated, outside them it is that of the nearest.
    """

    FILE: ClassVar[str] = "confidence.yaml"

    speakers: dict[str, tuple[tuple[float, float], ...]]

    def share(self, evidence: str, weight: float) -> float:
        """How sure a speaker is by evidence of this kind and weight; KeyError for an unknown kind."""
        points = self.speakers[evidence]
        low = points[0]
        for high in points:
            if weight <= high[0]:
                width = high[0] - low[0]
                return high[1] if width <= 0 else low[1] + (high[1] - low[1]) * (weight - low[0]) / width
            low = high
        return low[1]
