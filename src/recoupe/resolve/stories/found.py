"""A story as it is found: its articles, its days, what it is about, and how like it something is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Vector = Mapping[str, float]

# Days after which two articles of the same likeness count half as like.
_HALF = 20.0
# Terms of a story that are held against articles, which keep it to what it is about, and against stories.
_CENTRE, _TERMS = 200, 2_000
# Days between the last article of one story and the first of another, at most, if the two may be one event.
_NEXT = 1


@dataclass(slots=True)
class Found:
    """A story: the ids of its articles, its days, and the weights of its terms together.

    ``centre`` has those of its weightiest terms and ``length`` is its length; ``terms`` has those of nearly
    all; ``leads`` are the terms that lead to it.
    """

    number: int
    articles: list[str] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    centre: dict[str, float] = field(default_factory=dict)
    length: float = 1.0
    terms: dict[str, float] = field(default_factory=dict)
    leads: dict[str, None] = field(default_factory=dict)

    def about(self, many: int = 5) -> list[str]:
        """The weightiest terms, without the marks of names; days are none of them."""
        best = sorted(self.centre, key=lambda term: (-self.centre[term], term))
        return [term.removeprefix("@") for term in best if term[0] != "#"][:many]

    def join(self, id_: str, day: date | None, vector: Vector) -> None:
        """Take in an article."""
        self.articles.append(id_)
        self._span(day, day)
        self._add(vector)

    def take_in(self, other: Found) -> None:
        """Take in another story."""
        self.articles = other.articles + self.articles
        self._span(other.first, other.last)
        self._add(other.terms)

    def close(self, many: int) -> None:
        """Forget what no article is held against any more, so that few terms are kept."""
        best = sorted(self.centre.items(), key=lambda one: (one[0][0] == "#", -one[1], one[0]))[:many]
        self.centre = dict(best)
        self.terms, self.leads = {}, {}

    def _span(self, first: date | None, last: date | None) -> None:
        if first is not None and last is not None:
            self.first = min(self.first or first, first)
            self.last = max(self.last or last, last)

    def _add(self, vector: Vector) -> None:
        self.centre = _sum(self.centre, vector, _CENTRE)
        self.terms = _sum(self.terms, vector, _TERMS)
        self.length = math.sqrt(sum(w * w for w in self.centre.values())) or 1.0


def _sum(weights: dict[str, float], more: Vector, many: int) -> dict[str, float]:
    """The weights together. Where they are twice as many as are kept, the weightiest are."""
    for term, weight in more.items():
        weights[term] = weights.get(term, 0.0) + weight
    if len(weights) <= 2 * many:
        return weights
    return dict(sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:many])


def likeness(vector: Vector, story: Found, day: date | None) -> float:
    """How like the story an article is: between its cosine with all articles together, to which a story on
    anything would be like, and the mean of its cosines with each, low where a story has many sides.
    """
    alike = _shared(vector, story.centre) / math.sqrt(story.length * len(story.articles))
    if day is None or story.last is None:
        return alike
    return alike * float(0.5 ** (abs((day - story.last).days) / _HALF))


def kinship(one: Found, other: Found) -> float:
    """How like the articles of one story are to those of another; 0 where their days are apart.

    What happens in many places at once is told place by place, each in words of its own that no article of
    another shares enough of; all articles together share more with one another than with what else happened.
    That is the mean over all pairs of articles, of which few prove less: as if each story had one article
    more, like none.
    """
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0
    if (max(one.first, other.first) - min(one.last, other.last)).days > _NEXT:
        return 0.0
    few, many = sorted((len(one.articles), len(other.articles)))
    return _shared(one.terms, other.terms) / ((few + 1) * many)


def _shared(left: Vector, right: Vector) -> float:
    """The product of two vectors. A day speaks for a story where words do, and no more than they."""
    if len(right) < len(left):
        left, right = right, left
    shared = {term: weight * right[term] for term, weight in left.items() if term in right}
    days = sum(weight for term, weight in shared.items() if term[0] == "#")
    words = sum(shared.values()) - days
    return words + min(days, words)
