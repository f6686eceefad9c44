"""Have Python's compiler of patterns read and work equal sets of letters out once.

spaCy's French tokenizer has a pattern of a million and a half letters, with 805 sets, "[a-zà-ö…]" without
regard to case, of which 18 differ. Python reads each of them letter by letter and goes through all letters of
it each time it meets it: two seconds whenever a process starts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

_COMPILER, _WORK_OUT = "re._compiler", "_optimize_charset"
_PARSER, _READ = "re._parser", "parse"
# A set in a pattern, behind whatever is escaped: "\[" opens none.
_SET = re.compile(r"\\.|(\[(?:[^\]\\]|\\.)+\])", re.DOTALL)
# What may name any letter: "\ue000".
_BY_NUMBER = re.compile(r"\\[uUN]")
# Sets of so many letters that stand there more than once are read once; letters that stand for them.
_LONG = 100
_FIRST, _LAST = 0xE000, 0xF8FF


@contextmanager
def worked_out_once() -> Iterator[None]:
    """In the block, a set that was read or worked out is taken as it was; patterns come out the same.

    Where this Python has no such steps, nothing changes. Not for two threads at once.
    """
    with _instead(_COMPILER, _WORK_OUT, _remembering), _instead(_PARSER, _READ, _abbreviating):
        yield


@contextmanager
def _instead(module: str, name: str, make: Callable[[Any], Any]) -> Iterator[None]:
    """Have what ``make`` makes of a step of Python's in its place, where there is such a step."""
    place: Any = import_module(module)
    own = getattr(place, name, None)
    if own is None:
        yield
        return
    setattr(place, name, make(own))
    try:
        yield
    finally:
        setattr(place, name, own)


def _remembering(work_out: Any) -> Any:
    """``work_out`` for sets of letters, once for each set."""
    known: dict[Any, Any] = {}

    def remembered(letters: Any, *how: Any) -> Any:
        # How to do it is told by functions and tables of the compiler, which outlive the block.
        key = (tuple(letters), *map(id, how))
        if key not in known:
            known[key] = work_out(letters, *how)
        return known[key]

    return remembered


def _abbreviating(read: Any) -> Any:
    """``read`` for patterns, each of their long sets read once."""

    def abbreviated(pattern: Any, flags: int = 0, state: Any = None) -> Any:
        sets = _repeated(pattern) if isinstance(pattern, str) and state is None else {}
        if sets:
            # Whatever is not as it is known to be is read as ever.
            with suppress(AttributeError, LookupError, TypeError, ValueError, re.error):
                short = _shortened(pattern, sets)
                held = {ord(letter): _only(read(text, flags)) for text, letter in sets.items()}
                return _written_out(read(short, flags), held)
        return read(pattern, flags, state)

    return abbreviated


def _repeated(pattern: str) -> dict[str, str]:
    """The long sets that the pattern has more than once, each with a letter that the pattern has not."""
    if len(pattern) < 2 * _LONG:
        return {}
    counts = Counter(found[1] for found in _SET.finditer(pattern) if found[1])
    sets = [text for text, count in counts.items() if count > 1 and len(text) >= _LONG]
    free = (chr(code) for code in range(_FIRST, _LAST) if chr(code) not in pattern)
    return dict(zip(sets, free, strict=False))


def _shortened(pattern: str, sets: dict[str, str]) -> str:
    """The pattern with letters for ``sets``. Raises ValueError where it may name such a letter by number."""
    short = _SET.sub(lambda found: sets.get(found[0], found[0]), pattern)
    if _BY_NUMBER.search(short):
        raise ValueError(pattern)
    return short


def _only(tree: Any) -> Any:
    """The one step of what was read."""
    (step,) = tree.data
    return step


def _written_out(tree: Any, held: dict[int, Any]) -> Any:
    """What was read, with the sets in the places of the letters that stand for them.

    Raises ValueError where such a letter stands elsewhere than alone.
    """
    for at, (kind, value) in enumerate(tree.data):
        if str(kind) == "LITERAL" and value in held:
            tree.data[at] = held[value]
        else:
            _look_into(value, tree, held)
    return tree


def _look_into(value: Any, tree: Any, held: dict[int, Any]) -> None:
    if isinstance(value, type(tree)):
        _written_out(value, held)
    elif isinstance(value, list | tuple):
        for part in value:
            _look_into(part, tree, held)
    elif isinstance(value, int) and value in held:
        raise ValueError(value)
