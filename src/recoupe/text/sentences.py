"""Cut a text into sentences.

The press glues sentences ("en 1902.Le bilan"), headings ("la crueLe fleuve") and posts to each other, ends
sentences inside marks ("… mission." "Le président…") and abbreviates; a parser trained on clean text stumbles
over each. Cutting by rule also makes a sentence's parse depend on that sentence alone, so that it can be kept
and used again wherever the sentence is reprinted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from simplemma import is_known

from recoupe.languages import Language
from recoupe.languages.text import Segmentation

_CLOSING = "»”’›)\\]"
# Three kinds of end: a run of stops, the marks that close after it, white space (a straight mark that touches
# the stop closes); the signature of a post, "(@name) 5 janvier 2019"; a capital glued to small letters or to
# a closing mark. The characters at which one may begin are asked for first, which is four times as fast.
_END = re.compile(
    r"(?=[.!?…(A-ZÀ-ÖØ-ÞŒ])(?:"
    rf"(?P<stop>[.!?…]+)(?P<close>(?:[{_CLOSING}]|\s*»|\"(?!\w))*)(?P<space>\s*)"
    r"|\(@\w{1,30}\) [^.!?()\n]{3,25}?\b\d{4}(?P<signed>\s+)(?=[^\W\d_a-z]|[«“\"@#])"
    r"|(?P<glue>(?<=[a-zß-öø-ÿœ]{2})|(?<=[»”]))(?=[A-ZÀ-ÖØ-ÞŒ]))"
)
# A line break; a run of stops before a space, a closing mark or the end; one glued between two words. All
# begin with one set of characters, to which a search jumps.
_ROUGH_END = re.compile(
    r"[.!?…\n](?:(?<=\n)|(?<![.!?…].)[.!?…]*+(?=[\s»”\"’)]|$)|(?<=[a-zà-ÿ][.!?])(?=[A-ZÀ-Ý«“]))"
)
_OPENS = re.compile(r"[«“\"‹(\[—–\-•‘'#@+*►■→]*\s*[A-ZÀ-ÖØ-ÞŒ0-9]")
_INITIAL = re.compile(r"(?:^|[\s\-.’'(«“\"])[A-ZÀ-Ý]$")
_WORD_BEFORE = re.compile(r"[\w°]+$")
_LETTERS_BEFORE = re.compile(r"(?P<mark>[@#/]\w*)?(?P<word>[^\W\d_]+)$")
_LETTERS = re.compile(r"[^\W\d_]+")
# What is looked at on either side of a possible end: no word that decides is longer.
_NEAR = 30
# The number of a list's item, "12. Espagne".
_LONGEST_NUMBER = 3
# How far back the mark is looked for that a closing one belongs to.
_LONGEST_QUOTED = 500
# A word of fewer letters may be the beginning of a trade name ("eBay", "iPhone").
_SHORTEST_GLUED = 3


@dataclass(frozen=True)
class _Words:
    """The lexicon as sets."""

    abbreviations: frozenset[str]
    before_number: frozenset[str]
    openers: frozenset[str]
    elided: frozenset[str]


def cut(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """The sentences of ``text`` as half-open offsets, in order, without the white space around them.

    A line break always ends a sentence: broken lines are joined by cleaning, before.
    """
    words = _words(language)
    for start, end in _lines(text):
        at = start
        for found in _END.finditer(text, start, end):
            if found.end() >= end or found.start() < at:
                continue
            if found["glue"] is not None:
                if found.start() > at and _glued_heading(text, found.start(), words, language.code):
                    yield at, found.start()
                    at = found.start()
            elif found["signed"]:
                yield at, found.start("signed")
                at = found.end()
            elif not _is_item(text, at, found) and _ends(text, found, words):
                yield at, found.end("close")
                at = found.end()
        if at < end:
            yield at, end


def rough_ends(text: str) -> list[int]:
    """Where a sentence or a paragraph may end, by punctuation alone: too often rather than too seldom.

    Offsets just past the stop, for asking which words stand near each other, not what a sentence is.
    """
    return [stop.end() for stop in _ROUGH_END.finditer(text)]


@cache
def _words(language: Language) -> _Words:
    lexicon = language.lexicon(Segmentation)
    return _Words(
        frozenset(lexicon.abbreviations),
        frozenset(lexicon.before_number),
        frozenset(lexicon.openers),
        frozenset(lexicon.elided),
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end


def _is_item(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the stop belongs to the number of a list's item: "2. Belgique"."""
    number = text[start : stop.start()]
    return stop["stop"] == "." and len(number) <= _LONGEST_NUMBER and number.isdigit()


def _ends(text: str, stop: re.Match[str], words: _Words) -> bool:
    """Whether a sentence ends at this stop: what follows must look like a beginning."""
    if not _OPENS.match(text, stop.end(), stop.end() + _NEAR):
        return False
    if stop["stop"] in {"...", "…"} and not stop["close"] and text[stop.end()].isdigit():
        return False
    if stop["stop"] != "." or stop["close"]:
        return not (stop["stop"] == "..." and stop["close"].endswith(")")) or bool(stop["space"])
    before = _WORD_BEFORE.search(text, max(0, stop.start() - _NEAR), stop.start())
    word = before[0] if before else ""
    if word in words.abbreviations or _INITIAL.search(text[max(0, stop.start() - 2) : stop.start()]):
        return False
    if word in words.before_number and text[stop.end()].isdigit():
        return False
    return bool(stop["space"]) or _glued(text, stop, word)


def _glued(text: str, stop: re.Match[str], word: str) -> bool:
    """Whether "mot.Mot" is two sentences: not a number ("5.200") nor an acronym ("S.N.C.F")."""
    after = text[stop.end() : stop.end() + 2]
    if after[0].isdigit() or (
        len(word) < 2 and not word.isdigit() and text[stop.start() - 1] not in _CLOSING
    ):
        return False
    if not after[0].isupper():
        return True
    return after[1:] not in {".", ""} and not (word.isupper() and after.isupper())


def _glued_heading(text: str, at: int, words: _Words, code: str) -> bool:
    """Whether the capital at ``at`` begins another text: "la crueLe fleuve", not "YouTube"."""
    if text[at - 1] in _CLOSING:
        return _closes(text, at - 1)
    before = _LETTERS_BEFORE.search(text, max(0, at - _NEAR), at)
    after = _LETTERS.match(text, at, at + _NEAR)
    if not before or not after or before["mark"] or len(before["word"]) < _SHORTEST_GLUED:
        return False
    opener, follows = after[0].lower(), text[after.end() : after.end() + 1]
    if opener in words.elided and follows in {"'", "’"}:
        return True
    if opener in words.openers and follows.isspace():
        return True
    return (
        before["word"].islower()
        and (follows.isspace() or follows == ",")
        and is_known(before["word"], lang=code)
    )


def _closes(text: str, mark: int) -> bool:
    """Whether the mark at ``mark`` closes: some papers set them the other way round, »ainsi«."""
    opening = text.rfind("«", max(0, mark - _LONGEST_QUOTED), mark)
    if text[mark] != "»" or opening < 0:
        return text[mark - 1] != " "
    return opening == 0 or not (text[opening - 1].isalnum() or text[opening - 1] in "!?")
