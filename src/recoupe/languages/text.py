"""What cutting and parsing need to know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Segmentation:
    """Where a sentence does not end, and which parser reads the language.

    The stop after ``abbreviations`` never ends a sentence, after ``before_number`` not where a digit follows.
    ``openers`` begin sentences: one of them with its capital, glued to the word before, begins another text.
    ``elided`` are openers that end in an apostrophe, without it.
    """

    FILE: ClassVar[str] = "segmentation.yaml"

    parser: str
    abbreviations: tuple[str, ...]
    before_number: tuple[str, ...]
    openers: tuple[str, ...]
    elided: tuple[str, ...]
