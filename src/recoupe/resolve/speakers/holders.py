"""Who is given which title: in one article, and in the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from recoupe.resolve.speakers.titles import LESS, Title, match

_STEM = 4


class ArticleHolders:
    """The titles given in one article, each with where an actor is first given it."""

    def __init__(self) -> None:
        self._by_stem: dict[str, dict[tuple[str, Title], int]] = {}
        self._found: dict[tuple[Title, float], list[tuple[float, str, int]]] = {}

    def add(self, actor: str, title: Title, start: int) -> None:
        """Note that the words at ``start`` give ``actor`` the title."""
        for stem in sorted({word[:_STEM] for word in title.words}):
            first = self._by_stem.setdefault(stem, {})
            first[actor, title] = min(start, first.get((actor, title), start))
        self._found.clear()

    def titles_of(self, actor: str) -> Iterator[Title]:
        """The titles that the article gives ``actor``."""
        for entries in self._by_stem.values():
            yield from (title for holder, title in entries if holder == actor)

    def of_head(self, said: Title, *, bare: bool = False) -> frozenset[str]:
        """The actors given a title with the same noun, whatever follows it; none if any is not ``bare``."""
        entries = self._by_stem.get(said.head[:_STEM], {})
        found = {(actor, title) for actor, title in entries if title.head == said.head}
        if bare and any(title.rest or title.former for _, title in found):
            return frozenset()
        return frozenset(actor for actor, _ in found)

    def fitting(self, said: Title, least: float) -> list[tuple[float, str, int]]:
        """Fit, actor and place of the titles that fit ``said`` by at least ``least``, in order of entry."""
        key = said, least
        if key not in self._found:
            entries = self._by_stem.get(said.head[:_STEM], {})
            scored = ((match(said, title), actor, start) for (actor, title), start in entries.items())
            self._found[key] = [entry for entry in scored if entry[0] >= least]
        return self._found[key]


class StoryHolders:
    """The titles given anywhere in the story, each actor with the articles that give it."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[tuple[str, Title], set[str]]] = {}
        self._found: dict[Title, dict[str, tuple[int, float]]] = {}
        self._of_actor: dict[str, dict[Title, None]] = {}
        self._fits: dict[tuple[Title, str], float] = {}

    def add(self, actor: str, title: Title, article: str) -> None:
        """Note that ``article`` gives ``actor`` the title."""
        self._of_actor.setdefault(actor, {})[title] = None
        self._fits.clear()
        for word in sorted({title.head, *title.rest}):
            self._by_word.setdefault(word, {}).setdefault((actor, title), set()).add(article)

    def titles_of(self, actor: str) -> Iterable[Title]:
        """The titles that any article gives ``actor``."""
        return self._of_actor.get(actor, {})

    def fit(self, said: Title, actor: str) -> float:
        """How well ``said`` fits the best of the titles that any article gives ``actor``, 0 to 1."""
        key = said, actor
        if key not in self._fits:
            self._fits[key] = max((match(said, title) for title in self.titles_of(actor)), default=0.0)
        return self._fits[key]

    def of(self, said: Title) -> Mapping[str, tuple[int, float]]:
        """The actors whose title says all that ``said`` says: in how many articles, and the best fit.

        Those in most articles come first. Found once a title, over the titles that hold its rarest word.
        """
        if said not in self._found:
            counts = dict(self._counted(said))
            self._found[said] = dict(sorted(counts.items(), key=lambda item: (-item[1][0], item[0])))
        return self._found[said]

    def _counted(self, said: Title) -> Iterator[tuple[str, tuple[int, float]]]:
        words = sorted({said.head, *said.rest})
        rarest = min((self._by_word.get(word, {}) for word in words), key=len)
        articles: dict[str, set[str]] = {}
        fits: dict[str, float] = {}
        for (actor, title), seen in rarest.items():
            fit = match(said, title)
            if fit >= LESS:
                articles.setdefault(actor, set()).update(seen)
                fits[actor] = max(fit, fits.get(actor, 0.0))
        for actor, seen in articles.items():
            yield actor, (len(seen), fits[actor])
