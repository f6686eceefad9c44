"""Of what somebody is accused before the law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Charges:
    """Words that bring a charge, as they stand in lower case, and the offences.

    ``brought`` stand before the offence. Each row of ``offences`` has the names of one, to which
    ``plurals`` are added.
    """

    FILE: ClassVar[str] = "charges.yaml"

    brought: tuple[str, ...]
    offences: tuple[tuple[str, ...], ...]
    plurals: tuple[str, ...]
