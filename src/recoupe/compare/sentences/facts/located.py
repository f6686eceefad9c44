"""The place of what has happened, where sources differ: "arrêté à Toulon" here and "à Marseille" there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.levels import touch
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.sentences.facts.clauses import around
from recoupe.compare.sentences.facts.likeness import Pair, each_once, same_numbers, same_sense
from recoupe.compare.sentences.facts.placed import Clause, of_one_thing, one_thing, stems_beside
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import Language
from recoupe.languages.relations import Relations
from recoupe.model import Finding, Story

# What happened in one place on one day may be told as of the day before or after.
_SPARE = timedelta(days=1)
# So many words both clauses share, so large a part of the longer one, or so rare together.
_SHARED, _ALIKE, _RARE = 3, 0.6, 2.6
# The preposition before a place takes so many characters, with the space.
_BEFORE = 4
_DIFFER = 0.4


@dataclass(frozen=True, eq=False)
class _Located(Clause):
    """A clause that says where, and the id of the place."""

    place: str


def located(
    told: Sequence[Fact], rarity: Mapping[str, float], story: Story, teller: Teller
) -> Iterator[Finding]:
    """A finding for each two clauses that put what seems to be one happening in two places.

    ``rarity`` says of a stem how few sentences have it.
    """
    clauses = list(_clauses(told, story, teller.language))
    knowing = _knowing(told)

    def found(pair: Pair) -> Finding | None:
        one, other = clauses[pair.one], clauses[pair.other]
        whole = one_thing(pair, one, other, _ALIKE, _RARE)
        if len(pair.shared) < _SHARED or not whole or not _agree_but_for_the_place(pair, one, other, knowing):
            return None
        words = [one.words, other.words]
        return teller.finding("contradicts", "place_disputed", words, _DIFFER, about=short(one.words.exact))

    return each_once(of_one_thing(clauses, rarity), found)


def _clauses(told: Sequence[Fact], story: Story, language: Language) -> Iterator[_Located]:
    """The clauses that say of one place alone that something happens there."""
    mentioned = Inside((m, (m, a.id)) for a in story.actors if a.kind == "place" for m in a.mentions)
    at_place = words_pattern(Relations, "at_place", language.code, whole=True)
    for fact in told:
        start = fact.anchor.start
        found = [value for _, _, value in mentioned.of(fact.anchor.article, start, fact.anchor.end)]
        places = [
            (mention, place)
            for mention, place in found
            if fact.anchor.contains(mention)
            and at_place.search(fact.low, max(0, mention.start - start - _BEFORE), mention.start - start - 1)
        ]
        for mention, place in places:
            words = around(fact.anchor, mention.start - start, mention.end - start)
            if {p for m, p in places if words.contains(m)} == {place}:
                yield _Located(
                    fact, mention, words, stems_beside(fact, mention, words.start, words.end), place
                )


def _knowing(told: Sequence[Fact]) -> dict[str, set[str]]:
    """The articles that name each place."""
    articles: dict[str, set[str]] = defaultdict(set)
    for fact in told:
        for place in fact.places:
            articles[place].add(fact.anchor.article)
    return articles


def _agree_but_for_the_place(
    pair: Pair, one: _Located, other: _Located, knowing: Mapping[str, set[str]]
) -> bool:
    """Whether the sentences agree in all but the place, and no article knows both places."""
    first, second = one.fact, other.fact
    # An article that names both knows of two happenings, or that one place lies in the other.
    if knowing[one.place] & knowing[other.place]:
        return False
    alike = same_sense(pair.shared, first, second) and same_numbers(first, second)
    return alike and touch(first.days or first.published, second.days or second.published, _SPARE)
