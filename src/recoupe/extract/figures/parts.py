"""Parts of a whole: what a figure that counts some of the things of another one belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.figures.elliptic import Found
from recoupe.extract.figures.scene import Scene
from recoupe.languages import load
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure
from recoupe.text.nations import nation

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


def compatriots(scene: Scene, made: Found, code: str, general: bool) -> Found:
    """ "34 morts, dont 12 Afghans et 4 Irakiens": after those of one nationality those of another.

    They are a part of the same whole, if all fits; where their own measure is ``general``, of its measure.
    """
    before, figure = scene.earlier, made.figure
    if before is None or not (_is_nation(figure, code) and _is_nation(before.figure, code)):
        return made
    between = scene.text[before.figure.anchor.end : figure.anchor.start].strip()
    if between not in {",", *load(code).lexicon(Quantity).context.chains}:
        return made  # "dont deux Belges, et quatre Irakiens les soignent"
    part = further_part(scene, made, before)
    if part is made or not general:
        return part
    return replace(part, figure=replace(part.figure, measure=before.figure.measure))


def _is_nation(figure: Figure, code: str) -> bool:
    """Whether those counted are told by their nationality alone: "300 Syriens"."""
    return nation(figure.counted or "", code) is not None


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
