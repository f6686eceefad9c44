"""Clauses that give a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from recoupe.compare.common.levels import Span, spans
from recoupe.compare.sentences.facts.clauses import beside
from recoupe.compare.sentences.facts.placed import Clause, stems_beside
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.model import Anchor, Story

# A time wider than this is that of no one thing.
_WIDE = timedelta(days=12)


@dataclass(frozen=True, eq=False)
class Dated(Clause):
    """A clause with a time, and the stems of those of its words that no other time dates."""

    days: Span


def dated(told: Sequence[Fact], story: Story) -> list[Dated]:
    """The clauses with a time, in the order of the sentences, of papers of which the day is known."""
    times: dict[str, list[tuple[Anchor, Span]]] = defaultdict(list)
    for time in story.times:
        found = spans(time.edtf)
        if len(found) == 1 and found[0][1] - found[0][0] <= _WIDE and not time.since:
            times[time.anchor.article].append((time.anchor, found[0]))
    clauses: list[Dated] = []
    for fact in told:
        if len(fact.published) == 1 and fact.days:
            named = [t for t in times[fact.anchor.article] if fact.anchor.contains(t[0])]
            clauses += [_dated(fact, time, days, [t for t, _ in named]) for time, days in named]
    return clauses


def _dated(fact: Fact, time: Anchor, days: Span, named: Sequence[Anchor]) -> Dated:
    """The clause of ``time``, with the stems between the times ``named`` before and after it."""
    at = time.start - fact.anchor.start
    words = beside(fact.anchor, fact.low, at, at + len(time.exact), fact.code)
    first = max((t.end for t in named if t.end <= time.start), default=words.start)
    last = min((t.start for t in named if t.start >= time.end), default=words.end)
    first, last = max(first, words.start), min(last, words.end)
    return Dated(fact, time, words, stems_beside(fact, time, first, last), days)
