from __future__ import annotations

import pytest

from recoupe.text.nations import nation, nation_told


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Danois", "danois"),
        ("danoises", "danois"),
        ("Sénégalaise", "sénégalais"),
        ("Kurdes", "kurdes"),
        ("occidentaux", "occidentaux"),
        ("soldats", None),
        ("", None),
    ],
)
def test_a_nationality_has_one_name_for_all_its_forms(word: str, name: str | None) -> None:
    assert nation(word, "fr") == name


def test_the_nationality_among_other_words() -> None:
    assert nation_told("soldats et diplomates danois", "fr") == "danois"
    assert nation_told("soldats étrangers", "fr") is None
