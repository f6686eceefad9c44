"""How badly those are hurt whom a figure counts."""

from __future__ import annotations

import pytest

from recoupe.compare.figures.degrees import Degrees
from recoupe.languages import Language
from recoupe.model import Figure, Story
from tests.builders import anchor, article


@pytest.mark.parametrize(
    ("text", "number", "degree"),
    [
        ("Quatorze passagers sont gravement blessés.", "Quatorze passagers", "graves"),
        ("On compte 40 blessés, dont neuf grièvement.", "40 blessés", ""),
        ("On compte 40 blessés, dont neuf grièvement.", "neuf", "graves"),
        ("La chute a grièvement blessé deux ouvriers.", "deux ouvriers", "graves"),
        ("Deux blessés légers et un grave.", "Deux blessés légers", "légers"),
        ("Trois personnes sont encore hospitalisées.", "Trois personnes", "hospitalisés"),
        ("Trois personnes ont été hospitalisées.", "Trois personnes", ""),
        ("Trois blessés. Les dégâts sont graves.", "Trois blessés", ""),
        ("Trois blessés et de graves dégâts.", "Trois blessés", ""),
    ],
)
def test_a_degree_is_told_beside_the_number(text: str, number: str, degree: str, french: Language) -> None:
    paper = article("a", text)
    counted = Figure(anchor(paper, number), 1, 1, counted=number.split()[-1], measure="injured")
    assert Degrees(Story("t", (paper,)), french).of(counted) == degree


@pytest.mark.parametrize(
    ("text", "number", "measure", "against"),
    [
        ("Le bail a été voté par 17 voix contre 9.", "9", "votes", "contre"),
        ("Le bail a été rejeté par 17 conseillers contre 9.", "9", "people", "contre"),
        ("On compte 17 conseillers, contre 9 en 1980.", "9", "people", ""),
        ("Le bail a été rejeté par 17 conseillers contre 9.", "17 conseillers", "people", ""),
    ],
)
def test_those_against_are_counted_by_themselves(
    text: str, number: str, measure: str, against: str, french: Language
) -> None:
    paper = article("a", text)
    counted = Figure(anchor(paper, number), 9, 9, counted="conseillers", measure=measure)
    assert Degrees(Story("t", (paper,)), french).of(counted) == against


def test_other_measures_have_no_degrees(french: Language) -> None:
    paper = article("a", "Trois fautes graves.")
    counted = Figure(anchor(paper, "Trois fautes"), 3, 3, counted="fautes", measure="count")
    assert Degrees(Story("t", (paper,)), french).of(counted) == ""
