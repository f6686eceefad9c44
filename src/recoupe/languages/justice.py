"""What comparing the course of a case before the law needs to know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Justice:
    """Words that tell a penalty in time, and what becomes of it. Without accents and capitals.

    ``months`` are the units in which a penalty is told, with how many months each is. The beginnings of
    words ``custody`` say that it is served in prison, the words ``firm`` that none of it is remitted,
    ``suspended`` that it is; ``life`` is a whole penalty. The beginnings ``bans`` are of what is forbidden
    or imposed for a time beside prison. ``joined`` stand between a time and what makes it
    a penalty, ``within`` before a part of the penalty told before it. The beginnings ``asked``, ``risked``
    and ``given`` say what becomes of a penalty, ``against`` stands before whom it is asked for; ``pronouns``
    and the words ``latter`` are those of a person named just before.
    """

    FILE: ClassVar[str] = "justice.yaml"

    months: dict[str, float]
    custody: tuple[str, ...]
    firm: tuple[str, ...]
    suspended: tuple[str, ...]
    life: tuple[str, ...]
    bans: tuple[str, ...]
    joined: tuple[str, ...]
    within: tuple[str, ...]
    asked: tuple[str, ...]
    risked: tuple[str, ...]
    given: tuple[str, ...]
    against: tuple[str, ...]
    pronouns: tuple[str, ...]
    latter: tuple[str, ...]
