"""Tables of articles: what they hold, and what none of them can do to who reads it."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from recoupe.model import Document, Rejection
from recoupe.readers import parquet as reader
from recoupe.readers import read
from recoupe.readers.parts import Part, joined, parts, read_part

ROW = {"id": "a", "outlet": "Le Courrier", "text": "La préfète a parlé."}


def table(path: Path, rows: Sequence[Mapping[str, Any]], **options: Any) -> Path:
    parquet.write_table(pa.Table.from_pylist(list(rows)), path, **options)
    return path


def reasons(path: Path) -> list[tuple[int | None, str]]:
    return [(found.line, found.reason) for found in read([path]) if isinstance(found, Rejection)]


def test_a_row_is_an_article(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", [{**ROW, "date": date(2031, 5, 6), "other": 1}])
    (found,) = read([path])
    assert found == Document(
        "a", str(path), ROW["text"].encode(), outlet="Le Courrier", date="2031-05-06", line=1
    )


def test_a_row_without_an_article_is_named_and_the_next_one_read(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", [{**ROW, "text": None}, ROW])
    refused, found = read([path])
    assert refused == Rejection(str(path), "has neither text nor html", 1)
    assert isinstance(found, Document) and found.line == 2


def test_a_row_that_is_too_large_is_named_and_the_next_one_read(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {**ROW, "title": None, "text": "é" * 5_000_000},
        {**ROW, "title": "é" * 9_000_000},
        {**ROW, "id": "b"},
    ]
    path = table(tmp_path / "a.parquet", rows)
    assert [item.id for item in read([path]) if isinstance(item, Document)] == ["b"]
    assert reasons(path) == [
        (1, "has a text larger than 8 MB, the most for one article"),
        (2, "is larger than 16 MB, the most for one row"),
    ]


def test_columns_within_columns_are_not_unpacked(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", [{**ROW, "title": list(range(1_000))}])
    (found,) = read([path])
    assert isinstance(found, Document) and found.title is None


def test_a_text_that_is_there_a_million_times_is_a_bomb(tmp_path: Path) -> None:
    """Each is an article that might be; all together are nine gigabytes in a file of less than one megabyte."""
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 1_000_000, pa.int32()), [ROW["text"] * 500])
    path = tmp_path / "bomb.parquet"
    parquet.write_table(pa.table({"text": text}), path, compression="zstd")
    assert path.stat().st_size < 1_000_000
    found = list(read([path]))
    (refused,) = (item for item in found if isinstance(item, Rejection))
    assert found[-1] is refused and len(found) < 20_000
    assert refused.reason.startswith("unpacks to more than 200 times its size, the most for a table")


def test_rows_of_nothing_are_a_bomb_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST_FILE", 100_000)
    path = tmp_path / "bomb.parquet"
    parquet.write_table(pa.table({"text": pa.nulls(1_000_000, pa.string())}), path)
    *rows, last = reader.read_parquet(path)
    assert len(rows) < 20_000
    assert isinstance(last, Rejection) and last.reason.startswith("unpacks to more than 200 times its size")


def test_a_value_that_unpacks_to_a_thousand_times_its_size_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bomb.parquet"
    text = pa.array(["a" * 100_000_000, ROW["text"]], pa.large_string())
    parquet.write_table(pa.table({"text": text}), path, compression="zstd", use_dictionary=False)
    assert path.stat().st_size < 100_000
    ((_, said),) = reasons(path)
    assert said.startswith("unpacks to more than 200 times its size")


def test_damage_is_named_and_never_an_exception(tmp_path: Path) -> None:
    chance = random.Random(7)
    for compression in ("none", "snappy", "zstd"):
        file = table(tmp_path / "sound.parquet", [ROW] * 50, compression=compression, row_group_size=10)
        sound = file.read_bytes()
        file.unlink()
        for number in range(40):
            at = chance.randrange(len(sound))
            tail = b"" if number % 3 == 0 else chance.randbytes(8) + sound[at + 8 :]
            (tmp_path / f"{compression}{number}.parquet").write_bytes(sound[:at] + tail)
    found = list(read([tmp_path]))
    assert {item.file for item in found} == set(map(str, tmp_path.iterdir()))
    assert all("\n" not in item.reason for item in found if isinstance(item, Rejection))


def test_a_file_whose_reader_dies_is_set_aside_in_parts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deadly.py").write_text(
        "import os\ndef row_groups(*_): os.abort()\nread_groups = read_parquet = row_groups\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("recoupe.readers.parts._TABLES", "deadly")
    path = table(tmp_path / "a.parquet", [ROW] * 4, row_group_size=1)
    assert list(parts([path], 1)) == [Part((str(path),))]
    (refused,) = read_part(Part((str(path),), 0, 1))
    assert isinstance(refused, Rejection) and "signal SIGABRT" in refused.reason


def test_row_groups_are_read_together_up_to_the_size_of_a_part(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", [{**ROW, "id": str(n)} for n in range(90)], row_group_size=1)
    each = parquet.ParquetFile(path).metadata.row_group(0).total_byte_size
    cut = list(parts([path], 10 * each))
    assert [(part.start, part.stop, part.first) for part in cut[:2]] == [(0, 10, 1), (10, 20, 11)]
    assert list(joined((part, read_part(part)) for part in cut)) == list(read([path]))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", [ROW])
    path.chmod(0)
    assert reasons(path) == [(None, "cannot be read: permission denied")]


def test_a_name_of_a_column_that_is_no_text_is_damage(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", [{**ROW, "titre": "La crue"}], store_schema=False)
    path.write_bytes(path.read_bytes().replace(b"titre", b"titr\xec"))
    ((_, said),) = reasons(path)
    assert said.startswith("is no Parquet file, or a damaged one: ")
