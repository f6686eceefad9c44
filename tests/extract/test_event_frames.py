"""Deeds that no trigger foresees: told with a day of their own, or as done to something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.markup import marked

Parse = Callable[[str], ParsedText]

DATED = [
    "Le musée {OTHER|a décroché} mardi une toile de maître.",
    "Samedi, des centaines de curieux {OTHER|ont fait} la queue devant le mur vide.",
    "Le tableau {OTHER|a été confié} lundi à un laboratoire.",
    "Un nouveau moteur {OTHER|sera essayé} au banc en septembre.",
    # the parser hangs the day on the noun before it
    "Un chalutier {OTHER|a remonté} un morceau de coiffe mardi matin.",
    "Une pierre lui {OTHER|avait écrasé} le pied lundi.",
    "Le jardinier {OTHER|tailla} les rosiers le 3 mars.",
    "Le village va {OTHER|repeindre} jeudi sa gare.",
]

NOT_DATED = [
    "Le musée a décroché une toile de maître.",  # no day
    "Les chalutiers remontent le mardi des morceaux de coiffe.",  # a habit
    "La gardienne a vu les images du tir de lundi.",  # the day of the noun
    "Le doyen est resté mardi dans sa chambre.",  # no deed
    "Les ventes ont reculé de 3 % en mars.",  # an amount
    "« Le mur est vide », a expliqué mardi la conservatrice.",  # a saying
    "J'ai repeint la grille lundi.",  # what somebody who is quoted did
]


UNDERGONE = [
    "Les horodateurs {OTHER|ont été enlevés}.",
    "La régie indique que les vannes {OTHER|avaient été graissées}.",
]

NOT_UNDERGONE = [
    "Les vannes sont graissées par la régie.",  # a state or a habit
    "Les vannes ont-elles été graissées ?",
    "Les vannes n'ont pas été graissées.",
    "Les vannes auraient été graissées.",
    "« Les vannes ont été graissées », jure le gardien.",  # on the word of one who is quoted
    "Le gardien a été choqué.",
]


@pytest.mark.parametrize("case", [*DATED, *UNDERGONE])
def test_a_deed_with_a_day_or_done_to_something_is_a_happening(
    case: str, parse: Parse, french: Language
) -> None:
    text, spans = marked(case)
    found = [(e.type, e.mentions[0].start, e.mentions[0].end) for e in extract(parse(text), french)]
    assert found == [(span.label, span.start, span.end) for span in spans]


@pytest.mark.parametrize("text", [*NOT_DATED, *NOT_UNDERGONE])
def test_what_is_no_happening(text: str, parse: Parse, french: Language) -> None:
    assert [e for e in extract(parse(text), french) if e.type == "OTHER"] == []


def test_a_deed_is_told_by_the_happening_that_it_is_about(parse: Parse, french: Language) -> None:
    found = extract(parse("Des voleurs ont réussi samedi un cambriolage à Lure."), french)
    assert [e.mentions[0].exact for e in found] == ["cambriolage"]


def test_a_deed_to_come_is_planned(parse: Parse, french: Language) -> None:
    (found,) = extract(parse("Un nouveau moteur sera essayé au banc en septembre."), french)
    assert found.status == "planned"
