"""How persons are named and how names are spelt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Forms:
    """Words by the gender they tell; ``either`` tells none."""

    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    either: tuple[str, ...]


@dataclass(frozen=True)
class Spelling:
    """A rule of spelling, applied to a word folded to lower case without accents: a regular expression."""

    write: str
    as_: str
    why: str


@dataclass(frozen=True)
class Reasons:
    """Why names were given to one actor, in words for the reader: templates with fields in braces."""

    spelling: str
    surname_in_article: str
    surname_in_story: str
    given_in_article: str
    ambiguous: str
    known: str
    alias: str
    same_sound: str


@dataclass(frozen=True)
class Names:
    """Civilities, particles, first names, and what makes two spellings one name.

    ``articles`` are the Arabic articles, ``filiation`` the words for "son of" and "father of", which belong
    to the name; ``particles`` those that link first name and surname. ``spellings`` are applied in their
    order. ``close_vowels`` and ``close_consonants`` are pairs of sounds that transliterations confuse.
    """

    FILE: ClassVar[str] = "names.yaml"

    civilities: Forms
    articles: tuple[str, ...]
    filiation: tuple[str, ...]
    particles: tuple[str, ...]
    generations: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    close_vowels: tuple[str, ...]
    close_consonants: tuple[str, ...]
    short_forms: tuple[tuple[str, ...], ...]
    reasons: Reasons
    first_names: Forms
