import pickle
from dataclasses import fields, replace

import pytest

from recoupe.model import Anchor, Event, Figure, Finding, Position, Quotation
from recoupe.model.claims import Identified

WORDS = Anchor("a", 0, 5, "douze")
CLAIMS: list[Identified] = [
    Quotation(WORDS, "direct"),
    Figure(WORDS, 12.0, 12.0),
    Event("DISASTER", (WORDS,)),
    Position(None, "wants", "aide", (WORDS,)),
    Finding("copy", "aide", "une copie", ("figure-1",), (WORDS,)),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: type(claim).__name__)
def test_that_an_id_was_asked_for_shows_nowhere(claim: Identified) -> None:
    asked, other = replace(claim), replace(claim)  # type: ignore[type-var]
    assert asked.id == asked.id == claim.id
    assert (asked, hash(asked), repr(asked)) == (other, hash(other), repr(other))
    assert pickle.loads(pickle.dumps(asked)) == other
    assert "_id" not in {field.name for field in fields(asked)}  # type: ignore[arg-type]


def test_an_id_is_that_of_the_content_it_has_now() -> None:
    figure = Figure(WORDS, 12.0, 12.0)
    changed = replace(figure, low=11.0)
    assert changed.id == Figure(WORDS, 11.0, 12.0).id != figure.id


def test_ids_are_the_same_on_every_machine() -> None:
    assert CLAIMS[1].id == "figure-c6807b7fdc61e048"
