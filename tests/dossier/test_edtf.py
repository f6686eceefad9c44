from __future__ import annotations

from datetime import date

import pytest

from recoupe.dossier import edtf


@pytest.mark.parametrize(
    ("value", "first", "last", "sure"),
    [
        ("2021-03-01", "2021-03-01", "2021-03-01", True),
        ("2021-02", "2021-02-01", "2021-02-28", True),
        ("1987", "1987-01-01", "1987-12-31", True),
        ("2014-22", "2014-06-01", "2014-08-31", True),
        ("2014-24", "2014-12-01", "2015-02-28", True),
        ("2011-12~", "2011-12-01", "2011-12-31", False),
        ("201X", "2010-01-01", "2019-12-31", False),
        ("2021-03-01/2021-03-02", "2021-03-01", "2021-03-02", True),
        ("1902/..", "1902-01-01", None, True),
        ("/2020-01", None, "2020-01-31", True),
        ("[2021-07-01,2021-07-08]", "2021-07-01", "2021-07-08", False),
        ("{2021-07-01,2021-07-03}", "2021-07-01", "2021-07-03", True),
    ],
)
def test_a_date_is_the_span_of_days_that_it_may_mean(
    value: str, first: str | None, last: str | None, sure: bool
) -> None:
    day = [date.fromisoformat(d) if d else None for d in (first, last)]
    assert edtf.span(value) == edtf.Span(day[0], day[1], sure)


@pytest.mark.parametrize(
    "value", [None, "", "lundi", "2021-13-01", "2021-02-30", "../..", "XXXX-05", "[]", "2021-3"]
)
def test_what_is_no_date_has_no_span(value: str | None) -> None:
    assert edtf.span(value) is None


def test_dates_sort_in_time_with_the_wide_before_the_narrow_and_the_unknown_last() -> None:
    values = [None, "2021-03-02", "2021-03-01", "2021-03", "1987", "2021", "n'importe quoi"]
    assert sorted(values, key=edtf.order)[:5] == ["1987", "2021", "2021-03", "2021-03-01", "2021-03-02"]


def test_the_period_goes_from_the_first_to_the_last_known_day() -> None:
    assert edtf.period(["2021-03-02", None, "2021-02", "2021-03-01/2021-03-03"]) == "2021-02-01/2021-03-03"
    assert edtf.period([None, "?"]) is None
