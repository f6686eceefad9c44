"""Cut a text into sentences.

The press glues sentences ("en 1902.Le bilan"), ends them inside marks ("… mission." "Le président…") and
abbreviates; a parser trained on clean text stumbles over each. Cutting by rule also makes a sentence's parse
depend on that sentence alone, so that it can be kept and used again wherever the sentence is reprinted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.languages import Language
from recoupe.languages.text import Segmentation

_CLOSING = "»”’›)\\]"
# A run of stops, the marks that close after it, white space. A straight mark that touches the stop closes.
_STOP = re.compile(rf"(?P<stop>[.!?…]+)(?P<close>(?:[{_CLOSING}]|\s*»|\"(?!\w))*)(?P<space>\s*)")
_OPENS = re.compile(r"[«“\"‹(\[—–\-•‘']*\s*[A-ZÀ-ÖØ-ÞŒ0-9]")
_INITIAL = re.compile(r"(?:^|[\s\-.’'(«“\"])[A-ZÀ-Ý]$")
_WORD_BEFORE = re.compile(r"[\w°]+$")


def cut(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """The sentences of ``text`` as half-open offsets, in order, without the white space around them.

    A line break always ends a sentence: broken lines are joined by cleaning, before.
    """
    lexicon = language.lexicon(Segmentation)
    kept = frozenset(lexicon.abbreviations) | frozenset(lexicon.months)
    for start, end in _lines(text):
        at = start
        for stop in _STOP.finditer(text, start, end):
            if stop.end() < end and _ends(text, stop, kept):
                yield at, stop.end("close")
                at = stop.end()
        if at < end:
            yield at, end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end


def _ends(text: str, stop: re.Match[str], kept: frozenset[str]) -> bool:
    """Whether a sentence ends at this stop: what follows must look like a beginning."""
    if not _OPENS.match(text, stop.end()):
        return False
    if stop["stop"] != "." or stop["close"]:
        return not (stop["stop"] == "..." and stop["close"].endswith(")")) or bool(stop["space"])
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    word = before[0] if before else ""
    if word in kept or _INITIAL.search(text[max(0, stop.start() - 2) : stop.start()]):
        return False
    if not stop["space"]:
        return _glued(text, stop, word)
    return True


def _glued(text: str, stop: re.Match[str], word: str) -> bool:
    """Whether "mot.Mot" is two sentences: not a number ("5.200") nor an acronym ("S.N.C.F")."""
    after = text[stop.end() : stop.end() + 2]
    if after[:1].isdigit() or len(word) < 2:
        return False
    return not (after[:1].isupper() and after[1:2] in {".", ""}) and not word.isupper()
