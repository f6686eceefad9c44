"""What times date beside what an article tells: brackets, nouns, posts, what something is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from recoupe.languages import load
from recoupe.languages.calendar import Calendar
from recoupe.languages.press import Press
from recoupe.model import Anchor, Article
from recoupe.text.patterns import agreeing, either

# Brackets enclose no more characters than this.
_BRACKETS = 150
# A word before a time is sought within so many characters, the name of who posted within more.
_WORD = 20
_NAME = 40
# No more words than this stand between a degree and "que", or after "celui" before its time.
_FEW = 3
_WORDS = re.compile(r"[\w-]+['’]?")


def lasts(article: Article, anchor: Anchor, since: Sequence[str]) -> bool:
    """Whether the time is one from which something lasts: "depuis lundi"."""
    before = article.text[max(0, anchor.start - _WORD) : anchor.start].split()
    return bool(before) and before[-1].lower() in since


def is_aside(article: Article, anchor: Anchor) -> bool:
    """Whether the time stands in brackets, is compared with, or is that of a post that is shown.

    What it dates is beside what is told.
    """
    before = article.text[max(0, anchor.start - _BRACKETS) : anchor.start]
    if before.rfind("(") > before.rfind(")") or is_of_post(article.text, anchor.start, article.language):
        return True
    return is_compared(article, anchor)


def is_of_post(text: str, at: int, code: str) -> bool:
    """Whether what stands right before ``at`` is what a post that is shown has before its date."""
    return _posts(code).search(text, max(0, at - _NAME), at) is not None


def is_compared(article: Article, anchor: Anchor) -> bool:
    """Whether what the time dates is only compared with: "plus que les 800 marcheurs de dimanche"."""
    before = article.text[max(0, anchor.start - _BRACKETS) : anchor.start]
    # Most times have none of these words before them.
    low = before.casefold()
    hints = _hints(article.language)
    likened = any(words in low for words in hints.words)
    if not likened and not any(word in low for word in hints.than):
        return False
    if not likened and not any(word in low for word in hints.degrees):
        return False
    return any(pattern.search(before) for pattern in _compared(article.language))


class _Hints(NamedTuple):
    """Words without which nothing is compared: one of ``words``, or a degree and what stands behind it."""

    words: tuple[str, ...]
    than: tuple[str, ...]
    degrees: tuple[str, ...]


@cache
def _hints(language: str) -> _Hints:
    cues = load(language).lexicon(Calendar).cues
    than = (word.replace("'", mark) for word in cues.than for mark in "'’")
    # A word that holds another is found with it: "meilleurs".
    degrees = {*cues.degrees, *cues.likewise}
    bare = (word for word in degrees if not any(other != word and other in word for other in degrees))
    return _Hints((*cues.compared, *cues.akin), tuple(dict.fromkeys(than)), tuple(sorted(bare)))


def is_of_noun(article: Article, anchor: Anchor) -> bool:
    """Whether the time dates a noun and not what is told: "les violences de samedi".

    "Dans la soirée de samedi" dates what is told.
    """
    calendar = load(article.language).lexicon(Calendar)
    before = _WORDS.findall(article.text[max(0, anchor.start - _NAME) : anchor.start].lower())
    if not before or before[-1].replace("’", "'") not in calendar.cues.of:
        return False
    return len(before) < 2 or before[-2] not in calendar.cues.parts_of_days


def is_yesterday(code: str, anchor: Anchor) -> bool:
    """Whether a paper of the next morning says so: "hier", "hier soir"."""
    return anchor.exact.lower().startswith(load(code).lexicon(Calendar).cues.yesterday)


@cache
def _posts(language: str) -> re.Pattern[str]:
    """What ends right before the date of a post: "(@VilleDeX) "."""
    return re.compile(f"(?:{'|'.join(load(language).lexicon(Press).posts)})$")


@cache
def _compared(language: str) -> tuple[re.Pattern[str], ...]:
    """What stands before a time with which something is compared: "contre 800 ", "autant que "."""
    calendar = load(language).lexicon(Calendar)
    cues = calendar.cues
    small = either((*calendar.outside, *calendar.articles))
    number = r"[^,;.:()«»]*\d[^,;:()«»]*"
    likened = rf"\s*{either(cues.likened)}(?!\w)(?:\s+[\w'’-]+){{0,{_FEW}}}?(?:\s+{small})+\s*"
    named = rf"\s*{small}\s*[\w-]+(?:\s+[\w-]+)?(?:\s+{small})+\s*"
    akin = rf"{either(cues.akin)}{agreeing(language)}\s+{either(calendar.outside)}"
    words = rf"(?<!\w)(?:{either(cues.compared, curly=True)}|{akin})(?!\w)"
    barred = "".join(rf"(?<!(?<!\w){re.escape(word)}\s)" for word in cues.no_degree)
    begin = rf"(?<![\w'’]){barred}"
    word = rf"\s+(?!{either(cues.at_once)}(?!\w))[\w-]+"
    degree = (
        rf"{begin}(?:{either(cues.degrees)}|{either(cues.likewise)}{word})(?!\w)(?:{word}){{0,{_FEW}}}?\s+"
    )
    than = rf"{either(cues.than, curly=True)}(?:(?<=['’])|(?!\w))"
    return (
        re.compile(rf"{words}(?:{number}|{likened}|(?:\s*{small})*\s*)$", re.I),
        re.compile(rf"{degree}{than}(?:{number}|{likened}|{named}|(?:\s*{small})*\s*)$", re.I),
    )
