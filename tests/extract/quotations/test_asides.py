"""Reported clauses beside the rest of a sentence: asides, a main clause after them, what they provoke; whole sources."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check, found

ASIDES = [
    "Le conseil — {source|il} avait alors lancé que {indirect|la ville brûlait} — a duré deux heures.",
    "La digue ({source|le maire} assure qu'{indirect|elle est solide}) a été inspectée.",
]
SUBORDINATE = [
    "Si {source|elle} estime que {indirect|le préfet a franchi un pas}, Anne Durand se montre critique.",
    "Bien qu'{source|il} affirme que {indirect|le pont est sûr}, le maire l'a fermé.",
]
ENDS = [
    "{source|Le maire} a rappelé que {indirect|la loi sur l'eau, voulue par le préfet et entrée en "
    "vigueur en mai, interdisait le captage}.",
    "{source|Le maire} a estimé jeudi que {indirect|la digue tiendrait}, à sa sortie du conseil, après "
    "avoir rencontré les riverains.",
    "{source|Le ministre} a estimé que {indirect|la chasse devait être interdite}, déclenchant la colère "
    "des chasseurs.",
    "{source|Le ministre} a dit que {indirect|les grévistes étaient des privilégiés}, des propos qui ont "
    "choqué.",
    "{indirect|D'autres ont été blessés, selon {source|les secours}, et transportés à l'hôpital}.",
]
INCISES = [
    "Mais, dit-{source|il}, {indirect|les forces de l'ordre ont tiré}.",
    "Le maire ne se sent pas concerné puisque, fait valoir {source|la mairie}, {indirect|ses écoles sont "
    "neuves}.",
    "{indirect|Le trafic reprendra jeudi}, a annoncé {source|l'exploitant} dans un communiqué.",
]
SOURCES = [
    "{source|L'homme}, interpellé après avoir frappé un policier, a assuré que {indirect|le coup était "
    "involontaire}.",
    "{source|Le camionneur}, inculpé car suspecté d'avoir renversé un manifestant vendredi soir, a "
    "expliqué {indirect|ne s'être rendu compte de rien}.",
    "{source|Le ministre chargé des relations avec le Parlement, Paul Roche}, a dit que {indirect|le "
    "texte serait voté}.",
    "{source|Le directeur venu de Caen en hâte, Paul Roche}, a dit que {indirect|le pont serait fermé}.",
    "{source|Plusieurs des 600 maires} assurent que {indirect|les dotations baissent}.",
    "{source|L'un des deux} assure que {indirect|la porte était verrouillée}.",
]
ATTRIBUTED = [
    "{indirect|Le car roulait trop vite}, selon {source|une transcription} obtenue par nos soins.",
    "Selon {source|«L'Éveil»}, {indirect|la digue a cédé lundi}.",
    "Selon {source|la police, les pompiers et la mairie}, {indirect|la digue a cédé lundi}.",
    "Selon {source|une source policière}, {indirect|M. Durand, un ancien policier, a été arrêté}.",
    "{indirect|L'incendie est circonscrit}, selon un communiqué publié mardi par {source|la préfecture}.",
    "{indirect|L'incendie est circonscrit}, selon {source|un rapport} consulté par l'agence.",
    "Pour {source|le maire}, {indirect|la digue n'a jamais été entretenue}.",
    "{indirect|Un suspect a été arrêté}, a appris Belga auprès du {source|parquet de Liège}.",
    "{indirect|Un suspect a été arrêté}, a appris l'agence de {source|source policière}.",
]
WHOLE = [
    "{source|Trois élus sur quatre} pensent que {indirect|la réforme échouera}.",
    "Convaincue que {indirect|l'accord était proche}, {source|la ministre} a prolongé la séance.",
    "{source|Le maire} s'est borné à répéter que {indirect|la digue tiendrait}.",
    "{source|Le maire} a tenu à ce que {indirect|la digue soit renforcée}.",
    "{source|Le maire} est formel : {indirect|la digue tiendra}.",
]
GOING_ON = [
    "{indirect|Les gens vivaient, selon {source|la chercheuse}, surtout entre leur maison et le marché}.",
    "{indirect|Il s'agit, selon {source|le parquet}, d'un homme de 30 ans}.",
    "À ce stade, a précisé {source|le procureur}, {indirect|aucune piste n'est écartée}.",
    "{indirect|Un car s'est renversé}, a-t-on indiqué de {source|source policière}, précisant que "
    "{indirect|le chauffeur était indemne}.",
    "{source|La société} a annoncé mi-janvier {indirect|avoir supprimé 300 postes}.",
    "{source|Le ministre} a dit que {indirect|les grévistes étaient des privilégiés}, des propos "
    "totalement inédits.",
    "{source|Le préfet} a évacué le quartier, assurant {indirect|craindre une crue} et promettant un "
    "abri à chacun.",
    "{source|Le chanteur originaire de Caen}, agacé, qui dit {indirect|avoir tout perdu}, est reparti.",
]
UNSAID = [
    "D'après les éléments en notre possession, le car roulait trop vite.",
    "Aucune date (plus précise que 2019) n'a été donnée.",
    "Il est interdit de se demander si la loi est juste.",
    "Les tirs donnent l'impression que la ville est en guerre.",
    "Le député dénonce depuis mardi la réforme, qu'il juge injuste.",
]


@pytest.mark.parametrize(
    "text", ASIDES + SUBORDINATE + ENDS + INCISES + SOURCES + ATTRIBUTED + WHOLE + GOING_ON
)
def test_a_clause_is_told_from_the_rest_of_its_sentence(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


@pytest.mark.parametrize("text", UNSAID)
def test_what_looks_like_a_report_is_none(parse: Parse, french: Language, text: str) -> None:
    assert not [q for q in found(parse, french, text) if q.mode == "indirect"]
