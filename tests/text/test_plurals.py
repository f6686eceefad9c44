"""The plural of a noun, a title or an adjective."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from recoupe.languages.names import Names
from recoupe.text.plurals import plural


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("provincial", "provinciaux"),
        ("danois", "danois"),
        ("malgache", "malgaches"),
        ("commissaire aux comptes", "commissaires aux comptes"),
    ],
)
def test_the_first_word_takes_the_plural(french: Language, one: str, several: str) -> None:
    assert plural(one, french.lexicon(Names).grammar.plurals) == several
