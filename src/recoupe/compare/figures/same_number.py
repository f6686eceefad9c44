"""One telling number in several sources, whatever it is said to count: "312 personnes", "312 salariés"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.compare.common.cutting import bounds
from recoupe.compare.common.nearby import stems_near
from recoupe.compare.common.printed import Printed
from recoupe.compare.common.teller import Teller
from recoupe.languages import Language
from recoupe.model import Anchor, Figure, Finding, Story
from recoupe.resolve.connect import connected

# Numbers up to this, and those of one digit and zeros, stand in two papers by chance.
_SMALL, _DIGITS = 12, 2
# What is said of a number stands so near it, in characters of its sentence.
_NEAR = 80
# What these count may be called by another measure elsewhere.
_GENERIC = {None, "count", "people", "money", "percent", "length"}
# So many figures of one number are held against each other, pair by pair; so many sources are shown.
_HELD, _MOST = 200, 4
_SURE = 0.5
# So much of the sentence is shown round the number, in characters.
_BEFORE, _AFTER = 45, 50


def find(story: Story, names: frozenset[str], printed: Printed, language: Language) -> Iterator[Finding]:
    """A finding for each number that independent sources give, with a word near it in common.

    ``names`` are the stems of names: who is named beside both numbers does not make them one.
    """
    finder = _Finder(story, names, language)
    for alike in finder.numbers():
        for held in finder.of_one_thing(alike):
            texts, anchors = printed.once([figure.anchor for figure in held])
            if texts > 1:
                yield finder.finding([figure for figure in held if figure.anchor in anchors][:_MOST])


class _Finder:
    """Holds the figures of one number against each other."""

    def __init__(self, story: Story, names: frozenset[str], language: Language) -> None:
        self._story = story
        self._code = language.code
        self._teller = Teller(story, language)
        self._texts = {article.id: article.text for article in story.articles}
        self._names = names

    def numbers(self) -> Iterator[list[Figure]]:
        """The figures of each telling number that several sources give."""
        held: dict[tuple[str, float], list[Figure]] = defaultdict(list)
        for figure in self._story.figures:
            if figure.low is not None and figure.low == figure.high and _is_telling(figure.low):
                held[figure.unit or "", figure.low].append(figure)
        for key in sorted(held):
            if self._teller.sources.independent(f.anchor for f in held[key]) > 1:
                yield held[key]

    def of_one_thing(self, alike: Sequence[Figure]) -> Iterator[list[Figure]]:
        """Of the first ``alike`` figures those that seem to count one thing, one of each source."""
        alike = alike[:_HELD]
        words = [self._words(figure) for figure in alike]
        links = [
            (i, j)
            for i, j in combinations(range(len(alike)), 2)
            if _measures_agree(alike[i], alike[j]) and not words[i].isdisjoint(words[j])
        ]
        for group in connected(len(alike), links):
            first: dict[str, Figure] = {}
            for number in group:
                first.setdefault(self._teller.sources.origin(alike[number].anchor), alike[number])
            if len(first) > 1:
                yield list(first.values())

    def _words(self, figure: Figure) -> frozenset[str]:
        """The stems near the number, but for those of names."""
        return stems_near(figure, self._texts[figure.anchor.article], _NEAR, self._code) - self._names

    def finding(self, held: Sequence[Figure]) -> Finding:
        """The finding on figures of one number."""
        anchors = [figure.anchor for figure in held]
        return self._teller.finding(
            "corroborates",
            "one_number",
            anchors,
            _SURE * min(figure.confidence for figure in held),
            about=held[0].counted or anchors[0].exact,
            claims=[figure.id for figure in held],
            shown=[self._shown(anchor) for anchor in anchors],
        )

    def _shown(self, anchor: Anchor) -> Anchor:
        """The number with the words round it, in its sentence."""
        text = self._texts[anchor.article]
        start, stop = bounds(text, anchor.start, anchor.end)
        if anchor.start - start > _BEFORE:
            start = text.rfind(" ", start, anchor.start - _BEFORE) + 1 or start
        if stop - anchor.end > _AFTER:
            stop = text.rfind(" ", anchor.end, anchor.end + _AFTER)
        return Anchor.of(anchor.article, text, start, max(stop, anchor.end))


def _is_telling(value: float) -> bool:
    return value > _SMALL and len(f"{value:.10g}".replace(".", "").rstrip("0")) >= _DIGITS


def _measures_agree(one: Figure, other: Figure) -> bool:
    """Whether the measures of both may be that of one thing: what counts and amounts go by varies."""
    return one.measure == other.measure or bool({one.measure, other.measure} & _GENERIC)
