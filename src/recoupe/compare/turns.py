"""Positions that turned round: what somebody refused and later accepts, promised and later refuses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from recoupe.compare.levels import spans
from recoupe.compare.sources import Sources
from recoupe.compare.telling import on_day, said, sentence
from recoupe.languages import Language
from recoupe.languages.positions import PositionWords
from recoupe.model import Finding, Position, Story

# A position of a holder whom the story does not know is not held against another.
_KNOWN = 0.7
_SURE = 0.5


def find(story: Story, language: Language) -> Iterator[Finding]:
    """An update for each actor and subject on which the story tells of both sides, on different days."""
    held: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in story.positions:
        if position.actor and position.confidence >= _KNOWN and spans(position.date):
            held[position.actor, position.subject].append(position)
    sources = Sources(story)
    for key in sorted(held):
        steps = _steps(sorted(held[key], key=lambda p: (_days(p), p.evidence)), language)
        if len(steps) > 1:
            yield _finding(steps, sources, language)


def _steps(positions: Sequence[Position], language: Language) -> list[Position]:
    """The first position and those at which the holder changes sides, each wholly after the one before."""
    words = language.lexicon(PositionWords)
    steps: list[Position] = []
    for position in positions:
        side = position.stance in words.favourable
        if not side and position.stance not in words.unfavourable:
            continue
        before = steps[-1] if steps else None
        turned = (
            before and side != (before.stance in words.favourable) and _days(position)[0] > _days(before)[1]
        )
        if before is None or turned:
            steps.append(position)
    return steps


def _days(position: Position) -> tuple[date, date]:
    found = spans(position.date)
    return found[0][0], found[-1][1]


def _finding(steps: Sequence[Position], sources: Sources, language: Language) -> Finding:
    name, subject = steps[0].actor_name or "", steps[0].subject
    evidence = [p.evidence[0] for p in steps]

    def told(locale: str) -> str:
        return said(evidence, sources, [on_day(*_days(p), locale) for p in steps])

    own, _ = sentence(language, "position_turned", name=name, subject=subject, told=told(language.code))
    _, english = sentence(language, "position_turned", name=name, subject=subject, told=told("en"))
    return Finding(
        kind="updates",
        about=f"{name} : {subject}",
        explanation=own,
        explanation_en=english,
        claims=tuple(p.id for p in steps),
        evidence=tuple(evidence),
        independent_sources=sources.independent(evidence),
        confidence=_SURE,
    )
