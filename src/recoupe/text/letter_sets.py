"""Have Python's compiler of patterns work equal sets of letters out once.

spaCy's French tokenizer has a pattern with 805 sets of letters, "[a-zà-ö…]" without regard to case, of which
18 differ. Python goes through all letters of a set each time it meets it: half of the start of a process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

_COMPILER, _WORK_OUT = "re._compiler", "_optimize_charset"


@contextmanager
def worked_out_once() -> Iterator[None]:
    """In the block, a set that was worked out is taken as it was; patterns come out the same.

    Where this Python has no such step, nothing changes. Not for two threads at once.
    """
    compiler: Any = import_module(_COMPILER)
    work_out = getattr(compiler, _WORK_OUT, None)
    if work_out is None:
        yield
        return
    known: dict[Any, Any] = {}

    def remembered(letters: Any, *how: Any) -> Any:
        # How to do it is told by functions and tables of the compiler, which outlive the block.
        key = (tuple(letters), *map(id, how))
        if key not in known:
            known[key] = work_out(letters, *how)
        return known[key]

    setattr(compiler, _WORK_OUT, remembered)
    try:
        yield
    finally:
        setattr(compiler, _WORK_OUT, work_out)
