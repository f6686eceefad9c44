"""Offices, bonds and bodies by which the press varies the name that it has just given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.speech import check_speakers

TEXTS = [
    # nobody was called so before: the one just spoken of
    "{name=blum person f|Ana Blum} juge la mesure tardive. Pour {by=blum|la conseillère de Lyon}, "
    "« {said|tout reste à faire} ».",
    "{titled=roy person m député|Marc Roy} a critiqué le texte. {name=blum person f|Ana Blum}, elle, le défend. "
    "« {said|Il faut avancer} », plaide {by=blum|la députée de la Drôme}.",
    # a byname is no office: "président" he is of something else
    "Le {titled=roy person m président du groupe conservateur|Marc Roy} a attaqué le budget. « {said|C'est indigne} », "
    "a résumé {by=roy|le patron de la droite parlementaire}.",
    # … unless it names what another is the head of
    "Le {titled=roy person m président du groupe conservateur|Marc Roy} a attaqué le budget. « {said|C'est indigne} », "
    "a résumé {by=None|le patron de la Fédération laitière}.",
    # who sits for one county does not sit for another
    "{titled=roy person m député de l'Ain|Marc Roy}, a critiqué le texte. « {said|Il faut tout reprendre} », a dit "
    "{by=None|le député de l'Isère}.",
    # who speaks without a name as often is not taken up so
    "{name=blum person f|Ana Blum} juge la mesure tardive. « {said|L'enquête continue} », a dit "
    "{by=None|la procureure de Lyon}.",
    # the body by those who serve in it
    "Le {titled=roy person m directeur général de la police nationale|Marc Roy} a reçu les syndicats. "
    "« {said|Nous verrons} », a déclaré {by=roy|le patron des policiers}.",
    # what else somebody is, between the office and the name
    "Le Premier ministre belge, le libéral {name=blum person m|Marc Blum}, a reçu {name=roy person m|Luc Roy}. "
    "« {said|Nous avançons} », a déclaré {by=blum|le Premier ministre}.",
    # whichever holds the office
    "C'est une première pour un président français. Le président {name=blum person m|Marc Blum} est arrivé. "
    "« {said|Nous avançons} », a déclaré {by=blum|le président français}.",
    # a relative clause tells which one is meant
    "{name=blum person m|Marc Blum} attendait. « {said|On reçoit des pierres} », dit {by=None|le policier} qui filme.",
    "{name=blum person m|Marc Blum} a parlé mardi. « {said|Rien n'est joué} », dit {by=blum|le quadragénaire} qui doute.",
    # a question asked of the readers makes no interview
    "{name=roy person m|Luc Roy} a écrit. {name=roy person m|Luc Roy} a tort. Qui a raison ?\n"
    "« {by=None|{said|Trop de blessés}} ». Le maire a souri.",
    # the only one named whom the words allow
    "{name=blum person f|Ana Blum} a été sifflée mardi. Le pont était fermé. La foule était nombreuse. "
    "« {said|J'ai eu peur} », a déploré {by=blum|la jeune aide-soignante}.",
    # others than the last who spoke
    "« {said|Rien} », a dit {by=blum|{name=blum person f|Ana Blum}}. « {by=None|{said|Rien n'est prêt}} », insiste-t-on.",
    # a bond by its other word
    "« {said|Tout va bien} », dit {by=costa|{name=costa person f|Inès Costa}}, venue de Porto avec son "
    "{titled=rui person m mari|Rui Costa}. « {said|On s'habitue} », ajoute {by=rui|son époux}.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_an_office_varies_a_name(text: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    check_speakers(text, parse, french)
