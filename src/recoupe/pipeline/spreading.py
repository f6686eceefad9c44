"""Read an archive by parts: workers open the files themselves, and leave what they read as Parquet.

The documents do not pass through the process that builds one by one on their way to the workers. What a
worker read of a part is one file of Parquet, whole or not there, which the build takes into the store; a part
that took its worker along is read by the build itself, article by article, so that the one to blame is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from recoupe.execute import Executor, Failed
from recoupe.languages import available
from recoupe.model import Article, Document, Reading, Rejection
from recoupe.pipeline.intake import Intake, chunks
from recoupe.pipeline.keys import article_key, digest, reading_key
from recoupe.pipeline.reading import Done, Reader, Task
from recoupe.readers.parts import Part, joined, parts, read_part
from recoupe.store import Kept, Store, codec

_BATCH = (16, 100_000)
# Bytes of a part, as far as files can be cut.
_SIZE = 1_000_000
_ROWS = 200
_GIVEN = [field.name for field in fields(Document)]
_KEPT = ("article", "reading")


@dataclass(frozen=True, slots=True)
class Share:
    """A part to be read, and the file that is to hold what was read."""

    part: Part
    target: Path


class PartReader:
    """Reads parts. Holds what a Reader holds."""

    def __init__(self) -> None:
        self._reader = Reader()

    def __call__(self, share: Share) -> str:
        """Write what the part holds to its file, unless it is there, and give its name."""
        if not share.target.exists():
            _write(share.target, self._rows(share.part))
        return str(share.target)

    def _rows(self, part: Part) -> Iterator[dict[str, Any]]:
        documents: list[Document] = []
        for item in read_part(part):
            if isinstance(item, Rejection):
                yield from self._read(documents)
                documents = []
                yield {"file": item.file, "line": item.line, "rejection": item.reason}
            else:
                documents.append(item)
        yield from self._read(documents)

    def _read(self, documents: Sequence[Document]) -> Iterator[dict[str, Any]]:
        for chunk in chunks(documents, *_BATCH):
            done = self._reader([Task(document) for document in chunk])
            yield from map(_row, chunk, done)


class Spread:
    """The reading of ``paths`` by parts, with an executor, in ``folder``."""

    def __init__(self, paths: Sequence[Path], store: Store, executor: Executor, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._store = store
        self._executor = executor
        self._shares = [Share(part, folder / f"{_name(part)}.parquet") for part in parts(paths, _SIZE)]
        self._cleaned = store.article_keys()
        self._read = store.reading_keys()

    def found(self, intake: Intake) -> Iterator[Document | Rejection]:
        """The documents of all parts, as ``readers.read`` has them; what was read of them is kept in the
        store on the way. ``intake`` is who takes them.
        """
        return joined((share.part, items) for share, items in self._parts(intake))

    def _parts(self, intake: Intake) -> Iterator[tuple[Share, Iterator[Document | Rejection]]]:
        old = {share.target for share in self._shares if self._store.blob(_noted(share)) is not None}
        new = [share for share in self._shares if share.target not in old]
        answers = iter(self._executor.map_all(PartReader, new))
        for share in self._shares:
            known = share.target in old
            if known or isinstance(next(answers), Failed):
                yield share, read_part(share.part)
            else:
                yield share, self._taken(share, intake)
            if not known:
                self._store.put_blob(_noted(share), b"")

    def _taken(self, share: Share, intake: Intake) -> Iterator[Document | Rejection]:
        kept: list[Done] = []
        for item, done in _rows(share.target):
            yield item
            # One that was given another id has to be read under that.
            place = intake.places.get(item.id) if isinstance(item, Document) else None
            if done is not None and place and (place.file, place.line) == (item.file, item.line):
                kept.append(done)
        intake.read.update(self._keep(kept))

    def _keep(self, kept: Sequence[Done]) -> set[str]:
        """Put into the store what it does not have as it is, and give the ids of that."""
        read = [d.reading for d in kept if d.reading and self._read.get(d.reading.id) != d.reading.key]
        cleaned = [d.article for d in kept if self._cleaned.get(d.article.id) != d.article.key]
        # Readings first: whether there is a reading is looked up for articles that are kept.
        self._store.put_readings(read)
        self._store.put_articles(cleaned)
        return {one.id for one in read} | {one.id for one in cleaned}


def _noted(share: Share) -> str:
    """The name under which the store knows that a part is in it, so that the next build reads it here."""
    return f"part {share.target.stem}"


@cache
def _version() -> str:
    return digest(article_key(""), *(reading_key(Article("", "", ".", code)) for code in available()))


def _name(part: Part) -> str:
    """What the result of a part depends on."""
    states: list[object] = []
    for file in part.files:
        with suppress(OSError):
            state = Path(file).stat()
            states += [state.st_size, state.st_mtime_ns]
    return digest("part", *part.files, part.start, part.stop, part.first, *states, _version())[:40]


def _row(document: Document, done: Done) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(document, name) for name in _GIVEN}
    for name, kept in zip(_KEPT, (done.article, done.reading), strict=True):
        if kept is not None:
            row[f"{name}_key"] = kept.key
            row[f"{name}_failure"] = kept.failure
            row[name] = None if kept.result is None else codec.encode(kept.result)
    return row


def _write(target: Path, rows: Iterator[dict[str, Any]]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    texts = [*_GIVEN, "rejection", *(f"{n}{end}" for n in _KEPT for end in ("", "_key", "_failure"))]
    kinds = {"content": pa.binary(), "line": pa.int64()}
    schema = pa.schema([(name, kinds.get(name, pa.large_string())) for name in texts])
    unfinished = target.with_suffix(".part")
    with parquet.ParquetWriter(unfinished, schema, compression="zstd") as writer:
        while some := list(islice(rows, _ROWS)):
            writer.write_table(pa.Table.from_pylist(some, schema))
    unfinished.replace(target)


def _rows(target: Path) -> Iterator[tuple[Document | Rejection, Done | None]]:
    from pyarrow import parquet

    for batch in parquet.ParquetFile(target).iter_batches(64):
        for row in batch.to_pylist():
            if row["rejection"] is not None:
                yield Rejection(row["file"], row["rejection"], row["line"]), None
            else:
                yield Document(**{name: row[name] for name in _GIVEN}), _done(row)


def _done(row: dict[str, Any]) -> Done | None:
    article = _kept(row, "article", Article)
    return None if article is None else Done(article, _kept(row, "reading", Reading))


def _kept(row: dict[str, Any], name: str, kind: Any) -> Kept[Any] | None:
    if row[f"{name}_key"] is None:
        return None
    result = None if row[name] is None else codec.decode(kind, row[name])
    return Kept(row["id"], row[f"{name}_key"], result, row[f"{name}_failure"])
