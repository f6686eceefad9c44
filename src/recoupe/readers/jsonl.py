"""Lists of articles: a JSON object a line (https://jsonlines.org)."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal

from recoupe.model import Document, Rejection
from recoupe.readers.limits import LARGEST_ARTICLE, LARGEST_LINE, megabytes, not_text

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_CHUNK = 1_000_000


class _LineError(Exception):
    """What is wrong with one line."""


def read_jsonl(path: Path) -> Iterator[Document | Rejection]:
    """The articles in a ``.jsonl`` file, each from ``text`` or ``html`` and, as far as given, ``id``,
    ``url``, ``outlet``, ``date``, ``title`` and ``language``.

    ``Document.content`` are the bytes of the text in UTF-8. An article without an id is called by file and
    line; a second article with an id that is taken gets a number. Raises OSError when the file cannot be
    read.
    """
    with path.open("rb") as file:
        if refused := _refused(path, file):
            yield refused
            return
        digests: dict[str, bytes] = {}
        empty = True
        for number, line in _lines(file):
            if line is not None and not line.strip():
                continue
            empty = False
            try:
                yield _distinguished(_document(path, number, line), digests)
            except _LineError as error:
                yield Rejection(str(path), str(error), number)
        if empty:
            yield Rejection(str(path), "is empty")


def _refused(path: Path, file: BinaryIO) -> Rejection | None:
    head = file.read(4_096)
    file.seek(len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0)
    if head.startswith(_WIDE):
        return Rejection(str(path), "is in UTF-16 or UTF-32; save it as UTF-8, as JSON has to be")
    if kind := not_text(head):
        return Rejection(str(path), f"is {kind}, no text")
    return None


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers from 1; None for one that is too long, of which no more is kept."""
    number = 0
    while line := file.readline(LARGEST_LINE + 1):
        number += 1
        if len(line) <= LARGEST_LINE:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_CHUNK)
        yield number, None


def _document(path: Path, number: int, line: bytes | None) -> Document:
    if line is None:
        raise _LineError(f"is longer than {megabytes(LARGEST_LINE)}, the most for one line")
    row = _object(line)
    content, media_type = _content(row)
    given = {name: _string(row.get(name)) for name in ("id", "url", "outlet", "date", "title", "language")}
    return Document(
        id=given["id"] or f"{path.name}:{number}",
        file=str(path),
        content=content,
        media_type=media_type,
        line=number,
        url=given["url"],
        outlet=given["outlet"],
        date=given["date"],
        title=given["title"],
        language=given["language"],
    )


def _object(line: bytes) -> dict[str, object]:
    """The JSON object in a line, which is UTF-8 or else Windows-1252."""
    try:
        text = line.strip().decode("utf-8")
    except UnicodeDecodeError:
        text = line.strip().decode("cp1252", "replace")
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        said = error.msg.lower().removesuffix(" at")
        raise _LineError(f"is not JSON: {said} at character {error.pos + 1}") from None
    except (ValueError, RecursionError):
        raise _LineError("is not JSON that can be read") from None
    if not isinstance(row, dict):
        raise _LineError("is JSON, but no object with a text or html in it")
    return row


def _content(row: dict[str, object]) -> tuple[bytes, Literal["text/plain", "text/html"]]:
    """The bytes of the article, from the first of ``text`` and ``html`` that holds any."""
    found = ((name, _string(row.get(name))) for name in ("text", "html"))
    name, text = next(((name, text) for name, text in found if text), ("", ""))
    if not text:
        raise _LineError("has neither text nor html")
    content = text.encode()
    if len(content) > LARGEST_ARTICLE:
        raise _LineError(f"has a text larger than {megabytes(LARGEST_ARTICLE)}, the most for one article")
    return content, "text/html" if name == "html" else "text/plain"


def _string(value: object) -> str | None:
    """The value as text, None where it is empty or no text or number. Halves of surrogate pairs are lost."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value)
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text if text.strip() else None


def _distinguished(document: Document, digests: dict[str, bytes]) -> Document:
    """The document under an id that no other article of the file has; the same line twice stays one."""
    own = hashlib.sha256(document.content).digest()
    name, number = document.id, 1
    while digests.setdefault(name, own) != own:
        number += 1
        name = f"{document.id}#{number}"
    return document if name == document.id else replace(document, id=name)
