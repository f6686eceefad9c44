from __future__ import annotations

from dataclasses import replace

from recoupe.compare.findings import find
from recoupe.languages import Language
from recoupe.model import Figure, Finding, Series, Story
from tests.builders import article, figure, said

SPEECH = "«Le barrage a tenu toute la nuit», a dit Jeanne Petit."
ONE = article("a", f"Ce jour-là, deux blessés et neuf témoins. {SPEECH}", "A", "2024-05-04")
TWO = article("b", f"On a entendu neuf témoins et vu deux blessés. {SPEECH}", "B", "2024-05-04")


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
    assert [f.about for f in found if f.claims] == ["witnesses", "Jeanne Petit", "police"]


def test_two_dead_or_injured_are_news(french: Language) -> None:
    found = ranked(french, *counted("deux blessés", 2, "injured"))
    assert [f.about for f in found if f.claims] == ["injured", "Jeanne Petit"]
    assert [f.level for f in found if not f.claims] == ["background"]


def test_a_quotation_of_one_text_comes_last(french: Language) -> None:
    own = [replace(f, measure="deaths") for f in counted("neuf témoins", 9, "deaths")[:1]]
    found = ranked(french, *own, family="family-1")
    assert [f.kind for f in found][-1] == "same_quotation"
    assert ranked(french)[0].independent_sources == 2


def test_each_finding_says_where_it_is_to_be_read(french: Language) -> None:
    apart = [
        replace(f, low=n, high=n) for f, n in zip(counted("neuf témoins", 9, "injured"), (9, 14), strict=True)
    ]
    found = ranked(french, *apart, *counted("deux blessés", 2, "police"))
    assert [(f.kind, f.level) for f in found if f.claims] == [
        ("contradicts", "front"),
        ("same_quotation", "front"),
        ("corroborates", "background"),
    ]


def test_what_one_outlet_prints_twice_is_out_of_sight(french: Language) -> None:
    papers = (ONE, replace(TWO, outlet="A"))
    quotations = tuple(said(a, "Le barrage a tenu toute la nuit") for a in papers)
    found = find(Story("t", papers, quotations=quotations), [], french)
    assert {f.level for f in found} == {"background"}
