"""Series of those of one nationality."""

from __future__ import annotations

from recoupe.languages import Language
from recoupe.model import Figure
from tests.compare.figures.test_series import figure, gathered, lows


def soldiers(low: float, counted: str = "soldats danois", of: str = "a", **more: object) -> Figure:
    return figure(low, counted, "troops", of=of, **more)


ALL = soldiers(4200, "soldats étrangers", "c", start=9)
DANES = soldiers(1800, "Danois", "c", start=40, part_of=ALL.id)


def test_a_part_told_by_its_nationality_alone_counts_what_the_whole_counts(french: Language) -> None:
    figures, (series,) = gathered([soldiers(2600), DANES, ALL], french)
    assert lows(figures, series.figures) == [2600, 1800]
    assert series.label == "Soldats : Danois"
    assert figures[2].series is None


def test_two_nationalities_are_two_counts(french: Language) -> None:
    given = [
        soldiers(2600, of="a"),
        soldiers(2500, of="b"),
        soldiers(300, "militaires kényans", of="a", start=9),
        soldiers(320, "soldats kényans", of="b", start=9),
    ]
    figures, series = gathered(given, french)
    assert [s.label for s in series] == ["Soldats : Danois", "Soldats : Kényans"]
    assert [lows(figures, s.figures) for s in series] == [[2600, 2500], [300, 320]]


def test_who_are_of_the_only_nationality_need_not_be_told(french: Language) -> None:
    figures, (series,) = gathered([soldiers(2600), soldiers(2500, "soldats", "b")], french)
    assert lows(figures, series.figures) == [2600, 2500]
    assert series.label == "Soldats"


def test_whole_and_part_are_no_series(french: Language) -> None:
    toll, some = figure(12, of="a"), figure(2, "touristes danois", of="b")
    assert gathered([toll, some, figure(2, "Danois", of="c")], french)[1] == ()
    # More soldiers than the Danes ever were are not theirs.
    _, series = gathered([soldiers(1800), soldiers(4200, "soldats", "b")], french)
    assert series == ()


def test_the_whole_told_again_is_of_no_nationality(french: Language) -> None:
    again = soldiers(4200, "soldats", "d")
    figures, series = gathered([soldiers(5000), DANES, ALL, again], french)
    assert [s.label for s in series] == ["Soldats", "Soldats : Danois"]
    assert figures[2].series == figures[3].series == series[0].id


def test_other_things_keep_their_name(french: Language) -> None:
    hall = figure(900, "étudiants", "people", of="a")
    given = [
        hall,
        figure(60, "Kényans", "people", of="a", start=9, part_of=hall.id),
        figure(70, "étudiants kényans", "people", of="b"),
    ]
    _, (series,) = gathered(given, french)
    assert series.label == "Étudiants kényans"
