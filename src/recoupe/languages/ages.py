"""How the press says how old somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class AgeWords:
    """``years`` stand behind the number of an age, ``led`` may lead to it; ``no_age`` behind both deny it.

    All are in lower case.
    """

    FILE: ClassVar[str] = "ages.yaml"

    years: tuple[str, ...]
    led: tuple[str, ...]
    no_age: tuple[str, ...]
