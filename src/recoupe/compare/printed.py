"""Whether sentences of several papers are one text: words in a row that no two reporters choose alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.compare.cutting import bounds
from recoupe.compare.facts.sentences import runs
from recoupe.compare.sources import Sources
from recoupe.languages import Language
from recoupe.model import Anchor, Story
from recoupe.resolve.connect import connected

_MARKED = re.compile(r"[«“\"][^«»“”\"]{8,400}[»”\"]")


class Printed:
    """Knows the texts behind evidence: sources that print the same sentence are one."""

    def __init__(self, story: Story, language: Language) -> None:
        self._sources = Sources(story)
        self._texts = {article.id: article.text for article in story.articles}
        self._code = language.code

    def independent(self, evidence: Sequence[Anchor]) -> int:
        """How many independent texts give ``evidence``."""
        first: dict[tuple[str, ...], int] = {}
        origins: dict[str, int] = {}
        links: list[tuple[int, int]] = []
        for number, anchor in enumerate(evidence):
            links.append((origins.setdefault(self._sources.origin(anchor), number), number))
            links += [(first.setdefault(run, number), number) for run in self._runs(anchor)]
        return len(connected(len(evidence), links))

    def outlets(self, evidence: Sequence[Anchor]) -> int:
        """How many outlets print ``evidence``."""
        return len({self._sources.name(anchor) for anchor in evidence})

    def _runs(self, anchor: Anchor) -> Iterator[tuple[str, ...]]:
        text = self._texts[anchor.article]
        start, stop = bounds(text, anchor.start, anchor.end)
        # What stands between marks somebody else said or wrote: who prints it alike copies no paper.
        for unmarked in _MARKED.split(text[start:stop]):
            yield from runs(unmarked, self._code)
