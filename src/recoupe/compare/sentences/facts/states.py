"""How things stand, as several sources put it: "coupée" here and "rouverte" there, or the same in both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from recoupe.compare.common.levels import before, touch
from recoupe.compare.common.meeting import meeting
from recoupe.compare.common.patterns import starred, words_pattern
from recoupe.compare.common.stems import head
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.sentences.facts.clauses import beside
from recoupe.compare.sentences.facts.holders import (
    SOMEBODY,
    Names,
    central,
    names_of,
    pronoun,
    wanted,
    what,
    who,
    with_subject,
)
from recoupe.compare.sentences.facts.likeness import same_place, same_time
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.calendar import Calendar
from recoupe.languages.states import Contrast, States
from recoupe.model import Anchor, Finding, Story
from recoupe.model.claims import FindingKind
from recoupe.text.patterns import agreeing, either

# So many words of the thing are shared, so rare together where one is the name of a place; else rarer and one
# by itself. What has a number or a person's name is known by that.
_SHARED, _RARE, _RARER, _TELLING, _KNOWN = 2, 0.75, 1.5, 0.5, 2.0
# So far apart papers tell of one state that lasts, or of one that changes.
_STANDS, _CHANGES = timedelta(days=4), timedelta(days=40)
# … and of one case in court.
_YEARS = timedelta(days=6 * 365)
# How the ids of actors begin; how surely "le ministre" is the one that another paper means.
_ACTOR, _OFFICE = "actor-", 1.5
# A last word of so few letters is no participle: "à court de".
_SHORT = 3
# What stands for the name of a day in the words of a state.
_WEEKDAY = "{weekday}"
# A word that stands by the states of more sentences than this brings none of them together.
_CROWD = 40
# What says that it is not so, or not yet, stands so near before it.
_BEFORE = 30
_AGREED, _LATER, _MAYBE, _APART = 0.5, 0.5, 0.4, 0.3
# Where less than this is shared, it may be of two things.
_CERTAIN, _DOUBT = 1.5, 0.6
# So many of one thing are shown.
_MOST = 4


class _Head(NamedTuple):
    """A contrast, whether persons are in its states, and what finds them.

    Where it finds one, one of the ``literal`` words stands as it is, which is asked sooner.
    """

    contrast: str
    persons: bool
    literal: tuple[str, ...]
    pattern: re.Pattern[str]

    def find(self, low: str) -> Iterator[re.Match[str]]:
        """The states in a sentence in small letters."""
        for words in self.literal:
            if words in low:
                return self.pattern.finditer(low)
        return iter(())


class _Weighed(NamedTuple):
    """How few sentences have a stem, and the nouns for him without a name whom the whole story is about."""

    rarity: Mapping[str, float]
    main: frozenset[str]


@dataclass(frozen=True, eq=False)
class _State:
    """A clause that says how something stands: which contrast and side, what stands so, and the places.

    ``where`` are the places of the sentence, or of the one before where a pronoun goes on from it, by id.
    """

    fact: Fact
    words: Anchor
    contrast: str
    other: bool
    thing: frozenset[str]
    names: frozenset[str]
    where: frozenset[str]

    @cached_property
    def codes(self) -> frozenset[str]:
        """The roads, trains and laws among ``thing``."""
        return frozenset(word for word in self.thing - self.actors if word[-1].isdigit())

    @cached_property
    def actors(self) -> frozenset[str]:
        """Those of ``thing`` that are known by name, by id."""
        return frozenset(word for word in self.thing if word.startswith(_ACTOR))


def states(
    told: Sequence[Fact], rarity: Mapping[str, float], story: Story, teller: Teller
) -> Iterator[Finding]:
    """A finding for each thing that independent sources put in one state, or in two.

    ``rarity`` says of a stem how few sentences have it.
    """
    code = teller.language.code
    known = names_of(story, told, code)
    found = [state for fact in told for state in _states(fact, known, code)]
    main = central(told, code) if any(SOMEBODY in state.thing for state in found) else frozenset()
    yield from _findings(found, _Weighed(rarity, main), teller)


def _states(fact: Fact, known: Names, code: str) -> Iterator[_State]:
    """What ``fact`` says of how things stand, one state of each side of a contrast."""
    heads = _heads(code)
    if heads.keys().isdisjoint(fact.stems):
        return
    low = fact.low
    done: set[tuple[str, bool]] = set()
    for row in (row for root in sorted(fact.stems.keys() & heads.keys()) for row in heads[root]):
        for match in row.find(low):
            state = _state(fact, match, row.contrast, row.persons, known, code)
            if state is not None and (row.contrast, state.other) not in done:
                done.add((row.contrast, state.other))
                yield state


def _state(
    fact: Fact, match: re.Match[str], name: str, persons: bool, known: Names, code: str
) -> _State | None:
    """The state that the words ``match`` put something in, None where it is to come or nothing is named."""
    clause = beside(fact.anchor, fact.low, *match.span(), code)
    lead = match.string[max(clause.start - fact.anchor.start, match.start() - _BEFORE) : match.start()]
    turned = bool(words_pattern(States, "turned", code, whole=True).search(lead))
    if (persons and turned) or _open(code).search(lead):
        return None
    words = with_subject(fact, match, clause)
    other = (match["other"] is not None) != turned
    contrast = load(code).lexicon(States).contrasts[name]
    if contrast.wanted:
        thing = wanted(fact, match, known, behind=not other)
    elif persons:
        thing = who(fact, match, known.people, known, code)
        if contrast.bodies and not thing:
            thing = who(fact, match, known.bodies, known, code)
    else:
        thing = what(fact, match, words, known)
    # "Il a été hospitalisé": where he is the sentence before says.
    meant = SOMEBODY in thing and not fact.places and pronoun(fact, match.end(), code)
    last = known.earlier.get(fact) if meant else None
    where = last.places if last else fact.places
    return _State(fact, words, name, other, thing, thing & known.places, where) if thing else None


def _findings(found: Sequence[_State], weighed: _Weighed, teller: Teller) -> Iterator[Finding]:
    """What the states of each thing say together: that they agree, and that they do not."""
    near: dict[int, dict[int, float]] = defaultdict(dict)
    keyed = [frozenset(f"{state.contrast} {word}" for word in state.thing) for state in found]
    for i, j in meeting(keyed, _CROWD):
        sure = _alike(found[i], found[j], weighed)
        if sure:
            near[i][j] = near[j][i] = sure
    taken: set[int] = set()
    for hub in sorted(near, key=lambda i: (-sum(near[i].values()), i)):
        others = sorted((j for j in near[hub] if j not in taken), key=lambda j: (-near[hub][j], j))
        if hub not in taken and others:
            alike = _one_each([found[hub], *(found[j] for j in others if found[j].other == found[hub].other)])
            apart = _one_each([found[hub], *(found[j] for j in others)], apart=True)
            doubt = 1.0 if near[hub][others[0]] >= _CERTAIN else _DOUBT
            if len(alike) > 1:
                yield _finding("corroborates", "one_state", alike, doubt * _AGREED, teller)
            if len({state.other for state in apart}) > 1:
                yield _changed(apart, doubt, teller)
            taken |= {hub, *others}


def _alike(one: _State, other: _State, weighed: _Weighed) -> float:
    """How surely two articles tell of one thing or person, 0 where they may not."""
    if one.contrast != other.contrast or one.fact.anchor.article == other.fact.anchor.article:
        return 0
    contrast = load(one.fact.code).lexicon(States).contrasts[one.contrast]
    return _shared(one, other, contrast, weighed) if _may_follow(one, other, contrast) else 0


def _may_follow(one: _State, other: _State, contrast: Contrast) -> bool:
    """Whether the days of two articles allow them to tell of one thing.

    One paper can change what it said, and not confirm it.
    """
    first, second = one.fact, other.fact
    same = one.other == other.other
    if same and (contrast.steps or first.origin == second.origin):
        return False
    if (same or contrast.once) and not same_time(first, second):
        return False
    spare = _STANDS if same else _YEARS if contrast.slow else _CHANGES
    if first.published and second.published and not touch(first.published, second.published, spare):
        return False
    return contrast.slow or not (_long_ago(first, second) or _long_ago(second, first))


def _shared(one: _State, other: _State, contrast: Contrast, weighed: _Weighed) -> float:
    """How surely two states are of one thing or person, by the names and words that they share."""
    shared = sorted(one.thing & other.thing)
    if _elsewhere(one.codes, other.codes) or (not one.codes and _elsewhere(one.names, other.names)):
        return 0
    if one.actors & other.actors or one.codes & other.codes:
        return _KNOWN
    if one.actors and other.actors:
        return 0
    if contrast.wanted and one.other != other.other:
        return _OFFICE if shared else 0
    # A word that one source alone uses, in two articles, stands in few sentences.
    weights = [weighed.rarity.get(word, _RARE) for word in shared if word != SOMEBODY]
    rare = sum(weights)
    if contrast.persons:
        # He whom most articles tell of is told in no rare words.
        rare = rare if weighed.main.isdisjoint(shared) else max(rare, _RARE)
        here = not _elsewhere(one.where, other.where)
        return rare if here and rare >= _RARE and len(weights) >= _SHARED else 0
    named = bool(one.names & other.names)
    enough = rare >= (_RARE if named else _RARER) and max(weights) >= (0 if named else _TELLING)
    return rare if len(shared) >= _SHARED and enough and same_place(one.fact, other.fact) else 0


def _long_ago(one: Fact, other: Fact) -> bool:
    """Whether the days that ``one`` names were over long before the paper of ``other`` appeared."""
    return bool(one.days and other.published) and before(
        one.days, [(first - _CHANGES, last) for first, last in other.published]
    )


def _elsewhere(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both name something, and nothing in common."""
    return bool(ones and others) and not ones & others


