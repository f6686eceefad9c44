"""Tags, template marks and pieces of script that an extraction left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recoupe.languages import Language
from recoupe.languages.boilerplate import Boilerplate
from recoupe.text.clean.draft import Draft, Edit

# Elements that begin a line of their own, and those that do not; anything else in <> may be words.
_BLOCK = r"p|br|div|h[1-6]|li|ul|ol|tr|table|blockquote|figure|figcaption|section|article|aside|hr"
_INLINE = r"a|b|i|u|em|strong|span|small|sup|sub|img|iframe|font|mark|cite|q|strike|s|td|th|tbody|noscript"
_TAG = re.compile(rf"</?(?:(?P<block>{_BLOCK})|{_INLINE})(?:\s[^<>]{{0,1000}})?\s?/?>", re.IGNORECASE)
_ELEMENT = re.compile(r"<(?:script|style)\b[^<>]{0,1000}>", re.IGNORECASE)
_ELEMENT_END = re.compile(r"</(?:script|style)\s?>", re.IGNORECASE)
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
# A script longer than this is no leftover; what looks like one has unbalanced brackets.
_LONGEST_SCRIPT = 5_000
_MOST_SCRIPTS = 200
_STATEMENT_END = re.compile(r"(?:\s{0,3}[;)}]|\(\w{0,20}\)){0,4}")
_CHAINED = re.compile(r"\.\w{1,40}\(")


def cut_markup(draft: Draft, language: Language) -> Draft:
    """The draft without tags, template marks and script."""
    patterns = _patterns(language)
    draft = draft.edited(_elements(draft.text))
    draft = draft.replaced(_TAG, lambda m: "\n" if m["block"] else "", "tag")
    draft = draft.replaced(patterns[1], lambda m: "", "template mark")
    return draft.edited(_scripts(draft.text, patterns[0]))


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The beginnings of scripts, and the marks of templates."""
    lexicon = language.lexicon(Boilerplate)
    starts, marks = "|".join(lexicon.scripts), "|".join(lexicon.placeholders)
    return re.compile(rf"(?<!\w)(?:{starts})", re.MULTILINE), re.compile(marks)


def _elements(text: str) -> Iterator[Edit]:
    """Elements of script and style, from their first tag to their last."""
    at = 0
    while (start := _ELEMENT.search(text, at)) and (end := _ELEMENT_END.search(text, start.end())):
        yield Edit(start.start(), end.end(), "", "script")
        at = end.end()


def _scripts(text: str, starts: re.Pattern[str]) -> Iterator[Edit]:
    at = tried = 0
    while tried < _MOST_SCRIPTS and (match := starts.search(text, at)):
        tried += 1
        end = _closed(text, match.end() - 1)
        if end is None:
            at = match.end()
            continue
        while (chained := _CHAINED.match(text, end)) and (closed := _closed(text, chained.end() - 1)):
            end = closed
        tail = _STATEMENT_END.match(text, end)
        end = tail.end() if tail else end
        yield Edit(match.start(), end, " " if _between_words(text, match.start(), end) else "", "script")
        at = end


def _between_words(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()


def _closed(text: str, opening: int) -> int | None:
    """The offset behind the bracket that closes the one at ``opening``; None where it is not near."""
    wanted: list[str] = []
    for at in range(opening, min(len(text), opening + _LONGEST_SCRIPT)):
        character = text[at]
        if character in _BRACKETS:
            wanted.append(_BRACKETS[character])
        elif wanted and character == wanted[-1]:
            wanted.pop()
            if not wanted:
                return at + 1
    return None
