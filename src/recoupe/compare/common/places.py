"""Whether one finding says again what another one says, by the places of their evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from recoupe.model import Anchor, Finding, Story
from recoupe.model.claims import FindingKind


class Places:
    """Where the evidence and the claims of findings stand."""

    def __init__(self, findings: Sequence[Finding], story: Story) -> None:
        figures = {figure.id: figure.anchor for figure in story.figures}
        found: dict[tuple[FindingKind, str], list[tuple[int, int, int]]] = defaultdict(list)
        for number, finding in enumerate(findings):
            claims = (figures[c] for c in finding.claims if c in figures)
            for anchor in dict.fromkeys((*finding.evidence, *claims)):
                found[finding.kind, anchor.article].append((anchor.start, anchor.end, number))
        by_claim: dict[str, set[int]] = defaultdict(set)
        for number, finding in enumerate(findings):
            for claim in finding.claims:
                by_claim[claim].add(number)
        self._by_claim = {claim: frozenset(numbers) for claim, numbers in by_claim.items()}
        self._kinds = sorted({finding.kind for finding in findings})
        self._found = {key: sorted(held) for key, held in found.items()}
        self._widest = max((e - s for held in found.values() for s, e, _ in held), default=0)

    def same_claims(self, finding: Finding) -> bool:
        """Whether all claims of ``finding`` are claims of one of these."""
        held = [self._by_claim.get(claim, frozenset()) for claim in finding.claims]
        return bool(held) and bool(frozenset.intersection(*held))

    def repeat(self, finding: Finding) -> bool:
        """Whether two or more places of ``finding``, and all but one, touch one finding of the same kind."""
        touched = Counter(n for anchor in finding.evidence for n in self._touching(finding.kind, anchor))
        most = max(touched.values(), default=0)
        return most > 1 and most >= len(finding.evidence) - 1

    def together(self, finding: Finding) -> bool:
        """Whether two places of ``finding`` touch one finding, of whatever kind."""
        touched = Counter(
            n for anchor in finding.evidence for kind in self._kinds for n in self._touching(kind, anchor)
        )
        return max(touched.values(), default=0) > 1

    def touch(self, words: Anchor) -> bool:
        """Whether any of these rests on some of ``words``."""
        return any(self._touching(kind, words) for kind in self._kinds)

    def _touching(self, kind: FindingKind, words: Anchor) -> set[int]:
        held = self._found.get((kind, words.article), [])
        start = bisect_left(held, (words.start - self._widest,))
        stop = bisect_left(held, (words.end,))
        return {number for _, end, number in held[start:stop] if end > words.start}
