"""Words in marks: which are quotations, by which cue, from which source."""

from __future__ import annotations

import pytest

from recoupe.extract.quotations import extract
from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check, found

BEFORE = [
    "{source|Le maire} {cue|a déclaré} : « {direct|Nous rouvrirons l'école lundi} ».",
    '{source|La préfète Hélène Aubry} {cue|explique} dans un communiqué: "{direct|Le fleuve va encore monter.}"',
    "{source|Le procureur}, interrogé par des journalistes, {cue|a répondu}: «{direct|L'enquête commence}».",
    "{source|Paul Roche}, venu de Brest, {cue|a lancé} aux élus : “{direct|Vous n'avez rien fait !}”",
    "Sur Twitter, {source|la ministre} {cue|a écrit}: «{direct|Merci aux secours}».",
    "{source|Le syndicat} {cue|a fait savoir}: « {direct|La grève continue} ».",
]
AFTER = [
    "« {direct|C'est trop tard} », {cue|regrette} {source|Paul Roche}.",
    "« {direct|Nous rouvrirons l'école lundi} », {cue|a déclaré} {source|le maire}.",
    "\"{direct|Rien n'est joué}\", {cue|s'est félicité} jeudi sur Facebook {source|Léa Marchal}.",
    "«{direct|On a tout perdu}», {cue|raconte}, en larmes, {source|Inès Morel, 42 ans, infirmière}.",
    "« {direct|Le barrage tient} », {cue|a précisé} à l'AFP {source|son porte-parole, Marc Vidal}.",
    "«{direct|Il faudra des mois}», {cue|selon} {source|le directeur de l'usine}.",
    "« {direct|Nous irons en appel} » {cue|a prévenu} {source|Me Claire Lenoir}.",
    "« {direct|Quel gâchis !} », {cue|s'exclame} {source|un riverain}.",
    "«{direct|Le pont sera reconstruit}», {cue|dixit} {source|Jean Mercier}.",
    # a comma between the verb and its subject
    "« {direct|On a tout perdu} », {cue|a indiqué} lundi dans un communiqué, {source|le préfet du Gers, Yves Morin}.",
    # a verb that the tagger takes for a noun
    "« {direct|On attend depuis trois heures} », {cue|mesure} {source|Antoine}.",
]
INSIDE = [
    "« {direct|Le pont sera reconstruit} », {cue|a promis} {source|Jean Mercier}, « {direct|et vite} ».",
    "« {direct|Je n'ai rien vu}, {cue|dit} {source|Anne Petit}. {direct|Tout est allé trop vite.} »",
]
FRAGMENTS = [
    "{source|Le sénateur} {cue|a qualifié} la loi de « {direct|scélérate} ».",
    "{source|Le club} {cue|dénonce} une « {direct|décision absurde} » de la fédération.",
    "{cue|Selon} {source|elle}, {indirect|la réforme serait une « {direct|immense tromperie} »}.",
    "Le texte {cue|a été qualifié} de « {direct|bâclé} » par {source|la présidente du conseil}.",
    "{source|La femme} en question, qui {cue|dit} avoir été « {direct|menacée par son voisin} », porte plainte.",
    "{source|Nombre des « blouses blanches »} {cue|disent} avoir « {direct|perdu confiance en la direction} ».",
    "Il n'y a plus guère que {source|Marie Vidal} pour {cue|se féliciter} que « {direct|la ville soit restée calme} ».",
    "{source|Paul Durand}, élu de Lyon, {cue|l'a incitée} à « {direct|revoir toute sa copie} ».",
    "{source|Le préfet} {cue|oppose} les « {direct|agitateurs de métier} » au reste de la ville.",
    "{source|La gérante}, qui {cue|a dénoncé} un « {direct|vol en plein jour} », a porté plainte.",
    "{source|La gérante}, qui {cue|s'est dite} « {direct|solidaire de tous ses voisins} », a souligné la nécessité d'agir.",
]


@pytest.mark.parametrize("text", BEFORE + AFTER + INSIDE + FRAGMENTS)
def test_words_have_their_cue_and_source(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("« Nous partons demain », a-t-il dit.", "il"),
        ("« Nous partons demain », dit-elle.", "elle"),
        ("« Nous partons demain », ont-ils ajouté.", "ils"),
        ("« Nous partons demain », s'est-elle réjouie.", "elle"),
    ],
)
def test_the_pronoun_of_an_inversion_is_the_source(
    parse: Parse, french: Language, text: str, pronoun: str
) -> None:
    (quotation,) = found(parse, french, text)
    assert quotation.source is not None
    assert quotation.source.exact == pronoun


@pytest.mark.parametrize(
    "text",
    [
        "Les « zadistes » ont occupé le champ. Trois « zadistes » sont restés.",
        "Le film « Les Eaux mortes » sort mercredi.",
        "Surnommé « le Grand », le boxeur a perdu.",
        "L'opération « Sentinelle » se termine.",
        "Marie « Momo » Durand chante ce soir.",
        "Le groupe « Nuit debout » se réunit au début de la « semaine noire ».",
    ],
)
def test_terms_titles_and_names_are_no_quotations(parse: Parse, french: Language, text: str) -> None:
    assert found(parse, french, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "« Tout va bien », dit-on.",
        "« Tout va bien », a-t-on répété.",
        "Sur une banderole, on pouvait lire : « Rendez l'argent ».",
    ],
)
def test_nobody_is_a_source(parse: Parse, french: Language, text: str) -> None:
    assert all(q.source is None for q in found(parse, french, text))


