import re

from hypothesis import given
from hypothesis import strategies as st

from recoupe.resolve.flat import flat, unmarked
from recoupe.resolve.shingles import Words


@given(st.text())
def test_words_are_those_of_a_regular_expression(text: str) -> None:
    assert flat(text).split() == " ".join(re.findall(r"\w+", text)).casefold().split()


@given(st.text())
def test_marks_leave_a_space_each(text: str) -> None:
    assert unmarked(text) == re.sub(r"\W", " ", text)


@given(st.text())
def test_words_stand_where_a_regular_expression_finds_them(text: str) -> None:
    assert [tuple(span) for span in Words.of(text).spans.tolist()] == [
        m.span() for m in re.finditer(r"\w+", text)
    ]


def test_a_letter_that_is_folded_into_two_makes_the_words_longer() -> None:
    assert flat("Straße, 5") == "strasse  5"
