"""The names of places in the page. They depend on content alone: a link that was sent stays good."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from recoupe.model import Anchor

_SHORT = re.compile(r"[A-Za-z][A-Za-z0-9]{0,11}")


class Links:
    """The fragment identifiers of one page: letters, digits and "-", whatever the articles are called."""

    def __init__(self, articles: Iterable[str]) -> None:
        self._slugs: dict[str, str] = {}
        used: set[str] = set()
        for article in sorted(articles):
            slug = article if _SHORT.fullmatch(article) else f"a{_digest(article, 7)}"
            while slug.casefold() in used:
                slug += "x"
            used.add(slug.casefold())
            self._slugs[article] = slug

    def article(self, article: str) -> str:
        """An article."""
        return f"article-{self._slugs[article]}"

    def words(self, anchor: Anchor) -> str:
        """Words of an article: "gj03899-617-824"."""
        return f"{self._slugs[anchor.article]}-{anchor.start}-{anchor.end}"

    def line(self, claim: str) -> str:
        """The line in which a claim is listed: its kind and the hash in its id."""
        return f"{claim[:1]}-{_digest(claim, 9)}"

    def actor(self, actor: str) -> str:
        """An actor's entry."""
        return f"who-{_digest(actor, 9)}"

    def voice(self, speaker: str) -> str:
        """What an actor said."""
        return f"said-{_digest(speaker, 9)}"

    def stand(self, holder: str) -> str:
        """The positions of an actor."""
        return f"held-{_digest(holder, 9)}"


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()[:length]
