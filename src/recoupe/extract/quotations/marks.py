"""Find the stretches between quotation marks, character by character, without any parse.

The press writes «», “”, "" without direction, ‘’ or '' in pairs, ‹›, +…+ inside marks; it loses marks, closes
them twice, and opens anew at each paragraph of a long statement. Apostrophes, inches and minutes are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

Closure = Literal["both", "unclosed", "unopened", "reopened"]

_MARK = re.compile(r"<<|>>|''|‘‘|’’|‘’|’‘|[«»“”„‟\"‹›‘’'+]")
_FAMILY = {
    "«": "guillemets", "»": "guillemets", "<<": "guillemets", ">>": "guillemets",
    "“": "curly", "”": "curly", "„": "curly", "‟": "curly",
    '"': "straight", "''": "doubled", "‘‘": "doubled", "’’": "doubled", "‘’": "doubled", "’‘": "doubled",
    "‹": "angles", "›": "angles", "‘": "single", "’": "single", "'": "apostrophe", "+": "plus",
}  # fmt: skip
_OPENS = {"«", "<<", "‹", "„"}
_CLOSES = {"»", ">>", "›"}
# Families that hold only inside others, or whose sign is more often something else: dropped when unpaired.
_WEAK = {"single", "apostrophe", "plus", "doubled", "angles"}
_BEFORE = frozenset(" \t\n\u00a0\u202f\u2009([{—–-/'’«“\"‘‹„…:,;")
_AFTER = frozenset(' \t\n\u00a0\u202f\u2009)]}.,;:!?…»”"’›—–-/(%')
_WORD = re.compile(r"\w")
_SPACES = " \t\u00a0\u202f\u2009\n"
# A statement goes on over this many paragraphs at most, and this many characters.
_PARAGRAPHS = 6
_LONGEST = 6_000
_LONGEST_UNOPENED = 300
# A set term in marks is short.
_LONGEST_TERM = 30


# How often "»Ja« " must stand for a habit rather than a slip.
_CONSISTENT = 2
_TURNED = str.maketrans("«»", "»«")
_TURNED_OPEN = re.compile(r"(?<![^\s(])»(?=\w)")
_STRAIGHT_OPEN = re.compile(r"(?<![^\s(])«")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks: ``start:end`` with the marks, ``inner_start:inner_end`` without them.

    ``depth`` is 0 for those inside no other, ``parent`` the position of the one around in the list.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    family: str
    closure: Closure = "both"
    depth: int = 0
    parent: int | None = None


class _Mark(NamedTuple):
    start: int
    end: int
    family: str
    opens: bool
    paragraph: int


def scan(text: str) -> tuple[Stretch, ...]:
    """Every stretch between marks, in the order in which they begin, the outer before the inner."""
    if _reversed(text):
        text = text.translate(_TURNED)
    found: list[Stretch] = []
    waiting: list[_Mark] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        pairs, opened, closed = _match(_directed(text, start, end, number))
        waiting, closed, across = _join(text, waiting, opened, closed, pairs)
        found += across
        found += [_stretch(text, a.start, a.end, b.start, b.end, a.family) for a, b in pairs]
        found += _unopened(text, closed, pairs, start)
        waiting, ended = _end_unclosed(text, waiting, opened, pairs, number)
        found += ended
    found += [_unclosed(text, mark, len(text)) for mark in waiting]
    found = _shortened(text, found)
    kept = (s for s in found if _WORD.search(text, s.inner_start, s.inner_end))
    return _nested(sorted(kept, key=lambda s: (s.start, -s.end)))


def _reversed(text: str) -> bool:
    """Whether the text opens with » and closes with « throughout, as in German books."""
    return not _STRAIGHT_OPEN.search(text) and len(_TURNED_OPEN.findall(text)) >= _CONSISTENT


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        if not line[0].isspace():
            yield line.span()


# -- the direction of a mark ------------------------------------------------------------------------------
def _directed(text: str, start: int, end: int, paragraph: int) -> Iterator[_Mark]:
    """The marks of a paragraph with the direction that their sign and their neighbours give them."""
    open_now: Counter[str] = Counter()
    for match in _MARK.finditer(text, start, end):
        sign, family = match[0], _FAMILY[match[0]]
        before = text[match.start() - 1] if match.start() > start else "\n"
        after = text[match.end()] if match.end() < end else "\n"
        opens = _direction(text, match, sign, family, before, after, open_now)
        if opens is None:
            continue
        open_now[family] = max(0, open_now[family] + (1 if opens else -1))
        yield _Mark(match.start(), match.end(), family, opens, paragraph)


def _direction(
    text: str, match: re.Match[str], sign: str, family: str, before: str, after: str, now: Counter[str]
) -> bool | None:
    """True when the sign opens, False when it closes, None when it is no mark."""
    if sign in _OPENS:
        # Typed the wrong way round: "les «zones grises«, dit-il".
        return not (now[family] and before not in _BEFORE and after in _AFTER)
    if sign in _CLOSES:
        return _closing(before, after, bool(now[family]))
    if family == "curly":
        return _curly(sign, before, after, now)
    if family == "straight":
        return _straight(before, after, now)
    if family == "doubled":
        return None if before.isalnum() and after.isalnum() else _straight(before, after, now, "doubled")
    if family == "plus":
        return _plus(before, after, now)
    return _single(text, match, family, before, after, now)


def _closing(before: str, after: str, is_open: bool) -> bool | None:
    """A closing sign closes; with nothing open it is a bullet, or was typed the wrong way round ("d'»un")."""
    if is_open:
        return False
    if before == "\n":
        return None
    return before in "'’" or (before in _SPACES and after.isalnum())


def _leans(before: str, after: str) -> bool | None:
    """The direction that the neighbours suggest: open after a space, closed before one."""
    left, right = before in _BEFORE, after in _AFTER
    if left == right:
        return None
    return left


def _curly(sign: str, before: str, after: str, now: Counter[str]) -> bool:
    leans = _leans(before, after)
    if sign in "“‟" and now["curly"] and leans is False:
        return False
    if sign == "”" and not now["curly"] and leans is True:
        return True
    return sign != "”"


def _straight(before: str, after: str, now: Counter[str], family: str = "straight") -> bool | None:
    if not now[family] and before.isdigit() and family == "straight":
        return None  # inches, seconds
    leans = _leans(before, after)
    return leans if leans is not None else not now[family]


def _plus(before: str, after: str, now: Counter[str]) -> bool | None:
    outside = not (now["guillemets"] or now["straight"] or now["curly"])
    if now["plus"]:
        return False if not before.isspace() and not after.isalnum() else None
    return True if not outside and before in _BEFORE and after.isalpha() else None


def _single(
    text: str, match: re.Match[str], family: str, before: str, after: str, now: Counter[str]
) -> bool | None:
    """A single sign quotes when it stands after a space and its fellow before one; else it elides."""
    if now[family] and match[0] != "‘":
        return None if after.isalnum() or before.isspace() else False
    if match[0] == "’" or not (before in _BEFORE and before not in "'’" and after.isalpha()):
        return None
    fellow = "’" if match[0] == "‘" else "'"
    ahead = text[match.end() + 1 : match.end() + 200].split("\n")[0]
    return True if re.search(rf"\w[.!?…]?{fellow}(?!\w)", ahead) else None


# -- pairs ------------------------------------------------------------------------------------------------
Pairs = list[tuple[_Mark, _Mark]]


def _match(marks: Iterator[_Mark]) -> tuple[Pairs, list[_Mark], list[_Mark]]:
    """Pairs, opening marks without a fellow, closing marks without one."""
    stack: list[_Mark] = []
    open_now: Counter[str] = Counter()
    pairs: Pairs = []
    opened: list[_Mark] = []
    closed: list[_Mark] = []
    for mark in marks:
        if mark.opens:
            stack.append(mark)
            open_now[mark.family] += 1
        elif not open_now[mark.family]:
            closed.append(mark)
        else:
            while (top := stack.pop()).family != mark.family:
                opened.append(top)
                open_now[top.family] -= 1
            open_now[mark.family] -= 1
            pairs.append((top, mark))
    opened = sorted(opened + stack, key=lambda m: m.start)
    return pairs, _strong(opened), _strong(closed)


def _strong(marks: list[_Mark]) -> list[_Mark]:
    return [m for m in marks if m.family not in _WEAK]


def _join(
    text: str, waiting: list[_Mark], opened: list[_Mark], closed: list[_Mark], pairs: Pairs
) -> tuple[list[_Mark], list[_Mark], list[Stretch]]:
    """Close what earlier paragraphs left open with this paragraph's first closing mark."""
    if not waiting or not closed:
        return waiting, closed, []
    mark, close = waiting[-1], closed[0]
    first = min([a.start for a, _ in pairs] + [m.start for m in opened], default=len(text))
    if mark.family != close.family or first < close.start or close.start - mark.end > _LONGEST:
        return waiting, closed, []
    return (
        waiting[:-1],
        closed[1:],
        [_stretch(text, mark.start, mark.end, close.start, close.end, mark.family)],
    )


