"""What reading figures needs to know of a language: numerals, bounds, units, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Effect = Literal["about", "at_least", "more_than", "at_most", "less_than"]


@dataclass(frozen=True)
class Numerals:
    """Number words. All keys in lower case, singular where the plural only adds an "s"."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    collectives: dict[str, int]
    fractions: dict[str, float]
    link: tuple[str, ...]
    half_prefix: str
    and_a_half: tuple[str, ...]
    one: tuple[str, ...]
    none: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Vague:
    """Words before a collective or a scale, and what they make of it."""

    plural: tuple[str, ...]
    singular: tuple[str, ...]
    swallowed: tuple[str, ...]
    sizes: tuple[str, ...]
    adverbial: tuple[str, ...]
    alone: tuple[str, ...]


@dataclass(frozen=True)
class Bounds:
    """Phrases that widen or open a number, and the words that join two numbers into a range or a change.

    ``articles`` may stand between such a phrase and the number; after one behind the number none of
    ``not_after`` stands, nor another number.
    """

    before: dict[Effect, tuple[str, ...]]
    after: dict[Effect, tuple[str, ...]]
    contracted: dict[str, str]
    between: tuple[str, ...]
    between_link: str
    from_: tuple[str, ...]
    to: tuple[str, ...]
    through: tuple[str, ...]
    either: tuple[str, ...]
    change: tuple[str, ...]
    articles: tuple[str, ...]
    not_after: tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """A unit: how it is written, what it measures, and by how much it multiplies ("M€": a million)."""

    written: tuple[str, ...]
    dimension: str
    scale: float = 1.0


@dataclass(frozen=True)
class Measure:
    """A normalised kind of quantity.

    ``nouns`` say it by themselves; ``weak`` nouns when no verb says otherwise; the noun counted is object (or
    subject in the passive) of ``objects``, subject of ``subjects``, complement of the nouns ``over``; or one
    of ``phrases`` follows it; or ``units`` alone tell, where the text is about it. A ``cumulative`` count
    holds when it is given, not when it happened.
    """

    label: str
    nouns: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    by_class: bool = False
    known_only: bool = False
    weak_from: float = 0
    toll: bool = False
    cumulative: bool = False
    of: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measured:
    """Where the words for what a unit measures are found.

    ``levels`` are verbs whose subject is what an amount measures, ``changes`` nouns whose complement or
    subject is, ``empty`` nouns that say it by their complement alone; ``not_things`` never are, but as
    subjects. ``sizes`` are adjectives that an amount completes, ``relative`` the pronouns of a clause
    between a subject and its verb, ``points`` the words for points of a rate, counted in decimals.
    A ``vague`` noun says no more than that a value is aimed at or reached; ``setting`` are verbs whose
    subject sets the value of their object. Millions of what is ``worth`` something are of ``currency``,
    unless the article names another; ``dimensions`` say what is measured where no word does.
    """

    levels: tuple[str, ...]
    changes: tuple[str, ...]
    empty: tuple[str, ...]
    not_things: tuple[str, ...]
    sizes: tuple[str, ...]
    relative: tuple[str, ...]
    points: tuple[str, ...]
    vague: tuple[str, ...]
    setting: tuple[str, ...]
    worth: tuple[str, ...]
    currency: str
    dimensions: dict[str, str]


@dataclass(frozen=True)
class Elliptic:
    """Where a number without a noun counts what was counted before."""

    before: tuple[str, ...]
    same: tuple[str, ...]
    part: tuple[str, ...]
    among_them: tuple[str, ...]
    counting: tuple[str, ...]
    hedges: tuple[str, ...]
    total: tuple[str, ...]
    among: tuple[str, ...]
    summed: tuple[str, ...]
    frames: tuple[str, ...]
    there: tuple[str, ...]
    after: tuple[str, ...]
    out_of: tuple[str, ...]
    numbering: tuple[str, ...]
    whose: tuple[str, ...]
    opposed: dict[str, tuple[str, ...]]
    links: tuple[str, ...]
    partitive: tuple[str, ...]
    pronouns: tuple[str, ...]
    copulas: tuple[str, ...]
    totals: tuple[str, ...]


