"""What a pronoun or a description may stand for, by the article alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.references import extract
from recoupe.languages import Language
from recoupe.model import Mention, ParsedText
from tests.speech import speech

Parse = Callable[[str], ParsedText]

# The source is marked with the words that it should stand for first.
CERTAIN = [
    "« {said|Nous rouvrirons} », promet {by=Jeanne Morel|la maire, {name=m person f|Jeanne Morel}}.",
    "« {said|C'est prêt} », assure {by=Paul Rey|le patron du club {name=c organization|Les Marins} {name=p person m|Paul Rey}}.",
    "« {said|J'ai eu peur} », raconte {by=Léa|{name=l person f|Léa}, une infirmière de 31 ans}.",
    "{name=l person f|Léa Bonnet}, {by=Léa Bonnet|qui} dirige le refuge, assure que {told|tout va bien}.",
    "Selon {by=Horizons verts|l'association {name=h organization|Horizons verts}}, {told|l'eau est polluée}.",
    "{told|Le pont est fermé}, a annoncé {by=Météo-Nord|{name=x organization|Météo-Nord}}.",
]

SALIENT = [
    # the subject of the sentence before
    "{name=r person m|Marc Ribot} a reçu {name=d person m|Luc Dumas} jeudi. "
    "« {said|Nous signerons demain} », a-t-{by=Marc Ribot|il} promis.",
    # gender decides
    "{name=r person m|Marc Ribot} a reçu {name=d person f|Lucie Dumas} jeudi. "
    "« {said|Nous signerons demain} », a-t-{by=Lucie Dumas|elle} promis.",
    # the last one named, not the subject
    "{name=r person m|Marc Ribot} a reçu {name=d person m|Luc Dumas}. "
    "{by=Luc Dumas|Ce dernier} a affirmé que {told|le chantier avance}.",
    # the same sentence first
    "{name=d person m|Luc Dumas} a parlé mardi. {name=r person m|Marc Ribot} a dénoncé une décision qui, "
    "selon {by=Marc Ribot|lui}, {told|ruine la vallée}.",
    # names inside the quotation do not come onto the stage
    "{name=r person m|Marc Ribot} a pris la parole lundi. "
    "« {said|{name=d person m|Luc Dumas} doit partir} », a-t-{by=Marc Ribot|il} lancé.",
    # a body keeps its grammatical gender
    "{by=la préfecture|La préfecture} a indiqué que {told|la route est coupée}. "
    "« {said|Le trafic reprendra} », a-t-{by=La préfecture|elle} précisé.",
]


def _source(reading_mentions: tuple[Mention, ...], words: str) -> Mention:
    return next(m for m in reading_mentions if m.anchor.exact == words and "source" in m.hints)


@pytest.mark.parametrize("text", CERTAIN + SALIENT)
def test_first_antecedent(text: str, parse: Parse, french: Language) -> None:
    found = speech(text, parse, french)
    *_, quotation = found.reading.quotations
    assert quotation.source is not None
    if quotation.source.exact == found.expected[-1]:
        # a bare name needs no reference
        assert all(m.form == "name" for m in found.reading.mentions if m.anchor == quotation.source)
        return
    mention = _source(found.reading.mentions, quotation.source.exact)
    assert mention.antecedents[0].anchor.exact == found.expected[-1]


@pytest.mark.parametrize("text", CERTAIN[:5])
def test_what_the_sentence_says_is_certain(text: str, parse: Parse, french: Language) -> None:
    found = speech(text, parse, french)
    (quotation,) = found.reading.quotations
    assert quotation.source is not None
    assert _source(found.reading.mentions, quotation.source.exact).antecedents[0].weight == 1.0


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Selon {by|le maire de {name=l place|Laville}}, {told|la digue tiendra}.", "maire de Laville"),
        ("Selon {by|le fils de {name=d person m|Luc Dumas}}, {told|rien n'est vendu}.", "fils de Luc Dumas"),
    ],
)
def test_a_complement_is_not_the_speaker(text: str, source: str, parse: Parse, french: Language) -> None:
    found = speech(text, parse, french)
    mention = next(m for m in found.reading.mentions if m.name == source)
    assert all(a.weight < 1 for a in mention.antecedents)


def test_the_author_of_a_document_speaks(parse: Parse, french: Language) -> None:
    text = "Selon {by|un communiqué de {name=s organization|la Société des ports}}, {told|le trafic baisse}."
    found = speech(text, parse, french)
    mention = _source(found.reading.mentions, "un communiqué de la Société des ports")
    assert mention.antecedents[0].anchor.exact == "la Société des ports"


@pytest.mark.parametrize(
    ("text", "words", "gender", "number", "kind"),
    [
        ("La préfète a salué les pompiers.", "La préfète", "f", "s", "person"),
        ("Les riverains ont protesté.", "Les riverains", "m", "p", "group"),
        ("La victime a porté plainte.", "La victime", None, "s", "person"),
        ("L'ancienne ministre a voté.", "L'ancienne ministre", "f", "s", "person"),
        ("Le parquet de Brest a ouvert une enquête.", "Le parquet de Brest", "m", "s", "organization"),
        ("Hier, le Nantais a gagné la course.", "le Nantais", "m", "s", "person"),
    ],
)
def test_descriptions(
    text: str, words: str, gender: str | None, number: str, kind: str, parse: Parse, french: Language
) -> None:
    mention = next(m for m in extract(parse(text), french, (), ()) if m.anchor.exact == words)
    assert (mention.gender, mention.number, mention.kind) == (gender, number, kind)


@pytest.mark.parametrize("text", ["Il y a du vent.", "Il faut partir.", "Voici le pain et les olives."])
def test_what_stands_for_nobody(text: str, parse: Parse, french: Language) -> None:
    assert extract(parse(text), french, (), ()) == ()


def test_a_verb_that_goes_on(parse: Parse, french: Language) -> None:
    text = "« {said|Oui} », {cue|dit} {by|elle}. « {said|Non} », {cue|a ajouté} {by|elle}."
    found = speech(text, parse, french)
    hints = [m.hints for m in found.reading.mentions if m.name == "elle"]
    assert ["goes_on" in h for h in hints] == [False, True]


def test_a_quotation_that_nothing_attributes(parse: Parse, french: Language) -> None:
    text = "{name=r person m|Marc Ribot} ne décolère pas. « {said|On nous ignore depuis des mois.} »"
    found = speech(text, parse, french)
    mention = next(m for m in found.reading.mentions if m.hints and m.hints[0] == "unsaid")
    assert mention.antecedents[0].anchor.exact == "Marc Ribot"


PRESENTED = [
    # his words open the paragraph, the next sentence presents him
    (
        "La digue a cédé.\n« {said|On a tout perdu.} » {name=r person m|Marc Ribot} habite en face.",
        "Marc Ribot",
    ),
    (
        "La digue a cédé.\n« {said|On a tout perdu.} » Dans la cour, {name=l person f|Léa}, 30 ans, balaie la boue.",
        "Léa",
    ),
    ("La digue a cédé.\n« {said|On a tout perdu.} » Le boulanger a sauvé un chien.", "Le boulanger"),
    # a colon announces the words
    (
        "{name=d person f|Lucie Dumas} raconte :\n« {said|On a tout perdu.} » {name=r person m|Marc Ribot} l'aide.",
        "Lucie Dumas",
    ),
    # inside a paragraph they belong to the one before
    (
        "{name=d person f|Lucie Dumas} pleure. « {said|On a tout perdu.} » {name=r person m|Marc Ribot} l'aide.",
        "Lucie Dumas",
    ),
    # more than one person
    (
        "{name=d person f|Lucie Dumas} pleure.\n« {said|On a tout perdu.} » Les riverains l'aident.",
        "Lucie Dumas",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), PRESENTED)
def test_who_is_presented_after_the_words(text: str, speaker: str, parse: Parse, french: Language) -> None:
    found = speech(text, parse, french)
    mention = next(m for m in found.reading.mentions if m.hints and m.hints[0] == "unsaid")
    assert mention.antecedents[0].anchor.exact == speaker


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("{told|Six cas sont confirmés}, selon {by|un bilan} communiqué mardi par la mairie.", "la mairie"),
        (
            "Selon {by|un sondage} réalisé par l'institut {name=v organization|Voxis}, {told|la gauche gagne}.",
            "l'institut Voxis",
        ),
        # whoever asked for it does not speak in it
        ("Selon {by|un rapport} commandé par la mairie, {told|le pont est fragile}.", None),
    ],
)
def test_who_made_the_document(text: str, author: str | None, parse: Parse, french: Language) -> None:
    found = speech(text, parse, french)
    mention = next(m for m in found.reading.mentions if "document" in m.hints and "source" in m.hints)
    assert [a.anchor.exact for a in mention.antecedents] == ([author] if author else [])


def test_an_apposition_with_a_union(parse: Parse, french: Language) -> None:
    text = (
        "« {said|C'est un coup de massue} », a réagi {by|{name=d person m|Luc Dumas}}, délégué "
        "{name=c organization|CGT}. « {said|On nous ment} », a dit {by|le délégué} {name=c organization|CGT}."
    )
    found = speech(text, parse, french)
    mention = next(m for m in found.reading.mentions if m.name == "délégué CGT")
    assert [a.anchor.exact for a in mention.antecedents] == ["Luc Dumas"]


def test_a_participle_is_no_office(parse: Parse, french: Language) -> None:
    text = (
        "{name=d person m|Luc Dumas}, délégué par {name=c organization|Les Marins}, a pris la parole mardi."
    )
    found = speech(text, parse, french)
    assert all("délégué" not in m.name for m in found.reading.mentions)


def test_a_subject_set_apart_stands_out(parse: Parse, french: Language) -> None:
    text = (
        "{name=d person m|Luc Dumas} a parlé mardi. « {said|Rien n'est perdu} », a dit {by|{name=d person m|Dumas}}. "
        "{name=r person m|Marc Ribot}, lui, a changé d'avis. « {said|Tout est perdu} », a-t-{by|il} prévenu."
    )
    found = speech(text, parse, french)
    assert _source(found.reading.mentions, "il").antecedents[0].anchor.exact == "Marc Ribot"


def test_what_is_no_place_is_no_name_of_the_speaker(parse: Parse, french: Language) -> None:
    text = "« {said|J'ai eu peur} », dit {by|la skieuse}, aux côtés de sa mère, {name=m person f|Lise Aubry}."
    mention = _source(speech(text, parse, french).reading.mentions, "la skieuse")
    assert all(a.weight < 1 for a in mention.antecedents)


def test_nothing_in_nothing_out(parse: Parse, french: Language) -> None:
    assert extract(parse(""), french, (), ()) == ()


def test_same_input_same_output(parse: Parse, french: Language) -> None:
    text = CERTAIN[1] + " " + SALIENT[0]
    assert speech(text, parse, french).reading == speech(text, parse, french).reading


@pytest.mark.timeout(20)
def test_time_is_bounded(parse: Parse, french: Language) -> None:
    text = "Le maire et la préfète ont vu le ministre, il le sait. " * 400
    found = extract(parse(text), french, (), ())
    assert len(found) == 1600
    assert all(len(m.antecedents) <= 8 for m in found)
