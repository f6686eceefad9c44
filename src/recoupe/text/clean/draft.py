"""A text on its way from raw to clean, that never loses where its words stood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from re import Match, Pattern
from typing import NamedTuple

from recoupe.model import Alignment


class Edit(NamedTuple):
    """``text[start:end]`` becomes ``new``: a cut when ``new`` is empty. ``why`` is for people."""

    start: int
    end: int
    new: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and the pieces of it that stand in the raw text, as in ``Alignment.segments``."""

    text: str
    segments: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, raw: str) -> Draft:
        """The draft that is still the raw text."""
        return cls(raw, ((0, 0, len(raw)),) if raw else ())

    @property
    def alignment(self) -> Alignment:
        """Where the pieces of this text stood in the raw one."""
        return Alignment(self.segments)

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """The draft after ``edits``, whose offsets count into ``text``; of two that overlap, the first wins.

        An edit that changes nothing is left out, so that its characters stay aligned.
        """
        text = self.text
        wanted = sorted((e for e in edits if text[e.start : e.end] != e.new), key=lambda e: (e.start, -e.end))
        if not wanted:
            return self
        pieces: list[str] = []
        kept: list[tuple[int, int, int]] = []
        at = length = 0
        for edit in [*wanted, Edit(len(text), len(text))]:
            if edit.start < at:
                continue
            pieces += (text[at : edit.start], edit.new)
            kept.append((at, edit.start, length))
            length += edit.start - at + len(edit.new)
            at = edit.end
        return Draft("".join(pieces), tuple(_merged(self._moved(kept))))

    def replaced(self, pattern: Pattern[str], new: Callable[[Match[str]], str], why: str) -> Draft:
        """The draft with every match of ``pattern`` given its ``new`` words."""
        return self.edited(Edit(*m.span(), new(m), why) for m in pattern.finditer(self.text))

    def _moved(self, kept: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
        """The segments inside the ``kept`` (start, end, new start) pieces, in one pass over both."""
        i, segments = 0, self.segments
        for start, end, moved in kept:
            while i < len(segments) and segments[i][0] + segments[i][2] <= start:
                i += 1
            j = i
            while j < len(segments) and segments[j][0] < end:
                clean, raw, length = segments[j]
                first, last = max(clean, start), min(clean + length, end)
                yield first - start + moved, first - clean + raw, last - first
                j += 1
            i = max(i, j - 1)


def _merged(segments: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """The segments, those that touch in both texts made one, empty ones left out."""
    clean = raw = length = 0
    for c, r, n in segments:
        if length and c == clean + length and r == raw + length:
            length += n
            continue
        if length:
            yield clean, raw, length
        clean, raw, length = c, r, n
    if length:
        yield clean, raw, length
