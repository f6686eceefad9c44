"""Whose votes or seats a figure counts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from recoupe.compare.figures.contenders import Contenders
from recoupe.compare.figures.series import gather
from recoupe.languages import Language
from recoupe.model import Actor, Anchor, Figure, Name, Story
from tests.builders import article


def told(marked: str, *figures: tuple[str, float], counted: str = "% des voix") -> Story:
    """A story of one article; who is named stands between brackets, bodies between braces."""
    paper = article("a", re.sub(r"[\[\]{}]", "", marked))
    actors = [
        Actor(id=name, name=name, kind=kind, names=(Name(name, 1),), mentions=(_at(paper.text, name),))
        for pattern, kind in ((r"\[(.+?)\]", "person"), (r"{(.+?)}", "organization"))
        for name in re.findall(pattern, marked)
    ]
    held = tuple(
        Figure(_at(paper.text, words), low, low, counted=counted, measure="percent", unit="%", said_by="CEC")
        for words, low in figures
    )
    return Story("t", (paper,), actors=tuple(actors), figures=held)


def _at(text: str, words: str) -> Anchor:
    start = text.index(words)
    return Anchor.of("a", text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Selon la {CEC}, [Orlov] a recueilli 52 % des voix.", "Orlov"),
        ("[Orlov] l'emporte, contre 52 % à l'ancienne ministre [Sarova].", "Sarova"),
        ("Réélu avec 52 % des voix, [Orlov] s'est tu.", "Orlov"),
        ("Pour [Orlov], {Le Pré vert} fera 52 %.", "Orlov"),
        ("{Le Pré vert} fera 52 %.", "Le Pré vert"),
        ("Il l'emporte avec 52 % des voix. [Sarova] enrage.", None),
    ],
)
def test_whose_share_it_is(text: str, whose: str | None, french: Language) -> None:
    story = told(text, ("52 %", 52))
    assert Contenders(story, french).of(story.figures[0]) == whose


def test_shares_of_two_candidates_make_no_series(french: Language) -> None:
    text = "[Orlov] obtient 52,3 % des voix. [Sarova] obtient 38,7 % des voix."
    assert gather(told(text, ("52,3 %", 52.3), ("38,7 %", 38.7)), french)[1] == ()


def test_shares_of_one_candidate_do_whatever_the_word_for_votes(french: Language) -> None:
    story = told("Avec 52,3 % des voix ou 51,8 % des suffrages, [Orlov] gagne.", ("52,3 %", 52.3))
    later = told(
        "Avec 52,3 % des voix ou 51,8 % des suffrages, [Orlov] gagne.",
        ("51,8 %", 51.8),
        counted="% des suffrages",
    )
    both = Story("t", story.articles, story.actors, figures=(*story.figures, *later.figures))
    (series,) = gather(both, french)[1]
    assert (len(series.figures), series.label) == (2, "% des voix (Orlov)")
    assert not Contenders(both, french).are_counted(told("9 %", ("9 %", 9), counted="% (chômage)").figures[0])


def test_each_has_a_fine_of_his_own(french: Language) -> None:
    story = told(
        "[Orlov] paiera 900 euros d'amende. [Petit] est condamné à 700 euros d'amende.",
        ("900 euros d'amende", 900),
        ("700 euros d'amende", 700),
        counted="euros d'amende",
    )
    fines = tuple(replace(f, measure="money", unit="EUR") for f in story.figures)
    contenders = Contenders(story, french)
    assert [contenders.of(fine) for fine in fines] == ["Orlov", "Petit"]
    assert all(map(contenders.are_owed, fines))
    assert gather(replace(story, figures=fines), french)[1] == ()


def test_no_court_is_fined(french: Language) -> None:
    text = "900 euros d'amende ont été requis devant le {tribunal de Lens} contre [Orlov]."
    story = told(text, ("900 euros d'amende", 900), counted="euros d'amende")
    (fine,) = (replace(f, measure="money", unit="EUR") for f in story.figures)
    assert Contenders(story, french).of(fine) == "Orlov"
