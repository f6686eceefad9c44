"""A statement has a limit of parameters: rows go to it so many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
_AT_ONCE = 500


def in_chunks(items: Iterable[T], size: int = _AT_ONCE) -> Iterator[list[T]]:
    """``items`` in lists of ``size``."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
