"""What figures must share to be of one series, but for the place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """Measure, unit and thing counted; ``part`` of another number, of a ``degree``, and whose they are.

    ``nation`` is the nationality of those counted, where others are told from them by it.
    """

    measure: str
    unit: str
    thing: str
    part: bool
    degree: str
    whose: str
    nation: str
