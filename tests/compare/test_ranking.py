from __future__ import annotations

from dataclasses import replace

from recoupe.compare.findings import find
from recoupe.languages import Language
from recoupe.model import Figure, Finding, Series, Story
from tests.builders import article, figure, said

TEXT = "Ce jour-là, deux blessés et neuf témoins. «Le barrage a tenu toute la nuit», a dit Jeanne Petit."
ONE, TWO = (article(n, TEXT, n.upper(), "2024-05-04") for n in ("a", "b"))


def ranked(french: Language, *figures: Figure, family: str | None = None) -> list[Finding]:
    series = tuple(
        Series(m, m, m, m, None, tuple(f.id for f in figures if f.measure == m))
        for m in dict.fromkeys(f.measure or "" for f in figures)
    )
    quotations = tuple(said(a, "Le barrage a tenu toute la nuit") for a in (ONE, TWO))
    papers = tuple(replace(a, family=family) for a in (ONE, TWO))
    return list(find(Story("t", papers, quotations=quotations, figures=figures, series=series), [], french))


def counted(words: str, number: float, measure: str) -> list[Figure]:
    return [replace(figure(a, words, number, number, "2024-05-04"), measure=measure) for a in (ONE, TWO)]


def test_how_few_took_part_comes_after_larger_numbers_and_quotations(french: Language) -> None:
    found = ranked(french, *counted("deux blessés", 2, "police"), *counted("neuf témoins", 9, "witnesses"))
    assert [f.about for f in found] == ["witnesses", "Jeanne Petit", "police"]


def test_two_dead_or_injured_are_news(french: Language) -> None:
    found = ranked(french, *counted("deux blessés", 2, "injured"))
    assert [f.about for f in found] == ["injured", "Jeanne Petit"]


def test_a_quotation_of_one_text_comes_last(french: Language) -> None:
    own = [replace(f, measure="deaths") for f in counted("neuf témoins", 9, "deaths")[:1]]
    found = ranked(french, *own, family="family-1")
    assert [f.kind for f in found][-1] == "same_quotation"
    assert ranked(french)[0].independent_sources == 2
