"""The text of an article as plain paragraphs, with its marks beside it as data that the page's script draws.

A story of a thousand articles has a hundred thousand marks: as elements they are most of the page, and nearly
all of them in articles that nobody opens. The text itself stays in the page, to be read and looked through
without script.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from itertools import chain

from markupsafe import Markup

from recoupe.export.html.marks import LAYERS, Marks
from recoupe.export.present import shown

_LINE = re.compile(r"[^\n]*\S[^\n]*")


class Packed:
    """One article's text. ``lines`` are its paragraphs, ``marks`` the JSON of what is marked in them:

    ``p`` the offset of each paragraph; ``s`` for each layer how far after the start of the span before it
    each span begins, and how long it is; ``n`` for each paragraph that has notes in its margin the layer, the
    words and the link of each. Offsets are code points of the article's text.
    """

    def __init__(self, text: str, marks: Marks) -> None:
        lines = list(_LINE.finditer(text))
        self.lines = tuple(line[0] for line in lines)
        spans = {layer: found for layer in LAYERS if (found := _spans(marks, layer))}
        data = {
            "p": [line.start() for line in lines],
            "s": spans,
            "n": _notes(marks, [line.end() for line in lines]),
        }
        written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        # Nothing that could end the element it stands in, or open another.
        self.marks = Markup(written.replace("<", "\\u003c"))

    @staticmethod
    def fits(text: str) -> bool:
        """Whether the offsets of a text are those of the text as it is shown."""
        return shown(text) == text


def _spans(marks: Marks, layer: str) -> list[int]:
    found: list[int] = []
    before = 0
    for start, end in sorted(place for place, layers in marks.spans.items() if layer in layers):
        found += start - before, end - start
        before = start
    return found


def _notes(marks: Marks, ends: list[int]) -> dict[int, list[str]]:
    """The notes in order, by the number of their paragraph; of the same one in a paragraph the first."""
    found: dict[int, dict[tuple[str, str, str], None]] = defaultdict(dict)
    at = 0
    for offset, note in marks.notes:
        while at < len(ends) - 1 and ends[at] <= offset:
            at += 1
        found[at][note.layer, shown(note.text), note.link or ""] = None
    return {at: list(chain.from_iterable(notes)) for at, notes in found.items()}
