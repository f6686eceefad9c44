"""The independent sources of a story: articles that copy one another, or one agency, count once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.dossier import edtf
from recoupe.model import Article


@dataclass(frozen=True, slots=True)
class Family:
    """One independent source. ``number`` counts from 1 in the order of publication; the original is first."""

    number: int
    articles: tuple[Article, ...]

    @property
    def original(self) -> Article:
        """The article that the others copy; the earliest where that is not known."""
        return self.articles[0]

    @property
    def copies(self) -> tuple[Article, ...]:
        """All but the original."""
        return self.articles[1:]


def families(articles: Iterable[Article]) -> tuple[Family, ...]:
    """The families, by the date of their original; an article that names no family is one of its own."""
    groups: dict[tuple[bool, str], list[Article]] = {}
    for article in articles:
        key = (True, article.family) if article.family else (False, article.id)
        groups.setdefault(key, []).append(article)
    ordered = [tuple(sorted(group, key=_original_first)) for group in groups.values()]
    ordered.sort(key=lambda group: by_date(group[0]))
    return tuple(Family(i, group) for i, group in enumerate(ordered, start=1))


def by_date(article: Article) -> tuple[object, ...]:
    """A key for sorting articles: by publication, originals before copies, then by id."""
    return (*edtf.earliest(article.published.edtf), article.copy_of is not None, article.id)


def _original_first(article: Article) -> tuple[object, ...]:
    return (article.copy_of is not None, *by_date(article))
