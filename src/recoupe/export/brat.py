"""The marks of the dossier as brat standoff (https://brat.nlplab.org/standoff.html), and back as gold.

For each article a ``.txt`` with its text and an ``.ann`` with what was found in it, beside the
``annotation.conf`` that brat needs. ``recoupe score`` takes the folder, corrected in brat, as gold.

Text-bound annotations: Quotation_direct, Quotation_indirect, Time, Figure, and Person, Organization, Group,
Country, Place for mentions; a note (``#``) of type ``speaker``, ``edtf``, ``figure`` (``low..high;counted;
measure;place``) or ``actor`` keeps what is known of each.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from recoupe.dossier import Index
from recoupe.dossier.scoring.brat import FIGURE, KINDS, MODES, TIME
from recoupe.export.output import Output, write_files
from recoupe.model import Anchor, Figure, Story

# File systems take 255 bytes; the suffix and a digest have to have room.
_LONGEST = 200
_BREAK = re.compile(r"\n+")


class Mark(NamedTuple):
    """Words with their label, and a note of one kind about them."""

    anchor: Anchor
    label: str
    note: str
    value: str


def export(story: Story, output: Output) -> None:
    """Write the marks to a folder, made where it is missing, or as a zip to a stream. Raises ExportError."""
    write_files(output, _files(story))


def file_name(article: str) -> str:
    """The name of an article's files, without suffix: its id, with what is no part of a name as %XX.

    A name that is too long for a file system ends in a digest of the whole.
    """
    name = quote(article, safe=" ()+,;=@'", errors="replace")
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}~{hashlib.sha256(article.encode('utf-8', 'replace')).hexdigest()[:16]}"
    # A name that begins with a point is hidden, and "." and ".." are folders.
    return f"%2E{name[1:]}" if name.startswith(".") else name


def _files(story: Story) -> Iterator[tuple[str, bytes]]:
    yield "annotation.conf", _configuration().encode()
    marks: dict[str, list[Mark]] = {article.id: [] for article in story.articles}
    for mark in _marks(Index(story)):
        marks[mark.anchor.article].append(mark)
    for article in story.articles:
        name = file_name(article.id)
        yield f"{name}.txt", article.text.encode("utf-8", "replace")
        yield f"{name}.ann", _annotations(marks[article.id]).encode("utf-8", "replace")


def _marks(index: Index) -> Iterator[Mark]:
    story = index.story
    for quotation in story.quotations:
        actor = index.actors.get(quotation.speaker or "")
        speaker = actor.name if actor else quotation.speaker_name or ""
        yield Mark(quotation.content, f"Quotation_{quotation.mode}", "speaker", speaker)
    for time in story.times:
        yield Mark(time.anchor, TIME, "edtf", time.edtf or "")
    for figure in story.figures:
        yield Mark(figure.anchor, FIGURE, "figure", _figure(figure))
    for named in story.actors:
        for mention in named.mentions:
            yield Mark(mention, named.kind.capitalize(), "actor", named.name)


def _figure(figure: Figure) -> str:
    low, high = ("" if value is None else repr(value) for value in (figure.low, figure.high))
    words = (figure.counted, figure.measure, figure.place)
    return ";".join((f"{low}..{high}", *((word or "").replace(";", ",") for word in words)))


def _annotations(marks: Iterable[Mark]) -> str:
    out = io.StringIO()
    ordered = sorted(marks, key=lambda m: (m.anchor.start, -m.anchor.end, m.label, m.value))
    for number, mark in enumerate(ordered, 1):
        out.write(f"T{number}\t{mark.label} {_fragments(mark.anchor)}\t{_one_line(mark.anchor.exact)}\n")
        if mark.value:
            out.write(f"#{number}\t{mark.note} T{number}\t{_one_line(mark.value)}\n")
    return out.getvalue()


def _fragments(anchor: Anchor) -> str:
    """The offsets; what goes over the end of a line is in fragments, as brat wants it."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for line_break in (*_BREAK.finditer(anchor.exact), None):
        end = line_break.start() if line_break else len(anchor.exact)
        if end > at:
            pieces.append((anchor.start + at, anchor.start + end))
        at = line_break.end() if line_break else end
    return ";".join(f"{start} {end}" for start, end in pieces)


def _one_line(text: str) -> str:
    return _BREAK.sub(" ", text).replace("\t", " ").replace("\r", " ")


def _configuration() -> str:
    labels = [*MODES, TIME, FIGURE, *KINDS]
    return "\n".join(("[entities]", *labels, "[relations]", "[events]", "[attributes]", ""))
