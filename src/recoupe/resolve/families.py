"""Which articles copy one another, or the same agency text, wholly or by passages.

Candidates come from winnowed word shingles (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms
for document fingerprinting", SIGMOD 2003): every run of ``SHINGLE + WINDOW - 1`` words in common is found,
however long the articles around it — a sketch of whole articles, such as MinHash, is blind to a paragraph in
a long text. The verdict is an exact alignment of words. Two reporters who print one statement do not copy
each other: a passage needs words that nobody is quoted with, or a statement that is cut in both. Nor does an
outlet that prints one background paragraph under several articles copy itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from recoupe.model import Anchor, Article, Passage, Reading, claim_id
from recoupe.resolve.connect import connected
from recoupe.resolve.memory import NO_MEMORY, Memory, digest
from recoupe.resolve.shingles import Block, Words, align, fingerprints

Prints = NDArray[np.uint64]

# A copy is a passage of this many words of the journalists' own text (the annotation guide).
PASSAGE = 30
# Of which so many at least are the journalists' own: a statement that two quote, each with a few words around
# it, is no copy; a report that strings statements together, reprinted, is.
OWN = 12
_CUT = re.compile(r"[(\[]\s?(?:\.{3}|…)\s?[)\]]")
# An article is a copy when most of it is.
MOST = 0.5
# Two articles have about as much of a third when the shares are in this ratio.
_ABOUT = 0.95
# Within one fingerprint's articles each is held against its first ones: a large family stays linear.
LEADS = 4
# A passage of PASSAGE words has (PASSAGE - SHINGLE + 1) / WINDOW fingerprints at least; an edit may cost one.
FEWEST = 2
# What an outlet prints under so many of its articles that have little else in common is no news in any.
_STANDING = 3
_LITTLE = 0.1


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage as spans of characters of both texts, and how many words of it are the same."""

    first: tuple[int, int]
    second: tuple[int, int]
    matched: int

    def turned(self) -> Shared:
        """The same, seen from the second text."""
        return Shared(self.second, self.first, self.matched)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles (positions in the list), the passages they share, and the words of each article."""

    first: int
    second: int
    blocks: tuple[Shared, ...]
    words: tuple[int, int]

    @property
    def matched(self) -> int:
        """The words that both have, in passages that count."""
        return sum(block.matched for block in self.blocks)

    @property
    def share(self) -> float:
        """The share of the shorter article."""
        return self.matched / max(min(self.words), 1)

    def share_of(self, number: int) -> float:
        """The share of one of the two."""
        return self.matched / max(self.words[number != self.first], 1)


class _Text:
    """An article with what is quoted in it; its words are cut only when somebody asks."""

    def __init__(self, article: Article, quoted: Sequence[tuple[int, int]]) -> None:
        self.article, self.quoted = article, quoted
        # What it shares with others depends on these alone.
        self.own = article.text, quoted

    @cached_property
    def key(self) -> str:
        return digest(self.article.text)

    @cached_property
    def with_quotations(self) -> str:
        return digest(self.article.text, *self.quoted)

    @cached_property
    def words(self) -> Words:
        return Words.of(self.article.text, self.quoted)

    def sketch(self) -> tuple[int, list[int]]:
        """How many words there are, and their fingerprints."""
        return len(self.words), fingerprints(self.words)

    def remembered(self, memory: Memory) -> tuple[int, Prints]:
        """The sketch, where it need not be made again."""
        count, prints = memory.part("sketch", self.key, self.sketch)
        return count, np.array(prints, np.uint64)


def find_families(
    articles: Sequence[Article], readings: Iterable[Reading], memory: Memory = NO_MEMORY
) -> tuple[tuple[Article, ...], tuple[Passage, ...]]:
    """The articles with ``family``, ``copy_of``, ``copied_share``, and the passages that several share.

    A family holds the articles of which most is common; its id hashes its first article's id. ``copy_of``
    names the article before this one that has most of its words, the first of several: by date as far as
    dates tell, else by length. ``copied_share`` is the share of this article's words that stand there too, in
    passages of PASSAGE words and more; an edit inside a passage costs the words changed and no others.
    """
    found = list(_pairs(_texts(articles, readings), memory))
    pairs, standing = _told_apart(articles, found)
    families = connected(len(articles), ((p.first, p.second) for p in pairs if p.share >= MOST))
    passages = (*_passages(articles, pairs), *_passages(articles, standing, standing=True))
    return _marked(articles, families, pairs), tuple(sorted(passages, key=lambda p: p.anchors))


def pairs_of(articles: Sequence[Article], readings: Iterable[Reading]) -> list[Pair]:
    """The pairs of articles that share passages, those that an outlet prints under many articles left out.

    For ``eval/copies.py``, which holds them against pairs that a script and a person found.
    """
    return _told_apart(articles, list(_pairs(_texts(articles, readings), NO_MEMORY)))[0]


def _texts(articles: Sequence[Article], readings: Iterable[Reading]) -> list[_Text]:
    quoted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for reading in readings:
        for quotation in reading.quotations:
            if quotation.mode == "direct":
                quoted[reading.article].append((quotation.content.start, quotation.content.end))
    return [_Text(article, sorted(quoted[article.id])) for article in articles]


def _pairs(texts: Sequence[_Text], memory: Memory) -> Iterator[Pair]:
    """The pairs of articles that may have a passage in common, aligned."""
    again = memory.held.again
    sketches = [
        again("sketch", text.article.id, text.own, partial(text.remembered, memory)) for text in texts
    ]
    count = [words for words, _ in sketches]
    for first, second in _candidates(_holders([prints for _, prints in sketches])):
        one, other = texts[first], texts[second]
        pair = one.article.id, other.article.id
        blocks = again("shared", pair, (one.own, other.own), partial(_aligned, one, other, memory))
        yield Pair(first, second, blocks, (count[first], count[second]))


def _holders(prints: Sequence[Prints]) -> Iterator[list[int]]:
    """For each fingerprint that several articles have, these articles, in their order."""
    values = np.concatenate([np.empty(0, np.uint64), *prints])
    if not len(values):
        return
    owners = np.repeat(np.arange(len(prints)), [len(p) for p in prints])
    order = np.argsort(values, kind="stable")
    starts = np.flatnonzero(np.diff(values[order], prepend=~values[order[:1]]))
    ends = np.append(starts[1:], len(values))
    for start, end in zip(*(a[ends - starts > 1].tolist() for a in (starts, ends)), strict=True):
        yield owners[order[start:end]].tolist()


def _candidates(groups: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """The pairs that stand in FEWEST groups together, one of them among the first LEADS of each."""
    common: dict[tuple[int, int], int] = defaultdict(int)
    for holders in groups:
        for at, first in enumerate(holders[:LEADS]):
            for second in holders[at + 1 :]:
                common[first, second] += 1
    return sorted(pair for pair, groups_of_both in common.items() if groups_of_both >= FEWEST)


def _aligned(first: _Text, second: _Text, memory: Memory) -> tuple[Shared, ...]:
    """The passages that two articles share."""

    def make() -> list[list[int]]:
        return [
            [*_span(first.words, block.first), *_span(second.words, block.second), block.matched]
            for block in _copied(first.words, second.words)
        ]

    found = memory.part("shared", f"{first.with_quotations} {second.with_quotations}", make)
    return tuple(Shared((a, b), (c, d), matched) for a, b, c, d, matched in found)


def _copied(first: Words, second: Words) -> Sequence[Block]:
    """The passages that one has from the other; where they are most of a text, its statements as well."""
    blocks = align(first, second, PASSAGE)
    counted = [
        block
        for block in blocks
        if block.own >= OWN or (_is_cut(first, block.first) and _is_cut(second, block.second))
    ]
    most = sum(b.matched for b in counted) >= MOST * min(len(first), len(second))
    return blocks if most else counted


def _span(words: Words, part: range) -> tuple[int, int]:
    """The characters that a range of words takes."""
    return int(words.spans[part.start, 0]), int(words.spans[part.stop - 1, 1])


def _is_cut(words: Words, part: range) -> bool:
    """Whether a statement is shortened: two reporters do not cut one at the same places."""
    return _CUT.search(words.text, *_span(words, part)) is not None


def _told_apart(articles: Sequence[Article], pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs with the passages that count, and with those that an outlet prints under many articles."""
    standing: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, seen in _reprinted(articles, pairs).items():
        for block, _ in seen:
            others = {other for b, other in seen if _overlap(b.first, block.first)}
            if len(others) >= _STANDING - 1:
                standing[number].append(block.first)

    def is_standing(pair: Pair, block: Shared) -> bool:
        return any(_overlap(block.first, span) for span in standing[pair.first]) or any(
            _overlap(block.second, span) for span in standing[pair.second]
        )

    kept, left = [], []
    for pair in pairs:
        apart = tuple(block for block in pair.blocks if is_standing(pair, block))
        if len(apart) < len(pair.blocks):
            kept.append(replace(pair, blocks=tuple(b for b in pair.blocks if b not in apart)))
        if apart:
            left.append(replace(pair, blocks=apart))
    return kept, left


