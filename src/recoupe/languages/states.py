"""How things stand, in words: a road is blocked or open again, a man at large or held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Contrast:
    """Words for two states of which a thing is in one at a time.

    ``one`` and ``other`` are phrases as they stand, in lower case, without endings of gender and number; a
    star in them stands for up to four words, "{weekday}" for the name of a day of the week.
    ``persons`` says that a person is in them, ``onward`` that the other comes after the one: nothing is
    opened again that was not closed. ``steps`` says that the other is one of many acts that may follow the
    one, so that two papers on one side need not tell the same; ``once`` that both are of one day, ``slow``
    that years may lie between them. ``bodies`` says that a firm or an office may be in them too, ``wanted``
    that whom the one is about stands behind its words: "réclame la démission du ministre".
    """

    one: tuple[str, ...]
    other: tuple[str, ...]
    persons: bool = False
    onward: bool = False
    steps: bool = False
    once: bool = False
    slow: bool = False
    bodies: bool = False
    wanted: bool = False


@dataclass(frozen=True)
class States:
    """The contrasts by name, and what may stand before a state in its clause.

    ``turned`` turn it round; ``open`` say that it is to come, wanted or asked for, so that it is no state
    yet, as do verbs that end in one of ``to_come``. ``parting`` join two clauses, each with a state of its
    own. ``unnamed`` are nouns for somebody without a name whom a case is about, ``any_of`` for one of
    many, ``he`` pronouns for one person, ``relative`` words that begin a relative clause, ``belonging`` such
    as join a person to what is his. ``roads`` gives the letter for words before the number of a road;
    ``nothing`` are words that name no thing.
    """

    FILE: ClassVar[str] = "states.yaml"

    contrasts: dict[str, Contrast]
    turned: tuple[str, ...]
    open: tuple[str, ...]
    to_come: tuple[str, ...]
    parting: tuple[str, ...]
    unnamed: tuple[str, ...]
    any_of: tuple[str, ...]
    he: tuple[str, ...]
    relative: tuple[str, ...]
    belonging: tuple[str, ...]
    roads: dict[str, str]
    nothing: tuple[str, ...]
