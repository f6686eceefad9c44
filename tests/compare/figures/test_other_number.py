"""Two numbers of what seems one thing, where no series holds both; invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.figures import other_number
from recoupe.languages import Language
from recoupe.model import Finding, Story
from tests.builders import articles, figure

HERE = "L'association regroupe 112 parties civiles."


def found(
    french: Language,
    other: str,
    words: str,
    value: float,
    days: tuple[str, str] = ("2024-05-04", "2024-05-07"),
) -> list[Finding]:
    papers = articles(HERE, other, days=days)
    figures = (
        replace(figure(papers[0], "112 parties civiles", 112, 112), measure=None, counted="parties civiles"),
        replace(figure(papers[1], words, value, value), measure="people", counted="personnes"),
    )
    return list(other_number.find(Story("t", papers, figures=figures), frozenset(), french))


TOLD = "Au procès, 118 personnes sont parties civiles."


def test_a_later_number(french: Language) -> None:
    (later,) = found(french, TOLD, "118 personnes", 118)
    assert later.kind == "updates"
    assert [words.exact for words in later.evidence] == ["112 parties civiles", "118 personnes"]


def test_a_number_of_one_day(french: Language) -> None:
    (differing,) = found(french, TOLD, "118 personnes", 118, ("2024-05-04", "2024-05-04"))
    assert differing.kind == "contradicts"


@pytest.mark.parametrize(
    ("other", "words", "value"),
    [
        (TOLD.replace("118", "112"), "112 personnes", 112),
        (TOLD.replace("118", "900"), "900 personnes", 900),
        ("Au procès, 118 personnes sont venues lundi.", "118 personnes", 118),
    ],
)
def test_numbers_that_do_not_differ_or_are_of_other_things(
    french: Language, other: str, words: str, value: float
) -> None:
    assert not found(french, other, words, value)
