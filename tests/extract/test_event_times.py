"""Which times of a sentence are those of what it tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText

Parse = Callable[[str], ParsedText]

# A sentence, the words of an event in it, and words that are no time of that event.
BESIDE = [
    ("Les militaires ont annulé le scrutin de samedi.", "ont annulé", "de samedi"),
    ("Le scrutin de samedi a été annulé.", "a été annulé", "de samedi"),
    ("Deux hommes ont été arrêtés, a indiqué lundi la gendarmerie.", "ont été arrêtés", "lundi"),
    ("Ali Roy, arrêté le 9 mai 2014 à Nice, est accusé de vol.", "est accusé", "arrêté le 9 mai 2014 à Nice"),
    ("Une skieuse a été hospitalisée à Sion, a communiqué lundi la police.", "a été hospitalisée", "lundi"),
]

# The same, with the time that is its own.
OWN = [
    ("Le scrutin de samedi a été annulé.", "scrutin", "de samedi"),
    ("La manifestation de samedi a rassemblé mille personnes.", "manifestation", "de samedi"),
    ("Un vigile a été blessé dans l'attaque de samedi.", "a été blessé", "de samedi"),
    ("« C'est honteux », a dénoncé lundi le maire.", "a dénoncé", "lundi"),
]


@pytest.mark.parametrize(("text", "words", "time"), BESIDE)
def test_a_time_of_something_else(text: str, words: str, time: str, parse: Parse, french: Language) -> None:
    (event,) = [e for e in extract(parse(text), french) if e.mentions[0].exact == words]
    assert time in [aside.exact for aside in event.asides]


@pytest.mark.parametrize(("text", "words", "time"), OWN)
def test_its_own_time(text: str, words: str, time: str, parse: Parse, french: Language) -> None:
    (event,) = [e for e in extract(parse(text), french) if e.mentions[0].exact == words]
    assert time not in [aside.exact for aside in event.asides]


def test_a_conditional_taken_for_a_present_is_to_come(parse: Parse, french: Language) -> None:
    text = "Les manifestants ont affirmé qu'ils poursuivraient le mouvement lundi."
    (event,) = extract(parse(text), french)
    assert event.status == "planned"


ANTERIOR = [
    "La trêve avait été rompue quand un convoi a été attaqué.",
]


@pytest.mark.parametrize("text", ANTERIOR)
def test_what_is_told_beside_a_pluperfect_comes_before_too(text: str, parse: Parse, french: Language) -> None:
    found = [event for event in extract(parse(text), french) if " " in event.mentions[0].exact]
    assert found
    assert all(event.anterior for event in found)


def clause_of(words: str, text: str, parse: Parse, french: Language) -> str:
    return next(e.clauses[0].exact for e in extract(parse(text), french) if e.mentions[0].exact == words)


def test_a_participle_between_commas_has_its_day(parse: Parse, french: Language) -> None:
    text = "Ali Roy, arrêté le 9 mai 2014 à Nice, est soupçonné de leur avoir fourni ces armes."
    assert clause_of("arrêté", text, parse, french) == "Ali Roy, arrêté le 9 mai 2014 à Nice"


def test_a_relative_clause_ends_before_the_main_verb(parse: Parse, french: Language) -> None:
    text = "L'ambassadeur, qui avait été rappelé après une série d'attaques verbales du roi, sera là mardi."
    assert "mardi" not in clause_of("avait été rappelé", text, parse, french)


def test_what_was_over_before_has_not_the_time_of_the_verb(parse: Parse, french: Language) -> None:
    found = extract(parse("Un homme a été arrêté mardi après une série d'agressions."), french)
    assert [(e.type, e.governing) for e in found if e.type == "ASSAULT"] == [("ASSAULT", None)]


EARLIER = [
    ("Elle avait déjà été condamnée.", True),
    ("Elle a déjà été condamnée.", True),
    ("Une précédente attaque a visé la caserne.", True),
    ("Elle a été condamnée.", False),
    ("L'attaque a visé la caserne.", False),
]


@pytest.mark.parametrize(("text", "earlier"), EARLIER)
def test_another_time(text: str, earlier: bool, parse: Parse, french: Language) -> None:
    (event,) = extract(parse(text), french)
    assert event.earlier == earlier
