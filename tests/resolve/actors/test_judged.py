"""What a person decided wins over the machine, and can be taken back."""

from __future__ import annotations

import pytest

from recoupe.extract.mentions import extract
from recoupe.model import Reading
from recoupe.model.judgement import Judgement
from recoupe.resolve.actors import resolve_actors

TEXTS = (
    "Le maire Paul Morvan est arrivé. M. Morvan se tait.",
    "Le maire Paul Morvann a répondu.",
    "Le Tigre de Dole, Karl Reno, a fui.",
)


@pytest.fixture(scope="module")
def readings(french):
    from recoupe.text.parse import Parser

    parser = Parser(french)
    parsed = [parser.parse(f"a{n}", text) for n, text in enumerate(TEXTS)]
    return [Reading(p.article, mentions=extract(p, french)) for p in parsed]


def anchor(readings, name, article=None):
    return next(
        m.anchor for r in readings for m in r.mentions if m.name == name and article in (None, r.article)
    )


def decide(decision, *evidence, value=None, when="2024-05-01T10:00:00Z", about=("actor",)):
    return Judgement(decision, about, "M. Reporter", when, value, tuple(evidence))


def names(actors):
    return {frozenset(n.text for n in a.names) for a in actors}


def test_same_and_not_the_same(readings, french):
    assert {"Paul Morvan", "Paul Morvann", "Morvan"} in names(resolve_actors(readings, french))
    parted = decide("not_same_actor", anchor(readings, "Paul Morvan"), anchor(readings, "Paul Morvann"))
    actors = resolve_actors(readings, french, [parted])
    assert {"Paul Morvan", "Morvan"} in names(actors)
    assert {"Paul Morvann"} in names(actors)
    joined = decide("same_actor", anchor(readings, "Karl Reno"), anchor(readings, "Paul Morvann"))
    together = resolve_actors(readings, french, [joined])
    (actor,) = [a for a in together if "Karl Reno" in {n.text for n in a.names}]
    assert len(actor.mentions) == 4
    assert actor.merged_because[-1] == "décidé par M. Reporter le 2024-05-01"


def test_a_name_that_was_decided(readings, french):
    named = decide("name", anchor(readings, "Karl Reno"), value="Charles Renaud")
    assert "Charles Renaud" in {a.name for a in resolve_actors(readings, french, [named])}


def test_what_was_taken_back_does_nothing(readings, french):
    joined = decide("same_actor", anchor(readings, "Karl Reno"), anchor(readings, "Paul Morvann"))
    back = decide("withdraw", about=(joined.id,), when="2024-05-02T10:00:00Z")
    assert resolve_actors(readings, french, [joined, back]) == resolve_actors(readings, french)


def test_the_later_judgement_wins(readings, french):
    pair = anchor(readings, "Paul Morvan"), anchor(readings, "Paul Morvann")
    first, second = decide("not_same_actor", *pair), decide("same_actor", *pair, when="2024-06-01T10:00:00Z")
    assert names(resolve_actors(readings, french, [second, first])) == names(resolve_actors(readings, french))


def test_evidence_that_is_gone_changes_nothing(readings, french):
    lost = decide("same_actor")
    assert resolve_actors(readings, french, [lost]) == resolve_actors(readings, french)
