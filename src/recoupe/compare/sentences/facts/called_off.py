"""What was to come and is called off, put off or not begun: "aura lieu le 4" here, "est annulé" there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recoupe.compare.common.levels import before, touch
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.sentences.facts.clauses import around, part
from recoupe.compare.sentences.facts.dated import Dated
from recoupe.compare.sentences.facts.likeness import Pair, same_place
from recoupe.compare.sentences.facts.placed import Clause, of_one_thing, stems_beside
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages.relations import Relations
from recoupe.model import Anchor, Finding

# Where the clause does not name it, what is called off stands no further off, in characters.
_FAR = 110
# What leaves it open whether it is called off stands so near before.
_BEFORE = 24
_LATER, _SAME_DAY = 0.6, 0.45


def endings(told: Sequence[Fact], clauses: Sequence[Dated], code: str) -> dict[int, Clause]:
    """The sentences that say of something that it is off, by number, each with the clause that does.

    The times of ``clauses`` are not among the stems of these.
    """
    times: dict[Fact, list[Anchor]] = defaultdict(list)
    for clause in clauses:
        times[clause.fact].append(clause.at)
    found = ((n, _ending(fact, times.get(fact, ()), code)) for n, fact in enumerate(told))
    return {n: clause for n, clause in found if clause is not None}


def is_off(plan: Dated, end: Clause) -> bool:
    """Whether what is to come may be what the other sentence says is off."""
    whole = end.words == end.fact.anchor
    return bool(_next(end) & (plan.fact.stems.keys() if whole else plan.stems))


def called_off(
    plans: Sequence[Dated],
    ends: Mapping[int, Clause],
    apart: Sequence[Pair],
    told: Sequence[Fact],
    rarity: Mapping[str, float],
    teller: Teller,
) -> Iterator[Finding]:
    """A finding for each of ``plans``, clauses on what is to come, that another source says is off.

    ``ends`` are sentences of ``told`` that say so, ``apart`` pairs of one matter that do not tell the same.
    ``rarity`` says of a stem how few sentences have it.
    """
    ended = {clause.fact for clause in ends.values()}
    standing = [plan for plan in plans if plan.fact not in ended]
    pairs = (*_of_one_matter(standing, ends, apart, told), *_of_one_thing(standing, [*ends.values()], rarity))
    taken: set[Fact] = set()
    for plan, end in pairs:
        finding = None if {plan.fact, end.fact} & taken else _finding(plan, end, teller)
        if finding is not None:
            taken |= {plan.fact, end.fact}
            yield finding


def _of_one_matter(
    plans: Sequence[Dated], ends: Mapping[int, Clause], apart: Sequence[Pair], told: Sequence[Fact]
) -> Iterator[tuple[Dated, Clause]]:
    """Plans and ends of which the sentences tell of one matter."""
    planned = {plan.fact: plan for plan in plans}
    for pair in sorted(apart, key=lambda p: (-p.weight * p.share, p.one, p.other)):
        for i, j in ((pair.one, pair.other), (pair.other, pair.one)):
            plan, end = planned.get(told[i]), ends.get(j)
            if plan and end and is_off(plan, end) and same_place(plan.fact, end.fact):
                yield plan, end


def _of_one_thing(
    plans: Sequence[Dated], ends: Sequence[Clause], rarity: Mapping[str, float]
) -> Iterator[tuple[Dated, Clause]]:
    """Plans and ends of which the clauses are of one thing."""
    for pair in of_one_thing([*plans, *ends], rarity):
        if pair.one < len(plans) <= pair.other:
            plan, end = plans[pair.one], ends[pair.other - len(plans)]
            if is_off(plan, end):
                yield plan, end


def _next(end: Clause) -> frozenset[str]:
    """The stem next to the words that say so is that of what is off; where they stand alone, any may be."""
    if end.words == end.fact.anchor:
        return end.stems
    places = {word: end.fact.stems[word] for word in end.stems}
    gaps = {word: max(end.at.start - place, place - end.at.end) for word, place in places.items()}
    return frozenset(word for word, gap in gaps.items() if gap == min(gaps.values()))


def _finding(plan: Dated, end: Clause, teller: Teller) -> Finding | None:
    code = teller.language.code
    later = before(plan.fact.published, end.fact.published)
    if not later and not touch(plan.fact.published, end.fact.published):
        return None
    if words_pattern(Relations, "put_off", code).match(end.at.exact.lower()) and not _is_put_off(plan, end):
        return None
    return teller.finding(
        "updates" if later else "contradicts",
        "called_off",
        [plan.words, end.words],
        _LATER if later else _SAME_DAY,
        about=short(plan.words.exact),
    )


def _is_put_off(plan: Dated, end: Clause) -> bool:
    """Whether the sentence gives a day to come other than the plan's, which may be that of the new plan."""
    days = [day for day in end.fact.days if before(end.fact.published, [day])]
    return bool(days) and not touch(days, [plan.days])


def _ending(fact: Fact, times: Sequence[Anchor], code: str) -> Clause | None:
    found = words_pattern(Relations, "called_off", code).search(fact.low) if "ending" in fact.marks else None
    if found is None:
        return None
    unless = words_pattern(Relations, "not_called_off", code, whole=True)
    if unless.search(fact.low, max(0, found.start() - _BEFORE), found.start()):
        return None
    at, clause = part(fact.anchor, *found.span()), around(fact.anchor, *found.span())
    stems = _without(times, fact, stems_beside(fact, at, clause.start, clause.end))
    if stems:
        return Clause(fact, at, clause, stems)
    # "Les travaux, qui devaient commencer lundi, n'ont pas débuté": the clause names nothing.
    stems = _without(times, fact, stems_beside(fact, at, at.start - _FAR, at.end + _FAR))
    return Clause(fact, at, fact.anchor, stems)


def _without(times: Sequence[Anchor], fact: Fact, stems: frozenset[str]) -> frozenset[str]:
    """``stems`` but those of words of ``times``."""
    return frozenset(
        word for word in stems if not any(time.start <= fact.stems[word] < time.end for time in times)
    )
