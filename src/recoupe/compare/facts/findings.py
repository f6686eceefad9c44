"""Findings about what sentences of independent sources tell together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from recoupe.compare.facts.likeness import Likeness, Pair, same_numbers, same_place, same_time
from recoupe.compare.facts.sentences import Fact, facts, named
from recoupe.compare.sources import Sources
from recoupe.compare.telling import said, sentence, short
from recoupe.languages import Language
from recoupe.model import Anchor, Finding, Story

# How much of a sentence is shown at most; of a longer one, what stands round the words shared.
_SHOWN = 260
# A sentence that shares so much less with the first than the nearest one tells of something else.
_NEAR = 0.6
# How sure it is that two sentences tell of one matter, from so much weight and such a share on.
_SURE, _LEAST = ((3.0, 0.45, 0.85), (2.5, 0.5, 0.7)), 0.4


def find(story: Story, language: Language) -> tuple[Finding, ...]:
    """What several independent sources tell, in the order of the text."""
    told = facts(story, language)
    near: dict[int, dict[int, Pair]] = defaultdict(dict)
    for pair in Likeness(told, named(story, language)).pairs():
        if _agree(pair, told):
            near[pair.one][pair.other] = near[pair.other][pair.one] = pair
    sources = Sources(story)
    return tuple(_finding(group, sources, language) for group in _groups(told, near))


def _agree(pair: Pair, told: Sequence[Fact]) -> bool:
    one, other = told[pair.one], told[pair.other]
    alike = one.negated(pair.shared) == other.negated(pair.shared)
    alike = alike and not one.agencies & other.agencies  # both on the word of one reporter
    return alike and same_time(one, other) and same_place(one, other) and same_numbers(one, other)


def _groups(told: Sequence[Fact], near: dict[int, dict[int, Pair]]) -> Iterator[list[tuple[Fact, Pair]]]:
    """Each sentence that most sources tell, with those next to it, one of each source."""
    taken: set[int] = set()
    for hub in sorted(near, key=lambda i: (-len({told[j].origin for j in near[i]}), -_weight(near[i]), i)):
        beside = sorted(near[hub], key=lambda j: (-near[hub][j].weight, j))
        free = [
            j for j in beside if j not in taken and near[hub][j].weight >= _NEAR * near[hub][beside[0]].weight
        ]
        if hub in taken or not free:
            continue
        group = _close([hub], free, told, near)
        best: dict[str, int] = {}
        for j in group:
            best.setdefault(told[j].origin, j)
        taken |= {*group}
        yield [(told[j], near[j][hub] if j != hub else near[hub][free[0]]) for j in best.values()]


def _close(
    group: list[int], others: Sequence[int], told: Sequence[Fact], near: dict[int, dict[int, Pair]]
) -> list[int]:
    """``group`` with those of ``others`` that tell what at least half of it tells."""
    for j in others:
        if 2 * sum(j in near[i] or told[i].origin == told[j].origin for i in group) >= len(group):
            group.append(j)
    return group


def _weight(pairs: dict[int, Pair]) -> float:
    return max(pair.weight * pair.share for pair in pairs.values())


def _finding(group: Sequence[tuple[Fact, Pair]], sources: Sources, language: Language) -> Finding:
    evidence = tuple(sorted(_window(fact, pair.shared) for fact, pair in group))
    label = short(min((a.exact for a in evidence), key=len))
    own, english = sentence(language, "same_fact", label=label, told=said(evidence, sources))
    best = max((pair for _, pair in group), key=lambda p: p.weight * p.share)
    sure = next(
        (sure for weight, share, sure in _SURE if best.weight >= weight and best.share >= share), _LEAST
    )
    return Finding(
        kind="corroborates",
        about=label,
        explanation=own,
        explanation_en=english,
        claims=(),
        evidence=evidence,
        independent_sources=sources.independent(evidence),
        confidence=sure,
    )


def _window(fact: Fact, shared: Sequence[str]) -> Anchor:
    """The sentence, or of a long one the clauses in which the words shared stand."""
    anchor = fact.anchor
    if len(anchor.exact) <= _SHOWN:
        return anchor
    first = min(fact.stems[w] for w in shared) - anchor.start
    last = max(fact.stems[w] for w in shared) - anchor.start
    start = anchor.exact.rfind(", ", 0, first) + 2 if first else 0
    start = max(start, 0) if start > 1 else 0
    stop = anchor.exact.find(",", last)
    end = stop if stop > 0 else len(anchor.exact)
    return Anchor(anchor.article, anchor.start + start, anchor.start + end, anchor.exact[start:end])
