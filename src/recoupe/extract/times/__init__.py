"""Find the calendar expressions of an article: what they say and which way they point, not yet which day.

``extract`` gives them in the order of the text. Where two phrases could begin at one word the longer wins.
Phrases that only look like a time ("la place du 8 Mai", "tous les samedis") are matched too, and dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from recoupe.extract.times.direction import Directions
from recoupe.extract.times.grammar import Grammar, Match, Triggers
from recoupe.extract.times.guards import Guards
from recoupe.extract.times.lexer import Lexer, Word, plain
from recoupe.extract.times.meanings import meaning
from recoupe.extract.times.scopes import Scopes
from recoupe.languages import Language
from recoupe.languages.calendar import Calendar
from recoupe.model import ParsedText, Sentence, TimeExpression
from recoupe.model.times import Beside, Direction, Meaning, Part, Written

_DIGIT = re.compile(r"\d")
# Stands for every word with digits.
_NUMBER = "0"
_REMEMBERED = 65_536
# "La veille de la grande marche du 3 mai": how many characters may stand between.
_NAMED = 40
_STOP = re.compile(r"[,;:()«»\"“”]")
_MARK = re.compile(r"[«»“”\"\n]")
# What stands before a straight mark that opens.
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f(['’-–—")
# What follows a mark that closes, whatever stands before it: « "il n'y en a pas ", a-t-il dit ».
_AFTER_CLOSING = frozenset(",.;:!?)…")
_PIECES = re.compile(r"[\W_]+|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_readers: dict[str, _Reader] = {}


def extract(parsed: ParsedText, language: Language) -> tuple[TimeExpression, ...]:
    """The calendar expressions of the article, in order, without overlap."""
    reader = _readers.get(language.code)
    if reader is None:
        reader = _readers.setdefault(language.code, _Reader(language))
    return reader.read(parsed)


class _Told(dict[str, frozenset[str] | None]):
    """What a word tells of its sentence, looked up once: None where it hints at no calendar expression, else
    the words of which one must stand there too, none where it is hint enough.
    """

    def __init__(self, triggers: Triggers) -> None:
        self._triggers = triggers

    def __missing__(self, written: str) -> frozenset[str] | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        return self.setdefault(written, self._others(_pieces(written)))

    def _others(self, pieces: Sequence[str]) -> frozenset[str] | None:
        if _NUMBER in pieces or not self._triggers.enough.isdisjoint(pieces):
            return frozenset()
        pairs = self._triggers.pairs
        found = [pairs[piece] for piece in pieces if piece in pairs]
        return frozenset().union(*found) if found else None


def _holds(sentence: Sentence, words: frozenset[str]) -> bool:
    return any(not words.isdisjoint(_pieces(token.text)) for token in sentence.tokens)


@lru_cache(maxsize=_REMEMBERED)
def _pieces(written: str) -> tuple[str, ...]:
    """The word without accents, and what it may be put together of."""
    word = plain(written)
    if word.isalpha():
        return (word,)
    return (_NUMBER,) if _DIGIT.search(word) else (word, *_PIECES.split(word))


class _Reader:
    """Reads calendar expressions of one language."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon(Calendar)
        self._lexer = Lexer(language)
        self._grammar = Grammar(language)
        self._told = _Told(self._grammar.triggers)
        self._guards = Guards(lexicon)
        self._directions = Directions(language)
        self._scopes = Scopes(lexicon.cues)
        self._since = frozenset(lexicon.cues.since)
        self._of = frozenset(map(plain, lexicon.cues.of))

    def read(self, parsed: ParsedText) -> tuple[TimeExpression, ...]:
        turns = _marks(parsed.text)
        found = [
            self._expression(parsed, number, sentence, words, at, match, said, turns)
            for number, sentence in enumerate(parsed.sentences)
            if self._may_hold(sentence)
            for words, at, match, said in self._found(parsed.text, sentence)
        ]
        for n in range(len(found) - 1):
            if isinstance(found[n].meaning, Beside):
                found[n] = self._dated_beside(parsed.text, found[n], found[n + 1])
        return tuple(found)

    def _dated_beside(self, text: str, beside: TimeExpression, other: TimeExpression) -> TimeExpression:
        """ "La veille de la marche du 3 mai": the day after which it counts, where it follows."""
        between = text[beside.anchor.end : other.anchor.start]
        of = plain(between).split()[-1:]
        near = len(between) <= _NAMED and not _STOP.search(between) and self._of.intersection(of)
        if not near or beside.sentence != other.sentence or not isinstance(beside.meaning, Beside):
            return beside
        return replace(beside, meaning=replace(beside.meaning, dated=True))

    def _may_hold(self, sentence: Sentence) -> bool:
        """Whether a word in the sentence makes it worth the search."""
        told = self._told
        for token in sentence.tokens:
            others = told[token.text]
            if others is not None and (not others or _holds(sentence, others)):
                return True
        return False

    def _found(self, text: str, sentence: Sentence) -> Iterator[tuple[Sequence[Word], int, Match, Meaning]]:
        words = self._lexer.words(text, sentence.start, sentence.end)
        at = 0
        while at < len(words):
            taken = self._taken(text, sentence, words, at) if self._grammar.begins(words, at) else None
            if taken is None:
                at += 1
                continue
            match, said = taken
            if said is not None:
                yield words, at, match, said
            at = match.end

    def _taken(
        self, text: str, sentence: Sentence, words: Sequence[Word], at: int
    ) -> tuple[Match, Meaning | None] | None:
        """The longest phrase at ``at`` that its surroundings allow; its meaning is None if it is no time."""
        for match in self._grammar.matches(words, at):
            if match.phrase.means == "nothing":
                return match, None
            said = meaning(match)
            if said is not None and self._guards.allow(text, sentence, words, at, match, said):
                return match, said
        return None

    def _expression(
        self,
        parsed: ParsedText,
        number: int,
        sentence: Sentence,
        words: Sequence[Word],
        at: int,
        match: Match,
        said: Meaning,
        turns: Sequence[int],
    ) -> TimeExpression:
        first = self._guards.first(words, at, match, said)
        start, end = words[first].start, words[match.end - 1].end
        before = [parsed.text[w.start : w.end].lower() for w in words[max(0, at - 2) : first + 1]]
        return TimeExpression(
            anchor=parsed.anchor(start, end),
            meaning=said,
            direction=self._direction(sentence, match, said, start, end),
            anaphoric=_anaphoric(match),
            quoted=bisect_right(turns, start) % 2 == 1,
            since=match.phrase.since or bool(self._since.intersection(before)),
            sentence=number,
            scope=self._scopes.of(sentence, start, end),
        )

    def _direction(self, sentence: Sentence, match: Match, said: Meaning, start: int, end: int) -> Direction:
        fixed = _direction_said(match)
        if fixed in {"past", "future"}:
            return fixed or "unknown"
        found = self._directions.of(sentence, start, end, _dated(said))
        return fixed if fixed is not None and found == "unknown" else found


