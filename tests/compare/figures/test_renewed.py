"""A number that takes the place of an earlier one, as its sentence says; invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.figures import renewed
from recoupe.languages import Language
from recoupe.model import Finding, Story
from tests.builders import articles, figure

OLD = "La région promet 300 000 euros aux maraîchers sinistrés."
NEW = "La région a porté à 900 000 euros l'aide aux maraîchers."


def found(
    french: Language,
    old: str,
    new: str,
    *measures: str,
    days: tuple[str | None, ...] = ("2024-05-04", "2024-05-08"),
) -> list[Finding]:
    papers = articles(old, new, days=days)
    figures = tuple(
        replace(figure(paper, words, value, value), measure=measure, unit="EUR", counted="euros")
        for paper, words, value, measure in zip(
            papers,
            ("300 000 euros", "900 000 euros"),
            (300_000, 900_000),
            measures or ("money", "money"),
            strict=True,
        )
    )
    return list(renewed.find(Story("t", papers, figures=figures), frozenset(), french))


def test_a_sum_that_was_raised(french: Language) -> None:
    (later,) = found(french, OLD, NEW)
    assert later.kind == "updates"
    assert [words.exact for words in later.evidence] == ["300 000 euros", "900 000 euros"]


@pytest.mark.parametrize(
    "lead", ["est désormais officiellement fixée à", "n'atteint désormais plus que", "monte à"]
)
def test_words_between_what_says_so_and_the_number(french: Language, lead: str) -> None:
    assert found(french, OLD, f"L'aide de la région aux maraîchers {lead} 900 000 euros.")


def test_a_sum_by_another_name(french: Language) -> None:
    assert found(french, OLD, NEW, "damages", "money")
    assert not found(french, OLD, NEW, "damages", "fine")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, "La région donne 900 000 euros aux maraîchers."),  # nothing says that it is new
        ("Un chalet s'est vendu 300 000 euros.", NEW),  # no word in common
    ],
)
def test_numbers_that_replace_none(french: Language, old: str, new: str) -> None:
    assert not found(french, old, new)


def test_the_new_number_comes_later(french: Language) -> None:
    assert not found(french, OLD, NEW, days=("2024-05-08", "2024-05-04"))
    assert found(french, OLD, NEW, days=("2024-05-04", "2024-05-06/.."))
