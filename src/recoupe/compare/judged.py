"""What persons decided about findings: right, wrong, trivial, hidden, pinned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from recoupe.model import Anchor, Finding, Story
from recoupe.model.judgement import Decision, Judgement
from recoupe.resolve.actors.judged import in_force

_VERDICTS: frozenset[Decision] = frozenset({"right", "wrong", "trivial", "hide"})
_OUT: frozenset[Decision] = frozenset({"wrong", "hide"})
_ABOUT: frozenset[Decision] = _VERDICTS | {"pin"}


def judge_findings(story: Story, judgements: Iterable[Judgement]) -> Story:
    """``story`` with its findings as they were judged.

    What was found wrong or hidden is left out, what was pinned comes first, what is trivial last; what is
    right is certain. A judgement holds for the finding with its id, else for that with the same words for its
    evidence. Judgements whose finding is no longer made are in ``to_review``, but those that it is wrong or
    to be hidden: these have what they ask for.
    """
    standing = [j for j in in_force(judgements) if j.decision in _ABOUT]
    if not standing:
        return story
    judged, lost = _located(story.findings, standing)
    kept = [_judged(f, judged[f.id]) for f in story.findings if _OUT.isdisjoint(judged[f.id])]
    ranked = sorted(kept, key=lambda f: _order(judged[f.id]))
    return replace(story, findings=tuple(ranked), to_review=(*story.to_review, *lost))


def _located(
    findings: Iterable[Finding], judgements: Iterable[Judgement]
) -> tuple[Mapping[str, set[Decision]], list[str]]:
    """What was decided of each finding by its id, and the judgements that are about none."""
    by_id = {f.id: f for f in findings}
    by_words = {_words(f.evidence): f for f in by_id.values()}
    judged: dict[str, set[Decision]] = defaultdict(set)
    lost = []
    ruled: set[str] = set()
    for judgement in judgements:
        found = next(
            (by_id[i] for i in judgement.about if i in by_id), by_words.get(_words(judgement.evidence))
        )
        if found is None:
            if judgement.decision not in _OUT:
                lost.append(judgement.id)
        elif judgement.decision not in _VERDICTS:
            judged[found.id].add(judgement.decision)
        elif found.id not in ruled:
            # Of two verdicts the later one, which comes first.
            ruled.add(found.id)
            judged[found.id].add(judgement.decision)
    return judged, lost


def _words(evidence: Iterable[Anchor]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((a.article, a.exact) for a in evidence))


def _judged(finding: Finding, decisions: set[Decision]) -> Finding:
    return replace(finding, confidence=1.0) if "right" in decisions else finding


def _order(decisions: set[Decision]) -> int:
    if "pin" in decisions:
        return 0
    return 2 if "trivial" in decisions else 1
