"""Findings about what sentences of independent sources tell together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.compare.common.places import Places
from recoupe.compare.common.teller import Teller, briefest
from recoupe.compare.figures.agreement.givers import Givers
from recoupe.compare.figures.agreement.setting import Setting
from recoupe.compare.sentences.facts.accusations import accusations
from recoupe.compare.sentences.facts.announced import announced
from recoupe.compare.sentences.facts.articles import one_or_many
from recoupe.compare.sentences.facts.called_off import called_off, endings, is_off
from recoupe.compare.sentences.facts.charges import charges
from recoupe.compare.sentences.facts.dated import Dated, dated
from recoupe.compare.sentences.facts.denied import denied
from recoupe.compare.sentences.facts.disowned import disowned
from recoupe.compare.sentences.facts.disputed import disputed
from recoupe.compare.sentences.facts.doers import doers
from recoupe.compare.sentences.facts.exclusive import exclusive
from recoupe.compare.sentences.facts.happened import happened
from recoupe.compare.sentences.facts.hours import hours
from recoupe.compare.sentences.facts.likeness import (
    Likeness,
    Pair,
    same_numbers,
    same_place,
    same_sense,
    same_terms,
    same_time,
)
from recoupe.compare.sentences.facts.located import located
from recoupe.compare.sentences.facts.marks import marks
from recoupe.compare.sentences.facts.opposed import opposed
from recoupe.compare.sentences.facts.placed import Clause
from recoupe.compare.sentences.facts.reprinted import reprinted
from recoupe.compare.sentences.facts.same_day import same_day
from recoupe.compare.sentences.facts.scheduled import scheduled
from recoupe.compare.sentences.facts.sentences import Fact, facts, named, proper
from recoupe.compare.sentences.facts.shown import snippet, window
from recoupe.compare.sentences.facts.states import states
from recoupe.compare.sentences.facts.trends import trends
from recoupe.compare.sentences.facts.uncounted import uncounted
from recoupe.languages import Language
from recoupe.model import Finding, Story
from recoupe.resolve.memory import Memory

# A sentence that shares so much less with the first than the nearest one tells of something else.
_NEAR = 0.6
# How sure it is that two sentences tell of one matter, from so much weight and such a share on.
_SURE, _LEAST = ((3.0, 0.5, 0.85), (2.5, 0.55, 0.7)), 0.4


def find(story: Story, language: Language, memory: Memory | None = None) -> tuple[Finding, ...]:
    """What several independent sources tell, and where they differ in a number."""
    told = facts(story, language, memory, marks(language.code))
    likeness = Likeness(told, named(story.actors, language))
    clauses = dated(told, story)
    ahead = [c for c in clauses if c.days[0] > c.fact.published[0][1]]
    ends = endings(told, clauses, language.code)
    near, apart = _told_apart(likeness, told, ahead, ends)
    teller = Teller(story, language)
    givers = Givers(story, language, Setting(story, language))
    alike = [near[i][j] for i in sorted(near) for j in sorted(near[i]) if i < j]
    accused = list(accusations(told, {n for n in near if near[n]}, teller))
    known = {words for finding in accused for words in finding.evidence}
    alone = [fact for fact in told if fact.anchor not in known]
    same = _same(told, near, teller)
    names = proper(story, language.code)
    repeating = Places(same, story)
    return (
        *same,
        *disputed(apart, told, teller),
        *trends(told, teller),
        *accused,
        *hours(alike, told, teller),
        *one_or_many(alike, told, teller),
        *uncounted(told, givers, teller),
        *scheduled(ahead, likeness.rarity, teller),
        *called_off(ahead, ends, apart, told, likeness.rarity, teller),
        *happened(clauses, likeness.rarity, names, teller),
        *(f for f in same_day(told, likeness.rarity, names, story, teller) if not repeating.repeat(f)),
        *denied(told, likeness.rarity, story, teller),
        *disowned(told, likeness.rarity, story, teller),
        *located(told, likeness.rarity, story, teller),
        *doers(told, likeness.rarity, story, teller),
        *reprinted(told, teller),
        *opposed(told, story, teller),
        *charges(told, story, teller),
        *announced(told, likeness.rarity, story, teller),
        *(f for f in states(told, likeness.rarity, story, teller) if not repeating.repeat(f)),
        *exclusive(alone, told, likeness.encounters, story, teller),
    )


def _told_apart(
    likeness: Likeness, told: Sequence[Fact], ahead: Sequence[Dated], ends: Mapping[int, Clause]
) -> tuple[dict[int, dict[int, Pair]], list[Pair]]:
    """The pairs of sentences of one matter that tell the same, by either number, and those that do not.

    ``ahead`` are clauses on what is to come, ``ends`` sentences that say of something that it is off.
    """
    near: dict[int, dict[int, Pair]] = defaultdict(dict)
    apart: list[Pair] = []
    planned = {clause.fact: clause for clause in ahead}
    for pair in likeness.pairs():
        both = ((pair.one, pair.other), (pair.other, pair.one))
        plans = [(planned[told[i]], j) for i, j in both if told[i] in planned and i not in ends]
        if _agree(pair, told) and not any(j in ends and is_off(plan, ends[j]) for plan, j in plans):
            near[pair.one][pair.other] = near[pair.other][pair.one] = pair
        else:
            apart.append(pair)
    return near, apart


def _same(told: Sequence[Fact], near: dict[int, dict[int, Pair]], teller: Teller) -> list[Finding]:
    """What several sources tell; what is told again by one more is no news, and hardly sure."""
    taken: set[int] = set()
    first = [_finding(group, teller) for group in _groups(told, near, taken)]
    again = [_finding(group, teller) for group in _left(told, near, taken)]
    return [*first, *(replace(finding, confidence=_LEAST) for finding in again)]


def _agree(pair: Pair, told: Sequence[Fact]) -> bool:
    one, other = told[pair.one], told[pair.other]
    # Two on the word of one reporter confirm nothing.
    alike = same_sense(pair.shared, one, other) and not one.agencies & other.agencies
    alike = alike and same_time(one, other) and same_place(one, other)
    return alike and same_numbers(one, other) and same_terms(one, other)


def _groups(
    told: Sequence[Fact], near: dict[int, dict[int, Pair]], taken: set[int]
) -> Iterator[list[tuple[Fact, Pair]]]:
    """Each sentence that most sources tell, with those next to it, one of each source.

    Their numbers are ``taken``.
    """
    for hub in sorted(near, key=lambda i: (-len({told[j].origin for j in near[i]}), -_weight(near[i]), i)):
        beside = sorted(near[hub], key=lambda j: (-near[hub][j].weight, j))
        free = [j for j in beside if j not in taken]
        if hub in taken or not free:
            continue
        nearest = near[hub][free[0]]
        free = [j for j in free if _as_near(near[hub][j], nearest)]
        group = _close([hub], free, told, near)
        best: dict[str, int] = {}
        for j in group:
            best.setdefault(told[j].origin, j)
        taken |= {*group}
        yield [(told[j], near[j][hub] if j != hub else nearest) for j in best.values()]


def _left(
    told: Sequence[Fact], near: dict[int, dict[int, Pair]], taken: set[int]
) -> Iterator[list[tuple[Fact, Pair]]]:
    """Each sentence that is not ``taken`` with the one next to it, which is."""
    for hub in sorted(near.keys() - taken):
        pair = max(near[hub].values(), key=lambda p: (p.weight * p.share, -p.one, -p.other))
        if _sure(pair) > _LEAST:
            taken.add(hub)
            yield [(told[j], pair) for j in (pair.one, pair.other)]


def _as_near(pair: Pair, nearest: Pair) -> bool:
    """Whether it is as sure as for the nearest pair that both tell of one matter."""
    return pair.weight >= _NEAR * nearest.weight and (_sure(pair) > _LEAST or _sure(nearest) == _LEAST)


def _sure(pair: Pair) -> float:
    """How sure it is that both sentences tell of one matter."""
    return next((s for weight, share, s in _SURE if pair.weight >= weight and pair.share >= share), _LEAST)


def _close(
    group: list[int], others: Sequence[int], told: Sequence[Fact], near: dict[int, dict[int, Pair]]
) -> list[int]:
    """``group`` with those of ``others`` that tell what most of it tells."""
    for j in others:
        if 2 * sum(j in near[i] or told[i].origin == told[j].origin for i in group) > len(group):
            group.append(j)
    return group


def _weight(pairs: dict[int, Pair]) -> float:
    return max(pair.weight * pair.share for pair in pairs.values())


def _finding(group: Sequence[tuple[Fact, Pair]], teller: Teller) -> Finding:
    evidence = tuple(sorted(window(fact, pair.shared) for fact, pair in group))
    shown = sorted(snippet(fact, pair.shared) for fact, pair in group)
    sure = min(_sure(pair) for _, pair in group)
    return teller.finding("corroborates", "same_fact", evidence, sure, about=briefest(evidence), shown=shown)
