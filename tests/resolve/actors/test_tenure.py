"""From when to when roles are held."""

from __future__ import annotations

import pytest

from recoupe.extract.reading import read
from recoupe.resolve.story import resolve
from tests.builders import article

DAY = "2021-03-10"


@pytest.fixture(scope="module")
def roles(french):
    from recoupe.text.parse import Parser

    parser = Parser(french)

    def roles(name, *texts):
        articles = [article(f"t{n}", text, date=DAY) for n, text in enumerate(texts)]
        readings = [read(parser.parse(a.id, a.text), french) for a in articles]
        (actor,) = [a for a in resolve(articles, readings, french, "essai").actors if a.name == name]
        return [(r.title, r.start, r.end) for r in actor.roles]

    return roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jeanne Aubry, maire de Dole depuis 2014, proteste.", [("maire de Dole", "2014", None)]),
        ("La maire Jeanne Aubry, élue en 2014, proteste.", [("maire", "2014", None)]),
        (
            "Jeanne Aubry a été nommée préfète en mai 2019. Elle proteste.",
            [("préfète", "2019-05", None)],
        ),
        (
            "Jeanne Aubry, ministre de la Santé de 2012 à 2017, proteste.",
            [("ministre de la Santé", "2012", "2017")],
        ),
        ("L'ex-préfète Jeanne Aubry proteste.", [("préfète", None, "[..2021-03-10]")]),
        ("Le 3 mai 2019, la préfète Jeanne Aubry protestait.", [("préfète", None, None)]),
        ("Jeanne Aubry sera nommée préfète en mai. Jeanne Aubry attend.", []),
    ],
)
def test_when_a_role_is_held(roles, text, expected):
    assert roles("Jeanne Aubry", text) == expected


def test_who_was_replaced_holds_the_office_no_more(roles):
    text = "La préfète Jeanne Aubry a été remplacée par Luc Tellier. Luc Tellier arrive."
    assert roles("Jeanne Aubry", text) == [("préfète", None, "[..2021-03-10]")]


def test_one_role_for_all_articles_with_the_date_that_one_gives(roles):
    texts = ("La maire Jeanne Aubry, élue en 2014, proteste.", "La maire Jeanne Aubry a parlé.")
    assert roles("Jeanne Aubry", *texts) == [("maire", "2014", None)]
