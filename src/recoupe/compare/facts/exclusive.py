"""Weighty matters that one source alone tells, in a story that has several."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.compare.facts.clauses import around, part
from recoupe.compare.facts.sentences import Fact, stem
from recoupe.compare.patterns import either, words_pattern
from recoupe.compare.teller import Teller
from recoupe.compare.telling import short
from recoupe.languages import load
from recoupe.languages.comparison import Comparison
from recoupe.languages.notable import Notable
from recoupe.model import Finding
from recoupe.text.lemma import lemma

_WORD = re.compile(r"[^\W\d_]+")

# In a story of fewer sources everything is told by one.
_SOURCES = 3
# A reader wants few of these: so many of one article, and so many of all, or one for each two articles.
_EACH, _MOST = 2, 12
# A sentence of fewer telling words says too little by itself.
_FEWEST = 4
# What adds to the weight of a matter: that who says it has no name, a number of its own, somebody named;
# nobody hurt.
_UNNAMED, _NUMBER, _NAMED, _NOBODY = 1.5, 1.0, 0.5, 2.0
_ENOUGH = 2.0
# Another source's sentence with so large a part of the words tells the same; so many of the weightiest are
# looked at.
_TOLD, _ASKED = 0.35, 40
# Of a longer sentence what is weighty is shown.
_READ = 110
_SURE = 0.4


@dataclass(frozen=True, eq=False)
class _Claim:
    """A sentence with how much it weighs, and where its first weighty word stands."""

    fact: Fact
    weight: float
    at: int


def exclusive(
    facts: Sequence[Fact], told: Sequence[Fact], rarity: Mapping[str, float], teller: Teller
) -> Iterator[Finding]:
    """A finding for each of the weightiest ``facts`` that no other source of those ``told`` tells.

    ``rarity`` knows the stems that several sources use.
    """
    if len({fact.origin for fact in told}) < _SOURCES:
        return
    numbers = _numbers(told)
    found = (_claim(fact, rarity, numbers, teller.language.code) for fact in facts)
    ranked = sorted(filter(None, found), key=lambda c: (-c.weight, c.fact.anchor))[:_ASKED]
    elsewhere = _told_elsewhere([claim.fact for claim in ranked], told, rarity)
    shown: Counter[str] = Counter()
    most = min(_MOST, len({fact.anchor.article for fact in told}) // 2 + 2)
    for claim in ranked:
        if shown.total() < most and shown[claim.fact.origin] < _EACH and claim.fact not in elsewhere:
            shown[claim.fact.origin] += 1
            yield _finding(claim, teller)


def _numbers(told: Sequence[Fact]) -> dict[float | None, set[str]]:
    """The sources of each number."""
    found: dict[float | None, set[str]] = defaultdict(set)
    for fact in told:
        for figure in fact.figures:
            found[figure.high if figure.low is None else figure.low].add(fact.origin)
    return found


def _claim(
    fact: Fact, rarity: Mapping[str, float], numbers: Mapping[float | None, set[str]], code: str
) -> _Claim | None:
    """The weight of ``fact``, None where nothing in it is both weighty and its own."""
    matters = _matters(code)
    roots = fact.stems.keys() & matters.keys()
    if len(fact.stems) < _FEWEST or not (
        roots or fact.figures or not fact.stems.keys().isdisjoint(_harm(code))
    ):
        return None
    low = fact.low
    weights: dict[str, float] = {}
    places: list[int] = []
    for root in sorted(roots):
        if root not in rarity and (name := _matter(fact, root, code)):
            weights[name] = matters[root][name]
            places.append(fact.stems[root])
    weight = sum(weights.values())
    # The toll of the hour is one paper's own for an hour.
    kept = [f for f in fact.figures if f.measure not in load(code).lexicon(Comparison).tolls or not weight]
    own = any(len(numbers[f.high if f.low is None else f.low]) == 1 for f in kept)
    nobody = _harmless(code).search(low)
    if nobody:
        weight += _NOBODY
        places.append(fact.anchor.start + nobody.start())
    if (weight or own) and words_pattern(Notable, "unnamed", code).search(low):
        weight += _UNNAMED
    if not weight:
        return None
    weight += _NUMBER * own + _NAMED * bool(fact.actors)
    return _Claim(fact, weight, min(places, default=fact.anchor.start)) if weight >= _ENOUGH else None


def _matter(fact: Fact, root: str, code: str) -> str | None:
    """The matter of the word with this stem, None where it is another word with the same beginning."""
    found = _WORD.match(fact.anchor.exact, fact.stems[root] - fact.anchor.start)
    word = found[0] if found else ""
    known = _lemmas(code)
    return next((known[base] for pos in ("", "VERB") if (base := lemma(word, code, pos)) in known), None)


def _told_elsewhere(claims: Sequence[Fact], told: Sequence[Fact], rarity: Mapping[str, float]) -> set[Fact]:
    """Those of ``claims`` of which a sentence of another source has most of the words."""
    holders: dict[str, list[Fact]] = defaultdict(list)
    for claim in claims:
        for word in claim.stems:
            if word in rarity:
                holders[word].append(claim)
    enough = {claim: _TOLD * sum(rarity.get(word, 1.0) for word in claim.stems) for claim in claims}
    found: set[Fact] = set()
    for other in told:
        weight: dict[Fact, float] = defaultdict(float)
        for word in sorted(other.stems.keys() & holders.keys()):
            for claim in holders[word]:
                weight[claim] += rarity[word]
        found |= {c for c, shared in weight.items() if shared >= enough[c] and c.origin != other.origin}
    return found


def _finding(claim: _Claim, teller: Teller) -> Finding:
    """The claim; of a long sentence the clause with its first weighty word and what follows is shown."""
    words, text = claim.fact.anchor, claim.fact.anchor.exact
    if len(text) > _READ:
        at = min(claim.at - words.start, len(text) - 1)
        start = around(words, at, at + 1).start - words.start
        last = text.rfind(" ", 0, len(text) - _READ) + 1
        words = part(words, min(start, last), len(text))
    return teller.finding(
        "single_source", "told_by_one", [claim.fact.anchor], _SURE, about=short(words.exact), shown=[words]
    )


@cache
def _lemmas(code: str) -> Mapping[str, str]:
    """The matter of each word."""
    return {word: name for name, m in load(code).lexicon(Notable).matters.items() for word in m.words}


@cache
def _matters(code: str) -> Mapping[str, Mapping[str, float]]:
    """The weights of the matters of words with the same stem, by stem and matter."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for name, matter in load(code).lexicon(Notable).matters.items():
        for word in matter.words:
            found[stem(word, code)][name] = matter.weight
    return found


@cache
def _harm(code: str) -> frozenset[str]:
    """The stems of harm that may be said not to have been."""
    return frozenset(stem(word, code) for word in load(code).lexicon(Notable).harm)


@cache
def _harmless(code: str) -> re.Pattern[str]:
    """ "Aucun blessé", "pas de dégâts"."""
    words = load(code).lexicon(Notable)
    return re.compile(rf"\b{either(words.nobody)} ?{either(words.harm)}")
