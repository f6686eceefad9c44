"""Weighty matters that one source alone tells, in a story that has several."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.stems import stem
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.sentences.facts.clauses import around, part
from recoupe.compare.sentences.facts.encounters import Encounters
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.comparison import Comparison
from recoupe.languages.notable import Notable
from recoupe.model import Anchor, Finding, Story
from recoupe.resolve.grouped import grouped
from recoupe.text.lemma import lemma
from recoupe.text.patterns import either

_WORD = re.compile(r"[^\W\d_]+")

# In a story of fewer sources everything is told by one.
_SOURCES = 3
# A reader wants few of these: so many of one source, and so many of all, or one for each two articles.
# Twice as many others, no more of one source than this, are there for whoever asks for them.
_EACH, _MOST, _EACH_MORE = 2, 12, 4
# A sentence of fewer telling words says too little by itself.
_FEWEST = 4
# What adds to the weight of a matter: that who says it has no name, a number of its own, somebody named;
# nobody hurt.
_UNNAMED, _NUMBER, _NAMED, _NOBODY = 1.5, 1.0, 0.5, 2.0
# … and each word that no other source uses; so many are counted.
_OWN_WORD, _OWN_WORDS = 0.2, 8
# A sentence without a number has so many of these at least: what all its words tell others tell too.
_FEWEST_OWN = 2
_ENOUGH, _GRAVE = 1.8, 2.0
# What stands beside such a sentence and weighs so much is told with it.
_BESIDE = 1.2
# A matter of which others speak too counts so much: what is told of it may be told by one alone.
_IN_COMMON = 0.5
# Another source's sentence with so large a part of the words tells the same; so many of the weightiest are
# looked at.
_TOLD, _ASKED = 0.35, 80
# What is told within so many characters of one text is told together, in so many sentences at most.
_TOGETHER, _SENTENCES = 60, 3
# Sentences of one source that share so large a part of the words are one.
_COPY = 0.7
# Of a longer sentence what is weighty is shown.
_READ = 110
_SURE, _DOUBT = 0.4, 0.25


@dataclass(frozen=True, eq=False)
class _Claim:
    """A sentence: how much it weighs, where its first weighty word stands, and whether that is its own."""

    fact: Fact
    weight: float
    at: int
    grave: bool


def exclusive(
    facts: Sequence[Fact], told: Sequence[Fact], encounters: Encounters, story: Story, teller: Teller
) -> Iterator[Finding]:
    """A finding for each of the weightiest ``facts`` that no other source of those ``told`` tells.

    ``encounters`` are those of all sentences ``told``. What stands together in one text is one finding, and
    its evidence is every place where that text is printed.
    """
    if len({fact.origin for fact in told}) < _SOURCES:
        return
    code, rarity = teller.language.code, encounters.rarity
    numbers, happened = _numbers(told), _happened(story, code)
    found = (_claim(fact, rarity, numbers, happened, code) for fact in facts)
    ranked = sorted(filter(None, found), key=lambda c: (-c.weight, c.fact.anchor))[:_ASKED]
    prints = _Prints(story)
    most = min(_MOST, len({fact.anchor.article for fact in told}) // 2 + 2)
    shown: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for claims in _together([c for c in ranked if not encounters.told_elsewhere(c.fact, _TOLD)]):
        origin = claims[0].fact.origin
        if claims[0].grave and shown.total() < most and shown[origin] < _EACH:
            shown[origin] += 1
            yield _finding(claims, prints, _SURE, teller)
        elif asked.total() < 2 * most and asked[origin] < _EACH_MORE:
            asked[origin] += 1
            yield _finding(claims, prints, _DOUBT, teller)


def _together(ranked: Sequence[_Claim]) -> list[list[_Claim]]:
    """``ranked`` claims in their order, each with those near it in its article and its own near-copies."""
    found: list[list[_Claim]] = []
    for claim in ranked:
        beside = next((held for held in found if _is_near(claim, held) or _is_copy(claim, held[0])), None)
        if beside is not None:
            beside.append(claim)
        elif claim.weight >= _ENOUGH:
            found.append([claim])
    return found


def _is_near(claim: _Claim, held: Sequence[_Claim]) -> bool:
    """Whether ``claim`` follows or goes before one of ``held``, which are not too many."""
    words = claim.fact.anchor
    return len(held) < _SENTENCES and any(
        words.article == other.article
        and words.start - other.end <= _TOGETHER
        and other.start - words.end <= _TOGETHER
        for other in (known.fact.anchor for known in held)
    )


def _is_copy(claim: _Claim, other: _Claim) -> bool:
    """Whether both are one sentence of one source, which two papers cut or set in their way."""
    ours, theirs = claim.fact.stems.keys(), other.fact.stems.keys()
    same = claim.fact.origin == other.fact.origin
    return same and len(ours & theirs) >= _COPY * max(len(ours), len(theirs))


class _Prints:
    """Finds where a text stands that several papers print."""

    def __init__(self, story: Story) -> None:
        self._articles = {article.id: article for article in story.articles}
        self._families = grouped(story.articles, lambda a: a.family)

    def of(self, words: Anchor) -> Iterator[Anchor]:
        """``words`` where they stand to the letter in copies of their article, and where they stand."""
        yield words
        family = self._articles[words.article].family
        for article in self._families[family] if family is not None else ():
            at = article.text.find(words.exact)
            if at >= 0 and article.id != words.article:
                yield Anchor.of(article.id, article.text, at, at + len(words.exact))


def _numbers(told: Sequence[Fact]) -> dict[float | None, set[str]]:
    """The sources of each number."""
    found: dict[float | None, set[str]] = defaultdict(set)
    for fact in told:
        for figure in fact.figures:
            found[figure.high if figure.low is None else figure.low].add(fact.origin)
    return found


def _happened(story: Story, code: str) -> Inside[float]:
    """How much what is told to have happened weighs, where it stands."""
    weights = load(code).lexicon(Notable).happenings
    return Inside(
        (mention, weights[event.type])
        for event in story.events
        if event.type in weights and event.status in {"asserted", "planned"}
        for mention in event.mentions
    )


def _claim(
    fact: Fact,
    rarity: Mapping[str, float],
    numbers: Mapping[float | None, set[str]],
    happened: Inside[float],
    code: str,
) -> _Claim | None:
    """The weight of ``fact``, None where nothing in it is weighty."""
    if len(fact.stems) < _FEWEST:
        return None
    roots = fact.stems.keys() & _matters(code).keys()
    harmed = not _harm(code).isdisjoint(fact.stems)
    deeds = happened.values(fact.anchor)
    if not (roots or deeds or fact.figures or harmed):
        return None
    its_own = sum(word not in rarity for word in fact.stems)
    if its_own < _FEWEST_OWN and not (fact.figures or harmed):
        return None
    own = _weigh(fact, [root for root in roots if root not in rarity], code)
    common = _weigh(fact, [root for root in roots if root in rarity], code)
    nobody = _harmless(code).search(fact.low) if harmed else None
    matter = _NOBODY * bool(nobody) + sum(weight for weight, _ in own.values())
    # The toll of the hour is one paper's own for an hour.
    kept = [f for f in fact.figures if f.measure not in load(code).lexicon(Comparison).tolls or not matter]
    number = any(len(numbers[f.high if f.low is None else f.low]) == 1 for f in kept)
    if (matter or number) and words_pattern(Notable, "unnamed", code).search(fact.low):
        matter += _UNNAMED
    weight = matter + _NUMBER * number + _NAMED * bool(fact.actors)
    more = _IN_COMMON * (sum(weight for weight, _ in common.values()) + max(deeds, default=0))
    more += _OWN_WORD * min(_OWN_WORDS, its_own)
    if not (matter or number or common or deeds) or weight + more < _BESIDE:
        return None
    places = [at for _, at in (own or common).values()]
    places += [fact.anchor.start + nobody.start()] if nobody else []
    at = min(places, default=fact.anchor.start)
    return _Claim(fact, weight + more, at, grave=matter > 0 and weight >= _GRAVE)


def _weigh(fact: Fact, roots: Iterable[str], code: str) -> dict[str, tuple[float, int]]:
    """The matters of the words of ``fact`` with the stems ``roots``: what each weighs, and where it is."""
    found: dict[str, tuple[float, int]] = {}
    for root in sorted(roots):
        if name := _matter(fact, root, code):
            found[name] = (_matters(code)[root][name], fact.stems[root])
    return found


def _matter(fact: Fact, root: str, code: str) -> str | None:
    """The matter of the word with this stem, None where it is another word with the same beginning."""
    found = _WORD.match(fact.anchor.exact, fact.stems[root] - fact.anchor.start)
    word = found[0] if found else ""
    known = _lemmas(code)
    return next((known[base] for pos in ("", "VERB") if (base := lemma(word, code, pos)) in known), None)


def _finding(claims: Sequence[_Claim], prints: _Prints, sure: float, teller: Teller) -> Finding:
    """What ``claims``, which stand together, tell; the weightiest is shown."""
    words = _shown(claims[0])
    evidence = [place for claim in claims for place in prints.of(claim.fact.anchor)]
    return teller.finding(
        "single_source", "told_by_one", evidence, sure, about=short(words.exact), shown=[words]
    )


def _shown(claim: _Claim) -> Anchor:
    """The sentence; of a long one the clause with its first weighty word and what follows."""
    words, text = claim.fact.anchor, claim.fact.anchor.exact
    if len(text) <= _READ:
        return words
    at = min(claim.at - words.start, len(text) - 1)
    start = around(words, at, at + 1).start - words.start
    last = text.rfind(" ", 0, len(text) - _READ) + 1
    return part(words, min(start, last), len(text))


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
