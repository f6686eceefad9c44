"""The example's files are made from its marked-up texts, and nothing else."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORY = ROOT / "examples" / "story"


@pytest.fixture(scope="module")
def make_gold() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_gold", ROOT / "eval" / "make_gold.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_articles_and_gold_are_those_of_the_marked_texts(make_gold: ModuleType) -> None:
    articles, gold = make_gold.make(STORY)
    stored = [json.loads(line) for line in (STORY / "articles.jsonl").read_text("utf-8").splitlines()]
    assert stored == articles
    assert json.loads((STORY / "gold.json").read_text("utf-8")) == gold


def test_every_span_of_the_gold_is_exact() -> None:
    rows = map(json.loads, (STORY / "articles.jsonl").read_text("utf-8").splitlines())
    texts = {row["id"]: row["text"] for row in rows}
    gold = json.loads((STORY / "gold.json").read_text("utf-8"))
    spans = [s for kind in ("quotations", "times", "figures", "events") for s in gold[kind]]
    spans += [m for actor in gold["actors"] for m in actor["mentions"]]
    assert len(spans) > 100
    for span in spans:
        assert texts[span["article"]][span["start"] : span["end"]] == span["exact"]


def test_spans_nest_and_headers_are_read(make_gold: ModuleType) -> None:
    header, text, spans = make_gold.parse("# id: x\n{d=A|un {t=2020|deux}} trois\n")
    assert header == {"id": "x"}
    assert text == "un deux trois"
    assert spans == [("d", "A", 0, 7), ("t", "2020", 3, 7)]
