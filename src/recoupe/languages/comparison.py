"""What comparing words needs to know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Comparison:
    """Words that carry no news, and words that turn a sentence into its opposite."""

    FILE: ClassVar[str] = "comparison.yaml"

    function_words: tuple[str, ...]
    negations: tuple[str, ...]
