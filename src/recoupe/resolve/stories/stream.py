"""A stream of articles cut into stories: each article joins the story that it is most like, or begins one;
stories of the same days that are more like each other than others become one.

One pass, and no comparison of all with all: an article is held against the stories that its weightiest terms
lead to, a bounded number of them, the latest (J. Allan, ed., Topic Detection and Tracking, 2002; S. Miranda
et al., Multilingual Clustering of Streaming News, EMNLP 2018). A story that had no article for so long that
none can be like it any more is closed, so that what is in memory is what a window of days holds.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from heapq import nsmallest
from itertools import islice

from recoupe.resolve.stories.features import Sketch
from recoupe.resolve.stories.found import Found, Vector, kinship, likeness
from recoupe.resolve.stories.frequency import Frequency
from recoupe.resolve.stories.undated import Undated

# How like a story an article has to be.
LIKE = 0.08
# How like each other the articles of two stories of the same days have to be in the mean.
KIN = 0.05
# Days without an article after which a story is closed: an article is an eighth as like it by then.
_WINDOW = timedelta(60)
# Stories that are held at once: some 20 KB each.
_OPEN = 20_000
# Terms of an article that lead to stories, stories that a term leads to, stories that something is held
# against, and terms by which a closed story is known.
_LEADS, _POSTINGS, _CANDIDATES, _KNOWN = 20, 50, 32, 12
# Articles that are looked at, for which words are rare, before one is placed.
_AHEAD = 2_000


class Cutter:
    """Cuts a stream. Holds the stories that are open and how frequent words are."""

    def __init__(self, like: float = LIKE, kin: float = KIN) -> None:
        self._like = like
        self._kin = kin
        self._frequency = Frequency()
        self._stories: OrderedDict[int, Found] = OrderedDict()
        self._postings: dict[str, dict[int, None]] = {}
        self._number = 0

    def cut(self, sketches: Iterable[Sketch], undated: Iterable[Sketch] = ()) -> list[Found]:
        """The stories in ``sketches``, which come in the order of days, and in ``undated``, which have no
        day: these are all held at once, since time does not speak for or against any story.
        """
        stream = iter(sketches)
        ahead = deque(self._counted(islice(stream, _AHEAD)))
        waiting = self._waiting(undated)
        closed: list[Found] = []
        for sketch in self._each(ahead, stream):
            self._place(sketch.id, sketch.day, self._frequency.vector(sketch.terms))
            while self._over(sketch.day):
                closed += self._close(waiting)
        while self._stories:
            closed += self._close(waiting)
        for id_, vector in waiting.placed():
            self._place(id_, None, vector)
        while self._stories:
            closed += self._close(None)
        return closed

    def _waiting(self, undated: Iterable[Sketch]) -> Undated:
        sketches = list(self._counted(undated))
        vectors = {sketch.id: self._frequency.vector(sketch.terms) for sketch in sketches}
        return Undated(vectors, {id_: _leads(vector) for id_, vector in vectors.items()}, self._like)

    def _counted(self, sketches: Iterable[Sketch]) -> Iterator[Sketch]:
        for sketch in sketches:
            self._frequency.count(sketch.terms)
            yield sketch

    def _each(self, ahead: deque[Sketch], stream: Iterable[Sketch]) -> Iterator[Sketch]:
        """The sketches, each when its terms and those of the ones soon after it have been counted: what a
        story's first article has in common with its second is not rare for long.
        """
        for sketch in self._counted(stream):
            ahead.append(sketch)
            yield ahead.popleft()
        yield from ahead

    def _place(self, id_: str, day: date | None, vector: Vector) -> None:
        leads = _leads(vector)
        led = self._led({term: vector[term] for term in leads})
        alike = max(((likeness(vector, story, day), -story.number) for story in led), default=(0.0, 0))
        if alike[0] >= self._like:
            story = self._stories[-alike[1]]
        else:
            self._number += 1
            story = self._stories[self._number] = Found(self._number)
        story.join(id_, day, vector)
        self._stories.move_to_end(story.number)
        self._post(story, leads)

    def _led(self, leads: Mapping[str, float]) -> list[Found]:
        """The stories to which these terms lead, those of the weightiest."""
        weights: defaultdict[int, float] = defaultdict(float)
        for term, weight in leads.items():
            for number in self._postings.get(term, ()):
                weights[number] += weight
        best = nsmallest(_CANDIDATES, ((-weight, number) for number, weight in weights.items()))
        return [self._stories[number] for _, number in best]

    def _post(self, story: Found, leads: Iterable[str]) -> None:
        """Have the terms lead to the story; each to a bounded number, the latest."""
        for term in leads:
            story.leads[term] = None
            posted = self._postings.setdefault(term, {})
            posted[story.number] = None
            if len(posted) > _POSTINGS:
                del posted[next(iter(posted))]

    def _over(self, today: date | None) -> bool:
        """Whether the story that had no article for longest is to be closed."""
        oldest = next(iter(self._stories.values()))
        late = today is not None and oldest.last is not None and today - oldest.last > _WINDOW
        return late or len(self._stories) > _OPEN

    def _close(self, waiting: Undated | None) -> Iterator[Found]:
        """Close the story that had no article for longest. Gives it, unless it becomes part of another."""
        story = next(iter(self._stories.values()))
        if self._joined(story):
            return
        self._drop(story)
        if waiting is not None:
            waiting.meet(story)
        story.close(_KNOWN)
        yield story

    def _joined(self, story: Found) -> bool:
        """Whether this story becomes part of another one. Two that are closer to each other are joined first:
        it goes from one to the one that is closest to it, until two are that to each other (the chain of
        nearest neighbours, F. Murtagh, 1983).
        """
        chain = [story]
        while akin := self._akin(*chain[-2:]):
            if akin is not (chain[-2] if len(chain) > 1 else None):
                chain.append(akin)
                continue
            if self._merged(chain.pop(), chain.pop()) is story:
                return True
            chain = chain or [story]
        return False

    def _akin(self, *chain: Found) -> Found | None:
        """The story that is most akin to the last of the chain, if one is enough: the one before it rather
        than another that is no more, so that the chain ends.
        """
        *before, story = chain
        led = self._led({term: story.centre.get(term, 0.0) for term in story.leads})
        others = [*before, *(other for other in led if other is not story)]
        kin = [kinship(story, other) for other in others]
        best = max(kin, default=0.0)
        return others[kin.index(best)] if best >= self._kin else None

    def _merged(self, one: Found, other: Found) -> Found:
        """Make one of two stories, that of the later day. Gives the one that is no more."""
        gone, left = sorted((one, other), key=lambda story: (story.last or date.min, story.number))
        self._drop(gone)
        left.take_in(gone)
        self._post(left, gone.leads)
        return gone

    def _drop(self, story: Found) -> None:
        del self._stories[story.number]
        for term in story.leads:
            posted = self._postings.get(term, {})
            posted.pop(story.number, None)
            if not posted:
                self._postings.pop(term, None)


def _leads(vector: Vector) -> list[str]:
    """The terms of an article that lead to stories: the weightiest, and no days."""
    return list(islice((term for term in vector if term[0] != "#"), _LEADS))
