"""A limit to the time that one article may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from recoupe.readers.limits import LARGEST_ARTICLE, seconds_for

# Reading takes some forty seconds of computing a megabyte, a table of figures several times that.
_READING = 15.0


class DeadlineError(Exception):
    """An article that took too long; the message is one line for the person who gave it."""


def cleaning(size: int) -> float:
    """The most seconds of computing in which a document of ``size`` bytes is cleaned."""
    return seconds_for(size)


def reading(size: int) -> float:
    """The most seconds of computing in which a text of ``size`` characters is read."""
    return _READING * seconds_for(min(size, LARGEST_ARTICLE))


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Let the block compute for so long, then raise DeadlineError in it.

    The clock is that of this process's computing, so that a machine with much to do sets nothing aside. It
    can only ring in the main thread, which is where workers work; elsewhere there is no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise DeadlineError(f"takes longer than {seconds:.0f} s, the most for an article of its size")

    before = signal.signal(signal.SIGVTALRM, ring)
    # Again each second: what is raised inside a library may be caught there.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
