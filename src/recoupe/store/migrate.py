"""Bring a database to the newest tables, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from recoupe.store.protocol import StoreError
from recoupe.store.schema import FORMAT, HEAD, REVISIONS

_FOLDER = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """The revision at which the tables stand, None for an empty database.

    Raises StoreError for tables that are not those of a store, and for those of a newer version.
    """
    found = set(inspect(connection).get_table_names())
    if not found:
        return None
    if not {"alembic_version", "meta"} <= found or not _is_ours(connection):
        raise StoreError("a database, but not a store of Recoupe; give another file")
    at = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if at not in REVISIONS:
        raise StoreError("written by a newer version of Recoupe; install that one to open it")
    return str(at)


def _is_ours(connection: Connection) -> bool:
    query = text("SELECT value FROM meta WHERE name = 'format'")
    return connection.execute(query).scalar_one_or_none() == FORMAT


def migrate(engine: Engine, backup: Callable[[str], None]) -> None:
    """Lay the tables, or bring older ones up to date after ``backup``, which is given the old revision."""
    with engine.connect() as connection:
        at = revision(connection)
    if at == HEAD:
        return
    if at is not None:
        backup(at)
    with engine.begin() as connection:
        # Another process may have done it while this one waited for the lock.
        if revision(connection) != HEAD:
            _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    # Imported here: most opens find the newest tables and need no Alembic.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
