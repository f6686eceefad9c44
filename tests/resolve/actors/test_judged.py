"""What a person decided wins over the machine, and can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.extract.mentions import extract
from recoupe.model import Anchor, Reading
from recoupe.model.judgement import Judgement
from recoupe.resolve.actors import resolve_actors, to_review
from recoupe.resolve.story import resolve
from tests.builders import article

TEXTS = (
    "Le maire Paul Morvan est arrivé. M. Morvan se tait.",
    "Le maire Paul Morvann a répondu.",
    "Le Tigre de Dole, Karl Reno, a fui.",
)


@pytest.fixture(scope="module")
def read(french):
    from recoupe.text.parse import Parser

    parser = Parser(french)

    def read(article, text):
        parsed = parser.parse(article, text)
        return Reading(article, mentions=extract(parsed, french))

    return read


@pytest.fixture(scope="module")
def readings(read):
    return [read(f"a{n}", text) for n, text in enumerate(TEXTS)]


def anchor(readings, name, article=None):
    return next(
        m.anchor for r in readings for m in r.mentions if m.name == name and article in (None, r.article)
    )


def decide(decision, *evidence, value=None, when="2024-05-01T10:00:00Z", about=("actor",)):
    return Judgement(decision, about, "M. Reporter", when, value, tuple(evidence))


def holding(actors, *evidence):
    """The actors that hold the words of ``evidence``, one for each."""
    return [next(a for a in actors if e in a.mentions) for e in evidence]


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
    assert "décidé par M. Reporter le 2024-05-01" in actor.merged_because


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


def test_a_later_chain_overrules_the_judgement_that_contradicts_it(readings, french):
    one, two, three = (anchor(readings, n) for n in ("Paul Morvan", "Paul Morvann", "Karl Reno"))
    told = [
        decide("same_actor", one, two, when="2024-01-01T10:00:00Z"),
        decide("not_same_actor", two, three, when="2024-02-01T10:00:00Z"),
        decide("same_actor", one, three, when="2024-03-01T10:00:00Z"),
    ]
    a, b, c = holding(resolve_actors(readings, french, told), one, two, three)
    assert a is c
    assert a is not b


def test_a_kind_that_was_decided(readings, french):
    place = decide("kind", anchor(readings, "Karl Reno"), value="place")
    (actor,) = [a for a in resolve_actors(readings, french, [place]) if a.name == "Karl Reno"]
    assert actor.kind == "place"
    back = decide("kind", anchor(readings, "Karl Reno"), value="person", when="2024-06-01T10:00:00Z")
    (actor,) = [a for a in resolve_actors(readings, french, [back, place]) if a.name == "Karl Reno"]
    assert actor.kind == "person"


def test_a_kind_that_was_decided_holds_for_other_spellings(french, read):
    texts = ("La milice Tarkhouna recule.", "La milice Tarkhuna a protesté.")
    readings = [read(f"k{n}", text) for n, text in enumerate(texts)]
    told = decide("kind", anchor(readings, "Tarkhouna"), value="group")
    (actor,) = resolve_actors(readings, french, [told])
    assert (actor.kind, len(actor.mentions)) == ("group", 2)


def test_two_persons_of_one_name_are_told_apart_by_article(french, read):
    texts = (
        "Le boxeur Luc Tellier a gagné. M. Tellier sourit.",
        "Le peintre Luc Tellier expose. M. Tellier peint.",
    )
    readings = [read(f"b{n}", text) for n, text in enumerate(texts)]
    (together,) = resolve_actors(readings, french)
    assert len(together.mentions) == 4
    apart = decide(
        "not_same_actor", anchor(readings, "Luc Tellier", "b0"), anchor(readings, "Luc Tellier", "b1")
    )
    actors = resolve_actors(readings, french, [apart])
    assert [{m.article for m in a.mentions} for a in actors] in ([{"b0"}, {"b1"}], [{"b1"}, {"b0"}])


def test_a_surname_given_to_one_of_two(french, read):
    texts = ("Anne Duval et Paul Duval plaident.", "Le dossier Duval est clos. Selon Duval, rien ne presse.")
    readings = [read(f"c{n}", text) for n, text in enumerate(texts)]
    bare, anne = anchor(readings, "Duval", "c1"), anchor(readings, "Anne Duval")
    unknown, _ = holding(resolve_actors(readings, french), bare, anne)
    assert len(unknown.may_be) == 2
    given = decide("same_actor", bare, anne)
    first, second = holding(resolve_actors(readings, french, [given]), bare, anne)
    assert first is second
    assert first.may_be == ()


def test_evidence_that_is_gone_changes_nothing_and_is_for_review(readings, french):
    lost = decide("same_actor")
    moved = decide("name", Anchor("a2", 0, 9, "Karl Roux"), value="Charles Renaud")
    assert resolve_actors(readings, french, [lost, moved]) == resolve_actors(readings, french)
    assert set(to_review(readings, [lost, moved])) == {lost.id, moved.id}


def test_words_that_moved_are_found_again(readings, french):
    place = anchor(readings, "Karl Reno")
    shifted = Anchor(place.article, place.start + 30, place.end + 30, place.exact)
    named = decide("name", shifted, value="Charles Renaud")
    assert "Charles Renaud" in {a.name for a in resolve_actors(readings, french, [named])}
    assert to_review(readings, [named]) == ()


def test_the_story_applies_judgements_and_tells_which_to_review(readings, french):
    articles = [article(f"a{n}", text) for n, text in enumerate(TEXTS)]
    named = decide("name", anchor(readings, "Karl Reno"), value="Charles Renaud")
    lost = decide("name", Anchor("gone", 0, 4, "Paul"), value="Luc")
    story = resolve(articles, readings, french, "essai", [named, lost])
    assert "Charles Renaud" in {a.name for a in story.actors}
    assert story.to_review == (lost.id,)


PEOPLE = ("Paul Morvan", "Paul Morvann", "Karl Reno", "Anne Morvan", "Luc Tellier", "Lucas Tellier")
MORE = (
    "Le juge Luc Tellier a tranché. M. Tellier part.",
    "Anne Morvan et Lucas Tellier sont venus. Mme Morvan rit.",
    "La rencontre de Karl Reno et Paul Morvan a eu lieu. Reno et Morvan se taisent.",
)


@given(
    st.lists(
        st.tuples(st.booleans(), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), min_size=1, max_size=5
    ),
    st.sets(st.integers(0, 2)),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_last_judgement_holds_whatever_is_added(french, everything, told, added):
    """The latest judgement holds with any others before it and any articles added; and in any order."""
    evidence = {n: anchor(everything, n) for n in PEOPLE}
    judgements = [
        decide(
            "same_actor" if same else "not_same_actor",
            evidence[left],
            evidence[right],
            when=f"2024-05-{day + 1:02}T10:00:00Z",
        )
        for day, (same, left, right) in enumerate(told)
        if left != right
    ]
    readings = [r for n, r in enumerate(everything) if n < 5 or n - 5 in added]
    actors = resolve_actors(readings, french, judgements)
    assert actors == resolve_actors(readings, french, judgements[::-1])
    assert to_review(readings, judgements) == ()
    if judgements:
        last = judgements[-1]
        one, two = holding(actors, *last.evidence)
        assert (one is two) == (last.decision == "same_actor")


@pytest.fixture(scope="module")
def everything(read):
    told = (*TEXTS, "Anne Morvan et Luc Tellier sont là.", "Lucas Tellier est seul.", *MORE)
    return [read(f"p{n}", text) for n, text in enumerate(told)]
