"""Quotation marks that were lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.text.clean.draft import Draft, Edit

_LINE = re.compile(r"[^\n]+")
_BEGINNING = re.compile(r"[.!?…]\s+(?=[A-ZÀ-ÖØ-ÞŒ0-9])")
# What stands behind the words of a speaker: ", a dit", ", c'est".
_CUE = re.compile(r",\s+[a-zà-öø-ÿ]")
_FEWEST_WORDS = 3
# Marks of a longer line are not paired: they tell of a table or a page of code.
_LONGEST_LINE = 20_000


def restore_marks(draft: Draft) -> Draft:
    """The draft with the straight mark that opens "…", where only the one that closes it is left.

    That is certain in one case: every other mark of the line has its pair, and the sentence before the lone
    one is followed by a comma and a small letter, as reported words are: ``Il pleut", a dit le maire.``
    """
    return draft.edited(e for m in _LINE.finditer(draft.text) if (e := _opening(draft.text, *m.span())))


def _opening(text: str, start: int, end: int) -> Edit | None:
    if end - start > _LONGEST_LINE or text.count('"', start, end) % 2 == 0:
        return None
    lone = list(_unopened(text, start, end))
    if len(lone) != 1 or not _CUE.match(text, lone[0] + 1):
        return None
    last = text.rfind('"', start, lone[0]) + 1 or start
    begins = [m.end() for m in _BEGINNING.finditer(text, last, lone[0])] or ([start] if last == start else [])
    if not begins or len(text[begins[-1] : lone[0]].split()) < _FEWEST_WORDS:
        return None
    return Edit(begins[-1], begins[-1], '"', "lost quotation mark")


def _unopened(text: str, start: int, end: int) -> Iterator[int]:
    """The marks of a line that close by their shape while none is open. One left open counts as well."""
    opened: int | None = None
    for match in re.finditer('"', text[start:end]):
        at = start + match.start()
        if opened is not None:
            opened = None
        elif at > start and not text[at - 1].isspace() and (at + 1 == end or not text[at + 1].isalnum()):
            yield at
        else:
            opened = at
    if opened is not None:
        yield opened
