"""What stands on a page beside the article: menus, share bars, credits, links, notices, scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class LinePattern:
    """A whole line that is not news.

    ``pattern`` is a regular expression that must match all of the line, whatever its case; it sees plain
    spaces and straight apostrophes. ``where`` the line may stand: before the first paragraph, after the last,
    or anywhere. ``longest`` is the length in characters above which the line is left alone.
    """

    pattern: str
    where: Literal["head", "tail", "anywhere"] = "anywhere"
    longest: int = 120


@dataclass(frozen=True)
class Boilerplate:
    """Everything that is cut from a text.

    ``lines`` are cut alone. ``links`` are lines that announce links to other articles, which follow them;
    ``ends`` the same, where nothing of the article comes after. ``inline`` announces one link inside a
    paragraph. ``credits`` end a line, behind a caption; between the names in them stand ``in_credits``,
    and ``elided_in_credits`` right before one. ``stamps`` are lines that an agency puts below its text or
    a page above it; they stay where only they tell the date. ``glued_names`` are beginnings of names with
    a capital inside ("YouTube"), so that such a capital is not taken for the beginning of another text.
    """

    FILE: ClassVar[str] = "boilerplate.yaml"

    lines: tuple[LinePattern, ...]
    links: tuple[str, ...]
    ends: tuple[str, ...]
    inline: tuple[str, ...]
    credits: tuple[str, ...]
    in_credits: tuple[str, ...]
    elided_in_credits: tuple[str, ...]
    stamps: tuple[str, ...]
    scripts: tuple[str, ...]
    placeholders: tuple[str, ...]
    glued_names: tuple[str, ...]