def _end_unclosed(
    text: str, waiting: list[_Mark], opened: list[_Mark], pairs: Pairs, number: int
) -> tuple[list[_Mark], list[Stretch]]:
    """Which mark stays open after paragraph ``number``, and the stretches that end in it or before.

    What is left open ends at the next opening mark; the last one may go on in the next paragraphs, unless
    these open marks of their own.
    """
    starts = sorted([a.start for a, _ in pairs] + [m.start for m in opened])
    over = [m for m in waiting if starts or number - m.paragraph >= _PARAGRAPHS]
    ended = [_unclosed(text, m, len(text)) for m in over]
    still = [m for m in waiting if m not in over]
    for mark, following in zip(opened, _next_starts(opened, starts), strict=True):
        if following is None:
            still.append(mark)
        else:
            ended.append(_unclosed(text, mark, following))
    return still, ended


def _next_starts(opened: list[_Mark], starts: list[int]) -> list[int | None]:
    """For each mark left open, where the next opening mark of the paragraph stands."""
    following: list[int | None] = []
    at = 0
    for mark in opened:
        while at < len(starts) and starts[at] <= mark.start:
            at += 1
        following.append(starts[at] if at < len(starts) else None)
    return following


def _paragraph_end(text: str, start: int) -> int:
    at = text.find("\n", start)
    return at if at >= 0 else len(text)


