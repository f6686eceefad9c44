"""How alike two passages are by their rarer words: do two articles tell of the same happening?

Weights are inverse document frequencies (Spärck Jones 1972) over the story, likeness their cosine. Words are
cut to six letters, which joins most inflected forms of a language with suffixes without knowing it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import accumulate, chain, count, pairwise
from typing import NamedTuple

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
        self._row = np.arange(len(words))
        self._found: dict[int, list[int]] = {}

    def like(self, passage: Passage, least: float, shared: int = 1) -> list[tuple[float, int]]:
        """The passages at least so like, with so many words in common, as (likeness, number), best first.

        ``least`` is above 0.
        """
        counts = self._counts[passage.words]
        ends = counts.cumsum()
        # Where the holders of each word stand, and so added up in the order of the words.
        places = (self._starts[passage.words] - ends + counts).repeat(counts)
        places += self._row[: len(places)]
        products = passage.weights.repeat(counts) * self._weights[places]
        likeness = np.bincount(self._holders[places], products, minlength=len(self._passages))
        (near,) = (likeness >= least).nonzero()
        found = list(zip((-likeness[near]).tolist(), near.tolist(), strict=True))
        if shared > 1 and found:
            own_words = set(passage.words.tolist())
            found = [f for f in found if len(own_words.intersection(self._words_of(f[1]))) >= shared]
        return [(-unlike, number) for unlike, number in sorted(found)]

    def _words_of(self, number: int) -> list[int]:
        """The words of a passage that others were found to be like."""
        words = self._found.get(number)
        if words is None:
            words = self._found[number] = self._passages[number].words.tolist()
        return words


class Passages:
    """The articles of a story by their words, whatever their dates."""

    def __init__(self, articles: Sequence[Article], readings: Sequence[Reading], memory: Memory) -> None:
        read = {reading.article: reading.times for reading in readings}
        self.times = {article.id: read.get(article.id, ()) for article in articles}
        self._held = memory.held
        numbers = self._held.again("numbers", "", None, _numbers)
        bags = [self._bag(article, numbers, memory) for article in articles]
        self._vocabulary = len(numbers)
        weighed = _weighed(bags, self._vocabulary)
        self.whole: dict[str, Passage] = {}
        self.around: dict[str, list[Passage]] = {}
        for id, times in self.times.items():
            self.whole[id], *self.around[id] = (next(weighed) for _ in range(1 + len(times)))

    def index(self, passages: Sequence[Passage]) -> Index:
        """Some of the passages, by their words."""
        return Index(passages, self._vocabulary)

    def placed(self, article: str, day: date) -> list[Placed | None]:
        """What the times of an article say if it appeared on ``day``."""
        times = self.times[article]
        return self._held.again("placed", (article, day), (times,), partial(Clock(day).read, times))

    def _bag(self, article: Article, numbers: Mapping[str, int], memory: Memory) -> _Bag:
        """The words of an article and of the passages around its times."""
        times = self.times[article.id]
        make = partial(_bag, article, times, numbers, memory)
        return self._held.again("bag", article.id, (article.text, times), make)


class _Bag(NamedTuple):
    """The passages of an article, itself first, end to end: their words by number, how often each stands in
    a passage, and how many each has.
    """

    words: Numbers
    counts: Numbers
    sizes: list[int]


def _numbers() -> defaultdict[str, int]:
    """Numbers of words: one that is not known gets the next."""
    return defaultdict(count().__next__)


def _bag(
    article: Article, times: Sequence[TimeExpression], numbers: Mapping[str, int], memory: Memory
) -> _Bag:
    said, whole, around = _words(article, times, memory)
    own = [numbers[word] for word in said.split()]
    places = [*range(len(whole)), *chain.from_iterable(places for places, _ in around)]
    counts = [*whole, *chain.from_iterable(counts for _, counts in around)]
    sizes = [len(whole), *(len(counts) for _, counts in around)]
    return _Bag(np.array(own, np.int64)[places], np.array(counts, np.int64), sizes)


def _weighed(bags: Sequence[_Bag], vocabulary: int) -> Iterator[Passage]:
    """The passages of all articles, in order."""
    words = np.concatenate([np.empty(0, np.int64), *(bag.words for bag in bags)])
    counts = np.concatenate([np.empty(0, np.int64), *(bag.counts for bag in bags)])
    sizes = list(chain.from_iterable(bag.sizes for bag in bags))
    owners = np.repeat(np.arange(len(sizes)), sizes)
    firsts = accumulate((len(bag.sizes) for bag in bags[:-1]), initial=0)
    is_whole = np.zeros(len(sizes), np.bool_)
    is_whole[list(firsts) if bags else []] = True
    whole = is_whole[owners]
    # Who is in every article of a story is not in every passage: those are held against each other.
    articles, passages = len(bags), len(sizes) - len(bags)
    weights = np.where(
        whole,
        _rarity(words[whole], articles, vocabulary)[words],
        _rarity(words[~whole], passages, vocabulary)[words],
    )
    weights *= np.array([0.0, *(1 + math.log(n) for n in range(1, counts.max(initial=0) + 1))])[counts]
    # Added up in the order of the words.
    lengths = np.sqrt(np.bincount(owners, weights * weights, minlength=len(sizes)))
    kept = weights > 0
    words, owners, weights = words[kept], owners[kept], weights[kept]
    weights /= lengths[owners]
    ends = np.cumsum(np.bincount(owners, minlength=len(sizes))).tolist()
    for start, end in pairwise([0, *ends]):
        yield Passage(words[start:end], weights[start:end])


def _rarity(words: Numbers, among: int, vocabulary: int) -> Weights:
    """How rare each word is, when ``words`` are those of so many passages; none is what is in none."""
    counts = np.bincount(words, minlength=vocabulary)
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