def _one_each(held: Sequence[_State], apart: bool = False) -> list[_State]:
    """The first of each source, or where one of them may change what it said, of each article and side."""
    first: dict[object, _State] = {}
    for state in held:
        paper = (state.fact.anchor.article, state.other) if apart else state.fact.origin
        first.setdefault(paper, state)
    sides = [[s for s in first.values() if s.other == side][:_MOST] for side in (False, True)]
    return [state for side in sides for state in side]


def _changed(held: Sequence[_State], doubt: float, teller: Teller) -> Finding:
    """That a thing was in one state and is in the other, or that they cannot both be true."""
    steps = sorted(held, key=lambda s: (s.fact.published or ((date.max, date.max),), s.other, s.words))
    days = [before(a.fact.published, b.fact.published) for a, b in pairwise(steps)]
    if all(days):
        return _finding("updates", "state_changed", steps, doubt * _LATER, teller)
    if load(teller.language.code).lexicon(States).contrasts[held[0].contrast].onward:
        steps = sorted(steps, key=lambda s: (s.other, s.words))
        return _finding("updates", "state_may_have_changed", steps, doubt * _MAYBE, teller)
    return _finding("contradicts", "two_states", steps, doubt * _APART, teller)


def _finding(kind: FindingKind, name: str, held: Sequence[_State], sure: float, teller: Teller) -> Finding:
    return teller.finding(kind, name, [s.words for s in held], sure, about=short(held[0].words.exact))


