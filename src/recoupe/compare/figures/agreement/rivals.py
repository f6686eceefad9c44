"""When two numbers of one time may be one count disputed, and when a number has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.compare.common.levels import Level, meet, near, room

# Rivals are near each other. 60 marchers and 30,000 are not one count disputed but two things counted …
_RIVAL_RATIO, _RIVAL_STEP = 2.0, 5
# … unless two sides are named that count differently, the police and the organisers: the more so where one
# article gives both.
_SIDES_RATIO, _BESIDE_RATIO = 4.0, 10.0
# A number that moves further than this between two reports is another number: of a crowd one in seven comes
# back the next day.
_MOVE_RATIO = 8.0
# One that moves less than this on the word of one source is the same number, counted at another hour.
_STILL_RATIO = 1.05
# A number with so many digits is counted, and not rounded.
_COUNTED = 5
# So far from a number rounded to tens is one that it may stand for: ten for twelve. Hundreds are no tens.
_LOOSE, _TENS = 1.25, 100
_UNDER, _OVER = {"less_than", "at_most"}, {"more_than", "at_least"}


@dataclass(frozen=True)
class Move:
    """A step of a number over time."""

    level: Level
    planned: bool = False


def opposite(level: Level) -> list[Level]:
    """The figures on either side of one number: "un peu moins de 50.000" and "plus de 50.000"."""
    under = [f for f in level.figures if f.approximation in _UNDER and f.low is None]
    over = [f for f in level.figures if f.approximation in _OVER and f.high is None]
    edges = {f.high for f in under} & {f.low for f in over if f.approximation == "more_than"}
    if not edges:
        return []
    low = tuple(f for f in under if f.high in edges)
    high = tuple(f for f in over if f.low in edges)
    return [Level(level.span, level.low, level.high, side) for side in (low, high)]


def rivals(lower: Level, higher: Level, sides: bool) -> bool:
    """Whether two levels of one time may be one count disputed. ``sides``: different givers are named."""
    beside = {f.anchor.article for f in lower.figures} & {f.anchor.article for f in higher.figures}
    if not (sides and beside) and _nearly_meet(lower, higher):
        return False  # "une dizaine" is what another counts as twelve
    if all(f.high is None for f in lower.figures):
        return False  # "au moins neuf" leaves room for twelve
    if all(f.low is None for f in higher.figures):
        return False  # "moins de cent" leaves room for eighty
    if near(lower.middle, higher.middle, _RIVAL_RATIO, _RIVAL_STEP):
        return True
    return sides and near(lower.middle, higher.middle, _BESIDE_RATIO if beside else _SIDES_RATIO)


def _nearly_meet(lower: Level, higher: Level) -> bool:
    """Whether what is rounded in one level may be what the other has."""
    about = any(f.approximation == "about" for f in (*lower.figures, *higher.figures))
    return about and higher.middle < _TENS and near(lower.middle, higher.middle, _LOOSE)


def _beside(one: Level, other: Level) -> bool:
    """Whether one article gives both, of one day or the next: two things counted, not one that moves."""
    articles = {f.anchor.article for f in (*one.figures, *other.figures)}
    return len(articles) == 1 and (other.span[0] - one.span[1]).days <= 1


def precise(level: Level) -> bool:
    """Whether a decimal is told: 50,8 % is not 50,6 %."""
    return all(f.low is not None and f.low % 1 for f in level.figures)


def _counted(level: Level) -> bool:
    """Whether it is counted to the last voter: 41.213 are not 41.371, though few away."""
    return all(f.low is not None and f.low == f.high and _digits(f.low) >= _COUNTED for f in level.figures)


def _digits(value: float) -> int:
    """How many digits are told, the zeros at the end left out."""
    return len(str(int(value)).rstrip("0"))


def moves(steps: Sequence[Level], ends: bool = False) -> Iterator[Move]:
    """The first step, then each that is later and lies apart from the one before it.

    Steps of one day are in the order of its hours. After "au moins quatre" a higher number is a step where it
    lies apart from the last that had no open end. Where the number ``ends``, none is a step as well.
    """
    last: Level | None = None
    firm: Level | None = None
    for level in steps:
        later = last is None or last.span[1] < level.span[0] or last.span == level.span
        beyond = firm is not None and last is not None and last.low < level.low and moved(firm, level)
        none = ends and last is not None and level.high == 0 < last.low
        further = last is None or moved(last, level) or beyond or none
        if later and further and not (last and _beside(last, level)):
            yield Move(level)
            last = level
            firm = level if any(f.high is not None for f in level.figures) else firm


def in_order(steps: Sequence[Move], plans: Sequence[Move]) -> list[Move]:
    """``steps`` with each plan before the first step that is later than it: 5.200, 3.000 planned, 2.500."""
    told = list(steps)
    for plan in plans:
        later = (n for n, step in enumerate(told) if plan.level.span[1] < step.level.span[0])
        told.insert(next(later, len(told)), plan)
    return told


def moved(old: Level, new: Level) -> bool:
    """Whether no number of ``new`` leaves room for one of ``old``, and none is far off."""
    apart = not any(meet(room(a), room(b)) for a in old.figures for b in new.figures)
    alone = min(len(old.figures), len(new.figures)) == 1
    told = all(map(precise, (old, new))) or all(map(_counted, (old, new)))
    if alone and not told and near(old.middle, new.middle, _STILL_RATIO):
        return False
    return apart and near(old.middle, new.middle, _MOVE_RATIO)
