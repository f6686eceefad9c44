"""How much is read of one input, and which bytes are no text."""

from __future__ import annotations

import codecs

# The longest newspaper article in reach has 0.1 MB, a book 1 MB, a page with everything inline 5 MB. More is
# a data set or a mistake, and its parse would not fit in memory.
LARGEST_ARTICLE = 8_000_000
# JSON writes an accented letter as six bytes; no article needs more than twice its size in escapes.
LARGEST_LINE = 16_000_000
# A feed, an office document or a PDF with its pictures; web archives are read as a stream, of any size.
LARGEST_FILE = 64_000_000

# A file that needs more is a bomb: the largest that were met took a tenth.
MEMORY = 3_000_000_000
# Seconds of computing. A megabyte of the worst sound page takes a few.
_SECONDS, _SECONDS_A_MEGABYTE = 30.0, 15.0

_HEAD = 65_536
_TEXT_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
# Files that are often given a wrong name, by the bytes with which they begin.
_KINDS = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "gzip data",
    b"BZh": "bzip2 data",
    b"\xfd7zXZ": "xz data",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
}
# Control characters other than tab, line feed, vertical tab, form feed, carriage return and escape.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_MOST_CONTROLS = 0.02


def not_text(content: bytes) -> str | None:
    """What ``content`` is when it is no text, in words for a person; None when it may be text."""
    for beginning, kind in _KINDS.items():
        if content.startswith(beginning):
            return kind
    head = content[:_HEAD]
    if head.startswith(_TEXT_MARKS):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "binary data" if b"\0" in head or controls > _MOST_CONTROLS * len(head) else None


def megabytes(size: int) -> str:
    """A limit in words: "8 MB"."""
    return f"{size // 1_000_000} MB"


def gigabytes(size: int) -> str:
    """A limit in words: "3 GB"."""
    return f"{size // 1_000_000_000} GB"


def seconds_for(size: int) -> float:
    """The most seconds of computing for a file or an article of so many bytes, before it is set aside."""
    return _SECONDS + _SECONDS_A_MEGABYTE * min(size, LARGEST_FILE) / 1_000_000
