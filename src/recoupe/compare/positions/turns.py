"""Positions that turned round, and those told as firm here and with a reserve there.

A side refused and later accepts, promised and later refuses: what a president does, his country does. And one
source tells a promise without reserve that another tells without a day or a number: worth a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from recoupe.compare.common.levels import spans
from recoupe.compare.common.sides import Sides
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import on_day
from recoupe.compare.positions.reserves import Reserves
from recoupe.languages import Language
from recoupe.languages.positions import PositionWords
from recoupe.model import Finding, Position, Story

# A position of a holder whom the story does not know is not held against another.
_KNOWN = 0.7
_SURE = 0.5


def find(story: Story, language: Language, sides: Sides | None = None) -> Iterator[Finding]:
    """The findings on the positions that a side takes on a subject on different days.

    ``sides`` are those of the story, where they are known.
    """
    sides, teller = sides or Sides(story, language), Teller(story, language)
    reserves = Reserves(story, sides, teller)
    held: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in story.positions:
        if position.actor and position.confidence >= _KNOWN and spans(position.date):
            held[sides.of(position.actor), position.subject].append(position)
    for side, subject in sorted(held):
        known = sorted(held[side, subject], key=lambda p: (_days(p), p.evidence))
        steps = _steps(known, language)
        if len(steps) > 1:
            yield _finding(steps, sides.name(side), teller)
        yield from reserves.of(known)


def _steps(positions: Sequence[Position], language: Language) -> list[list[Position]]:
    """The positions up to each change of sides, each step wholly after the first position before."""
    words = language.lexicon(PositionWords)
    steps: list[list[Position]] = []
    for position in positions:
        side = position.stance in words.favourable
        if not side and position.stance not in words.unfavourable:
            continue
        before = steps[-1][0] if steps else None
        if before and side == (before.stance in words.favourable):
            steps[-1].append(position)
        elif before is None or _days(position)[0] > _days(before)[1]:
            steps.append([position])
    return steps


def _days(position: Position) -> tuple[date, date]:
    found = spans(position.date)
    return found[0][0], found[-1][1]


def _finding(steps: Sequence[Sequence[Position]], name: str, teller: Teller) -> Finding:
    held = [p for step in steps for p in step]
    first = [next(iter(_one_each(step, teller.sources))) for step in steps]
    shown = [first[0], *(p for step in steps[1:] for p in _one_each(step, teller.sources))]
    one = len({p.actor for p in held}) == 1

    def notes(locale: str) -> list[str]:
        days = [on_day(*_days(p), locale) for p in shown]
        holders = [None if one or p.actor_name == name else p.actor_name for p in shown]
        return [", ".join(filter(None, note)) for note in zip(holders, days, strict=True)]

    subject = held[0].subject
    return teller.finding(
        "updates",
        "position_turned",
        [a for p in held for a in p.evidence],
        _SURE,
        about=f"{name} : {subject}",
        claims=[p.id for p in held],
        shown=[p.evidence[0] for p in shown],
        notes=notes,
        name=name,
        subject=subject,
    )


def _one_each(positions: Sequence[Position], sources: Sources) -> list[Position]:
    """The first position of each independent source."""
    found: dict[str, Position] = {}
    for position in positions:
        found.setdefault(sources.origin(position.evidence[0]), position)
    return list(found.values())
