"""What stands in the cells of the tables of ``recoupe show``."""

from __future__ import annotations

from recoupe.cli.tables import _cut, _when


def test_plain_dates_stay_and_sets_are_told_in_words() -> None:
    assert (_when(""), _when("2021-03")) == ("", "2021-03")
    assert _when("[2021-03-01,2021-03-04]") == "du 1er au 4 mars 2021 (?)"


def test_a_text_without_end_is_cut() -> None:
    assert (_cut("Titre"), len(_cut("a" * 10_000))) == ("Titre", 300)
