from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.compare.story import compare
from recoupe.extract.reading import read
from recoupe.languages import Language
from recoupe.model import Document, Story
from recoupe.resolve.story import resolve
from recoupe.text.clean import clean
from recoupe.text.parse import Parser

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "story" / "articles.jsonl"


@pytest.fixture(scope="module")
def example(french: Language) -> Story:
    rows = [json.loads(line) for line in EXAMPLE.read_text("utf-8").splitlines()]
    articles = [clean(_document(row), french) for row in rows]
    parser = Parser(french)
    readings = [read(parser.parse(a.id, a.text), french) for a in articles]
    return compare(resolve(articles, readings, french, "t"), french)


def _document(row: dict[str, str]) -> Document:
    name, date = row["id"], row.get("date")
    return Document(id=name, file=name, content=row["text"].encode(), outlet=row.get("outlet"), date=date)


def test_every_claim_of_a_finding_stands_in_the_file(example: Story) -> None:
    rows = (*example.quotations, *example.figures, *example.events, *example.positions)
    ids = {row.id for row in rows}  # type: ignore[attr-defined]
    assert example.findings
    assert {claim for f in example.findings for claim in f.claims} <= ids
