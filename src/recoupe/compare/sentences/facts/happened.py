"""The day of what has happened, where sources differ: "adoptée le 18 mars" here and "le 20 mars" there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import timedelta

from recoupe.compare.common.levels import touch
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import on_day, short
from recoupe.compare.common.wording import lowered
from recoupe.compare.sentences.facts.dated import Dated
from recoupe.compare.sentences.facts.likeness import Pair, each_once, same_numbers, same_place, same_sense
from recoupe.compare.sentences.facts.placed import head, of_one_thing, one_thing
from recoupe.languages.relations import Relations
from recoupe.model import Finding

# Days further apart than these are of two happenings: of days named by number, and of others.
_FAR, _NEAR = 31, 6
# Clauses with so few other words say the same but for the day, or those whose words are so rare together.
_ALIKE, _RARE = 0.6, 2.2
# From a paper of which the day is less sure than this, no "mardi" is placed.
_SURE_DAY = timedelta(days=2)
_DIFFER = 0.42


def happened(
    clauses: Sequence[Dated], rarity: Mapping[str, float], names: Set[str], teller: Teller
) -> Iterator[Finding]:
    """A finding for each two clauses that give different days to what seems to be one happening.

    ``rarity`` says of a stem how few sentences have it; ``names`` are those of names.
    """
    going_on = words_pattern(Relations, "going_on", teller.language.code)
    past = [c for c in clauses if _is_past_day(c) and not going_on.search(lowered(c.words.exact))]

    def found(pair: Pair) -> Finding | None:
        one, other = past[pair.one], past[pair.other]
        whole = one_thing(pair, one, other, _ALIKE, _RARE)
        # What the days stand next to must be one thing: "ont protesté samedi", "ont recommencé dimanche".
        same = head(one, names) in other.stems and head(other, names) in one.stems
        if not (whole and same and _are_apart(one, other) and _agree_but_for_the_day(pair, one, other)):
            return None
        return teller.finding(
            "contradicts",
            "day_disputed",
            [one.words, other.words],
            _DIFFER,
            about=short(one.words.exact),
            notes=lambda locale: [on_day(*clause.days, locale) for clause in (one, other)],
        )

    return each_once(of_one_thing(past, rarity), found)


def _is_past_day(clause: Dated) -> bool:
    """Whether the time is one day, no later than the paper, and surely placed."""
    (first, last), (begin, end) = clause.days, clause.fact.published[0]
    return first == last <= end and (_is_numbered(clause) or end - begin <= _SURE_DAY)


def _is_numbered(clause: Dated) -> bool:
    return any(letter.isdigit() for letter in clause.at.exact)


def _are_apart(one: Dated, other: Dated) -> bool:
    """Whether the days differ, and not so much that there must be two happenings."""
    days = abs((one.days[0] - other.days[0]).days)
    if _is_numbered(one) and _is_numbered(other):
        return 0 < days <= _FAR
    return 0 < days <= _NEAR


def _agree_but_for_the_day(pair: Pair, one: Dated, other: Dated) -> bool:
    """Whether the sentences agree in all but the day, and neither names that of the other."""
    first, second = one.fact, other.fact
    if touch(first.days, [other.days]) or touch(second.days, [one.days]):
        return False
    if one.words.exact == other.words.exact:
        return False  # "aujourd'hui âgé de 37 ans"
    both = [word for word in pair.shared if word in first.stems and word in second.stems]
    alike = same_sense(both, first, second) and same_numbers(first, second)
    return alike and same_place(first, second)
