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
