"""Lexicons are refused in one line that says what is wrong and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from recoupe.languages.loader import Language, LanguageError


@dataclass(frozen=True)
class Verb:
    """A verb of a lexicon."""

    lemma: str
    frame: str = "clause"


@dataclass(frozen=True)
class Verbs:
    """A lexicon for these tests."""

    FILE: ClassVar[str] = "verbs.yaml"

    cues: tuple[Verb, ...]
    fillers: tuple[str, ...] = ()


def _lexicon(folder: Path, text: str) -> Verbs:
    (folder / Verbs.FILE).write_text(text, encoding="utf-8")
    return Language("xx", folder).lexicon(Verbs)


def test_a_lexicon_is_what_its_file_says(tmp_path: Path) -> None:
    found = _lexicon(tmp_path, "cues:\n  - {lemma: dire}\n  - {lemma: prier, frame: infinitive}\n")
    assert found == Verbs((Verb("dire"), Verb("prier", "infinitive")))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cues: [{lemma: dire}]\ncues: [{lemma: taire}]\n", "'cues' stands twice"),
        ("cues: [{lemma: dire, lemma: taire}]\n", "'lemma' stands twice"),
        ("cues: [{lemma: dire, mood: past}]\n", "cues.0.mood: "),
        ("cues: [{frame: clause}]\n", "cues.0.lemma: Field required"),
        ("cues: [\n", "not YAML"),
    ],
)
def test_what_is_wrong_is_said_in_a_line_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LanguageError) as raised:
        _lexicon(tmp_path, text)
    message = str(raised.value)
    assert says in message
    assert Verbs.FILE in message
    assert "\n" not in message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"verbs\.yaml: no such lexicon; Verbs needs it"):
        Language("xx", tmp_path).lexicon(Verbs)
