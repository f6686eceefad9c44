"""What of a sentence is shown: the words that it shares with another, and those round them."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.compare.sentences.facts.clauses import part
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.model import Anchor

# How much of a sentence is shown at most; of a longer one, what stands round the words shared.
_SHOWN = 260
# How much of it is read in the explanation, with so much before the words shared, and room for a long word.
_READ, _BEFORE, _WORD = 108, 12, 16


def snippet(fact: Fact, shared: Sequence[str]) -> Anchor:
    """The stretch of the sentence, no longer than is read at once, in which most words shared begin."""
    anchor, text = fact.anchor, fact.anchor.exact
    if len(text) <= _READ:
        return anchor
    at = sorted(fact.stems[w] - anchor.start for w in shared)
    start = max(at, key=lambda a: (sum(a <= b < a + _READ - _WORD for b in at), -a))
    start = text.rfind(" ", 0, max(start - _BEFORE, 0)) + 1
    end = text.find(" ", min(start + _READ - _WORD, len(text) - 1))
    end = end if end > 0 else len(text)
    return part(anchor, start, end)


def window(fact: Fact, shared: Sequence[str]) -> Anchor:
    """The sentence, or of a long one the clauses in which the words shared stand."""
    anchor = fact.anchor
    if len(anchor.exact) <= _SHOWN:
        return anchor
    first = min(fact.stems[w] for w in shared) - anchor.start
    last = max(fact.stems[w] for w in shared) - anchor.start
    opened, closed = anchor.exact.rfind(", ", 0, first), anchor.exact.find(",", last)
    return part(anchor, opened + 2 if opened >= 0 else 0, closed if closed > 0 else len(anchor.exact))
