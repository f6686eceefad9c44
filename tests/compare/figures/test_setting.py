"""What sentences say of their numbers: old ones, those asked for, and the hour of a toll."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.compare.figures.agreement import find
from recoupe.compare.figures.series import gather
from recoupe.languages import Language
from recoupe.model import Article, Figure, Finding, Published, Story
from recoupe.model.claims import Approximation
from tests.builders import anchor, article

DAY, NEXT = "2024-05-04", "2024-05-05"


def dead(
    paper: Article, words: str, low: float, day: str = DAY, approximation: Approximation = "exact"
) -> Figure:
    high = None if approximation == "at_least" else low
    return Figure(
        anchor(paper, words), low, high, approximation, counted="morts", measure="deaths", as_of=day
    )


def findings(french: Language, *figures: Figure, papers: tuple[Article, ...]) -> list[Finding]:
    marked, series = gather(Story("t", papers, figures=figures), french)
    return list(find(Story("t", papers, figures=marked, series=series), french))


def toll(id: str, text: str, day: str = DAY) -> Article:
    return article(id, text, f"Journal {id}", day)


def test_a_toll_goes_through_each_of_its_values(french: Language) -> None:
    papers = (
        toll("a", "L'explosion a fait deux morts."),
        toll("b", "Au moins trois morts. Le précédent bilan était de deux morts."),
        toll("c", "On déplore quatre morts.", NEXT),
    )
    figures = (
        dead(papers[0], "deux morts", 2),
        dead(papers[1], "Au moins trois morts", 3, approximation="at_least"),
        dead(papers[1], "deux morts", 2),
        dead(papers[2], "quatre morts", 4, NEXT),
    )
    (update,) = findings(french, *figures, papers=papers)
    assert update.kind == "updates"
    assert [a.article for a in update.evidence] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("sooner", "later"),
    [
        ("Deux morts dans le tunnel, disait-on dès le matin.", "Trois morts, selon un point fait le soir."),
        ("À 8 heures, on comptait Deux morts.", "On en était à Trois morts vers 17h30."),
        ("Deux morts.", "Le bilan est passé à Trois morts."),
        ("Deux morts.", "Trois morts, contre Deux morts auparavant."),
    ],
)
def test_the_later_toll_of_a_day_updates_the_earlier(french: Language, sooner: str, later: str) -> None:
    papers = toll("a", sooner), toll("b", later)
    figures = [dead(papers[0], "Deux morts", 2), dead(papers[1], "Trois morts", 3)]
    if "Deux" in later:
        figures.append(dead(papers[1], "Deux morts", 2))
    assert [f.kind for f in findings(french, *figures, papers=papers)] == ["updates"]


def test_tolls_of_one_day_without_an_hour_contradict(french: Language) -> None:
    papers = toll("a", "Deux morts dans le tunnel."), toll("b", "Trois morts dans le tunnel.")
    figures = dead(papers[0], "Deux morts", 2), dead(papers[1], "Trois morts", 3)
    assert [f.kind for f in findings(french, *figures, papers=papers)] == ["contradicts"]


def test_an_old_number_confirms_nothing(french: Language) -> None:
    papers = toll("a", "Deux morts dans le tunnel."), toll("b", "Le bilan précédent était de deux morts.")
    figures = dead(papers[0], "Deux morts", 2), dead(papers[1], "deux morts", 2)
    assert findings(french, *figures, papers=papers) == []


def test_the_toll_that_stands_the_next_day_is_confirmed(french: Language) -> None:
    papers = toll("a", "Neuf morts dans le tunnel."), toll("b", "Neuf personnes y ont péri.", NEXT)
    figures = dead(papers[0], "Neuf morts", 9), dead(papers[1], "Neuf personnes", 9, NEXT)
    (agreed,) = findings(french, *figures, papers=papers)
    assert (agreed.kind, agreed.independent_sources) == ("corroborates", 2)
    crowds = [replace(f, measure="participants", counted="manifestants") for f in figures]
    assert findings(french, *crowds, papers=papers) == []


def test_about_ten_and_twelve_are_no_conflict(french: Language) -> None:
    papers = toll("a", "Une dizaine de morts."), toll("b", "Douze morts.")
    about = dead(papers[0], "Une dizaine de morts", 10, approximation="about")
    assert findings(french, about, dead(papers[1], "Douze morts", 12), papers=papers) == []
    far = dead(papers[1], "Douze morts", 18)
    assert [f.kind for f in findings(french, about, far, papers=papers)] == ["contradicts"]


def fine(paper: Article, words: str, amount: float, day: str) -> Figure:
    return Figure(
        anchor(paper, words), amount, amount, counted="euros d'amende", measure="money", unit="EUR", as_of=day
    )


def test_a_fine_requested_and_one_imposed_are_two(french: Language) -> None:
    papers = (
        toll("a", "Le parquet a requis 9.000 euros d'amende contre le gérant."),
        toll("b", "Le gérant est condamné à 4.000 euros d'amende.", "2024-06-20"),
    )
    figures = (
        fine(papers[0], "9.000 euros d'amende", 9000, DAY),
        fine(papers[1], "4.000 euros d'amende", 4000, "2024-06-20"),
    )
    (decided,) = findings(french, *figures, papers=papers)
    assert decided.kind == "updates"
    assert "demandé « 9.000 euros d'amende »" in decided.explanation
    assert "décidé « 4.000 euros d'amende »" in decided.explanation


def test_shares_of_the_same_people_by_who_counts_them(french: Language) -> None:
    paper = toll(
        "a", "On comptait 70 % des postiers grévistes selon la CGT, 30 % des postiers selon La Poste."
    )
    figures = [
        Figure(
            anchor(paper, words),
            share,
            share,
            counted="% des postiers",
            measure="percent",
            unit="%",
            as_of=DAY,
        )
        for words, share in (("70 % des postiers", 70), ("30 % des postiers", 30))
    ]
    (conflict,) = findings(french, *figures, papers=(paper,))
    assert conflict.kind == "contradicts"
    assert "Chacun donne son compte" in conflict.explanation


def burnt(paper: Article, words: str, hectares: float, day: str, place: str | None = None) -> Figure:
    return Figure(
        anchor(paper, words),
        hectares,
        hectares,
        counted="hectares",
        measure="area",
        unit="ha",
        place=place,
        as_of=day,
    )


def test_hectares_grow_from_report_to_report(french: Language) -> None:
    papers = (
        toll("a", "Le feu a parcouru 300 hectares."),
        toll("b", "700 hectares ont brûlé près d'Orval. Le précédent bilan était de 300 hectares."),
        toll("c", "Le feu est fixé : 900 hectares brûlés.", NEXT),
    )
    figures = (
        burnt(papers[0], "300 hectares", 300, DAY),
        burnt(papers[1], "700 hectares", 700, DAY, "Orval"),
        burnt(papers[1], "300 hectares", 300, DAY),
        burnt(papers[2], "900 hectares", 900, NEXT),
    )
    (update,) = findings(french, *figures, papers=papers)
    assert update.kind == "updates"
    assert [a.exact for a in update.evidence] == ["300 hectares", "700 hectares", "900 hectares"]


def test_a_range_from_both_sides_confirms_neither(french: Language) -> None:
    papers = (
        toll("a", "Entre 3.000 et 8.000 personnes ont défilé."),
        toll("b", "3.000 personnes, dit la police."),
    )
    crowd = Figure(
        anchor(papers[0], "Entre 3.000 et 8.000 personnes"),
        3000,
        8000,
        "range",
        counted="personnes",
        measure="participants",
        as_of=DAY,
    )
    other = replace(crowd, anchor=anchor(papers[1], "3.000 personnes"), high=3000, approximation="exact")
    assert findings(french, crowd, other, papers=papers) == []


def test_who_counts_may_stand_before_the_number(french: Language) -> None:
    paper = toll("a", "La police a dénombré 2.000 marcheurs ; les syndicats en annoncent 5.500.")
    figures = [
        Figure(anchor(paper, w), n, n, counted="marcheurs", measure="participants", as_of=DAY)
        for w, n in (("2.000 marcheurs", 2000), ("5.500", 5500))
    ]
    (conflict,) = findings(french, *figures, papers=(paper,))
    assert "selon les syndicats" in conflict.explanation and "selon La police" in conflict.explanation


def test_votes_and_ballots_are_two_things_and_decimals_move(french: Language) -> None:
    papers = toll("a", "Un écart de 700 voix, 400 bulletins nuls."), toll("b", "51,2 %, puis.", NEXT)
    votes, ballots = (
        Figure(
            anchor(papers[0], w),
            n,
            n,
            counted=w.split()[1],
            measure="votes",
            as_of=DAY,
            said_by=f"actor-{n}",
        )
        for w, n in (("700 voix", 700), ("400 bulletins", 400))
    )
    assert findings(french, votes, ballots, papers=papers) == []
    share = replace(votes, low=51.4, high=51.4, counted="% des voix", measure="percent", unit="%")
    later = replace(share, anchor=anchor(papers[1], "51,2 %"), low=51.2, high=51.2, as_of=NEXT)
    assert [f.kind for f in findings(french, share, later, papers=papers)] == ["updates"]
    rounded = [replace(share, low=70, high=70), replace(later, low=60, high=60)]
    (doubtful,) = findings(french, *rounded, papers=papers)
    assert doubtful.confidence < 0.35


def test_what_was_asked_on_a_day_that_nobody_tells_stays_out_of_what_was_given(french: Language) -> None:
    papers = (
        replace(toll("a", "Les victimes ont réclamé 80.000 euros de dommages."), published=Published()),
        toll("b", "Les victimes ont réclamé 80.000 euros de dommages."),
        toll("c", "Le tribunal leur a accordé 12.000 euros de dommages.", NEXT),
    )
    asked, again, given = (
        Figure(
            anchor(paper, f"{low:,} euros".replace(",", ".")),
            low,
            low,
            counted="euros de dommages",
            unit="EUR",
        )
        for paper, low in zip(papers, (80000, 80000, 12000), strict=True)
    )
    figures = (asked, replace(again, as_of=DAY), replace(given, as_of=NEXT))
    (update,) = (f for f in findings(french, *figures, papers=papers) if f.kind == "updates")
    assert {evidence.article for evidence in update.evidence} == {"b", "c"}
