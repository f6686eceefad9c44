"""The parse of a text, free of the parser that made it.

Parts of speech, features and relations are those of Universal Dependencies 2, as spaCy writes them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from recoupe.model.anchor import Anchor

_start, _end = attrgetter("start"), attrgetter("end")
# Words that govern no more others than these are searched one by one.
_FEW = 30


@lru_cache(maxsize=4096)
def _features(morph: str) -> dict[str, str]:
    """The features of "Gender=Fem|Number=Sing"; the parser writes few hundred such lines."""
    pairs = (part.partition("=") for part in reversed(morph.split("|")))
    return {key: value for key, _, value in pairs}


class Token(NamedTuple):
    """A word. ``i`` and ``head`` are positions in the sentence; ``start`` and ``end`` offsets in the article.

    ``head == i`` for the root. ``entity`` is the tagger's label ("PER", "ORG", "LOC", "MISC") or "", and
    ``entity_begins`` tells where one entity ends and the next begins. ``morph`` is "Gender=Fem|Number=Sing".
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: str = ""
    entity: str = ""
    entity_begins: bool = False

    def feature(self, name: str) -> str | None:
        """The value of a morphological feature ("Gender" → "Fem"), None when the word has none."""
        return _features(self.morph).get(name)


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article: its offsets there, and its words."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        # Most words govern none.
        below: dict[int, list[Token]] = {}
        for token in self.tokens:
            if token.head != token.i:
                below.setdefault(token.head, []).append(token)
        found: list[tuple[Token, ...]] = [()] * len(self.tokens)
        for head, tokens in below.items():
            found[head] = tuple(tokens)
        return tuple(found)

    @property
    def root(self) -> Token:
        """The word that heads the sentence."""
        return next((t for t in self.tokens if t.head == t.i), self.tokens[0])

    def head(self, token: Token) -> Token:
        """The word that governs ``token``; itself for the root."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The words that ``token`` governs, in order; only those of the relations ``deps`` when given."""
        below = self._children[token.i]
        if not deps or not below:
            return below
        if len(below) <= _FEW:
            return tuple([t for t in below if t.dep in deps])
        related = self._related
        return tuple(sorted([t for dep in deps for t in related.get((token.i, dep), ())]))

    @cached_property
    def _related(self) -> dict[tuple[int, str], list[Token]]:
        """What words with many below them govern, by relation: one giant sentence has such."""
        found: dict[tuple[int, str], list[Token]] = {}
        for head, below in enumerate(self._children):
            for token in below if len(below) > _FEW else ():
                found.setdefault((head, token.dep), []).append(token)
        return found

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The head of ``token``, the head of that, and so on up to the root."""
        seen = {token.i}
        while token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.i)
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """``token`` and all that it governs, in the order of the text."""
        found, queue = {token.i}, [token]
        while queue:
            for child in self._children[queue.pop().i]:
                if child.i not in found:
                    found.add(child.i)
                    queue.append(child)
        return tuple(self.tokens[i] for i in sorted(found))

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The words that overlap the offsets ``start:end`` of the article."""
        first = bisect_right(self.tokens, start, key=_end)
        return self.tokens[first : bisect_left(self.tokens, end, lo=first, key=_start)]


@dataclass(frozen=True)
class ParsedText:
    """The text of one article with its sentences, which cover it in order and without overlap."""

    article: str
    text: str
    language: str
    sentences: tuple[Sentence, ...] = field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentences_between(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that overlap ``start:end``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return tuple(
            s
            for s in self.sentences[first : bisect_right(self._starts, end)]
            if s.end > start and s.start < end
        )

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor of ``text[start:end]`` without white space at its ends."""
        return Anchor.trimmed(self.article, self.text, start, end)

    def anchor_of(self, tokens: Iterable[Token]) -> Anchor:
        """The anchor from the first to the last of ``tokens``, in the order of the text."""
        words = list(tokens)
        return self.anchor(min(t.start for t in words), max(t.end for t in words))
