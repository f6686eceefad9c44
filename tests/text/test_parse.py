"""Parses do not depend on what was parsed with them."""

from __future__ import annotations

from recoupe.languages import load
from recoupe.text.parse import Parser

_TEXTS = (
    "La rivière a débordé mardi. Le maire a demandé des secours, dit la préfecture.",
    "12 %\n\nUne boulangère de Nevers, qui vend du pain depuis trente ans, a fermé sa boutique.",
    "Le maire a demandé des secours, dit la préfecture.",
)


def test_a_text_is_parsed_the_same_alone_and_among_others() -> None:
    given = [(f"a{n}", text) for n, text in enumerate(_TEXTS)]
    parser = Parser(load("fr"))
    parser.prepare(_TEXTS)
    together = [parser.parse(*one) for one in given]
    assert together == [Parser(load("fr")).parse(*one) for one in given]
    assert [parsed.article for parsed in together] == ["a0", "a1", "a2"]


def test_sentences_prepared_are_not_parsed_again() -> None:
    parser = Parser(load("fr"))
    parser.prepare(_TEXTS)
    first = parser.parse("a", _TEXTS[0]).sentences[1]
    again = parser.parse("b", _TEXTS[2]).sentences[0]
    assert [t.lemma for t in first.tokens] == [t.lemma for t in again.tokens]
    assert again.tokens is parser.parse("c", _TEXTS[2]).sentences[0].tokens


def test_no_text_gives_no_parse() -> None:
    parser = Parser(load("fr"))
    parser.prepare(())
    assert parser.parse("a", "").sentences == ()
