"""Who was to speak and has spoken; invented stories."""

from __future__ import annotations

from recoupe.compare.sentences.facts import find
from recoupe.languages import Language
from recoupe.model import Actor, Finding, Name, Story
from tests.builders import anchor, articles, said

PLAN = "Jeanne Petit, la rectrice, tiendra une conférence de presse mardi au lycée Pasteur."
WORDS = "Les cours reprendront lundi"
SPOKEN = f"«{WORDS}», a déclaré Jeanne Petit au lycée Pasteur, devant la presse."


def spoken(french: Language, plan: str, words: str, *days: str) -> list[Finding]:
    papers = articles(plan, words, days=days or ("2024-05-06", "2024-05-07"))
    mentions = tuple(anchor(p, "Jeanne Petit") for p in papers)
    actor = Actor("actor-1", "Jeanne Petit", "person", (Name("Jeanne Petit", 2),), mentions)
    story = Story("t", papers, actors=(actor,), quotations=(said(papers[1], WORDS),))
    return [f for f in find(story, french) if "prise de parole" in f.explanation]


def test_who_was_to_speak_has_spoken(french: Language) -> None:
    (found,) = spoken(french, PLAN, SPOKEN)
    assert found.kind == "updates"
    assert [a.article for a in found.evidence] == ["0", "1"]


def test_words_of_the_day_before_are_not_those_announced(french: Language) -> None:
    assert not spoken(french, PLAN, SPOKEN, "2024-05-06", "2024-05-05")


def test_another_occasion(french: Language) -> None:
    assert not spoken(french, PLAN, f"«{WORDS}», a déclaré Jeanne Petit en visitant une crèche.")
