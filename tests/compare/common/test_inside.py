from __future__ import annotations

from itertools import combinations

from recoupe.compare.common.inside import Cover, Inside, place
from tests.builders import anchor, article

PAPER = article("a", "Le pont de Bray, en bois, a cédé mardi")
WORDS = [
    anchor(PAPER, w) for w in ("Le pont", "Le pont de Bray", "Bray, en bois", "en bois", "a cédé", "mardi")
]


def test_what_stands_wholly_inside_one_of_some_words() -> None:
    for some in combinations(WORDS, 3):
        cover = Cover(some)
        assert [cover.holds(w) for w in WORDS] == [any(s.contains(w) for s in some) for w in WORDS]
    assert not Cover([]).holds(WORDS[0])


def test_what_begins_inside_words_in_the_order_of_the_text() -> None:
    held = Inside((w, w.exact) for w in reversed(WORDS))
    assert held.values(WORDS[1]) == ["Le pont", "Le pont de Bray", "Bray, en bois"]
    assert held.values(anchor(article("b", PAPER.text), "mardi")) == []


def test_the_last_that_begins_before_words() -> None:
    held = Inside((w, w.exact) for w in WORDS)
    before = held.before(anchor(PAPER, "cédé"))
    assert before is not None
    assert before[2] == "a cédé"
    assert Inside[str]([]).before(WORDS[0]) is None


def test_places_are_in_the_order_of_anchors() -> None:
    assert sorted(WORDS, key=place) == sorted(WORDS)
