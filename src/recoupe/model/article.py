"""What is read: a document as it came, and the article that it holds."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from recoupe.model.anchor import Anchor

Basis = Literal["metadata", "header", "text", "copy", "inferred", "judgement"]


@dataclass(frozen=True, slots=True)
class Document:
    """One input as it came, before any reading: bytes and what the input said of them.

    ``id`` is the id or the file name that the input gave; ``line`` the place in a file of several, from 1:
    the line of a ``.jsonl``, the entry of a feed, the item of a news message, the response of a web archive.
    ``date`` is whatever the input called a date, not yet understood.
    """

    id: str
    file: str
    content: bytes
    media_type: Literal["text/plain", "text/html"] = "text/plain"
    line: int | None = None
    url: str | None = None
    outlet: str | None = None
    date: str | None = None
    title: str | None = None
    language: str | None = None

    @property
    def sha256(self) -> str:
        """The digest of the bytes and of what the input said of them: the identity of what was read."""
        given = "\0".join(
            str(part)
            for part in (
                self.id,
                self.media_type,
                self.url,
                self.outlet,
                self.date,
                self.title,
                self.language,
            )
        )
        return hashlib.sha256(given.encode() + b"\0" + self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that was set aside, and why. ``reason`` is one line for the person who gave it."""

    file: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as EDTF (ISO 8601-2), and how that is known."""

    edtf: str | None = None
    basis: Basis | None = None
    evidence: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each piece of the clean text stood in the raw one.

    ``segments`` are (clean start, raw start, length) in code points, ordered, not overlapping. Characters of
    the clean text outside every segment were put there by a repair and have no raw offset of their own.
    """

    segments: tuple[tuple[int, int, int], ...] = ()

    def to_raw(self, offset: int) -> int:
        """The raw offset of a clean one; for a repaired character, that of the text just before it."""
        at = bisect_right(self.segments, (offset, float("inf"), 0)) - 1
        if at < 0:
            return 0
        clean, raw, length = self.segments[at]
        return raw + min(offset - clean, length)


@dataclass(frozen=True, slots=True)
class Article:
    """One text as published. ``text`` is the frozen clean text into which every anchor counts."""

    id: str
    file: str
    text: str
    language: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: Published = Published()
    alignment: Alignment = field(default=Alignment(), repr=False)
    family: str | None = None
    copy_of: str | None = None
    copied_share: float = 0.0

    @property
    def sha256(self) -> str:
        """The digest of the clean text."""
        return hashlib.sha256(self.text.encode()).hexdigest()
