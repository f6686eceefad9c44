"""A day of a month given with two years; invented stories."""

from __future__ import annotations

from recoupe.compare.sentences.years import find
from recoupe.languages import Language
from recoupe.model import Finding, Story, Time
from tests.builders import anchor, articles


def years(french: Language, one: tuple[str, str], other: tuple[str, str]) -> list[Finding]:
    papers = articles(f"L'usine a brûlé {one[0]}.", f"L'incendie de l'usine, {other[0]}, fit deux blessés.")
    times = tuple(
        Time(anchor(paper, words), edtf) for paper, (words, edtf) in zip(papers, (one, other), strict=True)
    )
    return list(find(Story("t", papers, times=times), french))


def test_the_weekday_shows_the_slip(french: Language) -> None:
    (found,) = years(french, ("le samedi 24 mai 2016", "2016-05-24"), ("le 24 mai 2014", "2014-05-24"))
    assert found.kind == "contradicts"
    assert [words.article for words in found.evidence] == ["0", "1"]


def test_an_anniversary(french: Language) -> None:
    assert not years(french, ("le mardi 24 mai 2016", "2016-05-24"), ("le 24 mai 2014", "2014-05-24"))


def test_a_wrong_weekday_alone(french: Language) -> None:
    assert not years(french, ("le samedi 24 mai 2016", "2016-05-24"), ("le 3 mai 2014", "2014-05-03"))
