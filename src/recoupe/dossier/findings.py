"""Agreement and conflict: the findings in the order in which a reader needs them."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.dossier.index import Index
from recoupe.dossier.utterances import fold
from recoupe.model import Anchor, Finding
from recoupe.model.claims import FindingKind


@dataclass(frozen=True, slots=True)
class Side:
    """The same words of one independent source, first and again in its copies; ``family`` is its number."""

    anchors: tuple[Anchor, ...]
    family: int

    @property
    def anchor(self) -> Anchor:
        """Where the words stand first."""
        return self.anchors[0]


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its evidence laid out."""

    finding: Finding
    sides: tuple[Side, ...]


def notes(index: Index, kind: FindingKind) -> tuple[Note, ...]:
    """The findings of one kind, in the order in which the comparison ranked them."""
    return tuple(_note(f, index) for f in index.story.findings if f.kind == kind)


def _note(finding: Finding, index: Index) -> Note:
    sides: dict[tuple[int, str], list[Anchor]] = {}
    for anchor in finding.evidence:
        number = index.family_of[anchor.article].number
        sides.setdefault((number, fold(anchor.exact)), []).append(anchor)
    return Note(finding, tuple(Side(tuple(same), number) for (number, _), same in sides.items()))
