"""How alike two passages are by their rarer words: do two articles tell of the same happening?

Weights are inverse document frequencies (Spärck Jones 1972) over the story, likeness their cosine. Words are
cut to six letters, which joins most inflected forms of a language with suffixes without knowing it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

import numpy as np

from recoupe.model import Article, Reading, TimeExpression
from recoupe.resolve.memory import Memory, digest
from recoupe.text.sentences import rough_ends

_WORD = re.compile(r"\w+")
_STEM = 6
_SHORTEST = 4
# Words in more passages than these tell nothing, and would make the search quadratic.
_COMMON = 150
# So far on either side of a time its sentence is read.
_REACH = 250


def stems(text: str) -> list[str]:
    """The words of ``text`` that can tell one happening from another: long ones, cut, and numbers."""
    # Folded all at once: no word holds a space, and folding makes none.
    words = " ".join(_WORD.findall(text)).casefold().split()
    return [w[:_STEM] for w in words if len(w) >= _SHORTEST or (len(w) > 1 and w.isdecimal())]


class Rarity:
    """How rare words are in the articles of a story."""

    def __init__(self, bags: Sequence[Iterable[str]]) -> None:
        counts = Counter(word for bag in bags for word in set(bag))
        # In a small story every word is rare: more articles are assumed, so that none has no weight at all.
        total = len(bags) + (1 if len(bags) > 8 else 3)
        self._weights = {word: math.log(total / (count + 0.5)) for word, count in counts.items()}

    def weighed(self, bag: Mapping[str, int]) -> dict[str, float]:
        """The words of a passage with their weights, scaled to a vector of length 1."""
        known = self._weights.get
        # Most words stand once in a passage: no logarithm for them.
        weights = {w: known(w, 0.0) * (1 + math.log(n) if n > 1 else 1) for w, n in bag.items()}
        length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        return {w: x / length for w, x in weights.items() if x > 0}


class Index:
    """Passages by their words, to find those that are like another."""

    def __init__(self, passages: Iterable[Mapping[str, float]]) -> None:
        """``passages`` with the weights of their words; they are known by their number, from 0."""
        self._passages = list(passages)
        known: dict[str, int] = {}
        words = [known.setdefault(word, len(known)) for passage in self._passages for word in passage]
        order = np.argsort(words, kind="stable")
        numbers = np.repeat(np.arange(len(self._passages)), [len(passage) for passage in self._passages])
        weights = np.fromiter((w for p in self._passages for w in p.values()), float, count=len(words))
        numbers, weights = numbers[order], weights[order]
        counts = np.bincount(words, minlength=len(known)).tolist() if words else []
        ends = accumulate(counts)
        # The passages that hold each word, with its weight in them.
        self._holders = {
            word: (numbers[end - count : end], weights[end - count : end])
            for word, count, end in zip(known, counts, ends, strict=True)
            if count <= _COMMON
        }

    def like(self, weighed: Mapping[str, float], least: float, shared: int = 1) -> list[tuple[float, int]]:
        """The passages at least so like, with so many words in common, as (likeness, number), best first.

        ``least`` is above 0.
        """
        found = [(*self._holders[word], weight) for word, weight in weighed.items() if word in self._holders]
        if not found:
            return []
        numbers, held, own = zip(*found, strict=True)
        products = np.repeat(own, [len(holders) for holders in numbers]) * np.concatenate(held)
        # Added up in the order of the words.
        likeness = np.bincount(np.concatenate(numbers), products, minlength=len(self._passages))
        kept = [(float(likeness[n]), int(n)) for n in np.flatnonzero(likeness >= least)]
        if shared > 1:
            kept = [k for k in kept if len(self._passages[k[1]].keys() & weighed.keys()) >= shared]
        return sorted(kept, key=lambda k: (-k[0], k[1]))


class Passages:
    """The articles of a story by their words, whatever their dates."""

    def __init__(self, articles: Sequence[Article], readings: Sequence[Reading], memory: Memory) -> None:
        read = {reading.article: reading.times for reading in readings}
        self.times = {article.id: read.get(article.id, ()) for article in articles}
        bags = {a.id: _bags(a, self.times[a.id], memory) for a in articles}
        rarity = Rarity([whole for whole, _ in bags.values()])
        self.whole = {id: rarity.weighed(whole) for id, (whole, _) in bags.items()}
        self.around = {id: [rarity.weighed(c) for c in contexts] for id, (_, contexts) in bags.items()}


def _bags(
    article: Article, times: Sequence[TimeExpression], memory: Memory
) -> tuple[dict[str, int], list[dict[str, int]]]:
    """The words of the article, and those around each of its times, with how often they stand there."""
    key = digest(article.text, *((time.anchor.start, time.anchor.end) for time in times))
    whole, contexts = memory.part(
        "words", key, lambda: (Counter(stems(article.text)), list(_contexts(article, times)))
    )
    return whole, contexts


def _contexts(article: Article, times: Sequence[TimeExpression]) -> Iterator[Counter[str]]:
    """The words of the sentence around each time, without those of times."""
    text = article.text
    ends = rough_ends(text)
    for time in times:
        at = bisect_right(ends, time.anchor.start)
        start = max(ends[at - 1] if at else 0, time.anchor.start - _REACH)
        end = min(ends[at] if at < len(ends) else len(text), time.anchor.end + _REACH)
        yield Counter([*stems(text[start : time.anchor.start]), *stems(text[time.anchor.end : end])])
