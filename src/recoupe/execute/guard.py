"""A function behind a process of its own: what kills the function does not kill who calls it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from recoupe.execute.local import LocalExecutor
from recoupe.execute.protocol import Failed

T = TypeVar("T")
R = TypeVar("R")


class Guarded(Generic[T, R]):
    """Calls a function in a process that is kept from call to call, and made anew when it dies.

    ``make`` is called in that process, before its first item. A call gives what ``LocalExecutor.map`` gives
    for the item: the result, or Failed. Raises ExecuteError when ``make`` fails.
    """

    def __init__(self, make: Callable[[], Callable[[T], R]], seconds: float | None = None) -> None:
        self._given: deque[T] = deque()
        self._results = LocalExecutor(1, seconds).map(make, _Given(self._given))

    def __call__(self, item: T) -> R | Failed[T]:
        """What becomes of ``item``."""
        self._given.append(item)
        return next(self._results)

    def stop(self) -> None:
        """End the process."""
        self._results.close()  # type: ignore[attr-defined]


class _Given(Generic[T]):
    """What was given and not yet taken: ends where there is nothing, and goes on when there is more."""

    def __init__(self, given: deque[T]) -> None:
        self._given = given

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        if not self._given:
            raise StopIteration
        return self._given.popleft()
