"""Feeds: RSS 0.9 to 2.0 and Atom (RFC 4287), saved in a file or fetched."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recoupe.model import Document, Rejection
from recoupe.readers.limits import LARGEST_FILE, megabytes
from recoupe.readers.markup import text_of_html

# feedparser looks from each of so many empty lines to the last: a million take it hours.
_WIDE = re.compile(rb"\s{100,}")
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,4000})|([0-9]{1,4000}));?")


def read_feed(path: Path) -> Iterator[Document | Rejection]:
    """The articles in a file of RSS or Atom. Raises OSError when it cannot be read."""
    if path.stat().st_size > LARGEST_FILE:
        yield Rejection(str(path), f"is larger than {megabytes(LARGEST_FILE)}, the most for one file")
        return
    yield from feed_documents(path.read_bytes(), str(path))


def feed_documents(content: bytes, file: str) -> Iterator[Document | Rejection]:
    """The articles that a feed carries whole or in part; ``file`` is the path or address that it came from.

    The text is the longest that an entry gives: ``content``, else ``summary``. An entry's id is its ``guid``
    or ``id``, else its link. ``line`` is its place in the feed, from 1.
    """
    import feedparser

    # Out of a stream: a string could be taken for an address and fetched.
    stream = io.BytesIO(_REFERENCE.sub(_possible, _WIDE.sub(b"\n", content)))
    try:
        feed = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except MemoryError:
        raise
    except Exception as error:
        # It forgives nearly everything; the rest it raises as its parsers do.
        yield Rejection(file, f"is a feed that cannot be read ({type(error).__name__}); it may be damaged")
        return
    if not feed.entries:
        known = feed.get("version")
        yield Rejection(file, "is a feed without articles" if known else "is no feed of RSS or Atom")
        return
    outlet = _line(feed.feed.get("title"))
    language = _line(feed.feed.get("language"))
    for place, entry in enumerate(feed.entries, 1):
        text = _text(entry)
        if not text:
            yield Rejection(file, "has no text, only a title or a link", place)
            continue
        yield Document(
            id=_line(entry.get("id")) or _line(entry.get("link")) or f"{Path(file).name}:{place}",
            file=file,
            content=text.encode("utf-8", "replace"),
            line=place,
            url=_line(entry.get("link")),
            outlet=outlet,
            date=_date(entry),
            title=_line(text_of_html(entry.get("title") or "")),
            language=_line(entry.get("language")) or language,
        )


def _possible(reference: re.Match[bytes]) -> bytes:
    """A reference to a character; to one that there is not, U+FFFD. (feedparser ends with an error.)"""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if code <= sys.maxunicode else b"&#xFFFD;"


def _text(entry: Any) -> str:
    given = [part.get("value") or "" for part in entry.get("content") or ()]
    return max((text_of_html(text) for text in (*given, entry.get("summary") or "")), key=len)


def _date(entry: Any) -> str | None:
    """The day of publication in Coordinated Universal Time, as feedparser reads it; else the words given."""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if parsed:
        return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
    return _line(entry.get("published") or entry.get("updated"))


def _line(text: object) -> str | None:
    """A value on one line, None where it is empty."""
    return " ".join(text.split()) or None if isinstance(text, str) else None
