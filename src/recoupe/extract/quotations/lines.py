"""An article as periods: runs of words and stretches in marks that belong to one sentence.

A period is what a reader takes for one sentence: a statement of five sentences inside marks and the "a-t-il
dit" after it are one period, in which the statement is a single node. Patterns over nodes therefore do not
depend on how the words inside the marks were parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.marks import Stretch
from recoupe.model import ParsedText, Sentence, Token

# A period longer than this is a table or an attack; it is cut, so that no search within it costs much.
LONGEST = 250
# An address of a page or of a picture, which posts pasted in end with.
ADDRESS = re.compile(r"https?:|pic\.twitter|^www\.")
_CUTS = {"'", "-"}
_start, _end = attrgetter("start"), attrgetter("end")
_CURLY = str.maketrans({"’": "'", "ʼ": "'"})


class Node(NamedTuple):
    """A word outside every mark, or a whole stretch (``stretch`` is its position in the list, else -1)."""

    start: int
    end: int
    text: str
    pos: str
    capital: bool
    token: Token | None
    sentence: Sentence | None
    stretch: int = -1

    @property
    def quoted(self) -> bool:
        """Whether the node is a stretch between marks."""
        return self.stretch >= 0


class _Words(dict[int, str]):
    """Words by position; "" where there is none."""

    def __missing__(self, position: int) -> str:
        return ""


@dataclass(frozen=True)
class Period:
    """``nodes`` in order; ``paragraph`` counts the line breaks before it."""

    nodes: tuple[Node, ...]
    paragraph: int

    @cached_property
    def at(self) -> dict[int, int]:
        """The position of the node that begins at an offset."""
        return {n.start: i for i, n in enumerate(self.nodes)}

    @cached_property
    def quotes(self) -> tuple[int, ...]:
        """Positions of the stretches."""
        return tuple(i for i, n in enumerate(self.nodes) if n.quoted)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The text of every node in lower case; "" for a stretch."""
        return tuple(n.text if n.stretch < 0 else "" for n in self.nodes)

    @cached_property
    def alone(self) -> bool:
        """Whether the period is nothing but words in marks."""
        return all(n.stretch >= 0 or n.pos in {"PUNCT", "CCONJ"} for n in self.nodes)

    @cached_property
    def phrases(self) -> dict[tuple[int, bool, bool], int]:
        """Where noun phrases end that were looked for, so that each is walked through once."""
        return {}

    @cached_property
    def adverbials(self) -> dict[int, int]:
        """Where adverbials end that were looked for, by where they begin; that again where none does."""
        return {}

    @cached_property
    def word(self) -> Callable[[int], str]:
        """The text of the node at a position in lower case; "" outside the period and for a stretch.

        Nothing is asked more often: a look-up that Python does by itself, not a method.
        """
        return _Words(enumerate(self.words)).__getitem__

    def among(self, words: Container[str]) -> list[int]:
        """The positions of the words that are among ``words``."""
        return [i for i, word in enumerate(self.words) if word in words]

    def matches(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether ``words`` stand at ``i``."""
        return i >= 0 and self.words[i : i + len(words)] == words


class Layout:
    """The stretches of an article by the one around them, so that each is looked up once."""

    def __init__(self, stretches: Sequence[Stretch], cues: Cues) -> None:
        self.stretches = stretches
        self.cues = cues
        self._inner: dict[int | None, list[tuple[int, Stretch]]] = {}
        for number, stretch in enumerate(stretches):
            self._inner.setdefault(stretch.parent, []).append((number, stretch))

    def inner(self, within: int | None) -> Sequence[tuple[int, Stretch]]:
        """The stretches right inside the one numbered ``within`` (None: the article), with numbers."""
        return self._inner.get(within, ())


def periods(parsed: ParsedText, layout: Layout, within: int | None = None) -> tuple[Period, ...]:
    """The periods of the article, in order; only those inside the stretch number ``within`` when given."""
    top = layout.inner(within)
    low, high, sentences = 0, len(parsed.text), parsed.sentences
    if within is not None:
        low, high = layout.stretches[within].inner_start, layout.stretches[within].inner_end
        sentences = parsed.sentences_between(low, high)
    found: list[Period] = []
    nodes: list[Node] = []
    at = paragraph = previous = 0
    for sentence in sentences:
        inside = at < len(top) and top[at][1].start < sentence.start < top[at][1].end
        # A line break before the comma of an incise ends no sentence.
        inside = inside or (bool(nodes) and nodes[-1].quoted and parsed.text.startswith(",", sentence.start))
        if nodes and (not inside or len(nodes) > LONGEST):
            found += _split(nodes, paragraph)
            nodes = []
        if not nodes:
            paragraph += parsed.text.count("\n", previous, sentence.start)
            previous = sentence.start
        at = _add(parsed.text, sentence, top, at, nodes, (low, high), layout.cues)
    found += _split(nodes, paragraph)
    return tuple(found)


def _split(nodes: list[Node], paragraph: int) -> Iterator[Period]:
    """The nodes as periods, cut where a sentence ends that glued words or marks hid from the cutter."""
    start = 0
    for i in range(len(nodes) - 1):
        after = nodes[i + 1]
        # Most words begin nothing.
        begins = after.capital or after.stretch >= 0
        if (begins and _sentence_ends(nodes, i)) or i - start >= LONGEST:
            yield Period(tuple(nodes[start : i + 1]), paragraph)
            start = i + 1
    if nodes:
        yield Period(tuple(nodes[start:]), paragraph)


def _sentence_ends(nodes: Sequence[Node], i: int) -> bool:
    node, after = nodes[i], nodes[i + 1]
    if node.stretch < 0 and _post_ends(nodes, i):
        return True
    if not after.capital or after.pos == "PUNCT":
        return False
    if node.text in {".", "!", "?"}:
        return i > 0 and nodes[i - 1].end - nodes[i - 1].start > 1
    return node.quoted and node.text[-1:] in ".!?…" and not after.quoted and after.pos != "SYM"


def _post_ends(nodes: Sequence[Node], i: int) -> bool:
    """Whether a post pasted in ends here: with an address, or with its author and the day."""
    text = nodes[i].text
    if not (text[:1].isdigit() or ADDRESS.search(text)):
        return False
    return not text[0].isdigit() or (len(text) == 4 and any("@" in n.text for n in nodes[max(0, i - 8) : i]))


def _add(
    text: str,
    sentence: Sentence,
    top: Sequence[tuple[int, Stretch]],
    at: int,
    nodes: list[Node],
    limits: tuple[int, int],
    cues: Cues,
) -> int:
    """Add the nodes of a sentence; returns which stretch comes next, the current one if it goes on."""
    if (at >= len(top) or sentence.end <= top[at][1].start) and limits[
        0
    ] <= sentence.start <= sentence.end <= limits[1]:
        _add_words(nodes, sentence, sentence.tokens, cues)
        return at
    tokens, (low, high) = sentence.tokens, limits
    n = bisect_right(tokens, low, key=_end)
    last = bisect_left(tokens, high, lo=n, key=_start)
    while n < last:
        token = tokens[n]
        while at < len(top) and top[at][1].end <= token.start:
            _add_stretch(text, top[at], nodes)
            at += 1
        stretch = top[at][1] if at < len(top) else None
        start, end = max(token.start, low), min(token.end, high)
        if stretch is not None and stretch.start < end:
            if start < stretch.start:
                _add_word(nodes, token, sentence, start, stretch.start, cues)
            _add_stretch(text, top[at], nodes)
            if end > stretch.end:
                _add_word(nodes, token, sentence, stretch.end, end, cues)
            n = max(n + 1, bisect_right(tokens, stretch.end, lo=n, hi=last, key=_end))
        elif end - start < token.end - token.start:
            _add_word(nodes, token, sentence, start, end, cues)
            n += 1
        else:
            until = high if stretch is None else min(high, stretch.start)
            following = bisect_right(tokens, until, lo=n, hi=last, key=_end)
            _add_words(nodes, sentence, tokens[n:following], cues)
            n = following
    while at < len(top) and top[at][1].end <= min(sentence.end, limits[1]):
        _add_stretch(text, top[at], nodes)
        at += 1
    return at


def _add_stretch(text: str, which: tuple[int, Stretch], nodes: list[Node]) -> None:
    number, stretch = which
    if nodes and (nodes[-1].stretch == number or nodes[-1].start >= stretch.start):
        return
    inner = text[stretch.inner_start : stretch.inner_end]
    nodes.append(Node(stretch.start, stretch.end, inner, "QUOTE", inner[:1].isupper(), None, None, number))


def _add_words(nodes: list[Node], sentence: Sentence, tokens: Sequence[Token], cues: Cues) -> None:
    """Add the nodes of whole words; most are plain, and need no more than being put down."""
    deictic, new = cues.deictic, tuple.__new__
    before = nodes[-1].text if nodes else ""
    for token in tokens:
        text = token.text
        if text.isalpha() and before != "-" and (low := text.lower()) not in deictic:
            node = (token.start, token.end, low, token.pos, text[0].isupper(), token, sentence, -1)
            nodes.append(new(Node, node))
            before = low
        else:
            _add_word(nodes, token, sentence, token.start, token.end, cues)
            before = nodes[-1].text if nodes else ""


def _add_word(nodes: list[Node], token: Token, sentence: Sentence, start: int, end: int, cues: Cues) -> None:
    """Add the node of a token, or of the part of it outside the marks.

    "a-t-il" in one piece becomes two nodes, and what the tokenizer cut apart one: "-t" "-il", "-" "elles",
    "d" "'", "celle" "-ci".
    """
    text = token.text
    if end - start < len(text):
        text = text[start - token.start : end - token.start]
    if "’" in text or "ʼ" in text:
        text = text.translate(_CURLY)
    low = text.lower()
    if (
        nodes
        and (low[:1] in _CUTS or nodes[-1].text == "-" or low in cues.deictic)
        and _completes(nodes, start, low, cues)
    ):
        _complete(nodes, token, sentence, end, low, cues)
    elif "-" in text and (cut := _inversion(low, cues)):
        nodes.append(Node(start, start + cut, low[:cut], "AUX", text[0].isupper(), token, sentence))
        nodes.append(Node(start + cut, end, low[cut:], "PRON", False, None, sentence))
    elif not text.isspace():
        nodes.append(Node(start, end, low, token.pos, text[0].isupper(), token, sentence))


def _inversion(low: str, cues: Cues) -> int:
    """Where the subject begins in "a-t-il"; 0 when the word holds none."""
    for link in cues.euphonic:
        head = low.rpartition(link + "-")[0]
        if head and low.rpartition("-")[2].isalpha():
            return len(head)
    return 0


def _completes(nodes: list[Node], start: int, low: str, cues: Cues) -> bool:
    """Whether the word goes on with one that the tokenizer cut off before it."""
    last = nodes[-1]
    if low == "'":
        return last.end == start and len(last.text) <= 2
    if low[:1] == "-" and last.text in cues.euphonic:
        return True
    if last.text == "-" and last.end == start and "-" + low in cues.inverted:
        return True
    return low.removeprefix("-") in cues.deictic and _cut_before(nodes, start, low)


def _complete(nodes: list[Node], token: Token, sentence: Sentence, end: int, low: str, cues: Cues) -> None:
    """Make one node of the last and the word that completes it."""
    last = nodes.pop()
    if low == "'":
        nodes.append(last._replace(end=end, text=last.text + "'"))
    elif last.text in cues.euphonic or "-" + low in cues.inverted:
        nodes.append(Node(last.start, end, last.text + low, "PRON", False, token, sentence))
    else:
        whole = nodes.pop() if last.text == "-" else last
        nodes.append(whole._replace(end=end, text=whole.text + ("-" if last.text == "-" else "") + low))


def _cut_before(nodes: list[Node], start: int, low: str) -> bool:
    """Whether a word and its hyphen, in one piece or two, touch ``start``: "celle" "-" | "ci"."""
    if not nodes or nodes[-1].quoted or nodes[-1].end != start:
        return False
    if nodes[-1].text == "-":
        return len(nodes) > 1 and not nodes[-2].quoted and nodes[-2].end == nodes[-1].start
    return low.startswith("-")
