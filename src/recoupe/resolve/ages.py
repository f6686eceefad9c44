"""How an age is written: "66 ans", "âgé de 66 ans"."""

from __future__ import annotations

from functools import cache

from recoupe.languages import load
from recoupe.languages.ages import AgeWords
from recoupe.text.patterns import either


@cache
def number_pattern(code: str) -> str:
    """The pattern of the number of an age, its group "years", with the word behind it: "66 ans"."""
    return rf"(?P<years>\d{{1,3}})\s{either(load(code).lexicon(AgeWords).years)}\b"


@cache
def age_pattern(code: str) -> str:
    """The pattern of an age as it stands behind a name, its number in the group "years".

    "66 ans" or "âgé de 66 ans", and not "66 ans de réclusion".
    """
    words = load(code).lexicon(AgeWords)
    return rf"(?:{either(words.led)}\s)?{number_pattern(code)}(?!\s{either(words.no_age)})"
