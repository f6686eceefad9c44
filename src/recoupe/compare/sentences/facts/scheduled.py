"""What is to come: sources that give one day for it, or different days, and whether it came about.

"Le procès s'ouvrira le 3 mars" here and "le 10 mars" there: one is wrong, or it has been put off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from recoupe.compare.common.levels import before, touch
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import on_day, short
from recoupe.compare.sentences.facts.dated import Dated
from recoupe.compare.sentences.facts.likeness import Pair, each_once
from recoupe.compare.sentences.facts.placed import alike, of_one_thing
from recoupe.model import Finding

# Days given for one thing that differ are narrow.
_NARROW = timedelta(days=2)
# What is put off is put off by no more than this.
_PUT_OFF = timedelta(days=90)
# Clauses with so few other words that but for the day they say the same.
_ALIKE = 0.6
# What is held every week is not put off.
_WEEK = 7
_AGREED, _DIFFER, _MOVED = 0.6, 0.4, 0.5


def scheduled(plans: Sequence[Dated], rarity: Mapping[str, float], teller: Teller) -> Iterator[Finding]:
    """The findings on ``plans``, clauses on what is to come.

    ``rarity`` says of a stem how few sentences have it.
    """

    def found(pair: Pair) -> Finding | None:
        one, other = plans[pair.one], plans[pair.other]
        if touch([one.days], [other.days]):
            return _agreed(one, other, teller)
        return _differ(one, other, teller) if _is_moved(one, other) else None

    return each_once(of_one_thing(plans, rarity), found)


def _is_moved(one: Dated, other: Dated) -> bool:
    """Whether both name a day of one thing that may have been put off: not one Saturday and the next."""
    narrow = all(p.days[1] - p.days[0] <= _NARROW for p in (one, other))
    apart = abs(one.days[0] - other.days[0])
    return narrow and alike(one, other, _ALIKE) and apart <= _PUT_OFF and bool(apart.days % _WEEK)


def _agreed(one: Dated, other: Dated, teller: Teller) -> Finding:
    days = max(one.days[0], other.days[0]), min(one.days[1], other.days[1])
    return teller.finding(
        "corroborates",
        "same_day_ahead",
        [one.words, other.words],
        _AGREED,
        about=short(one.words.exact),
        day=lambda locale: on_day(*days, locale),
    )


def _differ(one: Dated, other: Dated, teller: Teller) -> Finding:
    one, other = sorted((one, other), key=lambda p: (p.fact.published, p.at))
    later = before(one.fact.published, other.fact.published)
    return teller.finding(
        "updates" if later else "contradicts",
        "day_moved" if later else "days_differ",
        [one.words, other.words],
        _MOVED if later else _DIFFER,
        about=short(one.words.exact),
        notes=lambda locale: [on_day(*plan.days, locale) for plan in (one, other)],
    )
