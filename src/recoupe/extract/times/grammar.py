"""Match the phrases of the lexicon: a tree of words, walked from each place where one may begin.

The patterns are written out in full (every option taken and left) and merged into one tree for each list of
phrases, so that all of them are tried in one walk. A list may be a part of another list's phrases.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, product
from typing import NamedTuple

from recoupe.extract.times.lexer import Value, Word, plain
from recoupe.languages import Language
from recoupe.languages.calendar import Calendar, Phrase

_WORDS = re.compile(r"\w+")
_PIECE = re.compile(r"<[\w]+>|[\[\]()|]|[^\s\[\]()|<>]+")


_NOTHING: frozenset[str] = frozenset()


class Slot(NamedTuple):
    """A word of a class in a matched phrase (``name`` without brackets), or a matched part (``part``)."""

    name: str
    value: Value = None
    part: Match | None = None


class Match(NamedTuple):
    """A phrase found: the place after its last word, what it says, and the words of classes in it."""

    end: int
    phrase: Phrase
    slots: tuple[Slot, ...]


class Triggers(NamedTuple):
    """Every phrase without digits holds a word of ``enough``, or one of ``pairs`` and one that goes with it.

    It is the phrase's least common word, or one of its class. "Dès" and "des" are in a third of all
    sentences, but "dès le quinze" asks for a number too.
    """

    enough: frozenset[str]
    pairs: dict[str, frozenset[str]]


@dataclass
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    parts: dict[str, _Node] = field(default_factory=dict)
    phrase: Phrase | None = None


class Grammar:
    """The phrases of one language, ready to be matched."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon(Calendar)
        phrases = lexicon.phrases
        self._lists = {f"<{name}>" for name in phrases}
        self._trees = {f"<{name}>": self._tree(entries) for name, entries in phrases.items()}
        self._triggers = _triggers(lexicon, self._lists)
        self._firsts = {name: self._beginnings(tree) for name, tree in self._trees.items()}
        self._seconds = self._continuations(self._trees["<time>"])

    @property
    def triggers(self) -> Triggers:
        """The words by which a sentence shows that it may hold a phrase."""
        return self._triggers

    def begins(self, words: Sequence[Word], at: int) -> bool:
        """Whether any phrase may begin with ``words[at]`` and go on with the word after it."""
        seconds = self._seconds
        for name, _ in words[at].symbols:
            following = seconds.get(name, _NOTHING)
            if following is None:
                return True
            if following and at + 1 < len(words):
                for other, _ in words[at + 1].symbols:
                    if other in following:
                        return True
        return False

    def matches(self, words: Sequence[Word], at: int) -> list[Match]:
        """The phrases that begin at ``words[at]``, the longest first, then in the order of the lexicon."""
        found: list[Match] = []
        self._walk(self._trees["<time>"], words, at, (), found)
        found.sort(key=lambda m: -m.end)
        return found

    def _walk(
        self, node: _Node, words: Sequence[Word], at: int, slots: tuple[Slot, ...], found: list[Match]
    ) -> None:
        """Add to ``found`` the phrases that go on from ``node`` with ``words[at]``."""
        if node.phrase is not None:
            found.append(Match(at, node.phrase, slots))
        if at >= len(words):
            return
        for name, value in words[at].symbols:
            below = node.words.get(name)
            if below is not None:
                bound = (*slots, Slot(name[1:-1], value)) if name[0] == "<" else slots
                self._walk(below, words, at + 1, bound, found)
        for name, below in node.parts.items():
            if self._may_begin(name, words[at]):
                parts: list[Match] = []
                self._walk(self._trees[name], words, at, (), parts)
                for part in parts:
                    self._walk(below, words, part.end, (*slots, Slot(name[1:-1], None, part)), found)

    def _may_begin(self, name: str, word: Word) -> bool:
        first = self._firsts[name]
        return any(symbol in first for symbol, _ in word.symbols)

    def _tree(self, phrases: Iterable[Phrase]) -> _Node:
        root = _Node()
        for phrase in phrases:
            for symbols in spelled_out(phrase.say):
                node = root
                for symbol in symbols:
                    edges = node.parts if symbol in self._lists else node.words
                    node = edges.setdefault(symbol, _Node())
                if node.phrase is None:
                    node.phrase = phrase
        return root

    def _continuations(self, tree: _Node) -> dict[str, frozenset[str] | None]:
        """For each symbol that may begin a phrase, those that may follow; None where the phrase may end."""
        found: dict[str, frozenset[str] | None] = {}
        trees = [tree]
        for one in trees:
            below = (self._trees[name] for name in one.parts)
            trees.extend(t for t in below if all(t is not other for other in trees))
        for symbol in sorted({symbol for one in trees for symbol in one.words}):
            nodes = [one.words[symbol] for one in trees if symbol in one.words]
            if any(node.phrase is not None for node in nodes):
                found[symbol] = None
            else:
                found[symbol] = frozenset().union(*map(self._beginnings, nodes))
        return found

    def _beginnings(self, tree: _Node) -> frozenset[str]:
        below = (self._beginnings(self._trees[name]) for name in tree.parts)
        return frozenset(tree.words).union(*below)


