"""How things stand, as several sources put it: "coupée" here and "rouverte" there, or the same in both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TypeAlias

from recoupe.compare.facts.clauses import around, part
from recoupe.compare.facts.likeness import same_place, same_time
from recoupe.compare.facts.sentences import Fact, stem
from recoupe.compare.inside import Inside
from recoupe.compare.levels import before
from recoupe.compare.meeting import meeting
from recoupe.compare.patterns import either
from recoupe.compare.teller import Teller
from recoupe.compare.telling import short
from recoupe.languages import load
from recoupe.languages.states import States
from recoupe.model import Anchor, Finding, Story
from recoupe.model.claims import FindingKind

_WORD = re.compile(r"[^\W\d_]+")
# A road, a train or a law by its letters and number: "E19", "TGV 6201".
_SPACE = re.compile(r"[ -]")
_CODE = re.compile(r"\b[A-Z]{1,4}[ -]?\d{1,4}\b")
# So many words of the thing are shared, as rare together; or one that names it.
_SHARED, _RARE, _NAME = 2, 0.75, 2.0
# A clause with so many words says by itself what is in the state.
_NAMING = 3
# A word that stands by the states of more sentences than this brings none of them together.
_CROWD = 40
# Who is in a state is named so near before it, in characters.
_NEAR = 300
# What says that it is not so, or not yet, stands so near before it.
_BEFORE = 30
_AGREED, _LATER, _MAYBE, _APART = 0.5, 0.5, 0.4, 0.3
# So many of one thing are shown.
_MOST = 4


# A contrast, whether persons are in its states, and what finds them.
_Head: TypeAlias = tuple[str, bool, re.Pattern[str]]


@dataclass(frozen=True, eq=False)
class _State:
    """A clause that says how something stands: which contrast and side, what stands so, and the places."""

    fact: Fact
    words: Anchor
    contrast: str
    other: bool
    thing: frozenset[str]
    names: frozenset[str]

    @property
    def codes(self) -> frozenset[str]:
        """The roads, trains and laws among ``thing``."""
        return frozenset(word for word in self.thing if word[-1].isdigit())


def states(
    told: Sequence[Fact], rarity: Mapping[str, float], story: Story, teller: Teller
) -> Iterator[Finding]:
    """A finding for each thing that independent sources put in one state, or in two.

    ``rarity`` says of a stem how few sentences have it.
    """
    code = teller.language.code
    people = Inside(
        (m, a.id) for a in story.actors if a.kind == "person" and not a.may_be for m in a.mentions
    )
    light, places = _stems(story, {"group"}, code), _stems(story, {"place"}, code)
    found = [state for fact in told for state in _states(fact, people, light, places, code)]
    yield from _findings(found, rarity, teller)


def _stems(story: Story, kinds: Collection[str], code: str) -> frozenset[str]:
    """The stems in the names of actors of these ``kinds``."""
    return frozenset(
        stem(word, code)
        for actor in story.actors
        if actor.kind in kinds
        for name in actor.names
        for word in _WORD.findall(name.text)
    )


def _states(
    fact: Fact, people: Inside[str], light: frozenset[str], places: frozenset[str], code: str
) -> Iterator[_State]:
    """What ``fact`` says of how things stand, one state of each side of a contrast.

    ``light`` are the stems in names of groups, which are of many things, ``places`` those of places.
    """
    heads = _heads(code)
    done: set[tuple[str, bool]] = set()
    for root in sorted(fact.stems.keys() & heads.keys()):
        for name, persons, pattern in heads[root]:
            for match in pattern.finditer(fact.low):
                clause = _clause(fact, match, code)
                lead = fact.low[
                    max(clause.start - fact.anchor.start, match.start() - _BEFORE) : match.start()
                ]
                turned = bool(_turned(code).search(lead))
                other = (match["other"] is not None) != turned
                if (name, other) in done or (persons and turned) or _open(code).search(lead):
                    continue
                words = _with_subject(fact, match, clause)
                thing = (
                    _who(fact, match.start(), people)
                    if persons
                    else _what(fact, match, words, places) - light
                )
                if thing:
                    done.add((name, other))
                    yield _State(fact, words, name, other, thing, thing & places)


def _clause(fact: Fact, match: re.Match[str], code: str) -> Anchor:
    """The clause of a state, without those that a conjunction joins to it."""
    words = around(fact.anchor, *match.span())
    start, end = words.start - fact.anchor.start, words.end - fact.anchor.start
    first = max(
        (m.start() for m in _parting(code).finditer(match.string, start, match.start())), default=start
    )
    behind = _parting(code).search(match.string, match.end(), end)
    return part(fact.anchor, first, behind.start() if behind else end)


def _who(fact: Fact, at: int, people: Inside[str]) -> frozenset[str]:
    """The person last named before the state, by id."""
    start = fact.anchor.start
    named = people.of(fact.anchor.article, max(start, start + at - _NEAR), start + at)
    return frozenset({named[-1][2]}) if named else frozenset()


def _with_subject(fact: Fact, match: re.Match[str], clause: Anchor) -> Anchor:
    """The clause of a state; where it names nothing before it, with all that stands before it."""
    first = match.start() + fact.anchor.start
    if any(clause.start <= n < first for n in fact.stems.values()):
        return clause
    return part(fact.anchor, 0, clause.end - fact.anchor.start)


def _what(fact: Fact, match: re.Match[str], words: Anchor, places: frozenset[str]) -> frozenset[str]:
    """The stems of what is in the state: those of ``words`` but for its own, and of the places beside it."""
    first, last = match.start() + fact.anchor.start, match.end() + fact.anchor.start
    beside = {w: n for w, n in fact.stems.items() if not first <= n < last and w[0].isalpha()}
    held = {w for w, n in beside.items() if words.start <= n < words.end}
    if len(held) < _NAMING:
        # "Dans le massif, l'incendie progresse": what stands before the clause says which.
        held |= {w for w, n in beside.items() if n < first}
    held |= {w for w in beside if w in places}
    return frozenset(held) | {_SPACE.sub("", code) for code in _CODE.findall(words.exact)}


def _findings(found: Sequence[_State], rarity: Mapping[str, float], teller: Teller) -> Iterator[Finding]:
    """What the states of each thing say together: that they agree, and that they do not."""
    near: dict[int, dict[int, float]] = defaultdict(dict)
    keyed = [frozenset(f"{state.contrast} {word}" for word in state.thing) for state in found]
    for i, j in meeting(keyed, _CROWD):
        alike = _alike(found[i], found[j], rarity)
        if alike:
            near[i][j] = near[j][i] = alike
    taken: set[int] = set()
    for hub in sorted(near, key=lambda i: (-sum(near[i].values()), i)):
        beside = sorted((j for j in near[hub] if j not in taken), key=lambda j: (-near[hub][j], j))
        for other in (False, True) if hub not in taken else ():
            used = [j for j in beside if other or found[j].other == found[hub].other]
            held = _one_each([found[hub], *(found[j] for j in used)], apart=other)
            if len({state.other for state in held}) > 1 if other else len(held) > 1:
                taken |= {hub, *used}
                yield (
                    _changed(held, teller)
                    if other
                    else _finding("corroborates", "one_state", held, _AGREED, teller)
                )


def _alike(one: _State, other: _State, rarity: Mapping[str, float]) -> float:
    """How surely two articles tell of one thing or person, 0 where they may not.

    One paper can change what it said, and not confirm it.
    """
    first, second = one.fact, other.fact
    if one.contrast != other.contrast or first.anchor.article == second.anchor.article:
        return 0
    if one.other == other.other and (first.origin == second.origin or not same_time(first, second)):
        return 0
    shared = sorted(one.thing & other.thing)
    if _elsewhere(one.codes, other.codes) or (not one.codes and _elsewhere(one.names, other.names)):
        return 0
    rare = sum(rarity.get(word, _NAME) for word in shared)
    named = any(word not in rarity for word in shared)  # a person by id, or a road by its number
    enough = named or (len(shared) >= _SHARED and rare >= _RARE and same_place(first, second))
    return rare if enough else 0


def _elsewhere(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both name something, and nothing in common."""
    return bool(ones and others) and not ones & others


