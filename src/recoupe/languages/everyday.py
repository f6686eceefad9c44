"""Words of which any report is full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Everyday:
    """``words`` that two sentences share without telling of one matter, by lemma."""

    FILE: ClassVar[str] = "everyday.yaml"

    words: tuple[str, ...]
