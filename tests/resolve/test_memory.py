"""A story that is related with what an earlier build remembers is the one that is made from scratch."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.compare.story import compare
from recoupe.execute.forks import Forks, possible
from recoupe.extract.reading import read
from recoupe.languages import Language
from recoupe.model import Article, Document, Published, Reading, Story
from recoupe.resolve.memory import NO_MEMORY, Memory, Part, digest
from recoupe.resolve.names import name_book
from recoupe.resolve.speakers.titles import titles
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


def made(given: Given, language: Language, memory: Memory = NO_MEMORY) -> Story:
    resolved = resolve([a for a, _ in given], [r for _, r in given], language, "s", memory=memory)
    return compare(resolved, language, memory=memory)


def handed_on(memory: Memory, kept: Mapping[str, str]) -> dict[str, str]:
    """What a store holds after a build with a memory of what it held."""
    return {**{name: part for name, part in kept.items() if name not in memory.unused()}, **memory.new()}


def remembering(kept: Mapping[str, str], given: Given) -> Memory:
    """A memory that knows the articles by their text and reading, as a build does; not by their dates."""
    return Memory(kept, "1", {a.id: digest(a.text, repr(r)) for a, r in given})


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_article_by_article_in_any_order_is_as_from_scratch(
    data: st.DataObject, example: Given, french: Language
) -> None:
    order = data.draw(st.permutations(range(len(example))))
    stops = data.draw(st.lists(st.integers(1, len(example)), min_size=1, max_size=3))
    kept: dict[str, str] = {}
    for stop in stops:
        some = [example[n] for n in order[:stop]]
        memory = remembering(kept, some)
        sooner = repr(made(some, french, memory))
        # Nor does it matter which names and titles were read before.
        name_book.cache_clear()
        titles.cache_clear()
        assert sooner == repr(made(sorted(some, key=lambda g: g[0].id), french))
        kept = handed_on(memory, kept)


@settings(deadline=None, max_examples=5, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_other_dates_texts_and_names_are_as_from_scratch(
    data: st.DataObject, example: Given, french: Language
) -> None:
    """What an article depends on besides itself: its date, who the others say that somebody is, its reading."""
    first = remembering({}, example)
    made(example, french, first)
    which = data.draw(st.lists(st.sampled_from(range(len(example))), unique=True, min_size=1))
    day = data.draw(st.sampled_from(["2021-03-02", "2021-03", None]))
    changed = list(example)
    for n in which:
        article, reading = changed[n]
        dated = replace(article, published=Published(day, "metadata" if day else None))
        names = tuple(m for m in reading.mentions if m.form != "name" or m.anchor.start % 3)
        changed[n] = dated, data.draw(st.sampled_from([reading, replace(reading, mentions=names)]))
    again = made(changed, french, remembering(first.new(), changed))
    assert repr(again) == repr(made(changed, french))


def test_what_an_article_says_is_not_worked_out_again(example: Given, french: Language) -> None:
    first = remembering({}, example)
    made(example, french, first)
    again = remembering(first.new(), example)
    asked: list[str] = []
    plain = again.part

    def part(kind: str, key: str, make: Callable[[], Part]) -> Part:
        def noted() -> Part:
            asked.append(kind)
            return make()

        return plain(kind, key, noted)

    again.part = part  # type: ignore[method-assign]
    made(example, french, again)
    assert asked == [] and not again.new() and not again.unused()


@pytest.mark.skipif(not possible(), reason="one core, another thread or another system: nothing is copied")
def test_worked_out_by_copies_of_the_process_it_is_as_in_turn(example: Given, french: Language) -> None:
    articles, readings = zip(*example, strict=True)
    there, here = remembering({}, example), remembering({}, example)
    with Forks() as copies:
        beside = resolve(articles, readings, french, "s", memory=there, beside=copies)
    assert repr(beside) == repr(resolve(articles, readings, french, "s", memory=here))
    assert there.new() == here.new()


def test_what_is_remembered_is_not_made_again() -> None:
    made: list[int] = []

    def make() -> list[int]:
        made.append(1)
        return [1, 2]

    first = Memory({}, "1")
    assert first.part("k", "a", make) == first.part("k", "a", make) == [1, 2]
    assert Memory(first.new(), "1").part("k", "a", make) == [1, 2]
    assert len(made) == 1


def test_parts_of_another_version_and_rubbish_are_forgotten() -> None:
    memory = Memory({}, "1")
    memory.part("k", "a", lambda: "old")
    ((name, part),) = memory.new().items()
    for kept, version in ((part, "2"), ("rubbish", "1"), (part[:-1], "1"), ("", "1")):
        other = Memory({name: kept}, version)
        assert other.part("k", "a", lambda: "new") == "new"
        assert list(handed_on(other, {name: kept}).values()) == ['"new"']


def test_what_nobody_asks_for_again_is_left_out() -> None:
    memory = Memory()
    memory.part("k", "a", lambda: "long " * 1000)
    assert handed_on(Memory(memory.new()), memory.new()) == {}


def test_where_nothing_is_remembered_each_part_is_made_and_none_is_kept() -> None:
    made: list[int] = []
    for memory in (NO_MEMORY, NO_MEMORY.branch()):
        memory.part("k", "a", lambda: made.append(1))
        memory.part_of("k", "article", (), lambda: made.append(2))
        assert memory.learnt() == ({}, frozenset()) and not memory.new()
    assert made == [1, 2, 1, 2]


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
