"""All findings, those that a fact-checker wants first in front."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from recoupe.compare import agreement, alone, copies, facts, happenings, same_quotation, statements
from recoupe.compare.retelling import Retelling
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.model import Anchor, Finding, Story
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
# One text that quotes somebody, printed twice, is one quotation: it comes last.
_REPRINTED = 0.05
# How many took part in one event ("deux agents") every report says: so small a number is no news, unless it
# is one that a reporter wants from two sources.
_FEW, _TRIVIAL = 3, 0.25
# More sources than this make a finding no more telling.
_MANY = 5


def find(story: Story, told: Sequence[Retelling], language: Language) -> tuple[Finding, ...]:
    """The findings of ``story``, whose mentions of events are ``told``, ranked."""
    numbers = agreement.find(story, language)
    counted = _Numbers(numbers)
    happened = happenings.find(told, story, language)
    found = (
        *numbers,
        *(f for f in happened if not counted.hold(f)),
        *same_quotation.find(story, language),
        *facts.find(story, language),
        *statements.find(story, language),
        *alone.find(story, numbers, language),
        *copies.find(story, language),
    )
    trivial = _Trivia(story, language)
    return tuple(sorted(found, key=lambda f: (-_rank(f) * trivial.factor(f), f.kind, f.evidence)))


class _Trivia:
    """Tells what is true and no news."""

    def __init__(self, story: Story, language: Language) -> None:
        self._weighty = language.lexicon(Comparison).weighty
        self._figures = {figure.id: figure for figure in story.figures}

    def factor(self, finding: Finding) -> float:
        """By what the rank of ``finding`` is to be lowered: 1 for what is news."""
        if finding.kind == "same_quotation" and finding.independent_sources < 2:
            return _REPRINTED
        figures = [self._figures[c] for c in finding.claims if c in self._figures]
        few = bool(figures) and all(f.high is not None and f.high <= _FEW for f in figures)
        light = few and not any(f.measure in self._weighty for f in figures)
        return _TRIVIAL if light and finding.kind == "corroborates" else 1.0


class _Numbers:
    """The findings about numbers, by where their evidence stands."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        found: dict[tuple[FindingKind, str], list[tuple[int, int, int]]] = defaultdict(list)
        for number, finding in enumerate(findings):
            for anchor in finding.evidence:
                found[finding.kind, anchor.article].append((anchor.start, anchor.end, number))
        self._found = {key: sorted(held) for key, held in found.items()}

    def hold(self, finding: Finding) -> bool:
        """Whether all that ``finding`` shows holds a number that one finding of the same kind is about."""
        return bool(set.intersection(*(self._inside(finding.kind, a) for a in finding.evidence)))

    def _inside(self, kind: FindingKind, words: Anchor) -> set[int]:
        held = self._found.get((kind, words.article), [])
        start, stop = (bisect_left(held, (at,)) for at in (words.start, words.end))
        return {number for _, end, number in held[start:stop] if end <= words.end}


def _rank(finding: Finding) -> float:
    """How soon a fact-checker wants to see it: the kind, how sure, and how many independent sources."""
    return _WEIGHT[finding.kind] * finding.confidence * (1 + min(finding.independent_sources, _MANY) / _MANY)
