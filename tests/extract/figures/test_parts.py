"""Parts of a whole: "dont 300 Syriens" counts what the whole counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.figures import extract
from recoupe.languages import Language
from recoupe.model import Figure, ParsedText

Parse = Callable[[str], ParsedText]
Read = Callable[[str], tuple[Figure, ...]]


@pytest.fixture
def read(parse: Parse, french: Language) -> Read:
    return lambda text: extract(parse(text), french, ())


def parts(figures: tuple[Figure, ...]) -> list[str]:
    """The words of the figures that are a part of the first one."""
    return [f.anchor.exact for f in figures if f.part_of == figures[0].id]


@pytest.mark.parametrize(
    ("text", "measure", "some"),
    [
        (
            "Environ 4.200 soldats étrangers stationnent au Mali, dont 1.800 Allemands.",
            "troops",
            ["1.800 Allemands"],
        ),
        (
            "Le pays garde 4.200 soldats alliés parmi lesquels plus de 1.800 Allemands.",
            "troops",
            ["plus de 1.800 Allemands"],
        ),
        ("Il reste 4.200 soldats étrangers. Parmi eux, 1.800 Allemands.", "troops", ["1.800 Allemands"]),
        (
            "Il reste 4.200 soldats étrangers. Parmi eux figurent 1.800 Allemands et 300 Danois.",
            "troops",
            ["1.800 Allemands", "300 Danois"],
        ),
        ("Quelque 1.200 réfugiés sont arrivés, dont 300 Syriens.", "displaced", ["300 Syriens"]),
        ("L'accident a fait dix blessés, dont deux Belges.", "injured", ["deux Belges"]),
        (
            "Dix personnes ont été blessées, dont deux Belges et un Italien.",
            "injured",
            ["deux Belges", "un Italien"],
        ),
        (
            "Le naufrage a fait 34 morts, dont douze Afghans, quatre Irakiens et deux Kurdes.",
            "deaths",
            ["douze Afghans", "quatre Irakiens", "deux Kurdes"],
        ),
    ],
)
def test_those_of_a_nationality_are_a_part(text: str, measure: str, some: list[str], read: Read) -> None:
    figures = read(text)
    assert parts(figures) == some
    assert {f.measure for f in figures} == {measure}


@pytest.mark.parametrize(
    ("text", "some"),
    [
        (
            "Dix personnes ont été blessées, dont deux Belges, et quatre Italiens les soignent.",
            ["deux Belges"],
        ),
        ("Dix blessés, dont neuf Belges et quatre Italiens.", ["neuf Belges"]),
        ("Il reste trois soldats. Parmi eux, 1.800 Allemands.", []),
        ("Il reste 4.200 soldats au Mali. L'ambassade emploie 300 Danois.", []),
    ],
)
def test_others_are_none(text: str, some: list[str], read: Read) -> None:
    assert parts(read(text)) == some


def test_one_thing_after_dont_is_no_figure(read: Read) -> None:
    figures = read("Trois personnes ont été blessées par un tramway, dont un rail a cédé.")
    assert [f.anchor.exact for f in figures] == ["Trois personnes"]
