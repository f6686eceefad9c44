"""A store in a database, through SQLAlchemy Core. Nothing here is SQLite's alone."""
# ruff: noqa: D102 - the protocol documents the methods.

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import fields
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine, Table, delete, insert, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from recoupe.model import Article, Document, Reading, Rejection, Story
from recoupe.model.beside import Beside, in_turn
from recoupe.model.judgement import Judgement
from recoupe.store import codec, stories
from recoupe.store.chunks import in_chunks
from recoupe.store.protocol import Hits, Kept, Query, StoreError
from recoupe.store.schema import (
    articles,
    blobs,
    documents,
    judgements,
    meta,
    readings,
    rejections,
    remembered,
)
from recoupe.store.words import VERSION

T = TypeVar("T")
_STORY, _EARLIER = "story", "earlier"
_GIVEN = [f.name for f in fields(Document)]


class Search(Protocol):
    """How a kind of database keeps the words of a story and finds them."""

    def begin(self, connection: Connection, story: Story, beside: Beside) -> Callable[[], None]:
        """Begin to make the index that of ``story``; what is given ends it, in the same transaction."""

    def find(self, connection: Connection, query: Query) -> Hits:
        """What has the words."""


class SqlStore:
    """A Store over an engine whose tables are up to date.

    ``explain`` puts an error of the driver in words; ``holder`` keeps other builds out; ``search`` finds
    words.
    """

    def __init__(
        self,
        address: str,
        engine: Engine,
        explain: Callable[[SQLAlchemyError], str],
        holder: Callable[[], AbstractContextManager[None]],
        search: Search,
    ) -> None:
        self._address = address
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._explain = explain
        self._holder = holder
        self._search = search

    @property
    def address(self) -> str:
        return self._address

    def hold(self) -> AbstractContextManager[None]:
        return self._holder()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _begin(self, engine: Engine) -> Iterator[Connection]:
        try:
            with engine.begin() as connection:
                yield connection
        except (DBAPIError, SQLAlchemyError) as error:
            raise StoreError(f"{self._address}: {self._explain(error)}") from error
        except StoreError as error:
            raise type(error)(f"{self._address}: {error}") from error

    def _reads(self) -> AbstractContextManager[Connection]:
        return self._begin(self._engine)

    def _writes(self) -> AbstractContextManager[Connection]:
        return self._begin(self._writer)

    # Settings

    def setting(self, name: str) -> str | None:
        with self._reads() as c:
            return c.execute(select(meta.c.value).where(meta.c.name == name)).scalar_one_or_none()

    def set_setting(self, name: str, value: str) -> None:
        with self._writes() as c:
            _set(c, name, value)

    def blob(self, name: str) -> bytes | None:
        with self._reads() as c:
            found = c.execute(select(blobs.c.content).where(blobs.c.name == name)).scalar_one_or_none()
        return None if found is None else bytes(found)

    def put_blob(self, name: str, content: bytes) -> None:
        with self._writes() as c:
            c.execute(delete(blobs).where(blobs.c.name == name))
            c.execute(insert(blobs), [{"name": name, "content": content}])

    def remembered(self) -> dict[str, str]:
        with self._reads() as c:
            rows = c.execute(select(remembered.c.name, remembered.c.content))
            return {row.name: row.content for row in rows}

    def remember(self, new: Mapping[str, str], forgotten: Collection[str]) -> None:
        with self._writes() as c:
            for chunk in in_chunks(sorted({*new, *forgotten})):
                c.execute(delete(remembered).where(remembered.c.name.in_(chunk)))
            if new:
                c.execute(insert(remembered), [{"name": n, "content": part} for n, part in new.items()])

    # Documents and rejections

    def put_documents(self, new: Sequence[Document]) -> None:
        latest = {d.id: d for d in new}
        with self._writes() as c:
            known = set(_in(c, documents.c.sha256, (d.sha256 for d in new)))
            fresh = {d.sha256: d for d in new if d.sha256 not in known}
            if fresh:
                c.execute(insert(documents), [_row(d) for d in fresh.values()])
            for chunk in in_chunks(latest):
                c.execute(update(documents).where(documents.c.id.in_(chunk)).values(latest=False))
            for some in in_chunks(d.sha256 for d in latest.values()):
                c.execute(update(documents).where(documents.c.sha256.in_(some)).values(latest=True))

    def latest(self) -> dict[str, str]:
        query = select(documents.c.id, documents.c.sha256).where(documents.c.latest)
        with self._reads() as c:
            return {row.id: row.sha256 for row in c.execute(query)}

    def documents(self, digests: Iterable[str]) -> Iterator[Document]:
        for chunk in in_chunks(digests, 50):
            with self._reads() as c:
                query = select(documents).where(documents.c.sha256.in_(chunk))
                found = {row["sha256"]: row for row in c.execute(query).mappings()}
            for digest in chunk:
                yield Document(**{name: found[digest][name] for name in _GIVEN})

    def put_rejections(self, files: Collection[str], new: Sequence[Rejection]) -> None:
        with self._writes() as c:
            for chunk in in_chunks({*files, *(r.file for r in new)}):
                c.execute(delete(rejections).where(rejections.c.file.in_(chunk)))
            if new:
                c.execute(
                    insert(rejections), [{f: getattr(r, f) for f in ("file", "line", "reason")} for r in new]
                )

    def rejections(self) -> tuple[Rejection, ...]:
        with self._reads() as c:
            found = [Rejection(row.file, row.reason, row.line) for row in c.execute(select(rejections))]
        return tuple(sorted(found, key=lambda r: (r.file, r.line or 0, r.reason)))

    # What the stages made of each article

    def put_articles(self, new: Sequence[Kept[Article]]) -> None:
        self._put(articles, new)

    def article_keys(self) -> dict[str, str]:
        return self._keys(articles)

    def articles(self, ids: Collection[str] | None = None) -> Iterator[Kept[Article]]:
        return self._kept(articles, Article, ids)

    def put_readings(self, new: Sequence[Kept[Reading]]) -> None:
        self._put(readings, new)

    def reading_keys(self) -> dict[str, str]:
        return self._keys(readings)

    def readings(self, ids: Collection[str] | None = None) -> Iterator[Kept[Reading]]:
        return self._kept(readings, Reading, ids)

    def failures(self) -> dict[str, str]:
        found: dict[str, str] = {}
        with self._reads() as c:
            for table in (readings, articles):
                query = select(table.c.id, table.c.failure).where(table.c.failure.is_not(None))
                found.update({row.id: row.failure for row in c.execute(query)})
        return found

    def _put(self, table: Table, new: Sequence[Kept[Any]]) -> None:
        rows = {
            kept.id: {
                "id": kept.id,
                "key": kept.key,
                "content": None if kept.result is None else codec.encode(kept.result),
                "failure": kept.failure,
            }
            for kept in new
        }
        with self._writes() as c:
            for chunk in in_chunks(rows):
                c.execute(delete(table).where(table.c.id.in_(chunk)))
            if rows:
                c.execute(insert(table), list(rows.values()))

    def _keys(self, table: Table) -> dict[str, str]:
        with self._reads() as c:
            return {row.id: row.key for row in c.execute(select(table.c.id, table.c.key))}

    def _kept(self, table: Table, kind: type[T], ids: Collection[str] | None) -> Iterator[Kept[T]]:
        # Sorted here: databases differ in how they order text.
        for chunk in in_chunks(sorted(self._keys(table) if ids is None else ids), 200):
            with self._reads() as c:
                rows = {row.id: row for row in c.execute(select(table).where(table.c.id.in_(chunk)))}
                found = [_decoded(rows[id_], kind) for id_ in chunk if id_ in rows]
            yield from found

    # The story

    def put_story(self, key: str, story: Story, beside: Beside = in_turn) -> None:
        with self._writes() as c:
            index = self._search.begin(c, story, beside)
            stories.put(c, _STORY, story)
            _set(c, "story", key)
            index()
            _set(c, "search", _indexed(key))

    def story_key(self) -> str | None:
        return self.setting("story")

    def story(self) -> Story | None:
        return self._story(_STORY)

    def lay_aside(self, kinds: Collection[str]) -> None:
        with self._writes() as c:
            stories.copy(c, _STORY, _EARLIER, kinds)

    def earlier(self) -> Story | None:
        return self._story(_EARLIER)

    def _story(self, name: str) -> Story | None:
        with self._reads() as c:
            return stories.load(c, name)

    def search(self, query: Query) -> Hits:
        key = self.story_key()
        if key and self.setting("search") != _indexed(key):
            self._index_anew()
        with self._reads() as c:
            return self._search.find(c, query)

    def _index_anew(self) -> None:
        """Index the story of a store that was written before there was an index, or one of other words."""
        key, story = self.story_key(), self.story()
        if key is None or story is None:
            return
        with self._writes() as c:
            # Another process may have written another story meanwhile, with its index.
            if c.execute(select(meta.c.value).where(meta.c.name == "story")).scalar_one_or_none() == key:
                self._search.begin(c, story, in_turn)()
                _set(c, "search", _indexed(key))

    # Judgements

    def judge(self, judgement: Judgement) -> None:
        row = {
            "id": judgement.id,
            "who": judgement.who,
            "at": judgement.when,
            "decision": judgement.decision,
            "content": codec.encode(judgement),
        }
        with self._writes() as c:
            if not list(_in(c, judgements.c.id, [judgement.id])):
                c.execute(insert(judgements), [row])

    def judgements(self) -> tuple[Judgement, ...]:
        query = select(judgements.c.content).order_by(judgements.c.n)
        with self._reads() as c:
            return tuple(codec.decode(Judgement, row.content) for row in c.execute(query))


def _indexed(key: str) -> str:
    """What the setting "search" says of the index of the story with this key."""
    return f"{VERSION}:{key}"


def _set(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(meta).where(meta.c.name == name))
    connection.execute(insert(meta), [{"name": name, "value": value}])


def _in(connection: Connection, column: Any, values: Iterable[str]) -> Iterator[str]:
    """Those of ``values`` that the column holds."""
    for chunk in in_chunks(values):
        yield from connection.execute(select(column).where(column.in_(chunk))).scalars()


def _row(document: Document) -> dict[str, Any]:
    # PostgreSQL keeps no null character in a text; the bytes of the content keep theirs.
    given = {name: _kept(getattr(document, name)) for name in _GIVEN}
    return {**given, "sha256": document.sha256, "latest": False}


def _kept(value: Any) -> Any:
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _decoded(row: Any, kind: type[T]) -> Kept[T]:
    result = None if row.content is None else codec.decode(kind, row.content)
    return Kept(row.id, row.key, result, row.failure)
