"""Work done by a copy of this process, for the second core: nothing that it reads has to be handed over."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from signal import SIGKILL
from types import TracebackType
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")


class Forks:
    """Does work in copies of this process, which hold all that it holds; in a ``with``, at whose end those
    that nobody waited for are killed.

    What a copy does not do, because it dies, fails or its result cannot be pickled, is done here when its
    result is wanted, so that errors are those of this process and the result is the same anywhere.
    """

    def __init__(self) -> None:
        self._copies: set[int] = set()
        # A copy ends when this process does: nobody holds the other end of this pipe but this process.
        self._ends, self._lives = os.pipe()

    def __enter__(self) -> Forks:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for copy in sorted(self._copies):
            os.kill(copy, SIGKILL)
            self._buried(copy)
        os.close(self._ends)
        os.close(self._lives)

    def __call__(self, work: Callable[[], T]) -> Callable[[], T]:
        """Begin ``work`` in a copy; what is given waits for its result, and is called once."""
        if not possible():
            return work
        reads, writes = os.pipe()
        try:
            copy = os.fork()
        except OSError:  # No room for another process.
            os.close(reads)
            os.close(writes)
            return work
        if copy == 0:
            os.close(reads)
            os.close(self._lives)
            self._work(work, writes)
        os.close(writes)
        self._copies.add(copy)
        return lambda: self._result(copy, reads, work)

    def _work(self, work: Callable[[], Any], writes: int) -> NoReturn:
        """Do the work, in the copy, and end without leaving anything as the original would leave it."""
        with suppress(BaseException):
            threading.Thread(target=self._end_with_original, daemon=True).start()
            result = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
            with os.fdopen(writes, "wb") as pipe:
                pipe.write(result)
        os._exit(0)

    def _end_with_original(self) -> None:
        os.read(self._ends, 1)
        os._exit(1)

    def _result(self, copy: int, reads: int, work: Callable[[], T]) -> T:
        with os.fdopen(reads, "rb") as pipe:
            content = pipe.read()
        self._buried(copy)
        try:
            result: T = pickle.loads(content)
        except (EOFError, pickle.UnpicklingError):
            return work()
        return result

    def _buried(self, copy: int) -> None:
        os.waitpid(copy, 0)
        self._copies.discard(copy)


def possible() -> bool:
    """Whether there is a second core, and this process may be copied: another thread may hold a lock, which
    nobody would open in the copy; elsewhere than on Linux, libraries of the system do not outlive it.
    """
    alone = threading.active_count() == 1
    return sys.platform == "linux" and alone and len(os.sched_getaffinity(0)) > 1
