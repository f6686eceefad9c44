"""Work in this very process, one item after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from recoupe.execute.protocol import ExecuteError, Failed, in_words

T = TypeVar("T")
R = TypeVar("R")


class SerialExecutor:
    """An Executor without workers: quick to start, and what kills the function kills the program."""

    def map(self, make: Callable[[], Callable[[T], R]], items: Iterable[T]) -> Iterator[R | Failed[T]]:
        """See ``Executor.map``."""
        function: Callable[[T], R] | None = None
        for item in items:
            function = function or _made(make)
            try:
                result: R | Failed[T] = function(item)
            except Exception as error:
                result = Failed(item, in_words(error))
            yield result

    def map_all(self, make: Callable[[], Callable[[T], R]], items: Sequence[T]) -> Iterator[R | Failed[T]]:
        """See ``Executor.map_all``."""
        return self.map(make, items)


def _made(make: Callable[[], Callable[[T], R]]) -> Callable[[T], R]:
    try:
        return make()
    except Exception as error:
        raise ExecuteError(in_words(error)) from error
