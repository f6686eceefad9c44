"""What reading calendar expressions needs to know of a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

Operation = Literal[
    "written",
    "numeric",
    "list",
    "era",
    "feast",
    "shift",
    "part",
    "span",
    "nth",
    "within",
    "vague",
    "beside",
    "same",
    "nothing",
]
Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century"]
Portion = Literal["start", "middle", "end", "first_half", "second_half"]


@dataclass(frozen=True)
class Phrase:
    """A way to say a time, and what it means.

    ``say`` is a pattern of words in lower case: ``<class>`` any word of a class, a digit class (below) or
    another list of phrases; ``[a b]`` may be missing; ``(a|b)`` either. ``means`` names the operation that
    makes the meaning; the other fields are what it needs where no word of the pattern gives it.

    Digit classes: <day> 1 to 31, <bareday> without the ending of an ordinal, <year> four digits, <two> two
    digits, <n> any small number, <digits> a whole date in digits, <daymonth> two numbers with a slash,
    <zeromonth> the same when the second begins with 0, <roman> the number of a century. ``alone``: a noun or
    its group must not follow ("le 18" is a day, "le 18 Brumaire" is not). ``about``: the value is about that.
    """

    say: str
    means: Operation
    unit: Unit | None = None
    by: int | None = None
    part: Portion | None = None
    rule: str | None = None
    relation: Literal["in", "before", "after"] = "in"
    to_day: bool = False
    anaphoric: bool = False
    direction: Literal["past", "future", "near"] | None = None
    since: bool = False
    alone: bool = False
    about: bool = False


@dataclass(frozen=True)
class Cues:
    """Words that tell whether a time in their clause is past or still to come.

    Lemmas of verbs: ``announced`` are participles after which a time is to come ("prévu"), ``held`` those
    after the present of "être" alone ("est organisée"); ``prospective``
    verbs have an object that is to come ("promettre une réforme"); ``modal`` ones put their infinitive into
    the future, ``going`` too but in the present tense alone; ``announcing`` ones have an object on either
    side of today; ``just`` is the verb of the recent past. Lemmas of nouns: ``awaited`` name what is to come
    ("dans l'attente du procès lundi"), ``intent`` put their infinitive into the future ("l'appel à défiler
    samedi"). ``leaving`` are verbs that give time until a day, ``passive`` the auxiliary of the passive.
    Words as written: ``ahead`` stands before what is to come unless the clause is past ("jusqu'à"),
    ``toward`` even then ("a convoqué une réunion pour lundi"), ``before``
    before an event to come ("avant une rencontre lundi"), ``after`` makes an infinitive past, ``since``
    begins a span, ``of`` ties a time to a noun ("la marche de mardi"), ``behind`` stands before what was
    ("contre 800 samedi"), ``compared`` before a time with which something is compared, or before a number and
    it ("comme en 2016"), ``starting`` before what begins ("à partir de lundi").
    Adjectives of ``akin`` compare before a preposition; one of ``degrees`` does where one of ``than`` follows
    ("plus nombreux que samedi"), one of ``likewise`` with a word between; not with one of ``at_once`` between
    ("pas plus tard que mardi") or one of ``no_degree`` before ("d'autant plus que mardi"). ``likened`` stand
    for what is compared with ("comme celui de samedi").
    ``future_stems``: for the ending of an infinitive, that of its future without the "r".
    ``doing`` verbs carry out their infinitive ("a pu rentrer mardi"). ``speaking`` are those whose participle
    or relative clause tells when somebody spoke ("interrogé mardi"), ``documents`` what is given out ("un
    bilan arrêté lundi"). ``told`` are the words, as written, that put a verb of saying into the past ("a",
    "avait"), ``told_endings`` the endings that do.
    ``yesterday`` are the first words of the day before the paper; ``parts_of_days``, nouns that name a part
    of the day behind them, date what it dates ("la soirée de samedi").
    ``same_past``: for the ending of an infinitive, that of a form which is both present and simple past.
    """

    announced: tuple[str, ...]
    held: tuple[str, ...]
    prospective: tuple[str, ...]
    modal: tuple[str, ...]
    announcing: tuple[str, ...]
    awaited: tuple[str, ...]
    intent: tuple[str, ...]
    leaving: tuple[str, ...]
    starting: tuple[str, ...]
    passive: tuple[str, ...]
    with_be: tuple[str, ...]
    reflexive: tuple[str, ...]
    going: tuple[str, ...]
    doing: tuple[str, ...]
    speaking: tuple[str, ...]
    documents: tuple[str, ...]
    told: tuple[str, ...]
    told_endings: tuple[str, ...]
    just: tuple[str, ...]
    ahead: tuple[str, ...]
    toward: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    since: tuple[str, ...]
    of: tuple[str, ...]
    behind: tuple[str, ...]
    compared: tuple[str, ...]
    akin: tuple[str, ...]
    degrees: tuple[str, ...]
    likewise: tuple[str, ...]
    than: tuple[str, ...]
    at_once: tuple[str, ...]
    no_degree: tuple[str, ...]
    likened: tuple[str, ...]
    yesterday: tuple[str, ...]
    parts_of_days: tuple[str, ...]
    future_stems: dict[str, str]
    same_past: dict[str, str]


@dataclass(frozen=True)
class Years:
    """When four digits are a year, by the words on either side.

    After one of ``before`` they are where nothing is counted, after one of ``surely`` always.
    After one of the ``titles`` and a name they are ("champion de France 2007"), and after a year and a link.
    """

    before: tuple[str, ...]
    surely: tuple[str, ...]
    nouns: tuple[str, ...]
    titles: tuple[str, ...]
    links: tuple[str, ...]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]


@dataclass(frozen=True)
class Calendar:
    """How the language writes what stands on a calendar.

    ``classes`` are words of one kind with what they stand for; the ``common`` ones are everywhere, so that no
    sentence is searched for their sake. ``elided`` are cut like elided words, at their apostrophe.
    """

    FILE: ClassVar[str] = "calendar.yaml"

    classes: dict[str, dict[str, int | str]]
    common: tuple[str, ...]
    abbreviations: tuple[str, ...]
    outside: tuple[str, ...]
    articles: tuple[str, ...]
    elided: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    phrases: dict[str, tuple[Phrase, ...]]
    cues: Cues
    years: Years

    def words(self, classes: Iterable[str]) -> frozenset[str]:
        """The words of these classes. Raises KeyError for one that there is not."""
        return frozenset(word for name in classes for word in self.classes[name])
