"""Whether sentences of several papers are one text: words in a row that no two reporters choose alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.compare.common.cutting import bounds
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.stems import runs, stems_in
from recoupe.compare.common.wording import fold
from recoupe.languages import Language
from recoupe.model import Anchor, Story
from recoupe.resolve.connect import connected

# Sentences that share so many words, and so large a part of them, are one that somebody touched up.
_FEWEST, _ALIKE = 5, 0.8
# So many pieces of evidence are held against each other word by word: the pairs grow with their square.
_MOST = 200
# So many first words of a sentence, so many of them telling, are one text.
_BEGIN, _TELLING = 6, 3
_TOKEN = re.compile(r"\w+")
_MARKED = re.compile(r"[«“\"][^«»“”\"]{8,400}[»”\"]")


class Printed:
    """Knows the texts behind evidence: sources that print the same sentence are one."""

    def __init__(self, story: Story, language: Language) -> None:
        self._sources = Sources(story)
        self._texts = {article.id: article.text for article in story.articles}
        self._code = language.code
        # One sentence is evidence of several findings.
        self._read: dict[tuple[str, int, int], list[tuple[str, ...]]] = {}
        self._stems: dict[tuple[str, int, int], frozenset[str]] = {}

    def independent(self, evidence: Sequence[Anchor]) -> int:
        """How many independent texts give ``evidence``."""
        return len(connected(len(evidence), [*self._printed(evidence), *self._copied(evidence)]))

    def once(self, evidence: Sequence[Anchor]) -> tuple[int, tuple[Anchor, ...]]:
        """How many independent texts give ``evidence``, and those of it that print no other again.

        Copies of one article stay: that they are copies is told by the family.
        """
        printed = self._printed(evidence)
        texts = len(connected(len(evidence), [*printed, *self._copied(evidence)]))
        if not printed:
            return texts, tuple(evidence)
        groups = sorted(connected(len(evidence), printed), key=min)
        return texts, tuple(evidence[min(group)] for group in groups)

    def _copied(self, evidence: Sequence[Anchor]) -> Iterator[tuple[int, int]]:
        """The pairs of ``evidence``, by number, that stand in copies of one article or passage."""
        origins: dict[str, int] = {}
        return ((origins.setdefault(self._sources.origin(a), n), n) for n, a in enumerate(evidence))

    def _printed(self, evidence: Sequence[Anchor]) -> list[tuple[int, int]]:
        """The pairs of ``evidence``, by number, that print one sentence."""
        first: dict[tuple[str, ...], int] = {}
        links = [
            (known, number)
            for number, anchor in enumerate(evidence)
            for run in self._runs(anchor)
            if (known := first.setdefault(run, number)) != number
        ]
        return [*links, *self._touched_up(evidence)]

    def _touched_up(self, evidence: Sequence[Anchor]) -> Iterator[tuple[int, int]]:
        """The pairs of ``evidence``, by number, whose sentences have nearly all their words in common."""
        held = evidence[:_MOST]
        words = [self._words(anchor) for anchor in held]
        size = [len(stems) for stems in words]
        for i, j in combinations(range(len(held)), 2):
            # So much shorter a sentence has not so large a part of the other.
            least = _ALIKE * max(size[i], size[j])
            if held[i].article == held[j].article or min(size[i], size[j]) < max(_FEWEST, least):
                continue
            both = len(words[i] & words[j])
            if both >= _FEWEST and both >= _ALIKE * (size[i] + size[j] - both):
                yield i, j

    def _words(self, anchor: Anchor) -> frozenset[str]:
        """The stems of the sentences in which ``anchor`` stands."""
        start, stop = self._sentence(anchor)
        key = anchor.article, start, stop
        if key not in self._stems:
            self._stems[key] = stems_in(self._texts[anchor.article][start:stop], self._code)
        return self._stems[key]

    def _sentence(self, anchor: Anchor) -> tuple[int, int]:
        return bounds(self._texts[anchor.article], anchor.start, anchor.end)

    def outlets(self, evidence: Sequence[Anchor]) -> int:
        """How many outlets print ``evidence``."""
        return len({self._sources.name(anchor) for anchor in evidence})

    def _runs(self, anchor: Anchor) -> list[tuple[str, ...]]:
        """The runs of words of the sentences in which ``anchor`` stands."""
        text = self._texts[anchor.article]
        start, stop = self._sentence(anchor)
        key = anchor.article, start, stop
        if key not in self._read:
            # What stands between marks somebody else said or wrote: who prints it alike copies no paper.
            apart = _MARKED.split(text[start:stop])
            held = [run for words in apart for run in runs(words, self._code)]
            self._read[key] = [*held, *self._opening(text[start:stop])]
        return self._read[key]

    def _opening(self, sentence: str) -> Iterator[tuple[str, ...]]:
        """The first words of a sentence that no two reporters begin so: "Sur 150 sites, les élus"."""
        first = _TOKEN.findall(sentence)[:_BEGIN]
        if len(first) == _BEGIN and len(stems_in(" ".join(first), self._code)) >= _TELLING:
            yield ("", *map(fold, first))
