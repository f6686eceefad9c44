"""What cleaning must know of a language to repair a text: which words were broken, which lines go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class LostCharacters:
    """Where a character that an old encoding could not hold was printed as "?".

    ``ligatures`` maps a letter to the beginnings of the words, in lower case, that are written with it;
    ``elisions`` are the words that end in an apostrophe, without it; ``before_elided`` the letters that may
    follow it.
    """

    ligatures: dict[str, tuple[str, ...]]
    apostrophe: str
    elisions: tuple[str, ...]
    before_elided: str


@dataclass(frozen=True)
class Repairs:
    """``unfinished`` are the words, in lower case, after which neither a sentence nor a title ends."""

    FILE: ClassVar[str] = "repairs.yaml"

    lost: LostCharacters
    unfinished: tuple[str, ...]


@dataclass(frozen=True)
class Recognition:
    """How a text of this language is known: the commonest words, and the least share of them in any text."""

    FILE: ClassVar[str] = "recognition.yaml"

    names: tuple[str, ...]
    words: tuple[str, ...]
    least_share: float
    least_words: int
