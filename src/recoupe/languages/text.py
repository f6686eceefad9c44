"""What cutting and parsing need to know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Segmentation:
    """Where a sentence does not end, and which parser reads the language."""

    FILE: ClassVar[str] = "segmentation.yaml"

    parser: str
    abbreviations: tuple[str, ...]
    months: tuple[str, ...]
