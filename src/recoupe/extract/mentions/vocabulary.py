"""The words that reading names needs, by what they are words for; folded where nothing else is said."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extract.mentions.entries import Phrases


@dataclass(frozen=True)
class PersonWords:
    """The words that stand with names of persons."""

    civilities: dict[str, str | None]
    first_names: dict[str, str | None]
    particles: frozenset[str]
    filiation: frozenset[str]
    kinship: frozenset[str]
    kin: dict[str, str | None]
    families: frozenset[str]


@dataclass(frozen=True)
class Tenure:
    """The words for offices, and for holding them."""

    offices: Phrases
    before_name: Phrases
    ordinals: frozenset[str]
    former: frozenset[str]
    named: frozenset[str]
    dating: frozenset[str]
    in_bodies: frozenset[str]


@dataclass(frozen=True)
class LittleWords:
    """The little words around names."""

    of: frozenset[str]
    contracted: frozenset[str]
    to: frozenset[str]
    dative_verbs: frozenset[str]
    partitives: frozenset[str]
    complements: frozenset[str]
    articles: frozenset[str]
    plural_articles: frozenset[str]
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    in_names: frozenset[str]
    in_titles: frozenset[str]
    after_titles: frozenset[str]
    years: frozenset[str]
    ambiguous: frozenset[str]
    aliases: frozenset[str]
    naming: tuple[str, ...]
    ordinal_endings: frozenset[str]
    in_toponyms: frozenset[str]


@dataclass(frozen=True)
class Nouns:
    """The nouns of bodies, groups and places, by which their names are known."""

    institutions: Phrases
    branches: Phrases
    teams: Phrases
    sports_nations: frozenset[str]
    portfolios: frozenset[str]
    bodies: Phrases
    heads: Phrases
    places: Phrases
    clubs: frozenset[str]
    collectives: frozenset[str]
    shortened: frozenset[str]
    named_after: frozenset[str]
    dedicated: frozenset[str]
    alone: frozenset[str]
    gates: frozenset[str]
    numbered: frozenset[str]
    numbered_roads: frozenset[str]
    road_nouns: frozenset[str]
    roads: dict[str, frozenset[str]]
    no_roads: frozenset[str]
    firm_first: frozenset[str]
    firm_endings: frozenset[str]
    of_firms: Phrases
    territories: frozenset[str]
    compass: frozenset[str]
    named_things: frozenset[str]
    place_prefixes: tuple[str, ...]
    place_openers: frozenset[str]
    of_places: frozenset[str]
    no_actors: Phrases
    no_names: frozenset[str]
    acronym_senses: frozenset[str]
    inhabitant_endings: tuple[str, ...]
    locative: dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class Lands:
    """Who is known by name: countries, their people and capitals, and what governments do."""

    language: str
    home: str
    known: Phrases
    demonyms: dict[str, str]
    peoples_plural: dict[str, str]
    capitals: dict[str, str]
    union_towns: dict[str, str]
    acts_of_governments: frozenset[str]
    done_to_governments: frozenset[str]
    calendar: frozenset[str]


@dataclass(frozen=True)
class Speech:
    """Who says, and who prints."""

    saying: frozenset[str]
    credits: frozenset[str]
