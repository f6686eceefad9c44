"""A number that takes the place of an earlier one, as its sentence says: "porté à un million".

What is counted may be called otherwise than before, so that no series holds both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from recoupe.compare.common.levels import meet, near, reach, spans
from recoupe.compare.common.nearby import stems_near
from recoupe.compare.common.teller import Teller, capital
from recoupe.compare.common.wording import lowered
from recoupe.languages import Language, load
from recoupe.languages.relations import Relations
from recoupe.model import Figure, Finding, Story
from recoupe.model.edtf import bounds
from recoupe.resolve.grouped import grouped
from recoupe.text.patterns import either

# The words that say so stand so near before the number, in characters; what is counted in so many round it.
_BEFORE, _NEAR = 45, 110
# The last of those words is one of so many before the number.
_BETWEEN = 5
# No number grows further between two reports.
_RATIO = 8.0
# What this measures may be called damages or a fine elsewhere.
_MONEY = "money"
_SURE = 0.45


def find(story: Story, names: frozenset[str], language: Language) -> Iterator[Finding]:
    """A finding for each number that, as its sentence says, is new, with the last one before it.

    ``names`` are the stems of names: who is named beside both numbers does not make them one.
    """
    teller = Teller(story, language)
    texts = {article.id: article.text for article in story.articles}
    fresh = [f for f in story.figures if _is_new(f, texts[f.anchor.article], language.code)]
    if not fresh:
        return
    known = _Known(story.figures)
    for figure in fresh:
        old = _replaced(figure, known.of_one_thing(figure), texts, names, teller)
        if old is not None:
            yield teller.finding(
                "updates",
                "number_later",
                [old.anchor, figure.anchor],
                _SURE * min(old.confidence, figure.confidence),
                about=figure.counted or figure.anchor.exact,
                claims=[old.id, figure.id],
                matter=capital(f"{figure.counted or old.counted or figure.anchor.exact}."),
            )


def _is_new(figure: Figure, text: str, code: str) -> bool:
    """Whether the words right before the number say that it takes the place of another."""
    lead = lowered(text[max(0, figure.anchor.start - _BEFORE) : figure.anchor.start])
    if _last_words(code).isdisjoint(lead.split()[-_BETWEEN:]):
        return False
    return bool(_replacing(code).search(lead)) and (figure.low or figure.high or 0) > 1


def _replaced(
    figure: Figure, others: Iterable[Figure], texts: dict[str, str], names: frozenset[str], teller: Teller
) -> Figure | None:
    """The figure of an earlier paper that ``figure`` replaces: the one with most words in common, or none."""
    code = teller.language.code
    words = _words(figure, texts, code) - names
    published = _first_day(teller.sources.day(figure.anchor))
    ranked = [
        (len(words & (_words(other, texts, code) - names)), held[-1], other)
        for other in others
        if _may_be_replaced(other, figure)
        and (held := spans(teller.sources.day(other.anchor)))
        and held[-1][1] < published
    ]
    shared, _, old = max(ranked, key=lambda r: (r[0], r[1], r[2].anchor), default=(0, None, None))
    return old if shared else None


def _words(figure: Figure, texts: dict[str, str], code: str) -> frozenset[str]:
    return stems_near(figure, texts[figure.anchor.article], _NEAR, code)


def _first_day(edtf: str | None) -> date:
    """The first day on which a paper may have appeared, whether or not the last is known."""
    try:
        return (bounds(edtf)[0] if edtf else None) or date.min
    except ValueError:
        return date.min


def _may_be_replaced(old: Figure, new: Figure) -> bool:
    if old.anchor.article == new.anchor.article or old.part_of or new.part_of:
        return False
    first, then = (f.low if f.low is not None else f.high or 0.0 for f in (old, new))
    return not meet(reach(old), reach(new)) and near(first, then, _RATIO)


class _Known:
    """Finds the figures that may count one thing: sums have many names, what has no measure has its noun."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._units = grouped(figures, lambda f: f.unit or "")
        self._kinds = grouped(figures, _kind)
        self._series = grouped(figures, lambda f: f.series)

    def of_one_thing(self, figure: Figure) -> Iterator[Figure]:
        """The figures that may count the same as ``figure``, itself included, some of them twice."""
        if figure.series is not None:
            yield from self._series[figure.series]
        if not figure.unit:
            yield from self._kinds[_kind(figure)] if any(_kind(figure)) else ()
        elif figure.measure == _MONEY:
            yield from self._units[figure.unit]
        else:
            yield from self._kinds[figure.unit, _MONEY, ""]


def _kind(figure: Figure) -> tuple[str, str, str]:
    """The unit and the measure, and where there is neither the first word of what is counted."""
    bare = not figure.unit and figure.measure is None
    return figure.unit or "", figure.measure or "", (figure.counted or "").split(" ")[0] if bare else ""


@cache
def _last_words(code: str) -> frozenset[str]:
    """The last words of what says so: most numbers have none of them near."""
    return frozenset(words.split()[-1] for words in load(code).lexicon(Relations).replacing)


@cache
def _replacing(code: str) -> re.Pattern[str]:
    words = load(code).lexicon(Relations)
    return re.compile(rf"\b{either(words.replacing)}(?: \w+){{0,2}} ?(?:{either(words.up_to)} )?[«“\"]? ?$")
