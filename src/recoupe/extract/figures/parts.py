"""Parts of a whole: what a figure that counts some of the things of another one belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.figures.elliptic import Found
from recoupe.extract.figures.scene import Scene

# How many figures back the whole of a part ("trois des blessés") may have been given.
_WHOLES = 200


def further_part(scene: Scene, made: Found, before: Found) -> Found:
    """ "12 blessés, dont 2 grièvement et 10 légèrement": what follows a part is a part, if all fits."""
    part, figure = before.figure, made.figure
    if before.sentence != scene.number or part.part_of is None or figure.part_of is not None:
        return made
    whole = next((f.figure for f in scene.found if f.figure.id == part.part_of), None)
    if whole is None or None in (whole.low, part.low, figure.low):
        return made
    fits = (part.low or 0) + (figure.low or 0) <= (whole.low or 0)
    return replace(made, figure=replace(figure, part_of=whole.id)) if fits else made


def part_among(made: Found, whole: Found) -> Found:
    """ "Trois d'entre eux": a part of those counted before, if there were more of them."""
    more = (whole.figure.low or 0) > (made.figure.low or 0)
    return replace(made, figure=replace(made.figure, part_of=whole.figure.id)) if more else made


def as_part(made: Found, earlier: Sequence[Found]) -> Found:
    """ "Trois des blessés": a part of the last larger number of one measure that the text gave before.

    It is a part wherever they are: without a place of its own it stands for no total of that place.
    """
    figure = made.figure
    if figure.part_of is not None or figure.low is None:
        return made
    for whole in reversed(earlier[-_WHOLES:]):
        other = whole.figure
        larger = other.low is not None and other.low > figure.low
        if larger and other.measure == figure.measure and other.part_of is None:
            return replace(made, figure=replace(figure, part_of=other.id, place=None))
    return made