def _reprinted(articles: Sequence[Article], pairs: Iterable[Pair]) -> dict[int, list[tuple[Shared, int]]]:
    """For each article the passages that are all it shares with another of its outlet, and with which.

    Only where little else is common, and each has much more: several versions of one article, and a brief
    that a longer report took up, share news.
    """
    seen: dict[int, list[tuple[Shared, int]]] = defaultdict(list)
    for pair in pairs:
        outlet = articles[pair.first].outlet
        if outlet is None or outlet != articles[pair.second].outlet or pair.share >= MOST:
            continue
        for block in pair.blocks:
            if (pair.matched - block.matched) / (min(pair.words) - block.matched) < _LITTLE:
                seen[pair.first].append((block, pair.second))
                seen[pair.second].append((block.turned(), pair.first))
    return seen


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether most of either span lies in the other."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > MOST * max(one[1] - one[0], other[1] - other[0])


def _marked(
    articles: Sequence[Article], families: Iterable[list[int]], pairs: Iterable[Pair]
) -> tuple[Article, ...]:
    partners: dict[int, list[tuple[int, Pair]]] = defaultdict(list)
    for pair in pairs:
        partners[pair.first].append((pair.second, pair))
        partners[pair.second].append((pair.first, pair))
    marked = list(articles)
    for group in families:
        if len(group) > 1:
            name = claim_id("family", min(articles[n].id for n in group))
            for n in group:
                original, share = _original(n, articles, partners[n])
                marked[n] = replace(articles[n], family=name, copy_of=original, copied_share=share)
    return tuple(marked)


