"""Reports that look alike and are not: measures, numbers side by side, parties spoken for, headings glued on."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check, found

NUMBERS = [
    "{indirect=a|La grève a été suivie par 62 % des agents}, {cue=a|selon} {source=a|le syndicat}, {indirect=b|38 %} {cue=b|selon} "
    "{source=b|la direction}.",
    "{indirect=a|Le bilan est de douze morts} {cue=a|selon} {source=a|la police}, {indirect=b|quatorze corps} {cue=b|selon} {source=b|l'hôpital}.",
    "Au total, {indirect=a|3000 personnes} {cue=a|selon} {source=a|la police}, {indirect=b|8000 marcheurs} {cue=b|selon} {source=b|les syndicats}, ont "
    "défilé à Brest.",
]
BOUNDS = [
    "{source=a|{source=b|Elle}} {cue=a|{cue=b|a démenti}} que {indirect=a|l'alerte ait été donnée trop tard} : « {direct=b|Les sirènes ont "
    "sonné à six heures.} »",
    "{indirect|Le choc expliquait, {cue|selon} {source|lui}, les marques sur son visage}.",
    "{indirect|La digue a été négligée, {cue|selon} {source|elle}, par la majorité précédente}.",
    "Roubaix | {source|Certains} ont {cue|affirmé} jeudi que {indirect|la marche aurait lieu samedi}.".replace(
        "ont {cue|affirmé}", "{cue|ont affirmé}"
    ),
    "Interpellations {source|Le ministre} {cue|a souligné} que {indirect|cent enquêtes étaient ouvertes}.",
    "Il reste {source|d'autres voix} plus modérées qui {cue|jugent} que {indirect|le moment est venu}.",
    "{source|D'autres élus du village} {cue|ont, eux, estimé} ces derniers jours qu'{indirect|il fallait négocier}.",
    "La visite est annulée au {source|ministère}, où l'on {cue|assure} que {indirect|le dossier est clos}.",
    "{cue|Pour} {source|Fabrice Morel, professeur à Sciences-Po} et spécialiste des médias, « {direct|le pont aurait dû être fermé} ».",
]


OTHERS = [
    "{indirect|Quelque 300 coureurs ont été soignés dans toute la ville}, {cue|selon} {source|la police}, soit un chiffre en hausse.",
    "{source|Luigi Rossi, patron du parti} et homme fort du gouvernement italien, {cue|a ainsi dit espérer} que {indirect|le peuple se "
    "libère}.",
    "{source|Lui-même} {cue|a dénoncé} une « {direct|répression aveugle} ».",
    "{source|Celui} qui a filmé la scène {cue|a, pour sa part, déclaré} que {indirect|le conducteur n'était pas ivre}.",
    "{source|Les avocats de Paul Roche} eux-mêmes {cue|avaient annoncé} que {indirect|leur client avait avoué}.",
    "« {direct|Il l'a poussée} », {cue|a déclaré} devant la presse, quelques heures avant la procureure, {source|un de ses avocats, "
    "Me Jean Petit}.",
    "{source|L'un d'eux} {cue|affirme} que {indirect|les gilets étaient sous clé}.",
    "{source|Le ministère}, qui s'était tu jusque-là, {cue|juge} l'affaire « {direct|grave} ».",
    "{source|Le candidat} a reconnu sa défaite, non sans {cue|dénoncer} une campagne « {direct|indigne} ».",
    "« {direct|Elle n'a rien vu venir} », {cue|résume} {source|ce dernier}.",
    "Un avis que ne partage pas {source|la préfète}, {cue|pour qui} {indirect|le beau temps explique tout}.",
    "Faux, rétorque le maire : {indirect|le courrier a été envoyé en mars}, {cue|affirme-t-on} dans {source|l'entourage du préfet}.",
    "{source=a|{source=b|Il}} {cue=a|{cue=b|a ordonné}} que {indirect=a|la flotte soit contrôlée} et demandé à la compagnie de "
    "« {direct=b|rendre des comptes} ».",
    "Le gérant se défend : {cue|selon} {source|lui}, {indirect|la cuve a été nettoyée en juin}.",
    "{source|Le ministre} {cue|a fait savoir} par son cabinet qu'{indirect|il se rendrait lundi sur les lieux}.",
    "»{direct=a|Nous cherchons la source}«, {cue=a|a déclaré} {source=a|Marc Bonvin}. »{direct=b|La peur est là}«, {cue=b|concède} "
    "{source=b|un enseignant}. Les bactéries prolifèrent.",
]


@pytest.mark.parametrize("text", NUMBERS + BOUNDS + OTHERS)
def test_each_report_has_its_own_bounds(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


@pytest.mark.parametrize(
    "text",
    [
        "Les prix varient selon la situation.",
        "Les horaires changent selon les options choisies, de 8 heures à 10 heures.",
        "Les réponses diffèrent, selon les thèmes, de 10 à 40 %.",
        "Le prix évolue selon le vendeur.",
        "La salle est remplie selon un plan ancien.",
        "Le dosage est réglé selon chaque patient.",
        "C'est une douleur aussi intime que celle du deuil.",
        "Le car s'est renversé au lieu-dit Passage du Major, en Suisse.",
        "Pour la partie civile, Me Paul Lenoir a réclamé 1,2 million d'euros.",
    ],
)
def test_a_measure_is_no_source(parse: Parse, french: Language, text: str) -> None:
    assert found(parse, french, text) == ()


@pytest.mark.parametrize(
    "text", ["Le prix varie selon la préfecture.", "La digue a cédé selon l'ex-patron Paul Roche."]
)
def test_authorities_and_names_are_sources_anywhere(parse: Parse, french: Language, text: str) -> None:
    assert len(found(parse, french, text)) == 1


def test_a_lawyer_speaks_for_a_party(parse: Parse, french: Language) -> None:
    (quotation,) = found(
        parse, french, "Pour la défense, Me Anne Petit a plaidé que son client ignorait tout."
    )
    assert quotation.source is not None
    assert quotation.source.exact == "Me Anne Petit"


def test_a_text_holds_the_words_of_who_wrote_it(parse: Parse, french: Language) -> None:
    (quotation,) = found(
        parse, french, "La mairie a publié un communiqué dans lequel elle « déplore la fermeture du pont »."
    )
    assert quotation.source is not None
    assert quotation.source.exact == "elle"


def test_a_signature_is_not_reported(parse: Parse, french: Language) -> None:
    quotations = found(parse, french, "Le maire a précisé que la route était coupée. (ats/nxp)")
    assert [q.content.exact for q in quotations] == ["la route était coupée"]
