"""Tables of articles: Apache Parquet, an article a row, with the columns of the JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from recoupe.model import Document, Rejection
from recoupe.readers.jsonl import LineError, distinguished, document_of
from recoupe.readers.limits import LARGEST_FILE, LARGEST_LINE, megabytes

_COLUMNS = ("id", "url", "outlet", "date", "title", "language", "text", "html")
_AT_ONCE = 64
# Articles and copies of them unpack to some ten times their size, a bomb to a thousand times and more.
_UNPACKED = 200
# What a row counts for, in bytes, beside its values: rows without any are packed to nothing too.
_ROW = 100
_BOMB = f"unpacks to more than {_UNPACKED} times its size, the most for a table; it is read up to this row"
_SAID = 160


def read_parquet(path: Path) -> Iterator[Document | Rejection]:
    """The articles in a ``.parquet`` file. ``line`` is the row, from 1. Raises OSError.

    The columns are those of ``read_jsonl``; a day or a time in a column of that kind is read as ISO 8601.
    """
    file = _opened(path)
    if isinstance(file, Rejection):
        yield file
        return
    yield from distinguished(_articles(path, file, range(file.num_row_groups), 1))


def read_groups(path: Path, start: int, stop: int, first: int) -> Iterator[Document | Rejection]:
    """The articles of the row groups ``start:stop``, the first row of which has the number ``first``.

    As ``read_parquet``, but for ids that the file has twice.
    """
    file = _opened(path)
    if isinstance(file, Rejection):
        yield file
        return
    yield from _articles(path, file, range(start, stop), first)


def row_groups(path: Path) -> Iterator[tuple[int, int]]:
    """How many rows each row group has, and the bytes that it unpacks to, as the file says; nothing where it
    cannot be read. Raises OSError.
    """
    file = _opened(path)
    if isinstance(file, Rejection):
        return
    for number in range(file.num_row_groups):
        group = file.metadata.row_group(number)
        yield group.num_rows, group.total_byte_size


def _opened(path: Path) -> Any:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile, read_metadata
    except ImportError:
        return Rejection(str(path), "is Parquet, for which pyarrow is needed; install recoupe[parquet]")
    try:
        metadata = read_metadata(path)
        columns = _columns(metadata.schema.to_arrow_schema())
        # A value that is there many times is in memory once, and of a group of rows a page at a time.
        file = ParquetFile(path, metadata=metadata, read_dictionary=columns, pre_buffer=False)
    except (ArrowException, OSError, ValueError) as error:
        # Arrow raises OSError for damage too; one of the system has a number.
        if isinstance(error, OSError) and error.errno:
            raise
        return Rejection(str(path), f"is no Parquet file, or a damaged one: {_words(error)}")
    if not {"text", "html"} & set(columns):
        return Rejection(str(path), "is a table without a column named text or html")
    return file


def _columns(schema: Any) -> list[str]:
    """The columns that are read: by their name, and of values that are one."""
    from pyarrow.types import is_nested

    return [field.name for field in schema if field.name in _COLUMNS and not is_nested(field.type)]


def _articles(path: Path, file: Any, groups: range, first: int) -> Iterator[Document | Rejection]:
    most = max(LARGEST_FILE, _UNPACKED * path.stat().st_size)
    unpacked, number = 0, first - 1
    try:
        for row in _rows(file, groups):
            number += 1
            size = sum(map(_size, row.values()))
            unpacked += _ROW + size
            if unpacked > most:
                yield Rejection(str(path), _BOMB, number)
                return
            yield _found(path, number, row, size)
    except MemoryError:
        raise
    except Exception as error:
        # Arrow raises errors of many kinds where pages are not what their headers say.
        yield Rejection(str(path), f"is damaged after row {number}: {_words(error)}")


def _rows(file: Any, groups: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The values of each row as Arrow has them, by the name of the column."""
    from pyarrow import DictionaryScalar

    columns = _columns(file.schema_arrow)
    for batch in file.iter_batches(_AT_ONCE, row_groups=list(groups), columns=columns, use_threads=False):
        for place in range(batch.num_rows):
            values = [column[place] for column in batch.columns]
            plain = (value.value if isinstance(value, DictionaryScalar) else value for value in values)
            yield dict(zip(batch.schema.names, plain, strict=True))


def _size(value: Any) -> int:
    """The bytes of a text; nothing for what is none."""
    buffer = value.as_buffer() if hasattr(value, "as_buffer") else None
    return buffer.size if buffer else 0


def _found(path: Path, number: int, row: Mapping[str, Any], size: int) -> Document | Rejection:
    if size > LARGEST_LINE:
        return Rejection(str(path), f"is larger than {megabytes(LARGEST_LINE)}, the most for one row", number)
    try:
        return document_of(path, number, {name: _plain(value) for name, value in row.items()})
    except LineError as error:
        return Rejection(str(path), str(error), number)
    except (ValueError, OverflowError) as error:
        return Rejection(str(path), f"has a value that cannot be read: {_words(error)}", number)


def _plain(value: Any) -> object:
    """A value as Python has it, a day or a time as ISO 8601."""
    plain = value.as_py()
    return plain.isoformat() if hasattr(plain, "isoformat") else plain


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:_SAID] or type(error).__name__
