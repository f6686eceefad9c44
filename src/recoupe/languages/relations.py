"""What sentences say of a number, a plan or an hour, so that two of them can be held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Part:
    """A part of a day: its names as they stand, and the hours from which to which it lasts."""

    names: tuple[str, ...]
    start: float
    end: float


@dataclass(frozen=True)
class Relations:
    """Words by which one sentence can confirm or contradict another that has none of its numbers.

    All are in lower case, with their accents; those of ``counts`` and ``official`` are beginnings of words.
    ``rise`` and ``fall`` say which way a number goes, ``turned`` before them that it does not, ``since`` in
    their clause since when, or that it is a number. ``none`` before one of ``counts`` say that nobody has
    counted; ``official`` begin the names of those whose count is official. ``parts`` are the parts of a day;
    ``at`` stand before an hour of the clock, ``hour`` are its signs; ``lasting`` stand before how many hours
    pass, ``lasting_of`` behind. ``one`` and ``many`` are the articles of a thing that is alone and of
    several, ``plurals`` the endings of the latter. ``grave`` begin words for what somebody is accused of,
    ``alleging`` words that say it is not established. ``accusing`` begin words
    by which somebody is accused, ``denying`` are verbs by which he denies it, as they stand, with
    ``turned_before`` in front of them he does not; ``retorting`` begin verbs of answering, ``never`` deny by
    themselves, ``untrue`` words that call a statement untrue, ``refusing`` those that take up an
    accusation to reject it. ``total_before`` and ``total_after`` stand before and after the number of all,
    ``among`` between it and some of its parts, ``beyond`` where it counts more than the parts beside it.
    ``at_place`` stand before the town in which something happens. ``denying_that`` are verbs as they stand
    of which the object is denied where it begins with one of ``denied_begins``, up to one of
    ``denied_ends``; after ``not_i`` the first person denies something.
    ``called_off`` begin what says that something to come will not be, ``put_off`` those of
    its words that name another day, ``not_called_off`` before it that this is not settled. ``aged`` stand
    before an age, ``years_old`` behind its number, but not where one of ``years_of`` follows; ``the`` are
    the articles of one known person. ``done_once`` are participles of what one person does or another, after
    ``has_done`` or before ``done_by``. ``going_on`` begin words for what lasts or comes again, on more days
    than one. ``will_speak`` begin what says that somebody will speak in public. ``replacing`` stand right
    before a number that takes the place of an earlier one, up to two words and one of ``up_to`` between.
    """

    FILE: ClassVar[str] = "relations.yaml"

    rise: tuple[str, ...]
    fall: tuple[str, ...]
    turned: tuple[str, ...]
    since: tuple[str, ...]
    none: tuple[str, ...]
    counts: tuple[str, ...]
    official: tuple[str, ...]
    parts: tuple[Part, ...]
    at: tuple[str, ...]
    hour: tuple[str, ...]
    lasting: tuple[str, ...]
    lasting_of: tuple[str, ...]
    one: tuple[str, ...]
    many: tuple[str, ...]
    plurals: tuple[str, ...]
    grave: tuple[str, ...]
    alleging: tuple[str, ...]
    accusing: tuple[str, ...]
    denying: tuple[str, ...]
    retorting: tuple[str, ...]
    never: tuple[str, ...]
    untrue: tuple[str, ...]
    refusing: tuple[str, ...]
    turned_before: tuple[str, ...]
    total_before: tuple[str, ...]
    total_after: tuple[str, ...]
    among: tuple[str, ...]
    beyond: tuple[str, ...]
    at_place: tuple[str, ...]
    denying_that: tuple[str, ...]
    denied_begins: tuple[str, ...]
    denied_ends: tuple[str, ...]
    not_i: tuple[str, ...]
    called_off: tuple[str, ...]
    put_off: tuple[str, ...]
    not_called_off: tuple[str, ...]
    aged: tuple[str, ...]
    years_old: tuple[str, ...]
    years_of: tuple[str, ...]
    the: tuple[str, ...]
    done_once: tuple[str, ...]
    has_done: tuple[str, ...]
    done_by: tuple[str, ...]
    going_on: tuple[str, ...]
    will_speak: tuple[str, ...]
    replacing: tuple[str, ...]
    up_to: tuple[str, ...]
