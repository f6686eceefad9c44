"""Documents, their digests, and the alignment of clean text to raw text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Alignment, Article, Document, Rejection

DOCUMENT = Document("a", "a.txt", b"La crue.")


@pytest.mark.parametrize(
    "other",
    [
        replace(DOCUMENT, id="b"),
        replace(DOCUMENT, content=b"La crue"),
        replace(DOCUMENT, media_type="text/html"),
        replace(DOCUMENT, url="https://exemple.fr"),
        replace(DOCUMENT, outlet="L'Exemple"),
        replace(DOCUMENT, date="2020"),
        replace(DOCUMENT, title="La crue"),
        replace(DOCUMENT, language="fr"),
    ],
)
def test_the_digest_changes_with_all_that_the_input_says(other: Document) -> None:
    assert other.sha256 != DOCUMENT.sha256


def test_the_digest_does_not_change_with_the_place_of_the_file() -> None:
    assert replace(DOCUMENT, file="ailleurs/a.txt", line=3).sha256 == DOCUMENT.sha256


def test_an_article_is_identified_by_its_text() -> None:
    article = Article("a", "a.txt", "La crue.", "fr")
    assert replace(article, title="Autre").sha256 == article.sha256
    assert replace(article, text="La crue").sha256 != article.sha256


def test_a_rejection_says_where_and_why() -> None:
    assert str(Rejection("l.jsonl", "is not JSON", 3)) == "l.jsonl:3: is not JSON"
    assert str(Rejection("a.txt", "is empty")) == "a.txt: is empty"


def test_offsets_outside_every_segment_go_to_the_text_before_them() -> None:
    # raw "xxLa ?uvreyy" → clean "La œuvre"
    alignment = Alignment(((0, 2, 3), (4, 6, 4)))
    assert [alignment.to_raw(i) for i in range(9)] == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert Alignment().to_raw(5) == 0
    assert Alignment(((2, 7, 3),)).to_raw(0) == 0


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 5)), max_size=12))
def test_raw_offsets_never_go_back(steps: list[tuple[int, int, int]]) -> None:
    clean = raw = 0
    segments = []
    for more_clean, more_raw, length in steps:
        clean, raw = clean + more_clean, raw + more_raw
        segments.append((clean, raw, length))
        clean, raw = clean + length, raw + length
    alignment = Alignment(tuple(segments))
    offsets = [alignment.to_raw(i) for i in range(clean + 1)]
    assert offsets == sorted(offsets)
    for start, at, length in segments:
        assert [alignment.to_raw(start + i) for i in range(length)] == [at + i for i in range(length)]
