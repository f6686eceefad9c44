"""All that is SQLite's alone: one file a story, in WAL mode.

https://www.sqlite.org/wal.html: one writer and many readers at once; a crash loses nothing committed.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from recoupe.store import search
from recoupe.store.migrate import migrate, revision
from recoupe.store.protocol import StoreError
from recoupe.store.schema import HEAD
from recoupe.store.sql import SqlStore

_SMALLEST = 512  # bytes: the smallest page
_PATIENCE = 30.0  # seconds to wait for another writer's transaction
# What SQLite says (https://www.sqlite.org/rescode.html) → what to tell.
_TOLD = (
    ("full", "the disk is full; make room and run the same command again: it goes on where it was"),
    ("readonly", "cannot be written: the file or its folder is read-only"),
    ("unable to open", "cannot be opened: the folder does not exist or may not be written"),
    ("locked", "another process has been writing to it for too long; try again"),
    ("malformed", "is damaged; build the story again in a new file"),
    ("not a database", "not a store of Recoupe; give another file"),
    ("disk i/o", "the disk failed while it was read or written; run the same command again"),
)


def open_sqlite(path: Path, create: bool) -> SqlStore:
    """The store in the file ``path``; ``create`` makes it when it is not there. Raises StoreError."""
    _check(path, create)
    writable = os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
    if create and not writable:
        raise StoreError(f"{path}: cannot be written: the file or its folder is read-only")
    engine = _engine(path, writable)
    try:
        _prepare(path, engine, create, writable)
    except (SQLAlchemyError, sqlite3.Error) as error:
        engine.dispose()
        raise StoreError(f"{path}: {explain(error)}") from error
    except StoreError as error:
        engine.dispose()
        raise StoreError(f"{path}: {error}") from error
    return SqlStore(str(path), engine, explain, partial(_hold, path), search)


def _check(path: Path, create: bool) -> None:
    """Refuse what need not be opened to be refused. (A second handle would free the locks of the first.)"""
    if path.is_dir():
        raise StoreError(f"{path}: a folder, not a store; give a file")
    if path.exists():
        # SQLite takes what is shorter than its header for an empty database, and would write over it.
        if 0 < path.stat().st_size < _SMALLEST:
            raise StoreError(f"{path}: not a store of Recoupe; give another file")
        return
    if not create:
        raise StoreError(f"{path}: no such store; make it with: recoupe build PATH --store {path}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist; make it first")


def _prepare(path: Path, engine: Engine, create: bool, writable: bool) -> None:
    """Check whose tables these are; lay them or bring them up to date where the file may be written."""
    with engine.connect() as connection:
        at = revision(connection)
    if at == HEAD:
        return
    if at is None and not create:
        raise StoreError("no story was built in it yet; run recoupe build")
    if not writable:
        raise StoreError("of an older version and cannot be brought up to date: the file is read-only")
    migrate(engine.execution_options(writes=True), partial(_back_up, path))


def _engine(path: Path, writable: bool) -> Engine:
    engine = create_engine("sqlite://", creator=partial(_connect, path, writable), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, writable: bool) -> sqlite3.Connection:
    if not writable:
        return _connect_to_read(path)
    connection = _open(path, "mode=rwc")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """WAL needs a file beside the store even to read; where none can be made, nobody writes either."""
    connection = _open(path, "mode=ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        connection.close()
        connection = _open(path, "mode=ro&immutable=1")
    return connection


def _open(path: Path, how: str) -> sqlite3.Connection:
    # No isolation level: the driver must not begin or end transactions by itself.
    return sqlite3.connect(
        f"file:{quote(str(path))}?{how}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: one that reads first could not wait for another without harm."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _back_up(path: Path, old: str) -> None:
    """Copy the store, what stands in its log included, to a file beside it that is complete or not there."""
    copy = path.with_name(f"{path.name}.before-{HEAD}")
    unfinished = copy.with_name(f"{copy.name}.part")
    unfinished.unlink(missing_ok=True)
    with closing(_open(path, "mode=ro")) as source, closing(sqlite3.connect(unfinished)) as target:
        source.backup(target)
    unfinished.replace(copy)


@contextmanager
def _hold(path: Path) -> Iterator[None]:
    """Hold a lock on a file beside the store, which the system frees when its holder dies."""
    beside = path.with_name(f"{path.name}-build")
    try:
        handle = _lock(beside)
    except BlockingIOError:
        raise StoreError(f"{path}: {_holder(beside)} is building it; wait until it has ended") from None
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        os.ftruncate(handle, 0)
        os.write(handle, f"process {os.getpid()}".encode())
        yield
    finally:
        beside.unlink(missing_ok=True)
        os.close(handle)


def _lock(beside: Path) -> int:
    """A handle of the file, locked. Raises BlockingIOError when another process holds it."""
    while True:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The holder before may have removed the file between our opening and our locking it.
            if beside.exists() and os.path.samestat(os.fstat(handle), beside.stat()):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _holder(beside: Path) -> str:
    try:
        return beside.read_text(encoding="utf-8") or "another process"
    except OSError:
        return "another process"


def explain(error: Exception) -> str:
    """An error of the driver in one line: what is wrong and what to do."""
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    for words, told in _TOLD:
        if words in said.lower():
            return told
    return f"the database says: {said}"
