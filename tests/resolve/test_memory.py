"""A story that is related with what an earlier build remembers is the one that is made from scratch."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.compare.story import compare
from recoupe.execute.forks import Forks, possible
from recoupe.extract.reading import read
from recoupe.languages import Language
from recoupe.model import Article, Document, Published, Reading, Story
from recoupe.pipeline.ahead import rehearse
from recoupe.resolve.actors import resolve_actors
from recoupe.resolve.held import Held
from recoupe.resolve.memory import NO_MEMORY, Memory, Part, digest
from recoupe.resolve.names import name_book
from recoupe.resolve.speakers import Knowledge, consult, recall
from recoupe.resolve.speakers.article import ArticleSpeakers
from recoupe.resolve.speakers.titles import titles
from recoupe.resolve.story import resolve
from recoupe.text.clean import clean

# What an article says that changes others: who somebody is, what a name is, when it appeared.
TELLING = (
    "Jean Morvan, ministre de la Pêche, est mort lundi. « Le port restera ouvert », a dit le ministre.",
    "Le Phare a perdu. « Nous reviendrons », a dit Phare, capitaine du club. M. Phare a 54 ans.",
    "La Fédération des ports de l'Ouest (FPO) a gagné. Le président de la FPO, Paul Rieux, se réjouit.",
    "Mme Morvan a été élue maire jeudi 4 mars 2021. « C'est fini », a répété le sexagénaire Paul Rieux.",
)
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


@pytest.fixture(scope="module")
def telling(french: Language) -> Given:
    """Articles that tell of the same people and bodies, each by other names and titles."""
    return read_all(TELLING, french)


def read_all(texts: Sequence[str], french: Language) -> Given:
    """The texts as articles of days in a row, the first without its date, and what they say."""
    from recoupe.text.parse import Parser

    parser, found = Parser(french), []
    for number, text in enumerate(texts):
        day = f"2021-03-0{number + 1}" if number else None
        document = Document(f"t{number}", "telling", text.encode(), date=day)
        article = clean(replace(document, language="fr"), french)
        found.append((article, read(parser.parse(article.id, article.text), french)))
    return found


def rehearsed(given: Given, kept: Mapping[str, str], stop: int) -> Memory:
    """What a build knows that related these articles while it waited, until it had come so far."""
    memory, awaited = Memory(kept, "1"), Turns(stop)
    rehearse([a for a, _ in given], [r for _, r in given], awaited, memory)
    return memory


class Turns(Event):
    """Is set when it was asked so many times."""

    def __init__(self, turns: int) -> None:
        super().__init__()
        self._turns = turns

    def is_set(self) -> bool:
        self._turns -= 1
        return self._turns < 0


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


@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_was_related_while_others_were_read_changes_nothing(
    data: st.DataObject, example: Given, telling: Given, french: Language
) -> None:
    """Articles come, go, are dated otherwise and tell otherwise who is who between the two times."""
    every = example + telling
    before = data.draw(st.lists(st.sampled_from(range(len(every))), unique=True, min_size=1))
    after = data.draw(st.lists(st.sampled_from(range(len(every))), unique=True, min_size=1))
    changed = list(every)
    for n in data.draw(st.lists(st.sampled_from(range(len(every))), unique=True, max_size=3)):
        article, reading = every[n]
        names = tuple(replace(m, hints=(), gender=None) if m.form == "name" else m for m in reading.mentions)
        dated = replace(article, published=Published("2021-03-02", "metadata"))
        changed[n] = dated, data.draw(st.sampled_from([reading, replace(reading, mentions=names)]))
    first = remembering({}, [changed[n] for n in before])
    made([changed[n] for n in before], french, first)
    stop = data.draw(st.sampled_from([0, 2, 3, 3 + len(before) // 2, 1000]))
    while_waiting = rehearsed([changed[n] for n in before], first.new(), stop)
    given_now = [every[n] for n in after]
    prints = {a.id: digest(a.text, repr(r)) for a, r in given_now}
    again = made(given_now, french, Memory(first.new(), "1", prints, while_waiting))
    assert repr(again) == repr(made(given_now, french))


@pytest.mark.parametrize(
    ("told", "more"),
    [
        # the gender of one who is named
        (
            "Kerdo Rieux et Malvi Morvan ont visité le port lundi. « Tout va bien », a-t-elle dit.",
            "M. Malvi Morvan est rentré.",
        ),
        # the title of one who is named
        (
            "Paul Rieux a visité le port lundi avec Jean Morvan. « Tout va bien », a dit le sénateur de l'Orne.",
            "Jean Morvan, sénateur de l'Orne, est arrivé.",
        ),
        # the holder of a title who is not named
        (
            "Le port a rouvert lundi. « Tout va bien », a dit la ministre de la Pêche.",
            "Anne Rieux, ministre de la Pêche, est arrivée.",
        ),
        # the name of one who is named by his surname
        ("M. Rieux a visité le port. « Tout va bien », a dit Rieux.", "Paul Rieux est un marin."),
        # what a name is
        (
            "Kervaz a rouvert lundi. « Tout va bien », a dit Kervaz.",
            "M. Kervaz, 54 ans, est marin. M. Kervaz a dit non. Le marin Paul Kervaz est venu.",
        ),
        # which of two alike articles was the first
        (
            "Le pont a cédé lundi à Kervaz. « Il fallait le réparer », a dit le maire de Kervaz, Luc Rieux.",
            "Le pont a cédé lundi 1er mars 2021 à Kervaz. « Il fallait le réparer », a dit Luc Rieux.",
        ),
    ],
)
def test_what_one_article_more_changes_in_another_is_changed(told: str, more: str, french: Language) -> None:
    before, every = read_all([told], french), read_all([told, more], french)
    first = remembering({}, before)
    old = made(before, french, first)
    prints = {a.id: digest(a.text, repr(r)) for a, r in every}
    memory = Memory(first.new(), "1", prints, rehearsed(before, first.new(), 1000))
    new = made([*before, every[1]], french, memory)
    assert repr(new) == repr(made(every, french))
    # Or it would show nothing.
    assert speakers(new, before) != speakers(old, before) or new.articles[0] != old.articles[0]


def speakers(story: Story, given: Given) -> list[tuple[str | None, str | None]]:
    ids = {article.id for article, _ in given}
    return [(q.speaker, q.speaker_name) for q in story.quotations if q.content.article in ids]


def test_one_article_more_leaves_most_as_they_were(
    example: Given, telling: Given, french: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = remembering({}, example)
    made(example, french, first)
    while_waiting = rehearsed(example, first.new(), 1000)
    asked: list[str] = []
    whole = ArticleSpeakers.__init__

    def noted(self: ArticleSpeakers, reading: Reading, known: Knowledge) -> None:
        asked.append(reading.article)
        whole(self, reading, known)

    monkeypatch.setattr(ArticleSpeakers, "__init__", noted)
    more = [*example, telling[0]]
    memory = Memory(first.new(), "1", {a.id: digest(a.text, repr(r)) for a, r in more}, while_waiting)
    made(more, french, memory)
    assert telling[0][0].id in asked and len(asked) < len(example) / 2
    # What the next process needs is kept, although it was not asked for again here.
    assert not {name for name in memory.unused() if name.startswith(("words", "sketch"))}


def test_an_article_knows_of_nobody_but_whom_it_names_and_was_told(
    example: Given, telling: Given, french: Language
) -> None:
    """What is held rests on that: who is neither named nor an answer may change unseen."""
    readings = [reading for _, reading in example + telling]
    known = Knowledge(readings, resolve_actors(readings, french), french, [a for a, _ in example + telling])
    looked: set[str] = set()

    class Watched(dict[str, Any]):
        def __getitem__(self, key: str) -> Any:
            looked.add(key)
            return super().__getitem__(key)

        def get(self, key: str, default: Any = None) -> Any:
            looked.add(key)
            return super().get(key, default)

    ids, held = frozenset(known.actors), Held()
    known.actors, known.gender = Watched(known.actors), Watched(known.gender)
    titles_of = known.holders.titles_of
    known.holders.titles_of = lambda actor: looked.add(actor) or titles_of(actor)  # type: ignore[method-assign, func-returns-value]
    for reading in readings:
        looked.clear()
        next(consult([reading], known, held))
        rests_on = {actor for actor, _ in held.last("speakers", reading.article)._facts}
        assert looked & ids <= rests_on


def test_who_speaks_is_held_as_long_as_the_same_is_known_of_all_who_matter(
    telling: Given, french: Language
) -> None:
    readings, held = [reading for _, reading in telling], Held()

    def learnt() -> Knowledge:
        return Knowledge(readings, resolve_actors(readings, french), french)

    for _ in consult(readings, learnt(), held):
        pass
    assert set(recall(readings, learnt(), held)) == {reading.article for reading in readings}
    for actor, where in ((a.id, {m.article for m in a.mentions}) for a in learnt().actors.values()):
        other = learnt()
        other.gender[actor] = "another"
        assert where.isdisjoint(recall(readings, other, held))


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
