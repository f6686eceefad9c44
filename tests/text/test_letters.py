"""Accents go, letters stay."""

from recoupe.text.letters import unaccented


def test_marks_of_every_script_go_and_the_letters_stay() -> None:
    assert unaccented("Forêt-Noire à Łódź, Çeşme") == "Foret-Noire a Łodz, Cesme"
    assert unaccented("e\u0301te\u0301") == "ete"