def _original(
    number: int, articles: Sequence[Article], partners: Iterable[tuple[int, Pair]]
) -> tuple[str | None, float]:
    """The article before this one that has most of its words, and their share.

    The first of those that have about as much as any.
    """
    own = _precedence(articles[number])
    before = [
        (precedence, min(pair.share_of(number), 1.0))
        for other, pair in partners
        if pair.share_of(number) >= MOST and (precedence := _precedence(articles[other])) < own
    ]
    if not before:
        return None, 0.0
    most = max(share for _, share in before)
    first, share = min(b for b in before if b[1] >= _ABOUT * most)
    return first[-1], round(share, 3)


def _precedence(article: Article) -> tuple[str, int, str]:
    """Sorts first the article that the others copy: the earliest day, then the longest text."""
    return (article.published.edtf or "9999", -len(article.text), article.id)


def _passages(
    articles: Sequence[Article], pairs: Iterable[Pair], standing: bool = False
) -> Iterator[Passage]:
    """The shared passages, each with its place in every article that prints it."""
    found: dict[tuple[int, int], dict[int, tuple[int, int]]] = {}
    for pair in pairs:
        for block in pair.blocks:
            places = found.setdefault((pair.first, block.first[0]), {pair.first: block.first})
            places[pair.second] = block.second
    for spans in found.values():
        yield Passage(tuple(_anchor(articles[n], *span) for n, span in sorted(spans.items())), standing)


def _anchor(article: Article, start: int, end: int) -> Anchor:
    return Anchor.of(article.id, article.text, start, end)
