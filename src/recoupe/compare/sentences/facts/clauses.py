"""Clauses of a sentence by its punctuation: what stands round some words of it."""

from __future__ import annotations

from recoupe.compare.common.patterns import words_pattern
from recoupe.languages.states import States
from recoupe.model import Anchor

_STOPS = ",;:()"


def part(anchor: Anchor, start: int, end: int) -> Anchor:
    """The characters of ``anchor`` from ``start`` to ``end``."""
    return Anchor(anchor.article, anchor.start + start, anchor.start + end, anchor.exact[start:end])


def around(anchor: Anchor, start: int, end: int) -> Anchor:
    """The clause of ``anchor`` that holds its characters from ``start`` to ``end``."""
    text = anchor.exact
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    stops = [at for stop in _STOPS if (at := text.find(stop, end)) >= 0]
    last = min(stops, default=len(text))
    held = text[first:last].lstrip()
    first += len(text[first:last]) - len(held)
    return part(anchor, first, first + len(held.rstrip(" .!?\n\t")))


def beside(anchor: Anchor, low: str, start: int, end: int, code: str) -> Anchor:
    """As ``around``, without clauses that a conjunction joins to it: "fermé" of "fermé mais surveillé".

    ``low`` are the words of ``anchor``, ``lowered``.
    """
    words = around(anchor, start, end)
    first, last = words.start - anchor.start, words.end - anchor.start
    parting = words_pattern(States, "parting", code, whole=True)
    before = max((m.start() for m in parting.finditer(low, first, start)), default=first)
    behind = parting.search(low, end, last)
    return part(anchor, before, len(low[: behind.start()].rstrip()) if behind else last)
