"""All that is PostgreSQL's alone: a database, or a schema in one, holds a story for many at once.

Readers see one moment (repeatable read); writers take turns by an advisory lock, as on SQLite, so that no
transaction has to be tried again. A build holds a lock of the session, which the server frees when its
holder dies or the connection breaks. https://www.postgresql.org/docs/current/explicit-locking.html
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from recoupe.store import search_postgres
from recoupe.store.migrate import migrate, revision
from recoupe.store.protocol import StoreError
from recoupe.store.schema import HEAD
from recoupe.store.sql import SqlStore

_PATIENCE = 10  # seconds to wait for the server
# What PostgreSQL says (https://www.postgresql.org/docs/current/errcodes-appendix.html) → what to tell.
_STATES = {
    "28P01": "the password is wrong",
    "28000": "the user may not connect; see pg_hba.conf of the server",
    "3D000": "no such database; make it with: createdb NAME",
    "3F000": "no such schema; make it with: CREATE SCHEMA NAME",
    "42501": "the user may not do this; give it the right to create tables",
    "25006": "the server takes no writing at present: it is a standby, or read-only",
    "53100": "the disk of the server is full; make room and run the same command again",
    "53300": "the server has too many connections; try again",
}
_GONE = "the server cannot be reached, or went away; run the same command again: it goes on where it was"
_BEFORE, _MADE_AGAIN = "before_", frozenset({"found", "found_in", "found_words", "blobs", "remembered"})
_WRITING, _BUILDING = "recoupe writes", "recoupe builds"


def open_postgres(address: str, create: bool) -> SqlStore:
    """The store at ``address``, as SQLAlchemy writes it: ``postgresql://user:password@host/database``.

    ``options=-csearch_path=NAME`` puts it into a schema of the database. ``create`` lays the tables where
    there are none. Raises StoreError.
    """
    url = _url(address)
    # The password is nobody's business in a message.
    name = url.set(drivername="postgresql").render_as_string(hide_password=True)
    engine = _engine(url)
    try:
        _prepare(engine, create)
    except SQLAlchemyError as error:
        engine.dispose()
        raise StoreError(f"{name}: {explain(error)}") from None
    except StoreError as error:
        engine.dispose()
        raise StoreError(f"{name}: {error}") from error
    return SqlStore(name, engine, explain, partial(_hold, engine, name), search_postgres)


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise StoreError(f"{address}: is no address of a database; see docs/postgresql.md") from None
    return url.set(drivername="postgresql+psycopg")


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(
            url,
            isolation_level="REPEATABLE READ",
            pool_pre_ping=True,
            connect_args={"connect_timeout": _PATIENCE, "application_name": f"recoupe {os.getpid()}"},
        )
    except ImportError:
        raise StoreError("PostgreSQL needs psycopg; install recoupe[postgresql]") from None
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(engine: Engine, create: bool) -> None:
    with engine.connect() as connection:
        at = revision(connection)
    if at == HEAD:
        return
    if at is None and not create:
        raise StoreError("no story was built in it yet; run recoupe build")
    writer = engine.execution_options(writes=True)
    migrate(writer, partial(_back_up, writer))


def _back_up(engine: Engine, old: str) -> None:
    """Copy the tables to others beside them, all or none: "before_0003_documents" and so on.

    Those of the search are left out: they can be filled again.
    """
    with engine.begin() as connection:
        if revision(connection) != old:
            return  # Another process has brought it up to date while this one waited for the lock.
        there = inspect(connection).get_table_names()
        for table in sorted(
            name for name in there if name not in _MADE_AGAIN and not name.startswith(_BEFORE)
        ):
            copy = f"{_BEFORE}{HEAD}_{table}"
            connection.exec_driver_sql(f'DROP TABLE IF EXISTS "{copy}"')
            connection.exec_driver_sql(f'CREATE TABLE "{copy}" AS TABLE "{table}"')


def _begin(connection: Connection) -> None:
    """Writers take turns. The lock comes first: what a transaction sees is fixed by its first reading."""
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _key(connection, _WRITING)})


def _key(connection: Connection, purpose: str) -> int:
    """A lock of this purpose for the schema in which the store is."""
    schema = connection.exec_driver_sql("SELECT current_schema()").scalar_one_or_none()
    return zlib.crc32(f"{purpose} {schema}".encode())


@contextmanager
def _hold(engine: Engine, name: str) -> Iterator[None]:
    try:
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: {explain(error)}") from None
    try:
        key = _key(connection, _BUILDING)
        if not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar_one():
            raise StoreError(f"{name}: {_holder(connection, key)} is building it; wait until it has ended")
        yield
    finally:
        # Not back to the pool: with the connection the lock goes, whatever became of it.
        connection.invalidate()
        connection.close()


def _holder(connection: Connection, key: int) -> str:
    found = connection.execute(
        text(
            "SELECT a.application_name, a.client_addr FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
            "WHERE l.locktype = 'advisory' AND l.granted AND l.objid = :key"
        ),
        {"key": key},
    ).first()
    if found is None:
        return "another process"
    process = found.application_name.replace("recoupe ", "process ")
    return f"{process} at {found.client_addr}" if found.client_addr else process


def explain(error: Exception) -> str:
    """An error of the driver in one line: what is wrong and what to do."""
    original = getattr(error, "orig", None)
    state = getattr(original, "sqlstate", None)
    said = " ".join(str(original or error).split())
    if state in _STATES:
        return _STATES[state]
    for code, told in _STATES.items():
        # Before there is a connection there is only a text.
        if state is None and _WORDS.get(code, "\0") in said:
            return told
    if state is None or state.startswith(("08", "57")):
        return _GONE
    return f"the database says: {said}"


_WORDS = {
    "28P01": "password authentication failed",
    "28000": "no pg_hba.conf entry",
    "3D000": '" does not exist',
    "53300": "too many clients",
}
