"""What is told once, on its day: deeds that only a perfect, a future or a time of the calendar make happenings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.markup import marked

Parse = Callable[[str], ParsedText]

ONCE = [
    # steps of politics and of boards
    "Le conseil {OTHER|a décidé} de vendre le terrain.",
    "La régie {OTHER|a annoncé} que le pont rouvrira en mai.",
    "Le député {CONCEDE|a admis} que la loi était mauvaise.",
    "Le gardien {CONCEDE|a reconnu} avoir dormi.",
    "La maire {REQUEST|a proposé} un référendum.",
    "Le syndicat {AGREE|a accepté} le calendrier.",
    "La sénatrice {ACCUSE|a regretté} ce retard.",
    "Le parti {RETREAT|a renoncé} à présenter une liste.",
    # journeys
    "La navigatrice {OTHER|est arrivée} lundi.",
    "Le chanteur {OTHER|est parti} en mars.",
    "La course {OTHER|aura} lieu samedi.",
    "La foire {OTHER|a débuté} vendredi.",
    # a case before a court
    "Le parquet {JUSTICE|s'est saisi} de l'affaire.",
    "Les jurés {JUSTICE|se sont retirés} pour délibérer.",
    "Le procureur {JUSTICE|a demandé} huit ans de prison.",
    "Le prévenu {JUSTICE|est revenu} sur ses aveux.",
    # water, fire, wrecks
    "La rivière {DISASTER|a débordé}.",
    "Un arbre {ACCIDENT|est tombé} sur un autocar.",
    "Des agents {AID|ont déblayé} la chaussée.",
    "La police {COERCE|a contrôlé} l'identité des passants.",
    # elections
    "La députée {ELECTION|s'est portée} candidate.",
    "L'opposition {REJECT|a contesté} le résultat du scrutin.",
]

NOT_ONCE = [
    ("Le conseil décide de tout.", "OTHER"),
    ("Le gardien reconnaît la voiture.", "CONCEDE"),
    ("La maire propose toujours un menu.", "REQUEST"),
    ("La navigatrice arrive souvent en retard.", "OTHER"),
    ("Le chanteur partait chaque été.", "OTHER"),
    ("La porte est fermée depuis midi.", "OTHER"),
    ("« Le pont rouvrira », a annoncé le directeur.", "OTHER"),
]


SET_OFF = [
    "{CONCEDE|Libérée} samedi après trois nuits de cellule, la chanteuse a parlé.",
    "{COERCE|Arrêté} mercredi à Lyon, le voleur se tait.",
    "L'envoyée doit {CONSULT|arriver} jeudi à Lima.",
    "L'{DEATH|enterrement} des premières victimes est prévu vendredi.",
]


@pytest.mark.parametrize("case", ONCE)
def test_what_is_told_once(case: str, parse: Parse, french: Language) -> None:
    text, spans = marked(case)
    found = [(e.type, e.mentions[0].start, e.mentions[0].end) for e in extract(parse(text), french)]
    assert (spans[0].label, spans[0].start, spans[0].end) in found


@pytest.mark.parametrize(("text", "event_type"), NOT_ONCE)
def test_what_is_told_in_general(text: str, event_type: str, parse: Parse, french: Language) -> None:
    told = {
        text[e.mentions[0].start : e.mentions[0].end]
        for e in extract(parse(text), french)
        if e.type == event_type
    }
    assert not told - {"rouvrira"}


@pytest.mark.parametrize("case", SET_OFF)
def test_a_participle_set_off_and_what_is_planned(case: str, parse: Parse, french: Language) -> None:
    text, spans = marked(case)
    found = [(e.type, e.mentions[0].start) for e in extract(parse(text), french)]
    assert (spans[0].label, spans[0].start) in found


def test_who_is_on_a_visit_is_on_one(parse: Parse, french: Language) -> None:
    found = extract(parse("En visite à Montbrun, le ministre a promis une aide."), french)
    assert next(e.confidence for e in found if e.type == "CONSULT") >= 0.5


BESIDE = [
    ("Le prévenu a été convoqué devant le tribunal pour le 15 février.", "JUSTICE", ["pour le 15 février"]),
    ("Le vainqueur du 3 mars a été arrêté.", "COERCE", ["du 3 mars"]),
    ("La manifestation du 3 mars a fait deux morts.", "DEATH", []),
    ("Deux hommes sont morts dans les heurts qui ont éclaté lundi.", "DEATH", []),
]


@pytest.mark.parametrize(("text", "event_type", "beside"), BESIDE)
def test_days_that_date_something_else(
    text: str, event_type: str, beside: list[str], parse: Parse, french: Language
) -> None:
    event = next(e for e in extract(parse(text), french) if e.type == event_type)
    assert [a.exact for a in event.asides] == beside
