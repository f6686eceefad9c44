"""Weighty matters that one source alone tells; invented stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.findings import find as ranked
from recoupe.compare.sentences.facts import find
from recoupe.languages import Language
from recoupe.model import Event, Finding, Story
from tests.builders import anchor, articles

OTHERS = (
    "Le conseil de Vaubois s'est réuni mardi pour voter le budget de la piscine.",
    "Le budget de la piscine de Vaubois a été voté mardi soir par le conseil.",
)


def alone(french: Language, *texts: str) -> list[Finding]:
    return [f for f in find(Story("t", articles(*texts)), french) if f.kind == "single_source"]


@pytest.mark.parametrize(
    "text",
    [
        "Un ancien comptable de la piscine a déposé plainte pour diffamation contre le gérant.",
        "La caissière, qui a requis l'anonymat, évoque des virements vers un compte à l'étranger.",
        "Il n'y a eu aucun blessé dans l'effondrement du plongeoir, selon la gendarmerie.",
        "Des cocktails Molotov ont été lancés contre la façade de la piscine dans la nuit.",
    ],
)
def test_a_weighty_matter_of_one_source(french: Language, text: str) -> None:
    (found,) = alone(french, text, *OTHERS)
    assert found.evidence[0].article == "0"
    assert "Une seule source" in found.explanation


@pytest.mark.parametrize(
    "text",
    [
        "Le maître-nageur a salué le public avant de fermer les portes du bassin.",
        # another word with the same beginning
        "Le secrétaire du club a rangé les chaises et les bouées du petit bassin.",
    ],
)
def test_what_weighs_little_is_left_alone(french: Language, text: str) -> None:
    assert not alone(french, text, *OTHERS)


def test_what_another_source_tells_too(french: Language) -> None:
    text = "Un ancien comptable de la piscine a déposé plainte pour diffamation contre le gérant."
    other = "Contre le gérant, une plainte pour diffamation vient d'un ancien comptable de la piscine."
    assert not alone(french, text, other, *OTHERS)


def test_two_sources_have_no_exclusive(french: Language) -> None:
    text = "Des cocktails Molotov ont été lancés contre la façade de la piscine dans la nuit."
    assert not alone(french, text, OTHERS[0])


def test_what_happened_is_asked_for_after_what_is_grave(french: Language) -> None:
    text = "Un plongeur de quarante ans avait perdu la vie à Ormoy, la semaine passée."
    papers = articles(text, *OTHERS)
    death = Event("DEATH", (anchor(papers[0], "perdu la vie"),))
    found = [f for f in ranked(Story("t", papers, events=(death,)), [], french) if f.kind == "single_source"]
    assert [(f.evidence[0].exact, f.level) for f in found] == [(text, "background")]
    assert not alone(french, text, *OTHERS)


def test_sentences_that_stand_together_are_one_finding(french: Language) -> None:
    text = (
        "Un ancien comptable de la piscine a déposé plainte pour diffamation contre le gérant. "
        "Une caissière licenciée en mars réclame par lettre recommandée des arriérés de salaire."
    )
    (found,) = alone(french, text, *OTHERS)
    assert len(found.evidence) == 2


def test_every_print_of_the_text_is_evidence(french: Language) -> None:
    text = "Un ancien comptable de la piscine a déposé plainte pour diffamation contre le gérant."
    printed = [replace(a, family="f") for a in articles(text, text)]
    others = articles("x", "x", *OTHERS)[2:]
    found = find(Story("t", (*printed, *others)), french)
    (one,) = [f for f in found if f.kind == "single_source"]
    assert {words.article for words in one.evidence} == {"0", "1"}
    assert one.independent_sources == 1
