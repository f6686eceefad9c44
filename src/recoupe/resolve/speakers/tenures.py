"""Who no longer, or not yet, held an office on the day of an article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from recoupe.model import Actor, Article, Role
from recoupe.model.edtf import bounds
from recoupe.resolve.speakers.titles import LESS, Title, Titles, match


class Tenures:
    """The dated roles of the actors of a story, held against the days of its articles."""

    def __init__(self, actors: Iterable[Actor], articles: Iterable[Article], titles: Titles) -> None:
        self._days = {article.id: _bounds(article.published.edtf) for article in articles}
        self._roles = {
            actor.id: [(title, role) for role in actor.roles if (title := titles.read(role.title))]
            for actor in actors
            if any(role.start or role.end for role in actor.roles)
        }

    def excludes(self, actor: str, said: Title, article: str) -> bool:
        """Whether the story tells that ``actor`` was not ``said`` on the day of ``article``.

        So it is where all dated terms of that office were over, or none had begun. Nothing is told of an
        article without a date, nor of one who was "ancien ministre" by what is said itself.
        """
        if said.former or actor not in self._roles:
            return False
        first, last = self._days.get(article, (None, None))
        terms = [role for title, role in self._roles[actor] if match(said, title) >= LESS]
        dated = [role for role in terms if role.start or role.end]
        if first is None or last is None or not dated:
            return False
        if all(_over(role, first) for role in dated):
            return True
        return len(dated) == len(terms) and all(_to_come(role, last) for role in dated)


def _over(role: Role, day: date) -> bool:
    """Whether the term ended before ``day``."""
    end = _bounds(role.end)[1]
    return end is not None and end < day


def _to_come(role: Role, day: date) -> bool:
    """Whether the term began after ``day``."""
    start = _bounds(role.start)[0]
    return start is not None and start > day


def _bounds(edtf: str | None) -> tuple[date | None, date | None]:
    try:
        return bounds(edtf) if edtf else (None, None)
    except ValueError:
        return None, None
