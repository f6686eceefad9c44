"""Who published when."""

from __future__ import annotations

from datetime import date, timedelta

from recoupe.dossier import Index
from recoupe.export.html.grid import grid
from recoupe.export.present import Presenter
from recoupe.model import Article, Published, Story


def _grid(*articles: tuple[str, str | None, bool]):  # type: ignore[no-untyped-def]
    made = tuple(
        Article(
            f"a{n}", "x", "x", "fr", outlet=outlet, published=Published(day), copy_of="a0" if copy else None
        )
        for n, (outlet, day, copy) in enumerate(articles)
    )
    return grid(Presenter(Index(Story("", made))))


def test_outlets_are_rows_and_days_columns() -> None:
    found = _grid(
        ("B", "2024-03-01", False),
        ("A", "2024-03-02", True),
        ("A", "2024-03-02", False),
        ("A", "2024-03", False),
        ("C", None, False),
    )
    assert found.days == ("2024-03-01", "2024-03-02")
    assert [outlet for outlet, _ in found.rows] == ["A", "B"]
    first, second = found.rows[0][1]
    assert first is None
    assert ([a.id for a in second.articles], second.copies) == (["a2", "a1"], 1)


def test_one_day_needs_no_grid() -> None:
    assert _grid(("A", "2024-03-01", False), ("B", "2024-03-01", False)) is None
    assert _grid(("A", None, False)) is None


def test_more_days_than_fit_are_months() -> None:
    days = [(date(2024, 1, 15) + timedelta(n)).isoformat() for n in range(60)]
    assert _grid(*(("A", day, False) for day in days)).days == ("2024-01", "2024-02", "2024-03")
