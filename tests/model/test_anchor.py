"""Anchors: half-open, never empty, and always true to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Anchor

texts = st.text(min_size=1, max_size=60)


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(spans())
def test_an_anchor_holds_the_words_at_its_place(span: tuple[str, int, int]) -> None:
    text, start, end = span
    anchor = Anchor.of("a", text, start, end)
    assert text[anchor.start : anchor.end] == anchor.exact
    assert len(anchor.exact) == end - start


@given(spans())
def test_trimming_leaves_out_white_space_and_nothing_else(span: tuple[str, int, int]) -> None:
    text, start, end = span
    words = text[start:end].strip()
    if not words:
        with pytest.raises(ValueError, match="0 <= start < end"):
            Anchor.trimmed("a", text, start, end)
        return
    anchor = Anchor.trimmed("a", text, start, end)
    assert anchor.exact == words
    assert start <= anchor.start < anchor.end <= end


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2)])
def test_no_span_is_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Anchor("a", start, end, "ab")


def test_words_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="not 3 characters long"):
        Anchor("a", 0, 3, "deux")


def test_a_span_past_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="past the 4 characters of a"):
        Anchor.of("a", "crue", 2, 5)


def test_offsets_count_code_points() -> None:
    assert Anchor.of("a", "é𝄞 crue", 3, 7).exact == "crue"


@given(spans(), st.data())
def test_overlap_is_a_shared_character_and_works_both_ways(
    span: tuple[str, int, int], data: st.DataObject
) -> None:
    text, start, end = span
    other_start = data.draw(st.integers(0, len(text) - 1))
    other_end = data.draw(st.integers(other_start + 1, len(text)))
    one, other = Anchor.of("a", text, start, end), Anchor.of("a", text, other_start, other_end)
    shared = set(range(start, end)) & set(range(other_start, other_end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.contains(other) == (shared == set(range(other_start, other_end)))


def test_anchors_of_two_articles_never_meet() -> None:
    one, other = Anchor.of("a", "crue", 0, 4), Anchor.of("b", "crue", 0, 4)
    assert not one.overlaps(other)
    assert not one.contains(other)


def test_anchors_are_ordered_by_article_and_place() -> None:
    text = "crue"
    anchors = [Anchor.of("b", text, 0, 1), Anchor.of("a", text, 1, 2), Anchor.of("a", text, 0, 3)]
    assert sorted(anchors) == [anchors[2], anchors[1], anchors[0]]
