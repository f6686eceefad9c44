"""Which sentences share rare words, worked out on numbers: there are a million words in a large story."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import combinations
from math import inf, log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from recoupe.compare.sentences.facts.sentences import Fact

# Sentences meet where they share two of their rarest words; so many of these are looked at, and no more.
_RAREST = 8
# A pair of words that stands in more sentences than this tells nothing.
_CROWD = 8
# A sentence is held against so many others, and no more.
_BESIDE = 16
# Sentences that share fewer words than this are not held against each other.
_SHARED = 3
# In a story of fewer sentences words are taken to be as rare as in one of so many.
_LEAST = 40
# So many pairs are held in memory at once with all their words.
_AT_ONCE = 1 << 15

Numbers: TypeAlias = NDArray[np.int64]


class Encounters:
    """The words of all sentences, how rare they are, and the pairs of sentences that share some.

    ``rarity`` says of each stem that several sources use how rare it is: 1 where it stands once, 0 where it
    stands in all sentences. ``heavy`` is how much the words of each sentence weigh together, those that only
    one source uses as if they stood once.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        held = [word for fact in facts for word in fact.stems]
        numbers = {word: number for number, word in enumerate(dict.fromkeys(held))}
        origins = {origin: number for number, origin in enumerate({fact.origin: None for fact in facts})}
        self._numbers, self._sources = numbers, origins
        self._words: Numbers = np.fromiter(map(numbers.__getitem__, held), np.int64, len(held))
        self._sizes: Numbers = np.fromiter((len(fact.stems) for fact in facts), np.int64, len(facts))
        self._origins: Numbers = np.fromiter((origins[fact.origin] for fact in facts), np.int64, len(facts))
        self._sentences = np.repeat(np.arange(len(facts)), self._sizes)
        self._known = self._of_several(len(numbers))
        alone = log(max(len(facts), _LEAST))
        count = np.bincount(self._words, minlength=len(numbers)).tolist()
        rare = [1 - log(n) / alone if known else 1.0 for n, known in zip(count, self._known, strict=True)]
        self._rare = np.array(rare)
        self.rarity = {w: r for (w, n), r in zip(numbers.items(), rare, strict=True) if self._known[n]}
        self.heavy: list[float] = np.bincount(
            self._sentences, self._rare[self._words], minlength=len(facts)
        ).tolist()

    def _of_several(self, count: int) -> NDArray[np.bool_]:
        """Which words stand in sentences of several sources."""
        origins = self._origins[self._sentences]
        first, last = np.full(count, len(self._origins)), np.full(count, -1)
        np.minimum.at(first, self._words, origins)
        np.maximum.at(last, self._words, origins)
        return first < last

    def pairs(self, weight: float, share: float, rich: float = inf) -> list[tuple[int, int]]:
        """The pairs of sentences of different sources that share enough, in order.

        Of each sentence those that share its rarest words are looked at first, and no more than sixteen. What
        they share weighs ``weight`` or more, and is ``share`` or more of what the lighter one weighs, or it
        weighs as much as ``rich``.
        """
        met: list[tuple[int, int]] = []
        beside = [0] * len(self._sizes)
        for i, j, enough in self._sharing(self._meeting(), weight, share, rich):
            if beside[i] < _BESIDE and beside[j] < _BESIDE:
                beside[i] += 1
                beside[j] += 1
                if enough:
                    met.append((i, j))
        return sorted(met)

    def told_elsewhere(self, fact: Fact, share: float) -> bool:
        """Whether a sentence of another source has so large a ``share`` of the words of ``fact``."""
        order, ends = self._by_word
        wanted = [self._numbers[word] for word in sorted(fact.stems.keys() & self.rarity.keys())]
        if not wanted:
            return False
        places = np.concatenate([order[ends[word] : ends[word + 1]] for word in wanted])
        weights = np.bincount(self._sentences[places], self._rare[self._words[places]])
        enough = share * sum(self.rarity.get(word, 1.0) for word in fact.stems)
        return bool((self._origins[: len(weights)][weights >= enough] != self._sources[fact.origin]).any())

    @cached_property
    def _by_word(self) -> tuple[Numbers, list[int]]:
        """The places of all words, word by word, and where those of each begin; at last where they end."""
        counts = np.bincount(self._words, minlength=len(self._rare))
        return np.argsort(self._words, kind="stable"), [0, *np.cumsum(counts).tolist()]

    def _meeting(self) -> Numbers:
        """The pairs of different sources with two rare words in common, those with the rarest first."""
        rarest = self._rarest()
        two = np.stack([rarest[:, a] * len(self._rare) + rarest[:, b] for a, b in _COLUMNS], axis=1)
        missing = np.stack([rarest[:, b] < 0 for _, b in _COLUMNS], axis=1).ravel()
        holders = np.repeat(np.arange(len(rarest)), len(_COLUMNS))[~missing]
        names = two.ravel()[~missing]
        order = np.argsort(names, kind="stable")
        names, holders = names[order], holders[order]
        starts = np.flatnonzero(np.diff(names, prepend=-1))
        sizes = np.diff(starts, append=len(names))
        at = np.repeat(np.arange(len(starts)), sizes)
        places = np.flatnonzero((sizes <= _CROWD)[at])
        found = []
        for step in range(1, _CROWD):
            last = places[places + step < len(names)]
            last = last[names[last] == names[last + step]]
            found.append(np.stack([last, holders[last], holders[last + step]]))
        rows = np.concatenate(found, axis=1)
        rows = rows[1:, np.lexsort((rows[2], rows[0]))]
        rows = rows[:, self._origins[rows[0]] != self._origins[rows[1]]]
        _, first = np.unique(rows[0] * len(rarest) + rows[1], return_index=True)
        return rows[:, np.sort(first)]

    def _rarest(self) -> Numbers:
        """The rarest words of each sentence that several sources use, by rank; -1 for none."""
        words = list(self.rarity)
        ranked = sorted(range(len(words)), key=lambda n: (-self.rarity[words[n]], words[n]))
        rank = np.full(len(self._rare), -1)
        rank[np.flatnonzero(self._known)[ranked]] = np.arange(len(ranked))
        ranks = rank[self._words]
        kept = ranks >= 0
        order = np.lexsort((ranks[kept], self._sentences[kept]))
        sentences, ranks = self._sentences[kept][order], ranks[kept][order]
        sizes = np.bincount(sentences, minlength=len(self._sizes))
        place = np.arange(len(ranks)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        found = np.full((len(self._sizes), _RAREST), -1)
        rare = place < _RAREST
        found[sentences[rare], place[rare]] = ranks[rare]
        return found

    def _sharing(
        self, pairs: Numbers, weight: float, share: float, rich: float
    ) -> list[tuple[int, int, bool]]:
        """Those of ``pairs`` that share three words, in their order, and whether these weigh enough."""
        base = len(self._rare)
        keys = np.sort(self._sentences * base + self._words)
        starts = np.cumsum(self._sizes) - self._sizes
        heavy = np.array(self.heavy)
        found: list[tuple[int, int, bool]] = []
        for at in range(0, pairs.shape[1], _AT_ONCE):
            one, other = pairs[:, at : at + _AT_ONCE]
            sizes = self._sizes[one]
            pair = np.repeat(np.arange(len(one)), sizes)
            before = np.repeat(np.cumsum(sizes) - sizes - starts[one], sizes)
            words = self._words[np.arange(len(pair)) - before]
            wanted = other[pair] * base + words
            both = keys[np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)] == wanted
            shared = np.bincount(pair[both], minlength=len(one)) >= _SHARED
            weights = np.bincount(pair[both], self._rare[words[both]], minlength=len(one))
            enough = (weights >= weight) & (weights >= share * np.minimum(heavy[one], heavy[other]))
            enough |= weights >= rich
            found += zip(one[shared].tolist(), other[shared].tolist(), enough[shared].tolist(), strict=True)
        return found


_COLUMNS = tuple(combinations(range(_RAREST), 2))
