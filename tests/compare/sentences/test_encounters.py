"""Which sentences meet, held against the plain definition on stories made by chance."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from recoupe.compare.sentences.facts.encounters import Encounters
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.model import Anchor

WORDS = [f"mot{n}" for n in range(60)]


def fact(number: int, origin: str, words: list[str]) -> Fact:
    text = f"phrase {number}"
    empty: frozenset[str] = frozenset()
    return Fact(
        anchor=Anchor("a", 0, len(text), text),
        origin=origin,
        stems={word: at for at, word in enumerate(words)},
        days=(),
        published=(),
        places=empty,
        actors=empty,
        figures=(),
        negations=(),
        agencies=empty,
        marks=(),
        code="fr",
    )


def some_facts(seed: int) -> list[Fact]:
    chance = random.Random(seed)
    return [
        fact(n, f"source{chance.randrange(4)}", chance.sample(WORDS, chance.randrange(3, 12)))
        for n in range(30)
    ]


@pytest.mark.parametrize("seed", range(8))
def test_rarity_and_weight_are_those_of_the_words(seed: int) -> None:
    facts = some_facts(seed)
    found = Encounters(facts)
    for word in WORDS:
        several = len({f.origin for f in facts if word in f.stems}) > 1
        assert (word in found.rarity) == several
    for weight, one in zip(found.heavy, facts, strict=True):
        assert weight == sum(found.rarity.get(word, 1.0) for word in one.stems)


@pytest.mark.parametrize("seed", range(8))
def test_pairs_share_enough_and_are_of_different_sources(seed: int) -> None:
    facts = some_facts(seed)
    found = Encounters(facts)
    pairs = found.pairs(1.0, 0.1)
    assert pairs == sorted(set(pairs))
    assert pairs
    for i, j in pairs:
        shared = [w for w in facts[i].stems if w in facts[j].stems]
        weight = sum(found.rarity[w] for w in shared)
        assert i < j
        assert facts[i].origin != facts[j].origin
        assert len(shared) >= 3
        assert weight >= 1.0
        assert weight >= 0.1 * min(found.heavy[i], found.heavy[j]) - 1e-9


def test_sentences_that_share_their_rarest_words_meet() -> None:
    crowd = [fact(n, f"s{n}", [f"seul{n}{m}" for m in range(4)]) for n in range(40)]
    told = ["pont", "rivière", "péniche", "dimanche"]
    facts = [*crowd, fact(40, "x", told), fact(41, "y", [*told, "autre"])]
    assert Encounters(facts).pairs(1.7, 0.3) == [(40, 41)]


def test_no_sentence_meets_more_than_sixteen() -> None:
    rare = [f"rare{n}" for n in range(8)]
    hub = fact(0, "hub", rare)
    others = [fact(n, f"s{n}", list(three)) for n, three in enumerate(combinations(rare, 3), 1)]
    pairs = Encounters([hub, *others]).pairs(0.0, 0.0)
    assert len(others) > 16
    assert sum(0 in pair for pair in pairs) == 16


def test_a_story_without_sentences_has_no_pairs() -> None:
    assert Encounters([]).pairs(1.0, 0.1) == []
    assert Encounters([fact(0, "a", ["mot"])]).pairs(1.0, 0.1) == []
