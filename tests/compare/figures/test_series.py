"""Figures gathered into series."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.compare.figures.series import gather
from recoupe.languages import Language
from recoupe.model import Actor, Anchor, Article, Figure, Name, Series, Story
from tests.builders import article
from tests.timing import cpu


def figure(
    low: float | None,
    counted: str = "morts",
    measure: str | None = "deaths",
    of: str = "a",
    start: int = 0,
    **more: object,
) -> Figure:
    words = f"{low:g}" if low is not None else "-"
    anchor = Anchor(of, start, start + len(words), words)
    return Figure(anchor, low, low, counted=counted, measure=measure, **more)  # type: ignore[arg-type]


def gathered(
    figures: Sequence[Figure], french: Language, *, countries: Sequence[str] = (), text: str = ""
) -> tuple[tuple[Figure, ...], tuple[Series, ...]]:
    """The series of figures in a story whose article "a" has this text."""
    actors = [
        Actor(
            id=name, name=name, kind="country", names=(Name(name, 1),), mentions=(Anchor("a", 0, 1, name[0]),)
        )
        for name in countries
    ]
    return gather(Story("t", (article("a", text),), tuple(actors), figures=tuple(figures)), french)


def lows(figures: tuple[Figure, ...], ids: tuple[str, ...]) -> list[float | None]:
    by_id = {f.id: f for f in figures}
    return [by_id[i].low for i in ids]


def test_a_toll_is_one_series_in_the_order_of_time(french: Language) -> None:
    given = [
        figure(14, as_of="2024-03-11", of="c"),
        figure(9, "personnes", as_of="2024-03-10", of="b"),
        figure(7, "tués", as_of="2024-03-09", of="a"),
    ]
    figures, (series,) = gathered(given, french)
    assert lows(figures, series.figures) == [7, 9, 14]
    assert [f.series for f in figures] == [series.id] * 3
    assert series.label == "Morts"
    assert [f.low for f in figures] == [14, 9, 7]


def test_measures_and_places_stay_apart(french: Language) -> None:
    given = [
        figure(5, place="Nantes", of="a"),
        figure(5, place="Nantes", of="b"),
        figure(9, place="Rennes", of="a"),
        figure(9, "blessés", "injured", place="Nantes", of="c"),
    ]
    _, (series,) = gathered(given, french)
    assert (series.place, len(series.figures), series.label) == ("Nantes", 2, "Morts (Nantes)")


def test_injured_policemen_are_not_injured_people(french: Language) -> None:
    given = [
        figure(5, "policiers", "injured", of="a"),
        figure(5, "CRS", "injured", of="b"),
        figure(40, "personnes", "injured", of="a", start=9),
        figure(41, "blessés", "injured", of="b", start=9),
    ]
    figures, series = gathered(given, french)
    assert sorted(s.label for s in series) == ["Blessés", "Blessés : policiers"]
    assert figures[0].series == figures[1].series != figures[2].series


def test_a_figure_without_place_joins_the_only_place_of_its_size(french: Language) -> None:
    near = [figure(14, place="Nantes", of="a"), figure(12, of="b")]
    far = [figure(1350, place="Nantes", of="a"), figure(50_000, of="b")]
    assert len(gathered(near, french)[1]) == 1
    assert gathered(far, french)[1] == ()


def test_a_toll_of_the_only_place_grows(french: Language) -> None:
    toll = [figure(2, place="Nantes", of="a"), figure(4, of="b"), figure(5, of="c")]
    assert [len(series.figures) for series in gathered(toll, french)[1]] == [3]
    two_places = [*toll, figure(40, place="Brest", of="d")]
    assert [len(series.figures) for series in gathered(two_places, french)[1]] == [2]
    crowds = [figure(f.low, "marcheurs", "participants", place=f.place, of=f.anchor.article) for f in toll]
    assert [len(series.figures) for series in gathered(crowds, french)[1]] == [2]


def test_an_amount_of_one_thing_has_no_place(french: Language) -> None:
    aid = [
        figure(20e6, "euros (aide)", "money", unit="EUR", place="Nantes", of="a"),
        figure(35e6, "euros (aide)", "money", unit="EUR", of="b"),
    ]
    assert len(gathered(aid, french)[1]) == 1


def test_parts_are_no_rivals_of_totals(french: Language) -> None:
    given = [
        figure(40, "blessés", "injured", of="a"),
        figure(41, "blessés", "injured", of="b"),
        figure(9, "blessés", "injured", of="a", start=9, part_of="figure-x"),
        figure(8, "blessés", "injured", of="b", start=9, part_of="figure-y"),
    ]
    figures, series = gathered(given, french)
    assert len(series) == 2
    assert figures[0].series == figures[1].series != figures[2].series == figures[3].series


def test_units_and_bare_amounts(french: Language) -> None:
    given = [
        figure(300, "euros (amende)", "money", unit="EUR", of="a"),
        figure(500, "euros (amende)", "money", unit="EUR", of="b"),
        figure(400, "dollars (amende)", "money", unit="USD", of="c"),
        figure(3, "euros", "money", unit="EUR", of="d"),
        figure(4, "euros", "money", unit="EUR", of="e"),
    ]
    figures, (series,) = gathered(given, french)
    assert lows(figures, series.figures) == [300, 500]


def test_things_without_a_measure_meet_by_their_noun(french: Language) -> None:
    given = [
        figure(2, "barricades hautes", None, of="a"),
        figure(3, "barricades", None, of="b"),
        figure(3, "pancartes", None, of="c"),
    ]
    _, (series,) = gathered(given, french)
    assert series.measure == "count"


def test_planned_stays_marked(french: Language) -> None:
    given = [
        figure(5200, "soldats", "troops"),
        figure(3000, "soldats", "troops", of="b", status="planned"),
    ]
    figures, (series,) = gathered(given, french)
    assert len(series.figures) == 2
    assert [f.status for f in figures] == ["actual", "planned"]


def test_dates_that_are_no_dates_come_last(french: Language) -> None:
    given = [
        figure(1, as_of="soon", of="a"),
        figure(2, as_of="2024-03", of="b"),
        figure(3, as_of=None, of="c"),
    ]
    figures, (series,) = gathered(given, french)
    assert lows(figures, series.figures)[0] == 2


def test_the_order_given_does_not_matter(french: Language) -> None:
    given = [figure(n, place=p, of=f"{n}{p}") for n in range(5, 9) for p in ("Nantes", None)]
    forward, backward = gathered(given, french), gathered(given[::-1], french)
    assert forward[1] == backward[1]
    assert {f.id: f.series for f in forward[0]} == {f.id: f.series for f in backward[0]}


def test_cost_grows_with_the_number_of_figures(french: Language) -> None:
    def cost(n: int) -> float:
        given = [figure(i % 90, of=f"{i}", as_of="2024-03-01", place=f"P{i % 3}") for i in range(n)]
        return cpu(lambda: gathered(given, french))

    assert cost(8_000) < 24 * max(cost(1_000), 0.01)


def test_a_list_of_towns_is_no_place_of_its_own(french: Language) -> None:
    given = [figure(50, place="Lille, Metz", of="a"), figure(51, of="b")]
    _, (series,) = gathered(given, french)
    assert series.place is None


def test_the_country_of_the_story_is_no_place(french: Language) -> None:
    given = [figure(117, place="Norvège"), figure(282, of="b")]
    assert gathered(given, french)[1] == ()
    (series,) = gathered(given, french, countries=["Norvège"])[1]
    assert len(series.figures) == 2


def test_the_gravely_injured_are_a_series_wherever_the_word_stands(french: Language) -> None:
    text = "Sept personnes sont gravement blessées. Ailleurs 40 blessés, dont 14 grièvement."
    seven, all_, fourteen = (text.index(words) for words in ("Sept", "40", "14"))
    given = [
        figure(7, "personnes", "injured", start=seven),
        figure(40, "blessés", "injured", start=all_),
        figure(14, "blessés", "injured", start=fourteen, part_of="whole"),
        figure(9, "blessés graves", "injured", of="b"),
    ]
    (series,) = gathered(given, french, text=text)[1]
    assert (series.label, lows(tuple(given), series.figures)) == ("Blessés graves", [7, 14, 9])


def test_people_placed_in_custody_are_one_series(french: Language) -> None:
    given = [figure(73, "gardes à vue", "detained"), figure(157, "personnes", "detained", of="b")]
    assert len(gathered(given, french)[1]) == 1


def test_policemen_among_the_injured_are_all_the_injured_policemen(french: Language) -> None:
    given = [
        figure(28, "policiers", "injured", part_of="whole"),
        figure(28, "policiers", "injured", of="b"),
        figure(400, "personnes", "injured", of="b", start=40),
    ]
    (series,) = gathered(given, french)[1]
    assert lows(tuple(given), series.figures) == [28, 28]


def test_votes_against_are_no_count_of_the_votes_for(french: Language) -> None:
    papers = tuple(
        article(name, f"Adopté par {won} voix contre {lost}.")
        for name, won, lost in (("a", 61, 40), ("b", 64, 40))
    )

    def votes(paper: Article, number: int) -> Figure:
        start = paper.text.index(str(number))
        words = Anchor.of(paper.id, paper.text, start, start + 2)
        return Figure(words, number, number, counted="voix", measure="votes")

    figures = tuple(votes(paper, n) for paper, won in zip(papers, (61, 64), strict=True) for n in (won, 40))
    _, series = gather(Story("t", papers, figures=figures), french)
    assert [s.label for s in series] == ["Voix", "Voix contre"]


def test_an_amount_of_nobody_knows_what_is_that_which_is_told_again(french: Language) -> None:
    euros = {"measure": "money", "unit": "EUR"}
    fine = figure(480_000, "euros d'amende", of="a", as_of="2024-03-09", **euros)
    again = figure(480_000, "euros", of="b", as_of="2024-03-01", **euros)
    other = figure(300_000, "euros", of="c", as_of="2024-03-09", **euros)
    round_ = figure(1_000_000, "euros", of="d", **euros)
    _, (series,) = gathered([fine, again, other, round_], french)
    assert (series.label, series.figures) == ("Euros d'amende", (again.id, fine.id))


def test_an_amount_that_two_sums_have_is_of_neither(french: Language) -> None:
    euros = {"measure": "money", "unit": "EUR"}
    sums = [figure(480_000, f"euros ({of})", of=of, **euros) for of in ("amende", "caution")]
    assert gathered([*sums, figure(480_000, "euros", of="c", **euros)], french)[1] == ()
