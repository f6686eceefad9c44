"""A pronoun or a description of an article, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.extract.references.own_words import NOTHING, OwnWords
from recoupe.extract.references.vocabulary import Gender, Noun, Number
from recoupe.model import Token
from recoupe.model.claims import Kind


@dataclass(slots=True)
class Phrase:
    """A pronoun or a description before it is resolved.

    ``start`` leaves the determiner in; ``bare`` is where the description begins without it. ``use`` is that
    of a pronoun, ``determiner`` the kind of it ("definite"…, "none"). ``answers`` tells that words without
    source follow a question that stands in its own paragraph, as in an interview, ``presented`` where the
    sentence stands that follows words without source and may tell who spoke them, ``is_denied`` that there
    is no such person: "aucun blessé"; ``own`` is what the words tell of who
    speaks them, ``of_many`` that several own what is meant: "leur mur".
    """

    start: int
    end: int
    bare: int
    form: Literal["pronoun", "description"]
    sentence: int
    head: Token
    gender: Gender | None = None
    number: Number | None = None
    use: str = ""
    determiner: str = "none"
    noun: Noun | None = None
    is_source: bool = False
    is_inverted: bool = False
    has_complement: bool = False
    is_denied: bool = False
    answers: bool = False
    presented: tuple[int, int] | None = None
    marked: tuple[int, int] | None = None
    own: OwnWords = NOTHING
    of_many: bool = False

    @property
    def kind(self) -> Kind | None:
        """What kind of actor the words alone suggest."""
        if self.form == "pronoun":
            return "person" if self.own.is_one else None
        groups = self.noun.groups if self.noun else frozenset()
        if "body" in groups and not (self.noun and self.noun.is_person):
            return "organization"
        if groups & {"office", "person", "relation", "either", "unnamed"}:
            return "group" if self.number == "p" else "person"
        return None
