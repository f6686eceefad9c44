"""Cut what stands on a page beside the article.

By data: whole lines that fit a pattern, links that a line announces, credits behind captions. By shape: the
words of a menu above the title. A paragraph of the article is never cut: losing news is worse than keeping a
menu.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from recoupe.languages import Language
from recoupe.languages.boilerplate import Boilerplate, LinePattern
from recoupe.text.clean.draft import Draft, Edit
from recoupe.text.patterns import either

# One for one, so that offsets hold.
_PLAIN = {"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "}
_LINE = re.compile(r"[^\n]+")
_ENDED = re.compile(r"[.!?…][»”\")\]]*$|[»”\"]$")
# A paragraph: this many words, or fewer that end as a sentence does.
_PARAGRAPH, _SENTENCE, _PROMOTION = 30, 12, 20
# No line longer than this is looked at for a pattern: every pattern is then harmless.
_LONGEST_LINE = 450
# A line that announces links, one with a date, in characters; the links below it, and the words of one.
_LONGEST_MARK = 80
_LONGEST_STAMP = 120
_MOST_LINKS = 6
_LONGEST_LINK = 30
# A heading and a bare name, in words; the title of a link inside a paragraph, in characters.
_HEADING = 8
_BARE_NAME = 4
_LONGEST_TITLE = 180
_BULLETS = "■►▶•"
_WORD_BEFORE = re.compile(r"\w+$")
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'.-]*"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without white space around it: its offsets, its words in plain characters, its shape.

    ``ended`` is whether it ends as a sentence does.
    """

    start: int
    end: int
    text: str
    words: int
    ended: bool

    @property
    def is_paragraph(self) -> bool:
        """Whether it is prose rather than a title, a name or a menu."""
        return self.words >= _PARAGRAPH or (self.words >= _SENTENCE and self.ended)

    @property
    def is_prose(self) -> bool:
        """Whether even among links it can only be the article's: promotion hardly ever has 20 words."""
        return self.words >= _PARAGRAPH or (self.words >= _PROMOTION and self.ended)


@dataclass(frozen=True)
class _Patterns:
    """The lexicon, compiled."""

    lines: tuple[tuple[re.Pattern[str], LinePattern], ...]
    links: re.Pattern[str]
    ends: re.Pattern[str]
    inline: re.Pattern[str]
    credit: re.Pattern[str]
    stamps: re.Pattern[str]
    glued_names: tuple[str, ...]


def cut_boilerplate(draft: Draft, language: Language, dated: bool) -> Draft:
    """The draft without menus, share bars, credits, links and notices.

    Where the article is not ``dated`` otherwise, the stamps of agencies stay: only they tell the date.
    """
    return draft.edited(_whole_lines(draft.text, cuts(draft.text, language, dated)))


def cuts(text: str, language: Language, dated: bool = True) -> list[Edit]:
    """What ``cut_boilerplate`` cuts from ``text``, each with the reason."""
    patterns = _compiled(language)
    text = _plain(text)
    lines = [_line(*m.span(), m[0]) for m in _LINE.finditer(text) if not m[0].isspace()]
    found = list(_fitting(lines, patterns, dated))
    gone = {e.start for e in found}
    left = [line for line in lines if line.start not in gone]
    found += _menu(left)
    found += _announced(left, patterns)
    found += _inline_links(text, patterns)
    found += (e for line in left if (e := _credit(line, patterns)))
    return found


def _plain(text: str) -> str:
    # Quicker than translate(), which goes through the text letter by letter.
    for sign, plain in _PLAIN.items():
        text = text.replace(sign, plain)
    return text


def _line(start: int, end: int, plain: str) -> Line:
    start += len(plain) - len(plain.lstrip())
    words = plain.strip()
    return Line(start, start + len(words), words, len(words.split()), bool(_ENDED.search(words[-10:])))


@cache
def _compiled(language: Language) -> _Patterns:
    lexicon = language.lexicon(Boilerplate)
    return _Patterns(
        lines=tuple((re.compile(p.pattern, re.IGNORECASE), p) for p in lexicon.lines),
        links=re.compile("|".join(lexicon.links), re.IGNORECASE),
        ends=re.compile("|".join(lexicon.ends), re.IGNORECASE),
        # What cannot stand before one is asked first: it is cheaper.
        inline=re.compile(rf"(?<![^ .!?…»\")\n])(?:{'|'.join(lexicon.inline)})", re.IGNORECASE),
        credit=_credits(lexicon),
        stamps=re.compile("|".join(lexicon.stamps), re.IGNORECASE),
        glued_names=lexicon.glued_names,
    )


def _credits(lexicon: Boilerplate) -> re.Pattern[str]:
    """A credit behind a caption, with the names that it gives."""
    name = rf"{_NAME}|{either(lexicon.in_credits)}|{either(lexicon.elided_in_credits)}{_NAME}"
    more = rf"(?: ?[/,&|] ?| )(?:{name})"
    return re.compile(
        rf"(?:(?<=[\w.!?»\")])\s+|\s*\()(?:{'|'.join(lexicon.credits)}) ?{_NAME}(?:{more})*\.?\)?$"
    )


