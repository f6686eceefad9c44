"""What an executor can do, wherever the work runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class ExecuteError(Exception):
    """Work that cannot be done at all. The message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Failed(Generic[T]):
    """An item that gave no result, and why, in one line."""

    item: T
    reason: str


class Executor(Protocol):
    """Applies a function to many items."""

    def map(self, make: Callable[[], Callable[[T], R]], items: Iterable[T]) -> Iterator[R | Failed[T]]:
        """The result for each of ``items``, in their order, as they come; Failed where there is none.

        ``make`` is called once in each worker, before its first item, and gives the function: what is costly
        to load is loaded there. It, the items and the results travel by pickle. An item whose function raises
        is Failed; one whose worker dies is tried once more in a new worker, then Failed. Items are drawn a
        little ahead of the results, never all at once. Raises ExecuteError when ``make`` fails.
        """

    def map_all(self, make: Callable[[], Callable[[T], R]], items: Sequence[T]) -> Iterator[R | Failed[T]]:
        """As ``map``, for items that are all known: an engine with a scheduler is given all at once."""


def in_words(error: BaseException) -> str:
    """An error in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
