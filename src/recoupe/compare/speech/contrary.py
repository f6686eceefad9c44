"""A statement and the sentence that answers it with the contrary: "soutient au contraire", "dément".

Whom it answers is told by the order of the text, so that both stand in one article, near each other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from recoupe.compare.common.cutting import sentences
from recoupe.compare.common.meeting import Holders
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.sides import Sides
from recoupe.compare.common.stems import stems_in
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.common.wording import Wording, lowered
from recoupe.compare.speech.quoted import Quoted
from recoupe.languages import Language, load
from recoupe.languages.opposed import Opposed
from recoupe.languages.relations import Relations
from recoupe.model import Anchor, Article, Finding, Quotation, Story
from recoupe.resolve.memory import Memory
from recoupe.text.patterns import either

# The statement stands in one of so many sentences before its answer; one with a word of what is denied in
# one of so many.
_BACK, _FURTHER = 2, 4
# An answer of so few telling words says with the next sentence what it is about.
_BRIEF = 5
# A statement has so many telling words at least.
_FEWEST = 3
# "Ne", "sans" stand so near before the verb that they turn round.
_TURNS = 6
# Two answers with so large a part of their words in common are one, printed twice.
_SAME = 0.7
_SAID, _DENIED = 0.4, 0.34
# Words of more than so few letters are looked for by so many of them; no phrase is longer than this.
_SHORT, _ROOT, _LONG = 3, 7, 60
# What has more characters without an end is no sentence, but a list or a text without marks.
_LONGEST = 1500
_OPENING = '«“":,.!?'


class _Marker(NamedTuple):
    """The words by which a sentence answers: the name of their field, where they stand in the article."""

    kind: str
    start: int
    end: int


def find(
    story: Story, language: Language, memory: Memory | None = None, sides: Sides | None = None
) -> Iterator[Finding]:
    """A finding for each statement that the same article answers with its contrary, each wording once.

    ``sides`` are those of the story, where they are known.
    """
    teller, sides = Teller(story, language), sides or Sides(story, language)
    memory = Memory() if memory is None else memory
    done = _Done()
    for contradictions in _Contradictions.each(story, sides, language):
        markers = _remembered(contradictions.article, language, memory)
        if not markers:
            continue
        for claim, answer, sure in contradictions.found(markers):
            if done.is_new(stems_in(answer.exact, language.code)):
                about = short(claim.exact)
                yield teller.finding("contradicts", "claim_denied", [claim, answer], sure, about=about)


class _Done:
    """The stems of the answers that were told."""

    def __init__(self) -> None:
        self._told: list[frozenset[str]] = []
        self._known: set[frozenset[str]] = set()
        self._holders = Holders()

    def is_new(self, words: frozenset[str]) -> bool:
        """Whether no answer told before has nearly the same ``words``; then it is told."""
        near = (self._told[n] for n in self._holders.sharing(words, _SAME * len(words)))
        if words in self._known or any(len(words & told) >= _SAME * len(words | told) for told in near):
            return False
        self._told.append(words)
        self._known.add(words)
        self._holders.add(words)
        return True


def _remembered(article: Article, language: Language, memory: Memory) -> list[_Marker]:
    """The words of ``article`` by which one answers another with the contrary."""

    def make() -> list[tuple[str, int, int]]:
        found = set(_answering(lowered(article.text), language.code))
        return sorted(found, key=lambda row: (*row[1:], row[0]))

    return [_Marker(*row) for row in memory.part_of("contrary", article.id, (), make)]


class _Contradictions(Quoted):
    """Finds what is answered with its contrary in one article."""

    @cached_property
    def _cuts(self) -> Sequence[tuple[int, int]]:
        return sentences(self.article.text, self._language)

    def found(self, markers: Sequence[_Marker]) -> Iterator[tuple[Anchor, Anchor, float]]:
        """The statements, their answers, and how sure it is that they are opposed."""
        last, starts = -1, [start for start, _ in self._cuts]
        for marker in markers:
            at = bisect_right(starts, marker.start) - 1
            start, end = self._cuts[at]
            if at <= last or marker.end > end or end - start > _LONGEST or not self._says_so(marker, start):
                continue
            answer = self._answer(at, marker)
            claim = self._claim(at, marker, answer) if answer else None
            if answer and claim is not None:
                last = at
                sure = _SAID if marker.kind in {"contrary", "correcting"} else _DENIED
                yield self._anchor(self._cuts[claim]), answer, sure

    def _says_so(self, marker: _Marker, start: int) -> bool:
        """Whether the journalist says it, nothing turning it round, in a sentence from ``start`` on."""
        if marker.kind == "untrue":
            # "Faux, rétorque-t-on", no "faux passeport".
            before = self.article.text[start : marker.start].rstrip(" \xa0\u202f")
            return not before or before[-1] in _OPENING
        if marker.start == start:
            return False  # "Au contraire, …" goes on with what was said
        before = lowered(self.article.text[max(0, marker.start - _TURNS) : marker.start])
        turned = words_pattern(Relations, "turned_before", self._language.code).search(before)
        return not turned and not self._is_quoted(marker.start)

    def _answer(self, at: int, marker: _Marker) -> Anchor | None:
        """The sentence that answers, with the next one where it says little; None where nobody speaks."""
        start, end = self._cuts[at]
        said = bool(self._said(at))
        brief = len(stems_in(self.article.text[start:end], self._language.code)) <= _BRIEF
        if brief and at + 1 < len(self._cuts) and self._said(at + 1):
            end, said = self._cuts[at + 1][1], True
        answer = self._anchor((start, end))
        if marker.kind == "retorting":
            return answer if said and Wording.of(answer.exact, self._language).negated else None
        return answer if said or marker.kind == "denying" else None

    def _claim(self, at: int, marker: _Marker, answer: Anchor) -> int | None:
        """The number of the sentence that is answered: words of another side, or with words of the denial."""
        own = {
            side for q in self._spoken if q.content.overlaps(answer) and (side := self._sides.of_speaker(q))
        }
        denied = self._denied(marker, self._cuts[at][1]) if marker.kind == "denying" else frozenset()
        if denied:
            shared = [
                (len(denied & self._stems(self._cuts[other])), other)
                for other in range(max(0, at - _FURTHER), at)
            ]
            most, nearest = max(shared, default=(0, 0))
            return nearest if most else None
        for other in range(at - 1, max(-1, at - 1 - _BACK), -1):
            sides = {side for q in self._said(other) if (side := self._sides.of_speaker(q))}
            next_to = other == at - 1 and marker.kind == "contrary"
            if (sides - own or next_to) and len(self._stems(self._cuts[other])) >= _FEWEST:
                return other
        return None

    def _denied(self, marker: _Marker, end: int) -> frozenset[str]:
        """The stems of what the verb says is denied, up to the end of its clause."""
        low = lowered(self.article.text[marker.end : end])
        stops = _ends(self._language.code).search(low)
        return self._stems((marker.end, marker.end + stops.start() if stops else end))

    def _said(self, at: int) -> list[Quotation]:
        """What is quoted in the sentence of this number."""
        start, end = self._cuts[at]
        return [q for q in self._spoken if q.content.start < end and start < q.content.end]

    def _stems(self, span: tuple[int, int]) -> frozenset[str]:
        start, end = span
        return stems_in(self.article.text[start : min(end, start + _LONGEST)], self._language.code)

    def _anchor(self, span: tuple[int, int]) -> Anchor:
        start, end = span
        held = self.article.text[start:end]
        return Anchor.of(self.article.id, self.article.text, start, start + len(held.rstrip()))


def _answering(low: str, code: str) -> Iterator[tuple[str, int, int]]:
    """Where words in ``low`` say that another says otherwise, and the field of the lexicon that has them.

    What phrases have in common is looked for first: most texts have none of it.
    """
    for root, pattern in _roots(code):
        at = low.find(root)
        while at >= 0:
            for match in pattern.finditer(low, max(0, at - _LONG), at + _LONG):
                if match.start() <= at < match.end():
                    yield match.lastgroup or "", *match.span()
            at = low.find(root, at + 1)


@cache
def _roots(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The beginnings of words that phrases which answer share, each with the pattern of those phrases."""
    opposed, relations = load(code).lexicon(Opposed), load(code).lexicon(Relations)
    fields = {
        "untrue": relations.untrue,
        "contrary": opposed.contrary,
        "correcting": opposed.correcting,
        "denying": relations.denying,
        "retorting": opposed.retorting,
    }
    phrases = [(field, phrase) for field, held in fields.items() for phrase in held]
    shared = Counter(root for _, phrase in phrases for root in _begins(phrase))
    rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for field, phrase in phrases:
        rows[max(_begins(phrase), key=lambda r: (shared[r], len(r)))][field].append(phrase)
    return tuple(
        (root, re.compile("|".join(rf"(?P<{f}>\b{either(words)}(?![\w-]))" for f, words in held.items())))
        for root, held in sorted(rows.items())
    )


def _begins(phrase: str) -> list[str]:
    """The beginnings of the words of ``phrase`` that tell it from others."""
    return [word[:_ROOT] for word in phrase.replace("'", " ").split() if len(word) > _SHORT] or [phrase]


@cache
def _ends(code: str) -> re.Pattern[str]:
    """Where what is denied ends: a mark, or a word that begins something else."""
    return re.compile(rf"[.,;:!?()\n«“]|\b{either(load(code).lexicon(Relations).denied_ends)}\b")
