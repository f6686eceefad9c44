"""Findings about penalties: the same in several sources, different ones, asked for and then given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from recoupe.compare.common.levels import spans
from recoupe.compare.common.teller import Teller
from recoupe.compare.sentences.penalties.reading import STEPS, Penalty, Step, penalties
from recoupe.languages import Language
from recoupe.model import Finding, Story
from recoupe.model.claims import FindingKind
from recoupe.resolve.connect import connected
from recoupe.resolve.memory import Memory

# Papers that come out so close to each other tell of one hearing.
_NEAR = timedelta(days=3)
_AGREED, _DIFFER, _MAY_DIFFER, _CHANGED, _FOLLOWED = 0.8, 0.6, 0.45, 0.5, 0.7


def find(story: Story, language: Language, memory: Memory | None = None) -> Iterator[Finding]:
    """What sources independent of each other tell of the penalty of each person."""
    teller = Teller(story, language)
    names = {actor.id: actor.name for actor in story.actors}
    told: dict[tuple[str, str], dict[Step, list[Penalty]]] = defaultdict(lambda: defaultdict(list))
    for penalty in penalties(story, language, memory):
        told[penalty.person, penalty.ban][penalty.step].append(penalty)
    for (person, _), held in sorted(told.items()):
        case = _Case(names[person], teller)
        for step in STEPS:
            yield from case.compared(step, held[step])
        yield from case.followed(held["asked"], held["given"])


class _Case:
    """The findings about one person."""

    def __init__(self, name: str, teller: Teller) -> None:
        self._name = name
        self._teller = teller

    def compared(self, step: Step, held: Sequence[Penalty]) -> Iterator[Finding]:
        """The penalties of one step that agree, and those that do not."""
        groups = self._groups(held)
        for group in groups:
            if len(group) > 1:
                yield self._finding("corroborates", f"penalty_{step}", group, _AGREED)
        for at, one in enumerate(groups):
            for other in groups[at + 1 :]:
                named = [next((p for p in group if p.sure), None) for group in (one, other)]
                if named[0] and named[1]:
                    yield from self._differ(step, named[0], named[1])

    def _groups(self, held: Sequence[Penalty]) -> list[list[Penalty]]:
        """The first penalties of each independent source, those that can be one together."""
        first: dict[str, Penalty] = {}
        for penalty in sorted(held, key=lambda p: p.anchor):
            first.setdefault(self._teller.sources.origin(penalty.anchor), penalty)
        known = list(first.values())
        links = [(i, j) for i, p in enumerate(known) for j, q in enumerate(known[:i]) if p.agrees(q)]
        return [[known[i] for i in group] for group in connected(len(known), links)]

    def _differ(self, step: Step, one: Penalty, other: Penalty) -> Iterator[Finding]:
        """A conflict where both came out together, else news: an appeal, another charge."""
        pair = sorted((one, other), key=lambda p: (self._day(p) or date.max, p.anchor))
        days = [self._day(penalty) for penalty in pair]
        if days[0] is None or days[1] is None:
            yield self._finding("contradicts", f"penalties_{step}", pair, _MAY_DIFFER)
        elif days[1] - days[0] <= _NEAR:
            yield self._finding("contradicts", f"penalties_{step}", pair, _DIFFER)
        else:
            yield self._finding("updates", f"penalties_{step}", pair, _CHANGED)

    def followed(self, asked: Sequence[Penalty], given: Sequence[Penalty]) -> Iterator[Finding]:
        """What was asked for and what was pronounced, where one source does not tell both."""
        if asked and given:
            first, last = min(asked, key=self._order), min(given, key=self._order)
            held = [first, *self._alike(last, given)]
            several = self._teller.sources.independent(p.anchor for p in held) > 1
            if several and (self._day(first) or date.min) <= (self._day(last) or date.max):
                yield self._finding("updates", "penalty_followed", held, _FOLLOWED)

    def _alike(self, first: Penalty, held: Sequence[Penalty]) -> list[Penalty]:
        """The penalties of independent sources that can be ``first``."""
        return next((group for group in self._groups(held) if any(map(first.agrees, group))), [first])

    def _order(self, penalty: Penalty) -> tuple[date, object]:
        return self._day(penalty) or date.max, penalty.anchor

    def _day(self, penalty: Penalty) -> date | None:
        out = spans(self._teller.sources.day(penalty.anchor))
        return out[0][0] if out else None

    def _finding(self, kind: FindingKind, name: str, held: Sequence[Penalty], sure: float) -> Finding:
        return self._teller.finding(kind, name, [p.anchor for p in held], sure, about=self._name)
