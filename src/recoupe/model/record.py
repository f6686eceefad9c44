"""How what was read travels from the process that read it to the one that keeps it."""

from __future__ import annotations

from typing import Any


class Record:
    """A dataclass with slots that is pickled as the arguments of its constructor.

    What Python does by itself asks each object for the list of its fields, on both sides, and takes twice the
    time. Every field must be an argument of the constructor; other slots do not travel.
    """

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])
