from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from recoupe.dossier import Index, Sheet, ledger, timeline
from recoupe.export.html.calendar import overview
from recoupe.export.html.chart import HEIGHT, LEFT, RIGHT, WIDTH, Chart, chart
from recoupe.export.present import Presenter
from recoupe.model import Anchor, Article, Event, Figure, Published, Series, Story
from tests.dossier.example import example

PRESENT = Presenter(Index(Story("", ())))


def _sheet(*figures: tuple[float | None, float | None, str]) -> Sheet:
    """A series of claims by as many sources, from bounds and day."""
    articles = tuple(Article(f"a{i}", f"a{i}", "dix", "fr") for i in range(len(figures)))
    claims = tuple(
        Figure(Anchor.of(a.id, "dix", 0, 3), low, high, as_of=day, series="s")
        for a, (low, high, day) in zip(articles, figures, strict=True)
    )
    series = Series("s", "Dix", "things", None, None, tuple(f.id for f in claims))
    return ledger(Index(Story("", articles, figures=claims, series=(series,)))).sheets[0]


def _drawn(sheet: Sheet) -> Chart:
    found = chart(sheet, PRESENT)
    assert found is not None
    return found


def test_higher_values_stand_higher_and_later_days_further_right() -> None:
    low, high = _drawn(_sheet((3, 3, "2021-03-01"), (7, 7, "2021-03-02"))).marks
    assert low.y > high.y
    assert low.x < high.x


def test_a_range_is_as_high_as_its_bounds() -> None:
    found = _drawn(_sheet((0, 10, "2021-03-01"), (10, 10, "2021-03-02"), (0, 0, "2021-03-03")))
    span, top, bottom = found.marks
    assert (span.low, span.high) == (bottom.y, top.y)


def test_one_value_on_one_day_needs_no_chart() -> None:
    assert chart(_sheet((3, 3, "2021-03-01"), (3, 3, "2021-03-01")), PRESENT) is None


def test_the_same_value_of_several_sources_stands_side_by_side() -> None:
    marks = _drawn(_sheet((3, 3, "2021-03-01"), (3, 3, "2021-03-01"), (9, 9, "2021-03-02"))).marks
    same = [m for m in marks if m.entry.figure.low == 3]
    assert len({m.y for m in same}) == 1
    assert abs(same[0].x - same[1].x) >= 18


def test_the_claims_of_one_source_are_one_mark() -> None:
    deaths = ledger(Index(example())).sheets[0]
    assert sorted(m.times for m in _drawn(deaths).marks) == [1, 1, 1, 2]


def test_a_line_joins_the_claims_that_contradict_each_other() -> None:
    deaths = ledger(Index(example())).sheets[0]
    found = _drawn(deaths)
    (line,) = found.conflicts
    sides = {(m.x, m.y) for m in found.marks if m.entry.figure.id in deaths.disputed}
    assert {(line.x1, line.y1), (line.x2, line.y2)} == sides


@pytest.mark.parametrize("values", [(1, 1_000_000), (-5, 5), (0, 0.4), (0.001, 0.002), (5, 5), (1e12, 3e12)])
def test_everything_is_drawn_inside_whatever_the_values(values: tuple[float, float]) -> None:
    found = _drawn(_sheet((values[0], values[0], "2021-03-01"), (values[1], None, "2021-03-02")))
    assert all(0 < m.high <= m.low < HEIGHT and LEFT < m.x < WIDTH - RIGHT for m in found.marks)
    assert all(0 < tick.y < HEIGHT for tick in found.ticks)
    assert 1 <= len(found.ticks) <= 8


def test_values_a_hundredfold_apart_are_drawn_on_a_logarithmic_scale() -> None:
    assert _drawn(_sheet((1, 1, "2021"), (1000, 1000, "2022"))).logarithmic
    assert not _drawn(_sheet((1, 1, "2021"), (100, 100, "2022"))).logarithmic


def test_days_left_out_are_shown_as_a_gap() -> None:
    found = _drawn(_sheet((1, 1, "2021-03-01"), (2, 2, "2021-03-02"), (3, 3, "2021-03-09")))
    assert [band.gap for band in found.bands] == [False, False, True]


def test_labels_do_not_run_into_each_other() -> None:
    days = [(date(2021, 3, 1) + timedelta(days=i)).isoformat() for i in range(60)]
    found = _drawn(_sheet(*((i, i, day) for i, day in enumerate(days))))
    labelled = [band for band in found.bands if band.label]
    assert 3 < len(labelled) < 60
    assert all(b.middle - a.middle >= 80 for a, b in pairwise(labelled))


def _happened(*days: str) -> Story:
    text = "mot " * len(days)
    article = Article("a", "a", text, "fr", published=Published("2021-03-10"))
    events = tuple(
        Event("OTHER", (Anchor.of("a", text, 4 * i, 4 * i + 3),), date=day) for i, day in enumerate(days)
    )
    return Story("", (article,), events=events)


def test_the_days_are_columns_and_uncertain_dates_bars_across_them() -> None:
    found = overview(
        timeline(Index(_happened("2021-03-01", "2021-03-05", "2021-03-02/2021-03-04", "2021-02"))), "fr"
    )
    assert found is not None
    first, last = found.columns
    assert (first.label, last.label) == ("1er\u00a0mars", "5\u00a0mars")
    before, inside = found.bars
    assert before.side == -1
    assert first.x + first.width <= inside.x and inside.x + inside.width <= last.x + 1


def test_long_stories_are_drawn_by_the_month() -> None:
    story = _happened("2021-03-01", "2021-03-05", "2021-12-24")
    found = overview(timeline(Index(replace(story))), "fr")
    assert found is not None
    assert [c.events for c in found.columns] == [2, 1]


def test_a_single_day_needs_no_drawing() -> None:
    assert overview(timeline(Index(_happened("2021-03-01"))), "fr") is None
