"""An article as a stage: where each mention stands in the telling, and how much it stands out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from recoupe.model import Anchor, Mention, ParsedText, Quotation, Sentence, Token

# How much a word stands out by what it is to its verb: subjects come first, what stands inside a group last
# (the hierarchy of Lappin and Leass 1994, and of centering theory).
_PROMINENCE = {
    "nsubj": 1.0,
    "expl:subj": 1.0,
    "nsubj:pass": 0.9,
    "ROOT": 0.85,
    "dislocated": 0.9,
    "obl:agent": 0.75,
    "vocative": 0.2,
    "obj": 0.55,
    "iobj": 0.55,
    "obl:arg": 0.5,
    "obl:mod": 0.4,
    "obl": 0.45,
    "nmod": 0.3,
}
_OTHER = 0.4
# A clause that stands beside the main one, and what is left to its subject.
_ASIDE = "advcl"
_OF_A_CLAUSE = 0.8
# Relations through which a word has the place of its head: names, appositions, coordination.
_SAME_PLACE = frozenset({"flat", "flat:name", "flat:foreign", "appos", "conj", "fixed"})
# A sentence of which less than this share is the journalist's own adds no distance.
_OWN_SHARE = 0.25
_START, _END = attrgetter("start"), attrgetter("end")


class Place(NamedTuple):
    """Where words stand: the sentence, its number among those the journalist tells, paragraph, prominence.

    ``voice`` is "own" for the journalist's words, "direct" or "indirect" inside what somebody says.
    """

    sentence: int
    told: int
    adds: int
    paragraph: int
    prominence: float
    voice: str


class Scene:
    """The parse of an article with its names and quotations, indexed by offset."""

    def __init__(self, parsed: ParsedText, named: Sequence[Mention], quotations: Sequence[Quotation]) -> None:
        self.parsed = parsed
        self.named = sorted(
            (m for m in named if m.form == "name"), key=lambda m: (m.anchor.start, -m.anchor.end)
        )
        self._name_starts = [m.anchor.start for m in self.named]
        self.quotations = sorted(quotations, key=lambda q: (q.content.start, -q.content.end))
        self._spoke = sorted({(q.source.start, q.source.end) for q in self.quotations if q.source})
        self.sources = frozenset(self._spoke)
        self._direct = _merged(q.content for q in self.quotations if q.mode == "direct")
        self._indirect = _merged(
            q.content for q in self.quotations if q.mode == "indirect" and not _comes_after(q)
        )
        self._starts = [s.start for s in parsed.sentences]
        self._told, self._paragraphs = self._numbered()
        self._places: dict[tuple[int, int], Place] = {}
        self._heads: dict[tuple[int, int], Token | None] = {}

    def sentence_number(self, offset: int) -> int:
        """The number of the sentence in which ``offset`` stands; 0 before the first."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def place(self, start: int, end: int) -> Place:
        """Where the words ``start:end`` stand."""
        found = self._places.get((start, end))
        if found is None:
            found = self._places[start, end] = self._find_place(start, end)
        return found

    def _find_place(self, start: int, end: int) -> Place:
        number = self.sentence_number(start)
        sentence = self.parsed.sentences[number]
        head = self.head(start, end)
        return Place(
            number,
            self._told[number],
            self._told[number] - self._told[number - 1] if number else 1,
            self._paragraphs[number],
            prominence(sentence, head) if head else _OTHER,
            self.voice(start),
        )

    def head(self, start: int, end: int) -> Token | None:
        """The word that heads ``start:end``; None where no word stands."""
        if (start, end) not in self._heads:
            sentence = self.parsed.sentences[self.sentence_number(start)]
            self._heads[start, end] = head_of(sentence, between(sentence, start, end))
        return self._heads[start, end]

    def voice(self, offset: int) -> str:
        """Whose words stand at ``offset``."""
        if _inside(self._direct, offset):
            return "direct"
        return "indirect" if _inside(self._indirect, offset) else "own"

    def speaks(self, name: Mention) -> bool:
        """Whether a name alone is the source of a quotation."""
        return (name.anchor.start, name.anchor.end) in self.sources

    def last_source(self, start: int, end: int) -> tuple[int, int] | None:
        """The last source of a quotation that lies in ``start:end``."""
        for at in range(bisect_left(self._spoke, (end, end)) - 1, -1, -1):
            if self._spoke[at][0] < start:
                return None
            if self._spoke[at][1] <= end:
                return self._spoke[at]
        return None

    def name_at(self, start: int, end: int) -> Mention | None:
        """The first name that overlaps ``start:end``."""
        return next(iter(self.names_between(start, end)), None)

    def names_between(self, start: int, end: int) -> list[Mention]:
        """The names that overlap ``start:end``, in order."""
        first = max(0, bisect_right(self._name_starts, start) - 1)
        found = []
        for mention in self.named[first:]:
            if mention.anchor.start >= end:
                break
            if mention.anchor.end > start:
                found.append(mention)
        return found

    def _numbered(self) -> tuple[list[int], list[int]]:
        """For each sentence: how many told ones end before or with it, and its paragraph."""
        told, paragraphs = [], []
        count = paragraph = end = 0
        for sentence in self.parsed.sentences:
            paragraph += "\n" in self.parsed.text[end : sentence.start]
            quoted = _shared(self._direct, sentence.start, sentence.end)
            count += (sentence.end - sentence.start) * (1 - _OWN_SHARE) >= quoted
            end = sentence.end
            told.append(count)
            paragraphs.append(paragraph)
        return told, paragraphs


