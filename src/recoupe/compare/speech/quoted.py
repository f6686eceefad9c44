"""One article with what is quoted in it, for those who look for what answers what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Self

from recoupe.compare.common.sides import Sides
from recoupe.languages import Language
from recoupe.model import Article, Quotation, Story
from recoupe.resolve.grouped import grouped


class Quoted:
    """An article, its quotations in the order of the text, and who of their speakers is on whose side."""

    def __init__(
        self, article: Article, spoken: Sequence[Quotation], sides: Sides, language: Language
    ) -> None:
        self.article = article
        self._held = spoken
        self._sides = sides
        self._language = language

    @classmethod
    def each(cls, story: Story, sides: Sides, language: Language) -> Iterator[Self]:
        """One of each article of ``story``, in its order."""
        spoken = grouped(story.quotations, lambda q: q.content.article)
        for article in story.articles:
            yield cls(article, spoken[article.id], sides, language)

    @cached_property
    def _spoken(self) -> Sequence[Quotation]:
        return sorted(self._held, key=lambda q: q.content)

    def _is_quoted(self, at: int) -> bool:
        """Whether somebody's own words stand at this place of the text."""
        return any(q.mode == "direct" and q.content.start <= at < q.content.end for q in self._spoken)
