"""A lost opening mark comes back where only one place is possible."""

from __future__ import annotations

import time

import pytest

from recoupe.text.clean.draft import Draft
from recoupe.text.clean.marks import restore_marks


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ('Il pleut depuis lundi", a dit le maire.', '"Il pleut depuis lundi", a dit le maire.'),
        (
            'La ville attend. Il pleut depuis lundi", a dit le maire, "très inquiet".',
            'La ville attend. "Il pleut depuis lundi", a dit le maire, "très inquiet".',
        ),
        (
            'Le "grand pont" est fermé. Il pleut depuis lundi", a-t-il dit.',
            'Le "grand pont" est fermé. "Il pleut depuis lundi", a-t-il dit.',
        ),
    ],
)
def test_the_mark_comes_back(raw: str, clean: str) -> None:
    assert restore_marks(Draft.of(raw)).text == clean


@pytest.mark.parametrize(
    "text",
    [
        '"Il pleut depuis lundi", a dit le maire.',
        'Il pleut depuis lundi". Le maire attend.',  # nobody is said to speak
        '"Il pleut depuis lundi, a dit le maire.',  # the closing mark is the lost one
        'Le maire a dit: "Il pleut". Oui", a-t-il dit. "Non", "peut-être',  # more than one is lost
        'Le "grand pont" est fermé", a-t-il dit.',  # no sentence begins between the marks
        'Hé oui", dit-il.',  # too short to be sure
        'Une planche de 12" de long',
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert restore_marks(Draft.of(text)).text == text


@pytest.mark.parametrize("piece", ['"', '" ', ' "', '", a', "a. A"])
def test_no_line_takes_long(piece: str) -> None:
    began = time.perf_counter()
    restore_marks(Draft.of(piece * 50_001))
    restore_marks(Draft.of((piece * 1_001 + "\n") * 50))
    assert time.perf_counter() - began < 2
