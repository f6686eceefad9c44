"""How sure a quotation is, from the construction that showed it."""

from __future__ import annotations

from recoupe.extract.quotations.clause import Clause
from recoupe.extract.quotations.link import Link
from recoupe.extract.quotations.marks import Stretch
from recoupe.extract.quotations.terms import Shape

_DIRECT = {
    "incise": 0.97, "colon": 0.95, "resumed": 0.9, "governed": 0.85, "later": 0.8, "attribution": 0.8,
    "speaker": 0.75, "none": 0.4,
}  # fmt: skip
_INDIRECT = {"clause": 0.85, "incise": 0.85, "selon": 0.8, "infinitive": 0.6, "colon": 0.55, "count": 0.6}
_CLOSURE = {"both": 1.0, "unclosed": 0.6, "unopened": 0.6, "reopened": 0.9}


def direct(link: Link, shape: Shape, stretch: Stretch) -> float:
    """The confidence of words between marks."""
    sure = _DIRECT[link.rule] * _CLOSURE[stretch.closure]
    if not shape.telling:
        sure *= 0.8
    if link.cue is not None and not link.cue.known:
        sure *= 0.85
    if link.source is None:
        sure *= 0.7
    return round(sure, 2)


def indirect(clause: Clause) -> float:
    """The confidence of a reported clause."""
    sure = _INDIRECT[clause.rule]
    return round(sure * (0.8 if clause.cue.document else 1.0), 2)


def borrowed(clause: Clause) -> float:
    """The confidence of a few words in marks inside a reported clause."""
    return round(indirect(clause) * 0.7, 2)


def split(stretch: Stretch) -> float:
    """The confidence of words on one side of an incise that stands inside the marks."""
    return round(0.9 * _CLOSURE[stretch.closure], 2)


def nested(sure: float) -> float:
    """The confidence of what a speaker reports of others."""
    return round(sure * 0.6, 2)
