"""How the press credits agencies and prints dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Agency:
    """A news agency: its usual ``name``, and the other ``forms`` by which papers credit it, as written.

    ``named`` is false for words that credit agencies and tell none ("agences").
    """

    name: str
    forms: tuple[str, ...] = ()
    named: bool = True


@dataclass(frozen=True)
class Press:
    """Agencies, the forms of a credit, and where a text says when it was published.

    ``credits`` are regular expressions in which ``{agencies}`` stands for one agency or several; a credit
    counts at the beginning or the end of a text only; ``joining`` stand between two agencies. ``headers``
    are what an archive glues before the first words, with ``{date}``, any date, at their end;
    ``published`` are phrases of the page, ``stamps`` what an agency or an archive prints at either end,
    ``posts`` what stands before the date of a post that is pasted into an article. ``months`` are
    abbreviations that the locale data lack. ``fields`` are the names of the lines "Nom : valeur" above an
    exported text, by the field they fill.
    """

    FILE: ClassVar[str] = "press.yaml"

    agencies: tuple[Agency, ...]
    credits: tuple[str, ...]
    joining: tuple[str, ...]
    headers: tuple[str, ...]
    published: tuple[str, ...]
    stamps: tuple[str, ...]
    posts: tuple[str, ...]
    first_of_month: str
    months: dict[str, int]
    fields: dict[str, tuple[str, ...]]
