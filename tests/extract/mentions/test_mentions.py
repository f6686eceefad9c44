"""Sentences with the names that are in them: "{kind|name}"."""

from __future__ import annotations

import pytest

from recoupe.extract.mentions import extract
from tests.markup import marked

SENTENCES = [
    "{person|Jeanne Vasseur} a annoncé sa démission mardi à {place|Quimper}.",
    "Le ministre de la Défense {person|Paul Rivoire} recevra son homologue {person|Anna Lindqvist}.",
    "M. {person|Rivoire} n'a pas répondu.",
    "La maire de {place|Tulle}, {person|Odile Garnier}, a saisi {organization|le parquet de Brive}.",
    "{organization|La préfecture de la Creuse} a levé l'alerte.",
    "{organization|Le gouvernement hongrois} a protesté auprès de {organization|l'Union européenne}.",
    "Les {group|Hongrois} votent dimanche en {country|Hongrie}.",
    "Interrogé {place|rue de Vaugirard}, {person|Karim Belkacem}, 41 ans, a nié.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_names_and_kinds(sentence, parse, french):
    text, spans = marked(sentence)
    found = {(m.name, m.kind) for m in extract(parse(text), french)}
    # A determiner stands in the mark-up for reading's sake alone.
    expected = {(_bare(s.exact), s.label) for s in spans}
    assert found == expected


def _bare(words: str) -> str:
    for article in ("Le ", "La ", "le ", "la ", "l'"):
        words = words.removeprefix(article)
    return words