def _direction_said(match: Match) -> Direction | None:
    """The direction that the words of the phrase themselves give."""
    for slot in match.slots:
        if slot.name in {"last", "lasts", "previous"}:
            return "past"
        if slot.name in {"next", "nexts", "following"}:
            return "future"
        if slot.part is not None and (inner := _direction_said(slot.part)) is not None:
            return inner
    return match.phrase.direction


def _dated(said: Meaning) -> bool:
    if isinstance(said, Part):
        return _dated(said.of)
    return isinstance(said, Written) and said.month is not None


def _anaphoric(match: Match) -> bool:
    inner = (s.part for s in match.slots if s.part)
    return match.phrase.anaphoric or any(_anaphoric(part) for part in inner)


def _marks(text: str) -> list[int]:
    """Where quotation marks open and close, in turn; a line break closes what is left open."""
    turns: list[int] = []
    for match in _MARK.finditer(text):
        opened = len(turns) % 2 == 1
        mark = match[0]
        opens = mark in "«“" or (mark == '"' and _opens(text, match.start()))
        closes = mark in "»”\n" or (mark == '"' and not opens)
        if closes if opened else opens:
            turns.append(match.start())
    return turns


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark opens: space before it, and neither space nor a stop after."""
    after = text[at + 1 : at + 2]
    return (at == 0 or text[at - 1] in _BEFORE_OPENING) and not (after.isspace() or after in _AFTER_CLOSING)
