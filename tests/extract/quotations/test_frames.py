"""What each frame of a verb or noun of saying takes: a clause, an infinitive, "à ce que P", "l'idée que P"."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check

THAT = [
    "{source|Le syndicat} a lancé que {indirect|la grève continuerait}.",
    "{source|Un témoin} a crié que {indirect|la digue cédait}.",
    "{source|La ministre} a glissé que {indirect|le texte serait revu}.",
    "{source|Les enquêteurs} soupçonnent que {indirect|le tireur a été aidé}.",
    "{source|Le maire} trouve que {indirect|l'État en fait trop peu}.",
    "{source|Le quotidien} a dévoilé que {indirect|le contrat était signé}.",
    "{source|Le syndicat} dénonce que {indirect|les primes soient gelées}.",
    "{source|La direction} a laissé croire que {indirect|le site rouvrirait}.",
]
DENIED = [
    "{source|La maire} n'a pas caché que {indirect|la situation était tendue}.",
    "{source|Le président du club} ne doute pas que {indirect|l'équipe se relèvera}.",
    "{source|Le gouvernement} n'exclut pas que {indirect|l'état d'urgence soit prolongé}.",
]
JOINED = [
    "{source|Le syndicat} s'attend à ce que {indirect|le plan soit retiré}.",
    "{source|Les riverains} se plaignent de ce que {indirect|l'eau est trouble}.",
    "{source|Le président} a plaidé pour que {indirect|les frontières restent ouvertes}.",
    "{source|Le collectif} déplore le fait que {indirect|la piste soit fermée}.",
    "{source|Le médecin} a averti les familles que {indirect|les visites étaient interdites}.",
    "Il a été indiqué par {source|la préfecture} que {indirect|le pont resterait fermé}.",
    "{source|La préfète} s'est dite ravie que {indirect|le pont rouvre}.",
    "{source|Le maire} juge {indirect|regrettable que le pont soit fermé}.",
]
NOUNS = [
    "{source|Le maire} a exprimé sa conviction que {indirect|le feu était d'origine criminelle}.",
    "{source|Le porte-parole} a rejeté l'idée que {indirect|la police ait tiré la première}.",
    "{source|Le ministre} a émis l'hypothèse que {indirect|le câble ait été coupé}.",
    "{source|L'entraîneur} a le sentiment que {indirect|son équipe progresse}.",
]
ATTITUDES = [
    "Persuadé que {indirect|la digue tiendrait}, {source|le maire} n'a pas évacué le quartier.",
    "{source|Le maire}, convaincu que {indirect|la digue tiendrait}, n'a pas évacué le quartier.",
]
INFINITIVES = [
    "{source|La société} a indiqué en début de soirée {indirect|avoir suspendu la vente}.",
    "{source|Le ministre} a dit mardi, devant les députés, {indirect|vouloir rencontrer les familles}.",
    "{source|Le joueur} a assuré, lors d'un point de presse dans un hôtel, {indirect|ne pas quitter le club}.",
    "{source|Le groupe} considère {indirect|avoir respecté le contrat}.",
    "{source|Le témoin} croit {indirect|avoir reconnu le chauffeur}.",
    "{source|Le tireur} revendique {indirect|avoir agi seul}.",
    "{source|Le pilote} a expliqué {indirect|n'avoir rien vu}, qu'{indirect|il dormait}.",
]
PHRASES = [
    "De l'aveu même du {source|préfet}, {indirect|les moyens manquent}.",
    "Si l'on en croit {source|le maire}, {indirect|la route rouvrira lundi}.",
    "S'il faut en croire {source|le maire}, {indirect|la route rouvrira lundi}.",
    "À entendre {source|le maire}, {indirect|la route rouvrira lundi}.",
]


@pytest.mark.parametrize("text", THAT + DENIED + JOINED + NOUNS + ATTITUDES + INFINITIVES + PHRASES)
def test_a_frame_gives_the_clause_and_its_source(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)
