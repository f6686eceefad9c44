"""One sentence in two versions of a text, with other numbers: the hour, the day or the toll was corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.compare.common.levels import before
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.sentences.facts.clauses import part
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.model import Anchor, Finding

# A number as it is written: "50 000", "50.000" and "50'000" are one, "11h15" are two.
_NUMBER = re.compile(r"\d{1,3}(?:[ .'\u2019\u00a0\u202f]\d{3})+(?!\d)|\d+")
_GAP = re.compile(r"\D")
# So many characters before and behind the number are shown.
_BEFORE, _BEHIND = 60, 30
_LATER, _APART = 0.6, 0.45


def reprinted(told: Sequence[Fact], teller: Teller) -> Iterator[Finding]:
    """A finding for each sentence of ``told`` that another version of its text prints with other numbers."""
    for fact in told:
        numbers = _numbers(fact) if fact.variants else []
        for other in fact.variants:
            theirs = _numbers(other)
            apart = [(a, b) for a, b in zip(numbers, theirs, strict=False) if a[1] != b[1]]
            if apart and len(theirs) == len(numbers):
                yield _finding((fact, apart[0][0][0]), (other, apart[0][1][0]), teller)
                break


def _numbers(fact: Fact) -> list[tuple[int, str]]:
    """The numbers of a sentence without what parts their digits, each with where it begins."""
    return [(found.start(), _GAP.sub("", found[0])) for found in _NUMBER.finditer(fact.anchor.exact)]


def _finding(one: tuple[Fact, int], other: tuple[Fact, int], teller: Teller) -> Finding:
    """The sentences, each with where the number begins in which they differ."""
    first, second = (other, one) if before(other[0].published, one[0].published) else (one, other)
    later = before(first[0].published, second[0].published)
    return teller.finding(
        "updates" if later else "contradicts",
        "number_corrected",
        [fact.anchor for fact, _ in (first, second)],
        _LATER if later else _APART,
        about=short(first[0].anchor.exact),
        shown=[_shown(fact.anchor, at) for fact, at in (first, second)],
    )


def _shown(words: Anchor, at: int) -> Anchor:
    """The words round the number, no more than are read at once."""
    start = words.exact.rfind(" ", 0, max(at - _BEFORE, 0)) + 1
    stop = words.exact.find(" ", at + _BEHIND)
    return part(words, start, stop if stop > 0 else len(words.exact))
