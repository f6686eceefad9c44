"""Who speaks, when the sentence names nobody: the last who spoke, the office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.languages import Language
from recoupe.model import Anchor, Mention, ParsedText, Reading
from recoupe.resolve.speakers import resolve_speakers
from tests.speech import speech, spoken

Parse = Callable[[str], ParsedText]


NAMELESS = [
    # the same noun
    (
        "« {said|Un} », dit {by|un ancien policier}. {name=k person m|Lars Kvam} a signé la loi. "
        "« {said|Deux} », dit {by|l'ancien policier}.",
        "un ancien policier",
    ),
    # a demonstrative points at the last one spoken of, not at the holder of some office
    (
        "La présidente {titled=m person f présidente|Jeanne Morel} est venue. {told|Un}, assure {by|une "
        "représentante de la compagnie}. Selon {by|cette responsable}, {told|deux}.",
        "une représentante de la compagnie",
    ),
    # a pronoun agrees with words as it does with names
    (
        "{name=m person f|Jeanne Morel} a écrit une lettre. « {said|Un} », lui répond {by|un cadre du lycée}. "
        "« {said|Deux} », s'indigne-t-{by|elle}.",
        "m",
    ),
    # somebody without name comes onto the stage as well
    (
        "« {said|Un} », dit {by|la juge {name=m person f|Jeanne Morel}}. Vendredi, la mère d'un blessé avait "
        "témoigné. « {said|Deux} », avait-{by|elle} dit.",
        "la mère d'un blessé",
    ),
    # two trades and one name
    (
        "{name=m person f|Jeanne Morel} est partie. {name=m person f|Jeanne Morel} navigue. « {said|Un} », dit "
        "{by|un passant}. « {said|Deux} », dit {by|la navigatrice} et ex-ingénieure {name=l person f|Léa Kvam}.",
        "l",
    ),
    # an answer is by the one of whom the interview speaks most
    (
        "{name=m person f|Jeanne Morel} dirige le port. {name=m person f|Jeanne Morel} publie un essai.\n"
        "« {said|Un} », dit {by|{name=d person m|Luc Dumas}}.\nQue propose votre livre ?\n"
        "« {said|Des quais plus larges.} »",
        "m",
    ),
    # others are named in the answers
    (
        "{name=m person f|Jeanne Morel} dirige le port.\nQue dites-vous aux pêcheurs ?\n"
        "« {said|{name=d person m|Luc Dumas} a tort. {name=d person m|Luc Dumas} ment.} »",
        "m",
    ),
    # words before the one who spoke them
    (
        "La digue a cédé.\n« {said|On a tout perdu.} » Le boulanger, {name=rey person m|Paul Rey}, balaie la boue.",
        "rey",
    ),
    # whoever shouts is in the scene, not the one who tells it
    (
        "{told|{name=k person m|Lars Kvam} a forcé la porte}, {cue|selon} {by|{name=d person m|Luc Dumas}}. "
        "« {said|Sortez tous} », a-t-{by|il} {cue|hurlé}.",
        "k",
    ),
    # a trade was told of him, and he heads the firm
    (
        "« {said|Un} », dit {by|l'éleveur {titled=rey person m éleveur|Paul Rey}}. {by|Le patron de la coopérative "
        "du val} promet « {said|des preuves} ».",
        "rey",
    ),
    # a chief of something else is somebody else
    (
        "« {said|Un} », dit {by|l'éleveur {titled=rey person m éleveur|Paul Rey}}. {by|Le chef de la police du "
        "val} promet « {said|des preuves} ».",
        "le chef de la police du val",
    ),
    # the one minister of the article, by a bare title; not a deputy of the minister
    (
        "{titled=d person m secrétaire d'État auprès du ministre de la Mer|Luc Dumas} est venu. « {said|Un} », dit "
        "{by|le ministre de la Mer}. Le ministre {titled=k person m ministre|Lars Kvam} est parti.",
        "k",
    ),
    # the last one spoke on, not the one of whom the article is about
    (
        "{name=k person m|Lars Kvam} est malade. {name=k person m|Kvam} attend. « {said|Un} », {cue|dit} "
        "{by|{name=d person m|Luc Dumas}}. « {said|Deux} », {cue|ajoute} {by|le trentenaire}.",
        "d",
    ),
    # he who has just spoken, not the deputy of whom the article is about
    (
        "{titled=k person m député|Lars Kvam} hésite. {name=k person m|Kvam} attend. « {said|Un} », prévient "
        "{by|{titled=d person m président de la société Voxis|Luc Dumas}}. « {said|Deux} », analyse {by|le politologue}.",
        "d",
    ),
    # a ministry is the last one named as well
    (
        "{name=k person m|Lars Kvam} se félicite malgré les réserves du {name=m organization|ministère de la Mer}. "
        "Selon {by|ce dernier}, {told|un bateau manque}.",
        "m",
    ),
    # the field of the office stands between
    (
        "« {said|Un} », dit {by|le sous-secrétaire} à la Pêche, {name=k person m|Lars Kvam}, à la radio.",
        "k",
    ),
    # what is said of a subject is nobody else
    (
        "{name=l person f|Léa Kvam} attend. Elle est l'aînée. « {said|Un} », dit-{by|elle}.",
        "l",
    ),
    # the title tells the gender where the first name misleads
    (
        "{name=r person f|Rose Petit} a parlé. {told|Un}, a dit {by|la juge {name=m person m|Camille Morel}}. "
        "« {said|Deux} », a-t-{by|elle} insisté.",
        "m",
    ),
    # the name given since is the one meant
    (
        "« {said|Un} », dit {by|un avocat}. L'avocat {titled=rey person m avocat|Paul Rey} est arrivé. "
        "« {said|Deux} », dit {by|l'avocat}.",
        "rey",
    ),
    # whoever comes onto the stage after a speech takes the word
    (
        "« {said|Un} », dit {by|{name=rey person m|Paul Rey}}. {name=d person m|Luc Dumas} a lui aussi réagi. "
        "« {said|Deux} », a-t-{by|il} écrit.",
        "d",
    ),
    # things do not speak
    (
        "{told|La digue a cédé}, indique {by|la {name=p organization|préfecture de l'Orne}}. {by|Ces projets "
        "nouveaux} promettent que {told|tout ira mieux}. {told|Deux ponts sont fermés}, a-t-on ajouté de "
        "{by|même source}.",
        "p",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), NAMELESS)
def test_last_speaker(text: str, speaker: str, parse: Parse, french: Language) -> None:
    *_, last = spoken(text, parse, french)
    assert (last.speaker or last.speaker_name) == speaker


def test_a_reply_is_not_by_the_one_who_spoke_before(parse: Parse, french: Language) -> None:
    text = (
        "Face à {name=d person m|Luc Dumas}, « {said|c'est faux} », {cue|a dit} {by|{name=rey person m|Paul Rey}}. "
        "« {said|C'est vrai} », {cue|a rétorqué} {by|le chef de l'opposition}."
    )
    assert [q.speaker for q in spoken(text, parse, french)] == ["rey", "d"]


def test_the_title_before_the_name(parse: Parse, french: Language) -> None:
    text = (
        "« {said|Nous attendons} », dit {by|la porte-parole du port}. Les grues sont arrêtées. "
        "« {said|Le trafic reprendra} », conclut {by|{name=m person f|Jeanne Morel}}."
    )
    first, last = spoken(text, parse, french)
    assert (first.speaker, last.speaker) == ("m", "m")
    assert first.confidence < last.confidence


def test_the_outer_speaker_says_i(parse: Parse, french: Language) -> None:
    text = "« {said|Je crois que {told|tout ira bien}} », dit {by|{name=rey person m|Paul Rey}}."
    found = speech(text, parse, french)
    outer, inner = found.reading.quotations
    at = found.reading.quotations[0].content.start
    inner = replace(inner, source=Anchor("a", at, at + 2, "Je"), nested_in=outer.id)
    reading = Reading("a", found.reading.mentions, (outer, inner))
    reading = replace(
        reading,
        mentions=(
            *reading.mentions,
            Mention(Anchor("a", at, at + 2, "Je"), "je", "pronoun", hints=("self", "source")),
        ),
    )
    assert [q.speaker for q in resolve_speakers([reading], found.actors, french)] == ["rey", "rey"]


def test_the_order_and_number_of_quotations_stay(parse: Parse, french: Language) -> None:
    found = speech(NAMELESS[0][0], parse, french)
    resolved = resolve_speakers([found.reading, replace(found.reading, article="b")], found.actors, french)
    assert [q.content for q in resolved] == [q.content for q in found.reading.quotations] * 2


def test_nothing_in_nothing_out(french: Language) -> None:
    assert resolve_speakers([], (), french) == ()


def test_the_same_source_is_the_last_that_spoke(parse: Parse, french: Language) -> None:
    text = (
        "{told|La digue a cédé}, indique {by|la {name=p organization|préfecture de l'Orne}}. "
        "{told|Deux ponts sont fermés}, a-t-on ajouté de {by|même source}."
    )
    assert [q.speaker for q in spoken(text, parse, french)] == ["p", "p"]
