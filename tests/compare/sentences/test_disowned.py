"""What somebody denies of himself; invented stories."""

from __future__ import annotations

from dataclasses import replace

from recoupe.compare.sentences.facts import find
from recoupe.languages import Language
from recoupe.model import Actor, Finding, Story
from recoupe.model.story import Name
from tests.builders import anchor, articles, said


def disowned(french: Language, claim: str, denial: str) -> list[Finding]:
    papers = articles(claim, f'Luc Bel s\'est expliqué à la barre: "{denial}".')
    mentions = tuple(anchor(paper, "Luc Bel") for paper in papers)
    actor = Actor("actor-1", "Luc Bel", "person", (Name("Luc Bel", 2),), mentions)
    quotation = replace(said(papers[1], denial, name="Luc Bel"), confidence=0.9)
    found = find(Story("t", papers, actors=(actor,), quotations=(quotation,)), french)
    return [f for f in found if f.explanation.startswith("L'un l'affirme")]


def test_what_another_says_of_him(french: Language) -> None:
    (found,) = disowned(
        french,
        "Selon le parquet, Luc Bel avait forcé la serrure du coffre.",
        "Je n'ai jamais forcé de serrure",
    )
    assert found.kind == "contradicts"
    assert [words.article for words in found.evidence] == ["0", "1"]


def test_what_nobody_says(french: Language) -> None:
    assert not disowned(french, "Luc Bel dirigeait la fanfare du port.", "Je n'ai jamais forcé de serrure")


def test_what_he_has_done(french: Language) -> None:
    claim = "Selon le parquet, Luc Bel avait forcé la serrure du coffre."
    assert not disowned(french, claim, "J'ai forcé une serrure, la mienne")


def test_one_word_is_enough_where_the_paper_says_it(french: Language) -> None:
    claim = "Luc Bel, le chef de la fanfare, a été suspendu vendredi par le maire."
    assert disowned(french, claim, "Je n'ai jamais été suspendu")
    assert not disowned(french, claim, "Je n'ai jamais été malade")


def test_one_word_that_many_say_is_not_enough(french: Language) -> None:
    claim = "L'avocat de Luc Bel avait demandé un renvoi. Le maire a demandé un rapport. La salle a demandé le silence."
    assert not disowned(french, claim, "Je n'ai rien demandé")
