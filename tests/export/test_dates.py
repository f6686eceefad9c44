from __future__ import annotations

import pytest

from recoupe.export import dates


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2019-01-07", "lundi 7 janvier 2019"),
        ("2019-01-01", "mardi 1er janvier 2019"),
        ("2019-11-11", "lundi 11 novembre 2019"),
        ("2019-01", "janvier 2019"),
        ("2014-22", "été 2014"),
        ("2020-24", "hiver 2020-2021"),
        ("2011-12~", "vers décembre 2011"),
        ("2015-03-01/2015-03-02", "du 1er au 2 mars 2015"),
        ("2015-02-28/2015-03-02", "du 28 février au 2 mars 2015"),
        ("2018-12-31/2019-01-02", "du 31 décembre 2018 au 2 janvier 2019"),
        ("1902/..", "depuis 1902"),
        ("2019-01-07/..", "depuis le lundi 7 janvier 2019"),
        ("../2020-01", "jusqu’à janvier 2020"),
        ("201X", "2010-2019 (?)"),
        ("[2021-07-01,2021-07-08]", "du 1er au 8 juillet 2021 (?)"),
        (None, "sans date"),
        ("n’importe quoi", "n’importe quoi"),
    ],
)
def test_a_date_in_words(value: str | None, words: str) -> None:
    assert dates.full(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2019-01-07", "7\u00a0janv."),
        ("2018-01-07", "7\u00a0janv. 2018"),
        ("2019-03-02/2019-03-03", "2–\u20603\u00a0mars"),
        ("2018-12-29/2019-01-04", "29\u00a0déc. 2018 – 4\u00a0janv. 2019"),
        ("2019-01", "janv."),
        ("2018-01", "janv. 2018"),
        ("1987", "1987"),
    ],
)
def test_a_date_in_few_letters_repeats_no_year(value: str, words: str) -> None:
    assert dates.brief(value, 2019) == words


def test_a_set_with_an_open_end() -> None:
    assert dates.plain("[..2021-03-10]") == "jusqu’au 10 mars 2021 (?)"
    assert dates.plain("[2021-03-10..]") == "depuis le 10 mars 2021 (?)"
