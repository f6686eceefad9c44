"""Tables of articles: Apache Parquet, an article a row, with the columns of the JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recoupe.model import Document, Rejection
from recoupe.readers.jsonl import LineError, distinguished, document_of

_COLUMNS = ("id", "url", "outlet", "date", "title", "language", "text", "html")
_AT_ONCE = 64


def read_parquet(path: Path) -> Iterator[Document | Rejection]:
    """The articles in a ``.parquet`` file. ``line`` is the row, from 1. Raises OSError.

    The columns are those of ``read_jsonl``; a day or a time in a column of that kind is read as ISO 8601.
    """
    file = _opened(path)
    if isinstance(file, Rejection):
        yield file
        return
    yield from distinguished(_rows(path, file, range(file.num_row_groups), 1))


def read_groups(path: Path, start: int, stop: int, first: int) -> Iterator[Document | Rejection]:
    """The articles of the row groups ``start:stop``, the first row of which has the number ``first``.

    As ``read_parquet``, but for ids that the file has twice.
    """
    file = _opened(path)
    if isinstance(file, Rejection):
        yield file
        return
    yield from _rows(path, file, range(start, stop), first)


def row_groups(path: Path) -> list[int]:
    """How many rows each row group has; none where the file cannot be read. Raises OSError."""
    file = _opened(path)
    if isinstance(file, Rejection):
        return []
    return [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]


def _opened(path: Path) -> Any:
    try:
        from pyarrow import ArrowInvalid
        from pyarrow.parquet import ParquetFile
    except ImportError:
        return Rejection(str(path), "is Parquet, for which pyarrow is needed; install recoupe[parquet]")
    try:
        file = ParquetFile(path)
    except ArrowInvalid as error:
        return Rejection(str(path), f"is no Parquet file, or a damaged one: {' '.join(str(error).split())}")
    if not {"text", "html"} & set(file.schema_arrow.names):
        return Rejection(str(path), "is a table without a column named text or html")
    return file


def _rows(path: Path, file: Any, groups: range, first: int) -> Iterator[Document | Rejection]:
    columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
    number = first
    try:
        for batch in file.iter_batches(_AT_ONCE, row_groups=list(groups), columns=columns):
            for row in batch.to_pylist():
                yield _found(path, number, row)
                number += 1
    except (OSError, ValueError) as error:
        yield Rejection(str(path), f"is damaged after row {number - 1}: {' '.join(str(error).split())}")


def _found(path: Path, number: int, row: dict[str, Any]) -> Document | Rejection:
    try:
        return document_of(path, number, {name: _plain(value) for name, value in row.items()})
    except LineError as error:
        return Rejection(str(path), str(error), number)


def _plain(value: Any) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
