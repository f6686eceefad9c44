"""How alike two passages are by their rarer words: do two articles tell of the same happening?

Weights are inverse document frequencies (Spärck Jones 1972) over the story, likeness their cosine. Words are
cut to six letters, which joins most inflected forms of a language with suffixes without knowing it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, pairwise

import numpy as np
from numpy.typing import NDArray

from recoupe.model import Article, Reading, TimeExpression
from recoupe.resolve.clock import Clock, Placed
from recoupe.resolve.flat import flat
from recoupe.resolve.memory import Memory, Part, digest
from recoupe.text.sentences import rough_ends

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]

# The press leaves accents out of capitals, and of names.
_PLAIN = tuple(zip("àâäçéèêëîïôöùûüÿ", "aaaceeeeiioouuuy", strict=True))
_STEM = 6
_SHORTEST = 4
# Words in more passages than these tell nothing, and would make the search quadratic.
_COMMON = 150
# So far on either side of a time its sentence is read.
_REACH = 250


def _plain(text: str) -> str:
    """``text`` in one case, without marks and accents."""
    words = flat(text)
    # Quicker than translate(), which goes through the text letter by letter.
    for letter, plain in _PLAIN:
        words = words.replace(letter, plain)
    return words


def _stems(plain: str) -> list[str]:
    """The words that can tell one happening from another: long ones, cut, and numbers."""
    return [w[:_STEM] for w in plain.split() if len(w) >= _SHORTEST or (len(w) > 1 and w.isdecimal())]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a passage by their numbers, each once, in the order of the text, with their weights.

    The weights make a vector of length 1; words without weight are left out.
    """

    words: Numbers
    weights: Weights


class Index:
    """Passages by their words, to find those that are like another."""

    def __init__(self, passages: Sequence[Passage], vocabulary: int) -> None:
        """``passages`` are known by their number, from 0; the numbers of words are below ``vocabulary``."""
        self._passages = passages
        sizes = [len(passage.words) for passage in passages]
        words = np.concatenate([np.empty(0, np.int64), *(passage.words for passage in passages)])
        weights = np.concatenate([np.empty(0), *(passage.weights for passage in passages)])
        order = np.argsort(words, kind="stable")
        # The passages that hold each word and its weight in them, one word after the other.
        self._holders = np.repeat(np.arange(len(passages)), sizes)[order]
        self._weights = weights[order]
        counts = np.bincount(words, minlength=vocabulary)
        self._starts = np.cumsum(counts) - counts
        self._counts = np.where(counts <= _COMMON, counts, 0)

    def like(self, passage: Passage, least: float, shared: int = 1) -> list[tuple[float, int]]:
        """The passages at least so like, with so many words in common, as (likeness, number), best first.

        ``least`` is above 0.
        """
        counts = self._counts[passage.words]
        ends = np.cumsum(counts)
        # Where the holders of each word stand, and so added up in the order of the words.
        places = np.repeat(self._starts[passage.words] - ends + counts, counts) + np.arange(ends[-1:].sum())
        products = np.repeat(passage.weights, counts) * self._weights[places]
        likeness = np.bincount(self._holders[places], products, minlength=len(self._passages))
        found = [(float(likeness[n]), int(n)) for n in np.flatnonzero(likeness >= least)]
        if shared > 1:
            own_words = set(passage.words.tolist())
            found = [
                f for f in found if len(own_words.intersection(self._passages[f[1]].words.tolist())) >= shared
            ]
        return sorted(found, key=lambda f: (-f[0], f[1]))


class Passages:
    """The articles of a story by their words, whatever their dates."""

    def __init__(self, articles: Sequence[Article], readings: Sequence[Reading], memory: Memory) -> None:
        read = {reading.article: reading.times for reading in readings}
        self.times = {article.id: read.get(article.id, ()) for article in articles}
        self._placed: dict[tuple[str, date], list[Placed | None]] = {}
        bags = _Bags()
        for article in articles:
            bags.take(*_words(article, self.times[article.id], memory))
        self._vocabulary = bags.vocabulary
        weighed = bags.weighed()
        self.whole: dict[str, Passage] = {}
        self.around: dict[str, list[Passage]] = {}
        for id, times in self.times.items():
            self.whole[id], *self.around[id] = (next(weighed) for _ in range(1 + len(times)))

    def index(self, passages: Sequence[Passage]) -> Index:
        """Some of the passages, by their words."""
        return Index(passages, self._vocabulary)

    def placed(self, article: str, day: date) -> list[Placed | None]:
        """What the times of an article say if it appeared on ``day``."""
        key = article, day
        if key not in self._placed:
            self._placed[key] = Clock(day).read(self.times[article])
        return self._placed[key]


