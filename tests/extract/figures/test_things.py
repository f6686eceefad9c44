"""What amounts measure and bare numbers count: "{words for the thing|number}" in sentences that are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.figures import extract
from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.markup import marked

Parse = Callable[[str], ParsedText]

SPELLED = [
    "La nappe a baissé de {centimètres (nappe)|15 cm}.",
    "Le glissement s'est arrêté à {mètres|300 m} du hameau.",
    "Elle pesait {kilos (poids)|12 kg}.",
    "Le chauffard a été flashé à {kilomètres à l'heure (vitesse)|182 km/h}.",
    "Il est tombé {millimètres (pluie)|180 mm} en une nuit, et {millimètres (pluie)|90 mm} à Vals.",
    "Des rafales de {kilomètres à l'heure (rafales)|172 km/h} ont été relevées.",
    "Une caution de {euros (caution)|500 €} est demandée.",
]

SHARES = [
    "Cela a fait bondir de {% (plaintes)|12 %} le nombre de plaintes.",
    "L'effectif était inférieur de {% (effectif)|9 %} à celui de juin.",
    "Le prix des péages devrait, en théorie, augmenter de {% (péages)|2 %} en mai.",
    "Le livret sera rémunéré à {% (livret)|1,5 %} en février.",
    "La TVA augmentera de {% (TVA)|2 %}.",
    "Le groupe a réalisé un chiffre d'affaires de {euros (chiffre d'affaires)|4 millions d'euros},"
    " en recul de {% (chiffre d'affaires)|6 %}.",
    "Le fleuriste a vendu {roses|9.000 roses}, soit une hausse de {% (roses)|4 %}.",
    "L'État détient {% du capital|15 % du capital}, la famille fondatrice {% (capital)|22 %}.",
    "Le déficit atteint {% du PIB (déficit)|3,4 % du PIB}, contre une prévision de {% (PIB)|2,8 %}.",
    "La liste du maire recueillerait {% (voix)|13,5 %}, devant celle des Verts ({% (voix)|12 %}).",
    "Le poulailler perd de l'argent. {% (éleveurs)|73 %} (+5) des éleveurs s'en plaignent.",
    "Seules {% des jeunes filles|50 % des jeunes filles} sont vaccinées.",
    "Le déficit était de {% du PIB (déficit)|4 % du PIB}. Puis on a espéré atteindre {% (PIB)|3 %}.",
    "La Bourse a perdu {% (Bourse)|1 %} et Renault {% (Bourse)|3 %}.",
]

MONEY = [
    "L'expert a chiffré à {euros (travaux)|deux millions d'euros} le coût des travaux.",
    "La statue a été cédée pour {euros (statue)|20.000 euros} ({dollars (statue)|31.000 dollars}).",
    "La dette se monte à {euros (dette)|61 milliards}.",
    "Le bénéfice net a bondi de {% (bénéfice net)|23 %}, à {euros (bénéfice net)|310 millions}.",
    "La recette de la taxe est de {euros (recette)|815,5 millions d'euros}, contre {euros (recette)|823,2}.",
    "Le film a attiré {spectateurs|3,4 millions de spectateurs}, contre {spectateurs|2,8} l'an dernier.",
    "Le budget est de {francs (budget)|12 millions}. On attend {francs de recettes|3 millions de francs de"
    " recettes}.",
    "La planète compte {habitants|7 milliards d'habitants}, contre {habitants|2,5 milliards} en 1950.",
]

POINTING_BACK = [
    "Entre {personnes|300 personnes}, selon la mairie, et {personnes|800}, selon le club, étaient venues.",
    "La tempête a tué {bergers|quatre bergers} et privé d'eau {foyers|900 foyers}.",
    "Sur les {communes touchées|38 communes} touchées, {communes|douze} restent sans eau.",
    "Parmi les blessés, {blessés|quatre} sont dans un état grave.",
    "Des {marins|six marins}, {marins|deux} seulement ont été retrouvés.",
    "Les jurés, {jurés|six} au total, se sont retirés.",
    "Le foyer compte {lits|40 lits}, {lits|six} de plus qu'en mai.",
    "Les écoles fermées: {écoles fermées|douze} en Creuse, {écoles fermées|neuf} en Corrèze.",
    "Le nombre de plaintes a doublé: {plaintes|640} en Isère, {plaintes|320} dans la Drôme.",
    "Les soldats patrouillaient dans la ville. {soldats|Six} d'entre eux ont été blessés.",
    "Le forcené a attaqué des policiers du commissariat des Ulis, blessant {policiers|trois} d'entre eux.",
    "La tempête a fait {blessés|52 blessés} parmi les marins et {blessés|neuf} parmi les pompiers.",
    "La marche a réuni {élèves|2.000 élèves} à Lyon, {élèves|1.500} à Nice, {élèves|900} en"
    " {cortèges|deux cortèges} à Nantes, {élèves|600} à Brest.",
    "La porte s'ouvre. Ils étaient {personnes|une trentaine}, cagoulés.",
]

IN_FULL = [
    "{personnes hébergées en urgence|Quelque 80 personnes} hébergées en urgence ont quitté le gymnase.",
    "On comptait {foyers privés d'électricité|900 foyers privés d'électricité}, ils ne sont plus que"
    " {foyers|300}.",
    "On a vu {comptes|900 comptes} créés par un élève.",
    "Il y a {maisons détruites|14 maisons} détruites et {maisons|30} endommagées.",
]

MORE = [
    "La loi réduisait la TVA sur l'électricité de {% (TVA)|21 %} à {% (TVA)|6 %}.",
    "Une réduction des gaz à effet de serre de {% (gaz à effet de serre)|50 %} est prévue.",
    "Le nombre de blessés ({blessés|des centaines}) et le nombre d'arrestations ({arrestations|des milliers})"
    " augmentent.",
    "{femmes|Plus de 250 femmes} ont répondu, {femmes|une sur trois} a porté plainte.",
    "Pour rappel, on était à {%|26,3 %} en mai.",
]


@pytest.mark.parametrize("text", [*SPELLED, *SHARES, *MONEY, *POINTING_BACK, *IN_FULL, *MORE])
def test_thing(text: str, parse: Parse, french: Language) -> None:
    plain, spans = marked(text)
    found = {f.anchor.exact: f.counted for f in extract(parse(plain), french, ())}
    assert list(found.items()) == [(span.exact, span.label) for span in spans]