def _one_each(held: Sequence[_State], apart: bool) -> list[_State]:
    """The first of each source, or where one of them may change what it said, of each article and side."""
    first: dict[object, _State] = {}
    for state in held:
        paper = (state.fact.anchor.article, state.other) if apart else state.fact.origin
        first.setdefault(paper, state)
    sides = [[s for s in first.values() if s.other == side][:_MOST] for side in (False, True)]
    return [state for side in sides for state in side]


def _changed(held: Sequence[_State], teller: Teller) -> Finding:
    """That a thing was in one state and is in the other, or that they cannot both be true."""
    steps = sorted(held, key=lambda s: (s.fact.published or ((date.max, date.max),), s.other, s.words))
    days = [before(a.fact.published, b.fact.published) for a, b in pairwise(steps)]
    if all(days):
        return _finding("updates", "state_changed", steps, _LATER, teller)
    if load(teller.language.code).lexicon(States).contrasts[held[0].contrast].onward:
        steps = sorted(steps, key=lambda s: (s.other, s.words))
        return _finding("updates", "state_may_have_changed", steps, _MAYBE, teller)
    return _finding("contradicts", "two_states", steps, _APART, teller)


def _finding(kind: FindingKind, name: str, held: Sequence[_State], sure: float, teller: Teller) -> Finding:
    return teller.finding(kind, name, [s.words for s in held], sure, about=short(held[0].words.exact))


@cache
def _heads(code: str) -> Mapping[str, Sequence[_Head]]:
    """What finds the words of states of which the longest has a stem, by that stem, for each contrast."""
    phrases: dict[tuple[str, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    contrasts = load(code).lexicon(States).contrasts
    for name, row in contrasts.items():
        for side, held in enumerate((row.one, row.other)):
            for phrase in held:
                root = stem(max(_WORD.findall(phrase), key=len), code)
                phrases[root, name][side].append(phrase)
    found: dict[str, list[_Head]] = defaultdict(list)
    for (root, name), (ones, others) in phrases.items():
        # An empty side is found nowhere.
        one, other = (either(words) if words else "(?!)" for words in (ones, others))
        pattern = re.compile(rf"\b(?:(?P<other>{other})|{one})(?:e|s|es)?\b")
        found[root].append((name, contrasts[name].persons, pattern))
    return found


@cache
def _turned(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(load(code).lexicon(States).turned)}\b")


@cache
def _open(code: str) -> re.Pattern[str]:
    words = load(code).lexicon(States)
    return re.compile(rf"\b(?:{either(words.open)}|\w{{2,20}}{either(words.to_come)})\b")


@cache
def _parting(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(load(code).lexicon(States).parting)}\b")
