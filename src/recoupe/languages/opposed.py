"""How an article itself sets one statement against another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Opposed:
    """Words as they stand, in lower case; a star in them stands for up to four words.

    ``against`` stand between what one side says and that another says otherwise. ``untrue`` say of the
    sentence before that it is not so. ``apart`` join two clauses of which each has a verb of ``claiming``.
    ``yet`` stand in a sentence that quotes what somebody had said before, and said otherwise. ``contrary``
    and the verbs ``correcting`` say that what was told before is not so, ``retorting`` are verbs of who
    answers.
    """

    FILE: ClassVar[str] = "opposed.yaml"

    against: tuple[str, ...]
    untrue: tuple[str, ...]
    apart: tuple[str, ...]
    claiming: tuple[str, ...]
    yet: tuple[str, ...]
    contrary: tuple[str, ...]
    correcting: tuple[str, ...]
    retorting: tuple[str, ...]
