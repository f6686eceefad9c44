"""Words by which sentences confirm or contradict each other: numbers, hours, plans, denials."""

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
    """Words by which two sentences can be held against each other where no number, date or speaker serves.

    All are in lower case, with their accents.

    Numbers: ``rise`` and ``fall`` say which way one goes, before ``trend_endings``, ``turned`` before them
    that it does not, ``since`` in their clause since when, or that it is a number. ``none`` before one of
    ``counts`` (beginnings) say that nobody has counted; ``official`` begin the names of those whose count is
    official. ``total_before`` and ``total_after`` stand before and after the number of all, ``among``
    between it and some of its parts, ``beyond`` where it counts more than the parts beside it.
    ``replacing`` stand right before a number that takes the place of an earlier one, up to two words and
    one of ``up_to`` between.

    Hours: ``parts`` are the parts of a day; ``at`` stand before an hour of the clock, ``hour`` are its
    signs; ``lasting`` stand before how many hours pass, ``lasting_of`` behind.

    Things, places and persons: ``one`` and ``many`` are the articles of a thing that is alone and of
    several, ``plurals`` the endings of the latter; ``the`` are the articles of one known person.
    ``at_place`` stand before the town in which something happens. ``done_once`` are participles of what
    one person does or another, after ``has_done`` or before ``done_by``.

    Plans: ``called_off`` begin what says that something to come will not be, ``put_off`` those of its
    words that name another day; ``not_called_off`` before it that this is not settled. ``going_on`` begin
    words for what lasts or comes again, on more days than one. ``will_speak`` begin what says that
    somebody will speak in public.

    Accusations and denials: ``grave`` are stems of what nobody is accused of on one source alone,
    ``alleging`` words that say it is not established. ``accusing`` begin words by which somebody is
    accused, ``denying`` are verbs by which he denies it, as they stand; with ``turned_before`` in front
    of them he does not. ``retorting`` begin verbs of answering, ``never`` deny by themselves, ``untrue``
    call a statement untrue, ``refusing`` take up an accusation to reject it. ``denying_that`` are verbs
    as they stand of which the object is denied where it begins with one of ``denied_begins``, up to one
    of ``denied_ends``; after ``not_i`` the first person denies something.
    """

    FILE: ClassVar[str] = "relations.yaml"

    rise: tuple[str, ...]
    fall: tuple[str, ...]
    trend_endings: tuple[str, ...]
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
    the: tuple[str, ...]
    done_once: tuple[str, ...]
    has_done: tuple[str, ...]
    done_by: tuple[str, ...]
    going_on: tuple[str, ...]
    will_speak: tuple[str, ...]
    replacing: tuple[str, ...]
    up_to: tuple[str, ...]
