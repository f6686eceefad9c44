"""A stream of articles cut into stories: each article joins the story that it is most like, or begins one.

One pass, and no comparison of all with all: an article is held against the stories that its weightiest terms
lead to, a bounded number of them, the latest (J. Allan, ed., Topic Detection and Tracking, 2002; S. Miranda
et al., Multilingual Clustering of Streaming News, EMNLP 2018).
"""

from __future__ import annotations

import math
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest
from itertools import islice

from recoupe.resolve.stories.features import Sketch

# How like a story an article has to be.
LIKE = 0.08
# Days after which two articles of the same likeness count half as like.
_HALF = 20.0
# Stories that are held at once: some 20 KB each.
_OPEN = 20_000
# Terms of an article that are kept, those of them that lead to stories, stories that a term leads to, stories
# that an article is held against, and terms of a story.
_TERMS, _LEADS, _POSTINGS, _CANDIDATES, _CENTRE = 150, 20, 50, 32, 200
# Articles that are looked at, for which words are rare, before one is placed.
_AHEAD = 2_000
# A term in more than this share of the articles says nothing.
_COMMON = 0.2


@dataclass(slots=True)
class Found:
    """A story: the ids of its articles in the order of the stream, its days, and the weights of its terms."""

    number: int
    articles: list[str] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    centre: dict[str, float] = field(default_factory=dict)
    length: float = 1.0

    def about(self, many: int = 5) -> list[str]:
        """The weightiest terms, without the marks of names; days are none of them."""
        best = sorted(self.centre, key=lambda term: (-self.centre[term], term))
        return [term.removeprefix("@") for term in best if term[0] != "#"][:many]


class Cutter:
    """Cuts a stream. Holds the stories that are open and how frequent words are."""

    def __init__(self, like: float = LIKE) -> None:
        self._like = like
        self._seen = 0
        self._frequency: Counter[str] = Counter()
        self._stories: OrderedDict[int, Found] = OrderedDict()
        self._postings: dict[str, deque[int]] = {}
        self._number = 0

    def cut(self, sketches: Iterable[Sketch]) -> Iterator[Found]:
        """The stories in ``sketches``, which come in the order of days, each when it is closed.

        Articles without a day may stand anywhere: time does not speak for or against them.
        """
        for sketch in self._counted(sketches):
            self._place(sketch)
            if len(self._stories) > _OPEN:  # The one that had no new article for longest.
                yield self._stories.popitem(last=False)[1]
        yield from self._stories.values()
        self._stories.clear()

    def _counted(self, sketches: Iterable[Sketch]) -> Iterator[Sketch]:
        """The sketches, each when its terms and those of the ones soon after it have been counted: what a
        story's first article has in common with its second is not rare for long.
        """
        waiting: deque[Sketch] = deque()
        for sketch in sketches:
            self._seen += 1
            self._frequency.update(sketch.terms.keys())
            waiting.append(sketch)
            if len(waiting) > _AHEAD:
                yield waiting.popleft()
        yield from waiting

    def _place(self, sketch: Sketch) -> None:
        vector = self._vector(sketch.terms)
        leads = list(islice((term for term in vector if term[0] != "#"), _LEADS))
        story = self._best(vector, leads, sketch.day)
        if story is None:
            self._number += 1
            story = self._stories[self._number] = Found(self._number)
        _join(story, sketch, vector)
        self._stories.move_to_end(story.number)
        self._post(story.number, leads)

    def _vector(self, terms: Mapping[str, float]) -> dict[str, float]:
        """The terms that say most, the weightiest first, of length one together."""
        weights = ((self._weight(term, count), term) for term, count in terms.items())
        best = sorted((-weight, term) for weight, term in weights if weight > 0.0)[:_TERMS]
        length = math.sqrt(sum(weight * weight for weight, _ in best)) or 1.0
        return {term: -weight / length for weight, term in best}

    def _weight(self, term: str, count: float) -> float:
        often = self._frequency[term]
        # A word of one article says nothing of others; one of many says little.
        if often < 2 or often > max(3.0, _COMMON * self._seen):
            return 0.0
        return (1.0 + math.log(count)) * math.log((1 + self._seen) / often)

    def _best(self, vector: Mapping[str, float], leads: Sequence[str], day: date | None) -> Found | None:
        led: defaultdict[int, float] = defaultdict(float)
        for term in leads:
            for number in self._postings.get(term, ()):
                led[number] += vector[term]
        open_ = ((-weight, number) for number, weight in led.items() if number in self._stories)
        found = [number for _, number in nsmallest(_CANDIDATES, open_)]
        likeness = ((_likeness(vector, self._stories[number], day), -number) for number in found)
        best, number = max(likeness, default=(0.0, 0))
        return self._stories[-number] if best >= self._like else None

    def _post(self, number: int, leads: Sequence[str]) -> None:
        """Have the terms lead to the story; each to a bounded number, the latest."""
        for term in leads:
            posted = self._postings.setdefault(term, deque(maxlen=_POSTINGS))
            if number not in posted:
                posted.append(number)


def _likeness(vector: Mapping[str, float], story: Found, day: date | None) -> float:
    """How like the story an article is: between its cosine with all articles together, to which a story on
    anything would be like, and the mean of its cosines with each, low where a story has many sides.
    """
    centre = story.centre
    shared = {term: weight * centre[term] for term, weight in vector.items() if term in centre}
    days = sum(weight for term, weight in shared.items() if term[0] == "#")
    # A day speaks for a story where words do, and no more than they.
    words = sum(shared.values()) - days
    likeness = (words + min(days, words)) / math.sqrt(story.length * len(story.articles))
    if day is None or story.last is None:
        return likeness
    return likeness * float(0.5 ** (abs((day - story.last).days) / _HALF))


def _join(story: Found, sketch: Sketch, vector: Mapping[str, float]) -> None:
    story.articles.append(sketch.id)
    for term, weight in vector.items():
        story.centre[term] = story.centre.get(term, 0.0) + weight
    if len(story.centre) > 2 * _CENTRE:
        best = sorted(story.centre.items(), key=lambda one: (-one[1], one[0]))[:_CENTRE]
        story.centre = dict(best)
    story.length = math.sqrt(sum(w * w for w in story.centre.values())) or 1.0
    if sketch.day is not None:
        story.first = min(story.first or sketch.day, sketch.day)
        story.last = max(story.last or sketch.day, sketch.day)
