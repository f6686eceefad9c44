"""What is to come: sources that give one day for it, or different days, and whether it came about.

"Le procès s'ouvrira le 3 mars" here and "le 10 mars" there: one is wrong, or it has been put off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from recoupe.compare.facts.clauses import around
from recoupe.compare.facts.likeness import Pair, each_once
from recoupe.compare.facts.sentences import Fact
from recoupe.compare.levels import Span, before, spans, touch
from recoupe.compare.meeting import meeting
from recoupe.compare.teller import Teller
from recoupe.compare.telling import on_day, short
from recoupe.model import Anchor, Finding, Story

# A time wider than this is no appointment; days given for one thing that differ are narrow.
_WIDE, _NARROW = timedelta(days=12), timedelta(days=2)
# What is put off is put off by no more than this.
_PUT_OFF = timedelta(days=90)
# How rare the words shared must be together, each 1 where it stands once; how many they are, and their share
# of the words of the shorter clause.
_RARE, _SHARED, _SHARE = 0.8, 2, 0.5
# Clauses with so few other words that but for the day they say the same.
_ALIKE = 0.6
# What is held every week is not put off.
_WEEK = 7
# A word in more appointments than this brings none of them together.
_CROWD = 40
_AGREED, _DIFFER, _MOVED = 0.6, 0.4, 0.5


@dataclass(frozen=True)
class _Plan:
    """A time to come, the clause in which it stands, and the stems of its words."""

    fact: Fact
    time: Anchor
    days: Span
    words: Anchor
    stems: frozenset[str]


def scheduled(
    told: Sequence[Fact], rarity: Mapping[str, float], story: Story, teller: Teller
) -> Iterator[Finding]:
    """The findings on what is to come. ``rarity`` says of a stem how few sentences have it."""
    plans = _plans(told, story)

    def found(pair: Pair) -> Finding | None:
        one, other = plans[pair.one], plans[pair.other]
        if one.fact.origin == other.fact.origin:
            return None
        if touch([one.days], [other.days]):
            return _agreed(one, other, teller)
        return _differ(one, other, teller) if _is_moved(one, other) else None

    return each_once(_pairs(plans, rarity), found)


def _plans(told: Sequence[Fact], story: Story) -> list[_Plan]:
    """The times to come, in the order of the sentences."""
    times: dict[str, list[tuple[Anchor, Span]]] = defaultdict(list)
    for time in story.times:
        found = spans(time.edtf)
        if len(found) == 1 and found[0][1] - found[0][0] <= _WIDE and not time.since:
            times[time.anchor.article].append((time.anchor, found[0]))
    return [
        _plan(fact, anchor, days)
        for fact in told
        if len(fact.published) == 1 and fact.days
        for anchor, days in times[fact.anchor.article]
        if fact.anchor.contains(anchor) and days[0] > fact.published[0][1]
    ]


def _plan(fact: Fact, time: Anchor, days: Span) -> _Plan:
    at = time.start - fact.anchor.start
    words = around(fact.anchor, at, at + len(time.exact))
    beside = {w for w, start in fact.stems.items() if words.start <= start < words.end}
    beside -= {w for w, start in fact.stems.items() if time.start <= start < time.end}
    return _Plan(fact, time, days, words, frozenset(beside))


def _pairs(plans: Sequence[_Plan], rarity: Mapping[str, float]) -> Iterator[Pair]:
    """The pairs that share enough words to be of one thing."""
    for i, j in meeting([plan.stems for plan in plans], _CROWD):
        one, other = plans[i].stems, plans[j].stems
        both = tuple(sorted(one & other))
        weight = sum(rarity.get(word, 0.0) for word in both)
        share = len(both) / min(len(one), len(other))
        if len(both) >= _SHARED and share >= _SHARE and weight >= _RARE:
            yield Pair(i, j, both, both, weight, share)


def _is_moved(one: _Plan, other: _Plan) -> bool:
    """Whether both name a day of one thing that may have been put off: not one Saturday and the next."""
    narrow = all(p.days[1] - p.days[0] <= _NARROW for p in (one, other))
    alike = len(one.stems & other.stems) >= _ALIKE * max(len(one.stems), len(other.stems))
    apart = abs(one.days[0] - other.days[0])
    return narrow and alike and apart <= _PUT_OFF and bool(apart.days % _WEEK)


def _agreed(one: _Plan, other: _Plan, teller: Teller) -> Finding:
    days = max(one.days[0], other.days[0]), min(one.days[1], other.days[1])
    return teller.finding(
        "corroborates",
        "same_day_ahead",
        [one.words, other.words],
        _AGREED,
        about=short(one.words.exact),
        day=lambda locale: on_day(*days, locale),
    )


def _differ(one: _Plan, other: _Plan, teller: Teller) -> Finding:
    one, other = sorted((one, other), key=lambda p: (p.fact.published, p.time))
    later = before(one.fact.published, other.fact.published)
    return teller.finding(
        "updates" if later else "contradicts",
        "day_moved" if later else "days_differ",
        [one.words, other.words],
        _MOVED if later else _DIFFER,
        about=short(one.words.exact),
        notes=lambda locale: [on_day(*plan.days, locale) for plan in (one, other)],
    )