# -- stretches --------------------------------------------------------------------------------------------
def _stretch(
    text: str, start: int, inner: int, inner_end: int, end: int, family: str, closure: Closure = "both"
) -> Stretch:
    while inner < inner_end and text[inner].isspace():
        inner += 1
    while inner_end > inner and text[inner_end - 1].isspace():
        inner_end -= 1
    return Stretch(start, end, inner, inner_end, family, closure)


def _unclosed(text: str, mark: _Mark, end: int) -> Stretch:
    end = min(end, _paragraph_end(text, mark.end))
    return _stretch(text, mark.start, mark.end, end, end, mark.family, "unclosed")


def _shortened(text: str, found: list[Stretch]) -> list[Stretch]:
    """The stretches, those never closed no longer than their words show.

    Words that stand in both marks elsewhere are that term again; what begins in the middle of a sentence is a
    fragment and ends with the sentence.
    """
    open_ended = [s for s in found if s.closure == "unclosed"]
    if not open_ended:
        return found
    found = _without_stray(found, open_ended)
    short = [s for s in found if s.closure == "both" and _short(s)]
    terms, inner = {text[s.inner_start : s.inner_end] for s in short}, {s.start: s for s in short}
    return [_shorter(text, _around(text, s, inner), terms) if s.closure == "unclosed" else s for s in found]


def _around(text: str, stretch: Stretch, inner: dict[int, Stretch]) -> Stretch:
    """The stretch with the short one at its end, where one sign closes both: «l'un des «bonnets verts»."""
    last = inner.get(stretch.end)
    words = text[stretch.inner_start : stretch.inner_end]
    several = " " in words and words[-1:].isalpha() and not _SENTENCE_END.search(words)
    if last is None or last.family != stretch.family or not several:
        return stretch
    return replace(stretch, end=last.end, inner_end=last.inner_end, closure="reopened")


def _without_stray(found: list[Stretch], open_ended: list[Stretch]) -> list[Stretch]:
    """Without the stretches that only a stray closing sign makes inside one that is never closed."""
    within = sorted((s.start, s.end) for s in open_ended)
    starts = [start for start, _ in within]
    kept: list[Stretch] = []
    for stretch in found:
        at = bisect_right(starts, stretch.start) - 1
        if stretch.closure != "unopened" or at < 0 or within[at][1] < stretch.end:
            kept.append(stretch)
    return kept


def _short(stretch: Stretch) -> bool:
    return 3 < stretch.inner_end - stretch.inner_start <= _LONGEST_TERM


def _shorter(text: str, stretch: Stretch, terms: set[str]) -> Stretch:
    start, end = stretch.inner_start, stretch.inner_end
    if stretch.closure != "unclosed":
        return stretch
    for length in range(min(_LONGEST_TERM, end - start), 3, -1):
        at = start + length
        if text[start:at] in terms and not (at < end and text[at].isalnum()):
            return replace(stretch, end=at, inner_end=at)
    if text[start : start + 1].islower():
        stop = _SENTENCE_END.search(text, start, end)
        if stop:
            at = start + len(text[start : stop.start()].rstrip())
            return replace(stretch, end=at, inner_end=at)
    return stretch


_SENTENCE_END = re.compile(r"[.!?…](?=[\s\u00a0]+[A-ZÀ-Ý])")
_SENTENCE_START = re.compile(r"[.!?…][\s\u00a0]+(?=[\wÀ-Ý])")


def _unopened(text: str, closed: list[_Mark], pairs: Pairs, start: int) -> Iterator[Stretch]:
    """A closing mark without a fellow: its words begin with their sentence, if that is near."""
    ends = sorted(b.end for _, b in pairs)
    at, floor, after_pair = 0, start, -1
    for mark in closed:
        while at < len(ends) and ends[at] <= mark.start:
            floor = after_pair = max(floor, ends[at])
            at += 1
        lowest = max(floor, mark.start - _LONGEST_UNOPENED)
        begin = max((m.end() for m in _SENTENCE_START.finditer(text, lowest, mark.start)), default=floor)
        if begin >= lowest and begin != after_pair and text[begin : mark.start].strip():
            stretch = _stretch(text, begin, begin, mark.start, mark.end, mark.family, "unopened")
            yield replace(stretch, start=stretch.inner_start)
        floor = after_pair = mark.end


def _nested(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """The stretches with their depth and parent; those that cross another are left out."""
    kept: list[Stretch] = []
    around: list[int] = []
    for stretch in stretches:
        while around and kept[around[-1]].end <= stretch.start:
            around.pop()
        if around and kept[around[-1]].end < stretch.end:
            continue
        parent = around[-1] if around else None
        kept.append(replace(stretch, depth=len(around), parent=parent))
        around.append(len(kept) - 1)
    return tuple(kept)
