"""The words near a number, by which two numbers may be of one thing."""

from __future__ import annotations

from recoupe.compare.common.cutting import bounds
from recoupe.compare.common.stems import stems_in
from recoupe.model import Figure


def stems_near(figure: Figure, text: str, near: int, code: str) -> frozenset[str]:
    """The stems up to ``near`` characters round ``figure`` in its sentence; a unit is no word in common.

    ``text`` is that of its article, ``code`` the language.
    """
    at = figure.anchor
    start, stop = bounds(text, at.start, at.end)
    before, after = text[max(start, at.start - near) : at.start], text[at.end : min(stop, at.end + near)]
    return stems_in(before + (" " if figure.unit else at.exact) + after, code)
