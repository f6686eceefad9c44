"""A story that is resolved with what an earlier build remembers is the one that is made from scratch."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.extract.reading import read
from recoupe.languages import Language
from recoupe.model import Article, Document, Published, Reading, Story
from recoupe.resolve.memory import Memory, digest
from recoupe.resolve.story import resolve
from recoupe.text.clean import clean

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "story" / "articles.jsonl"
Given = list[tuple[Article, Reading]]


@pytest.fixture(scope="module")
def example(french: Language) -> Given:
    """The articles of the example story, every third without its date, and what they say."""
    from recoupe.text.parse import Parser

    parser, found = Parser(french), []
    for number, row in enumerate(map(json.loads, EXAMPLE.read_text("utf-8").splitlines())):
        given_date = None if number % 3 == 0 else row.get("date")
        document = Document(row["id"], "example", row["text"].encode(), date=given_date)
        article = clean(replace(document, outlet=row.get("outlet"), language="fr"), french)
        found.append((article, read(parser.parse(article.id, article.text), french)))
    return found


def made(given: Given, language: Language, memory: Memory | None = None) -> Story:
    return resolve([a for a, _ in given], [r for _, r in given], language, "s", memory=memory)


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_article_by_article_in_any_order_is_as_from_scratch(
    data: st.DataObject, example: Given, french: Language
) -> None:
    order = data.draw(st.permutations(range(len(example))))
    stops = data.draw(st.lists(st.integers(1, len(example)), min_size=1, max_size=3))
    kept = b""
    for stop in stops:
        memory = Memory(kept, "1")
        some = [example[n] for n in order[:stop]]
        assert repr(made(some, french, memory)) == repr(made(sorted(some, key=lambda g: g[0].id), french))
        kept = memory.dump()


def test_what_is_remembered_is_not_made_again() -> None:
    made: list[int] = []

    def make() -> list[int]:
        made.append(1)
        return [1, 2]

    first = Memory(b"", "1")
    assert first.part("k", "a", make) == first.part("k", "a", make) == [1, 2]
    assert Memory(first.dump(), "1").part("k", "a", make) == [1, 2]
    assert len(made) == 1


def test_parts_of_another_version_and_rubbish_are_forgotten() -> None:
    memory = Memory(b"", "1")
    memory.part("k", "a", lambda: "old")
    for kept, version in ((memory.dump(), "2"), (b"rubbish", "1"), (memory.dump()[:-9], "1")):
        assert Memory(kept, version).part("k", "a", lambda: "new") == "new"


def test_what_nobody_asks_for_again_is_left_out() -> None:
    memory = Memory()
    memory.part("k", "a", lambda: "long " * 1000)
    assert Memory(memory.dump()).dump() == Memory().dump()


def test_a_text_or_what_is_quoted_in_it_changes_the_key() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("ab"), digest("ab", (1, 2))}) == 4


def test_articles_without_words_are_resolved(french: Language) -> None:
    empty = [
        Article(id=i, file=i, text=t, language="fr", published=Published())
        for i, t in (("a", ""), ("b", "!"))
    ]
    assert [a.family for a in resolve(empty, [Reading("a"), Reading("b")], french, "s").articles] == [
        None,
        None,
    ]
