"""The collector of garbage, and when it is of no use."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no garbage be collected in the block.

    A story is a million objects that stay, without cycles: looking at them again and again takes a third of
    the time of relating them, and finds nothing. Nor are they looked at afterwards: once would take half a
    second, and what nobody has any more goes without a collector.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collected:
            gc.enable()
