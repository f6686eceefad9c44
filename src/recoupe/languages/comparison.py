"""What comparing words needs to know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Sentence:
    """A sentence of an explanation, in the language itself and in English; names in braces are filled in."""

    own: str
    english: str


@dataclass(frozen=True)
class Days:
    """How time is told: ``exact`` for a day, ``about`` a day, ``within`` a month or a year."""

    exact: str
    about: str
    within: str


@dataclass(frozen=True)
class Comparison:
    """Words that carry no news, and words that turn a sentence into its opposite.

    In the phrases of ``affirming`` a word that turns round turns nothing.
    ``formulaic`` are those of formulas that any two reporters write alike; ``joining`` put two things into
    one count; ``narrowing`` are stems of words that make a part of a whole,
    ``parting`` stand before a part. The measures ``graded`` are told by ``degrees``: beginnings of words by
    the name of the degree. ``standing`` are measures that hold for months, ``tolls`` those that rise from
    hour to hour, ``weighty`` those that a reporter wants from two sources, ``light`` those that are rarely
    news. ``prefixes`` begin words of many senses, ``opposites`` begin words that say the contrary of each
    other, ``alike`` are words of one sense, by lemma. ``given_by`` stand before the name of who gives a
    number, ``given_by_ends`` behind it. ``lasting`` are measures of what is over once counted: the number of
    one day holds on the next; ``ending`` those that come down to none.
    Of ``bare`` the unit alone says what is measured, of ``by_noun`` each noun counts a thing of its own,
    and after another number and one of ``against`` stands what the other side has, where one of ``voting``
    stands before both whatever they count. Each who is condemned has what is ``fined`` for himself.
    ``given_before`` begin verbs between who gives a number and the number, after ``auxiliaries`` and before
    ``given_as``. The
    beginnings of words ``replaced`` and ``replaced_after`` say before and after a number that it is an old
    one, ``renewed`` that it is a new one, ``demanded`` that somebody wants it, ``granted`` that it was given
    or imposed; ``hours`` are the parts of a day. ``days`` say how findings tell time,
    ``explanations`` are their sentences, by name.
    """

    FILE: ClassVar[str] = "comparison.yaml"

    function_words: tuple[str, ...]
    formulaic: tuple[str, ...]
    negations: tuple[str, ...]
    affirming: tuple[str, ...]
    joining: tuple[str, ...]
    narrowing: tuple[str, ...]
    parting: tuple[str, ...]
    graded: tuple[str, ...]
    degrees: dict[str, tuple[str, ...]]
    standing: tuple[str, ...]
    tolls: tuple[str, ...]
    weighty: tuple[str, ...]
    prefixes: tuple[str, ...]
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    alike: tuple[tuple[str, ...], ...]
    light: tuple[str, ...]
    lasting: tuple[str, ...]
    ending: tuple[str, ...]
    bare: tuple[str, ...]
    by_noun: tuple[str, ...]
    contended: tuple[str, ...]
    fined: tuple[str, ...]
    votes_to: tuple[str, ...]
    against: tuple[str, ...]
    voting: tuple[str, ...]
    given_before: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    given_as: tuple[str, ...]
    replaced: tuple[str, ...]
    replaced_after: tuple[str, ...]
    renewed: tuple[str, ...]
    demanded: tuple[str, ...]
    granted: tuple[str, ...]
    hours: dict[str, int]
    given_by: tuple[str, ...]
    given_by_ends: tuple[str, ...]
    days: Days
    explanations: dict[str, Sentence]
