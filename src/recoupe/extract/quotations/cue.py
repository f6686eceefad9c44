"""A cue: what reports, in which frame, and the words that name the source beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.languages.quotation import Takes

CueForm = Literal["finite", "present", "infinitive", "passive", "past", "noun", "attribution"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at the nodes ``first`` to ``last`` (included).

    ``source`` are the nodes (half-open) that name who speaks, None where nobody is named. ``inverted`` tells
    that the source follows the verb, as in an incise; ``end`` is the node after all that belongs to the cue:
    the source of an incise, the noun phrase of an attribution. ``closed`` cues have a subject that is no
    source ("dit-on", "il faut dire"), and take none from elsewhere.
    """

    first: int
    last: int
    lemma: str
    takes: frozenset[Takes]
    form: CueForm
    source: tuple[int, int] | None
    inverted: bool = False
    negated: bool = False
    end: int = 0
    kind: str = ""
    document: bool = False
    closed: bool = False
    known: bool = True
