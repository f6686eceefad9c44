"""What the words tell of who speaks them: no body says « je », and a participle agrees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.speech import spoken

Parse = Callable[[str], ParsedText]

TOLD = [
    # the body named last does not say "je"
    (
        "{name=k person m|Lars Kvam} attend au port. {name=o organization|La Société des docks} refuse son "
        "dossier. « {said|Je dors dans mon camion.} »",
        "k",
    ),
    # even where a cue would give it the words
    (
        "{name=k person m|Lars Kvam} attend au port. {by|{name=o organization|La Société des docks}} refuse : "
        "« {said|Je dors dans mon camion.} »",
        "k",
    ),
    # nor do many
    (
        "{name=k person m|Lars Kvam} attend au port. Quand ses collègues rêvent de grève, il refuse. "
        "« {said|Les barrages, je les tiens avec ma sœur.} »",
        "k",
    ),
    # a participle tells which of two
    (
        "{name=m person f|Jeanne Morel} et {name=k person m|Lars Kvam} attendent au port. {name=k person m|Lars "
        "Kvam} écoute. « {said|Je suis venue à pied.} »",
        "m",
    ),
    # what is quoted inside is another's
    (
        "{name=k person m|Lars Kvam} attend. {name=o organization|La Société des docks} recrute. "
        "« {said|On nous demande: “Je peux venir ?”} », dit {by|la Société des docks}.",
        "o",
    ),
]

OWNED = [
    # what somebody says is he himself
    (
        "{name=k person m|Lars Kvam} attendait au port. {told|La porte était ouverte}, selon {by|ses déclarations}.",
        "k",
    ),
    # no day belongs to the name
    (
        "Le {name=p organization|parquet de Brest} enquête, sollicité par le parquet mercredi soir. « {said|Un} », "
        "a pointé {by|le parquet}.",
        "p",
    ),
    # what commas set apart is no part of a pronoun
    (
        "{name=m person f|Jeanne Morel} et {name=k person m|Lars Kvam} ont parlé. {by|Le second, venu tard}, a "
        "promis « {said|des quais plus larges} ».",
        "k",
    ),
]


@pytest.mark.parametrize(("text", "who"), OWNED)
def test_words_around_a_source_are_not_the_source(
    parse: Parse, french: Language, text: str, who: str
) -> None:
    assert spoken(text, parse, french)[-1].speaker == who


@pytest.mark.parametrize(("text", "who"), TOLD)
def test_the_words_tell_who_speaks(parse: Parse, french: Language, text: str, who: str) -> None:
    assert spoken(text, parse, french)[-1].speaker == who
