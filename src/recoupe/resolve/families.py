"""Which articles copy one another, or the same agency text, wholly or by passages.

Candidates come from winnowed word shingles (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms
for document fingerprinting", SIGMOD 2003): every run of ``SHINGLE + WINDOW - 1`` words in common is found,
however long the articles around it — a sketch of whole articles, such as MinHash, is blind to a paragraph in
a long text. The verdict is an exact alignment of words. Two reporters who print one statement do not copy
each other: a passage needs words that nobody is quoted with, or a statement that is cut in both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recoupe.model import Article, Passage, Reading, claim_id
from recoupe.resolve.connect import connected
from recoupe.resolve.shingles import Block, Words, align, fingerprints

# A copy is a passage of this many words of the journalists' own text (the annotation guide).
PASSAGE = 30
# Of which so many at least are the journalists' own: a statement that two quote, each with a few words around
# it, is no copy; a report that strings statements together, reprinted, is.
OWN = 12
_CUT = re.compile(r"[(\[]\s?(?:\.{3}|…)\s?[)\]]")
# An article is a copy when most of it is.
MOST = 0.5
# Within one fingerprint's articles each is held against its first ones: a large family stays linear.
LEADS = 4
# A passage of PASSAGE words has (PASSAGE - SHINGLE + 1) / WINDOW fingerprints at least; an edit may cost one.
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles (positions in the list), the runs of words they share, and the share of the shorter."""

    first: int
    second: int
    blocks: tuple[Block, ...]
    share: float


def find_families(
    articles: Sequence[Article], readings: Iterable[Reading]
) -> tuple[tuple[Article, ...], tuple[Passage, ...]]:
    """The articles with ``family``, ``copy_of``, ``copied_share``, and the passages that several share.

    A family holds the articles of which most is common; its id hashes its first article's id. ``copy_of``
    names the first one to be published, as far as dates tell, else the longest.
    """
    words = _words(articles, readings)
    pairs = [pair for pair in _pairs(words) if pair.blocks]
    families = connected(len(articles), ((p.first, p.second) for p in pairs if p.share >= MOST))
    return _marked(articles, families, pairs), _passages(articles, words, pairs)


def _words(articles: Sequence[Article], readings: Iterable[Reading]) -> list[Words]:
    quoted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for reading in readings:
        for quotation in reading.quotations:
            if quotation.mode == "direct":
                quoted[reading.article].append((quotation.content.start, quotation.content.end))
    return [Words.of(article.text, quoted[article.id]) for article in articles]


def _pairs(words: Sequence[Words]) -> Iterable[Pair]:
    """The pairs of articles with at least one passage in common, aligned."""
    index: dict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(words):
        for fingerprint in sorted(set(fingerprints(article))):
            index[fingerprint].append(number)
    candidates: dict[tuple[int, int], int] = defaultdict(int)
    for holders in index.values():
        for first in holders[:LEADS]:
            for second in holders:
                if first < second:
                    candidates[first, second] += 1
    for (first, second), common in sorted(candidates.items()):
        if common < FEWEST:
            continue
        blocks = tuple(
            block
            for block in align(words[first], words[second], PASSAGE)
            if block.own >= OWN or _cut_alike(words[first], words[second], block)
        )
        shorter = min(len(words[first]), len(words[second]))
        yield Pair(first, second, blocks, sum(b.matched for b in blocks) / max(shorter, 1))


def _cut_alike(first: Words, second: Words, block: Block) -> bool:
    """Whether a statement is shortened in both: two reporters do not cut one at the same places."""
    return all(
        _CUT.search(words.text, words.spans[part.start][0], words.spans[part.stop - 1][1])
        for words, part in ((first, block.first), (second, block.second))
    )


def _marked(
    articles: Sequence[Article], families: Iterable[list[int]], pairs: Iterable[Pair]
) -> tuple[Article, ...]:
    share: dict[int, float] = defaultdict(float)
    for pair in pairs:
        for number in (pair.first, pair.second):
            share[number] = max(share[number], min(pair.share, 1.0))
    marked = list(articles)
    for group in families:
        if len(group) > 1:
            lead = min(group, key=lambda n: _precedence(articles[n]))
            name = claim_id("family", min(articles[n].id for n in group))
            for n in group:
                original = None if n == lead else articles[lead].id
                marked[n] = replace(
                    articles[n],
                    family=name,
                    copy_of=original,
                    copied_share=round(share[n], 3) if original else 0.0,
                )
    return tuple(marked)


def _precedence(article: Article) -> tuple[str, int, str]:
    """Sorts first the article that the others copy: the earliest day, then the longest text."""
    return (article.published.edtf or "9999", -len(article.text), article.id)


def _passages(
    articles: Sequence[Article], words: Sequence[Words], pairs: Iterable[Pair]
) -> tuple[Passage, ...]:
    """The shared passages, each with its place in every article that prints it."""
    found: dict[tuple[int, ...], dict[int, tuple[int, int]]] = {}
    for pair in pairs:
        for block in pair.blocks:
            key = (pair.first, block.first.start)
            places = found.setdefault(key, {pair.first: (block.first.start, block.first.stop)})
            places[pair.second] = (block.second.start, block.second.stop)
    passages = [
        Passage(tuple(words[n].anchor(articles[n], *span) for n, span in sorted(places.items())))
        for places in found.values()
    ]
    return tuple(sorted(passages, key=lambda p: p.anchors))
