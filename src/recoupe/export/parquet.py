"""The tables of the dossier as Apache Parquet, a file each: for DuckDB, pandas, Spark.

The tables and columns are those of the CSV; numbers are numbers, and no cell is defused: nothing reads a
Parquet file as formulas.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from recoupe.dossier import Index
from recoupe.export.csv import COLUMNS, TABLES, Row
from recoupe.export.output import ExportError, Output, write_files
from recoupe.export.present import shown
from recoupe.model import Story

_INTEGERS = frozenset({"start", "end", "articles", "independent_source", "independent_sources"})
# Columns that are numbers in one table and words in another.
_COUNTS = frozenset({("actors", "mentions"), ("articles", "words")})
_FLOATS = frozenset({"low", "high", "copied_share", "confidence"})


def export(story: Story, output: Output) -> None:
    """Write the tables of ``story`` to a folder, made where it is missing, or as a zip to a binary stream.

    Raises ExportError, also when pyarrow is not installed.
    """
    index = Index(story)
    files = ((f"{name}.parquet", _parquet(name, table(index))) for name, table in TABLES.items())
    write_files(output, files)


def _parquet(name: str, rows: Iterable[Row]) -> bytes:
    arrow, parquet = _library()
    kinds = {column: _kind(name, column, arrow) for column in COLUMNS[name]}
    # Half of a surrogate pair (a file name that is not UTF-8) cannot be written.
    plain = [{c: _plain(row[c]) for c in kinds} for row in rows]
    table = arrow.Table.from_pylist(plain, schema=arrow.schema(list(kinds.items())))
    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def _kind(name: str, column: str, arrow: Any) -> Any:
    if column in _INTEGERS or (name, column) in _COUNTS:
        return arrow.int64()
    return arrow.float64() if column in _FLOATS else arrow.string()


def _plain(cell: str | float | int | None) -> str | float | int | None:
    return shown(cell) if isinstance(cell, str) else cell


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise ExportError("parquet needs pyarrow; install recoupe[parquet]") from None
    return pyarrow, parquet