def spelled_out(pattern: str) -> list[tuple[str, ...]]:
    """Every sequence of words and classes that a pattern stands for. Raises ValueError on a stray bracket."""
    pieces = _PIECE.findall(pattern)
    found, at = _choice(pieces, 0)
    if at != len(pieces):
        raise ValueError(f"a bracket closes that never opened: {pattern}")
    return [tuple(s) for s in dict.fromkeys(map(tuple, found)) if s]


def _choice(pieces: list[str], at: int) -> tuple[list[list[str]], int]:
    """The sequences up to the bracket that closes, "|" between them."""
    options: list[list[str]] = []
    sequence: list[list[list[str]]] = []
    while at < len(pieces) and pieces[at] not in {"]", ")"}:
        piece = pieces[at]
        if piece == "|":
            options.extend(_joined(sequence))
            sequence = []
        elif piece in {"[", "("}:
            inner, at = _choice(pieces, at + 1)
            sequence.append([[], *inner] if piece == "[" else inner)
        else:
            sequence.append([[piece if piece[0] == "<" else plain(piece)]])
        at += 1
    options.extend(_joined(sequence))
    return options, at


def _joined(sequence: list[list[list[str]]]) -> Iterator[list[str]]:
    for combination in product(*sequence):
        yield [word for part in combination for word in part]


def _triggers(lexicon: Calendar, lists: Container[str]) -> Triggers:
    classes = {f"<{name}>": [plain(w) for w in words] for name, words in lexicon.classes.items()}
    common = {f"<{name}>" for name in lexicon.common}

    def rarity(symbol: str) -> tuple[bool, bool, int]:
        return symbol in classes and symbol not in common, symbol[0] != "<", len(symbol)

    enough: set[str] = set()
    pairs: dict[str, set[str]] = {}
    for phrase in chain.from_iterable(lexicon.phrases.values()):
        for symbols in spelled_out(phrase.say) if phrase.means != "nothing" else ():
            if not any(s in lists or (s[0] == "<" and s not in classes) for s in symbols):
                rarest = max(symbols, key=rarity)
                rest = sorted(set(symbols) - {rarest}, key=lambda s: (s not in classes, -len(s), s))
                if rarest in classes or not rest:
                    enough.update(classes.get(rarest, [rarest]))
                else:
                    pairs.setdefault(rarest, set()).update(classes.get(rest[0], [rest[0]]))
    # The parser's words may be pieces of ours ("week", "-", "end"): the last piece will do.
    enough |= {piece for word in enough for piece in _last_piece(word)}
    for word, others in list(pairs.items()):
        others |= {piece for other in others for piece in _WORDS.findall(other)}
        for piece in _last_piece(word):
            pairs.setdefault(piece, set()).update(others)
    return Triggers(frozenset(enough), {word: frozenset(others) for word, others in pairs.items()})


def _last_piece(word: str) -> list[str]:
    return [piece for piece in _WORDS.findall(word)[-1:] if len(piece) > 2]
