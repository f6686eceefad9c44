"""All findings, those that a fact-checker wants first in front."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.compare import agreement, alone, copies, happenings, same_quotation, statements
from recoupe.compare.retelling import Retelling
from recoupe.languages import Language
from recoupe.model import Finding, Story
from recoupe.model.claims import FindingKind

# Conflicts first; that one text was printed twice is worth knowing, and rarely news.
_WEIGHT: dict[FindingKind, float] = {
    "contradicts": 5,
    "updates": 3,
    "corroborates": 2,
    "same_quotation": 1.5,
    "single_source": 0.6,
    "copy": 0.5,
}
# More sources than this make a finding no more telling.
_MANY = 5


def find(story: Story, told: Sequence[Retelling], language: Language) -> tuple[Finding, ...]:
    """The findings of ``story``, whose mentions of events are ``told``, ranked."""
    numbers = agreement.find(story, language)
    happened = happenings.find(told, story, language)
    found = (
        *numbers,
        *(f for f in happened if not _repeats(f, numbers)),
        *same_quotation.find(story, language),
        *statements.find(story, language),
        *alone.find(story, numbers, language),
        *copies.find(story),
    )
    return tuple(sorted(found, key=lambda f: (-_rank(f), f.kind, f.evidence)))


def _repeats(finding: Finding, numbers: Sequence[Finding]) -> bool:
    """Whether all that it shows holds a number that one finding of the same kind is about."""
    return any(
        finding.kind == other.kind
        and all(any(a.contains(b) for b in other.evidence) for a in finding.evidence)
        for other in numbers
    )


def _rank(finding: Finding) -> float:
    """How soon a fact-checker wants to see it: the kind, how sure, and how many independent sources."""
    return _WEIGHT[finding.kind] * finding.confidence * (1 + min(finding.independent_sources, _MANY) / _MANY)
