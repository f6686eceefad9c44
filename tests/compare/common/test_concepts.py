from __future__ import annotations

from collections import defaultdict

import pytest

from recoupe.compare.common.stems import stem
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.languages.concepts import Concepts
from recoupe.languages.events import EventWords


@pytest.mark.parametrize(
    ("one", "other"),
    [("chauffeurs", "conducteur"), ("navires", "bateau"), ("incarcérée", "prison"), ("pénurie", "manque")],
)
def test_words_for_one_thing_are_one(one: str, other: str) -> None:
    assert stem(one, "fr") == stem(other, "fr")


@pytest.mark.parametrize(
    ("one", "other"),
    [("gendarme", "policier"), ("couteau", "fusil"), ("père", "frère"), ("camion", "voiture")],
)
def test_things_of_which_one_alone_is_true_stay_apart(one: str, other: str) -> None:
    assert stem(one, "fr") != stem(other, "fr")


def test_a_word_stands_in_one_row_alone(french: Language) -> None:
    rows = (
        *french.lexicon(EventWords).alike,
        *french.lexicon(Comparison).alike,
        *french.lexicon(Concepts).same,
    )
    first: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for word in row:
            first[word].add(row[0])
    twice = {word for word, heads in first.items() if len(heads) > 1}
    # "démission" goes with "démettre" and with "démissionner", "inondation" with "crue" and "inonder".
    assert twice == {"démission", "inondation"}
