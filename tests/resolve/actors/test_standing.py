"""Which body is meant by its noun alone."""

from __future__ import annotations

import pytest

from recoupe.extract.mentions import extract
from recoupe.model import Mention, Reading
from recoupe.resolve.actors import resolve_actors


@pytest.fixture(scope="module")
def resolve(french):
    from recoupe.text.parse import Parser

    parser = Parser(french)

    def read(number, text):
        parsed = parser.parse(f"article-{number}", text)
        return Reading(parsed.article, mentions=(*extract(parsed, french), *_described(parsed)))

    return lambda *texts: resolve_actors([read(n, t) for n, t in enumerate(texts)], french)


def _described(parsed):
    """Bodies named by their noun alone, as the reading of descriptions gives them."""
    for noun in ("gouvernement", "préfecture"):
        for opening in ("Le ", "La "):
            if parsed.text.startswith(opening + noun + " se "):
                anchor = parsed.anchor(len(opening), len(opening + noun))
                yield Mention(anchor, noun, "description", "organization")


def names(actors):
    return [{n.text for n in a.names} for a in actors]


def of(actors, name):
    (found,) = [a for a in actors if name in {n.text for n in a.names}]
    return found


def test_institutions_of_two_places(resolve):
    actors = resolve("La préfecture de police de Paris se tait. La préfecture du Rhône a répondu.")
    assert len(actors) == 2


def test_the_body_of_the_article(resolve):
    actors = resolve(
        "La préfecture se tait. La préfecture du Rhône a répondu.",
        "La préfecture se tait. La préfecture du Gard a répondu.",
        "La préfecture se tait. Il pleut.",
    )
    assert sorted(map(sorted, names(actors))) == [
        ["préfecture"],
        ["préfecture", "préfecture du Gard"],
        ["préfecture", "préfecture du Rhône"],
    ]


def test_the_government_of_the_country_of_which_is_spoken(resolve):
    actors = resolve(
        "Le gouvernement se tait. En Hongrie, la Hongrie attend, car le gouvernement hongrois hésite. "
        "Le gouvernement italien a réagi."
    )
    assert of(actors, "gouvernement").name == "gouvernement hongrois"


def test_the_only_body_of_the_story(resolve):
    actors = resolve("La préfecture du Gard a répondu.", "La préfecture se tait. Il pleut.")
    assert names(actors) == [{"préfecture", "préfecture du Gard"}]


def test_a_body_that_its_capital_alone_names(resolve):
    actors = resolve("Le Parlement hongrois a voté. «C'est le Parlement qui décide», dit un ministre.")
    assert names(actors) == [{"Parlement", "Parlement hongrois"}]
