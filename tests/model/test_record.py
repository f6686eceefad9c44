"""What was read comes out of a pickle as it went in."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

import pytest

from recoupe.model import Anchor, Antecedent, Event, Figure, Mention, Quotation, Role
from recoupe.model.record import Record
from recoupe.model.times import TimeExpression, Written

WORDS = Anchor("a", 3, 8, "mardi")
THINGS = [
    WORDS,
    Role("maire", "2014", None, (WORDS,)),
    Mention(WORDS, "mardi", "name", hints=("title",), antecedents=(Antecedent(WORDS, 0.5),)),
    Quotation(WORDS, "direct", source=WORDS, confidence=0.75),
    Figure(WORDS, 3.0, None, "at_least", unit="km"),
    Event("PROTEST", (WORDS,), anterior=True, agent_at=WORDS),
    TimeExpression(WORDS, Written(weekday=2), "past", sentence=4),
]


@pytest.mark.parametrize("thing", THINGS, ids=lambda t: type(t).__name__)
def test_it_travels_whole(thing: Record) -> None:
    assert pickle.loads(pickle.dumps(thing)) == thing


@pytest.mark.parametrize("thing", THINGS, ids=lambda t: type(t).__name__)
def test_every_field_travels(thing: Record) -> None:
    assert thing.__match_args__ == tuple(f.name for f in fields(thing))  # type: ignore[arg-type]


def test_an_id_is_worked_out_anew() -> None:
    quotation = Quotation(WORDS, "direct")
    assert quotation.id == pickle.loads(pickle.dumps(quotation)).id
    moved = pickle.loads(pickle.dumps(replace(quotation, content=Anchor("b", 3, 8, "mardi"))))
    assert moved.id != quotation.id
