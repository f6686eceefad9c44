from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.positions import extract
from recoupe.languages import Language
from recoupe.model import ParsedText

Parse = Callable[[str], ParsedText]

STANCES = [
    ("La direction refuse de retirer son projet.", "refuses", "La direction", "retirer son projet"),
    ("Les syndicats ont demandé au préfet de suspendre les travaux.", "demands", "Les syndicats",
     "suspendre les travaux"),
    ("Le maire a appelé les habitants à rester chez eux.", "demands", "Le maire", "rester chez eux"),
    ("Le maire s'oppose à la fermeture de l'école.", "opposes", "Le maire", "la fermeture de l'école"),
    ("Les salariés veulent que la direction revienne sur sa décision.", "wants", "Les salariés",
     "que la direction revienne sur sa décision"),
    ("Le refus de Varsovie de signer le texte a surpris.", "refuses", "Varsovie", "signer le texte"),
    ("Elle est opposée au projet.", "opposes", "Elle", "le projet"),
    ("Le groupe est prêt à négocier avec les grévistes.", "accepts", "Le groupe",
     "négocier avec les grévistes"),
    ("Le plan a été rejeté par les riverains.", "refuses", "les riverains", "le plan"),
    ("Elle a réaffirmé son opposition à la réforme.", "opposes", "Elle", "la réforme"),
    ("L'association promet que la digue sera reconstruite.", "promises", "L'association",
     "que la digue sera reconstruite"),
    ("L'accusé nie avoir frappé la victime.", "denies", "L'accusé", "avoir frappé la victime"),
    ("Le groupe a annoncé la fermeture de l'usine.", "announces", "Le groupe", "la fermeture de l'usine"),
    ("Paris a annoncé que les soldats quitteraient le pays.", "announces", "Paris",
     "que les soldats quitteraient le pays"),
    ("Paul Morin demandait sa remise en liberté.", "demands", "Paul Morin", "sa remise en liberté"),
    ("Le syndicat a réitéré sa demande de dissolution du mouvement.", "demands", "Le syndicat",
     "dissolution du mouvement"),
    ("La mairie se dit prête à accueillir les sinistrés.", "accepts", "La mairie",
     "accueillir les sinistrés"),
    ("Le maire de Morval, Paul Morin, refuse la fermeture du lycée.", "refuses",
     "Le maire de Morval, Paul Morin", "la fermeture du lycée"),
    ("La région soutient le projet de tramway.", "supports", "La région", "le projet de tramway"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stance", "holder", "subject"), STANCES)
def test_who_stands_how_to_what(
    text: str, stance: str, holder: str, subject: str, parse: Parse, french: Language
) -> None:
    (position,) = extract(parse(text), french)
    assert position.holder is not None
    assert (position.stance, position.holder.exact, position.subject) == (stance, holder, subject)


DENIED = [
    ("La ministre n'a pas l'intention de démissionner.", "refuses"),
    ("Les pêcheurs ne veulent pas de ce parc, ils ne souhaitent pas un moratoire.", "refuses"),
    ("Le club n'accepte pas la sanction.", "refuses"),
    ("Le syndicat ne s'oppose pas à la réforme.", "accepts"),
    ("Le parti ne soutient pas la réforme.", "opposes"),
]


@pytest.mark.parametrize(("text", "stance"), DENIED)
def test_what_is_denied_is_the_opposite(text: str, stance: str, parse: Parse, french: Language) -> None:
    assert {p.stance for p in extract(parse(text), french)} == {stance}


NONE = [
    "Le préfet a annoncé que trois personnes étaient mortes.",
    "Il se demande si la route est ouverte.",
    "Les grévistes vont-ils refuser de reprendre le travail ?",
    "La ministre pourrait accepter le report du scrutin.",
    "Si le groupe refuse le rachat, le site fermera.",
    "Le syndicat n'a pas demandé la fermeture du site.",
    "Le directeur veut le faire.",
    "On demande aux passagers de présenter leur billet.",
    "J'ai voulu avancer sur la chaussée.",
    "Le coureur a refusé la priorité.",
    "Le maire veut dire la vérité.",
    "La députée s'y opposera à l'Assemblée.",
    "Le ministre veut leur apporter des réponses.",
    "Le mouvement se veut pacifique et sans chef.",
    "Les habitants seront invités à débattre.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_position(text: str, parse: Parse, french: Language) -> None:
    assert extract(parse(text), french) == ()


def test_the_speaker_is_left_to_the_quotation(parse: Parse, french: Language) -> None:
    (position,) = extract(parse("« Nous refusons la fermeture du site », a dit la maire."), french)
    assert position.holder is None
    assert position.evidence[0].exact == "Nous refusons la fermeture du site"[5:]


def test_one_position_is_not_told_twice(parse: Parse, french: Language) -> None:
    (position,) = extract(parse("Le maire a promis de soutenir le projet de tramway."), french)
    assert (position.stance, position.subject) == ("promises", "soutenir le projet de tramway")


def test_evidence_has_the_negation_and_the_auxiliaries(parse: Parse, french: Language) -> None:
    (position,) = extract(parse("La ministre n'a jamais accepté le report du scrutin."), french)
    assert position.evidence[0].exact == "n'a jamais accepté le report du scrutin"


def test_who_says_so_of_himself(parse: Parse, french: Language) -> None:
    text = "Les éleveurs ont répété qu'ils refusaient l'abattage du troupeau."
    (position,) = extract(parse(text), french)
    assert position.holder is not None and position.holder.exact == "Les éleveurs"


def test_a_subject_is_told_by_what_it_is_on(parse: Parse, french: Language) -> None:
    (position,) = extract(parse("Le ministre refuse de discuter d'un retrait de la loi."), french)
    assert position.subject == "un retrait de la loi"
    assert position.topics[0] == "retrait"


def test_a_long_line_of_words_is_read_quickly(parse: Parse, french: Language) -> None:
    text = "Le maire refuse " + "de céder " * 300 + "."
    assert len(extract(parse(text), french)) <= 300


MORE = [
    ("Julie Ferrand, elle, exige la démission du directeur.", "demands", "Julie Ferrand",
     "la démission du directeur"),
    ("La direction propose 3 %.", "promises", "La direction", "3 %"),
    ("L'avocate plaide la relaxe.", "demands", "L'avocate", "la relaxe"),
    ("Le syndicat maintient son préavis.", "announces", "Le syndicat", "son préavis"),
    ("Le parquet a demandé deux ans de prison.", "demands", "Le parquet", "deux ans de prison"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stance", "holder", "subject"), MORE)
def test_who_stands_how_to_amounts_and_pleas(
    text: str, stance: str, holder: str, subject: str, parse: Parse, french: Language
) -> None:
    (position,) = extract(parse(text), french)
    assert position.holder is not None
    assert (position.stance, position.holder.exact, position.subject) == (stance, holder, subject)


def test_a_pronoun_goes_on_with_the_subject_before(parse: Parse, french: Language) -> None:
    (position,) = extract(parse("La mairesse a visité le quartier. Elle réclame un moratoire."), french)
    assert position.holder is not None
    assert (position.holder.exact, position.pointed) == ("La mairesse", True)


def test_a_pronoun_passes_over_a_subject_of_the_other_gender(parse: Parse, french: Language) -> None:
    text = "La mairesse a visité le quartier. Le préfet était absent. Elle réclame un moratoire."
    (position,) = extract(parse(text), french)
    assert position.holder is not None and position.holder.exact == "La mairesse"


def test_each_clause_that_is_promised_is_a_position(parse: Parse, french: Language) -> None:
    text = "La région promet que le pont sera refait et que la route sera rouverte."
    subjects = [p.subject for p in extract(parse(text), french)]
    assert subjects == ["que le pont sera refait", "que la route sera rouverte"]


def test_claiming_an_attack_is_no_demand(parse: Parse, french: Language) -> None:
    assert extract(parse("Le groupe revendique l'enlèvement."), french) == ()
