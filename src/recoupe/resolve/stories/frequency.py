"""How frequent words are in a stream, as far as it was seen."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

# Terms of an article that are kept.
_TERMS = 150
# A term in more than this share of the articles says nothing.
_COMMON = 0.2
# Terms that are counted at once, at most: some 100 MB.
_MOST = 1_000_000


class Frequency:
    """In how many articles each term is. The rarest are forgotten when there are too many (G. Manku and
    R. Motwani, Approximate frequency counts over data streams, 2002).
    """

    def __init__(self) -> None:
        self._seen = 0
        self._articles: Counter[str] = Counter()

    def count(self, terms: Iterable[str]) -> None:
        """Take note of the terms of one article."""
        self._seen += 1
        self._articles.update(list(terms))
        least = 1
        while len(self._articles) > _MOST:
            self._articles = Counter({term: n for term, n in self._articles.items() if n > least})
            least += 1

    def vector(self, terms: Mapping[str, float]) -> dict[str, float]:
        """The terms that say most, the weightiest first, of length one together."""
        weights = ((self._weight(term, count), term) for term, count in terms.items())
        best = sorted((-weight, term) for weight, term in weights if weight > 0.0)[:_TERMS]
        length = math.sqrt(sum(weight * weight for weight, _ in best)) or 1.0
        return {term: -weight / length for weight, term in best}

    def _weight(self, term: str, count: float) -> float:
        often = self._articles[term]
        # A word of one article says nothing of others; one of many says little.
        if often < 2 or often > max(3.0, _COMMON * self._seen):
            return 0.0
        return (1.0 + math.log(count)) * math.log((1 + self._seen) / often)
