"""All findings, those that a fact-checker wants first in front, and trivia out of sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from recoupe.compare import copies
from recoupe.compare.common.places import Places
from recoupe.compare.common.printed import Printed
from recoupe.compare.common.sides import Sides
from recoupe.compare.common.wording import Wordings
from recoupe.compare.events import happenings, joined
from recoupe.compare.events.retelling import Retelling
from recoupe.compare.figures import agreement, alone, other_number, renewed, same_number, totals
from recoupe.compare.positions import turns
from recoupe.compare.sentences import ages, clock, facts, penalties, years
from recoupe.compare.sentences.facts.sentences import proper
from recoupe.compare.speech import (
    attributions,
    contrary,
    occasions,
    replies,
    same_quotation,
    sayings,
    statements,
)
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.model import Figure, Finding, Story
from recoupe.model.claims import FindingKind, FindingLevel
from recoupe.resolve.beside import Beside, in_turn
from recoupe.resolve.beside import begin as begin_with
from recoupe.resolve.memory import Memory

# Conflicts first; that one text was printed twice is worth knowing, and rarely news.
_WEIGHT: dict[FindingKind, float] = {
    "contradicts": 5,
    "updates": 3,
    "corroborates": 2,
    "same_quotation": 1.5,
    "single_source": 0.6,
    "copy": 0.5,
}
# What is read first: so many of each kind at most, as sure as this, and so many together.
_FRONT: dict[FindingKind, tuple[int, float]] = {
    "contradicts": (8, 0.35),
    "updates": (5, 0.55),
    "corroborates": (8, 0.6),
    "same_quotation": (5, 0.55),
}
_MOST = 20
# What findings of these kinds rest on is told by several sources, each in its way.
_OF_SEVERAL: tuple[FindingKind, ...] = ("contradicts", "updates", "corroborates")
# Less sure than this is nothing to show unasked.
_LEAST = 0.45
# Conflicts are shown down to this.
_FAINT = 0.26
_ORDER: tuple[FindingLevel, ...] = ("front", "more", "background")
# How many took part in one event ("deux agents") every report says: so small a number is no news, unless it
# is one that a reporter wants from two sources. Of things that have no measure, a dozen are few.
_FEW, _FEW_THINGS = 3, 12
# More sources than this make a finding no more telling.
_MANY = 5


class Worded(NamedTuple):
    """What is found by words alone: by what sentences tell, and in the words of speakers."""

    sentences: tuple[Finding, ...]
    speech: tuple[Finding, ...]


class Begun(NamedTuple):
    """What is being looked for before it is known what happened: ``worded`` waits for what was found."""

    worded: Callable[[], Worded]
    sides: Sides


def begin(story: Story, language: Language, memory: Memory, beside: Beside, sides: Sides) -> Begun:
    """Begin to look for what sentences tell and what is quoted; events and positions are not looked at.

    ``sides`` are those of the story.
    """
    return Begun(begin_with(partial(_worded, story, language, sides), memory, beside), sides)


def _worded(story: Story, language: Language, sides: Sides, memory: Memory) -> Worded:
    """What is found by words alone. In one go: a process more than there are cores makes none sooner."""
    return Worded(facts.find(story, language, memory), _spoken(story, language, sides, memory))


def _spoken(story: Story, language: Language, sides: Sides, memory: Memory) -> tuple[Finding, ...]:
    """What is found in the words of speakers."""
    wordings = Wordings(language)
    repeated = same_quotation.find(story, language, wordings)
    worded = statements.read(story, language, memory, wordings)
    return (
        *repeated,
        *occasions.find(story, repeated, language),
        *sayings.find(story, repeated, worded, language, sides),
        *statements.find(story, language, worded),
        *attributions.find(story, language, wordings, sides),
    )


def find(
    story: Story,
    told: Sequence[Retelling],
    language: Language,
    memory: Memory | None = None,
    begun: Begun | None = None,
) -> tuple[Finding, ...]:
    """The findings of ``story``, whose mentions of events are ``told``, ranked and with their levels.

    ``begun`` is what ``begin`` gave, where it was called before.
    """
    memory = Memory() if memory is None else memory
    begun = begin(story, language, memory, in_turn, Sides(story, language)) if begun is None else begun
    printed, sides = Printed(story, language), begun.sides
    numbers = list(_confirmed(agreement.find(story, language), printed, counted=True))
    happened = list(_confirmed(happenings.find(told, story, language), printed))
    others = (
        *turns.find(story, language, sides),
        *replies.find(story, language, memory, sides),
        *ages.find(story, language),
        *years.find(story, language),
        *alone.find(story, numbers, language),
        *totals.find(story, language),
        *penalties.find(story, language, memory),
        *copies.find(story, language),
    )
    otherwise = _otherwise(story, told, printed, sides, language, memory)
    worded = begun.worded()
    sentences = list(_confirmed(worded.sentences, printed))
    # What is hardly sure by its words may be surer as something that happened.
    counted, told_so = Places(numbers, story), Places([f for f in sentences if f.confidence >= _LEAST], story)
    found = (
        *numbers,
        *(f for f in happened if not counted.repeat(f) and not told_so.repeat(f)),
        *(f for f in sentences if not counted.same_claims(f)),
        *worded.speech,
        *others,
    )
    found = (*found, *_new(otherwise, found, story))
    several = Places([f for f in found if f.independent_sources > 1 and f.kind in _OF_SEVERAL], story)
    found = tuple(f for f in found if f.kind != "single_source" or not several.touch(f.evidence[0]))
    levels = _Levels(story, language, printed, {f.id for f in sentences if counted.repeat(f)})
    ranked = sorted(found, key=lambda f: (levels.hidden(f), -_rank(f), f.kind, f.evidence))
    return tuple(sorted(levels.given(ranked), key=lambda f: _ORDER.index(f.level)))


class _Otherwise(NamedTuple):
    """What sources tell in words so unlike that nothing else finds it, in the order in which it is told.

    ``alike`` confirm each other, ``others`` are of any kind.
    """

    alike: tuple[Finding, ...]
    others: tuple[Finding, ...]


def _otherwise(
    story: Story,
    told: Sequence[Retelling],
    printed: Printed,
    sides: Sides,
    language: Language,
    memory: Memory,
) -> _Otherwise:
    """All that may be told in other words, found already or not, while the copies of the process work."""
    names = proper(story, language.code)
    answered = contrary.find(story, language, memory, sides)
    joint = joined.find(told, story, printed, language)
    return _Otherwise(
        (*same_number.find(story, names, printed, language), *clock.find(story, printed, language)),
        (
            *answered,
            *renewed.find(story, names, language),
            *joint,
            *other_number.find(story, names, language),
        ),
    )


def _new(otherwise: _Otherwise, found: Sequence[Finding], story: Story) -> Iterator[Finding]:
    """What is told ``otherwise`` and not ``found`` already."""
    agreed = Places([f for f in found if f.kind == "corroborates"], story)
    known = Places([f for f in found if f.kind in _OF_SEVERAL], story)
    yield from (finding for finding in otherwise.alike if not agreed.together(finding))
    yield from (finding for finding in otherwise.others if not known.together(finding))


def _confirmed(findings: Iterable[Finding], printed: Printed, counted: bool = False) -> Iterator[Finding]:
    """``findings`` without those in which all sources print one text: it confirms nothing.

    Where a third text confirms, one print stands for all, but of what is ``counted``: a number is short.
    """
    for finding in findings:
        if finding.kind != "corroborates":
            yield finding
            continue
        texts, evidence = printed.once(finding.evidence)
        if texts > 1:
            sources = min(texts, finding.independent_sources)
            kept = finding.evidence if counted else evidence
            yield replace(finding, independent_sources=sources, evidence=kept)


class _Levels:
    """Tells what is to be read first, what is true and no news, and the rest."""

    def __init__(self, story: Story, language: Language, printed: Printed, repeats: set[str]) -> None:
        """``repeats`` are the ids of findings that say again what others say."""
        self._repeats = repeats
        self._data = language.lexicon(Comparison)
        self._figures = {figure.id: figure for figure in story.figures}
        self._printed = printed

    def given(self, ranked: Iterable[Finding]) -> Iterator[Finding]:
        """``ranked`` findings in the same order, each with its level."""
        shown: Counter[FindingKind] = Counter()
        for finding in ranked:
            most, sure = _FRONT.get(finding.kind, (0, 1.0))
            if self.hidden(finding):
                yield replace(finding, level="background")
            elif finding.confidence >= sure and shown[finding.kind] < most and shown.total() < _MOST:
                shown[finding.kind] += 1
                yield replace(finding, level="front")
            else:
                yield finding

    def hidden(self, finding: Finding) -> bool:
        """Whether ``finding`` is trivial, hardly sure, or repeats one paper."""
        if finding.kind in {"contradicts", "updates", "single_source"}:
            return finding.confidence < _FAINT
        if finding.kind in {"same_quotation", "corroborates"}:
            alone = finding.independent_sources < 2 or self._printed.outlets(finding.evidence) < 2
            light = finding.confidence < _LEAST or finding.id in self._repeats
            return alone or light or self._trivial(finding)
        return finding.kind == "copy"

    def _trivial(self, finding: Finding) -> bool:
        figures = [self._figures[c] for c in finding.claims if c in self._figures]
        return bool(figures) and all(map(self._light, figures))

    def _light(self, figure: Figure) -> bool:
        if figure.measure in self._data.weighty:
            return False
        few = _FEW if figure.measure else _FEW_THINGS
        return figure.measure in self._data.light or (figure.high is not None and figure.high <= few)


def _rank(finding: Finding) -> float:
    """How soon a fact-checker wants to see it: the kind, how sure, and how many independent sources."""
    return _WEIGHT[finding.kind] * finding.confidence * (1 + min(finding.independent_sources, _MANY) / _MANY)