def test_addressees_and_media_are_no_sources(parse: Parse, french: Language) -> None:
    for text in (
        "« Nous partons », a déclaré à des journalistes le colonel Bernard Faure.",
        "« Nous partons », a déclaré au Figaro le colonel Bernard Faure.",
        "« Nous partons », a déclaré sur BFMTV le colonel Bernard Faure.",
        "« Nous partons », a déclaré dans un entretien au Monde le colonel Bernard Faure.",
    ):
        (quotation,) = found(parse, french, text)
        assert quotation.source is not None
        assert quotation.source.exact == "le colonel Bernard Faure", text


def test_those_who_speak_at_a_place_are_named_by_it(parse: Parse, french: Language) -> None:
    (quotation,) = found(parse, french, "« Aucune piste n'est écartée », indique-t-on à la préfecture.")
    assert quotation.source is not None
    assert quotation.source.exact == "la préfecture"


def test_a_statement_without_a_cue_goes_on(parse: Parse, french: Language) -> None:
    first, second = found(parse, french, "« Le pont tient », a dit le maire. « Il sera rouvert mardi. »")
    assert second.continues == first.id
    assert second.cue is None
    assert second.confidence < first.confidence


def test_a_sentence_with_a_colon_announces_the_next_paragraph(parse: Parse, french: Language) -> None:
    (quotation,) = found(
        parse, french, "Le maire a réagi dans la soirée :\n« Nous rouvrirons l'école lundi. »"
    )
    assert quotation.source is not None
    assert quotation.source.exact == "Le maire"


def test_what_the_speaker_reports_is_nested(parse: Parse, french: Language) -> None:
    outer, inner = found(
        parse, french, "« Le juge a déclaré : “Vous sortirez libre”, et je l'ai cru », raconte Paul Roche."
    )
    assert inner.nested_in == outer.id
    assert inner.source is not None
    assert inner.source.exact == "Le juge"
    assert outer.source is not None
    assert outer.source.exact == "Paul Roche"


def test_an_unclosed_mark_is_less_sure(parse: Parse, french: Language) -> None:
    (sure,) = found(parse, french, "Le maire a dit: « Nous rouvrirons l'école lundi. »")
    (unsure,) = found(parse, french, "Le maire a dit: « Nous rouvrirons l'école lundi.")
    assert unsure.confidence < sure.confidence


@pytest.mark.parametrize(
    "text",
    [
        "« {direct|Le pont sera fermé tout l'hiver} », comme {cue|l'a dit} {source|le maire}.",
        "« {direct|Le pont sera fermé tout l'hiver} » : c'est ce qu'{cue|a annoncé} {source|le maire}.",
        "« {direct|Le pont sera fermé tout l'hiver} ». C'est ce qu'{cue|a annoncé} {source|le maire}.",
        "« {direct|Le pont sera fermé tout l'hiver} » pour travaux, {cue|a annoncé} {source|le maire}.",
        "« {direct|Le pont sera fermé tout l'hiver} », {cue|a répété} ce 4 décembre {source|le maire}.",
        "« {direct|Nous n'avons plus rien à manger} », {cue|balbutie} {source|Inès Morel}.",
        "Invitée de la radio publique, {source|Anne Petit} {cue|s'est félicitée} d'un « {direct|succès immense} ».",
        "{source|Celle-ci} {cue|a répondu} : « {direct|Jamais de la vie} ».",
    ],
)
def test_cues_stand_in_many_places(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


def test_a_byline_and_a_line_below_name_the_speaker(parse: Parse, french: Language) -> None:
    for text in (
        "Par Anne Durand, sénatrice\n« Il faut rendre l'eau au fleuve et les champs aux oiseaux. »",
        "« Il faut rendre l'eau au fleuve et les champs aux oiseaux. »\nAnne Durand, sénatrice",
    ):
        (quotation,) = found(parse, french, text)
        assert quotation.source is not None
        assert quotation.source.exact == "Anne Durand, sénatrice"


def test_a_photo_credit_is_no_source(parse: Parse, french: Language) -> None:
    (quotation,) = found(
        parse, french, "« Il faut rendre l'eau au fleuve et les champs aux oiseaux. »\nMarc Vidal Photo: AFP"
    )
    assert quotation.source is None


def test_an_incise_inside_the_marks_may_have_a_description_for_its_subject(
    parse: Parse, french: Language
) -> None:
    text = "«Il a fallu fermer le bassin, admet la directrice, et les enfants ont compris.»"
    said = [q.content.exact for q in extract(parse(text), french) if q.mode == "direct"]
    assert said == ["Il a fallu fermer le bassin", "et les enfants ont compris."]
