"""Verbs of manner in an incise, and short messages: whose words they bring."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.quotations import extract
from recoupe.languages import Language
from recoupe.model import ParsedText

Parse = Callable[[str], ParsedText]


@pytest.mark.parametrize("verb", ["rugit", "hoquette", "pontifie", "plastronne", "radote", "enrage"])
def test_a_manner_of_speaking_names_the_speaker(verb: str, parse: Parse, french: Language) -> None:
    text = f"« La digue ne tiendra pas », {verb} Maud Perrier."
    (found,) = extract(parse(text), french)
    assert found.source is not None
    assert found.source.exact == "Maud Perrier"


@pytest.mark.parametrize("message", ["un SMS", "un courriel", "une missive", "un texto"])
def test_a_message_brings_words(message: str, parse: Parse, french: Language) -> None:
    found = extract(parse(f"Maud Perrier a envoyé {message} : « La digue ne tiendra pas. »"), french)
    assert [q.content.exact for q in found] == ["La digue ne tiendra pas."]
