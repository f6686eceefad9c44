"""Agreement and conflict: the findings in the order in which a reader needs them."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.dossier.index import Index
from recoupe.model import Anchor, Finding
from recoupe.model.claims import FindingKind


@dataclass(frozen=True, slots=True)
class Side:
    """One piece of evidence, and the number of the independent source that it comes from."""

    anchor: Anchor
    family: int


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its evidence laid out, one side per different wording of one source.

    ``again`` counts the pieces of evidence that repeat a side (the same words, in copies of it).
    """

    finding: Finding
    sides: tuple[Side, ...]
    again: int


def notes(index: Index, kind: FindingKind) -> tuple[Note, ...]:
    """The findings of one kind, in the order in which the comparison ranked them."""
    return tuple(_note(f, index) for f in index.story.findings if f.kind == kind)


def _note(finding: Finding, index: Index) -> Note:
    sides: dict[tuple[int, str], Side] = {}
    for anchor in finding.evidence:
        number = index.family_of[anchor.article].number
        sides.setdefault((number, anchor.exact), Side(anchor, number))
    return Note(finding, tuple(sides.values()), len(finding.evidence) - len(sides))