@dataclass(frozen=True)
class NotFigures:
    """Numbers that count nothing: words whose neighbour names, dates or times with a number."""

    numbered: tuple[str, ...]
    durations: tuple[str, ...]
    calendar: tuple[str, ...]
    streets: tuple[str, ...]
    nouns: tuple[str, ...]
    idioms: tuple[str, ...]
    shapes: tuple[str, ...]
    patterns: tuple[str, ...]
    screens: tuple[str, ...]
    repeated: tuple[str, ...]
    scored: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True)
class Context:
    """Words that tell the place, the time, the status and the source of a figure."""

    places: tuple[str, ...]
    no_places: tuple[str, ...]
    frames: tuple[str, ...]
    towns: tuple[str, ...]
    fillers: tuple[str, ...]
    whole: tuple[str, ...]
    joins: tuple[str, ...]
    chains: tuple[str, ...]
    acts: tuple[str, ...]
    persons: tuple[str, ...]
    shares: tuple[str, ...]
    ratios: tuple[int, ...]
    ratio: str
    per: tuple[str, ...]
    rates: tuple[int, ...]
    valued: tuple[str, ...]
    signed: tuple[str, ...]
    named_by: tuple[str, ...]
    relational: tuple[str, ...]
    family: tuple[str, ...]
    compounds: tuple[str, ...]
    prenominal: tuple[str, ...]
    definite: tuple[str, ...]
    known: tuple[str, ...]
    definite_single: tuple[str, ...]
    of: tuple[str, ...]
    of_the: tuple[str, ...]
    of_it: tuple[str, ...]
    to: tuple[str, ...]
    completing: tuple[str, ...]
    and_: tuple[str, ...]
    no_heads: tuple[str, ...]
    toll_verbs: tuple[str, ...]
    toll_words: tuple[str, ...]
    planning: tuple[str, ...]
    denying: tuple[str, ...]
    passive: tuple[str, ...]
    reflexive: tuple[str, ...]
    negations: tuple[str, ...]
    restrictions: tuple[str, ...]
    gaining: tuple[str, ...]
    ballots: tuple[str, ...]
    risking: tuple[str, ...]
    nobody: tuple[str, ...]
    conditionals: tuple[str, ...]
    going: tuple[str, ...]
    counting: tuple[str, ...]
    counted: tuple[str, ...]
    according: tuple[str, ...]
    clauses: tuple[str, ...]
    walls: tuple[str, ...]


@dataclass(frozen=True)
class Polled:
    """Of whom shares are that name nobody.

    ``frames`` begin a sentence about those asked, ``clitics`` may stand between a share and its verb,
    ``asked`` are people that polls alone know.
    """

    frames: tuple[str, ...]
    clitics: tuple[str, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True)
class Labels:
    """Plain words for the label of a series, and nouns so general that the measure says it all.

    ``of`` are the prepositions that bring in a complement: "points de blocage" are not "points de retraite".
    """

    of_thing: str
    part: str
    of: tuple[str, ...]
    at_place: str
    general: tuple[str, ...]


@dataclass(frozen=True)
class Quantity:
    """All of it. ``labelled`` are nouns after which a bare number is their value, with its unit."""

    FILE: ClassVar[str] = "quantity.yaml"

    numerals: Numerals
    vague: Vague
    bounds: Bounds
    units: dict[str, Unit]
    classes: dict[str, tuple[str, ...]]
    measures: dict[str, Measure]
    measured: Measured
    elliptic: Elliptic
    polled: Polled
    not_figures: NotFigures
    labelled: dict[str, str]
    context: Context
    labels: Labels
