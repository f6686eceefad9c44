"""Weighty numbers that one independent source alone gives, in a story that has several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from recoupe.compare.common.teller import Teller
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.model import Figure, Finding, Story

# In a story of fewer sources every number is told by one; and a reader wants few of these.
_SOURCES, _MOST = 3, 5
_SURE = 0.4


def find(story: Story, found: Iterable[Finding], language: Language) -> tuple[Finding, ...]:
    """Figures that no other source gives and that stand in none of the findings ``found``."""
    teller = Teller(story, language)
    if len({a.family or a.id for a in story.articles}) < _SOURCES:
        return ()
    weighty = language.lexicon(Comparison).weighty
    known = {claim for finding in found for claim in finding.claims}
    alike: dict[tuple[int, float, str], list[Figure]] = defaultdict(list)
    for figure in story.figures:
        number = figure.low if figure.low is not None else figure.high
        vague = figure.approximation == "order_of_magnitude" or figure.status == "planned"
        if figure.measure in weighty and number and not vague:
            alike[weighty.index(figure.measure), -number, figure.measure].append(figure)
    lone = [
        held
        for _, held in sorted(alike.items())
        if not any(f.id in known for f in held) and teller.sources.independent(f.anchor for f in held) == 1
    ]
    return tuple(_finding(held, teller) for held in lone[:_MOST])


def _finding(figures: list[Figure], teller: Teller) -> Finding:
    first = figures[0]
    return teller.finding(
        "single_source",
        "single_source",
        [first.anchor],
        _SURE * first.confidence,
        about=first.counted or first.anchor.exact,
        claims=[f.id for f in figures],
    )
