"""A promise that one source tells without reserve and another without a day, a number or a commitment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from recoupe.compare.common.cutting import ends
from recoupe.compare.common.levels import spans, touch
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.sides import Sides
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import said
from recoupe.compare.common.wording import fold, lowered
from recoupe.languages import load
from recoupe.languages.positions import PositionWords
from recoupe.model import Anchor, Finding, Position, Story
from recoupe.text.patterns import either

# Both are told of within so many days of each other.
_NEAR = timedelta(days=60)
# Words so far apart from those of the position, in characters, are still said of it.
_BESIDE = 120
_WORDS_AFTER = re.compile(r"\W+\w+(?:['’]\w+)?")
_FREE = {"wants", "accepts", "announces", "promises"}
_SURE = 0.42


class Reserves:
    """Finds what is firm in one source and reserved in another, among the positions of one side."""

    def __init__(self, story: Story, sides: Sides, teller: Teller) -> None:
        self._texts = {article.id: article.text for article in story.articles}
        self._sides = sides
        self._teller = teller

    def of(self, positions: Sequence[Position]) -> Iterator[Finding]:
        """A finding where ``positions``, of one side on one subject, are told firmly and with a reserve."""
        free = [(p, words) for p in positions if p.stance in _FREE for words in p.evidence]
        open_ = [(p, words, found) for p, words in free if (found := self._reserve(words))]
        firm = [(p, words) for p, words in free if self._firm(p, words) and not self._reserve(words)]
        origin = self._teller.sources.origin
        opposed = {
            (i, j)
            for i, (position, words, _) in enumerate(open_)
            for j, (other, told) in enumerate(firm)
            if origin(words) != origin(told) and touch(spans(position.date), spans(other.date), _NEAR)
        }
        if opposed:
            reserved = [open_[i] for i in sorted({i for i, _ in opposed})]
            yield self._finding([firm[j] for j in sorted({j for _, j in opposed})], reserved)

    def _firm(self, position: Position, words: Anchor) -> bool:
        """Whether the words say that it is without reserve, or another side says so for the holder."""
        firm = words_pattern(PositionWords, "firm", self._teller.language.code, whole=True, folded=True)
        if not firm.search(fold(self._around(words))):
            return False
        side, reporter = (self._sides.of(actor or "") for actor in (position.actor, position.reported_by))
        return position.stance in {"announces", "promises"} or reporter not in {"", side}

    def _reserve(self, words: Anchor) -> Anchor | None:
        """The words of the sentence behind those of a position that leave it open, if there are any."""
        text = self._texts[words.article]
        end = min(self._end(words), words.end + _BESIDE)
        plain = text[words.end : end]
        found = _reserved(self._teller.language.code).search(lowered(plain))
        if found is None:
            return None
        stop = words.end + found.end()
        after = _WORDS_AFTER.match(text, stop, end)
        return Anchor.of(words.article, text, words.end + found.start(), after.end() if after else stop)

    def _around(self, words: Anchor) -> str:
        text = self._texts[words.article]
        return text[max(0, words.start - 30) : words.end]

    def _end(self, words: Anchor) -> int:
        text = self._texts[words.article]
        stops = ends(text)
        at = bisect_right(stops, words.end)
        return stops[at] if at < len(stops) else len(text)

    def _finding(
        self,
        firm: Sequence[tuple[Position, Anchor]],
        reserved: Sequence[tuple[Position, Anchor, Anchor]],
    ) -> Finding:
        first = firm[0][0]
        name = self._sides.name(self._sides.of(first.actor or ""))
        shown = [
            Anchor.of(words.article, self._texts[words.article], words.start, reserve.end)
            for _, words, reserve in reserved
        ]
        return self._teller.finding(
            "contradicts",
            "firm_and_reserved",
            [*(words for _, words in firm), *(a for _, *both in reserved for a in both)],
            _SURE,
            about=f"{name} : {first.subject}",
            claims=dict.fromkeys([p.id for p, _ in firm] + [p.id for p, _, _ in reserved]),
            name=name,
            subject=first.subject,
            firm=said([words for _, words in firm], self._teller.sources),
            reserved=said(shown, self._teller.sources),
        )


@cache
def _reserved(code: str) -> re.Pattern[str]:
    """What leaves a promise open, with the "mais" before it."""
    words = load(code).lexicon(PositionWords)
    return re.compile(rf"(?:{either(words.but)} )?\b{either(words.reserved)}\b")
