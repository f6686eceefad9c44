"""Who is meant by a given name alone."""

from __future__ import annotations

import pytest

from recoupe.extract.mentions import extract
from recoupe.model import Reading
from recoupe.resolve.actors import resolve_actors


@pytest.fixture(scope="module")
def resolve(french):
    from recoupe.text.parse import Parser

    parser = Parser(french)

    def read(number, text):
        parsed = parser.parse(f"article-{number}", text)
        return Reading(parsed.article, mentions=extract(parsed, french))

    return lambda *texts: resolve_actors([read(n, t) for n, t in enumerate(texts)], french)


def _with_name(actors, name):
    return next(actor for actor in actors if name in {n.text for n in actor.names})


def test_the_bearer_named_most_in_the_article_is_meant(resolve):
    actors = resolve(
        "Le ministre Martin Fauvel a vu Martin Lacaze. Martin Lacaze est boxeur, et Martin Lacaze se tait. "
        "« Je connais Martin », dit un voisin."
    )
    assert "Martin" in {n.text for n in _with_name(actors, "Martin Lacaze").names}


def test_two_bearers_named_alike_often_are_both_possible(resolve):
    actors = resolve("Martin Fauvel a vu Martin Lacaze. « Je connais Martin », dit un voisin.")
    assert {n.text for n in _with_name(actors, "Martin").names} == {"Martin"}


def test_a_given_name_that_no_list_has_is_that_of_the_person_who_bears_it(resolve):
    actors = resolve("Le colonel Issakha Lacaze a parlé. « Issakha a promis des armes », dit un voisin.")
    assert "Issakha" in {n.text for n in _with_name(actors, "Issakha Lacaze").names}
