"""Offices, demonstratives and plurals that take up somebody whom no title of the article tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.references import extract
from recoupe.languages import Language
from recoupe.model import Anchor, ParsedText, Quotation, Reading
from recoupe.resolve.speakers import resolve_speakers
from tests.speech import check_speakers, speech, spoken

TEXTS = [
    # a trade was told, and the office comes after the words
    "La pianiste {titled=blum person f pianiste|Ana Blum} a salué la décision. « {said|C'est une chance} », estime "
    "{by=blum|la présidente du jury du festival}.",
    # an office of justice alone is nobody who has just spoken
    "Le boxeur {titled=roy person m boxeur|Marc Roy} a plaidé l'erreur. « {said|Vous mentez} », lâche "
    "{by=None|le procureur}.",
    # a demonstrative points at the one just spoken of, by whatever office
    "{name=roy person m|Marc Roy} est le maire de Laville. Ironie, {by=roy|cet ancien ministre de la Pêche} affirme "
    "que {told|le port vivra}.",
    # the office of the country whose leader the article is about
    "{name=kvam person m|Lars Kvam} est arrivé. {name=kvam person m|Kvam} a vu {name=roy person m|Marc Roy}. "
    "{name=kvam person m|Kvam} repart demain. « {said|Je reviendrai} », a dit {by=kvam|le président norvégien}.",
    # … and of the one who has just spoken, rather than one whom it calls president of nothing
    "Le président {titled=roy person m président|Marc Roy} a ri. {name=luc person m|Luc Petit} part. {name=luc person "
    "m|Petit} est loin. {name=kvam person m|Lars Kvam} menace. « {said|Un} », dit {by=kvam|{name=kvam person m|Kvam}}. « {said|Je reviendrai} », a dit {by=kvam|le président norvégien}.",
    # two who are named as often: neither
    "{name=kvam person m|Lars Kvam} est arrivé. {name=roy person m|Marc Roy} l'attendait. « {said|Je reviendrai} », "
    "a dit {by=None|le président norvégien}.",
    # one office means one person all along the article
    "{name=kvam person m|Lars Kvam} est en cause. L'ancien président se tait. {name=roy person m|Marc Roy} est parti. "
    "{name=dumas person m|Luc Dumas} aussi. « {said|Tout est faux} », s'indigne {by=kvam|l'ancien président}.",
    # many are no ministry
    "Les chiffres sont du {name=mer organization|ministère de la Mer}. Des « blouses roses » ont défilé. {by=None|Ils} "
    "réclament que {told|tout change}.",
    # whom an opening phrase presents is the subject
    "{name=roy person m|Marc Roy} est arrivé. Il a invité un chanteur. Un autre voisin, {name=dumas person m|Luc Dumas}, a "
    "applaudi {name=kvam person m|Lars Kvam}. « {said|Bravo} », a-t-{by=dumas|il} crié.",
    # of two who were named together
    "{name=roy person m|Marc Roy} et {name=dumas person m|Luc Dumas} s'opposent. {name=kvam person m|Lars Kvam} attend. "
    "« {said|Non} », dit {by=roy|le premier}.",
    "{name=roy person m|Marc Roy} a reçu {name=blum person f|Ana Blum}. « {said|Si} », dit {by=blum|la seconde}.",
    # a cry that is heard has nobody
    "« {said|Un} », {cue|dit} {by=roy|{name=roy person m|Marc Roy}}. Le {cue|cri} de « {by=None|{said|On est là}} » a retenti.",
    # nobody is told to have written it
    "« {said|Un} », {cue|dit} {by=roy|{name=roy person m|Marc Roy}}. Sur le mur {cue|est écrit} « "
    "{by=None|{said|On est là}} ».",
    # what somebody is to a body, where nothing told it before
    "{name=blum person f|Ana Blum} a salué le résultat. « {said|C'est un début} », assure {by=blum|la meneuse du Parti rural}.",
    # the office of whom the article is about, with others named that have their own
    "« {said|Un} », dit {by=kvam|{name=kvam person m|Lars Kvam}}. {name=kvam person m|Kvam} écoute "
    "{titled=roy person m maire|Marc Roy}. {name=kvam person m|Kvam} sourit. Le maire {name=roy person m|Roy} aussi. "
    "« {said|Deux} », dit {by=kvam|le président}.",
    # a civility and a surname with its particle, which are no name to the reader of names
    "{name=roy person m|Marc d'Oréal} est mort. « {said|Un} », disait {by=roy|M. d'Oréal}.",
    # a network on which nobody is quoted is not the last one who may speak
    "{told|Rien n'est fini}, dit {by=roy|{name=roy person m|Marc Roy}}. Dans une vidéo filmée sur {name=fb "
    "organization|Friendbook}, {by=roy|celui-ci} exhorte à tenir : « {said|Ne lâchez pas} ».",
    # "celui qui" takes up whoever was brought in last
    "{name=roy person m|Marc Roy} se tait. Il pleut. Le vent souffle. Même souci chez un autre, en la personne du président "
    "norvégien, {titled=kvam person m président norvégien|Lars Kvam}. {by=kvam|Celui} qui a fermé les ports dénonce "
    "« {said|un abus} ».",
    # "il est prévu" is nobody
    "Selon {by=roy|{name=roy person m|Marc Roy}}, {told|rien ne change}. {name=luc person m|Luc Petit} hésite. Il est aussi "
    "prévu de fermer le port, mais {told|peu de gens y tiennent}, selon {by=kvam|{name=kvam person m|Lars Kvam}}. "
    "« {said|Personne n'y va} », dit-{by=kvam|il}.",
    # the subject after "mais", whatever the parser makes of a name with a particle
    "{name=roy person m|Marc Roy} s'est dit favorable à un accord. Mais {name=kvam person m|Alexander De Kvam}, en voyage officiel "
    "à Bagdad, écarte quant à lui cette piste. « {said|Il ne faut pas} », a dit {by=kvam|le ministre de la Pêche}.",
    # a body whose article tells its gender
    "Le {name=wan organization|Wandro} attend. La {name=braf organization|Brafqo} se tait. "
    "{by=wan|Il} précise que {told|rien ne presse}.",
    # one named inside a description is not the one described, nor has he spoken
    "{name=roy person m|Marc Roy} et {name=luc person m|Luc Petit} s'opposent. « {said|Il a tort} », dit {by=None|un proche "
    "de {name=luc person m|Luc Petit}}. « {said|Nous verrons} », promet {by=None|le préfet}.",
    # a text that was quoted goes on, rather than one who says nothing
    "{name=roy person m|Marc Roy} attend à Brest. « {said|Le projet avance} », {cue|indique} {by=None|le communiqué} diffusé à "
    "Lyon. « {said|Les ministres l'ont validé} », {cue|précise}-t-{by=None|il}.",
    # who has just spoken may be the one who hits back, rather than one who spoke long before
    "« {said|Assez} », {cue|dit} {by=luc|{name=luc person m|Luc Petit}}. « {said|Tout est faux} », {cue|a dit} {by=luc|il}. La "
    "salle a ri. {name=blum person f|Ana Blum} commentait une photo. Le débat a duré. {by=roy|{name=roy person m|Marc Roy}} lui "
    "avait {cue|parlé}, la renvoyant à son « {said|miroir} ». « {said|Elle a menti} », a-t-{by=roy|il} {cue|riposté}.",
    # whose argument it is
    "{by=roy|L'argument de {name=roy person m|Marc Roy}} fut de prétendre que {told|la digue tiendrait}.",
    # a thing does not speak: the last speaker goes on
    "« {said|Un} », dit {by=roy|{name=roy person m|Marc Roy}}. La bande dessinée montre tout. {by=roy|Elle} sait "
    "expliquer. « {said|On peut tout dessiner} ».",
]


@pytest.mark.parametrize("text", TEXTS)
def test_who_is_taken_up(text: str, parse: Callable[[str], ParsedText], french: Language) -> None:
    check_speakers(text, parse, french)


def test_many_keep_their_words(parse: Callable[[str], ParsedText], french: Language) -> None:
    (found,) = spoken(
        "Les chiffres sont du {name=mer organization|ministère de la Mer}. Des « blouses roses » ont défilé. "
        "{by=None|Ils} réclament que {told|tout change}.",
        parse,
        french,
    )

    assert found.speaker_name == "des « blouses roses »"


def test_what_is_written_is_nobodys(parse: Callable[[str], ParsedText], french: Language) -> None:
    found = spoken(
        "Un appel est lancé. « {said|Nous irons} », est-il écrit. « {said|Nous voulons la paix} ». {name=roy person m|Marc "
        "Roy} doute. {name=roy person m|Marc Roy} attend.",
        parse,
        french,
    )
    assert [q.speaker for q in found] == [None, None]


def test_a_pronoun_that_takes_up_nobody_is_the_main_person(
    parse: Callable[[str], ParsedText], french: Language
) -> None:
    marked = speech(
        "Le ton monte. « Le monde finit ». Ainsi {by=roy|il} annonce que {told|rien ne change}. "
        "{name=roy person m|Marc Roy} a parlé. {name=roy person m|Marc Roy} est reparti.",
        parse,
        french,
    )
    text = parse(
        "Le ton monte. « Le monde finit ». Ainsi il annonce que rien ne change. Marc Roy a parlé. Marc Roy est reparti."
    )
    start = text.text.index("Le monde")
    words = Quotation(Anchor.of("a", text.text, start, start + 14), "direct")
    names = tuple(m for m in marked.reading.mentions if m.form == "name")
    quotations = (words, *marked.reading.quotations)
    reading = Reading("a", (*names, *extract(text, french, names, quotations)), quotations)
    nobody, main = resolve_speakers([reading], marked.actors, french)
    assert (nobody.speaker, main.speaker) == (None, "roy")
