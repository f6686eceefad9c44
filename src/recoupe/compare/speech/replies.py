"""What one says and another denies, in one article: an accusation and its denial, a claim and "faux".

A denial answers what stands just before it. Whom it answers is told by the order of the text, so that both
must stand near each other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from recoupe.compare.common.cutting import sentences
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.sides import Sides
from recoupe.compare.common.stems import stem
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.common.wording import Wording, fold, lowered, telling
from recoupe.compare.sentences.facts.clauses import around
from recoupe.compare.sentences.facts.denied import denying
from recoupe.compare.speech.quoted import Quoted
from recoupe.languages import Language, load
from recoupe.languages.relations import Relations
from recoupe.model import Anchor, Finding, Quotation, Story
from recoupe.resolve.memory import Memory
from recoupe.text.patterns import either

_WORD = re.compile(r"\w+")
# What is denied stands no further before the denial, in characters; an accusation in so many sentences.
_FAR, _SENTENCES = 700, 5
_CLAUSE_END = re.compile(r"[.,;:!?()\n]")
# Who denies so many words denies something else than what he is accused of, if none of them is in that.
_OWN = 2
# A sentence longer than this is shown by its first words.
_LONGEST = 320
_SHARED, _BESIDE = 0.5, 0.45


def find(
    story: Story, language: Language, memory: Memory | None = None, sides: Sides | None = None
) -> Iterator[Finding]:
    """A finding for each statement or accusation that somebody denies, each denial once.

    ``sides`` are those of the story, where they are known.
    """
    teller, sides = Teller(story, language), sides or Sides(story, language)
    memory = Memory() if memory is None else memory
    done: set[tuple[str, str]] = set()
    for denials in _Denials.each(story, sides, language):
        for claim, denial, notes, sure in denials.found(memory):
            key = (plain(claim.exact), plain(denial.exact))
            if key not in done:
                done.add(key)
                yield teller.finding(
                    "contradicts",
                    "claim_denied",
                    [claim, denial],
                    sure,
                    about=short(claim.exact),
                    notes=notes,
                )


class _Denials(Quoted):
    """Finds who denies what in one article."""

    @cached_property
    def _low(self) -> str:
        return lowered(self.article.text)

    def found(self, memory: Memory) -> Iterator[tuple[Anchor, Anchor, tuple[str, str], float]]:
        """What is claimed, what denies it, who says either, and how surely the one answers the other."""
        answered: list[Anchor] = []
        denials, accusations = memory.part_of("denied", self.article.id, self._depends(), self._read)
        for n in denials:
            quotation = self._spoken[n]
            claim = self._claim(n) if quotation.speaker_name is not None and not quotation.hearsay else None
            if claim is not None:
                sure = _SHARED if self._shared(claim, quotation) else _BESIDE
                answered.append(quotation.content)
                names = (claim.speaker_name or "", quotation.speaker_name or "")
                yield claim.content, quotation.content, names, sure
        for spans in accusations:
            accusation, denial = (Anchor.of(self.article.id, self.article.text, *span) for span in spans)
            if not any(denial.start - _LONGEST < a.start < denial.end + _LONGEST for a in answered):
                yield accusation, denial, ("", ""), _BESIDE

    def _depends(self) -> tuple[object, ...]:
        """What the denials depend on beside the text."""
        return tuple(
            (q.mode, q.content.start, q.content.end, q.cue and (q.cue.start, q.cue.end)) for q in self._spoken
        )

    def _read(self) -> tuple[list[int], list[list[tuple[int, int]]]]:
        """The numbers of the quotations that deny, and the places of accusations and of their denials."""
        denials = [n for n, quotation in enumerate(self._spoken) if self._denies(quotation)]
        return denials, [[(a.start, a.end) for a in pair] for pair in self._accused()]

    def _denies(self, quotation: Quotation) -> bool:
        """Whether the words, or the verb that brings them in, say that something is not so."""
        content = lowered(quotation.content.exact[:40])
        cue = lowered(quotation.cue.exact) if quotation.cue else ""
        if _untrue(self._language.code).match(content):
            return True
        # "« Faux », rétorque-t-il": the mark stands before the words that are taken for the quotation.
        if _pattern("denying", self._language).search(cue):
            return True
        return bool(_pattern("retorting", self._language).search(cue)) and self._negated(quotation) > 0

    def _claim(self, number: int) -> Quotation | None:
        """The last statement of another side before the ``number``-th, with which it has a word in common."""
        reply = self._spoken[number]
        side = self._sides.of_speaker(reply)
        for other in reversed(self._spoken[max(0, number - 4) : number]):
            if reply.content.start - other.content.end > _FAR:
                return None
            theirs = self._sides.of_speaker(other)
            if other.speaker_name is None or theirs == side or other.content.overlaps(reply.content):
                continue
            false = _untrue(self._language.code).match(lowered(reply.content.exact[:40]))
            denied = reply.cue and _pattern("denying", self._language).search(lowered(reply.cue.exact))
            # "Rien", "jamais" deny by themselves; "pas" needs more of the same words.
            enough = 1 if denied or self._negated(reply) > 1 else 2
            return other if false or len(self._shared(other, reply)) >= enough else None
        return None

    def _negated(self, quotation: Quotation) -> int:
        """0 where nothing denies, 1 for "pas", 2 for "jamais" and "rien"."""
        if not Wording.of(quotation.content.exact, self._language).negated:
            return 0
        strong = _pattern("never", self._language).search(lowered(quotation.content.exact))
        return 2 if strong else 1

    def _shared(self, one: Quotation, other: Quotation) -> frozenset[str]:
        return self._stems(one.content.exact) & self._stems(other.content.exact)

    def _stems(self, text: str) -> frozenset[str]:
        words = telling(text, self._language)
        return frozenset(stem(w, self._language.code) for w in words if len(w) > 3)

    def _accused(self) -> Iterator[tuple[Anchor, Anchor]]:
        """Sentences in which somebody is accused, each with the one near behind that denies it."""
        cuts = sentences(self.article.text, self._language)
        starts = [start for start, _ in cuts]
        last: tuple[int, tuple[int, int]] | None = None
        for found in _either(self._language.code).finditer(self._low):
            at = bisect_right(starts, found.start()) - 1
            if at < 0 or found.start() >= cuts[at][1]:
                continue
            if not found["refusing"] and self._is_quoted(found.start()):
                continue
            if found["accusing"]:
                last = at, found.span()
            elif (
                last is not None
                and at - last[0] <= _SENTENCES
                and self._answers(cuts[last[0]], found.start())
            ):
                yield self._sides_of(cuts, last, (at, found.span()))
                last = None

    def _sides_of(
        self,
        cuts: Sequence[tuple[int, int]],
        one: tuple[int, tuple[int, int]],
        other: tuple[int, tuple[int, int]],
    ) -> tuple[Anchor, Anchor]:
        """The sentences of both, or of one sentence the clauses."""
        (first, words), (second, denial) = one, other
        if first != second:
            return self._anchor(cuts[first]), self._anchor(cuts[second])
        start, end = cuts[first]
        whole = Anchor.of(self.article.id, self.article.text, start, end)
        sides = [around(whole, a - start, b - start) for a, b in (words, denial)]
        return (sides[0], sides[1]) if sides[0] != sides[1] else (whole, whole)

    def _answers(self, accusation: tuple[int, int], at: int) -> bool:
        """Whether what is denied at ``at`` may be the accusation: not something of its own."""
        if _pattern("turned_before", self._language).search(self._low[max(0, at - 12) : at]):
            return False
        own = denying(self._language.code).match(self._low, at)
        if own is None:
            return True
        stop = _CLAUSE_END.search(self._low, own.end())
        what = self._stems(self.article.text[own.end() : stop.start() if stop else len(self._low)])
        return len(what) < _OWN or bool(what & self._stems(self.article.text[slice(*accusation)]))

    def _anchor(self, span: tuple[int, int]) -> Anchor:
        start, end = span
        if end - start > _LONGEST:
            end = self.article.text.rfind(" ", start, start + _LONGEST)
        return Anchor.of(self.article.id, self.article.text, start, max(end, start + 1))


def plain(text: str) -> str:
    """The words of ``text``, the same for all ways to set them."""
    return " ".join(_WORD.findall(fold(text)))


def _pattern(name: str, language: Language) -> re.Pattern[str]:
    return words_pattern(Relations, name, language.code)


@cache
def _untrue(code: str) -> re.Pattern[str]:
    """ "Faux" by itself, not "faux dialogue"."""
    return re.compile(rf"{words_pattern(Relations, 'untrue', code).pattern}(?!\s*\w)")


@cache
def _either(code: str) -> re.Pattern[str]:
    words = load(code).lexicon(Relations)
    refusing, accusing, denying = map(either, (words.refusing, words.accusing, words.denying))
    return re.compile(rf"\b(?:(?P<refusing>{refusing})|(?P<accusing>{accusing})|{denying}(?![\w-]))")