class _Bags:
    """Passages by the numbers of their words, and how often each of these stands in each, end to end."""

    def __init__(self) -> None:
        # A word that is not known gets the next number.
        self._known: defaultdict[str, int] = defaultdict(count().__next__)
        self._words: list[int] = []
        self._counts: list[int] = []
        self._sizes: list[int] = []
        self._whole: list[int] = []

    @property
    def vocabulary(self) -> int:
        """How many words there are."""
        return len(self._known)

    def take(self, words: str, whole: list[int], around: list[tuple[list[int], list[int]]]) -> None:
        """Take up an article and the passages around its times, as ``_words`` gives them."""
        numbers = list(map(self._known.__getitem__, words.split()))
        self._whole.append(len(self._sizes))
        self._add(numbers[: len(whole)], whole)
        for places, counts in around:
            self._add([numbers[at] for at in places], counts)

    def _add(self, words: list[int], counts: list[int]) -> None:
        self._words += words
        self._counts += counts
        self._sizes.append(len(words))

    def weighed(self) -> Iterator[Passage]:
        """The passages in the order in which they were taken up."""
        words, counts = np.array(self._words, np.int64), np.array(self._counts, np.int64)
        owners = np.repeat(np.arange(len(self._sizes)), self._sizes)
        whole = np.isin(owners, self._whole)
        # Who is in every article of a story is not in every passage: those are held against each other.
        articles, passages = len(self._whole), len(self._sizes) - len(self._whole)
        weights = np.where(
            whole, self._rarity(words[whole], articles)[words], self._rarity(words[~whole], passages)[words]
        )
        weights *= np.array([0.0, *(1 + math.log(n) for n in range(1, max(self._counts, default=0) + 1))])[
            counts
        ]
        # Added up in the order of the words.
        lengths = np.sqrt(np.bincount(owners, weights * weights, minlength=len(self._sizes)))
        kept = weights > 0
        words, owners, weights = words[kept], owners[kept], weights[kept]
        weights /= lengths[owners]
        ends = np.cumsum(np.bincount(owners, minlength=len(self._sizes))).tolist()
        for start, end in pairwise([0, *ends]):
            yield Passage(words[start:end], weights[start:end])

    def _rarity(self, words: Numbers, among: int) -> Weights:
        """How rare each word is, when ``words`` are those of so many passages; none is what is in none."""
        counts = np.bincount(words, minlength=self.vocabulary)
        # In a small story every word is rare: more passages are assumed, so that none has no weight at all.
        total = among + (1 if among > 8 else 3)
        return np.array([0.0, *(math.log(total / (n + 0.5)) for n in range(1, among + 1))])[counts]


def _words(article: Article, times: Sequence[TimeExpression], memory: Memory) -> Part:
    """The words of an article, those of its text before others; how often each stands in it; and for each of
    its times those around it, by their places among these words, with how often they stand there.
    """
    key = digest(article.text, *((time.anchor.start, time.anchor.end) for time in times))
    return memory.part("words", key, lambda: _counted(article, times))


def _counted(article: Article, times: Sequence[TimeExpression]) -> Part:
    plain = _plain(article.text)
    whole = Counter(_stems(plain))
    # Others stand around times alone: what was cut at the reach of a time.
    places = {word: at for at, word in enumerate(whole)}
    around = [
        ([places.setdefault(word, len(places)) for word in context], list(context.values()))
        for context in _contexts(article, plain, times)
    ]
    return " ".join(places), list(whole.values()), around


def _contexts(article: Article, plain: str, times: Sequence[TimeExpression]) -> Iterator[Counter[str]]:
    """The words of the sentence around each time, without those of times."""
    text = article.text
    ends = rough_ends(text)
    # Folding may write a letter as two; then offsets are not those of the text.
    as_long = len(plain) == len(text)
    for time in times:
        at = bisect_right(ends, time.anchor.start)
        start = max(ends[at - 1] if at else 0, time.anchor.start - _REACH)
        end = min(ends[at] if at < len(ends) else len(text), time.anchor.end + _REACH)
        before, after = slice(start, time.anchor.start), slice(time.anchor.end, end)
        around = f"{plain[before]} {plain[after]}" if as_long else _plain(f"{text[before]} {text[after]}")
        yield Counter(_stems(around))
