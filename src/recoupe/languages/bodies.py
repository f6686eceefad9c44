"""Bodies that the press of a language names: parties, unions, outlets, courts, firms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Bodies:
    """Bodies with their names: the usual one, then the others by which each goes."""

    FILE: ClassVar[str] = "bodies.yaml"

    bodies: tuple[tuple[str, ...], ...]
