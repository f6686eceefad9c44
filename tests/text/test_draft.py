"""A draft never loses where its words stood."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.clean.draft import Draft, Edit

edits = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 8), st.text(alphabet="xyz ", max_size=4)), max_size=8
)


def assert_aligned(draft: Draft, raw: str) -> None:
    """Each segment is the same text on both sides; segments are in order and do not touch in both texts."""
    clean_end = raw_end = -1
    for clean, at, length in draft.segments:
        assert length > 0
        assert draft.text[clean : clean + length] == raw[at : at + length]
        assert clean >= max(0, clean_end) and at >= max(0, raw_end)
        assert (clean, at) != (clean_end, raw_end)
        clean_end, raw_end = clean + length, at + length


@given(st.text(alphabet="abc\n", max_size=40), st.lists(edits, max_size=4))
def test_any_edits_in_any_number_of_rounds_keep_the_alignment(
    raw: str, rounds: list[list[tuple[int, int, str]]]
) -> None:
    draft = Draft.of(raw)
    for wanted in rounds:
        size = len(draft.text)
        draft = draft.edited(Edit(min(a, size), min(a + n, size), new) for a, n, new in wanted)
        assert_aligned(draft, raw)


@given(st.text(max_size=40))
def test_a_draft_without_edits_is_the_raw_text(raw: str) -> None:
    draft = Draft.of(raw).edited([])
    assert draft.text == raw
    assert [draft.alignment.to_raw(i) for i in range(len(raw))] == list(range(len(raw)))


def test_kept_characters_are_all_aligned() -> None:
    draft = Draft.of("La mise en ?uvre du plan").edited([Edit(11, 12, "œ"), Edit(20, 24, "")])
    assert draft.text == "La mise en œuvre du "
    assert draft.segments == ((0, 0, 11), (12, 12, 8))


def test_of_two_edits_that_overlap_the_first_wins() -> None:
    assert Draft.of("abcdef").edited([Edit(2, 4, "X"), Edit(1, 3, "Y")]).text == "aYdef"


def test_an_edit_that_changes_nothing_keeps_its_characters_aligned() -> None:
    assert Draft.of("abc").replaced(re.compile("b"), lambda m: "b", "").segments == ((0, 0, 3),)
