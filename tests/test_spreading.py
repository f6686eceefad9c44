"""An archive read by parts: the same story as read one by one, whatever the engine, whoever dies."""

from __future__ import annotations

import gzip
import json
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from recoupe import pipeline
from recoupe.dossier.document import document
from recoupe.execute import Executor, Failed, LocalExecutor, RayExecutor, SerialExecutor
from recoupe.languages import load
from recoupe.model import Document, Reading, Rejection
from recoupe.pipeline import spreading
from recoupe.pipeline.keys import article_key, reading_key
from recoupe.pipeline.reading import Done, Task
from recoupe.readers import read
from recoupe.readers.parts import Part, joined, parts, read_part
from recoupe.store import Kept, open_store
from recoupe.text.clean import clean

# Processes that are killed are made anew: on a machine with much else to do that takes its time.
pytestmark = pytest.mark.timeout(900)

ROWS: list[dict[str, Any]] = [
    {
        "id": f"a{n}",
        "outlet": f"Journal {n % 3}",
        "date": f"2031-05-{1 + n % 9:02}",
        "text": f"La préfète Odile Marchand a annoncé mardi la fermeture du pont de Varsoul. Elle compte {n + 2} blessés. "
        "« Nous ferons la lumière », a-t-elle déclaré. Les habitants de la vallée attendent la suite.",
    }
    for n in range(9)
]


def lines(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def table(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    parquet.write_table(pa.Table.from_pylist(list(rows)), path, row_group_size=2)
    return path


def warc(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    records = b""
    for row in rows:
        page = f"<html lang=fr><title>{row['id']}</title><body><p>{row['text']}</p></body></html>".encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{row['id']}\r\n"
            f"WARC-Date: 2031-05-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{row['id']}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records += gzip.compress(head.encode() + http + b"\r\n\r\n")
    path.write_bytes(records)
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Files of several kinds, with an id that two rows have, a line that is none, and a name that two files have."""
    folder = tmp_path / "archive"
    (folder / "old").mkdir(parents=True)
    twice = [*ROWS[:4], {**ROWS[0], "text": ROWS[5]["text"]}, ROWS[4]]
    broken = lines(folder / "day.jsonl", twice)
    broken.write_text(broken.read_text(encoding="utf-8") + "{no json\n", encoding="utf-8")
    table(folder / "day.parquet", ROWS[5:8])
    warc(folder / "web.warc.gz", ROWS[7:8])
    (folder / "note.txt").write_text(ROWS[8]["text"], encoding="utf-8")
    (folder / "old" / "note.txt").write_text(ROWS[8]["text"].replace("mardi", "jeudi"), encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.mark.parametrize("size", [1, 500, 10**9])
def test_parts_joined_are_the_archive(archive: Path, size: int) -> None:
    cut = list(parts([archive], size))
    assert list(joined((part, read_part(part)) for part in cut)) == list(read([archive]))
    assert (len(cut) > 8) is (size == 1)


def test_a_line_that_is_longer_than_a_part_is_in_one(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", [{"text": "un " * 400_000}, {"text": "deux"}])
    cut = list(parts([path], 1000))
    assert [part.first for part in cut] == [1, 2]
    assert list(joined((part, read_part(part)) for part in cut)) == list(read([path]))


def test_a_folder_that_is_empty_is_told_of(tmp_path: Path) -> None:
    (cut,) = parts([tmp_path])
    assert cut == Part((str(tmp_path),))
    assert [str(item) for item in read_part(cut)] == [f"{tmp_path}: is an empty folder"]


def built(
    store: Path, executor: Executor, archive: Path, folder: Path | None
) -> tuple[Any, pipeline.Summary]:
    with closing(open_store(str(store), create=True)) as opened:
        summary = pipeline.build([archive], opened, executor, title="t", parts=folder)
        return document(pipeline.load(opened)), summary


@pytest.mark.parametrize("make", [SerialExecutor, lambda: RayExecutor(2)], ids=["serial", "ray"])
def test_the_document_is_that_of_the_local_engine(
    archive: Path, tmp_path: Path, make: Callable[[], Executor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "_SIZE", 500)
    wanted, local = built(tmp_path / "local.db", SerialExecutor(), archive, None)
    found, spread = built(tmp_path / "spread.db", make(), archive, tmp_path / "parts")
    assert json.dumps(found) == json.dumps(wanted)
    assert spread == local
    again, summary = built(tmp_path / "spread.db", SerialExecutor(), archive, tmp_path / "parts")
    assert (again, summary.read, summary.changed) == (wanted, 0, False)


class Poisoned:
    """Reads without the model, which each process that takes the place of a killed one would load anew; is
    killed by an article.
    """

    def __call__(self, tasks: Sequence[Task]) -> list[Done]:
        return [self._done(task.document) for task in tasks]

    def _done(self, document: Document) -> Done:
        if document.id == "a2":
            os.kill(os.getpid(), signal.SIGKILL)
        article = clean(document, load("fr"))
        reading = Kept(document.id, reading_key(article), Reading(document.id))
        return Done(Kept(document.id, article_key(document.sha256), article), reading)


class PoisonedPartReader(spreading.PartReader):
    def __init__(self) -> None:
        self._reader = Poisoned()  # type: ignore[assignment]


@pytest.mark.parametrize("make", [lambda: LocalExecutor(2), lambda: RayExecutor(2)], ids=["local", "ray"])
def test_an_article_that_kills_who_reads_it_is_named_and_the_rest_is_read(
    archive: Path, tmp_path: Path, make: Callable[[], Executor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "_SIZE", 500)
    monkeypatch.setattr(spreading, "PartReader", PoisonedPartReader)
    monkeypatch.setattr(pipeline, "Reader", Poisoned)
    found, summary = built(tmp_path / "spread.db", make(), archive, tmp_path / "parts")
    died = Rejection(str(archive / "day.jsonl"), "the process that read it died (signal SIGKILL)", 3)
    assert died in summary.rejections
    assert {a["id"] for a in found["articles"]} == {
        a.id for a in read([archive]) if isinstance(a, Document)
    } - {"a2"}


class Losing:
    """An executor that loses every part: its workers have no disk to write to."""

    def __init__(self) -> None:
        self._inner = SerialExecutor()

    def map(self, make: Any, items: Any) -> Iterator[Any]:
        return self._inner.map(make, items)

    def map_all(self, make: Any, items: Any) -> Iterator[Any]:
        return iter([Failed(item, "no space left") for item in items])


def test_parts_that_are_lost_are_read_all_the_same(archive: Path, tmp_path: Path) -> None:
    wanted, _ = built(tmp_path / "local.db", SerialExecutor(), archive, None)
    found, _ = built(tmp_path / "spread.db", Losing(), archive, tmp_path / "parts")
    assert found == wanted
