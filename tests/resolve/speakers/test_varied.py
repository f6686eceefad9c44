"""Offices, bonds and bodies by which the press varies the name that it has just given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.speech import check_speakers, spoken

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
    # … or another office of the very body
    "Le {titled=roy person m premier secrétaire du Parti laitier|Marc Roy} a attaqué le budget. « {said|C'est indigne} », "
    "a résumé {by=roy|le patron du Parti laitier}.",
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
    # a trade that nobody was said to have: not the judge, of whom an office was told
    "{name=ana person f|Ana Petit} est jugée. {name=ana person f|Ana Petit} se tait. Le {titled=roy person m président de "
    "la cour|Marc Roy} a rappelé les faits. La salle se tait. {by=None|Le légiste} a décrit « {said|onze plaies} ».",
    # … but her of whom only a condition is told
    "{titled=blum person f députée|Ana Blum} juge la mesure tardive. « {said|Il faut avancer} », plaide "
    "{by=blum|la quinquagénaire}.",
    # a wider word for what the one just spoken of is
    "Pour {by=blum|{titled=blum person f chercheuse|Ana Blum}}, {told|le port est perdu}. « {said|Tout est joué} », "
    "note {by=blum|la spécialiste des marées du golfe}.",
    # somebody in office, rather than the driver who spoke last
    "Le {titled=roy person m ministre des Ports|Marc Roy} est venu. « {said|Il pleuvait} », dit "
    "{by=luc|{titled=luc person m conducteur|Luc Petit}}. {by=roy|L'élu conservateur} a salué « {said|du courage} ».",
    # whoever accuses in court, by the body for which he does
    "« {said|Non} », dit {by=blum|{name=blum person f|Ana Blum}}. L'{titled=roy person m avocat général|Marc Roy} "
    "s'est levé. « {said|Si} », lui a opposé {by=roy|le représentant du ministère public}.",
    # the head of a body whose name is told, of whom alone the article speaks
    "{name=roy person m|Marc Roy} a profité des vœux. « {said|Merci à tous} », a écrit "
    "{by=roy|le leader de la Gauche unie}. {name=roy person m|Roy} sera à Lyon.",
    # two are nobody in particular
    "{name=roy person m|Marc Roy} attend. {by=None|Le président et son ministre} estiment qu'{told|il faut agir}.",
    # who replies is not the one who spoke last
    "« {said|Un} », {cue|dit} {by=roy|{name=roy person m|Marc Roy}}. « {said|Deux} », {cue|dit} "
    "{by=luc|{name=luc person m|Luc Petit}}. « {said|Trois} », {cue|rétorque}-t-{by=roy|il}.",
    # a pronoun above the first line means whom the article is about
    "« {said|Nos peuples sont liés} », se réjouit-{by=roy|il}\nLe roi {name=roy person m|Philippe Roy} a reçu des invités. "
    "{name=roy person m|Philippe Roy} a parlé.",
    # words that fill their sentence add no distance, and yet the speaker before them is nearer than the one before him
    "Le {titled=roy person m ministre|Marc Roy} a estimé mardi que {told|l'idée était bonne}. {by=roy|Il} attend.\n\n"
    "Pour {by=luc|{name=luc person m|Luc Petit}}, {told|l'exécutif a tort}.\n\n« {said|Il y a un risque. Les gens ont "
    "compris leur pouvoir} », dit-{by=luc|il}.",
    # two who are joined give no title to each other
    "{told|L'homme était armé}, selon {by=None|le procureur et M. {name=roy person m|Roy}}. {told|Le contexte est lourd}, "
    "selon {by=None|le procureur}.",
    # how the office is held stands between
    "« {said|Rien} », assure {by=roy|le général} à la retraite {name=roy person m|Marc Roy}, ancien directeur de l'École.",
    # "et" joins two offices of one as well
    "« {said|Non} », dit {by=roy|le ministre de l'Air et des Ports}. Le {titled=roy person m ministre de l'Air et des "
    "Ports|Marc Roy} part.",
    # a page on a network is not the network
    "{told|Une marche aura lieu}, selon {by=None|un groupe {name=fb organization|Friendbook} « Eaux vives »}.",
    # at whom it points, complement or not; and a thing does not speak on
    "« {said|Non} », {cue|dit} {by=luc|{name=luc person m|Luc Petit}}. Même message au port où {by=roy|{name=roy person f|Zoé "
    "Roy}} {cue|pense} que {told|la digue cède}. « {said|La preuve} », {cue|lance} {by=roy|cette retraitée de la pêche}.",
    "« {said|Non} », {cue|dit} {by=luc|{name=luc person m|Luc Petit}}. « {said|Rien n'a changé} », {cue|ajoute} {by=luc|ce "
    "« ciré bleu »}.",
    # of the town, by its adjective
    "{titled=roy person m professeur de chirurgie à Marseille|Marc Roy} attend. {name=luc person m|Luc Petit} aussi. "
    "« {said|C'est le début} », rappelle {by=roy|le professeur marseillais}.",
    # who leads, by his leaning
    "{titled=roy person m président vénézuélien|Marc Roy} a plaisanté jeudi. « {said|Je le mettrai} », a ironisé "
    "{by=roy|le dirigeant socialiste}.",
    # the head of a state, who has just taken a stand
    "{name=roy person m|Marc Roy} a critiqué l'accord. « {said|Il ne marche pas} », a écrit {by=roy|le président américain}. "
    "{name=luc person m|Luc Petit} a ri.",
    # what stands before a name and is no title leaves its bearer free to have one
    "« {said|Venez} », dit {by=roy|{titled=roy person m hilare|Marc Roy}}. {name=roy person m|Roy} rit. Le bourgmestre "
    "attend. « {said|Dansez} », crie-t-{by=roy|il}.",
    # the newspaper's "we" tells no owner
    "{name=roy person m|Marc Roy} nous reçoit chez lui. « {said|Asseyez-vous} », dit {by=roy|notre interlocuteur}.",
    # who is seen may have an office; who is called a man and no more was not worth it
    "{titled=blum person f porte-parole des riverains|Ana Blum} sort de la mairie. « {said|Rien n'avance} », souffle "
    "{by=blum|la jeune femme brune}.",
    # a secretary of state beside a minister is not the minister
    "Le secrétaire d'État auprès du ministre de l'Air, {titled=roy person m ministre de l'Air|Marc Roy}, est venu. « {said|Un} », "
    "dit {by=None|le ministre de l'Air}.",
    # a bond by its other word
    "« {said|Tout va bien} », dit {by=costa|{name=costa person f|Inès Costa}}, venue de Porto avec son "
    "{titled=rui person m mari|Rui Costa}. « {said|On s'habitue} », ajoute {by=rui|son époux}.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_an_office_varies_a_name(text: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    check_speakers(text, parse, french)


def test_a_guess_comes_back_as_one(parse: Callable[[str], ParsedText], french: Language) -> None:
    _, guessed, again = spoken(
        "« {said|Un} », {cue|a dit} {by|{name=blum person f|Ana Blum}}. « {said|Deux} », {cue|a ajouté} {by|la députée du Nord}. "
        "{name=roy person m|Marc Roy} attend. « {said|Trois} », {cue|a dit} {by|la députée du Nord}.",
        parse,
        french,
    )
    assert guessed.speaker == again.speaker == "blum"
    assert again.confidence <= guessed.confidence
