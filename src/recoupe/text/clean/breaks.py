"""Line breaks that stand inside a number or a sentence.

Everything after cleaning takes a line break for the end of a sentence. Two kinds are none: the accident of a
layout (a break after "de 4.100 à", or before a small letter), and the even breaks of a text that was wrapped
at a width, where paragraphs are set apart by empty lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import simplemma

from recoupe.languages import Language
from recoupe.languages.repairs import Repairs
from recoupe.text.clean.draft import Draft, Edit

# Begun behind a character, so that a long run of spaces is not tried from each of them.
_GAP = re.compile(r"(?<=\S)[^\S\n]*\n\s*")
_LAST_WORD = re.compile(r"(?:^|[\s(«“\"'’])([^\W\d_]+|[^\W\d_]+['’])$")
_STOPPED = re.compile(r"[.!?…:;»”\"|)\]]$")
_GROUP = re.compile(r"\d{3}(?![\d.,)])\s+[^\W\d_]")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}$")
_HYPHENATED = re.compile(r"([^\W\d_]{2,})-$")
_BEGINNING = re.compile(r"[^\W\d_]+")
# A line of fewer words is a heading, a name or a label more often than half a sentence.
_FEWEST_WORDS = 3
# Widths, in characters, at which letters, agency wires and mail programs wrap lines.
_NARROWEST, _WIDEST = 50, 100
_FEWEST_WRAPPED = 6


class Break(NamedTuple):
    """A line break: the white space around it, and the lines at both sides."""

    start: int
    end: int
    before: str
    after: str


def join_lines(draft: Draft, language: Language) -> Draft:
    """The draft with lines joined where a break stands inside a sentence."""
    unfinished = frozenset(language.lexicon(Repairs).unfinished)
    return draft.edited(_joins(draft.text, unfinished, language.code))


def _joins(text: str, unfinished: frozenset[str], code: str) -> Iterator[Edit]:
    breaks = list(_breaks(text))
    wrapped = _wrapped_width(text, breaks)
    for gap in breaks:
        single = text.count("\n", gap.start, gap.end) == 1
        if single and (hyphen := _hyphenation(gap, code)) is not None:
            yield Edit(gap.start - hyphen, gap.end, "", "hyphenation")
        elif _inside(gap, unfinished, single) or (single and _is_wrap(gap, wrapped)):
            yield Edit(gap.start, gap.end, " ", "line break inside a sentence")


def _breaks(text: str) -> Iterator[Break]:
    last = 0
    gaps = [g.span() for g in _GAP.finditer(text) if g.end() < len(text)]
    for (start, end), (following, _) in pairwise([*gaps, (len(text), 0)]):
        yield Break(start, end, text[last:start].lstrip(), text[end:following])
        last = end


def _inside(gap: Break, unfinished: frozenset[str], single: bool) -> bool:
    """Whether the sentence before the break goes on behind it."""
    if len(gap.before.split()) < _FEWEST_WORDS or _STOPPED.search(gap.before):
        return False
    first = gap.after[0]
    last = _LAST_WORD.search(gap.before[-30:])
    if last and (last[1].lower() in unfinished or last[1][-1] in "'’"):
        return first.isalnum() or first in '«“"('
    if _THOUSANDS.search(gap.before[-5:]) and _GROUP.match(gap.after[:20]):
        return True
    return first.islower() and single and _is_prose(gap.after)


def _is_prose(line: str) -> bool:
    """Whether a line that begins with a small letter is the rest of a sentence, no initials of a desk."""
    words = line[:200].split()
    return len(words) >= _FEWEST_WORDS and "/" not in words[0] and (words[0].isalpha() or len(line) > 40)


def _hyphenation(gap: Break, code: str) -> int | None:
    """How many characters before a break go, the hyphen of a divided word (1) or none (0); None if no word
    is divided there.
    """
    left, right = _HYPHENATED.search(gap.before[-40:]), _BEGINNING.match(gap.after[:40])
    if not left or not right or not right[0][0].islower():
        return None
    return 1 if simplemma.is_known((left[1] + right[0]).lower(), lang=code) else 0


def _wrapped_width(text: str, breaks: list[Break]) -> int | None:
    """The width at which the text was wrapped, None where its lines are paragraphs."""
    single = [len(b.before) for b in breaks if text.count("\n", b.start, b.end) == 1]
    if len(single) < _FEWEST_WRAPPED or len(single) == len(breaks):
        return None
    width = max((*single, len(breaks[-1].after)), default=0)
    full = sum(n >= 0.75 * width for n in single)
    return width if _NARROWEST <= width <= _WIDEST and full >= 0.7 * len(single) else None


def _is_wrap(gap: Break, width: int | None) -> bool:
    return width is not None and len(gap.before) >= 0.75 * width and gap.after[0] not in "-–—•*"
