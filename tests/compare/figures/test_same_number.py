"""One telling number in several sources, by whatever name; invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.common.printed import Printed
from recoupe.compare.figures import same_number
from recoupe.languages import Language
from recoupe.model import Finding, Story
from tests.builders import articles, figure

HERE = "La tannerie, qui emploie 214 personnes, ferme ses portes."


def found(
    french: Language, other: str, words: str, value: float = 214, measure: str | None = "employees"
) -> list[Finding]:
    papers = articles(HERE.replace("214", words.split()[0]), other)
    first = papers[0].text.split("emploie ")[1].split(",")[0]
    figures = (
        replace(figure(papers[0], first, value, value), measure="people", counted="personnes"),
        replace(figure(papers[1], words, value, value), measure=measure, counted="salariés"),
    )
    story = Story("t", papers, figures=figures)
    return list(same_number.find(story, frozenset(), Printed(story, french), french))


def test_one_number_by_two_names(french: Language) -> None:
    (agreed,) = found(
        french, "Les 214 salariés que la tannerie employait ont reçu une lettre.", "214 salariés"
    )
    assert agreed.kind == "corroborates"
    assert [words.exact for words in agreed.evidence] == ["214 personnes", "214 salariés"]
    assert "qui emploie 214 personnes" in agreed.explanation


@pytest.mark.parametrize(
    ("other", "words", "value"),
    [
        ("Le maire a reçu 214 lettres de soutien.", "214 lettres", 214),  # no word in common
        ("Les 9 salariés que la tannerie employait sont partis.", "9 salariés", 9),
        ("Les 200 salariés que la tannerie employait sont partis.", "200 salariés", 200),
    ],
)
def test_numbers_that_meet_by_chance(french: Language, other: str, words: str, value: float) -> None:
    assert not found(french, other, words, value)


def test_other_measures_count_other_things(french: Language) -> None:
    here = "Les 214 blessés de la tannerie sont sortis."
    papers = articles(here, "Les 214 morts de la tannerie ont été enterrés.")
    figures = (
        figure(papers[0], "214 blessés", 214, 214),
        replace(figure(papers[1], "214 morts", 214, 214), measure="deaths"),
    )
    story = Story("t", papers, figures=figures)
    assert not list(same_number.find(story, frozenset(), Printed(story, french), french))
