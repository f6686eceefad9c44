"""Work that need not wait for what is done meanwhile, wherever it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Beside(Protocol):
    """Takes work that depends on nothing that its caller does next."""

    def __call__(self, work: Callable[[], T]) -> Callable[[], T]:
        """Begin ``work``; what is given waits for its result, and is called once.

        The work may be done in a copy of this process: what it changes there is lost, and its result travels
        by pickle. Where it raises, waiting raises the same.
        """


def in_turn(work: Callable[[], T]) -> Callable[[], T]:
    """The Beside that does ``work`` here, when its result is wanted."""
    return work
