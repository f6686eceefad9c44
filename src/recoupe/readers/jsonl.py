"""Lists of articles: a JSON object a line (https://jsonlines.org)."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal

from recoupe.model import Document, Rejection
from recoupe.readers.limits import LARGEST_ARTICLE, LARGEST_LINE, megabytes, not_text

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_CHUNK = 1_000_000


class LineError(Exception):
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
        yield from distinguished(_read_lines(path, file, 1, None))


def read_lines(path: Path, start: int, stop: int, first: int) -> Iterator[Document | Rejection]:
    """The articles of the lines in the bytes ``start:stop``, the first of which has the number ``first``.

    As ``read_jsonl``, but for ids that the file has twice: ``distinguished`` is for all parts of a file
    together.
    """
    with path.open("rb") as file:
        if start == 0 and (refused := _refused(path, file)):
            yield refused
            return
        file.seek(max(start, file.tell()))
        yield from _read_lines(path, file, first, stop)


def _read_lines(path: Path, file: BinaryIO, first: int, stop: int | None) -> Iterator[Document | Rejection]:
    empty = True
    for number, line in _lines(file, first, stop):
        if line is not None and not line.strip():
            continue
        empty = False
        try:
            yield _document(path, number, line)
        except LineError as error:
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


def _lines(file: BinaryIO, first: int, stop: int | None) -> Iterator[tuple[int, bytes | None]]:
    """The lines that begin before the byte ``stop``, with their numbers; None for one that is too long, of
    which no more is kept.
    """
    number = first - 1
    while (stop is None or file.tell() < stop) and (line := file.readline(LARGEST_LINE + 1)):
        number += 1
        if len(line) <= LARGEST_LINE:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_CHUNK)
        yield number, None


def _document(path: Path, number: int, line: bytes | None) -> Document:
    if line is None:
        raise LineError(f"is longer than {megabytes(LARGEST_LINE)}, the most for one line")
    return document_of(path, number, _object(line))


def document_of(path: Path, number: int, row: Mapping[str, object]) -> Document:
    """The document that a row with these fields is, the one with this number in its file.

    Raises LineError.
    """
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
        raise LineError(f"is not JSON: {said} at character {error.pos + 1}") from None
    except (ValueError, RecursionError):
        raise LineError("is not JSON that can be read") from None
    if not isinstance(row, dict):
        raise LineError("is JSON, but no object with a text or html in it")
    return row


def _content(row: Mapping[str, object]) -> tuple[bytes, Literal["text/plain", "text/html"]]:
    """The bytes of the article, from the first of ``text`` and ``html`` that holds any."""
    found = ((name, _string(row.get(name))) for name in ("text", "html"))
    name, text = next(((name, text) for name, text in found if text), ("", ""))
    if not text:
        raise LineError("has neither text nor html")
    content = text.encode()
    if len(content) > LARGEST_ARTICLE:
        raise LineError(f"has a text larger than {megabytes(LARGEST_ARTICLE)}, the most for one article")
    return content, "text/html" if name == "html" else "text/plain"


def _string(value: object) -> str | None:
    """The value as text, None where it is empty or no text or number. Halves of surrogate pairs are lost."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value)
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text if text.strip() else None


def distinguished(found: Iterable[Document | Rejection]) -> Iterator[Document | Rejection]:
    """The items of one file, each document under an id that no other has; the same line twice stays one."""
    digests: dict[str, bytes] = {}
    for item in found:
        yield _distinguished(item, digests) if isinstance(item, Document) else item


def _distinguished(document: Document, digests: dict[str, bytes]) -> Document:
    """The document under an id that no other article of the file has; the same line twice stays one."""
    own = hashlib.sha256(document.content).digest()
    name, number = document.id, 1
    while digests.setdefault(name, own) != own:
        number += 1
        name = f"{document.id}#{number}"
    return document if name == document.id else replace(document, id=name)
