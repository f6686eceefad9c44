"""Who published when: a row for each outlet, a column for each day on which something came out."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from recoupe.dossier.edtf import span
from recoupe.dossier.families import by_date
from recoupe.export.present import Presenter
from recoupe.model import Article

# More days than this do not fit beside each other: months do.
_MOST_COLUMNS = 31


class Cell(NamedTuple):
    """What an outlet published on a day: the articles, earliest first, and how many of them are copies."""

    articles: tuple[Article, ...]
    copies: int


class Grid(NamedTuple):
    """``days`` are the columns as EDTF; ``rows`` the outlets, each with a cell, or None, for each day."""

    days: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]


def grid(present: Presenter) -> Grid | None:
    """The grid of the articles whose day is known; None where all came out on one day, or none is known."""
    dated = [(a, day) for a in present.index.story.articles if (day := _day(a))]
    cut = 7 if len({day for _, day in dated}) > _MOST_COLUMNS else 10
    days = tuple(sorted({day[:cut] for _, day in dated}))
    if len(days) < 2:
        return None
    cells: dict[str, dict[str, list[Article]]] = defaultdict(lambda: defaultdict(list))
    for article, day in dated:
        cells[present.outlet(article)][day[:cut]].append(article)
    rows = sorted(cells.items(), key=lambda row: (-sum(map(len, row[1].values())), row[0]))
    return Grid(days, tuple((outlet, tuple(_cell(held.get(day)) for day in days)) for outlet, held in rows))


def _day(article: Article) -> str | None:
    found = span(article.published.edtf)
    return found.first.isoformat() if found and found.first and found.is_day else None


def _cell(articles: list[Article] | None) -> Cell | None:
    if not articles:
        return None
    ordered = tuple(sorted(articles, key=by_date))
    return Cell(ordered, sum(a.copy_of is not None for a in ordered))
