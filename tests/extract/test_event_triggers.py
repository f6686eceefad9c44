"""What words report an event, by domain of news; and what looks like them and reports none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.markup import marked

Parse = Callable[[str], ParsedText]

CASES = [
    # floods, mountains, fires, roads
    "Un cycliste {DISASTER|a été emporté} par les eaux du torrent.",
    "La digue n'{ACCIDENT|a pas résisté} à la montée des eaux.",
    "Le fleuve {DISASTER|est monté} de deux mètres en une nuit.",
    "Les campeurs {AID|ont trouvé} refuge dans une salle des fêtes.",
    "Une plaque de neige {ACCIDENT|s'est détachée} au-dessus du village.",
    "Une skieuse {AID|a été héliportée} à l'hôpital de Briançon.",
    "Le car {ACCIDENT|a quitté} la chaussée dans un virage.",
    "Le conducteur {ACCIDENT|a perdu} le contrôle de son véhicule.",
    "Les vitres du magasin {ACCIDENT|ont volé} en éclats.",
    "Trois hangars {ACCIDENT|ont brûlé} dans la nuit.",
    "Huit élèves {DISASTER|sont tombés} malades après le repas.",
    # the law and the police
    "Le procureur {JUSTICE|a réclamé} dix ans de prison.",
    "Le juge {JUSTICE|a désigné} un expert.",
    "Le parquet {JUSTICE|a confié} l'enquête à la gendarmerie.",
    "Les policiers {COERCE|ont fouillé} son domicile.",
    "Le forcené {CONCEDE|s'est rendu} vers midi.",
    "Il {REJECT|clame} son innocence.",
    "Deux bars {ASSAULT|ont été pris} pour cible lundi.",
    "L'homme {ASSAULT|s'est jeté} sur un vigile.",
    "Des inconnus {ASSAULT|ont caillassé} un bus.",
    # politics at home and abroad
    "Jeanne Roubert l'{ELECTION|emporte} avec 54 % des voix.",
    "Le maire {ELECTION|rempile} pour un cinquième mandat.",
    "La sénatrice ne {RETREAT|briguera} pas un second mandat.",
    "Les négociations {REJECT|ont échoué} dans la nuit.",
    "La trêve {REJECT|a volé} en éclats.",
    "Le ministre {SANCTION|a été relevé} de ses fonctions.",
    "Le préfet {CONSULT|est attendu} sur place, comme le ministre.",
    "Une députée {ACCUSE|s'est indignée} de ce retard.",
    "L'attentat {DEATH|a coûté} la vie à deux passants.",
    "La ville a été le théâtre de violents {ASSAULT|affrontements}.",
    "Les routiers restent {PROTEST|mobilisés} devant le port.",
    "Deux archéologues {ASSAULT|ont été enlevés} près du lac.",
    "Le préfet {COERCE|a interdit} aux campeurs de se baigner.",
    "La commission {CONCEDE|a autorisé} le groupe à vendre sa filiale.",
    "Le collectif {REQUEST|a appelé} à boycotter la marque.",
    "La chancelière {CONSULT|s'est rendue} à Oslo.",
    "Les deux patrons {CONSULT|se sont parlé} au téléphone.",
    "Oslo {COOPERATE|a renvoyé} son ambassadeur à Lima.",
    "La Norvège {AID|a offert} son aide.",
    "Les élus {SUPPORT|ont dit} leur solidarité.",
    "La ministre {SUPPORT|a défendu} l'intervention.",
    "Le club {ACCUSE|a qualifié} la sanction de « honteuse ».",
    "Le pays {REJECT|s'est déclaré} hostile au projet.",
    "Les occupants {REJECT|ont pas souhaité} partir.",
    "Elles {AGREE|se sont mises} d'accord.",
    "Trois cents parents {PROTEST|ont participé} à la marche.",
    "Des taxis {PROTEST|ont ralenti} la circulation.",
    "La cour {JUSTICE|a rendu} sa décision.",
    "Le chauffeur {JUSTICE|a été longuement entendu}.",
    "Un tronçon de la nationale {OTHER|est fermé} depuis mardi.",
    "Le syndicat {SUPPORT|s'est félicité} de la décision.",
    # work, business, sport
    "Les conducteurs {PROTEST|ont reconduit} la grève pour vendredi.",
    "Des salariés {PROTEST|ont envahi} le hall du siège.",
    "La filature {OTHER|a mis} la clé sous la porte.",
    "Le constructeur {OTHER|a suspendu} sa production.",
    "Le coureur {OTHER|s'est adjugé} la dernière étape.",
]

# A deed that the words beside it make something else of.
NONE_OF_THE_KIND = [
    ("La plainte a volé en éclats de rire.", "REJECT"),
    ("Le ministre a durci le ton face au mouvement.", "PROTEST"),
    ("Les eaux ont emporté la victoire de l'équipe dans les souvenirs.", "ELECTION"),
    ("Le syndicat a survécu à la crise.", "DEATH"),
    ("La mobilisation ne va pas s'éteindre.", "DEATH"),
    ("Le bilan est passé de 14 à 19 morts.", "DEATH"),
    ("Il est interdit de se baigner.", "COERCE"),
    ("Un passant a enlevé son manteau.", "ASSAULT"),
    ("Le groupe n'a pas souhaité faire de commentaire.", "REJECT"),
    ("Un pays ravagé par la guerre.", "DISASTER"),
    ("L'expert dit comprendre la colère des habitants.", "ACCUSE"),
    ("Nous rappelons que ce produit reste en vente.", "OTHER"),
    ("Un homme s'est rendu à Marseille.", "CONSULT"),
]


@pytest.mark.parametrize("case", CASES)
def test_types(case: str, parse: Parse, french: Language) -> None:
    text, spans = marked(case)
    found = [(e.type, e.mentions[0].start, e.mentions[0].end) for e in extract(parse(text), french)]
    assert (spans[0].label, spans[0].start, spans[0].end) in found


@pytest.mark.parametrize(("text", "event_type"), NONE_OF_THE_KIND)
def test_other_senses(text: str, event_type: str, parse: Parse, french: Language) -> None:
    assert [e for e in extract(parse(text), french) if e.type == event_type] == []


def test_the_dead_are_found_behind_two_subjects(parse: Parse, french: Language) -> None:
    text = "Trois enfants, âgés de 4 à 9 ans, et leur mère sont morts dans l'incendie."
    assert "DEATH" in {e.type for e in extract(parse(text), french)}


def test_that_nobody_lived_on_is_told_as_a_fact(parse: Parse, french: Language) -> None:
    (event,) = extract(parse("Aucun des alpinistes n'a survécu."), french)
    assert (event.type, event.status) == ("DEATH", "asserted")


def test_a_participle_that_shares_its_auxiliary_is_a_verb(parse: Parse, french: Language) -> None:
    text = "Des inconnus ont incendié une voiture et caillassé un bus."
    assert [e.mentions[0].exact for e in extract(parse(text), french)] == ["ont incendié", "caillassé"]


def test_what_a_verb_is_about_is_told_with_it_where_it_is_known(parse: Parse, french: Language) -> None:
    found = extract(parse("Le maire a participé à la manifestation. Il a porté plainte."), french)
    assert [e.mentions[0].exact for e in found] == ["a participé", "manifestation", "a porté"]


def test_what_a_noun_beside_tells_says_nothing_of_a_participle(parse: Parse, french: Language) -> None:
    arrested, _ = extract(parse("L'homme arrêté nie les faits."), french)
    assert (arrested.type, arrested.status) == ("COERCE", "asserted")


def test_who_is_expected_is_to_come(parse: Parse, french: Language) -> None:
    (event,) = extract(parse("Le ministre est attendu jeudi à Brest."), french)
    assert (event.type, event.status) == ("CONSULT", "planned")


HURT = [
    ("Une explosion s'est produite. Onze occupants ont été blessés.", "ACCIDENT"),
    ("Des heurts ont éclaté et deux policiers ont été blessés.", "ASSAULT"),
    ("Un train a déraillé, blessant six voyageurs.", "ACCIDENT"),
    ("Le maire a signé l'accord. Deux policiers ont été blessés.", "OTHER"),
]


@pytest.mark.parametrize(("text", "event_type"), HURT)
def test_who_is_hurt_is_hurt_in_what_was_just_told(
    text: str, event_type: str, parse: Parse, french: Language
) -> None:
    hurt = [e.type for e in extract(parse(text), french) if "bless" in e.mentions[0].exact]
    assert hurt == [event_type]


def test_who_opens_a_sentence_as_a_participle_undergoes(parse: Parse, french: Language) -> None:
    text = "Condamné en 2016 à dix ans de prison, l'homme a été libéré mardi."
    sentenced = next(e for e in extract(parse(text), french) if e.type == "JUSTICE")
    assert (sentenced.agent, sentenced.recipient) == (None, "l'homme")


SAID = [
    ("« C'est une honte », a réagi le maire de Brest.", "a réagi", "ACCUSE"),
    ("Le maire a réagi sur son blog : « Quel scandale ! »", "a réagi", "ACCUSE"),
    ("« Je soutiens les salariés », a affirmé la députée.", "a affirmé", "SUPPORT"),
]


@pytest.mark.parametrize(("text", "words", "event_type"), SAID)
def test_blame_and_praise_in_words_of_somebody(
    text: str, words: str, event_type: str, parse: Parse, french: Language
) -> None:
    assert event_type in [e.type for e in extract(parse(text), french) if e.mentions[0].exact == words]


NOT_SAID = [
    "« Ce n'est pas un scandale », a dit le ministre.",
    "« Ceux qui soutiennent le projet sont nombreux », a dit le ministre.",
    "« Le pont sera rouvert », a dit le ministre après un scandale.",
    "« La honte du pays » a dit oui.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_a_saying_by_itself_is_no_event(text: str, parse: Parse, french: Language) -> None:
    assert [e for e in extract(parse(text), french) if "dit" in e.mentions[0].exact] == []
