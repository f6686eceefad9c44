"""What persons decided of positions and findings: right, wrong, trivial, hidden, pinned; whose and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from recoupe.model import Actor, Anchor, Finding, Position, Story
from recoupe.model.judgement import Decision, Judgement
from recoupe.resolve.actors.judged import in_force
from recoupe.resolve.judged import OUT, named_actor

_VERDICTS: frozenset[Decision] = frozenset({"right", "wrong", "trivial", "hide"})
_ABOUT: frozenset[Decision] = _VERDICTS | {"pin"}
_OF_POSITIONS: frozenset[Decision] = _ABOUT | {"speaker", "date"}

T = TypeVar("T", Finding, Position)


def judge_findings(story: Story, judgements: Iterable[Judgement]) -> Story:
    """``story`` with its findings as they were judged.

    What was found wrong or hidden is left out, what was pinned comes first, what is trivial last; what is
    right is certain. A judgement holds for the finding with its id, else for the one that rests on all its
    words. Judgements whose finding is no longer made are in ``to_review``, but those that it is wrong or to
    be hidden: these have what they ask for. They are there when it rests on more words than they were taken
    on, and the finding stays.
    """
    standing = [j for j in in_force(judgements) if j.decision in _ABOUT and _is_about(j, "finding")]
    if not standing:
        return story
    decided = _decide(story.findings, standing)
    findings = (_certain(f, decided.of[f.id]) for f in _ranked(story.findings, decided))
    return replace(story, findings=tuple(findings), to_review=(*story.to_review, *decided.lost))


def judge_positions(story: Story, judgements: Iterable[Judgement]) -> Story:
    """``story`` with its positions as they were judged, as ``judge_findings`` has the findings.

    "speaker" says whose position it is, by the name of an actor or of somebody else; "date" when it was
    taken.
    """
    standing = [j for j in in_force(judgements) if j.decision in _OF_POSITIONS and _is_about(j, "position")]
    if not standing:
        return story
    decided = _decide(story.positions, standing)
    positions = (_held(p, decided.of[p.id], story.actors) for p in _ranked(story.positions, decided))
    return replace(story, positions=tuple(positions), to_review=(*story.to_review, *decided.lost))


@dataclass(frozen=True, slots=True)
class _Decided:
    """The judgements of each thing by its id, the latest of a decision; ids of those that are about none."""

    of: defaultdict[str, dict[Decision, Judgement]] = field(default_factory=lambda: defaultdict(dict))
    lost: list[str] = field(default_factory=list)


def _is_about(judgement: Judgement, prefix: str) -> bool:
    return judgement.about[0].startswith(f"{prefix}-")


def _decide(things: Sequence[T], judgements: Iterable[Judgement]) -> _Decided:
    by_id = {thing.id: thing for thing in things}
    by_words: dict[tuple[str, str], list[T]] = defaultdict(list)
    for thing in things:
        for words in _words(thing.evidence):
            by_words[words].append(thing)
    decided = _Decided()
    for judgement in judgements:
        found = [by_id[i] for i in judgement.about if i in by_id] or _at(judgement.evidence, by_words)
        is_out = judgement.decision in OUT
        if is_out and any(_words(thing.evidence) > _words(judgement.evidence) for thing in found):
            decided.lost.append(judgement.id)
            continue
        if not found and not is_out:
            decided.lost.append(judgement.id)
        for thing in found:
            _add(decided.of[thing.id], judgement)
    return decided


def _add(said: dict[Decision, Judgement], judgement: Judgement) -> None:
    """Of two verdicts the later one holds, which comes first."""
    if judgement.decision not in _VERDICTS or _VERDICTS.isdisjoint(said):
        said.setdefault(judgement.decision, judgement)


def _at(evidence: Iterable[Anchor], by_words: Mapping[tuple[str, str], list[T]]) -> list[T]:
    """The one thing that rests on all of these words; none where two do that nothing tells apart."""
    words = _words(evidence)
    found = Counter(thing for each in words for thing in by_words.get(each, ()))
    whole = [thing for thing, shared in found.items() if shared == len(words)]
    same = [thing for thing in whole if len(_words(thing.evidence)) == len(words)] or whole
    return same if len(same) == 1 else []


def _words(evidence: Iterable[Anchor]) -> frozenset[tuple[str, str]]:
    return frozenset((anchor.article, anchor.exact) for anchor in evidence)


def _ranked(things: Iterable[T], decided: _Decided) -> list[T]:
    """What is not left out: what was pinned first, what is trivial last."""
    kept = [thing for thing in things if OUT.isdisjoint(decided.of[thing.id])]
    return sorted(kept, key=lambda thing: _order(decided.of[thing.id]))


def _order(said: Mapping[Decision, Judgement]) -> int:
    if "pin" in said:
        return 0
    return 2 if "trivial" in said else 1


def _certain(thing: T, said: Mapping[Decision, Judgement]) -> T:
    return replace(thing, confidence=1.0) if "right" in said else thing


def _held(position: Position, said: Mapping[Decision, Judgement], actors: Sequence[Actor]) -> Position:
    position = _certain(position, said)
    if "date" in said:
        position = replace(position, date=said["date"].value)
    if "speaker" not in said:
        return position
    actor = named_actor(said["speaker"], actors)
    name = actor.name if actor else said["speaker"].value
    # Who is said to have reported it reported the position of somebody else.
    return replace(
        position, actor=actor.id if actor else None, actor_name=name, reported_by=None, confidence=1.0
    )
