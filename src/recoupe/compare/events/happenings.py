"""Findings about what happened: told by independent sources, denied, come about, gone on before a court."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TypeAlias

from recoupe.compare.common.levels import spans
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.telling import locales, on_day, said, sentence, short
from recoupe.compare.events.anybody import Anybody
from recoupe.compare.events.retelling import Retelling
from recoupe.languages import Language, load
from recoupe.languages.events import EventWords
from recoupe.model import Anchor, Event, Finding, Story
from recoupe.model.claims import EventStatus, FindingKind
from recoupe.resolve.grouped import grouped
from recoupe.text.patterns import agreeing, either

_Events: TypeAlias = dict[tuple[str, Anchor], Event]
# Which status is held against which.
_Statuses: TypeAlias = dict[EventStatus, EventStatus]
_BOTH_HOLD: _Statuses = {"asserted": "asserted", "planned": "planned"}
_TURNED: _Statuses = {"asserted": "denied", "denied": "asserted"}
_CAME_ABOUT: _Statuses = {"asserted": "planned", "planned": "asserted"}
# A mention is compared with so many before it in its block, and no more.
_MOST = 40
# So many words of two clauses make it sure that they tell one happening.
_SURE, _LIKELY = 3, 2
# A word that goes with more kinds of acts than this, and than this share of them, tells little.
_EVERYWHERE, _EVERYWHERE_SHARE, _COMMON = 5, 0.08, 0.3
# Clauses with so many words in common, and so large a part of them, are one sentence.
_LONG_ENOUGH, _REWORDED = 6, 0.8
# A clause longer than this is shown by the words of the event alone.
_LONG = 240


def find(told: Sequence[Retelling], story: Story, language: Language) -> tuple[Finding, ...]:
    """The findings about happenings. ``told`` are the mentions of ``story``."""
    words, events = language.lexicon(EventWords), _events(story)
    kept = [r for r in told if r.event.type in words.salient and r.event.clauses]
    # What names no happening in particular is no event of the story, and so nothing to rest a finding on.
    stated = [r for r in kept if (r.event.type, r.event.mentions[0]) in events]
    salient = [r for r in stated if r.told_by != "infinitive"]
    finder = _Finder(
        Sources(story), language, _Likeness(kept, Anybody(story, language)), events, _blocks(salient)
    )
    return (
        *finder.agreed(salient),
        *finder.turned(salient),
        *finder.came_about(salient),
        *finder.proceeded(story, salient),
    )


def _events(story: Story) -> _Events:
    """The events of ``story`` by type and mention: what was told singly may stand there joined."""
    return {(event.type, mention): event for event in story.events for mention in event.mentions}


class _Finder:
    """Finds what the mentions of a story say together."""

    def __init__(
        self,
        sources: Sources,
        language: Language,
        likeness: _Likeness,
        events: _Events,
        blocks: Sequence[Sequence[int]],
    ) -> None:
        """``blocks`` are the numbers of the mentions that are held against each other."""
        self._sources = sources
        self._events = events
        self._blocks = blocks
        self._language = language
        self._words = language.lexicon(EventWords)
        self._likeness = likeness

    def agreed(self, told: Sequence[Retelling]) -> Iterator[Finding]:
        """What several independent sources tell: a mention and those that share most with it."""
        near = self._neighbours(told, _BOTH_HOLD)
        taken: set[int] = set()
        order = sorted(near, key=lambda i: (-self._count([told[j] for j, _ in near[i]]), i))
        for hub in order:
            if told[hub].told_by != "verb":
                continue
            members = [(j, n) for j, n in near[hub] if j not in taken]
            group = self._one_each([told[hub], *(told[j] for j, _ in members)])
            sources = self._count(group)
            if hub in taken or sources < 2:
                continue
            taken |= {hub, *(j for j, _ in members)}
            shared = max(n for _, n in members)
            yield self._finding("same_event", "corroborates", group, _confidence(shared, sources))

    def turned(self, told: Sequence[Retelling]) -> Iterator[Finding]:
        """What is asserted here and denied there: a conflict on one day, news on a later one."""
        near = self._neighbours(told, _TURNED)
        done: set[tuple[str, frozenset[str]]] = set()
        for i in sorted(near):
            j, shared = max(near[i], key=lambda x: (x[1], -x[0]))
            pair = self._one_each([told[i], told[j]])
            about = (told[i].key, told[i].words & told[j].words)
            if shared >= _LIKELY and self._count(pair) == 2 and about not in done:
                done.add(about)
                yield self._finding("event_denied", "contradicts", pair, 0.2 + 0.1 * min(shared, 4))

    def came_about(self, told: Sequence[Retelling]) -> Iterator[Finding]:
        """What was planned and, as a later article tells, was done; not what was put off."""
        near = self._neighbours(told, _CAME_ABOUT)
        done: set[int] = set()
        for i in sorted(near):
            planned = told[i].event.status == "planned" and told[i].told_by == "verb"
            if not planned or _is_put_off(told[i], self._language.code):
                continue
            later = [
                (n, -j)
                for j, n in near[i]
                if j not in done and self._follows(told[i], told[j]) and not _reworded(told[i], told[j])
            ]
            shared, j = max(later, default=(0, 0))
            if shared >= _SURE and -j not in done:
                done.add(-j)
                yield self._finding("plan_came_about", "updates", [told[i], told[-j]], 0.55)

    def _follows(self, plan: Retelling, deed: Retelling) -> bool:
        """Whether the article of the deed came out after that of the plan."""
        planned, done = (self._sources.day(r.event.mentions[0]) for r in (plan, deed))
        later = bool(planned and done and planned < done) and deed.told_by == "verb"
        return later and not _is_put_off(deed, self._language.code)

    def _neighbours(self, told: Sequence[Retelling], wanted: _Statuses) -> dict[int, list[tuple[int, float]]]:
        """For each mention those of other sources that tell the same act of the same time, and how alike."""
        near: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for block in self._blocks:
            at: dict[EventStatus, list[int]] = defaultdict(list)
            for place, j in enumerate(block):
                other = told[j]
                if other.event.status in wanted:
                    places = at[wanted[other.event.status]]
                    for p in places[bisect_left(places, place - _MOST) :]:
                        one = told[block[p]]
                        shared = self._likeness.of(one, other) if one.last >= other.first else 0
                        if shared:
                            near[block[p]].append((j, shared))
                            near[j].append((block[p], shared))
                    at[other.event.status].append(place)
        return near

    def _count(self, told: Sequence[Retelling]) -> int:
        return self._sources.independent(r.event.mentions[0] for r in told)

    def _one_each(self, told: Sequence[Retelling]) -> list[Retelling]:
        """The first mention of each article, copies of one text left out."""
        found: dict[str, Retelling] = {}
        for one in told:
            article = self._sources.article(one.event.mentions[0])
            found.setdefault(article.family or article.id, one)
        return list(found.values())

    def proceeded(self, story: Story, told: Sequence[Retelling]) -> Iterator[Finding]:
        """How it went on before the law with one person: held, charged, tried, sentenced."""
        persons = {a.id: a.name for a in story.actors if a.kind == "person"}
        stages = {word: n for n, words in enumerate(self._words.stages) for word in words}
        steps: dict[str, dict[int, Retelling]] = defaultdict(dict)
        for one in sorted(told, key=lambda r: (r.first, r.place)):
            stage = _stage(one, stages)
            named = one.people & persons.keys()
            sure = one.event.status == "asserted" and one.told_by == "verb" and not one.wide
            if stage is not None and sure and len(named) == 1:
                steps[next(iter(named))].setdefault(stage, one)
        for person in sorted(steps):
            ordered = [steps[person][stage] for stage in sorted(steps[person])]
            rising = self._later(ordered)
            if len(rising) > 1:
                yield self._finding("case_goes_on", "updates", rising, 0.6, persons[person])

    def _later(self, ordered: Sequence[Retelling]) -> list[Retelling]:
        """Those of ``ordered`` that happened after the one before, in a paper that came out after its."""
        kept: list[Retelling] = []
        for one in ordered:
            before = kept[-1] if kept else None
            out = spans(self._sources.day(one.event.mentions[0]))
            last = spans(self._sources.day(before.event.mentions[0])) if before else ()
            if before is None or (out and last and one.first > before.first and out[0][0] > last[-1][1]):
                kept.append(one)
        return kept

    def _told(self, name: str, locale: str, label: str, told: Sequence[Retelling]) -> str:
        """The explanation in one language: the days stand with the words where they differ."""
        # The steps of a case are told as they came out: the day of each is less sure.
        times = [spans(self._sources.day(r.event.mentions[0])) if label else r.times for r in told]
        days = [on_day(*held[0], locale) if held else "" for held in times]
        dated = len(set(days)) > 1
        words = said([_words(r.event) for r in told], self._sources, days if dated else ())
        day = "" if dated or not days[0] else f", {days[0]}"
        own, english = sentence(self._language, name, told=words, day=day, label=short(label))
        return own if locale == self._language.code else english

    def _finding(
        self,
        name: str,
        kind: FindingKind,
        told: Sequence[Retelling],
        sure: float,
        about: str | None = None,
    ) -> Finding:
        """The finding of ``kind`` that the explanation ``name`` tells, about a person or the event itself."""
        ordered = sorted(told, key=lambda r: len(_words(r.event).exact) if not about else 0)
        evidence = [_words(r.event) for r in ordered]
        label = about or " ".join(evidence[0].exact.split())
        own, english = (self._told(name, locale, about or "", ordered) for locale in locales(self._language))
        return Finding(
            kind=kind,
            about=label,
            explanation=own,
            explanation_en=english,
            claims=tuple(dict.fromkeys(self._events[r.event.type, r.event.mentions[0]].id for r in told)),
            evidence=tuple(dict.fromkeys(evidence)),
            independent_sources=self._count(told),
            confidence=round(sure * min(1.0, 0.3 + min(r.event.confidence for r in told)), 3),
        )


class _Likeness:
    """Says how much two clauses share, words that are everywhere in the story counted little."""

    def __init__(self, told: Sequence[Retelling], anybody: Anybody) -> None:
        self._anybody = anybody
        acts: dict[str, set[str]] = defaultdict(set)
        for one in told:
            acts[one.key].update(one.words)
        held = Counter(chain.from_iterable(acts.values()))
        limit = max(_EVERYWHERE, _EVERYWHERE_SHARE * len(acts))
        self._common = frozenset(word for word, count in held.items() if count > limit)

    def of(self, a: Retelling, b: Retelling) -> float:
        """How many telling words both share, 0 where they cannot be one happening."""
        shared = self._shared(a, b)
        return 0 if shared and self._anybody.parts(a, b) else shared

    def _shared(self, a: Retelling, b: Retelling) -> float:
        """How many telling words both share, whoever is in them."""
        both = a.words & b.words
        if not both or a.event.mentions[0].article == b.event.mentions[0].article:
            return 0
        if not a.may_be(b) or _apart(a, b):
            return 0
        shared = sum(_COMMON if w in self._common else 1.0 for w in sorted(both))
        people = len(a.people & b.people)
        if a.wide or b.wide:
            return shared if shared + 2 * min(people, 1) > _SURE else 0
        lopsided = bool(a.places) != bool(b.places) or bool(a.figures) != bool(b.figures)
        if {a.told_by, b.told_by} <= {"quoted"}:
            return 0  # the words of one speaker: a same quotation
        if "noun" in {a.told_by, b.told_by} or lopsided:
            return shared if shared >= _SURE else 0
        named = bool((a.recipient & b.recipient) - self._common)
        return shared if shared >= _LIKELY or (shared >= 1 and named) else 0


def _apart(a: Retelling, b: Retelling) -> bool:
    """Whether both name places, or numbers, and none in common."""
    placed = a.places and b.places
    return (bool(placed) and not a.places & b.places) or a.counts_apart(b)


def _reworded(one: Retelling, other: Retelling) -> bool:
    """Whether both clauses are one sentence of an agency, set in another tense when the hour had passed."""
    both = len(one.words & other.words)
    return both >= _LONG_ENOUGH and both >= _REWORDED * len(one.words | other.words)


def _is_put_off(one: Retelling, code: str) -> bool:
    """Whether its clause, or the one above, tells that something takes place later: "renvoyé au 3 mars"."""
    clauses = (*one.event.clauses, one.event.governing)
    return any(_putting_off(code).search(clause.exact) for clause in clauses if clause)


@cache
def _putting_off(code: str) -> re.Pattern[str]:
    words = load(code).lexicon(EventWords).put_off
    return re.compile(rf"(?<!\w){either(words)}{agreeing(code)}(?!\w)", re.I)


def _blocks(told: Sequence[Retelling]) -> list[list[int]]:
    """The mentions that the same kind of words tells, in order; those that are alone left out."""
    blocks = grouped(range(len(told)), lambda i: (told[i].event.type, told[i].key))
    return [
        sorted(blocks[name], key=lambda i: (told[i].first, told[i].place))
        for name in sorted(blocks)
        if len(blocks[name]) > 1
    ]


def _confidence(shared: float, sources: int) -> float:
    sure = 0.85 if shared >= _SURE else 0.7 if shared >= _LIKELY else 0.45
    return min(0.95, sure + 0.03 * (sources - 2))


def _stage(told: Retelling, stages: dict[str, int]) -> int | None:
    found = [stages[w] for w in (told.key, *sorted(told.words)) if w in stages]
    return max(found, default=None)


def _words(event: Event) -> Anchor:
    """What is shown of a mention: its clause, or the bare words where that is too long."""
    clause = event.clauses[0]
    return clause if len(clause.exact) <= _LONG else event.mentions[0]
