"""EDTF against the standard's own examples and against the ``edtf`` package."""

from __future__ import annotations

from datetime import date

import edtf as peer
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import edtf

_DATES = [
    "2020", "2020-09", "2020-02-29", "2014-21", "2014-22", "2014-23",
    "2011-12~", "2019-01-15~", "2019?", "2019-06%", "199X", "2019-01-XX",
]  # fmt: skip


@pytest.mark.parametrize("text", _DATES)
def test_bounds_are_those_of_the_edtf_package(text: str) -> None:
    theirs = peer.parse_edtf(text)
    first, last = edtf.bounds(text)
    assert first is not None and last is not None
    assert (first.year, first.month, first.day) == tuple(theirs.lower_strict()[:3])
    assert (last.year, last.month, last.day) == tuple(theirs.upper_strict()[:3])


@pytest.mark.parametrize("text", ["2014-13", "2019-00", "2019-1", "19", "", "hier", "2019-01-32"])
def test_what_the_edtf_package_refuses_is_refused(text: str) -> None:
    with pytest.raises(Exception):  # noqa: B017 - the package raises several kinds
        peer.parse_edtf(text).lower_strict()
    assert not edtf.valid(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015-03-01/2015-03-02", date(2015, 3, 1), date(2015, 3, 2)),
        ("2021-01-01/..", date(2021, 1, 1), None),
        ("../2021-01", None, date(2021, 1, 31)),
        ("/2021-01-05", None, date(2021, 1, 5)),
        ("2012/2014", date(2012, 1, 1), date(2014, 12, 31)),
        ("[2020-09-01,2020-09-08]", date(2020, 9, 1), date(2020, 9, 8)),
        ("{2019-05-03,2019-05-09}", date(2019, 5, 3), date(2019, 5, 9)),
        ("[..2021-03-10]", None, date(2021, 3, 10)),
        ("[2021-03..]", date(2021, 3, 1), None),
        ("{2012..2014}", date(2012, 1, 1), date(2014, 12, 31)),
        ("[..2012,2014]", None, date(2014, 12, 31)),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31)),
        ("XXXX-05", None, None),
        ("XXXX-XX-XX", None, None),
        ("2014-24", date(2014, 12, 1), date(2015, 2, 28)),
    ],
)
def test_bounds(text: str, first: date | None, last: date | None) -> None:
    assert edtf.bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "2020-09-02/2020-09-01",
        "../..",
        "[..]",
        "[2012/2014]",
        "[2012,..2014]",
        "..2014",
        "[2020-09-01",
        "2020-09-01]",
        "{2020}x",
        "XXXX-02-30",
        "2019-02-29",
    ],
)
def test_what_is_not_edtf(text: str) -> None:
    assert not edtf.valid(text)
    with pytest.raises(ValueError):
        edtf.bounds(text)


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        ("2019-01-05", "2019-01", True),
        ("2019-01-05", "2019-02", False),
        ("2019-01-01/..", "2030", True),
        ("../2018", "2019-01-01", False),
        ("[2019-01-05,2019-01-12]", "2019-01-08", False),
        ("[2019-01-05,2019-01-12]", "2019-01-10/2019-01-12", True),
        ("[..2019-01-12]", "2018", True),
        ("[..2019-01-12]", "2019-01-13", False),
        ("{2012..2014}", "2013", True),
        ("XXXX-05", "2019-05-03", True),
        ("XXXX-05", "2019-06-03", False),
        ("XXXX-05", "2019", True),
        ("XXXX-22", "XXXX-07", True),
        ("2018-24", "2019-02-03", True),
    ],
)
def test_overlap(a: str, b: str, share: bool) -> None:
    assert edtf.overlap(a, b) is share
    assert edtf.overlap(b, a) is share


def test_one_of_and_interval() -> None:
    assert edtf.one_of(["2020-02", "2020-01", "2020-02"]) == "[2020-01,2020-02]"
    assert edtf.one_of(["2020"]) == "2020"
    assert edtf.interval(date(2020, 1, 1), None) == "2020-01-01/.."
    assert edtf.interval(date(2020, 1, 1), date(2020, 1, 1)) == "2020-01-01"


@given(st.text(alphabet="0123456789X-/.[]{},~?%", max_size=30))
def test_any_text_is_judged_without_error(text: str) -> None:
    if edtf.valid(text):
        first, last = edtf.bounds(text)
        assert first is None or last is None or first <= last


@given(st.dates(), st.dates())
def test_an_interval_holds_its_ends(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    assert edtf.bounds(edtf.interval(first, last)) == (first, last)
