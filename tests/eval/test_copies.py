"""The pairs of articles that copy one another stay those of the list, and of what was judged beside it."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from recoupe.resolve.shingles import Words

SCRIPT = Path(__file__).resolve().parents[2] / "eval" / "copies.py"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT), run_name="copies")


def test_an_edit_breaks_the_runs_around_it(script: dict[str, Any]) -> None:
    words = [f"mot{n}" for n in range(47)]
    edited = [*words[:20], "autre", *words[21:]]
    assert script["runs"](Words.of(" ".join(words)), Words.of(" ".join(edited))) == 32 / 40


def test_judgements_correct_the_list(script: dict[str, Any]) -> None:
    judgements = [
        {"level": "0.8", "a": "b", "b": "a", "copied": "yes"},
        {"level": "0.8", "a": "c", "b": "d", "copied": "no"},
        {"level": "0.2", "a": "e", "b": "f", "copied": "yes"},
    ]
    assert script["corrected"]({("c", "d"), ("g", "h")}, 0.8, judgements) == {("a", "b"), ("g", "h")}


def test_the_list_is_met(script: dict[str, Any], shared: Path) -> None:
    scores = script["scores"]()
    assert scores["runs 0.8"] >= 0.97
    assert scores["runs 0.2"] >= 0.97
    assert scores["words 0.2"] >= 0.95
    assert scores["judged 0.8"] >= 0.98
    assert scores["judged 0.2"] >= 0.97
