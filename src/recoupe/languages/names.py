"""How persons are named and how names are spelt."""

from __future__ import annotations

from collections.abc import Mapping
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
    dominant: str
    ambiguous: str
    known: str
    alias: str
    standing: str
    same_sound: str
    judged: str
    look_alike: str
    relative: str
    reduced: str
    shortened: str


@dataclass(frozen=True)
class Grammar:
    """The small words around names, in lower case, as written.

    ``of`` open a complement, ``to`` the field of an office ("secrétaire d'État aux Transports");
    ``articles`` are definite, ``plural_articles`` those that go with a group, contracted ones included;
    ``conjunctions`` join two fields of one office; ``in_names`` are the prepositions that a proper name of a
    body may hold besides; ``in_titles`` are the small words that a title may hold; ``after_titles`` those
    that may follow one in apposition. ``ambiguous`` are the particles that are ordinary
    words as well. ``aliases`` stand between two names of one actor, ``naming`` before the name of a body in
    marks. ``ordinal_endings`` are those of an ordinal in digits; ``plurals`` are pairs of endings, singular
    and plural, tried in their order, the last one empty. ``partitives`` begin "l'un de". ``dative_verbs``
    (lemmas) are those whose "à" is followed by whom they concern. ``in_toponyms`` follow the part of a
    place's name by which it is called when cut short.
    """

    of: tuple[str, ...]
    to: tuple[str, ...]
    articles: tuple[str, ...]
    contracted: tuple[str, ...]
    plural_articles: tuple[str, ...]
    conjunctions: tuple[str, ...]
    in_names: tuple[str, ...]
    in_titles: tuple[str, ...]
    after_titles: tuple[str, ...]
    ambiguous: tuple[str, ...]
    aliases: tuple[str, ...]
    naming: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    plurals: tuple[tuple[str, str], ...]
    partitives: tuple[str, ...]
    dative_verbs: tuple[str, ...]
    in_toponyms: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """Civilities, particles, first names, and what makes two spellings one name.

    ``articles`` are the Arabic articles, ``hyphened`` those that a hyphen joins to a name;
    ``elided_in_names`` are elided words that a name may begin with, ``prefixes`` stand before a hyphen and a
    name, ``lower_prefixes`` in lower case only, ``pointing`` after a hyphen behind any word. ``filiation``
    are the words for "son of" and "father of", which belong to the name; ``particles`` those that link first
    name and surname, of which ``attached`` are part of the surname. ``spellings`` are applied in their
    order. ``look_alikes`` are Latin letters by those of other alphabets that look like them, in lower case.
    ``kin`` are the nouns for relatives and others close to a person, by the gender they tell; ``families``
    stand before the surname of several people. ``compounding`` are the given names that begin many
    compounds, and are short for none. ``close_vowels`` and ``close_consonants`` are pairs of sounds that
    transliterations confuse.
    """

    FILE: ClassVar[str] = "names.yaml"

    civilities: Forms
    articles: tuple[str, ...]
    hyphened: tuple[str, ...]
    elided_in_names: tuple[str, ...]
    prefixes: tuple[str, ...]
    lower_prefixes: tuple[str, ...]
    pointing: tuple[str, ...]
    filiation: tuple[str, ...]
    particles: tuple[str, ...]
    attached: tuple[str, ...]
    generations: tuple[str, ...]
    kin: Forms
    families: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    close_vowels: tuple[str, ...]
    close_consonants: tuple[str, ...]
    short_forms: tuple[tuple[str, ...], ...]
    compounding: tuple[str, ...]
    look_alikes: Mapping[str, str]
    grammar: Grammar
    reasons: Reasons
    first_names: Forms