@cache
def _heads(code: str) -> Mapping[str, Sequence[_Head]]:
    """What finds the words of states of which the longest has a stem, by that stem, for each contrast."""
    phrases: dict[tuple[str, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    contrasts = load(code).lexicon(States).contrasts
    for name, row in contrasts.items():
        for side, held in enumerate((row.one, row.other)):
            for phrase in (each for words in held for each in _of_each_day(words, code)):
                phrases[head(phrase, code), name][side].append(phrase)
    found: dict[str, list[_Head]] = defaultdict(list)
    for (root, name), (ones, others) in phrases.items():
        # An empty side is found nowhere.
        one, other = (
            "|".join(_phrase(each, code) for each in sorted(words, key=len, reverse=True))
            for words in (ones, others)
        )
        pattern = re.compile(rf"\b(?:(?P<other>{other or '(?!)'})|{one or '(?!)'})\b")
        literal = tuple({max(phrase.split(" * "), key=len): None for phrase in (*ones, *others)})
        found[root].append(_Head(name, contrasts[name].persons, literal, pattern))
    return found


def _of_each_day(words: str, code: str) -> Iterator[str]:
    """``words``, once with each day of the week where they leave it open."""
    if _WEEKDAY not in words:
        yield words
        return
    calendar = load(code).lexicon(Calendar)
    for day in calendar.classes["weekday"]:
        if day not in calendar.abbreviations:
            yield words.replace(_WEEKDAY, day)


def _phrase(words: str, code: str) -> str:
    """The pattern of ``words``, which end in the gender and number of what they are said of."""
    return starred(words) + (agreeing(code) if len(words.split()[-1]) > _SHORT else "")


@cache
def _open(code: str) -> re.Pattern[str]:
    words = load(code).lexicon(States)
    return re.compile(rf"\b(?:{either(words.open)}|\w{{2,20}}{either(words.to_come)})\b")
