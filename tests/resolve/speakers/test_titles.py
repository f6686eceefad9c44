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
