"""From the forms of verbs to their infinitives, where a dictionary of forms knows another word first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class VerbForms:
    """``infinitives`` are the endings of infinitives; ``suffixes`` turn a form's ending into one of them.

    Suffixes are tried in order; the first that gives a known word wins. ``irregular`` wins over everything.
    """

    FILE: ClassVar[str] = "morphology.yaml"

    infinitives: tuple[str, ...]
    suffixes: tuple[tuple[str, str], ...]
    irregular: dict[str, str]
