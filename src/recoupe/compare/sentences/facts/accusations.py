"""Grave accusations that one source alone reports: what a reporter wants confirmed before he prints it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.sentences.facts.clauses import part
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages.relations import Relations
from recoupe.model import Finding

# In a story of fewer sources everything is told by one; and a reader wants few of these.
_SOURCES, _MOST = 3, 6
# A sentence with so many words of another source's tells what that tells.
_SHARED = 4
_SURE = 0.4
# What accuses stands so near what it accuses of, in characters; so much is read at once, and of it before.
_FAR, _READ, _BEFORE = 60, 108, 40


def accusations(told: Sequence[Fact], confirmed: set[int], teller: Teller) -> Iterator[Finding]:
    """A finding for each accusation that no other source tells: not for sentences ``confirmed`` by others."""
    if len({fact.origin for fact in told}) < _SOURCES:
        return
    code = teller.language.code
    found = [
        (spot, fact)
        for n, fact in enumerate(told)
        if n not in confirmed and (spot := _accused(fact, code)) is not None
    ]
    held = [fact for _, fact in found]
    kept: list[Fact] = []
    for spot, fact in sorted(found, key=lambda x: (-_weight(x[1], code), x[1].anchor)):
        again = any(len(fact.stems.keys() & other.stems.keys()) >= _SHARED for other in kept)
        if not again and not _told_elsewhere(fact, held):
            kept.append(fact)
            yield _finding(fact, spot, teller)
        if len(kept) == _MOST:
            return


def _accused(fact: Fact, code: str) -> int | None:
    """Where the sentence says of somebody something grave that is not established, None where it does not."""
    text = fact.low if "accusation" in fact.marks else ""
    for alleged in words_pattern(Relations, "alleging", code).finditer(text):
        grave = words_pattern(Relations, "grave", code).search(
            text, max(0, alleged.start() - _FAR), alleged.end() + _FAR
        )
        if grave:
            return min(alleged.start(), grave.start())
    return None


def _weight(fact: Fact, code: str) -> int:
    """How much of what is alleged is grave, and whether it names somebody."""
    grave = {match[0] for match in words_pattern(Relations, "grave", code).finditer(fact.low)}
    return len(grave) + 2 * bool(fact.actors)


def _told_elsewhere(fact: Fact, accusing: Sequence[Fact]) -> bool:
    """Whether a sentence of another source that accuses shares most of its words."""
    return any(
        other.origin != fact.origin and len(fact.stems.keys() & other.stems.keys()) >= _SHARED
        for other in accusing
    )


def _finding(fact: Fact, spot: int, teller: Teller) -> Finding:
    text = fact.anchor.exact
    # Of a long sentence the words that accuse are shown.
    start = text.rfind(" ", 0, max(0, spot - _BEFORE)) + 1 if len(text) > _READ else 0
    shown = part(fact.anchor, start, len(text))
    about = short(shown.exact)
    return teller.finding("single_source", "accused_by_one", [fact.anchor], _SURE, about=about, shown=[shown])
