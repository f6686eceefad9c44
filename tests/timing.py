"""What work costs, told apart from what else the machine does."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def cpu(work: Callable[[], object], rounds: int = 3) -> float:
    """The least CPU seconds of some runs.

    Other work on the machine makes a run dearer and never cheaper; the collector would walk over all that the
    tests before have left.
    """
    gc.collect()
    gc.disable()
    try:
        return min(_once(work) for _ in range(rounds))
    finally:
        gc.enable()


def _once(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
