"""How words are formed: forms of verbs with their infinitives, and the endings that say what a form is.

A dictionary of forms gives one lemma a form, often that of another word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Morphology:
    """``infinitives`` are the endings of infinitives; ``suffixes`` turn a form's ending into one of them.

    Suffixes are tried in order; the first that gives a known word wins. ``irregular`` wins over everything.
    ``participles`` are the endings of the past participles of verbs in ``regular``, ``gerunds`` those of
    present participles. ``silent`` is what infinitives lose before the endings of the future and the
    conditional. ``feminine`` are the endings of adjectives in the feminine, singular and plural, ``plurals``
    those of nouns in the plural.
    ``reflexives`` are the pronouns, as written, that make a verb pronominal; their lemma is among them.
    """

    FILE: ClassVar[str] = "morphology.yaml"

    infinitives: tuple[str, ...]
    suffixes: tuple[tuple[str, str], ...]
    irregular: dict[str, str]
    regular: str
    participles: tuple[str, ...]
    gerunds: tuple[str, ...]
    silent: str
    feminine: tuple[str, ...]
    plurals: tuple[str, ...]
    reflexives: tuple[str, ...]
