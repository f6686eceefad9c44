"""Measures that say no more than that something was counted: when two of their numbers are of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from recoupe.compare.common.levels import Level, near
from recoupe.compare.figures.agreement.groups import Group
from recoupe.compare.figures.agreement.setting import Setting
from recoupe.model import Figure

_GENERIC, _COUNTED = {"count", "people", "money", "percent"}, {"count", "people"}
# Numbers under this stand in many places at once.
SMALL = 20
# Numbers from here on, no further apart than this, are of one thing rather than of two.
_THOUSANDS, _CLOSE = 1000, 1.5


def is_generic(group: Group) -> bool:
    """Whether two numbers of ``group`` are less surely about one thing."""
    return group.series.measure in _GENERIC


def one_thing(group: Group, levels: Sequence[Level]) -> float:
    """How surely levels that differ count one thing: large numbers near each other do."""
    if not is_generic(group):
        return 1.0
    first, last = levels[0].middle, levels[-1].middle
    known = group.series.measure in _COUNTED and first >= _THOUSANDS and near(first, last, _CLOSE)
    return 0.6 if known else 0.4


def may_be_one(group: Group, levels: Sequence[Level], setting: Setting) -> bool:
    """Whether few things are told of alike: nothing says so of "trois balles" and "deux balles"."""
    few = group.series.measure in _COUNTED and all(level.middle < SMALL for level in levels)
    figures = [figure for level in levels for figure in level.figures]
    return not few or any(_told_alike(*pair, setting) for pair in combinations(figures, 2))


def _told_alike(one: Figure, other: Figure, setting: Setting) -> bool:
    """Whether a word stands near both numbers, beside those for what is counted."""
    return one.anchor.article == other.anchor.article or not setting.near(one).isdisjoint(setting.near(other))
