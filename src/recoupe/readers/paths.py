"""Files and folders to documents. Nothing that is wrong with an input stops the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from recoupe.model import Document, Rejection
from recoupe.readers.apart import Apart
from recoupe.readers.jsonl import read_jsonl
from recoupe.readers.single import read_html, read_text

Found = Iterator[Document | Rejection]


# What is text is read here; what has to be taken apart, in a process of its own (module and function).
_READERS: dict[str, Callable[[Path], Found]] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
}
_APART = {
    ".parquet": ("recoupe.readers.parquet", "read_parquet"),
    ".pdf": ("recoupe.readers.pdf", "read_pdf"),
    ".docx": ("recoupe.readers.word", "read_docx"),
    ".rss": ("recoupe.readers.feeds", "read_feed"),
    ".atom": ("recoupe.readers.feeds", "read_feed"),
    ".xml": ("recoupe.readers.agency_xml", "read_xml"),
    ".warc": ("recoupe.readers.archives", "read_warc"),
    ".warc.gz": ("recoupe.readers.archives", "read_warc"),
}
KINDS = (*_READERS, *_APART)
# Files that tell about a folder: no articles, whatever their suffix.
_ABOUT = frozenset({"readme", "license", "licence", "changelog", "notice", "copying"})


class ReadError(Exception):
    """A path that cannot be read at all, such as one that does not exist. The message is one line."""


def read(paths: Iterable[Path]) -> Found:
    """The documents in ``paths``: files of the kinds in ``KINDS``, and folders of these.

    Folders are walked in the order of names. What cannot be read comes as a Rejection where it stands in that
    order; hidden files are passed over. ``Document.file`` is the path as given, ``Document.id`` the file's
    name; a second file of the same name goes by its path. One file is in memory at a time, of a ``.jsonl``
    one line, of a web archive one page. Raises ReadError, before anything is read, when a path is missing.
    """
    given = [Path(path) for path in paths]
    for path in given:
        _check(path)
    return _all(given)


def _all(given: Iterable[Path]) -> Found:
    with closing(Apart()) as apart:
        yield from named_apart(found for path in given for found in _read(path, apart))


def _check(path: Path) -> None:
    try:
        there = path.exists()
    except (OSError, ValueError) as error:
        raise ReadError(f"{path!s}: {_words(error)}") from None
    if not there:
        raise ReadError(f"{path}: no such file or folder")


def _read(path: Path, apart: Apart) -> Found:
    if path.is_dir():
        yield from _folder(path, apart)
    else:
        yield from _file(path, apart)


def _folder(folder: Path, apart: Apart) -> Found:
    """Everything below a folder; links to folders are not followed, so that no loop is endless."""
    broken: list[OSError] = []
    seen = told = 0
    for parent, folders, names in os.walk(folder, onerror=broken.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            seen += 1
            yield from _file(Path(parent, name), apart)
        yield from map(_closed, broken[told:])
        told = len(broken)
    yield from map(_closed, broken[told:])
    if not seen and not broken:
        yield Rejection(str(folder), "is an empty folder")


def _closed(error: OSError) -> Rejection:
    return Rejection(str(error.filename), f"cannot be opened: {_words(error)}")


def _file(path: Path, apart: Apart) -> Found:
    reader = _reader(path, apart)
    if reader is None:
        known = " ".join(KINDS)
        yield Rejection(str(path), f"is none of the kinds of file that are read ({known})")
    elif path.stem.lower() in _ABOUT:
        yield Rejection(str(path), "tells about the folder; give it by another name if it is an article")
    elif not path.is_file():
        yield Rejection(str(path), "is no regular file")
    else:
        try:
            yield from reader(path)
        except OSError as error:
            yield Rejection(str(path), f"cannot be read: {_words(error)}")


def _reader(path: Path, apart: Apart) -> Callable[[Path], Found] | None:
    """The reader of files of this name."""
    ends = ("".join(path.suffixes[-2:]).lower(), path.suffix.lower())
    end = next((end for end in ends if end in KINDS), "")
    return partial(apart.read, *_APART[end]) if end in _APART else _READERS.get(end)


def named_apart(found: Found) -> Found:
    """The items, where a second file of one name has its path for an id."""
    files: dict[str, str] = {}
    for item in found:
        if (
            isinstance(item, Document)
            and item.line is None
            and files.setdefault(item.id, item.file) != item.file
        ):
            item = replace(item, id=item.file)
        yield item


def _words(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
