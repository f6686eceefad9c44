from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.figures.totals import find
from recoupe.languages import load
from recoupe.model import Figure, Finding, Story
from tests.builders import article, figure

DAY = "2024-05-04"


def findings(text: str, *counted: tuple[str, int, str | None], **changed: object) -> tuple[Finding, ...]:
    """What is found in ``text``, whose numbers, with their places, are ``counted``; the last is ``changed``."""
    paper = article("a", text, "Le Matin", DAY)
    figures: list[Figure] = [
        replace(figure(paper, words, number, number, DAY), place=place) for words, number, place in counted
    ]
    figures[-1] = replace(figures[-1], **changed)  # type: ignore[arg-type]
    return find(Story("t", (paper,), figures=tuple(figures)), load("fr"))


BRAY, ORGE = ("quatre blessés", 4, "Bray"), ("cinq", 5, "Orge")
TWO = "On compte quatre blessés à Bray et cinq à Orge"


@pytest.mark.parametrize("rest", [", neuf au total.", ", soit neuf personnes.", ". En tout, neuf personnes."])
def test_parts_that_add_up(rest: str) -> None:
    (found,) = findings(TWO + rest, BRAY, ORGE, ("neuf", 9, "Orge"))
    assert (found.kind, len(found.evidence)) == ("corroborates", 3)


def test_parts_that_do_not() -> None:
    (found,) = findings(f"{TWO}, dix au total.", BRAY, ORGE, ("dix", 10, "Orge"))
    assert found.kind == "contradicts"
    assert "font 9" in found.explanation
    assert found.confidence < 0.45


def test_the_total_first() -> None:
    text = "Douze blessés au total : sept à Bray et six à Orge."
    counted = (("Douze blessés", 12, None), ("sept", 7, "Bray"), ("six", 6, "Orge"))
    assert [f.kind for f in findings(text, *counted)] == ["contradicts"]
    fewer = text.replace(" au total : sept", ", dont sept")
    assert [f.kind for f in findings(fewer, *counted)] == ["contradicts"]


@pytest.mark.parametrize(
    ("text", "total", "changed"),
    [
        (f"{TWO}, dix au total depuis janvier.", ("dix", 10, None), {}),
        (f"{TWO}. Dix passants ont eu peur.", ("Dix", 10, None), {}),
        (f"{TWO}, dix au total.", ("dix", 10, None), {"as_of": "2024-05-06"}),
        (f"{TWO}, dix au total.", ("dix", 10, None), {"measure": "deaths"}),
        (f"{TWO}, dix au total.", ("dix", 10, None), {"approximation": "about"}),
        (f"{TWO}, cent au total.", ("cent", 100, None), {}),
    ],
)
def test_no_total_of_these_parts(text: str, total: tuple[str, int, None], changed: dict[str, object]) -> None:
    assert findings(text, BRAY, ORGE, total, **changed) == ()


def test_some_of_them_need_not_be_all() -> None:
    text = "Douze blessés, dont sept à Bray et quatre à Orge."
    assert findings(text, ("Douze blessés", 12, None), ("sept", 7, "Bray"), ("quatre", 4, "Orge")) == ()


def test_parts_of_one_place_are_no_parts_by_town() -> None:
    text = "On compte quatre blessés à Bray, puis cinq à Bray, dix au total."
    assert findings(text, BRAY, ("cinq", 5, "Bray"), ("dix", 10, "Bray")) == ()


def test_a_long_row_of_numbers_takes_no_time() -> None:
    assert findings("trois, " * 20_000, ("trois", 3, None)) == ()
