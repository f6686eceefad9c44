"""Who or what is in a state: named before it, behind it, or told by the words of the clause."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.stems import stem
from recoupe.compare.sentences.facts.clauses import part
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.states import States
from recoupe.model import Anchor, Story
from recoupe.model.claims import Kind
from recoupe.text.patterns import either

_WORD = re.compile(r"[^\W\d_]+")
# A road, a train or a law by its letters and number: "E19", "TGV 6201".
_CODE = re.compile(r"\b[A-Z]{1,4}[ -]?\d{1,4}\b")
_PARTS = re.compile(r"(\D+?)[ -]?(\d+)")
_DIGIT = re.compile(r"\d")
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
# A pronoun begins the sentence if no more stands before it: "Mais il", "Jeudi soir, elle".
_FIRST = 14
# Between a person and what is his stand no more words: "de l'ancien ministre".
_TITLE = 3
# The share of the articles that tell of him whom a story is about.
_MAIN = 0.6
# Two sentences of which the second goes on from the first have no more between them.
_GAP = 4


@dataclass(frozen=True)
class Names:
    """The persons and bodies of a story where they are named, the stems of no thing, and those of places.

    ``earlier`` is the sentence that stands right before another.
    """

    people: Inside[str]
    bodies: Inside[str]
    light: frozenset[str]
    places: frozenset[str]
    earlier: Mapping[Fact, Fact]


def names_of(story: Story, told: Sequence[Fact], code: str) -> Names:
    """The names of ``story``, of which the sentences are ``told``, and the words that name no thing."""
    return Names(
        people=_named(story, "person"),
        bodies=_named(story, "organization"),
        light=_stems(story, "group", code) | _nothing(code),
        places=_stems(story, "place", code),
        earlier={fact: last for last, fact in pairwise(told) if _goes_on(last, fact)},
    )


def _goes_on(last: Fact, fact: Fact) -> bool:
    """Whether ``fact`` stands right behind ``last``."""
    return last.anchor.article == fact.anchor.article and fact.anchor.start - last.anchor.end <= _GAP


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


def who(fact: Fact, match: re.Match[str], people: Inside[str], known: Names, code: str) -> frozenset[str]:
    """The person in the state that the words ``match`` tell, by id.

    "La garde à vue de Jean Petit a été levée": he stands in the words or belongs to them. Else the last one
    named before them, the first behind them where the sentence begins with them, or whom the sentence before
    tells of where a pronoun stands for him. Where a noun for somebody without a name stands nearer, the words
    of the sentence that say who it is.
    """
    start = fact.anchor.start
    owner = _owner(fact, match, people, code)
    if owner:
        return owner
    somebody = _somebody(fact, code)
    inside = any(match.start() <= n - start < match.end() for n in somebody)
    at = match.end() if inside else match.start()
    end = start + at
    he = pronoun(fact, match.end(), code)
    if at <= _OPENING and not he:
        # "Libérée samedi, Jeanne Petit": the subject follows the participle.
        named = people.of(fact.anchor.article, end, min(fact.anchor.end, end + _NEAR))[:1]
        return frozenset({named[0][2]}) if named else frozenset()
    named = _outside(fact, people.of(fact.anchor.article, max(start, end - _NEAR), end), code)
    last = named[-1][1] if named else start
    before = {word: n for word, n in fact.stems.items() if n < end and word[0].isalpha()}
    if any(last <= n < end for n in somebody):
        return frozenset(before) - known.light | {SOMEBODY}
    if not named:
        return _meant(known.earlier.get(fact), people, known, code) if he else frozenset()
    # "Le frère du suspect, Jean Petit": who he is stands before the name.
    beside = {word for word, n in before.items() if last - _BESIDE <= n < named[-1][0]}
    described = any(last - _BESIDE <= n < named[-1][0] for n in somebody)
    also = beside - known.light | {SOMEBODY} if described else set()
    return frozenset({named[-1][2], *also})


def _owner(fact: Fact, match: re.Match[str], people: Inside[str], code: str) -> frozenset[str]:
    """Who is named in the words of a state, or behind them as he whose it is: "l'arrestation de X"."""
    start = fact.anchor.start
    first, last = start + match.start(), start + match.end()
    for begin, _, person in people.of(fact.anchor.article, first, min(fact.anchor.end, last + _BEHIND)):
        if begin < last or _belongs(fact.low[match.end() : begin - start], code):
            return frozenset({person})
        break
    return frozenset()


def _belongs(between: str, code: str) -> bool:
    """Whether the words ``between`` a state and a name say that it is his: "mardi de l'ex-ministre"."""
    words = between.split()
    while words and stem(words[0], code) in _nothing(code):
        words.pop(0)
    joined = words_pattern(States, "belonging", code, whole=True).match(" ".join(words))
    return joined is not None and "," not in between and len(words) <= _TITLE


def _outside(fact: Fact, named: list[tuple[int, int, str]], code: str) -> list[tuple[int, int, str]]:
    """Those of ``named`` who stand in no relative clause between commas: "le car, qui a heurté X,"."""
    if not named or "," not in fact.low:
        return named
    clauses = [match.span() for match in _relative(code).finditer(fact.low)]
    start = fact.anchor.start
    return [row for row in named if not any(a < row[0] - start < b for a, b in clauses)]


def pronoun(fact: Fact, end: int, code: str) -> bool:
    """Whether a pronoun for one person begins the sentence, before ``end``."""
    found = words_pattern(States, "he", code, whole=True).search(fact.low, 0, end)
    return found is not None and found.start() <= _FIRST


def _meant(last: Fact | None, people: Inside[str], known: Names, code: str) -> frozenset[str]:
    """Whom a pronoun stands for: the one of whom the sentence before, ``last``, tells."""
    if last is None:
        return frozenset()
    persons = {row[2] for row in people.of(last.anchor.article, last.anchor.start, last.anchor.end)}
    if persons:
        return frozenset(persons) if len(persons) == 1 else frozenset()
    told = frozenset(word for word in last.stems if word[0].isalpha())
    return told - known.light | {SOMEBODY} if _somebody(last, code) else frozenset()


def _somebody(fact: Fact, code: str) -> list[int]:
    """Where ``fact`` has nouns for somebody without a name: those of one of many in the singular alone."""
    of_a_case = _unnamed(code)
    found = [n for word, n in fact.stems.items() if word in of_a_case]
    one_of_many = words_pattern(States, "any_of", code, whole=True).finditer(fact.low)
    return [*found, *(fact.anchor.start + match.start() for match in one_of_many)]


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
    return frozenset(held) - known.light | _codes(words.exact, fact.code)


def _codes(text: str, code: str) -> frozenset[str]:
    """The roads, trains and laws named in ``text``, each by one letter and number however it is written."""
    roads = load(code).lexicon(States).roads
    written = [*_CODE.findall(text), *_road(code).findall(text.lower())] if _DIGIT.search(text) else ()
    split = (_PARTS.fullmatch(one) for one in written)
    return frozenset(roads.get(part[1], part[1]) + part[2] for part in split if part)


@cache
def _nothing(code: str) -> frozenset[str]:
    return frozenset(stem(word, code) for word in load(code).lexicon(States).nothing)


@cache
def _unnamed(code: str) -> frozenset[str]:
    """The stems of nouns for somebody without a name whom a case is about."""
    return frozenset(stem(word, code) for word in load(code).lexicon(States).unnamed)


def central(told: Sequence[Fact], code: str) -> frozenset[str]:
    """The stems of nouns for somebody without a name of whom most articles of a story tell.

    "Le chauffeur" is then one and the same, however common the word is in that story.
    """
    nouns = _unnamed(code)
    told_of: dict[str, set[str]] = defaultdict(set)
    articles = {fact.anchor.article for fact in told}
    for fact in told:
        if not nouns.isdisjoint(fact.stems):
            for word in nouns & fact.stems.keys():
                told_of[word].add(fact.anchor.article)
    return frozenset(word for word, held in told_of.items() if len(held) >= _MAIN * len(articles))


@cache
def _road(code: str) -> re.Pattern[str]:
    """A road by its word and number."""
    return re.compile(rf"\b{either(tuple(load(code).lexicon(States).roads))} \d{{1,4}}\b")


@cache
def _relative(code: str) -> re.Pattern[str]:
    """A relative clause between commas."""
    words = load(code).lexicon(States).relative
    return re.compile(rf", {either(words)}[^,]*,")
