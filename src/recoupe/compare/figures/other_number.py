"""Two numbers of what seems one thing, where no series holds both: "112 parties civiles", "118 personnes"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from recoupe.compare.common.levels import before, meet, near, room, spans
from recoupe.compare.common.meeting import meeting
from recoupe.compare.common.nearby import stems_near
from recoupe.compare.common.stems import stem
from recoupe.compare.common.teller import Teller
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.languages.quantity import Quantity
from recoupe.languages.states import States
from recoupe.model import Figure, Finding, Story

# What is said of a number stands so near it, in characters of its sentence.
_NEAR = 70
# A word near more numbers than this brings none of them together; so many are shared.
_CROWD, _SHARED = 5, 2
# Numbers further apart than this, or smaller, are of two things.
_RATIO, _SMALL = 2.0, 3
# What these count may be called by another measure elsewhere.
_GENERIC = {None, "count", "people", "money"}
_LATER, _DIFFER = 0.42, 0.34


def find(story: Story, names: frozenset[str], language: Language) -> Iterator[Finding]:
    """A finding for each two numbers of independent sources with words near them in common, each number once.

    ``names`` are the stems of names: who is named beside both numbers does not make them one.
    """
    teller = Teller(story, language)
    texts = {article.id: article.text for article in story.articles}
    shares = {"percent", *language.lexicon(Comparison).by_noun, *language.lexicon(Comparison).contended}
    figures = [f for f in story.figures if _is_firm(f) and f.measure not in shares]
    light = names | _light(language)
    words = [stems_near(f, texts[f.anchor.article], _NEAR, language.code) - light for f in figures]
    crowded = _crowded(words)
    taken: set[str] = set()
    for i, j in meeting(words, _CROWD):
        pair = figures[i], figures[j]
        shared = (words[i] & words[j]) - crowded
        if len(shared) >= _SHARED and not taken & {f.id for f in pair} and _differ(*pair, teller):
            taken |= {figure.id for figure in pair}
            yield _finding(*pair, teller)


def _is_firm(figure: Figure) -> bool:
    """Whether so many are told that another number denies it."""
    return (
        figure.low is not None
        and figure.low >= _SMALL
        and figure.status != "denied"
        and figure.part_of is None
        and figure.approximation != "order_of_magnitude"
    )


def _light(language: Language) -> frozenset[str]:
    """Words that name no thing: days, numbers in words."""
    cardinals = language.lexicon(Quantity).numerals.cardinals
    return frozenset(stem(word, language.code) for word in (*language.lexicon(States).nothing, *cardinals))


def _crowded(words: Sequence[frozenset[str]]) -> frozenset[str]:
    """The words near so many numbers that they tell none of them."""
    held = Counter(word for near_by in words for word in near_by)
    return frozenset(word for word, count in held.items() if count > _CROWD)


def _differ(one: Figure, other: Figure, teller: Teller) -> bool:
    """Whether two sources count one thing, and neither leaves room for the other."""
    alike = one.measure == other.measure or bool({one.measure, other.measure} & _GENERIC)
    elsewhere = one.place and other.place and one.place != other.place
    return (
        alike
        and not elsewhere
        and one.unit == other.unit
        and (one.series is None or one.series != other.series)
        and teller.sources.origin(one.anchor) != teller.sources.origin(other.anchor)
        and not meet(room(one), room(other))
        and near(one.low or 0, other.low or 0, _RATIO)
    )


def _finding(one: Figure, other: Figure, teller: Teller) -> Finding:
    """That one came after the other, where the papers tell, else that they differ."""
    days = [spans(teller.sources.day(figure.anchor)) for figure in (one, other)]
    first, second = (other, one) if before(days[1], days[0]) else (one, other)
    later = before(days[0], days[1]) or before(days[1], days[0])
    return teller.finding(
        "updates" if later else "contradicts",
        "two_numbers",
        [first.anchor, second.anchor],
        (_LATER if later else _DIFFER) * min(one.confidence, other.confidence),
        about=first.counted or first.anchor.exact,
        claims=[first.id, second.id],
    )
