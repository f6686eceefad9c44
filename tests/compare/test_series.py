"""Figures gathered into series."""

from __future__ import annotations

from recoupe.compare.series import gather
from recoupe.languages import Language
from recoupe.model import Anchor, Figure
from tests.timing import cpu


def figure(
    low: float | None,
    counted: str = "morts",
    measure: str | None = "deaths",
    article: str = "a",
    start: int = 0,
    **more: object,
) -> Figure:
    words = f"{low:g}" if low is not None else "-"
    anchor = Anchor(article, start, start + len(words), words)
    return Figure(anchor, low, low, counted=counted, measure=measure, **more)  # type: ignore[arg-type]


def lows(figures: tuple[Figure, ...], ids: tuple[str, ...]) -> list[float | None]:
    by_id = {f.id: f for f in figures}
    return [by_id[i].low for i in ids]


def test_a_toll_is_one_series_in_the_order_of_time(french: Language) -> None:
    given = [
        figure(14, as_of="2024-03-11", article="c"),
        figure(9, "personnes", as_of="2024-03-10", article="b"),
        figure(7, "tués", as_of="2024-03-09", article="a"),
    ]
    figures, (series,) = gather(given, french)
    assert lows(figures, series.figures) == [7, 9, 14]
    assert [f.series for f in figures] == [series.id] * 3
    assert series.label == "Morts"
    assert [f.low for f in figures] == [14, 9, 7]


def test_measures_and_places_stay_apart(french: Language) -> None:
    given = [
        figure(5, place="Nantes", article="a"),
        figure(5, place="Nantes", article="b"),
        figure(9, place="Rennes", article="a"),
        figure(9, "blessés", "injured", place="Nantes", article="c"),
    ]
    _, (series,) = gather(given, french)
    assert (series.place, len(series.figures), series.label) == ("Nantes", 2, "Morts (Nantes)")


def test_injured_policemen_are_not_injured_people(french: Language) -> None:
    given = [
        figure(5, "policiers", "injured", article="a"),
        figure(5, "CRS", "injured", article="b"),
        figure(40, "personnes", "injured", article="a", start=9),
        figure(41, "blessés", "injured", article="b", start=9),
    ]
    figures, series = gather(given, french)
    assert sorted(s.label for s in series) == ["Blessés", "Blessés : policiers"]
    assert figures[0].series == figures[1].series != figures[2].series


def test_a_figure_without_place_joins_the_only_place_of_its_size(french: Language) -> None:
    near = [figure(14, place="Nantes", article="a"), figure(12, article="b")]
    far = [figure(1350, place="Nantes", article="a"), figure(50_000, article="b")]
    assert len(gather(near, french)[1]) == 1
    assert gather(far, french)[1] == ()


def test_parts_are_no_rivals_of_totals(french: Language) -> None:
    given = [
        figure(40, "blessés", "injured", article="a"),
        figure(41, "blessés", "injured", article="b"),
        figure(9, "blessés", "injured", article="a", start=9, part_of="figure-x"),
        figure(8, "blessés", "injured", article="b", start=9, part_of="figure-y"),
    ]
    figures, series = gather(given, french)
    assert len(series) == 2
    assert figures[0].series == figures[1].series != figures[2].series == figures[3].series


def test_units_and_bare_amounts(french: Language) -> None:
    given = [
        figure(300, "euros (amende)", "money", unit="EUR", article="a"),
        figure(500, "euros (amende)", "money", unit="EUR", article="b"),
        figure(400, "dollars (amende)", "money", unit="USD", article="c"),
        figure(3, "euros", "money", unit="EUR", article="d"),
        figure(4, "euros", "money", unit="EUR", article="e"),
    ]
    figures, (series,) = gather(given, french)
    assert lows(figures, series.figures) == [300, 500]


def test_things_without_a_measure_meet_by_their_noun(french: Language) -> None:
    given = [
        figure(2, "barricades hautes", None, article="a"),
        figure(3, "barricades", None, article="b"),
        figure(3, "pancartes", None, article="c"),
    ]
    _, (series,) = gather(given, french)
    assert series.measure == "count"


def test_planned_stays_marked(french: Language) -> None:
    given = [
        figure(5200, "soldats", "troops"),
        figure(3000, "soldats", "troops", article="b", status="planned"),
    ]
    figures, (series,) = gather(given, french)
    assert len(series.figures) == 2
    assert [f.status for f in figures] == ["actual", "planned"]


def test_dates_that_are_no_dates_come_last(french: Language) -> None:
    given = [
        figure(1, as_of="soon", article="a"),
        figure(2, as_of="2024-03", article="b"),
        figure(3, as_of=None, article="c"),
    ]
    figures, (series,) = gather(given, french)
    assert lows(figures, series.figures)[0] == 2


def test_the_order_given_does_not_matter(french: Language) -> None:
    given = [figure(n, place=p, article=f"{n}{p}") for n in range(5, 9) for p in ("Nantes", None)]
    forward, backward = gather(given, french), gather(given[::-1], french)
    assert forward[1] == backward[1]
    assert {f.id: f.series for f in forward[0]} == {f.id: f.series for f in backward[0]}


def test_cost_grows_with_the_number_of_figures(french: Language) -> None:
    def cost(n: int) -> float:
        given = [figure(i % 90, article=f"{i}", as_of="2024-03-01", place=f"P{i % 3}") for i in range(n)]
        return cpu(lambda: gather(given, french))

    assert cost(8_000) < 24 * max(cost(1_000), 0.01)


def test_a_list_of_towns_is_no_place_of_its_own(french: Language) -> None:
    given = [figure(50, place="Lille, Metz", article="a"), figure(51, article="b")]
    _, (series,) = gather(given, french)
    assert series.place is None
