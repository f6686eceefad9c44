from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.markup import marked

CASES = [
    "Les enquêteurs {COERCE|ont interpellé} deux hommes jeudi.",
    "Une information judiciaire {JUSTICE|a été ouverte}.",
    "Des milliers de lycéens {PROTEST|ont défilé} à Lyon.",
    "Le fleuve {DISASTER|a débordé} dans la nuit.",
    "Les deux ministres {CONSULT|se sont rencontrés} à Genève.",
    "Un autocar {ACCIDENT|a percuté} un camion.",
    "Le conducteur {DEATH|est décédé} à l'hôpital.",
    "Le gouvernement {REJECT|a rejeté} la proposition.",
]


@pytest.mark.parametrize("case", CASES)
def test_types(case: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    text, spans = marked(case)
    found = [(e.type, e.mentions[0].start, e.mentions[0].end) for e in extract(parse(text), french)]
    assert (spans[0].label, spans[0].start, spans[0].end) in found


STATUS = [
    ("Les lycéens n'ont pas manifesté.", "PROTEST", "denied"),
    ("Les lycéens manifesteront mardi.", "PROTEST", "planned"),
    ("Les lycéens auraient manifesté.", "PROTEST", "possible"),
    ("Les lycéens veulent manifester.", "PROTEST", "called_for"),
    ("Les lycéens ont manifesté.", "PROTEST", "asserted"),
]


@pytest.mark.parametrize(("text", "event_type", "status"), STATUS)
def test_status(
    text: str, event_type: str, status: str, parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert [(e.type, e.status) for e in extract(parse(text), french)] == [(event_type, status)]


def test_who_does_what_to_whom(parse: Callable[[str], ParsedText], french: Language) -> None:
    (event,) = extract(parse("Deux hommes ont été interpellés par la gendarmerie."), french)
    assert event.agent is not None and "gendarmerie" in event.agent
    assert event.recipient == "Deux hommes"


def test_the_clause_leaves_other_clauses_out(parse: Callable[[str], ParsedText], french: Language) -> None:
    text = "Le maire a reçu jeudi une délégation et promet une réponse."
    event = next(e for e in extract(parse(text), french) if e.type == "CONSULT")
    assert event.clauses[0].exact == "Le maire a reçu jeudi une délégation"


def test_the_pluperfect_comes_before_what_is_narrated(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    (before,) = extract(parse("Les lycéens avaient manifesté."), french)
    (now,) = extract(parse("Les lycéens ont manifesté."), french)
    assert (before.anterior, now.anterior) == (True, False)


UNCAUSED = [
    ("Neuf personnes ont été blessées dans l'effondrement d'une tribune.", "ACCIDENT"),
    ("Un témoin a été blessé.", "OTHER"),
    ("Quatre ouvriers ont été tués dans l'explosion.", "DEATH"),
    ("Trois personnes sont mortes hier.", "DEATH"),
    ("Deux soldats ont été tués par un tireur.", "ASSAULT"),
    ("Un homme a blessé deux passants.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event_type"), UNCAUSED)
def test_a_state_that_nobody_caused_is_no_assault(
    text: str, event_type: str, parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert extract(parse(text), french)[0].type == event_type


@pytest.mark.parametrize(
    "text", ["Une victime est soignée à l'hôpital.", "Une victime est en urgence absolue."]
)
def test_a_victim_is_no_case(text: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    assert [e for e in extract(parse(text), french) if e.type == "JUSTICE"] == []


UNDERGONE = [
    ("L'effondrement d'une passerelle samedi à Nîmes a surpris.", "une passerelle"),
    ("La manifestation de samedi a rassemblé des élus.", None),
    ("Une attaque contre un convoi a eu lieu en mars.", "un convoi"),
    ("L'effondrement d'une tribune, selon la police, a surpris.", "une tribune"),
    ("Un train a déraillé mardi.", None),
]


@pytest.mark.parametrize(("text", "recipient"), UNDERGONE)
def test_times_and_circumstances_undergo_nothing(
    text: str, recipient: str | None, parse: Callable[[str], ParsedText], french: Language
) -> None:
    assert extract(parse(text), french)[0].recipient == recipient


def test_who_acts_is_named_without_preposition(parse: Callable[[str], ParsedText], french: Language) -> None:
    (event,) = extract(parse("Deux soldats ont été tués par un tireur."), french)
    assert (event.agent, event.recipient) == ("un tireur", "Deux soldats")
