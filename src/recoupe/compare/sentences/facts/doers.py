"""Who did what one alone did, where sources differ: "le préfet a ordonné" here, "la maire" there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.teller import Teller
from recoupe.compare.sentences.facts.clauses import around, part
from recoupe.compare.sentences.facts.likeness import (
    Pair,
    each_once,
    same_numbers,
    same_place,
    same_sense,
    same_time,
)
from recoupe.compare.sentences.facts.placed import Clause, of_one_thing, one_thing, stems_beside
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.relations import Relations
from recoupe.model import Anchor, Finding, Story
from recoupe.text.patterns import agreeing, either

# So large a part of either clause stands in the sentence of the other, or so rare they are together.
_ALIKE, _RARE = 0.6, 2.2
# Between a name and its verb stands nothing, or words between commas, of so many characters at most; between
# "par" and the name stands a title.
_APPOSITION, _TITLE = 60, 50
_DIFFER = 0.4

_Person = tuple[Anchor, str, str]


@dataclass(frozen=True, eq=False)
class _Deed(Clause):
    """What was done, by the beginning of its word, and the name and the id of who did it."""

    act: str
    name: str
    actor: str


def doers(
    told: Sequence[Fact], rarity: Mapping[str, float], story: Story, teller: Teller
) -> Iterator[Finding]:
    """A finding for each two clauses that give what seems to be one deed to two persons.

    ``rarity`` says of a stem how few sentences have it.
    """
    persons = Inside(
        (mention, (mention, actor.id, actor.name))
        for actor in story.actors
        if actor.kind == "person" and not actor.may_be
        for mention in actor.mentions
    )
    deeds = [deed for fact in told if (deed := _deed(fact, persons)) is not None]

    def found(pair: Pair) -> Finding | None:
        one, other = deeds[pair.one], deeds[pair.other]
        whole = one_thing(pair, one, other, _ALIKE, _RARE)
        if one.act != other.act or not whole or not _agree_but_for_the_doer(pair, one, other):
            return None
        return teller.finding(
            "contradicts",
            "two_doers",
            [one.words, other.words],
            _DIFFER,
            about=f"{one.name} / {other.name}",
            notes=[one.name, other.name],
        )

    return each_once(of_one_thing(deeds, rarity), found)


def _agree_but_for_the_doer(pair: Pair, one: _Deed, other: _Deed) -> bool:
    """Whether the sentences agree in all but the person, and neither names the other's."""
    first, second = one.fact, other.fact
    if one.actor in second.actors or other.actor in first.actors:
        return False
    alike = same_sense(pair.shared, first, second) and same_numbers(first, second)
    return alike and same_time(first, second) and same_place(first, second)


def _deed(fact: Fact, persons: Inside[_Person]) -> _Deed | None:
    """What the sentence says that one person did."""
    named = persons.values(fact.anchor)
    match = _acts(fact.code).search(fact.low) if named else None
    if match is None:
        return None
    for mention, actor, name in named:
        if _is_doer(match, mention.start - fact.anchor.start, mention.end - fact.anchor.start):
            at, words = part(fact.anchor, *match.span()), around(fact.anchor, *match.span())
            stems = stems_beside(fact, mention, words.start, words.end)
            return _Deed(fact, at, words, stems, match["active"] or match["passive"], name, actor)
    return None


def _is_doer(match: re.Match[str], start: int, end: int) -> bool:
    """Whether he who is named from ``start`` to ``end`` does it: before the verb, or after "par"."""
    if not match["active"]:
        return 0 <= start - match.end() <= _TITLE
    between = match.string[end : match.start()].strip() if end <= match.start() else "-"
    return between in {"", ","} or (len(between) <= _APPOSITION and between[0] == between[-1] == ",")


@cache
def _acts(code: str) -> re.Pattern[str]:
    words = load(code).lexicon(Relations)
    acts = either(words.done_once)
    active = rf"{either(words.has_done)} (?:\w+ )?(?P<active>{acts})"
    return re.compile(rf"\b(?:{active}|(?P<passive>{acts}){agreeing(code)} {either(words.done_by)})\b")
