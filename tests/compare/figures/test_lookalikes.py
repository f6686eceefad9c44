"""Pairs that look like findings and are none: invented sentences through the whole comparison of figures.

Each pair is two numbers with what was read of them. ``None`` says that no finding may come of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from recoupe.compare.figures.series import gather
from recoupe.compare.findings import find
from recoupe.languages import Language
from recoupe.model import Article, Figure, Finding, Story
from recoupe.model.claims import Approximation, FigureStatus
from tests.builders import anchor, article, said

DAY, NEXT = "2024-05-04", "2024-05-05"


@dataclass(frozen=True)
class Told:
    """A sentence with a number in it, and what was read of the number."""

    text: str
    words: str
    low: float | None
    high: float | None
    measure: str
    counted: str
    place: str | None = None
    day: str = DAY
    approximation: Approximation = "exact"
    status: FigureStatus = "actual"
    unit: str | None = None


def number(told: Told, paper: Article) -> Figure:
    return Figure(
        anchor(paper, told.words),
        told.low,
        told.high,
        told.approximation,
        counted=told.counted,
        measure=told.measure,
        unit=told.unit,
        place=told.place,
        as_of=told.day,
        status=told.status,
    )


def found(french: Language, *told: Told, family: str | None = None, outlet: str = "") -> list[Finding]:
    papers = tuple(
        replace(article(f"p{n}", t.text, outlet or f"Journal {n}", t.day), family=family)
        for n, t in enumerate(told)
    )
    counted = tuple(number(t, p) for t, p in zip(told, papers, strict=True))
    figures, series = gather(Story("t", papers, figures=counted), french)
    story = Story("t", papers, figures=figures, series=series)
    return [f for f in find(story, [], french) if f.level != "background" and f.kind != "single_source"]


def crowd(text: str, words: str, count: float, place: str | None = None, day: str = DAY) -> Told:
    return Told(text, words, count, count, "participants", "manifestants", place, day)


def hurt(text: str, words: str, count: float, counted: str = "blessés", place: str | None = None) -> Told:
    return Told(text, words, count, count, "injured", counted, place)


NO_CONFLICT = {
    "two towns": (
        crowd("À Orvault, 300 manifestants.", "300 manifestants", 300, "Orvault"),
        crowd("450 manifestants à Rezé.", "450 manifestants", 450, "Rezé"),
    ),
    "a town and the country": (
        crowd("On comptait 12.000 manifestants en France.", "12.000 manifestants", 12000),
        crowd("À Rezé, 450 manifestants.", "450 manifestants", 450, "Rezé"),
    ),
    "two days": (
        crowd("Samedi, 300 manifestants à Rezé.", "300 manifestants", 300, "Rezé"),
        crowd("Ils étaient 310 à Rezé dimanche.", "310", 310, "Rezé", NEXT),
    ),
    "the injured and the badly injured": (
        hurt("Il y a dix blessés.", "dix blessés", 10),
        hurt("On compte six blessés graves.", "six blessés graves", 6, "blessés graves"),
    ),
    "the dead and the injured": (
        Told("Il y a six morts.", "six morts", 6, 6, "deaths", "morts"),
        hurt("On compte dix blessés.", "dix blessés", 10),
    ),
    "police officers among the injured": (
        hurt("Il y a dix blessés.", "dix blessés", 10),
        hurt("On compte six policiers blessés.", "six policiers", 6, "policiers"),
    ),
    "soldiers, and soldiers with diplomats": (
        Told("Quelque 500 soldats.", "500 soldats", 500, 500, "troops", "soldats"),
        Told("Et 700 soldats et diplomates.", "700 soldats", 700, 700, "troops", "soldats et diplomates"),
    ),
    "at least and a higher number": (
        Told("Au moins sept blessés.", "sept blessés", 7, None, "injured", "blessés", None, DAY, "at_least"),
        hurt("On compte neuf blessés.", "neuf blessés", 9),
    ),
    "less than and a lower number": (
        Told(
            "Moins de cent blessés.", "cent blessés", None, 99, "injured", "blessés", None, DAY, "less_than"
        ),
        hurt("On compte 82 blessés.", "82 blessés", 82),
    ),
    "dozens and a number": (
        Told(
            "Des dizaines de blessés.",
            "dizaines",
            20,
            99,
            "injured",
            "blessés",
            None,
            DAY,
            "order_of_magnitude",
        ),
        hurt("On compte 150 blessés.", "150 blessés", 150),
    ),
    "a plan and a count": (
        Told("On attend 900 gendarmes.", "900", 900, 900, "police_deployed", "gendarmes", status="planned"),
        Told("Il y a 800 gendarmes.", "800", 800, 800, "police_deployed", "gendarmes"),
    ),
    "a denied number": (
        Told("Il n'y a pas vingt blessés.", "vingt blessés", 20, 20, "injured", "blessés", status="denied"),
        hurt("On compte dix blessés.", "dix blessés", 10),
    ),
    "a possible number": (
        Told("Il y aurait vingt blessés.", "vingt blessés", 20, 20, "injured", "blessés", status="possible"),
        hurt("On compte dix blessés.", "dix blessés", 10),
    ),
    "a round number and the exact one": (
        crowd("Ils étaient 5.000 manifestants.", "5.000 manifestants", 5000),
        crowd("On a compté 5.200 manifestants.", "5.200 manifestants", 5200),
    ),
    "about and the exact number": (
        Told("Quelque 48 blessés.", "48 blessés", 48, 48, "injured", "blessés", None, DAY, "about"),
        hurt("On compte 51 blessés.", "51 blessés", 51),
    ),
    "euros of a fine and of damages": (
        Told("Une amende de 500 euros.", "500 euros", 500, 500, "money", "euros d'amende", unit="EUR"),
        Told("Soit 800 euros de dommages.", "800 euros", 800, 800, "money", "euros de dommages", unit="EUR"),
    ),
    "bare euros": (
        Told("Le tout pour 500 euros.", "500 euros", 500, 500, "money", "euros", unit="EUR"),
        Told("Il a versé 800 euros.", "800 euros", 800, 800, "money", "euros", unit="EUR"),
    ),
    "shares of two things": (
        Told("Soit 35 % de grévistes.", "35 %", 35, 35, "percent", "% de grévistes", unit="%"),
        Told("Et 62 % de votants.", "62 %", 62, 62, "percent", "% de votants", unit="%"),
    ),
    "bare persons": (
        Told("Dix personnes étaient là.", "Dix personnes", 10, 10, "people", "personnes"),
        Told("On a vu douze personnes.", "douze personnes", 12, 12, "people", "personnes"),
    ),
    "a roundabout's crowd and another's": (
        crowd("Ils étaient 150 au pont.", "150", 150),
        crowd("On en comptait 31.000 en tout.", "31.000", 31000),
    ),
    "houses flooded and houses burnt": (
        Told("Douze maisons inondées.", "Douze maisons", 12, 12, "damaged", "maisons"),
        Told("Vingt maisons en feu.", "Vingt maisons", 20, 20, "burned", "maisons"),
    ),
    "cars and buildings burnt": (
        Told("Douze voitures en feu.", "Douze voitures", 12, 12, "burned", "voitures"),
        Told("Quinze maisons en feu.", "Quinze maisons", 15, 15, "burned", "maisons"),
    ),
    "signatures of two weeks": (
        Told("Déjà 9.000 signatures.", "9.000 signatures", 9000, 9000, "signatures", "signatures"),
        Told("On en est à 90.000 signatures.", "90.000", 90000, 90000, "signatures", "signatures", day=NEXT),
    ),
}

NOTHING_AGREED = {
    "one day and the next": (
        crowd("Samedi, 300 manifestants à Rezé.", "300 manifestants", 300, "Rezé"),
        crowd("Encore 300 manifestants dimanche à Rezé.", "300 manifestants", 300, "Rezé", NEXT),
    ),
    "two towns with one number": (
        crowd("À Orvault, 300 manifestants.", "300 manifestants", 300, "Orvault"),
        crowd("On a vu 300 manifestants à Rezé.", "300 manifestants", 300, "Rezé"),
    ),
    "as many dead as injured": (
        Told("Il y a six morts.", "six morts", 6, 6, "deaths", "morts"),
        hurt("On compte six blessés.", "six blessés", 6),
    ),
    "as many police as demonstrators hurt": (
        hurt("Il y a six policiers blessés.", "six policiers", 6, "policiers"),
        hurt("On compte six blessés.", "six blessés", 6),
    ),
    "a plan that equals a count": (
        Told("On attend 900 gendarmes.", "900", 900, 900, "police_deployed", "gendarmes", status="planned"),
        Told("Il y a 900 gendarmes.", "900", 900, 900, "police_deployed", "gendarmes"),
    ),
    "two witnesses": (
        Told("Deux passants ont vu le feu.", "Deux passants", 2, 2, "people", "passants"),
        Told("Il a parlé à deux passants.", "deux passants", 2, 2, "people", "passants"),
    ),
    "bare euros of one sum": (
        Told("Le tout pour 500 euros.", "500 euros", 500, 500, "money", "euros", unit="EUR"),
        Told("Il a versé 500 euros.", "500 euros", 500, 500, "money", "euros", unit="EUR"),
    ),
    "soldiers, and soldiers with diplomats, of one number": (
        Told("Quelque 500 soldats.", "500 soldats", 500, 500, "troops", "soldats"),
        Told("Et 500 soldats et diplomates.", "500 soldats", 500, 500, "troops", "soldats et diplomates"),
    ),
    "the injured and as many badly injured": (
        hurt("Il y a dix blessés.", "dix blessés", 10),
        hurt("On compte dix blessés graves.", "dix blessés graves", 10, "blessés graves"),
    ),
    "dozens here and dozens there": (
        Told(
            "Des dizaines de blessés.",
            "dizaines",
            20,
            99,
            "injured",
            "blessés",
            None,
            DAY,
            "order_of_magnitude",
        ),
        Told(
            "Il y eut des dizaines de blessés.",
            "dizaines",
            20,
            99,
            "injured",
            "blessés",
            None,
            DAY,
            "order_of_magnitude",
        ),
    ),
}


@pytest.mark.parametrize("told", NO_CONFLICT.values(), ids=NO_CONFLICT)
def test_no_conflict(french: Language, told: tuple[Told, Told]) -> None:
    assert [f.explanation for f in found(french, *told) if f.kind == "contradicts"] == []


@pytest.mark.parametrize("told", NOTHING_AGREED.values(), ids=NOTHING_AGREED)
def test_nothing_agreed(french: Language, told: tuple[Told, Told]) -> None:
    assert [f.explanation for f in found(french, *told) if f.kind == "corroborates"] == []


TEXT = "Le préau du collège Vauban s'est effondré et a fait dix blessés vendredi soir."


def test_copies_confirm_nothing(french: Language) -> None:
    assert found(french, hurt(TEXT, "dix blessés", 10), hurt(TEXT, "dix blessés", 10), family="f") == []


def test_one_sentence_in_two_papers_confirms_nothing(french: Language) -> None:
    other = TEXT.replace("Le préau", "Hier, le préau")
    assert found(french, hurt(TEXT, "dix blessés", 10), hurt(other, "dix blessés", 10)) == []


def test_two_articles_of_one_paper_are_out_of_sight(french: Language) -> None:
    other = "Dix blessés : c'est le bilan."
    told = (hurt(TEXT, "dix blessés", 10), hurt(other, "Dix blessés", 10))
    assert len(found(french, *told)) == 1
    assert found(french, *told, outlet="Le Matin") == []


NO_UTTERANCE = {
    "two speakers": ("la digue a tenu bon", "la digue a tenu bon", "Anne Roy", "Paul Roy"),
    "opposite senses": (
        "nous resterons sur le port cet hiver",
        "nous ne resterons pas sur le port cet hiver",
    ),
    "other numbers": ("il faudra 12 pompes neuves", "il faudra 15 pompes neuves"),
    "one word in common": ("la digue est solide", "une digue se construit en dix ans"),
    "a turn of phrase": ("c'est très bien", "tout va très bien"),
}


@pytest.mark.parametrize("told", NO_UTTERANCE.values(), ids=NO_UTTERANCE)
def test_no_common_utterance(french: Language, told: tuple[str, ...]) -> None:
    first, second = told[:2]
    names = told[2:] or ("Anne Roy", "Anne Roy")
    papers = [article(n, f"On a entendu «{w}».", n, DAY) for n, w in (("a", first), ("b", second))]
    quotations = tuple(
        said(p, w, name, name) for p, w, name in zip(papers, (first, second), names, strict=True)
    )
    story = Story("t", tuple(papers), quotations=quotations)
    assert [f for f in find(story, [], french) if f.kind == "same_quotation"] == []


def test_one_town_and_day_is_compared(french: Language) -> None:
    one = crowd("À Rezé, 300 manifestants.", "300 manifestants", 300, "Rezé")
    apart = crowd("On a vu 450 manifestants à Rezé.", "450 manifestants", 450, "Rezé")
    same = crowd("On a vu 300 manifestants à Rezé.", "300 manifestants", 300, "Rezé")
    assert [f.kind for f in found(french, one, apart)] == ["contradicts"]
    assert [f.kind for f in found(french, one, same)] == ["corroborates"]
    assert [f.kind for f in found(french, one, replace(apart, day=NEXT))] == ["updates"]


def test_one_speaker_is_compared(french: Language) -> None:
    words = "la digue a tenu bon toute la nuit"
    papers = [article(n, f"On a entendu «{words}».", n, DAY) for n in ("a", "b")]
    story = Story("t", tuple(papers), quotations=tuple(said(p, words) for p in papers))
    assert [f.kind for f in find(story, [], french)] == ["same_quotation"]
