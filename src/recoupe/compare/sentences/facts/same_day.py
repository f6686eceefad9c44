"""What happened on a day that is named by its number: independent sources that tell one deed of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.levels import Span, spans
from recoupe.compare.common.meeting import meeting
from recoupe.compare.common.teller import Teller, briefest, capital
from recoupe.compare.common.telling import on_day
from recoupe.compare.sentences.facts.likeness import same_numbers, same_sense
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.compare.sentences.facts.shown import snippet, window
from recoupe.model import Finding, Story
from recoupe.resolve.connect import connected

# A month by its name is no wider than this.
_WIDE = timedelta(days=31)
# What is told of a day stands so near its name, in characters.
_NEAR = 70
# Words near the day that both have weigh so much, each 1 where it stands once; one of them is no name.
_SAME = 0.55
# A day of which more sentences tell such a word is the day of the story itself.
_CROWD = 12
# So many sources are shown.
_MOST = 4
_SURE = 0.45


@dataclass(frozen=True, eq=False)
class _Deed:
    """A sentence with a day that is over, and the stems near it; ``on`` is the day's own stem."""

    fact: Fact
    on: str
    days: Span
    near: frozenset[str]


def same_day(
    told: Sequence[Fact], rarity: Mapping[str, float], names: Set[str], story: Story, teller: Teller
) -> Iterator[Finding]:
    """A finding for each deed that sources tell of one day in the past.

    ``rarity`` says of a stem how few sentences have it; ``names`` are those of names.
    """
    times = Inside((time.anchor, found) for time in story.times if (found := spans(time.edtf)))
    deeds = [deed for fact in told for deed in _deeds(fact, times)]
    keyed = [frozenset(f"{deed.on} {word}" for word in deed.near if word in rarity) for deed in deeds]
    links = [(i, j) for i, j in meeting(keyed, _CROWD) if _is_one(deeds[i], deeds[j], rarity, names)]
    for group in connected(len(deeds), links):
        first: dict[str, _Deed] = {}
        for number in group:
            first.setdefault(deeds[number].fact.origin, deeds[number])
        if len(first) > 1:
            yield _finding(list(first.values())[:_MOST], teller)


def _deeds(fact: Fact, times: Inside[tuple[Span, ...]]) -> Iterator[_Deed]:
    """Each day in the past that ``fact`` names by its number."""
    article = fact.anchor.article
    for start, end, found in times.of(article, fact.anchor.start, fact.anchor.end):
        first, last = found[0]
        words = fact.anchor.exact[start - fact.anchor.start : end - fact.anchor.start]
        published = max((day for _, day in fact.published), default=date.max)
        if len(found) > 1 or last - first > _WIDE or last >= published or not any(map(str.isdigit, words)):
            continue
        near = frozenset(
            word
            for word, at in fact.stems.items()
            if start - _NEAR <= at < end + _NEAR and not start <= at < end and word[0].isalpha()
        )
        if near:
            yield _Deed(fact, f"{first}/{last}", found[0], near)


def _is_one(one: _Deed, other: _Deed, rarity: Mapping[str, float], names: Set[str]) -> bool:
    """Whether both tell one thing of one day."""
    shared = sorted(word for word in one.near & other.near if word in rarity)
    return (
        one.on == other.on
        and one.fact.origin != other.fact.origin
        and any(word not in names for word in shared)
        and sum(rarity[word] for word in shared) >= _SAME
        and same_sense(shared, one.fact, other.fact)
        and same_numbers(one.fact, other.fact)
    )


def _finding(held: Sequence[_Deed], teller: Teller) -> Finding:
    both = frozenset[str]().union(*(one.near & other.near for one, other in combinations(held, 2)))
    words = [sorted(both & deed.near) or sorted(deed.near) for deed in held]
    evidence = [window(deed.fact, near) for deed, near in zip(held, words, strict=True)]
    return teller.finding(
        "corroborates",
        "same_day",
        evidence,
        _SURE,
        about=briefest(evidence),
        shown=[snippet(deed.fact, near) for deed, near in zip(held, words, strict=True)],
        day=lambda locale: capital(on_day(*held[0].days, locale)),
    )