def _fitting(lines: Sequence[Line], patterns: _Patterns, dated: bool) -> Iterator[Edit]:
    """The lines that fit a pattern and stand where that one may."""
    paragraphs = [i for i, line in enumerate(lines) if line.is_paragraph]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(lines), -1)
    for i, line in enumerate(lines):
        if len(line.text) > _LONGEST_LINE:
            continue
        where = {"anywhere", *(["head"] if i < first else []), *(["tail"] if i > last else [])}
        if why := _fit(line, patterns, where, dated):
            yield Edit(line.start, line.end, "", why)


def _fit(line: Line, patterns: _Patterns, where: set[str], dated: bool) -> str | None:
    """The pattern that the line fits, None where it fits none."""
    for pattern, entry in patterns.lines:
        if len(line.text) <= entry.longest and entry.where in where and pattern.fullmatch(line.text):
            return entry.pattern
    stamp = dated and where != {"anywhere"} and len(line.text) <= _LONGEST_STAMP
    return "stamp" if stamp and patterns.stamps.fullmatch(line.text) else None


def _menu(lines: Sequence[Line]) -> Iterator[Edit]:
    """Single words above a title: what is left of a menu. A title has no full stop, and a text below it."""
    count = next((i for i, line in enumerate(lines) if line.words > 1), 0)
    if count and count + 1 < len(lines) and not lines[count].ended and lines[count].words > 3:
        for line in lines[:count]:
            if line.text.isalpha():
                yield Edit(line.start, line.end, "", "menu above the title")


def _announced(lines: Sequence[Line], patterns: _Patterns) -> Iterator[Edit]:
    """Links to other articles, behind the lines that announce them."""
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    first = next((i for i, line in enumerate(lines) if line.is_paragraph), len(lines))
    after = -1
    for i, line in enumerate(lines):
        if i <= after or len(line.text) > _LONGEST_MARK:
            continue
        last = bool(patterns.ends.fullmatch(line.text))
        if not last and not patterns.links.fullmatch(line.text):
            continue
        at = bisect_right(prose, i)
        if at == len(prose) and last and i > first:
            after = len(lines) - 1
        else:
            end = prose[at] if at < len(prose) else len(lines)
            after = i + _links(lines[i + 1 : min(end, i + 2 + _MOST_LINKS)], at < len(prose))
        for other in lines[i : after + 1]:
            yield Edit(other.start, other.end, "", f"links: {line.text}")


def _links(lines: Sequence[Line], prose_follows: bool) -> int:
    """How many of the lines are titles of other articles. The last short one before prose is a heading."""
    titles = takewhile(lambda line: _is_title(line, prose_follows), lines[:_MOST_LINKS])
    count = sum(1 for _ in titles)
    if prose_follows and 1 < count == len(lines) and lines[count - 1].words <= _HEADING:
        count -= 1
    return count


def _is_title(line: Line, prose_follows: bool) -> bool:
    """Whether a line may be a link's. A question above prose may be that of an interview."""
    if line.text[-1] == "?":
        return line.text[0] in "-–•*>»" or not prose_follows
    return not line.ended and line.words <= _LONGEST_LINK


def _inline_links(text: str, patterns: _Patterns) -> Iterator[Edit]:
    """Links announced inside a paragraph, where their end is plain: the next sentence is glued to it."""
    for match in patterns.inline.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" ")
        if before and before[-1] not in '.!?…»")\n':
            continue
        if end := _glue(text, match.end(), patterns.glued_names):
            yield Edit(match.start(), end, "", "link inside a paragraph")


def _glue(text: str, start: int, names: tuple[str, ...]) -> int | None:
    """Where, after ``start``, a bullet stands or a capital is glued to a small letter or a closing mark
    ("crueDans"). None where a full stop or the line's end comes first.
    """
    for at in range(start + 10, min(len(text), start + _LONGEST_TITLE)):
        if text[at] in ".\n…":
            return None
        if text[at] in _BULLETS:
            return at
        if text[at].isupper() and (text[at - 1].islower() or text[at - 1] in "»?!"):
            word = _WORD_BEFORE.search(text, at - 15, at)
            if not word or word[0] not in names:
                return at
    return None


def _credit(line: Line, patterns: _Patterns) -> Edit | None:
    """The credit at the end of a caption; the caption too where it is a bare name."""
    if len(line.text) > _LONGEST_LINE or not (match := patterns.credit.search(line.text)):
        return None
    caption = line.text[: match.start()]
    bare = len(caption.split()) <= _BARE_NAME and not _ENDED.search(caption)
    return Edit(line.start if bare else line.start + match.start(), line.end, "", "credit of a picture")


def _whole_lines(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits, with the line break after a line that goes wholly, so that no empty line is left."""
    for edit in edits:
        alone = edit.start == 0 or text[edit.start - 1] == "\n"
        yield edit._replace(end=edit.end + 1) if alone and text[edit.end : edit.end + 1] == "\n" else edit
