"""An archive → its stories, each of which can be built by itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any, TypeVar

from recoupe.execute import Failed, SerialExecutor
from recoupe.model import Article, Document, Rejection

if TYPE_CHECKING:
    from recoupe.resolve.stories import Found, Sketch

T = TypeVar("T")
R = TypeVar("R")


def cut(sketches: Iterable[Sketch]) -> list[Found]:
    """The stories in ``sketches``, which come in any order: those first that begin first, and those without a
    day at the end.

    The sketches wait on the disk to be put in the order of days; in memory are those of a window of days, and
    of the articles without a day.
    """
    from recoupe.resolve.stories import Cutter

    # A database without a name is a temporary one, which is on the disk as far as it is large.
    with closing(sqlite3.connect("")) as disk:
        disk.execute("CREATE TABLE sketch (day TEXT, id TEXT, terms TEXT)")
        rows = ((one.day and one.day.isoformat(), one.id, json.dumps(one.terms)) for one in sketches)
        disk.executemany("INSERT INTO sketch VALUES (?, ?, ?)", rows)
        found = Cutter().cut(_kept(disk, "NOT NULL"), _kept(disk, "NULL"))
    return sorted(found, key=lambda s: (s.first is None, str(s.first), s.number))


def _kept(disk: sqlite3.Connection, which: str) -> Iterator[Sketch]:
    """The sketches whose day is NULL or NOT NULL, in the order of days."""
    from recoupe.resolve.stories import Sketch

    for day, id_, terms in disk.execute(f"SELECT * FROM sketch WHERE day IS {which} ORDER BY day, id"):
        # A term is one string in all sketches: there are far fewer terms than places for them.
        weights = {intern(term): weight for term, weight in json.loads(terms).items()}
        yield Sketch(id_, None if day is None else date.fromisoformat(day), weights)


class Archive:
    """The articles in ``paths``, to be cut into stories. ``rejections`` is what could not be read."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = paths
        self.rejections: list[Rejection] = []

    def stories(self) -> list[Found]:
        """The stories, as ``cut`` gives them."""
        return cut(self._sketches())

    def write(self, stories: Sequence[Found], folder: Path) -> list[Path]:
        """Write each story as a .jsonl that ``build`` takes. Gives the files, in the order of ``stories``."""
        files = [folder / f"{n:05}.jsonl" for n in range(1, len(stories) + 1)]
        where = {id_: n for n, story in enumerate(stories) for id_ in story.articles}
        for file in files:
            file.write_text("", encoding="utf-8")
        for document in self._documents(tell=False):
            if (number := where.pop(document.id, None)) is not None:
                with files[number].open("a", encoding="utf-8") as lines:
                    lines.write(json.dumps(_row(document), ensure_ascii=False) + "\n")
        return files

    def _sketches(self) -> Iterator[Sketch]:
        from recoupe.languages import load
        from recoupe.resolve.stories import sketch

        seen: set[str] = set()
        for document in self._documents(tell=True):
            if document.id in seen:
                continue
            seen.add(document.id)
            article = self._cleaned(document)
            if article is not None:
                yield sketch(article, load(article.language))

    def _cleaned(self, document: Document) -> Article | None:
        from recoupe.languages import load
        from recoupe.pipeline.reading import language_of
        from recoupe.text.clean import clean

        try:
            return clean(document, load(language_of(document)))
        except Exception as error:
            self.rejections.append(Rejection(document.file, " ".join(str(error).split()), document.line))
            return None

    def _documents(self, tell: bool) -> Iterator[Document]:
        from recoupe.readers import read

        for item in read(self.paths):
            if isinstance(item, Document):
                yield item
            elif tell:
                self.rejections.append(item)


def _row(document: Document) -> dict[str, str]:
    from recoupe.text.clean.decoding import decode

    kind = "html" if document.media_type == "text/html" else "text"
    row = {"id": document.id, kind: decode(document.content, kind == "html")}
    names = ("url", "outlet", "date", "title", "language")
    return row | {name: value for name in names if (value := getattr(document, name)) is not None}


class StoryBuilder:
    """Builds stories, each from its file into a store beside it. Holds what a Reader holds."""

    def __init__(self) -> None:
        self._here = _Here()

    def __call__(self, file: Path) -> int:
        """How many articles the story has."""
        from recoupe.pipeline import build
        from recoupe.store import open_store

        with closing(open_store(str(file.with_suffix(".db")), create=True)) as store:
            return build([file], store, self._here, title=file.stem).articles


class _Here:
    """An executor in this process that makes its function once for all builds."""

    def __init__(self) -> None:
        self._function: Callable[[Any], Any] | None = None

    def map(self, make: Callable[[], Callable[[T], R]], items: Iterable[T]) -> Iterator[R | Failed[T]]:
        return SerialExecutor().map(lambda: self._made(make), items)

    def map_all(self, make: Callable[[], Callable[[T], R]], items: Sequence[T]) -> Iterator[R | Failed[T]]:
        return self.map(make, items)

    def _made(self, make: Callable[[], Callable[[T], R]]) -> Callable[[T], R]:
        self._function = self._function or make()
        return self._function
