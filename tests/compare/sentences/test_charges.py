"""Of what a person is accused before the law; invented stories."""

from __future__ import annotations

from recoupe.compare.sentences.facts import find
from recoupe.languages import Language
from recoupe.model import Actor, Finding, Story
from tests.builders import anchor, articles


def charged(french: Language, one: str, other: str, *days: str) -> list[Finding]:
    papers = articles(one, other, days=days)
    mentions = tuple(anchor(paper, "Luc Bel") for paper in papers if "Luc Bel" in paper.text)
    actor = Actor("actor-1", "Luc Bel", "person", (), mentions)
    found = find(Story("t", papers, actors=(actor,)), french)
    return [f for f in found if f.explanation.startswith("Luc Bel,")]


def test_the_charge_is_told_alike(french: Language) -> None:
    (one,) = charged(
        french,
        "Luc Bel, gérant du manège, est poursuivi pour « mise en danger de la vie d'autrui ».",
        "Le patron du manège, Luc Bel, devra répondre de mise en danger devant le tribunal.",
    )
    assert one.kind == "corroborates"
    assert one.independent_sources == 2


def test_who_is_not_named_is_who_is_charged_with_the_same(french: Language) -> None:
    (one,) = charged(
        french,
        "Luc Bel est poursuivi pour abus de confiance.",
        "Le notaire doit répondre d'un abus de confiance devant ses pairs.",
    )
    assert one.kind == "corroborates"


def test_nobody_is_named_and_the_charge_is_the_same(french: Language) -> None:
    papers = articles(
        "Le cariste a été inculpé de coups et blessures volontaires ayant entraîné la mort sans intention de la donner.",
        "L'homme est poursuivi pour coups mortels, dit le parquet.",
        "Le patron du manège doit répondre de tromperie.",
    )
    found = [f for f in find(Story("t", papers), french) if "poursuites" in f.explanation]
    assert [(f.kind, [a.article for a in f.evidence]) for f in found] == [("corroborates", ["0", "1"])]


def test_another_charge(french: Language) -> None:
    texts = (
        "Luc Bel a été mis en examen pour tentative de meurtre.",
        "Luc Bel est jugé pour violences volontaires.",
    )
    (one,) = charged(french, *texts)
    assert one.kind == "contradicts"
    (one,) = charged(french, *texts, "2024-05-04", "2025-01-04")
    assert one.kind == "updates"
    assert [a.article for a in one.evidence] == ["0", "1"]


def test_what_begins_like_an_offence_is_none(french: Language) -> None:
    assert not charged(
        french, "Luc Bel est jugé pour avoir violemment crié.", "Luc Bel est jugé pour des violons faux."
    )
