"""What makes the model cheaper does not change what it says."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import LayerNorm

from recoupe.languages import load
from recoupe.text import parse_model
from recoupe.text.parse import Parser

_TEXT = (
    "La préfète Hélène Audrain a fermé le pont de Varsoul. Elle parle de 12 blessés. « Rien ne presse », dit-elle. "
    "Le fleuve monte encore. Audrain recule. Dans la vallée, on attend.\n\nà suivre"
)


def _entities(text: str) -> dict[str, str]:
    sentences = Parser(load("fr")).parse("a", text).sentences
    return {token.text: token.entity for sentence in sentences for token in sentence.tokens if token.entity}


def test_words_forgotten_get_the_same_vectors_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = _TEXT.split(". ")
    before = [Parser(load("fr")).parse("a", s) for s in sentences]
    monkeypatch.setattr(parse_model, "_WORDS", 10)
    parse_model._pipeline.cache_clear()
    try:
        assert [Parser(load("fr")).parse("a", s) for s in sentences] == before
    finally:
        parse_model._pipeline.cache_clear()


def test_names_are_found_where_they_may_stand() -> None:
    found = _entities(_TEXT)
    assert {"Hélène", "Audrain"} <= found.keys()
    assert not found.keys() & {"Le", "fleuve", "encore", "vallée", "suivre", "blessés"}


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Le fleuve monte encore.", False),
        ("« on attend », dit-elle.", False),
        ("Dans la vallée, Audrain attend.", True),
        ("Varsoul recule.", True),
        ("12 blessés, selon eux.", False),
        ("", False),
    ],
)
def test_a_name_needs_a_capital(text: str, may: bool) -> None:
    model = parse_model.SentenceModel("fr_core_news_md")
    (doc,) = model._pipeline.pipe([model._doc(text)], disable=["ner"])
    assert parse_model._may_name(doc, doc.text) is may


def test_normalization_gives_the_numbers_of_thinc() -> None:
    rows = np.random.default_rng(7).standard_normal((33, 96), dtype=np.float32)
    layer = LayerNorm(nI=96)
    layer.initialize(X=rows)
    layer.set_param("G", rows[0])
    layer.set_param("b", rows[1])
    before = rows.copy()
    np.testing.assert_array_equal(parse_model._normalizing(layer).predict(rows), layer.predict(rows))
    np.testing.assert_array_equal(rows, before)


def test_the_strings_of_the_model_are_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Parser(load("fr")).parse("a", _TEXT)
    monkeypatch.setattr(parse_model, "_EXCLUDED", tuple(p for p in parse_model._EXCLUDED if p != "strings"))
    parse_model._pipeline.cache_clear()
    try:
        parser = Parser(load("fr"))
        assert "Varsovie" in parse_model._pipeline("fr_core_news_md").vocab.strings
        assert parser.parse("a", _TEXT) == before
    finally:
        parse_model._pipeline.cache_clear()
