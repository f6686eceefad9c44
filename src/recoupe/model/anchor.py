"""Where words stand: half-open offsets, in Unicode code points, into the text of one article.

The same pair of ideas as the TextPositionSelector and the TextQuoteSelector of the W3C Web Annotation
model: a position to find the words, and the words themselves to prove that the position is right.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.record import Record


@dataclass(frozen=True, slots=True, order=True)
class Anchor(Record):
    """Words of an article: ``article.text[start:end] == exact``.

    ``start`` and ``end`` count code points from 0, ``end`` excluded. An anchor is never empty.
    Raises ValueError when the offsets are no span, or when ``exact`` is not as long as the span.
    """

    article: str
    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"an anchor needs 0 <= start < end, not {self.start}:{self.end} ({self.article})"
            )
        if len(self.exact) != self.end - self.start:
            raise ValueError(
                f"{self.exact!r} is not {self.end - self.start} characters long ({self.article})"
            )

    @classmethod
    def of(cls, article: str, text: str, start: int, end: int) -> Anchor:
        """The anchor of ``text[start:end]``, where ``text`` is the whole text of ``article``.

        Raises ValueError when the span is empty or reaches outside the text.
        """
        if end > len(text):
            raise ValueError(f"{start}:{end} reaches past the {len(text)} characters of {article}")
        return cls(article, start, end, text[start:end])

    @classmethod
    def trimmed(cls, article: str, text: str, start: int, end: int) -> Anchor:
        """As ``of``, with white space at both ends left out. Raises ValueError when nothing is left."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls.of(article, text, start, end)

    def overlaps(self, other: Anchor) -> bool:
        """Whether both share at least one character of one article."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def contains(self, other: Anchor) -> bool:
        """Whether ``other`` stands wholly inside these words."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end
