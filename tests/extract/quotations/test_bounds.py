"""Where a reported clause ends, what may stand between it and its cue, and how far a source reaches."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check, found

BETWEEN = [
    "{source|Le maire} {cue|a annoncé} fin novembre que {indirect|s'ouvriraient en janvier des réunions de quartier}.",
    "{source|Mme Petit} {cue|est également convenue} qu'{indirect|il fallait répondre à la colère des riverains}.",
    "{source|Le bourgmestre de Namur} {cue|a prévenu} un peu plus tôt que {indirect|toute personne entrant dans la zone "
    "serait arrêtée}.",
    "{indirect|Le conducteur était recherché depuis juin}, {cue|a précisé} mercredi à l'Agence France-Presse (AFP) "
    "{source|le procureur de Quimper, Paul Roche}.",
    "{source|Le ministre} {cue|s'est dit} convaincu que {indirect|la réforme passerait}.",
    "{source|La défense} {cue|est persuadée} que {indirect|le témoin mentait}.",
]
ENDS = [
    "{source|Le prévenu} {cue|affirme} que {indirect|ce soir-là il voulait rentrer chez lui avec des amis, après avoir "
    "éteint le feu}.",
    "{source|Le maire} {cue|a affirmé} que {indirect|la digue tiendrait}, sans préciser combien de temps.",
    "{source|La police} {cue|assure} que {indirect|l'agent a tiré en l'air}, une version démentie par des habitants qui "
    "filmaient la scène.",
    "Alors que {source|Paul Roche} avait montré un visage ferme, {cue|affirmant} que {indirect|le cap serait tenu}, le "
    "ministre a ouvert une brèche.",
    "{cue|Selon} {source|le ministère de l'Intérieur} interrogé par l'AFP, {indirect|la onzième victime est un homme de 52 "
    "ans pris d'un malaise, sans lien avec l'incendie}.",
]
MIDDLE = [
    "{indirect|La tempête a fait, {cue|selon} {source|les autorités}, au moins neuf morts}.",
    "{indirect|Entre 2005 et 2017, il a, {cue|selon} {source|l'Association des victimes de la route} (AVR), blessé 44 "
    "personnes}.",
    "{cue|Selon} {source|les pompiers}, {indirect|la grange de l'éleveur, bâtie contre la maison, a pris feu à l'aube, les "
    "flammes gagnant ensuite le toit, sans faire de victime}.",
    "{cue|D'après} {source|Radio Armor}, {indirect|la coopérative, le premier employeur du canton, était bloquée par les "
    "grévistes ce jeudi matin}.",
]
MARKS = [
    "« {direct=a|On ne peut pas vivre contre le fleuve} » et {indirect=b|il faut « {direct=c|rendre du terrain à la rivière} "
    "»}, {cue=a|{cue=b|{cue=c|a averti}}} {source=a|{source=b|{source=c|Paul Roche}}}.",
    "{source=a|{source=b|Le préfet}} {cue=a|a fait le constat} d'une « {direct=a|ville coupée en deux} » et {cue=b|pointé} le "
    "risque « {direct=b|de l'abandon et de la colère} », mercredi.",
    "{indirect=a|La réponse à cette fronde est « {direct=b|le dialogue avec les familles} », « {direct=c|première pierre de "
    "notre action} »}, {cue=a|{cue=b|{cue=c|avance}}} {source=a|{source=b|{source=c|Paul Roche}}}.",
    "{cue=a|{cue=b|Pour}} {source=a|{source=b|l'avocate Anne Petit}}, {indirect=a|le tribunal a donné au texte « {direct=b|une "
    "lecture très étroite} »}.",
]
SOURCES = [
    "{source|Une source dans l'entourage de M. Roche} {cue|a assuré} que {indirect|le départ était acquis}.",
    "{indirect|Le corps a été retrouvé}, {cue|selon} {source|une source à la préfecture}.",
    "{indirect|Le corps a été retrouvé}, {cue|a indiqué} {source|une source} à l'AFP.",
    "{cue|Pour} {source|la directrice du musée par intérim, Anne Petit}, {indirect|la collection tient à peu de chose}.",
    "La grève a suscité la colère du {source|député Paul Roche} : « {direct|C'est une erreur.} »",
]


@pytest.mark.parametrize("text", BETWEEN + ENDS + MIDDLE + MARKS + SOURCES)
def test_bounds(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


@pytest.mark.parametrize("text", ["La tempête a fait neuf morts.", "Le maire est certain d'avoir raison."])
def test_a_noun_or_a_feeling_reports_nothing(parse: Parse, french: Language, text: str) -> None:
    assert found(parse, french, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{source|Le juge} {cue|a demandé} {indirect|pourquoi il n'avait pas appelé les secours}.",
        "{source|Les riverains} {cue|se demandent} si {indirect|la digue tiendra}.",
        "{source|La présidente} {cue|a demandé} au prévenu s'{indirect|il regrettait son geste}.",
        "{source|Elle} {cue|raconte} {indirect|comment elle a échappé aux flammes}.",
    ],
)
def test_indirect_questions(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


@pytest.mark.parametrize(
    "text",
    [
        "« {direct=a|Sortez tous}, {cue=a|{cue=b|hurle}} {source=a|{source=b|l'un d'entre eux}}, {direct=b|le toit va tomber} ».",
        "{cue|Jugée} « {direct|insuffisante} » par {source|les associations}, l'aide sera doublée.",
        "{cue|Présentée} comme « {direct|historique} » par {source|le ministre}, la loi divise.",
    ],
)
def test_words_in_marks_beside_their_source(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)
