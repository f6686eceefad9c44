"""Where a story is kept."""

from __future__ import annotations

from pathlib import Path

from recoupe.store.protocol import Hit, Hits, Kept, Query, Store, StoreError, UnreadableError

__all__ = ["Hit", "Hits", "Kept", "Query", "Store", "StoreError", "UnreadableError", "open_store"]


def open_store(address: str | Path, *, create: bool = False) -> Store:
    """The store at ``address``, the path of a file or ``postgresql://…``; ``create`` makes a missing one.

    A store of an older version is brought up to date, after a copy of it was laid beside it. Raises
    StoreError for what is no store, was written by a newer version, or cannot be opened.
    """
    text = str(address)
    if "://" in text:
        scheme = text.partition("://")[0].partition("+")[0]
        if scheme not in ("postgresql", "postgres"):
            known = "give the path of a file, or postgresql://user@host/database"
            raise StoreError(f"{scheme}://…: stores of the kind {scheme!r} are not known; {known}")
        from recoupe.store.postgres import open_postgres

        return open_postgres(text.replace("postgres://", "postgresql://", 1), create)
    from recoupe.store.sqlite import open_sqlite

    return open_sqlite(Path(text), create)