def prominence(sentence: Sentence, token: Token) -> float:
    """How much ``token`` stands out in its sentence, 0 to 1: what is said of a subject, less than that."""
    if sentence.children(token, "cop"):
        return _OTHER
    for _ in range(4):
        if token.dep not in _SAME_PLACE or token.head == token.i:
            break
        token = sentence.head(token)
    # "Si Paul X proteste, Léa Y se tait": the subject of the main clause goes on
    is_aside = token.dep.startswith("nsubj") and sentence.head(token).dep == _ASIDE
    return _PROMINENCE.get(token.dep, _OTHER) * (_OF_A_CLAUSE if is_aside else 1.0)


def between(sentence: Sentence, start: int, end: int) -> tuple[Token, ...]:
    """The words of ``sentence`` that overlap ``start:end``, found by bisection: it is asked for each name."""
    first = bisect_right(sentence.tokens, start, key=_END)
    return sentence.tokens[first : bisect_left(sentence.tokens, end, lo=first, key=_START)]


def head_of(sentence: Sentence, tokens: Sequence[Token]) -> Token | None:
    """The first of ``tokens`` that a word outside them governs; None for no tokens."""
    if not tokens:
        return None
    first, last = tokens[0].i, tokens[-1].i
    content = (t for t in tokens if t.pos not in {"DET", "ADP", "PUNCT"})
    for token in content:
        if not first <= token.head <= last or token.head == token.i:
            return token
    return tokens[-1]


def _comes_after(quotation: Quotation) -> bool:
    """Whether cue and source follow the content ("X sera candidat, a-t-il annoncé")."""
    named_by = quotation.source or quotation.cue
    return named_by is not None and named_by.start >= quotation.content.end


def _merged(anchors: Iterable[Anchor]) -> list[tuple[int, int]]:
    """Offsets covered by ``anchors``, as disjoint spans in order."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((a.start, a.end) for a in anchors):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(spans, (offset, float("inf"))) - 1
    return at >= 0 and offset < spans[at][1]


def _shared(spans: list[tuple[int, int]], start: int, end: int) -> int:
    """How many characters of ``start:end`` the spans cover."""
    at = max(0, bisect_right(spans, (start, float("inf"))) - 1)
    shared = 0
    for a, b in spans[at:]:
        if a >= end:
            break
        shared += max(0, min(b, end) - max(a, start))
    return shared
