"""Work done beside other work, with what is remembered of earlier builds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from recoupe.model.beside import Beside, in_turn
from recoupe.resolve.memory import Memory

__all__ = ["Beside", "begin", "in_turn"]

T = TypeVar("T")


def begin(work: Callable[[Memory], T], memory: Memory, beside: Beside) -> Callable[[], T]:
    """Begin ``work`` with what ``memory`` knows; what is given waits for its result.

    Then ``memory`` knows what was worked out there.
    """
    branch = memory.branch()
    waits = beside(lambda: (work(branch), branch.learnt()))

    def awaited() -> T:
        result, learnt = waits()
        memory.join(learnt)
        return result

    return awaited
