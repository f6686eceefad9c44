"""Reported clauses: where they begin and end, and who says them."""

from __future__ import annotations

import pytest

from recoupe.languages import Language
from tests.extract.quotations.cases import Parse, check, found

CLAUSES = [
    "{source|Le maire} {cue|a annoncé} que {indirect|l'école rouvrirait lundi}.",
    "{source|La préfecture} {cue|a indiqué} mardi à l'AFP qu'{indirect|elle avait évacué trois villages}.",
    "{source|Les syndicats} {cue|affirment} qu'{indirect|ils feront grève, qu'ils bloqueront le port et qu'ils "
    "n'ont plus rien à perdre}.",
    "{source|Paul Roche}, qui {cue|estime} que {indirect|le pont est dangereux}, a écrit au ministre.",
    "{source|Anne Petit} {cue|juge} que {indirect|le procès, qui dure depuis un an, est une farce}.",
    "{source|La directrice} {cue|a assuré} que {indirect|l'usine resterait ouverte}, alors que des salariés "
    "bloquaient l'entrée.",
]
PARTICIPLES = [
    "Prenant tout le monde de court, {source|le club} {cue|a annoncé} qu'{indirect|il quittait la ville}.",
    "Quittant la table des négociations, {source|la direction} {cue|a dit} que {indirect|rien ne changerait}.",
]
INCISES = [
    "{indirect|L'école rouvrira lundi}, {cue|a annoncé} {source|le maire}.",
    "{indirect|Trois personnes ont été blessées dans la nuit}, {cue|ont indiqué} {source|les pompiers}.",
]
SELON = [
    "{cue|Selon} {source|la préfecture}, {indirect|trois villages ont été évacués}.",
    "{indirect|Trois villages ont été évacués}, {cue|selon} {source|la préfecture}.",
    "{indirect|Trois villages ont été évacués}, {cue|d'après} {source|les secours}.",
    "Lundi soir, {cue|selon} {source|la préfecture}, {indirect|trois villages ont été évacués}.",
    "{cue|Selon} {source|Anne Petit}, qui dirige l'hôpital, {indirect|les urgences sont saturées}.",
    "{cue|À en croire} {source|le syndicat}, {indirect|la moitié du personnel a cessé le travail}.",
]
INFINITIVES = [
    "{source|Le suspect} {cue|affirme} {indirect|avoir dormi chez lui}.",
    "{source|Le joueur} {cue|dit} {indirect|ne pas avoir touché le ballon}.",
]


@pytest.mark.parametrize("text", CLAUSES + PARTICIPLES + INCISES + SELON + INFINITIVES)
def test_a_clause_has_its_bounds_and_source(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)


@pytest.mark.parametrize(
    "text",
    [
        "On dit que la route est coupée.",
        "Il faut rappeler que la route est coupée.",
        "Le maire n'a pas dit que la route était coupée.",
        "Le maire a refusé de dire que la route était coupée.",
        "La route est coupée, dit-on.",
        "Il a travaillé ainsi que sa sœur.",
    ],
)
def test_what_nobody_said_is_not_reported(parse: Parse, french: Language, text: str) -> None:
    assert found(parse, french, text) == ()


def test_marks_inside_a_clause_are_quotations_too(parse: Parse, french: Language) -> None:
    check(
        parse,
        french,
        "{source|Le maire} a assuré que {indirect|la crue serait « {direct|contenue dès jeudi} » par les digues}.",
    )


def test_a_clause_whose_verb_is_in_the_marks_is_direct_alone(parse: Parse, french: Language) -> None:
    check(parse, french, "{source|Le maire} a assuré que « {direct|la crue sera contenue dès jeudi} ».")


def test_the_conditional_of_hearsay(parse: Parse, french: Language) -> None:
    (told,) = found(parse, french, "Selon la police, le conducteur aurait pris la fuite.")
    (known,) = found(parse, french, "Selon la police, le conducteur a pris la fuite.")
    assert told.hearsay
    assert not known.hearsay


def test_a_participle_has_the_source_of_its_verb(parse: Parse, french: Language) -> None:
    first, second = found(
        parse, french, "« La digue tient », a-t-il dit, ajoutant que la pluie cesserait dans la nuit."
    )
    assert first.source is not None
    assert second.source == first.source
    assert second.content.exact == "la pluie cesserait dans la nuit"


def test_an_unnamed_source_keeps_its_description(parse: Parse, french: Language) -> None:
    for text, source in (
        (
            "Deux hommes ont été arrêtés, selon une source proche de l'enquête.",
            "une source proche de l'enquête",
        ),
        ("Deux hommes ont été arrêtés, a-t-on appris de source policière.", "source policière"),
    ):
        (quotation,) = found(parse, french, text)
        assert quotation.content.exact == "Deux hommes ont été arrêtés"
        assert quotation.source is not None
        assert quotation.source.exact == source


def test_a_document_gives_way_to_its_author(parse: Parse, french: Language) -> None:
    (quotation,) = found(parse, french, "La digue a cédé, selon un communiqué de la préfecture.")
    assert quotation.source is not None
    assert quotation.source.exact == "la préfecture"


@pytest.mark.parametrize(
    "text",
    [
        "Comme {cue|l'a rappelé} {source|la préfète}, {indirect|la route est coupée}.",
        "{cue|Selon} {source|ce dernier}, {indirect|la route est coupée}.",
        "{cue|Selon} {source|plusieurs habitants du village}, {indirect|la route est coupée}.",
        "{indirect|La route est coupée}, {cue|ont indiqué} {source|deux de ses voisins}.",
        "{source|Le préfet} {cue|a dit craindre} que {indirect|la digue cède}.",
        "{source|Le préfet} {cue|a tenu à préciser} que {indirect|la digue n'avait pas cédé}.",
        "Fragilisé par la crise, {source|Paul Roche} {cue|a assuré} que {indirect|son équipe tiendrait}.",
    ],
)
def test_sources_and_groups_of_verbs(parse: Parse, french: Language, text: str) -> None:
    check(parse, french, text)
