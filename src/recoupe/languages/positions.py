"""Words by which somebody takes a position: wants, accepts, refuses, promises, demands …"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from recoupe.model.claims import Stance

# What brings in that on which the position is taken: a noun without preposition, an infinitive, a clause with
# "que", or one of these prepositions before a noun.
Taking = Literal["object", "infinitive", "clause", "to", "against", "for"]


@dataclass(frozen=True)
class Frame:
    """A word that takes a position, and what it ``takes``.

    ``verb``, ``noun`` or ``adjective`` is a lemma. ``pronominal`` asks for or forbids "se". ``needs`` are
    lemmas of which one must head what it takes, ``unless`` those that may not. ``ahead`` asks for a clause in
    the future or the conditional: what is announced, not what is reported. ``standing`` forbids the perfect:
    "j'ai voulu avancer" tells a deed. ``definite`` asks for a noun that names one thing ("les violences"),
    ``asking`` says that an infinitive may hang on whom it is asked of ("appelle les habitants à rester").
    """

    takes: tuple[Taking, ...]
    verb: str | None = None
    noun: str | None = None
    adjective: str | None = None
    pronominal: bool | None = None
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    ahead: bool = False
    standing: bool = False
    definite: bool = False
    asking: bool = False


@dataclass(frozen=True)
class PositionWords:
    """The words that take a position, by stance.

    ``negated`` says which stance the denial of a stance is; a denial of another says nothing.
    ``favourable`` and ``unfavourable`` stances are the two sides of a subject. ``to``,
    ``against``, ``for_``, ``of`` and ``by`` are prepositions, as lemmas; ``fused`` gives the article that one
    holds. ``idle`` are infinitives and ``empty`` nouns that say
    nothing on which one could take a position, ``through`` heads that hand on to what they govern,
    ``light`` verbs that say nothing without a noun.
    ``intended`` are nouns of what is announced to come;
    ``holding`` verbs of which the object is the position of their subject ("avoir l'intention de").
    ``joining_infinitive`` and ``joining_clause`` are what joins these to the word that takes them, ``polite``
    verbs that stand in the conditional without being hearsay,
    ``resultative`` those of which a passive is a state. ``articles`` begin a noun.
    ``professing`` are verbs by which somebody says where he stands ("se dit prête à").
    ``speaking`` are the pronouns of the speaker, ``pointing`` those that stand for what is taken,
    ``impersonal`` those of nobody; ``collective`` nouns for people who take positions together without a
    name. ``possessive`` say that a holder is another's. ``possible`` are words above a position that make
    it no position yet. ``since`` are prepositions of what lasts.
    ``amounts`` are nouns that measure, on which a position is taken where they are counted ("propose 2 %"),
    ``terms`` those where it is said of what as well. ``standing_for`` are bodies that a story has but one of,
    named without more ("la direction"). ``alike`` are lemmas that tell one thing. ``same_office`` are rows of
    names of one office, ``speaking_for`` beginnings of titles whose holder stands for the country or the body
    that the title names, ``governing`` the nouns of bodies that stand for their country. ``reserved`` are
    words, as they stand, that leave what is announced without a day, a number or a commitment, ``but`` those
    that join them to it; ``firm`` those that say it is without reserve.
    """

    FILE: ClassVar[str] = "positions.yaml"

    stances: dict[Stance, tuple[Frame, ...]]
    negated: dict[Stance, Stance]
    favourable: tuple[Stance, ...]
    unfavourable: tuple[Stance, ...]
    to: tuple[str, ...]
    against: tuple[str, ...]
    for_: tuple[str, ...]
    of: tuple[str, ...]
    by: tuple[str, ...]
    fused: dict[str, str]
    idle: tuple[str, ...]
    through: tuple[str, ...]
    light: tuple[str, ...]
    empty: tuple[str, ...]
    intended: tuple[str, ...]
    holding: tuple[str, ...]
    joining_infinitive: tuple[str, ...]
    joining_clause: tuple[str, ...]
    polite: tuple[str, ...]
    resultative: tuple[str, ...]
    articles: tuple[str, ...]
    professing: tuple[str, ...]
    speaking: tuple[str, ...]
    pointing: tuple[str, ...]
    impersonal: tuple[str, ...]
    collective: tuple[str, ...]
    possessive: tuple[str, ...]
    possible: tuple[str, ...]
    negations: tuple[str, ...]
    times: tuple[str, ...]
    since: tuple[str, ...]
    amounts: tuple[str, ...]
    terms: tuple[str, ...]
    standing_for: tuple[str, ...]
    alike: tuple[tuple[str, ...], ...]
    same_office: tuple[tuple[str, ...], ...]
    speaking_for: tuple[str, ...]
    governing: tuple[str, ...]
    reserved: tuple[str, ...]
    but: tuple[str, ...]
    firm: tuple[str, ...]
