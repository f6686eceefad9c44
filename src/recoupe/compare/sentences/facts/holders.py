"""Who or what is in a state: named before it, behind it, or told by the words of the clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.stems import stem
from recoupe.compare.sentences.facts.clauses import part
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.states import States
from recoupe.model import Anchor, Story
from recoupe.model.claims import Kind

_WORD = re.compile(r"[^\W\d_]+")
# A road, a train or a law by its letters and number: "E19", "TGV 6201".
_SPACE = re.compile(r"[ -]")
_CODE = re.compile(r"\b[A-Z]{1,4}[ -]?\d{1,4}\b")
# A clause with so many words says by itself what is in the state.
_NAMING = 3
# Who has no name is somebody.
SOMEBODY = "?"
# Who is in a state is named so near before it, in characters.
_NEAR = 300
# Who is asked to go is told so near behind the words that ask it; what a person is, so near before the end of
# the name.
_BEHIND, _BESIDE = 45, 60
# A sentence begins with a state that has no more characters before it: "À peine".
_OPENING = 8


@dataclass(frozen=True)
class Names:
    """The persons and bodies of a story where they are named, the stems of no thing, and those of places."""

    people: Inside[str]
    bodies: Inside[str]
    light: frozenset[str]
    places: frozenset[str]


def names_of(story: Story, code: str) -> Names:
    """The names of ``story``, and the words that name no thing."""
    return Names(
        people=_named(story, "person"),
        bodies=_named(story, "organization"),
        light=_stems(story, "group", code) | _nothing(code),
        places=_stems(story, "place", code),
    )


def _named(story: Story, *kinds: Kind) -> Inside[str]:
    """The actors of these ``kinds``, by id, where they are named."""
    return Inside((m, a.id) for a in story.actors if a.kind in kinds and not a.may_be for m in a.mentions)


def _stems(story: Story, kind: Kind, code: str) -> frozenset[str]:
    """The stems in the names of actors of this ``kind``."""
    return frozenset(
        stem(word, code)
        for actor in story.actors
        if actor.kind == kind
        for name in actor.names
        for word in _WORD.findall(name.text)
    )


def wanted(fact: Fact, match: re.Match[str], known: Names, *, behind: bool) -> frozenset[str]:
    """Who stands right before the words or ``behind`` them: by id if named, and the stems of what he is."""
    at = fact.anchor.start + (match.end() if behind else match.start())
    start, end = (at, at + _BEHIND) if behind else (at - _BESIDE, at)
    near = {w for w, n in fact.stems.items() if start <= n < end and w[0].isalpha()}
    article, first, last = fact.anchor.article, max(start, fact.anchor.start), min(fact.anchor.end, end)
    named = known.people.of(article, first, last)
    return frozenset(near) - known.light | {row[2] for row in named}


def who(fact: Fact, at: int, people: Inside[str], known: Names, code: str) -> frozenset[str]:
    """The person last named before the state, by id; the first behind it where the sentence begins with it.

    Where a noun for somebody without a name stands nearer, the words of the sentence that say who it is.
    """
    start, end = fact.anchor.start, fact.anchor.start + at
    named = people.of(fact.anchor.article, max(start, end - _NEAR), end)
    if at <= _OPENING:
        # "Libérée samedi, Jeanne Petit": the subject follows the participle.
        named = people.of(fact.anchor.article, end, min(fact.anchor.end, end + _NEAR))[:1]
        return frozenset({named[0][2]}) if named else frozenset()
    last = named[-1][1] if named else start
    before = {word: n for word, n in fact.stems.items() if n < end and word[0].isalpha()}
    if any(last <= n for word, n in before.items() if word in unnamed(code)):
        return frozenset(before) - known.light | {SOMEBODY}
    if not named:
        return frozenset()
    # "Le frère du suspect, Jean Petit": who he is stands before the name.
    beside = {word for word, n in before.items() if last - _BESIDE <= n < named[-1][0]}
    described = any(word in unnamed(code) for word in beside)
    also = beside - known.light | {SOMEBODY} if described else set()
    return frozenset({named[-1][2], *also})


def with_subject(fact: Fact, match: re.Match[str], clause: Anchor) -> Anchor:
    """The clause of a state; where it names nothing before it, with all that stands before it."""
    first = match.start() + fact.anchor.start
    if any(clause.start <= n < first for n in fact.stems.values()):
        return clause
    return part(fact.anchor, 0, clause.end - fact.anchor.start)


def what(fact: Fact, match: re.Match[str], words: Anchor, known: Names) -> frozenset[str]:
    """The stems of what is in the state: those of ``words`` but for its own, and of the places named."""
    first, last = match.start() + fact.anchor.start, match.end() + fact.anchor.start
    rest = {w: n for w, n in fact.stems.items() if not first <= n < last and w[0].isalpha()}
    held = {w for w, n in rest.items() if words.start <= n < words.end or w in known.places}
    if len(held) < _NAMING:
        # "Dans le massif, l'incendie progresse": what stands before the clause says which.
        held |= {w for w, n in rest.items() if n < first}
    codes = {_SPACE.sub("", code) for code in _CODE.findall(words.exact)}
    return frozenset(held) - known.light | codes


@cache
def _nothing(code: str) -> frozenset[str]:
    return frozenset(stem(word, code) for word in load(code).lexicon(States).nothing)


@cache
def unnamed(code: str) -> frozenset[str]:
    """The stems of nouns for somebody without a name."""
    return frozenset(stem(word, code) for word in load(code).lexicon(States).unnamed)
