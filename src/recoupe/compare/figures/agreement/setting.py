"""What the sentence of a figure says of it: an old number, one asked for, the hour at which it was given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import inf

from recoupe.compare.common.cutting import bounds
from recoupe.compare.common.levels import Level, meet, near, reach
from recoupe.compare.common.nearby import stems_near
from recoupe.compare.common.stems import stems_in
from recoupe.compare.common.wording import fold
from recoupe.languages import Language, load
from recoupe.languages.comparison import Comparison
from recoupe.languages.relations import Relations
from recoupe.model import Anchor, Figure, Story
from recoupe.text.patterns import either

# How far one report of a day moves from the one before it.
_RATIO, _STEP = 2.5, 5
# So near before a number, in characters, "est passé à" is said of it.
_RENEWED = 40
# So far after a number, in characters, "auparavant" or "requis" is still said of it.
_AFTER = 60
# So far round a number, in characters, words tell what it is of.
_NEAR = 80


class Setting:
    """Reads the sentences in which the figures of a story stand."""

    def __init__(self, story: Story, language: Language) -> None:
        self._texts: Mapping[str, str] = {article.id: article.text for article in story.articles}
        self._data, self._code = language.lexicon(Comparison), language.code
        self._known: dict[str, tuple[str, str]] = {}
        self._tolls: dict[tuple[str, str], list[Figure]] = {}
        for figure in story.figures:
            self._tolls.setdefault((figure.anchor.article, figure.measure or ""), []).append(figure)

    def sentence(self, anchor: Anchor) -> tuple[str, str]:
        """The words of the sentence before ``anchor`` and after it."""
        text = self._texts.get(anchor.article, "")
        start, stop = bounds(text, anchor.start, anchor.end)
        return text[start : anchor.start], text[anchor.end : stop]

    def near(self, figure: Figure) -> frozenset[str]:
        """The stems near the number, but for those of what it counts."""
        words = stems_near(figure, self._texts.get(figure.anchor.article, ""), _NEAR, self._code)
        return words - stems_in(figure.counted or "", self._code)

    def is_old(self, figure: Figure) -> bool:
        """Whether the number is told as one that a later one has replaced: "le précédent bilan était de"."""
        before, after = self._around(figure)
        old = _last(_words(self._data.replaced), before)
        if old >= 0 and old > _last(_words(self._data.renewed), before):
            return True
        behind = _words(self._data.replaced_after)
        return bool(behind.search(after, 0, _AFTER) and behind.search(after, 0, self._free(figure)))

    def _free(self, figure: Figure) -> int:
        """How much of what follows ``figure`` is said of it: as far as the next number."""
        beside = self._tolls[figure.anchor.article, figure.measure or ""]
        starts = [f.anchor.start - figure.anchor.end for f in beside if f.anchor.start >= figure.anchor.end]
        return min((_AFTER, *starts))

    def is_set_beside(self, figure: Figure) -> bool:
        """Whether a comma alone stands before the number: it is of what the one before it is of."""
        return self.sentence(figure.anchor)[0].rstrip().endswith(",")

    def is_renewed(self, figure: Figure) -> bool:
        """Whether the number is told as one that replaces another: "portée à 35 millions"."""
        return bool(_words(self._data.renewed).search(self._around(figure)[0][-_RENEWED:]))

    def is_demanded(self, figure: Figure) -> bool:
        """Whether somebody asks for so much or offers it, as the nearest word that tells says."""
        asked = self._nearest(figure, self._data.demanded)
        return asked < inf and asked <= self._nearest(figure, self._data.granted)

    def is_granted(self, figure: Figure) -> bool:
        """Whether so much was given, paid or imposed."""
        given = self._nearest(figure, self._data.granted)
        return given < inf and given < self._nearest(figure, self._data.demanded)

    def _nearest(self, figure: Figure, words: tuple[str, ...]) -> float:
        """How far from the figure the nearest of ``words`` stands in its sentence, ``inf`` for none."""
        before, after = self._around(figure)
        return min(_distances(_words(words), before, after[:_AFTER]), default=inf)

    def follows(self, lower: Level, higher: Level) -> bool:
        """Whether ``higher`` brings ``lower`` of the same day up to date: a new toll, a later hour."""
        if not near(lower.middle, higher.middle, _RATIO, _STEP):
            return False
        if any(self._replaces(figure, lower) for figure in higher.figures):
            return True
        hours = [[self._hour(f) for f in level.figures] for level in (lower, higher)]
        first, second = ([h for h in held if h is not None] for held in hours)
        if first and second and max(first) < min(second):
            return True
        return any(_words(self._data.renewed).search(self._around(f)[0]) for f in higher.figures)

    def _replaces(self, figure: Figure, level: Level) -> bool:
        """Whether the article of ``figure`` gives ``level`` as the number before."""
        beside = self._tolls.get((figure.anchor.article, figure.measure or ""), ())
        return any(self.is_old(f) and meet(reach(f), (level.low, level.high)) for f in beside)

    def _hour(self, figure: Figure) -> int | None:
        """The hour of the day that the sentence names, the part of the day in its place."""
        words = " ".join(self._around(figure))
        named = [int(found[1]) for found in _hours(self._code).finditer(words) if int(found[1]) < 24]
        parts = [hour for part, hour in self._data.hours.items() if re.search(rf"\b{part}\b", words)]
        return max((*named, *parts), default=None)

    def _around(self, figure: Figure) -> tuple[str, str]:
        if figure.id not in self._known:
            before, after = self.sentence(figure.anchor)
            self._known[figure.id] = fold(before), fold(after)
        return self._known[figure.id]


@cache
def _hours(code: str) -> re.Pattern[str]:
    """An hour of the clock, with its minutes or without."""
    return re.compile(rf"\b(\d{{1,2}}) ?{either(load(code).lexicon(Relations).hour)}(?: ?\d\d)?\b")


def stages(levels: Sequence[Level], setting: Setting) -> list[list[Level]]:
    """The levels of one day, from the lowest, those together that were given at one hour of it."""
    found = [[level] for level in levels[:1]]
    for lower, higher in pairwise(levels):
        if setting.follows(lower, higher):
            found.append([higher])
        else:
            found[-1].append(higher)
    if len(levels) == 2 and len(found) == 1 and setting.follows(levels[1], levels[0]):
        return [[levels[1]], [levels[0]]]
    return found


def _last(words: re.Pattern[str], text: str) -> int:
    """Where the last of ``words`` stands in ``text``, -1 where there is none."""
    return max((found.start() for found in words.finditer(text)), default=-1)


def _distances(words: re.Pattern[str], before: str, after: str) -> list[int]:
    return [
        *(len(before) - found.end() for found in words.finditer(before)),
        *(found.start() for found in words.finditer(after)),
    ]


@cache
def _words(held: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, held))})")
