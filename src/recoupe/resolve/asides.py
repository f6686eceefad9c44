"""What times date beside what an article tells: brackets, nouns, posts, what something is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from recoupe.languages import load
from recoupe.languages.calendar import Calendar
from recoupe.languages.press import Press
from recoupe.model import Anchor, Article
from recoupe.text.patterns import either

# Brackets enclose no more characters than this.
_BRACKETS = 150
# A word before a time is sought within so many characters, the name of who posted within more.
_WORD = 20
_NAME = 40
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
    compared = load(article.language).lexicon(Calendar).cues.compared
    if not any(words.casefold() in low for words in compared):
        return False
    return _compared(article.language).search(before) is not None


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
def _compared(language: str) -> re.Pattern[str]:
    """What stands before a time with which something is compared: "contre 800 ", "comme en "."""
    calendar = load(language).lexicon(Calendar)
    words = either(calendar.cues.compared)
    small = either((*calendar.outside, *calendar.articles))
    return re.compile(rf"(?<!\w){words}(?!\w)(?:[^,;.:()«»]*\d[^,;:()«»]*|(?:\s*{small})*\s*)$", re.I)
