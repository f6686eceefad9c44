"""Where a text says of itself what it is: the outlet and the title beside the line of its date."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from recoupe.languages import Language
from recoupe.languages.press import Press
from recoupe.text.clean.dates import date_pattern

_LINE = re.compile(r"[^\n]+")
# The longest title of the stories has 172 characters.
_LONGEST_TITLE = 200
_FEWEST_TITLE_WORDS = 4
_MOST_OUTLET_WORDS = 6
# A line that holds a date and little else.
_LONGEST_STAMP = 80
# The date stands among the first lines, under an outlet, or an outlet and a title.
_LINES = 3
_ENDS = tuple('.:;,…!?»"”')


class Masthead(NamedTuple):
    """What the first lines say; ``end`` is where the line of the outlet ends, 0 where there is none."""

    outlet: str | None = None
    title: str | None = None
    end: int = 0


@cache
def date_lines(language: Language) -> re.Pattern[str]:
    """The forms in which a text prints its date; the last group that takes part is the date."""
    press = language.lexicon(Press)
    forms = [
        form.replace("{date}", f"(?P<date{i}>{date_pattern(language)})")
        for i, form in enumerate((*press.published, *press.stamps))
    ]
    return re.compile("|".join(forms), re.IGNORECASE)


def masthead(text: str, language: Language) -> Masthead | None:
    """What stands around the line of the date near the top; None where no line there is one.

    Above the date stands the outlet, below it the title; where what is below is no title, what is above is
    one if it is long enough. A title above the date may have the outlet above it.
    """
    lines = [m for m in _LINE.finditer(text[: 6 * _LONGEST_TITLE]) if m[0].strip()][: _LINES + 2]
    at = next((i for i, line in enumerate(lines[:_LINES]) if _is_stamp(line[0], language)), None)
    if at is None or len(lines) < at + 2:
        return None
    above, below = lines[:at], lines[at + 1]
    title = _title(below[0]) if len(lines) > at + 2 else None
    if title is None and above:
        title = _title(above[-1][0])
        above = above[:-1] if title else above
    if len(above) != 1 or not _is_outlet(above[0][0]):
        return Masthead(None, title)
    return Masthead(above[0][0].strip(), title, above[0].end())


def first_line_title(text: str) -> str | None:
    """The first line where it is a title: a few words without a full stop, and more text below it."""
    lines = [m[0] for m in _LINE.finditer(text[: 4 * _LONGEST_TITLE]) if m[0].strip()]
    if len(lines) < 2 or lines[0].strip()[-1] in ".:;,…":
        return None
    return _titled(lines[0].strip())


def _title(line: str) -> str | None:
    line = line.strip()
    return _titled(line) if not line.endswith((".", ":", ";", ",", "…")) else None


def _titled(line: str) -> str | None:
    fits = len(line) <= _LONGEST_TITLE and len(line.split()) >= _FEWEST_TITLE_WORDS
    return line if fits else None


def _is_stamp(line: str, language: Language) -> bool:
    return len(line) <= _LONGEST_STAMP and date_lines(language).search(f"{line.strip()}\n") is not None


def _is_outlet(line: str) -> bool:
    line = line.strip()
    return len(line.split()) <= _MOST_OUTLET_WORDS and not line.endswith(_ENDS) and line[:1].isupper()
