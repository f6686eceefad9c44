"""Deeds by who does them, happenings told by a noun and its verb, acts done by saying so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.extract.events import extract
from recoupe.languages import Language
from recoupe.model import ParsedText
from tests.markup import marked

Parse = Callable[[str], ParsedText]

DEEDS = [
    "La maire {OTHER|a créé} un fonds pour les commerçants.",
    "Le syndicat {OTHER|a publié} ses chiffres.",
    "Les élus {OTHER|se sont déplacés} à Tessala.",
    "Le préfet {CONSULT|s'est entretenu} jeudi avec les éleveurs.",
    "Les deux chefs {CONSULT|se sont entretenus} à Oslo.",
    "Plus de 8.000 personnes {PROTEST|avaient manifesté} dans la ville, une mobilisation en hausse.",
    "Le sous-préfet {OTHER|a réagi} mardi à cette annonce.",
]


@pytest.mark.parametrize("case", DEEDS)
def test_what_somebody_did_once(case: str, parse: Parse, french: Language) -> None:
    text, (want,) = marked(case)
    found = [e.mentions[0] for e in extract(parse(text), french) if e.type == want.label]
    assert any(m.start < want.end and want.start < m.end for m in found), found


NO_DEEDS = [
    "Le retard a créé un embouteillage.",
    "La régie publie ses chiffres chaque mois.",
    "La ministre a créé la surprise.",
    "« Tout va bien ici », a lancé le gardien.",
    "Un véhicule créé par une ingénieure roule sans chauffeur.",
]


@pytest.mark.parametrize("text", NO_DEEDS)
def test_what_things_do_and_what_is_said_are_no_deeds(text: str, parse: Parse, french: Language) -> None:
    assert not [e for e in extract(parse(text), french) if e.type == "OTHER"]


BY_BOTH = [
    "Le {JUSTICE|procès} s'est ouvert lundi à Pau.",
    "La {PROTEST|manifestation} a débuté à midi.",
]


@pytest.mark.parametrize("case", BY_BOTH)
def test_the_verb_that_says_that_it_happens_is_a_word_of_it(
    case: str, parse: Parse, french: Language
) -> None:
    text, (want,) = marked(case)
    (found,) = (e for e in extract(parse(text), french) if e.type == want.label)
    assert len(found.mentions) == len(found.clauses) == 2
    assert found.mentions[0].start <= want.start < found.mentions[0].end < found.mentions[1].start


def test_what_one_does_by_saying_so_is_told_by_the_verb_of_saying(parse: Parse, french: Language) -> None:
    text = "« Nous refusons cette offre », a déclaré la gérante."
    (refused,) = (e for e in extract(parse(text), french) if e.type == "REJECT")
    assert [m.exact for m in refused.mentions] == ["refusons", "a déclaré"]


def test_what_was_done_before_is_not_done_by_saying_so(parse: Parse, french: Language) -> None:
    text = "« Nous avons refusé cette offre », a déclaré la gérante."
    (refused,) = (e for e in extract(parse(text), french) if e.type == "REJECT")
    assert [m.exact for m in refused.mentions] == ["avons refusé"]


def test_praise_and_blame_tell_more_than_that_somebody_reacts(parse: Parse, french: Language) -> None:
    (found,) = extract(parse("« C'est une honte », a réagi l'éleveuse."), french)
    assert found.type == "ACCUSE"


def test_what_is_called_for_is_a_happening_beside_the_call(parse: Parse, french: Language) -> None:
    found = extract(parse("Le collectif a appelé à un rassemblement jeudi devant la mairie."), french)
    assert [(e.type, e.status) for e in found] == [("REQUEST", "asserted"), ("PROTEST", "called_for")]
