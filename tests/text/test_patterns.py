"""Patterns of words find whole words of a list, the longer of two first."""

import re

from recoupe.text.patterns import either, leading


def test_of_two_words_with_one_beginning_the_longer_is_found() -> None:
    assert re.findall(either(["mer", "mercredi", "juin"]), "mercredi en mer") == ["mercredi", "mer"]


def test_no_words_find_nothing() -> None:
    assert re.search(either([]), "un mot") is None


def test_what_a_word_says_is_no_pattern() -> None:
    assert re.fullmatch(either(["12.5"]), "12x5") is None


def test_a_straight_apostrophe_stands_for_a_curly_one() -> None:
    assert re.fullmatch(either(["jusqu'à"], curly=True), "jusqu’à")
    assert re.fullmatch(either(["jusqu'à"]), "jusqu’à") is None


def test_space_follows_a_whole_word_and_no_elided_one() -> None:
    of = re.compile(leading(["de", "d'"], curly=True))
    assert [of.match(text) is not None for text in ("de nuit", "d’eau", "denrées")] == [True, True, False]


def test_an_apostrophe_beside_single_letters_may_be_curly() -> None:
    pattern = either(["du", "da", "d'"], curly=True)
    assert all(re.fullmatch(pattern, word) for word in ("du", "da", "d'", "d’"))
    assert not any(re.fullmatch(pattern, word) for word in ("d", "d]", "d["))
