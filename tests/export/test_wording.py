"""What the program says, in each of its languages."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from recoupe.export import FORMATS, TRANSLATED, dates
from recoupe.export.wording import LANGUAGES, words
from tests.dossier.example import example

_FIELD = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_with_the_same_fields(language: str) -> None:
    one, other = words("fr").messages, words(language).messages
    assert one.keys() == other.keys()
    assert all(other.values())
    assert {k: sorted(_FIELD.findall(v)) for k, v in one.items()} == {
        k: sorted(_FIELD.findall(v)) for k, v in other.items()
    }


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("package", ["recoupe.export", "recoupe.web"])
def test_no_key_stands_twice(package: str, language: str) -> None:
    catalogue = (files(package) / "locale" / f"{language}.po").read_text("utf-8")
    keys = re.findall(r'^msgid "(.+)"', catalogue, re.MULTILINE)
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_a_language_without_words_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no interface in 'br'; there are: fr, en"):
        words("br")


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("fr", 0, "0 mot"),
        ("fr", 1, "1 mot"),
        ("fr", 1500, "1\u202f500 mots"),
        ("en", 0, "0 mots"),
        ("en", 1, "1 mot"),
    ],
)
def test_zero_is_as_the_language_has_it(language: str, count: int, said: str) -> None:
    assert words(language).plural(count, "mot", "mots") == said


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2019-01-07", "Monday 7 January 2019"),
        ("2019-03-01", "Friday 1 March 2019"),
        ("2014-22", "summer 2014"),
        ("2019-01-05/2019-01-06", "5 to 6 January 2019"),
        ("1902/..", "since 1902"),
        ("../2020-05-03", "until Sunday 3 May 2020"),
        ("1902~", "about 1902"),
        (None, "no date"),
    ],
)
def test_dates_in_english(edtf: str | None, said: str) -> None:
    assert dates.full(edtf, "en") == said


@pytest.mark.parametrize("name", sorted(TRANSLATED))
def test_what_is_translated_says_nothing_in_french_to_an_english_reader(name: str, tmp_path: Path) -> None:
    FORMATS[name](example(), tmp_path / "en", language="en")
    text = (tmp_path / "en").read_text()
    ours = [
        v for k, v in words("fr").messages.items() if len(v) > 12 and "{" not in v and v != words("en")[k]
    ]
    assert [v for v in ours if v in text] == []
    assert words("en").page["statements"] in text or name == "timelinejs"
