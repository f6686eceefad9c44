"""Dates that are hidden must come back, as closely and as rightly as they did when this was written."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "eval" / "hidden_dates.py"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT), run_name="hidden_dates")


@pytest.mark.parametrize(
    ("found", "truth", "expected"),
    [
        (None, "2024-03-05", (1, 0, 0, 0)),
        ("2024-03-04/2024-03-10", "2024-03-05", (1, 1, 1, 1)),
        ("2024-03-04/2024-03-11", "2024-03-05", (1, 1, 1, 0)),
        ("2024-03-04/..", "2024-03-05", (1, 1, 1, 0)),
        ("2024-03-06/2024-03-08", "2024-03-05", (1, 1, 0, 0)),
    ],
)
def test_what_counts(
    script: dict[str, Any], found: str | None, truth: str, expected: tuple[int, ...]
) -> None:
    score = script["judged"](found, truth)
    assert (score.hidden, score.dated, score.right, score.week) == expected


@pytest.mark.timeout(300)
def test_hidden_dates_come_back(script: dict[str, Any], shared: Path) -> None:
    stories = [script["story"](shared / "stories" / name / "articles.jsonl") for name in script["STORIES"]]
    total = sum(map(script["one_by_one"], stories), script["Score"]())
    assert total.hidden >= 35
    assert total.week / total.hidden >= 0.60
    assert total.right / total.dated >= 0.97
