"""Texts that are told to speak: whoever issued them does; and other ways to call who speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.speech import check_speakers, spoken

TEXTS = [
    # by the same noun, in which somebody has spoken
    "« {said|Un} », {cue|écrit} {by=braf|la {name=braf organization|Brafqo}} dans un communiqué. « {said|Des bus "
    "circuleront} », {cue|précise} {by=braf|le communiqué}.",
    # by a noun for any text
    "« {said|Un} », {cue|écrit} {by=braf|la {name=braf organization|Brafqo}} dans une lettre. « {said|Rien ne va} », "
    "{cue|ajoute} {by=braf|le texte}. « {said|Tout presse} », {cue|poursuit} {by=braf|le document}.",
    # who published it
    "{name=blum person f|Ana Blum} a publié mardi une lettre ouverte. « {said|Il faut se parler} », dit {by=blum|la lettre}.",
    # whose it is
    "Le rapport de {name=roy person m|Marc Roy} est sévère. « {said|Rien n'était prêt} », écrit {by=roy|le rapport}.",
    # a body that has just spoken has issued it
    "{told|La voie est coupée}, {cue|selon} {by=wan|{name=wan organization|Wandro}}. « {said|Des bus circuleront} », "
    "{cue|précise} {by=wan|le communiqué}.",
    # a law is not what its minister says
    "Le ministre {titled=roy person m ministre|Marc Roy} a défendu la loi. « {said|La peine sera doublée} », dit "
    "{by=None|le texte}.",
    # nor is a study what somebody says beside it
    "« {said|Un} », {cue|dit} {by=roy|{name=roy person m|Marc Roy}}. « {said|Deux} », {cue|conclut} {by=None|l'étude}.",
    # whose text it is stands beside it
    "« {said|Un} », {cue|écrit} {by=braf|la {name=braf organization|Brafqo}} dans un communiqué. « {said|Non} », "
    "{cue|répond} {by=wan|le communiqué de {name=wan organization|Wandro}}.",
    # how somebody is called who has no office
    "« {said|Tout est cher} », dit {by=roy|un passant} qui se fait appeler {name=roy person m|Roy}. « {said|On tiendra} », "
    "lance {by=blum|une autre}, prénommée {name=blum person f|Ana}.",
    # the article tells the gender that a masculine title hides
    "La haut-commissaire, {name=blum person f|Ana Blum}, est venue. {name=roy person m|Marc Roy} attendait. « {said|Non} », "
    "a-t-{by=blum|elle} dit.",
    # a ministry by its field alone is none of its minister
    "Le {name=min organization|ministère de l'Intérieur} se tait. Le ministre de l'Intérieur {name=roy person m|Marc Roy} "
    "attend. {told|Mille personnes ont défilé}, {cue|selon} {by=min|l'Intérieur}.",
    # one whom the article presents later is nobody who has spoken before
    "« {said|Un} », a déclaré {by=None|le secrétaire général de la Conférence des ports}. « {said|Deux} », a accusé "
    "{by=kvam|un soutien du maire, {name=kvam person m|Lars Kvam}}.",
    # an ambassador is named after his office, as no head of state is
    "{by=blum|L'ambassadrice du Canada en Norvège} a dit que {told|rien ne presse}. {by=blum|{name=blum person f|Ana Blum}} "
    "affirme que {told|tout va bien}.",
    # one of several who is named
    "Les mineurs tiennent. « {said|On reste} », a assuré {by=roy|l'un d'eux, {name=roy person m|Marc Roy}}, devant la mairie.",
    # from whom it is known is not who spoke
    "La suspecte, {name=blum person f|Ana Blum}, sortait. {by=blum|Elle} lui {cue|avait lancé} : « {said|Regarde-moi} », selon "
    "le récit du voisin.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_who_speaks_in_a_text(text: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    check_speakers(text, parse, french)


def test_two_who_are_named_together_speak_as_two(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    (found,) = spoken(
        "{name=roy person m|Marc Roy} et {name=blum person f|Ana Blum}, deux voisins du port, attendent. "
        "« {said|On reste} », préviennent-{by=None|ils}.",
        parse,
        french,
    )
    assert found.speaker_name == "Marc Roy et Ana Blum"
