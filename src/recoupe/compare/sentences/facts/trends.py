"""Which way a number goes, by the words of several sources: more or fewer than the time before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from recoupe.compare.common.levels import touch
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.stems import stem
from recoupe.compare.common.teller import Teller, capital
from recoupe.compare.common.wording import lowered
from recoupe.compare.sentences.facts.clauses import around
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import Language, load
from recoupe.languages.comparison import Comparison
from recoupe.languages.morphology import Morphology
from recoupe.languages.quantity import Quantity
from recoupe.languages.relations import Relations
from recoupe.model import Anchor, Finding
from recoupe.text.patterns import either

# What is counted stands no further from the word that says which way it goes, in characters.
_FAR = 45
# Before the word, a negation stands within so many characters.
_BEFORE = 14
# Papers so far apart are of one count; those of one day or the next may be at odds.
_NEAR, _NEXT = timedelta(days=3), timedelta(days=1)
# A measure is held against so many before it, and no more.
_MOST = 60
_AGREED, _DIFFER = 0.55, 0.45


@dataclass(frozen=True)
class _Trend:
    """That a measure rises or falls, and the clause that says so."""

    fact: Fact
    measure: str
    rises: bool
    words: Anchor


def trends(told: Sequence[Fact], teller: Teller) -> Iterator[Finding]:
    """The findings on which way numbers go: sources that agree on it, and sources that do not."""
    blocks: dict[str, list[_Trend]] = defaultdict(list)
    for fact in told:
        trend = _trend(fact, teller.language) if fact.published else None
        if trend:
            blocks[trend.measure].append(trend)
    for measure in sorted(blocks):
        block = sorted(blocks[measure], key=lambda t: (t.fact.published, t.words))
        for held in _of_one_count(block):
            for side in _sides(held):
                if len({t.fact.origin for t in side}) > 1:
                    yield _finding(measure, side, teller)


def _of_one_count(block: Sequence[_Trend]) -> Iterator[list[_Trend]]:
    """The trends of papers of the same days, on one place or on none."""
    taken: set[int] = set()
    for i, first in enumerate(block):
        if i in taken:
            continue
        rest = ((j, block[j]) for j in range(i + 1, min(len(block), i + _MOST)) if j not in taken)
        near = [
            j
            for j, other in rest
            if _one_place(first.fact, other.fact) and touch(first.fact.published, other.fact.published, _NEAR)
        ]
        taken |= {i, *near}
        yield [first, *(block[j] for j in near)]


def _one_place(one: Fact, other: Fact) -> bool:
    return bool(one.places & other.places) if one.places or other.places else True


def _sides(held: Sequence[_Trend]) -> list[Sequence[_Trend]]:
    """Those that go one way and those that go the other, apart; together where papers of near days differ."""
    rising = [t for t in held if t.rises]
    falling = [t for t in held if not t.rises]
    opposed = any(
        a.fact.origin != b.fact.origin and touch(a.fact.published, b.fact.published, _NEXT)
        for a in rising
        for b in falling
    )
    return [held] if opposed else [rising, falling]


def _trend(fact: Fact, language: Language) -> _Trend | None:
    """What ``fact`` says of the way a number goes: nothing where it says both."""
    if "trend" not in fact.marks:
        return None
    text = fact.low
    found = list(pattern(language.code).finditer(text))
    if not found or len({bool(f["rise"]) for f in found}) > 1:
        return None
    first = found[0]
    turned = words_pattern(Relations, "turned", language.code, whole=True)
    if turned.search(text, max(0, first.start() - _BEFORE), first.start()):
        return None
    words = around(fact.anchor, *first.span())
    measure = _measure(fact, fact.anchor.start + first.start(), language)
    # "Les prix, en hausse": of what is counted, the words say since when, or that it is a number.
    if measure is None or not words_pattern(Relations, "since", language.code).search(lowered(words.exact)):
        return None
    return _Trend(fact, measure, bool(first["rise"]), words)


def _measure(fact: Fact, at: int, language: Language) -> str | None:
    """The nearest thing of which people keep count: a number of it, or a noun for it."""
    tolls = language.lexicon(Comparison).tolls
    known = counted_nouns(language.code)
    near = [(abs(f.anchor.start - at), f.measure) for f in fact.figures if f.measure in tolls and not f.unit]
    near += [(abs(offset - at), known[word]) for word, offset in fact.stems.items() if word in known]
    distance, measure = min(near, default=(_FAR + 1, None), key=lambda x: (x[0], x[1] or ""))
    return measure if distance <= _FAR else None


def _finding(measure: str, held: Sequence[_Trend], teller: Teller) -> Finding:
    agree = len({t.rises for t in held}) == 1
    best = {(t.fact.origin, t.rises): t for t in reversed(held)}
    shown = sorted(best.values(), key=lambda t: (not t.rises, t.words))
    label = teller.label(measure)
    return teller.finding(
        "corroborates" if agree else "contradicts",
        ("rising" if held[0].rises else "falling") if agree else "trends_differ",
        [t.words for t in shown],
        _AGREED if agree else _DIFFER,
        about=label,
        label=capital(label),
    )


@cache
def pattern(code: str) -> re.Pattern[str]:
    """Words for a rise, and those for a fall."""
    words = load(code).lexicon(Relations)
    ending = either((*words.trend_endings, *load(code).lexicon(Morphology).agreement))
    return re.compile(rf"\b(?:(?P<rise>{either(words.rise)})|{either(words.fall)}){ending}?(?!\w)")


@cache
def counted_nouns(code: str) -> Mapping[str, str]:
    """The measures of which people keep count, by the stems of their nouns; the surer nouns first."""
    language = load(code)
    measures = language.lexicon(Quantity).measures
    kept = [(name, measures[name]) for name in language.lexicon(Comparison).tolls if name in measures]
    found: dict[str, str] = {}
    for nouns in ([(n, m.nouns) for n, m in kept], [(n, m.weak) for n, m in kept]):
        for name, words in nouns:
            for word in words:
                found.setdefault(stem(word, code), name)
    return found
