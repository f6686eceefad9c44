"""Who speaks, when names, genders and titles of the story are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.languages import Language
from recoupe.model import ParsedText
from recoupe.resolve.speakers import resolve_speakers
from tests.speech import speech, spoken

Parse = Callable[[str], ParsedText]

SPEAKERS = [
    # a name, with and without its title
    ("« {said|Non} », dit {by=rey|{name=rey person m|Paul Rey}}.", "rey"),
    ("« {said|Non} », dit {by|le patron du club {name=rey person m|Paul Rey}}.", "rey"),
    # a bare title: the one who has it in the article
    (
        "Le maire de Laville {titled=rey person m maire de Laville|Paul Rey} est venu avec {name=d person m|Luc "
        "Dumas}. « {said|Non} », a dit {by|le maire}.",
        "rey",
    ),
    # another way to call the office
    (
        "{titled=k person m ministre norvégien des Affaires étrangères|Lars Kvam} a vu {name=d person m|Luc "
        "Dumas}. « {said|Non} », a dit {by|le chef de la diplomatie norvégienne}.",
        "k",
    ),
    # the office of another country is another office
    (
        "{titled=k person m ministre norvégien des Affaires étrangères|Lars Kvam} a parlé. « {said|Non} », "
        "a dit {by|le chef de la diplomatie danoise}.",
        "le chef de la diplomatie danoise",
    ),
    # gender tells two holders of one title apart
    (
        "{titled=a person m porte-parole|Luc Dumas} et {titled=b person f porte-parole|Lucie Morin} ont parlé. "
        "« {said|Non} », a dit {by|la porte-parole}.",
        "b",
    ),
    # what somebody is in the sentence that introduces him
    (
        "{name=rey person m|Paul Rey}, ancien champion d'escrime, a comparu. "
        "« {said|Non} », a dit {by|l'ex-escrimeur}.",
        "rey",
    ),
    # whom the passage is about
    ("{name=rey person m|Paul Rey} a comparu mardi. « {said|Non} », a dit {by|le quadragénaire}.", "rey"),
    # an office that everybody knows the holder of: the one named without any title
    (
        "Une loi de {name=k person m|Lars Kvam} divise. {titled=a person m avocat|Luc Dumas} proteste. "
        "« {said|Non} », a répondu {by|le chef de l'État}.",
        "k",
    ),
    # other offices are not held by whoever is named
    (
        "{name=k person m|Lars Kvam} a comparu. « {said|Non} », a répondu {by|le procureur}.",
        "le procureur",
    ),
    # what somebody was called once tells who it is later
    (
        "{name=k person m|Lars Kvam} a comparu. Ce boulanger de 37 ans est libre. {name=d person m|Luc Dumas} "
        "et son voisin, {name=e person m|Ivan Petit}, ont suivi l'audience. « {said|Non} », a dit {by|le boulanger}.",
        "k",
    ),
    # a complement without article makes a sort of person, not a bond
    (
        "{name=k person m|Lars Kvam} a comparu mardi. « {said|Non} », a dit {by|le père de famille}.",
        "k",
    ),
    # the words spoken of are those that follow
    (
        "{titled=a person m avocat|Luc Dumas} a critiqué les propos de {name=k person m|Lars Kvam}. "
        "« {said|Non} », avait-{by|il} dit.",
        "k",
    ),
    # no person is an organization
    (
        "{name=q organization|Secours breton} est prêt. {name=k person f|Léa Kvam} aussi. "
        "« {said|Oui} », a dit {by|l'organisation}.",
        "q",
    ),
    # unnamed sources keep their words
    ("{told|La digue a cédé}, selon {by|Une source proche du dossier}.", "une source proche du dossier"),
    ("{told|La digue a cédé}, jugent {by|les observateurs}.", "les observateurs"),
    ("{told|La digue a cédé}, a dit {by|un haut responsable danois}.", "un haut responsable danois"),
    ("{told|La digue a cédé}, disent {by|certains}.", "certains"),
    # bodies are themselves
    ("{told|La digue a cédé}, indique {by|la préfecture de l'Orne}.", "la préfecture de l'Orne"),
    ("{told|La digue a cédé}, indique {by|la {name=p organization|préfecture de l'Orne}}.", "p"),
    (
        "Le {name=q organization|parquet de Brest} a ouvert une enquête. {told|Trois hommes sont entendus}, "
        "a précisé {by|le parquet}.",
        "q",
    ),
    # never "on"
    ("{told|La digue a cédé}, dit-{by|on}.", None),
    # the author of the document
    (
        "{told|La digue a cédé}, selon {by|un communiqué de la {name=p organization|préfecture de l'Orne}}.",
        "p",
    ),
    # the body named in full before
    (
        "La {name=p organization|préfecture de l'Orne} a fermé la route. {told|Le trafic est dévié}, "
        "a dit {by|la préfecture}.",
        "p",
    ),
    # a wider noun for the title
    (
        "Le maire de Laville {titled=rey person m maire de Laville|Paul Rey} est venu avec {name=d person m|Luc "
        "Dumas}. « {said|Non} », a dit {by|l'élu}.",
        "rey",
    ),
    # a lawyer is told by his civility
    (
        "Me {name=rey person m|Paul Rey} a plaidé devant {name=d person m|Luc Dumas}. « {said|Non} », a dit "
        "{by|l'avocat}.",
        "rey",
    ),
    # nobody is the author of this letter by salience
    (
        "{name=rey person m|Paul Rey} a comparu. « {said|Non} », écrit {by|l'auteur de la lettre}.",
        "l'auteur de la lettre",
    ),
    # "l'homme" was not worth a title
    (
        "Le ministre {titled=rey person m ministre|Paul Rey} est venu. « {said|Non} », a crié {by|l'homme}.",
        "l'homme",
    ),
    # the feminine of a title
    (
        "La préfète {titled=m person f préfet de l'Orne|Jeanne Morel} a reçu {name=d person m|Luc Dumas}. "
        "« {said|Non} », a dit {by|la préfète}.",
        "m",
    ),
    # an office longer than the bare title is another one
    (
        "Le président {titled=rey person m président|Paul Rey} est venu. « {said|Non} », a dit {by|le président "
        "du syndicat des bouchers}.",
        "le président du syndicat des bouchers",
    ),
    # of two names in a description, the person who closes it
    (
        "« {said|Non} », dit {by|la porte-parole du port {name=x person|Quai-Nord}, {name=m person f|Jeanne "
        "Morel}}.",
        "m",
    ),
    ("Pour {by|l'{name=x organization|Horizon} {name=rey person m|Paul Rey}}, {told|tout va bien}.", "rey"),
    (
        "« {said|Non} », dit {by|le journaliste {name=rey person m|Paul Rey}, {name=d person m|Luc Dumas}}.",
        "rey",
    ),
    # a body is not the person to whom it belongs, nor the body in which it sits
    (
        "{told|La digue tiendra}, assure {by|le gouvernement du président {name=k person m|Lars Kvam}}.",
        "le gouvernement du président Lars Kvam",
    ),
    (
        "{told|La digue tiendra}, assure {by|le groupe écologiste du {name=q organization|conseil régional}}.",
        "le groupe écologiste du conseil régional",
    ),
    # no body is taken up by another noun
    (
        "Elle défend {name=q organization|Secours breton}. {told|La digue tiendra}, assure {by|le gouvernement}.",
        "le gouvernement",
    ),
    # a civility before a name that nobody recognized
    (
        "{name=rey person m|Paul Le Rey} est venu avec {name=d person m|Luc Dumas}. « {said|Non} », a dit "
        "{by|M. Le Rey}.",
        "rey",
    ),
    # an adjective in marks between title and name
    (
        "Le député « rebelle » {name=rey person m|Paul Rey} a reçu le maire {titled=d person m maire|Luc Dumas}. "
        "« {said|Non} », a dit {by|le député}.",
        "rey",
    ),
    # one of several stays unnamed
    (
        "Un gendarme a comparu. « {said|Non} », a dit {by|l'un des gendarmes}.",
        "l'un des gendarmes",
    ),
    # a group with marks around its name
    ("« {said|Non} », a dit {by|« Les Vagues bleues »}.", "les Vagues bleues"),
    # what somebody won
    (
        "Le nageur {titled=rey person m nageur|Paul Rey} a comparu. Le maire {titled=d person m maire|Luc Dumas} "
        "l'a plaint. « {said|Non} », a dit {by|le champion d'Europe du 200 m}.",
        "rey",
    ),
    # an office no longer held, or one that tells of a person, takes up the one just named
    (
        "{name=d person m|Luc Dumas} est parti. {name=rey person m|Paul Rey} a comparu mardi. « {said|Non} », "
        "a dit {by|l'ancien gérant}.",
        "rey",
    ),
    ("{name=m person f|Jeanne Morel} a gagné mardi. « {said|Non} », a dit {by|la sénatrice}.", "m"),
    # a part in the trial is not that of whoever is named most
    (
        "{name=rey person m|Paul Rey} et {name=d person m|Luc Dumas} ont été blessés. {name=rey person m|Paul "
        "Rey} est mort. Des vidéos ont été montrées à la cour. Le jury a pris des notes. « {said|Non} », a dit "
        "{by|le spécialiste}.",
        "le spécialiste",
    ),
    # hardly the prefect
    (
        "La préfète {titled=m person f préfète|Jeanne Morel} est venue. {name=o person f|Odile}, 67 ans, serre "
        "son chat. « {said|Non} », a soufflé {by|la retraitée}.",
        "o",
    ),
    # the head of state by his country is the one called president
    (
        "Le président {titled=k person m président|Lars Kvam} a reçu {name=d person m|Luc Dumas}. « {said|Non} », "
        "a dit {by|le président norvégien}.",
        "k",
    ),
    (
        "{name=d person m|Luc Dumas}, chef d'entreprise, est venu. « {said|Non} », a répondu {by|le président "
        "norvégien}.",
        "le président norvégien",
    ),
    # two offices in one country are two
    (
        "Le président de l'Assemblée norvégienne {titled=k person m président de l'Assemblée norvégienne|Lars "
        "Kvam} est venu. « {said|Non} », a dit {by|le président de l'Union des pêcheurs de Norvège}.",
        "le président de l'Union des pêcheurs de Norvège",
    ),
    # the accused is the one of whom the article speaks most
    (
        "{name=rey person m|Paul Rey} a comparu. {name=rey person m|Paul Rey} a nié. L'avocate "
        "{name=m person f|Jeanne Morel} a parlé d'un mensonge. « {said|Non} », a rétorqué {by|le prévenu}.",
        "rey",
    ),
    # what follows from a union's name
    (
        "{titled=m person f déléguée CGT|Jeanne Morel} et {titled=d person f déléguée FO|Lucie Dumas} sont là. "
        "« {said|Non} », a dit {by|la cégétiste}.",
        "m",
    ),
    # a place between title and name
    (
        "« {said|Non} », a dit {by|le procureur du comté de Laville}, en {name=c place|Californie}, {name=rey person m|Paul Rey}.",
        "rey",
    ),
    ("{name=rey person m|Paul Rey}, {by|l'un des plaignants} explique : « {said|C'est non} ».", "rey"),
    # an object is not the subject
    (
        "Le juge {titled=rey person m juge|Paul Rey} a entendu l'architecte. {by|Ce dernier} a dit : "
        "« {said|C'est non} ».",
        "l'architecte",
    ),
    # the one concerned is a person, whatever body stands between
    (
        "{name=m person f|Jeanne Morel} a quitté la {name=p organization|Caisse des ports}. La {name=p "
        "organization|Caisse des ports} a refusé de la payer. « {said|Non} », a répliqué {by|l'intéressée}.",
        "m",
    ),
    # the gender of an adjective: a minister who is a man is not "l'ancienne ministre"
    (
        "Le ministre {titled=rey person m ministre|Paul Rey} a remplacé {name=m person f|Jeanne Morel}. "
        "« {said|Non} », a dit {by|l'ancienne ministre}.",
        "m",
    ),
    # an unnamed source is told by where it sits
    (
        "« {said|Non} », dit {by|une source} dans l'entourage de M. {name=rey person m|Paul Rey} lundi.",
        "une source dans l'entourage de M. Paul Rey",
    ),
    (
        "« {said|Non} », dit {by|une source} au ministère de l'Intérieur.",
        "une source au ministère de l'Intérieur",
    ),
    # where somebody is heard is no such place
    ("« {said|Non} », dit {by|une source} au journal de la nuit.", "une source"),
    # a body with a name in marks
    (
        "Le collectif « Eau pure », né en 2011, a écrit au préfet. Le ministère a répondu.\n"
        "« {said|Non} », dit {by|le collectif}.",
        "le collectif « Eau pure »",
    ),
    # one without title who has just taken a stand speaks under his office
    (
        "{name=d person m|Luc Dumas} a reçu les pêcheurs. {name=d person m|Luc Dumas} les a consolés. "
        "{name=rey person m|Paul Rey} a défendu les quotas. « {said|Non} », a déclaré {by|le ministre de la Mer}.",
        "rey",
    ),
    # one who has done anything else does not
    (
        "{name=rey person m|Paul Rey} a été arrêté mardi. « {said|Non} », a déclaré {by|le procureur de Laville}.",
        "le procureur de Laville",
    ),
    # one of several, by his name after where he was heard
    ("« {said|Non} », a dit {by|l'un d'eux} à la radio, {name=rey person m|Paul Rey}.", "rey"),
    # one near to somebody is not he
    (
        "« {said|Non} », dit {by|un proche de M. {name=rey person m|Rey}}.",
        "un proche de M. Rey",
    ),
    # a body may be the one concerned, where it is the subject
    (
        "{name=d person m|Luc Dumas} est parti. La société {name=q organization|Hydrolor} dément. « {said|Non} », "
        "a répondu {by|l'intéressée}.",
        "q",
    ),
    # a name in marks is more than the place in it
    (
        "Le collectif « {name=p place|Vézole} en colère » défile. « {said|Non} », dit {by|le collectif}.",
        "le collectif « Vézole en colère »",
    ),
    # the bare title says as much as the one with its place
    (
        "Le maire, {titled=rey person m maire|Paul Rey}, est venu avec {name=d person m|Luc Dumas}. « {said|Non} », "
        "a dit {by|le maire de Laville}.",
        "rey",
    ),
    # a prosecutor tells of somebody else
    (
        "{name=d person m|Luc Dumas} a été arrêté. Le procureur {titled=rey person m procureur|Paul Rey} a parlé. "
        "« {said|Non} », a crié {by|le quadragénaire}.",
        "d",
    ),
    # a demonstrative points at the one just named, whatever his office
    (
        "Le maire, {titled=rey person m maire|Paul Rey}, est venu. « {said|Non} », a dit {by|ce proche du préfet}.",
        "rey",
    ),
    # a firm is not the prefecture that spoke before
    (
        "{name=q organization|Hydrolor} a fermé. La {name=p organization|préfecture de l'Orne} l'a su. « {said|Non} », "
        "a dit {by|la société}.",
        "q",
    ),
    # an age between name and trade
    ("{name=rey person m|Paul Rey}, 59 ans, un potier, est là. « {said|Non} », dit {by|le potier}.", "rey"),
    # a title that nobody in the story has
    ("{name=rey person m|Paul Rey} est venu. « {said|Non} », a dit {by|le préfet}.", "le préfet"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speaker(text: str, speaker: str | None, parse: Parse, french: Language) -> None:
    (quotation,) = spoken(text, parse, french)
    assert (quotation.speaker or quotation.speaker_name) == speaker


def test_a_speech_goes_on(parse: Parse, french: Language) -> None:
    text = (
        "{name=rey person m|Paul Rey} a reçu {name=d person m|Luc Dumas}. « {said|Un} », dit {by|il}. "
        "« {said|Deux} », {by|il} ajoute. « {said|Trois} », {by|il} conclut."
    )
    speakers = [q.speaker for q in spoken(text, parse, french)]
    assert speakers == ["rey", "rey", "rey"]


def test_what_continues_keeps_the_speaker(parse: Parse, french: Language) -> None:
    text = "« {said|Un} », dit {by|{name=rey person m|Paul Rey}}. « {said|Deux.} »"
    found = speech(text, parse, french)
    first, second = found.reading.quotations
    reading = replace(found.reading, quotations=(first, replace(second, continues=first.id)))
    one, two = resolve_speakers([reading], found.actors, french)
    assert (one.speaker, two.speaker) == ("rey", "rey")
    assert two.confidence < one.confidence


def test_one_who_comes_onto_the_stage_takes_the_word(parse: Parse, french: Language) -> None:
    text = (
        "« {said|Un} », dit {by|{name=rey person m|Paul Rey}}. "
        "{name=d person m|Luc Dumas}, lui, ne décolère pas. « {said|Deux.} »"
    )
    _, two = spoken(text, parse, french)
    assert two.speaker == "d"


def test_one_who_goes_on_may_have_another_title(parse: Parse, french: Language) -> None:
    text = (
        "« {said|Un} », {cue|dit} {by|le secrétaire du parti, {titled=rey person m secrétaire du parti|Paul Rey}}. "
        "« {said|Deux} », {cue|a ajouté} {by|le député du Nord}."
    )
    speakers = [q.speaker for q in spoken(text, parse, french)]
    assert speakers == ["rey", "rey"]


def test_words_kept_for_somebody_are_kept_for_him(parse: Parse, french: Language) -> None:
    text = (
        "{name=rey person m|Paul Rey} a comparu. « {said|Un} », dit {by|le chef d'enquête}. {name=rey person m|Paul "
        "Rey} a souri. « {said|Deux} », dit {by|l'enquêteur}."
    )
    speakers = [q.speaker_name for q in spoken(text, parse, french)]
    assert speakers == ["le chef d'enquête", "le chef d'enquête"]
