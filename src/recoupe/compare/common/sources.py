"""Who is independent of whom, and how a source is named in an explanation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from recoupe.model import Anchor, Article, Story


class Sources:
    """The articles of a story as sources: copies are one, however many outlets print them."""

    def __init__(self, story: Story) -> None:
        self._articles = {article.id: article for article in story.articles}
        self._reprinted: set[str] = set()
        self._shared: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for passage in story.passages:
            first = passage.anchors[0].article
            self._reprinted.add(first)
            for anchor in passage.anchors[1:]:
                self._shared[anchor.article].append((anchor.start, anchor.end, first))

    def article(self, anchor: Anchor) -> Article:
        """The article in which ``anchor`` stands."""
        return self._articles[anchor.article]

    def origin(self, anchor: Anchor) -> str:
        """The independent source behind ``anchor``.

        The family of its article, or of the one whose passage it stands in, else the article itself.
        """
        article = self.article(anchor)
        if article.family is None:
            for start, end, first in self._shared[anchor.article]:
                if start <= anchor.start and anchor.end <= end:
                    article = self._articles[first]
                    break
        return article.family or article.id

    def alone(self, article: Article) -> bool:
        """Whether ``article`` is the origin of no words but its own."""
        return article.family is None and article.id not in self._reprinted

    def independent(self, anchors: Iterable[Anchor]) -> int:
        """How many independent sources stand behind ``anchors``."""
        return len({self.origin(anchor) for anchor in anchors})

    def name(self, anchor: Anchor) -> str:
        """The outlet as a reader knows it, else the id of the article."""
        article = self.article(anchor)
        return article.outlet or article.id

    def day(self, anchor: Anchor) -> str | None:
        """When the article was published, as EDTF."""
        return self.article(anchor).published.edtf
