from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from recoupe.dossier import SCHEMA, document
from recoupe.model import Article, Story
from tests.dossier.example import example


def _anchors(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"article", "start", "end", "exact"}:
            yield value
        for part in value.values():
            yield from _anchors(part)
    elif isinstance(value, list):
        for part in value:
            yield from _anchors(part)


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    assert list(document(example())) == [
        *(
            "schema",
            "title",
            "languages",
            "period",
            "independent_sources",
            "articles",
            "actors",
            "quotations",
        ),
        *("times", "figures", "series", "events", "positions", "findings"),
    ]


def test_the_head_says_what_the_story_is() -> None:
    found = document(example())
    assert found["schema"] == SCHEMA == "recoupe.dossier/1"
    assert found["languages"] == ["fr"]
    assert found["period"] == "2021-03-01/2021-03-03"
    assert found["independent_sources"] == 5  # six articles, one of them a copy


def test_every_anchor_is_the_text_at_its_offsets() -> None:
    found = document(example())
    texts = {a["id"]: a["text"] for a in found["articles"]}
    anchors = list(_anchors(found))
    assert len(anchors) > 50
    assert all(texts[a["article"]][a["start"] : a["end"]] == a["exact"] for a in anchors)


def test_claims_lead_to_what_they_name() -> None:
    found = document(example())
    actors = {a["id"] for a in found["actors"]}
    claims = {row["id"] for key in ("quotations", "figures", "events") for row in found[key]}
    assert {q["speaker"] for q in found["quotations"]} - {None} <= actors
    assert {f["said_by"] for f in found["figures"]} - {None} <= actors
    assert {c for f in found["findings"] for c in f["claims"]} <= claims


def test_whole_numbers_have_no_decimal_point_and_shares_three_decimals() -> None:
    found = document(example())
    money = next(f for f in found["figures"] if f["measure"] == "money")
    assert repr(money["low"]) == "2500000"
    assert next(a for a in found["articles"] if a["id"] == "gazette-copie")["copied_share"] == 0.967


def test_findings_stay_as_they_were_ranked() -> None:
    kinds = [f["kind"] for f in document(example())["findings"]]
    assert kinds == [
        "contradicts",
        "updates",
        "corroborates",
        *["same_quotation"] * 2,
        "copy",
        "single_source",
    ]


def test_the_order_in_which_a_story_was_built_does_not_show() -> None:
    story, rng = example(), random.Random(7)

    def shuffled(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(rng.sample(rows, len(rows)))

    keys = (
        "articles",
        "actors",
        "quotations",
        "times",
        "figures",
        "series",
        "events",
        "positions",
    )
    other = replace(story, **{key: shuffled(getattr(story, key)) for key in keys})
    assert other != story
    assert document(other) == document(story)


def test_a_story_of_one_word_is_a_document() -> None:
    found = document(Story("", (Article("a", "a", "Mot", "fr"),)))
    assert found["period"] is None
    assert found["articles"][0]["text"] == "Mot"
    assert found["findings"] == []
