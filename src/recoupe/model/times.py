"""Calendar expressions before they are placed: what the words say, not yet which day they mean.

One article is read by itself and keeps its reading, while its date of publication may be learnt from the
story much later. So an expression holds all that the text told (the words, the tense of the clause, whether
it counts from the day narrated, whether somebody is quoted), and placing it needs no parse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.anchor import Anchor
from recoupe.model.record import Record

Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century"]
Portion = Literal["start", "middle", "end", "first_half", "second_half"]
Direction = Literal["past", "future", "near", "unknown"]


@dataclass(frozen=True, slots=True)
class Written(Record):
    """Parts of a date as written: "mardi 3 janvier", "janvier", "2017", "l'été 2014", "mardi".

    ``weekday`` is that of ISO 8601, 1 for Monday. ``season`` is 21 (spring) to 24 (winter), as in EDTF.
    ``shift`` steps on from the one that direction chooses: -1 "mardi dernier", 1 "mardi prochain". ``this``
    marks the one at hand: "ce mardi".
    """

    kind: Literal["written"] = "written"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    shift: int | None = None
    this: bool = False


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or a century, by the digits that all its years share: "199", "18"."""

    digits: str
    kind: Literal["era"] = "era"


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday: ``rule`` is "12-25", or "easter+39" in days from Easter Sunday."""

    rule: str
    kind: Literal["feast"] = "feast"
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Shifted(Record):
    """So many units from a day: from ``base``, else from the day of reference.

    The value is the whole unit ("la semaine dernière"), or with ``to_day`` the day that far ("dans deux
    semaines"). Days are always days. ``about``: a round number, or a bound ("une dizaine de
    jours", "plus d'un an").
    """

    unit: Unit
    by: int
    kind: Literal["shifted"] = "shifted"
    to_day: bool = False
    base: Meaning | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning, middle or end of something longer: "début janvier", "fin 2011"."""

    part: Portion
    of: Meaning
    kind: Literal["part"] = "part"


@dataclass(frozen=True, slots=True)
class Span:
    """From one to the other: "du 3 au 5 mai", "dans la nuit de vendredi à samedi". None is an open end."""

    first: Meaning | None
    last: Meaning | None
    kind: Literal["span"] = "span"


@dataclass(frozen=True, slots=True)
class Several:
    """Each of them: "les 3, 9 et 12 mai"."""

    of: tuple[Meaning, ...]
    kind: Literal["several"] = "several"


@dataclass(frozen=True, slots=True)
class Nth:
    """The ``n``-th ``unit`` or weekday in, before or after something; -1 is the last one.

    "le premier mercredi de mars", "la dernière semaine de septembre", "le dernier week-end avant Noël".
    """

    n: int
    where: Meaning
    kind: Literal["nth"] = "nth"
    unit: Unit | None = None
    weekday: int | None = None
    relation: Literal["in", "before", "after"] = "in"


@dataclass(frozen=True, slots=True)
class Vague:
    """Units just past (-1) or just to come (1): "ces derniers jours", "les trois prochains mois".

    ``count`` is None where it is left open how many.
    """

    unit: Unit
    by: int
    kind: Literal["vague"] = "vague"
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """The day after something that happened ("au lendemain d'une grève"): 1, or before it: -1.

    Nothing in the words says when that was; the day that the sentence itself names may. With ``dated`` the
    happening has its day right after it: "à la veille de la marche du 3 mai".
    """

    by: int
    dated: bool = False
    kind: Literal["beside"] = "beside"


Meaning = Written | Era | Feast | Shifted | Part | Span | Several | Nth | Vague | Beside


@dataclass(frozen=True, slots=True)
class TimeExpression(Record):
    """A calendar expression as the text alone gives it.

    ``direction`` is what the clause says: before the day of reference, after it, the nearest one ("near": a
    present tense), or nothing. ``anaphoric`` expressions count from the day narrated ("la veille"), others
    from publication, unless ``quoted``: what a source calls "aujourd'hui" is the day on which it spoke.
    ``since`` marks a beginning ("depuis janvier"). ``sentence`` is the number of the sentence. ``scope`` are
    the offsets of the infinitive, the participle or the relative clause that alone it dates ("le maire, élu
    dimanche, …"); None where it dates the sentence.
    """

    anchor: Anchor
    meaning: Meaning
    direction: Direction = "unknown"
    anaphoric: bool = False
    quoted: bool = False
    since: bool = False
    sentence: int = 0
    scope: tuple[int, int] | None = None
