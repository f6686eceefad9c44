"""What the form of a sentence tells of happenings: frames of weather, chambers and crowds, nouns in a circumstance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.markup import marked

Parse = Callable[[str], ParsedText]

FRAMES = [
    "La neige {DISASTER|touchait} mardi le nord du département.",
    "Les premiers flocons {DISASTER|sont tombés} lundi.",
    "Les sénateurs {CONSULT|se sont attaqués} au budget.",
    "La députée {SUPPORT|a défendu} trois amendements.",
    "Deux pays {REJECT|ont bloqué} la déclaration commune.",
    "Douze personnes {COERCE|ont été interpellées}, selon les autorités.",
    "Un passant {ASSAULT|a été touché} à la cuisse.",
    "Il s'en {ASSAULT|est pris} à deux voisins.",
    "Les deux villes {AGREE|ont affirmé} leur volonté de négocier.",
    "Le syndicat {REQUEST|a appelé} à une journée de deuil.",
    "Le cortège {PROTEST|a pris} la direction du port.",
    "Le tribunal {JUSTICE|a donné} gain de cause aux locataires.",
    "L'imprimeur {ELECTION|s'est autoproclamé} président.",
    "Les fraudeurs devront {SANCTION|être sanctionnés}.",
    "« Nous avons eu tort », {CONCEDE|a admis} la directrice.",
    "« C'est à la ville de payer », {REJECT|a rétorqué} le maire.",
    "Le maire a réuni ses adjoints lundi, {OTHER|créant} un fonds de secours.",
]


@pytest.mark.parametrize("case", FRAMES)
def test_happenings_by_their_frames(case: str, parse: Parse, french: Language) -> None:
    text, (want,) = marked(case)
    found = [e.mentions[0] for e in extract(parse(text), french) if e.type == want.label]
    assert any(m.start < want.end and want.start < m.end for m in found), found


NONE_OF_THE_KIND = [
    ("La ministre a été interpellée par des élus sur le budget.", "COERCE"),
    ("« C'est difficile », admet la directrice à chaque rentrée.", "CONCEDE"),
    ("Un lycée a été bloqué lundi contre la réforme et le projet.", "REJECT"),
    ("Il a appelé sa sœur à huit heures.", "REQUEST"),
]


@pytest.mark.parametrize(("text", "event_type"), NONE_OF_THE_KIND)
def test_what_is_none_of_the_kind(text: str, event_type: str, parse: Parse, french: Language) -> None:
    assert event_type not in {e.type for e in extract(parse(text), french)}


PARTICULAR = [
    ("Le chanteur est passé lors d'une manifestation.", "PROTEST", True),
    ("Deux vitrines ont été cassées en marge d'une manifestation.", "PROTEST", True),
    ("Il faut se taire lors d'une manifestation.", "PROTEST", False),
    ("La police a procédé à des arrestations.", "COERCE", True),
    ("La soirée s'est soldée par un nombre record d'arrestations.", "COERCE", True),
]


@pytest.mark.parametrize(("text", "event_type", "particular"), PARTICULAR)
def test_a_noun_that_names_one_happening(
    text: str, event_type: str, particular: bool, parse: Parse, french: Language
) -> None:
    found = [e for e in extract(parse(text), french) if e.type == event_type]
    assert any(e.confidence > 0.35 for e in found) is particular
