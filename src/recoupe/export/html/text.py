"""The text of an article as HTML, with places to go to that may overlap.

Spans of a text cross one another (a quotation ends inside a name that begins before it), elements of HTML may
not. So the text is cut where any span begins or ends; a span that another one cuts is closed and opened
again. The first piece has the id; the others have it as a class, and the page's style lights them together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from recoupe.export.html.marks import LAYERS, Marks, Note
from recoupe.export.present import shown

_LINE = re.compile(r"[^\n]*\S[^\n]*")


class Paragraph(NamedTuple):
    """A line of the text as HTML, and the notes in its margin."""

    html: Markup
    notes: tuple[Note, ...]


class _Span(NamedTuple):
    start: int
    end: int
    id: str
    classes: str
    target: bool


class Text:
    """One article's text, ready to be shown. ``split`` are the ids of spans that stand in several pieces."""

    def __init__(self, text: str, slug: str, marks: Marks) -> None:
        self.split: list[str] = []
        self._text = text
        self._opened: set[str] = set()
        spans = (
            _Span(*place, f"{slug}-{place[0]}-{place[1]}", _classes(layers), place in marks.targets)
            for place, layers in marks.spans.items()
        )
        self._spans = sorted(spans, key=lambda s: (s.start, -s.end))
        self.paragraphs = tuple(self._paragraphs(marks))

    def _paragraphs(self, marks: Marks) -> Iterator[Paragraph]:
        following, open_spans = 0, list[_Span]()
        at = 0
        for line in _LINE.finditer(self._text):
            start, end = line.span()
            while following < len(self._spans) and self._spans[following].start < end:
                open_spans.append(self._spans[following])
                following += 1
            until = bisect_left(marks.notes, end, key=lambda pair: pair[0])
            notes = tuple(dict.fromkeys(note for _, note in marks.notes[at:until]))
            yield Paragraph(self._html(start, end, [s for s in open_spans if s.end > start]), notes)
            at, open_spans = until, [s for s in open_spans if s.end > end]

    def _html(self, start: int, end: int, spans: list[_Span]) -> Markup:
        """The line from ``start`` to ``end``, where ``spans`` are those that overlap it, in order."""
        cuts = {start, end}
        cuts.update(cut for s in spans for cut in (s.start, s.end) if start < cut < end)
        pieces: list[str] = []
        now: list[_Span] = []
        following = 0
        for a, b in pairwise(sorted(cuts)):
            then = [s for s in now if s.end > a]
            while following < len(spans) and spans[following].start <= a:
                then.append(spans[following])
                following += 1
            pieces.extend(self._turn(now, then))
            pieces.append(_escaped(self._text[a:b]))
            now = then
        pieces.append("</span>" * len(now))
        return Markup("".join(pieces))

    def _turn(self, now: list[_Span], then: list[_Span]) -> Iterator[str]:
        """The tags that close what ends, and what stands in its way, and open what follows."""
        same = 0
        while same < min(len(now), len(then)) and now[same] is then[same]:
            same += 1
        yield "</span>" * (len(now) - same)
        yield from map(self._open, then[same:])

    def _open(self, span: _Span) -> str:
        if not span.target:
            return f"<span{_class(span.classes)}>"
        if span.id not in self._opened:
            self._opened.add(span.id)
            return f'<span id="{span.id}"{_class(span.classes)}>'
        if not self.split or self.split[-1] != span.id:
            self.split.append(span.id)
        return f"<span{_class(f'{span.classes} {span.id}'.strip())}>"


def _escaped(text: str) -> str:
    """As content of an element; there, quotation marks stand for themselves, and French is full of them."""
    return str(escape(shown(text))).replace("&#39;", "'").replace("&#34;", '"')


def _classes(layers: set[str]) -> str:
    return " ".join(name for name in LAYERS if name in layers)


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""
