"""Titles and offices: what stands before or after a name and is no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Office:
    """A title in the singular. ``feminine`` where it has a form of its own; both genders use ``either``.

    The complement of a ``portfolio`` ("ministre de la Défense") names a field, no actor.
    """

    masculine: str | None = None
    feminine: str | None = None
    either: str | None = None
    short: tuple[str, ...] = ()
    portfolio: bool = False


@dataclass(frozen=True)
class Tenure:
    """Words that tell when an office is held, in lower case.

    ``named`` are participles of entering it, ``at`` stand between them and the date; ``since`` and ``until``
    stand between the office and a date; ``span`` opens and ``to`` parts the two dates of a span.
    ``replaced`` stand between the holder and the next one, ``follows`` between one and the holder before.
    """

    named: tuple[str, ...]
    at: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    span: tuple[str, ...]
    to: tuple[str, ...]
    replaced: tuple[str, ...]
    follows: tuple[str, ...]


@dataclass(frozen=True)
class Offices:
    """Titles and offices with their gender forms, and the words that date them ("ex-", "ancien", "futur").

    ``in_bodies`` are nouns whose complement is a body. ``before_name`` are words that stand before a name
    as a title without being an office: "le rappeur X".
    """

    FILE: ClassVar[str] = "offices.yaml"

    offices: tuple[Office, ...]
    before_name: tuple[Office, ...]
    ordinals: tuple[str, ...]
    former: tuple[str, ...]
    acting: tuple[str, ...]
    tenure: Tenure
    in_bodies: tuple[str, ...]
