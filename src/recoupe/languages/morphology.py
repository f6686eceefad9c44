"""How words are formed: forms of verbs with their infinitives, and the endings that say what a form is.

A dictionary of forms gives one lemma a form, often that of another word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class OfParticiple:
    """The ``infinitive`` that stands in place of the ``ending`` of a participle of ``least`` letters."""

    ending: str
    infinitive: str
    least: int = 1


@dataclass(frozen=True)
class Endings:
    """The endings of a tense: in the ``third`` person, in which the press tells, and in the ``others``."""

    third: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Those of every person."""
        return self.third + self.others


@dataclass(frozen=True)
class Morphology:
    """``infinitives`` are the endings of infinitives; ``suffixes`` turn a form's ending into one of them.

    Suffixes are tried in order; the first that gives a known word wins. ``irregular`` wins over everything.
    ``have`` is the auxiliary that makes a past and nothing else.
    ``participles`` are the endings of the past participles of verbs in ``regular``, ``gerunds`` those of
    present participles; ``verbs_of_participles`` lead from a participle to its verb. ``silent`` is what
    infinitives lose before the endings of ``future`` and ``conditional``, which stand
    after the letter ``before_future``; the endings of the conditional are those of the imperfect too.
    ``feminine`` are the endings of adjectives in the feminine, singular and plural, ``plurals`` those of
    nouns in the plural; ``agreement`` are the endings of gender and number, the longest first.
    ``elided`` are words that end in an apostrophe, without it.
    ``reflexives`` are the pronouns, as written, that make a verb pronominal; their lemma is among them.
    """

    FILE: ClassVar[str] = "morphology.yaml"

    infinitives: tuple[str, ...]
    suffixes: tuple[tuple[str, str], ...]
    irregular: dict[str, str]
    have: str
    regular: str
    participles: tuple[str, ...]
    verbs_of_participles: tuple[OfParticiple, ...]
    gerunds: tuple[str, ...]
    silent: str
    future: Endings
    conditional: Endings
    before_future: str
    feminine: tuple[str, ...]
    plurals: tuple[str, ...]
    agreement: tuple[str, ...]
    elided: tuple[str, ...]
    reflexives: tuple[str, ...]
