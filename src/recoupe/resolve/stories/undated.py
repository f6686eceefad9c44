"""Articles without a day: they wait for the story that they are most like, whenever it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from recoupe.resolve.stories.found import Found, Vector, likeness


class Undated:
    """Vectors of articles by id, the weightiest terms of each first, of which ``leads`` lead to it."""

    def __init__(self, vectors: Mapping[str, Vector], leads: Mapping[str, list[str]], like: float) -> None:
        self._vectors = vectors
        self._like = like
        self._led: defaultdict[str, list[str]] = defaultdict(list)
        for id_, terms in leads.items():
            for term in terms:
                self._led[term].append(id_)
        self._best: dict[str, tuple[float, Found]] = {}

    def meet(self, story: Found) -> None:
        """Hold the articles that its terms lead to against a story of which all others are known."""
        for id_ in sorted({id_ for term in story.leads for id_ in self._led.get(term, ())}):
            alike = likeness(self._vectors[id_], story, None)
            if alike >= self._like and alike > self._best.get(id_, (0.0,))[0]:
                self._best[id_] = alike, story

    def placed(self) -> Iterator[tuple[str, Vector]]:
        """Give each article to the story that it was most like. Gives those that were like none."""
        for id_, vector in self._vectors.items():
            if id_ in self._best:
                self._best[id_][1].articles.append(id_)
            else:
                yield id_, vector
