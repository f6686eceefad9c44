"""Where a story is kept."""

from __future__ import annotations

from pathlib import Path

from recoupe.store.protocol import Hit, Hits, Kept, Query, Store, StoreError

__all__ = ["Hit", "Hits", "Kept", "Query", "Store", "StoreError", "open_store"]


def open_store(address: str | Path, *, create: bool = False) -> Store:
    """The store at ``address``, the path of a file; ``create`` makes it when there is none.

    A store of an older version is brought up to date, after a copy of it was laid beside it. Raises
    StoreError for what is no store, was written by a newer version, or cannot be opened.
    """
    text = str(address)
    if "://" in text:
        scheme = text.partition("://")[0]
        raise StoreError(f"{text}: stores of the kind {scheme!r} are not known; give the path of a file")
    from recoupe.store.sqlite import open_sqlite

    return open_sqlite(Path(text), create)
