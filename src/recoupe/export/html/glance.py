"""Findings at a glance: what each holds side by side, as a heading or a line; the columns of the front."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from recoupe.dossier import Index, Note, Side
from recoupe.export.present import Presenter
from recoupe.model import Anchor, Finding
from recoupe.model.claims import FindingKind

S = TypeVar("S", bound=tuple[Any, ...])
_MOST_VALUES = 5
_LONGEST_HEADING = 160
_SIGNS: dict[FindingKind, str] = {"contradicts": "≠", "updates": "→", "corroborates": "≈"}
# How high a heading is, in lines; a side of a finding is about two, and the first six of them stand open.
_HEADING, _SIDE, _MOST_SIDES = 3, 2, 6


class Headline(NamedTuple):
    """A finding at a glance: what it is about, and what it holds side by side, with the sign between."""

    subject: str
    values: tuple[str, ...]
    sign: str
    more: bool


def headline(finding: Finding, present: Presenter) -> Headline | None:
    """A finding about figures or events at a glance; None for others, which their explanation heads.

    An explanation too long to be a heading gives way to what the finding is about.
    """
    index = present.index
    figures = [index.figures[c] for c in finding.claims if c in index.figures]
    events = [index.events[c] for c in finding.claims if c in index.events]
    if not finding.claims or len(finding.claims) not in (len(figures), len(events)):
        long = len(present.explanation(finding)) > _LONGEST_HEADING
        return Headline("", (finding.about,), "", more=False) if long else None
    days = {f.as_of for f in figures} | {e.date for e in events}
    day = f", {present.brief(days.pop())}" if len(days) == 1 and None not in days else ""
    if events:
        types = " · ".join(dict.fromkeys(map(present.event, events)))
        return Headline(f"{types}{day}", (finding.about,), "", more=False)
    values = tuple(dict.fromkeys(map(present.value, figures)))
    sign = _SIGNS.get(finding.kind, "·")
    return Headline(f"{finding.about}{day}", values[:_MOST_VALUES], sign, len(values) > _MOST_VALUES)


def heading(finding: Finding, present: Presenter) -> str:
    """What a finding says in a sentence, without the words in quotation marks that stand below it."""
    said = present.explanation(finding)
    for anchor in finding.evidence:
        words = " ".join(anchor.exact.split())
        for colon in (" : ", "\u00a0: ", ": "):
            said = said.replace(f"{colon}« {words} »", "")
    return said


class Shown(NamedTuple):
    """What a source says on one side or several of a finding: its sentence in runs, each with whether it is
    marked, and where the words stand."""

    family: int
    runs: tuple[tuple[str, bool], ...]
    anchors: tuple[Anchor, ...]


def sides(note: Note, index: Index, context: int) -> list[Shown]:
    """The sides of a finding in order; what one sentence says on several of them stands there once.

    ``context`` is how many characters of the sentence there are beside its words.
    """
    groups: dict[tuple[object, ...], list[Side]] = {}
    for side in note.sides:
        place = (side.anchor.article, *index.sentence(side.anchor))
        groups.setdefault((side.family, *place), []).append(side)
    return [
        Shown(
            same[0].family,
            index.marked([side.anchor for side in same], context),
            tuple(anchor for side in same for anchor in side.anchors),
        )
        for same in groups.values()
    ]


def gist(finding: Finding, present: Presenter) -> str:
    """A finding in a line."""
    head = headline(finding, present)
    if head is None:
        return finding.about if finding.kind == "corroborates" else present.explanation(finding)
    values = f" {head.sign or '·'} ".join(head.values)
    return f"{head.subject}{present.words.colon}{values}" if head.subject else values


def in_columns(shelves: Sequence[S]) -> tuple[list[S], list[S]]:
    """Shelves in two columns of about the same height, the first shelf on top of the first.

    The second part of a shelf are the notes that stand open.
    """
    columns: tuple[list[S], list[S]] = ([], [])
    heights = [0, 0]
    for shelf in shelves:
        shorter = heights.index(min(heights))
        columns[shorter].append(shelf)
        heights[shorter] += _HEADING + sum(
            _HEADING + _SIDE * min(_MOST_SIDES, len(note.sides)) for note in shelf[1]
        )
    return columns
