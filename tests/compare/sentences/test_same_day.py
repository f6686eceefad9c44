"""What several sources tell of one day in the past; invented stories."""

from __future__ import annotations

from recoupe.compare.sentences.facts import find
from recoupe.languages import Language
from recoupe.model import Finding, Story, Time
from tests.builders import anchor, articles


def told(french: Language, *texts: tuple[str, str]) -> list[Finding]:
    papers = articles(*(text for text, _ in texts))
    times = tuple(
        Time(anchor(paper, words), edtf) for paper, (_, words), edtf in zip(papers, texts, DAYS, strict=True)
    )
    found = find(Story("t", papers, times=times), french)
    return [f for f in found if f.explanation.startswith("Le 9 mars 2019, selon")]


DAYS = ("2019-03-09", "2019-03-09")
ONE = ("Le trésorier du cirque avait quitté Vaubois le 9 mars 2019, à bord d'un camion.", "le 9 mars 2019")


def test_one_deed_of_one_day(french: Language) -> None:
    (found,) = told(
        french, ONE, ("Parti en camion le 9 mars 2019, l'homme n'est jamais revenu.", "le 9 mars 2019")
    )
    assert found.kind == "corroborates"
    assert [words.article for words in found.evidence] == ["0", "1"]


def test_another_deed_of_the_day(french: Language) -> None:
    assert not told(french, ONE, ("La gare fut inaugurée le 9 mars 2019 par la reine.", "le 9 mars 2019"))


def test_a_weekday_is_the_day_of_the_story(french: Language) -> None:
    one = ("Le trésorier du cirque avait quitté Vaubois samedi, à bord d'un camion.", "samedi")
    assert not told(french, one, ("Parti en camion samedi, l'homme n'est jamais revenu.", "samedi"))


def test_a_denial_agrees_with_nothing(french: Language) -> None:
    other = ("Il n'y avait pas de camion le 9 mars 2019, dit la mairie.", "le 9 mars 2019")
    assert not told(french, ONE, other)
