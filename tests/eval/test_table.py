"""A run without anything to hold must not pass for one that holds."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from recoupe.dossier.scoring import Board

TABLE = Path(__file__).resolve().parents[2] / "eval" / "table.py"


def board(**scores: float) -> Board:
    made = Board()
    for name, value in scores.items():
        made.put(name, value)
    return made


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    found = runpy.run_path(str(TABLE), run_name="table")
    found["faults"].__globals__["OWN"] = ("example",)
    return found


def test_the_stories_of_the_project_are_there() -> None:
    own = runpy.run_path(str(TABLE), run_name="table")
    folders = [own["STORIES"][name] for name in own["OWN"]]
    assert len(folders) == 5
    assert [f for f in folders if not (f / "gold.json").exists() or not own["articles_of"](f).exists()] == []


@pytest.mark.parametrize(
    ("boards", "floors", "words"),
    [
        ({}, {"example": {"a": 0.5}}, "is missing"),
        ({"example": board(a=0.6)}, {}, "has no floors"),
        ({"example": board(b=0.6)}, {"example": {"a": 0.5}}, "not measured any more"),
        ({"example": board(a=0.4)}, {"example": {"a": 0.5}}, "its floor is 0.500"),
    ],
)
def test_what_fails(table: dict[str, Any], boards: Any, floors: Any, words: str) -> None:
    (line,) = table["faults"](boards, floors)
    assert words in line


def test_stories_of_others_may_be_absent(table: dict[str, Any]) -> None:
    assert table["faults"]({"example": board(a=0.5)}, {"example": {"a": 0.5}, "griveaux": {"a": 1}}) == []


def test_the_run_fails_without_floors(
    table: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = table["main"].__globals__
    monkeypatch.setitem(names, "FLOORS", tmp_path / "floors.yaml")
    monkeypatch.setitem(names, "scored", lambda folder: board(a=0.5))
    monkeypatch.setattr(sys, "argv", ["table.py"])
    assert table["main"]() == 1


def test_floors_only_rise_and_none_vanishes(table: dict[str, Any]) -> None:
    old = {"example": {"a": 0.5, "gone": 0.2, "anchors.wrong": 0}}
    scores = board(a=0.4)
    scores.put("anchors.wrong", 3)
    assert table["raised"]("example", scores, old) == old["example"]
