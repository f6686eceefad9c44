"""Countries, organizations and the nouns by which a text speaks of institutions, places and groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

ActorKind = Literal["person", "organization", "group", "country", "place"]


@dataclass(frozen=True)
class Country:
    """A country or territory; its name in the language is CLDR's, found by its ISO 3166 code.

    ``name`` is the name that the press uses, where it is another.
    ``masculine`` and ``feminine`` are the adjective of nationality in the singular, ``capital`` the
    spellings of the capital, ``seats`` other cities that stand for the government, ``also`` further names
    of the country.
    """

    wikidata: str
    name: str | None = None
    masculine: str | None = None
    feminine: str | None = None
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class People:
    """The adjective, in the singular, of a people whose name is not that of a country."""

    masculine: str
    feminine: str


@dataclass(frozen=True)
class Organization:
    """An organization known far and wide: its usual name in this language, and its other names.

    A ``seat`` is a building as well: one goes there, and it speaks. ``of`` are the names of the body that
    sits there, of which it is another name when it speaks. ``towns`` are those that stand for a union of
    states when they act.
    """

    name: str
    also: tuple[str, ...] = ()
    wikidata: str | None = None
    kind: ActorKind = "organization"
    seat: bool = False
    towns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """Nouns of bodies that are one actor without a complement: in the whole story, or in their article."""

    national: tuple[str, ...]
    local: tuple[str, ...]


@dataclass(frozen=True)
class World:
    """What a reader of the press knows of the world before he opens an article.

    ``home`` is the country whose institutions need no adjective, by ISO 3166; ``dependencies`` are the codes
    of ``countries`` that are parts of another, places to a reader. ``institutions`` are nouns that with a
    complement name one institution ("préfecture" de l'Aude), ``branches`` those of another body, ``teams``
    those of a country or one of the ``sports_nations``, and ``portfolios`` those of them whose complement
    may be in lower case; ``bodies`` are one only when a capital letter or an adjective of nationality makes
    them so; ``heads`` begin a name when they have a capital. ``collectives`` are the nouns for a kind of
    organization that stand before its name ("le groupe X"), and ``firm_endings`` the last words of names of
    firms. ``acts_of_governments`` are verbs (lemmas), besides those of saying, that a capital as subject
    does as the government of its country. ``peoples`` are groups that the press names as one actor.
    ``acronym_senses`` are capitals that name no actor. ``shortened`` are the nouns of institutions that the
    press calls without their adjective; ``of_places`` and ``of_firms`` are nouns (lemmas) whose complement
    is a place, and a firm; ``done_to_governments`` are verbs (lemmas) whose object, a capital, is the
    government of its country. ``named_things`` are the nouns before the name of what is no actor (a storm, a
    ship, an operation, a prize), ``compass`` the words in brackets after a place that say in which part of
    the country it lies, ``place_openers`` the first words and ``place_prefixes`` the beginnings of names of
    places. ``epithets`` are the other names of places. ``lost_articles`` are those that a place's name loses
    after a preposition. ``named_after`` are the nouns of institutions that bear somebody's name without
    "de"; ``dedicated`` those that do so in lower case where a whole person's name follows. ``alone`` are the
    nouns that a capital makes the name of a body without more, ``gates`` the nouns of gates that name a
    place of a city, ``numbered`` those of places that go by a number; ``roads`` the letters of roads, each
    with the articles that stand before them, ``road_nouns`` the nouns that do, ``numbered_roads`` those
    before a number alone, and ``no_roads`` codes of other things. ``firm_openings`` are the first words of
    names of firms and bodies. ``garments`` in the colour of ``colours``, both in the plural, name those who
    wear them; ``crowds`` are nouns of many whose complement after ``crowds_of`` they are, ``between`` the
    two words of "entre X et Y", ``wearing`` verbs (lemmas) after which they do not.
    """

    FILE: ClassVar[str] = "world.yaml"

    home: str
    countries: Mapping[str, Country]
    dependencies: tuple[str, ...]
    peoples_elsewhere: tuple[People, ...]
    organizations: tuple[Organization, ...]
    institutions: tuple[str, ...]
    branches: tuple[str, ...]
    teams: tuple[str, ...]
    sports_nations: tuple[str, ...]
    portfolios: tuple[str, ...]
    bodies: tuple[str, ...]
    heads: tuple[str, ...]
    standing: Standing
    clubs: tuple[str, ...]
    collectives: tuple[str, ...]
    firm_endings: tuple[str, ...]
    acts_of_governments: tuple[str, ...]
    peoples: tuple[Organization, ...]
    place_nouns: tuple[str, ...]
    territories: tuple[str, ...]
    locative_prepositions: tuple[str, ...]
    no_actors: tuple[str, ...]
    acronym_senses: tuple[str, ...]
    shortened: tuple[str, ...]
    of_places: tuple[str, ...]
    of_firms: tuple[str, ...]
    done_to_governments: tuple[str, ...]
    named_after: tuple[str, ...]
    dedicated: tuple[str, ...]
    alone: tuple[str, ...]
    gates: tuple[str, ...]
    numbered: tuple[str, ...]
    roads: Mapping[str, tuple[str, ...]]
    road_nouns: tuple[str, ...]
    numbered_roads: tuple[str, ...]
    no_roads: tuple[str, ...]
    firm_openings: tuple[str, ...]
    garments: tuple[str, ...]
    colours: tuple[str, ...]
    crowds: tuple[str, ...]
    crowds_of: tuple[str, ...]
    between: tuple[str, str]
    wearing: tuple[str, ...]
    named_things: tuple[str, ...]
    compass: tuple[str, ...]
    place_prefixes: tuple[str, ...]
    place_openers: tuple[str, ...]
    regions: tuple[str, ...]
    cities: tuple[str, ...]
    epithets: Mapping[str, tuple[str, ...]]
    lost_articles: tuple[str, ...]
    inhabitant_endings: tuple[str, ...]
