"""Titles that name a body by its acronym."""

from __future__ import annotations

from recoupe.languages import Language
from recoupe.resolve.speakers.titles import SAME, Titles, match, titles

WHOLE, SHORT = "la présidente de la Fédération nationale du transport", "présidente de la FNT"


def fit(known: Titles) -> float:
    said, held = known.read(WHOLE), known.read(SHORT)
    assert said is not None
    assert held is not None
    return match(said, held)


def test_an_acronym_is_the_body_that_the_story_tells(french: Language) -> None:
    plain = titles(french)
    assert fit(plain) < SAME
    assert fit(plain.with_names({"FNT": "Fédération nationale du transport"})) == SAME
    assert fit(plain) < SAME


def test_what_was_read_for_a_story_is_known_for_one_with_the_same_names(french: Language) -> None:
    names = {"FNT": "Fédération nationale du transport"}
    plain = titles(french)
    first = plain.with_names(names)
    assert plain.with_names(dict(names)) is first
    other = plain.with_names({**names, "SNE": "Syndicat national des éclusiers"})
    assert other is not first
    assert other.read("présidente du SNE") != first.read("présidente du SNE")
    assert plain.with_names(names).read(SHORT) == first.read(SHORT)
