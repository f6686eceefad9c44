"""Only what changed of a story is written, and it is then as if all had been."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text

from recoupe.model import Actor, Anchor, Article, Event, Figure, Finding, Name, Published, Quotation, Story
from recoupe.model.beside import in_turn
from recoupe.store import Store
from recoupe.store.schema import claims, found, found_in, stories
from tests.store.test_contract import KINDS, Opener

T = TypeVar("T")
TEXT = "Le préfet dit : « Douze maisons sont inondées. » Un témoin l'a dit aussi."


@pytest.fixture(params=KINDS)
def openers(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens another store each time."""
    numbers = count()

    def opened() -> Store:
        folder = tmp_path / f"differences{next(numbers)}"
        folder.mkdir()
        return KINDS[request.param](folder)()

    return opened


def anchors(id_: str) -> st.SearchStrategy[Anchor]:
    spans = st.sampled_from([(0, 9), (16, 48), (18, 31), (49, 58)])
    return spans.map(lambda span: Anchor.of(id_, TEXT, *span))


@st.composite
def told(draw: st.DrawFn) -> Story:
    """A story of few articles, in which much is as in another such story and some is not."""
    ids = draw(st.lists(st.sampled_from("abcd"), unique=True, min_size=1).map(sorted))
    few = st.sampled_from
    articles = tuple(
        Article(i, f"{i}.txt", TEXT, "fr", outlet=draw(few(["Le Fanal", None])), published=draw(few(DAYS)))
        for i in ids
    )
    where = st.sampled_from(ids).flatmap(anchors)
    names, levels = few(["le préfet", "Jean Roc"]), few(["front", "more", "background"])
    said = st.builds(Quotation, where, few(["direct", "indirect"]), speaker=few(["actor-1", None]))
    counted = st.builds(Figure, where, few([12.0, None]), few([12.0, 13.0]), counted=few(["maisons", None]))
    happened = st.builds(
        Event, few(["DISASTER", "OTHER"]), st.lists(where, min_size=1, max_size=3).map(tuple)
    )
    found_out = st.builds(
        Finding,
        few(["copy", "updates"]),
        names,
        names,
        st.just(("x",)),
        st.tuples(where, where),
        level=levels,
    )
    actor = st.builds(
        Actor,
        st.just("actor-1"),
        names,
        st.just("person"),
        names.map(lambda name: (Name(name, 1),)),
        st.tuples(where),
    )

    def some(of: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        return tuple(draw(st.lists(of, max_size=4)))

    return Story(
        draw(names),
        articles,
        actors=(draw(actor),),
        quotations=some(said),
        figures=some(counted),
        events=some(happened),
        findings=some(found_out),
    )


DAYS = [Published("2021-03-02", "text"), Published("2021-03", "inferred"), Published()]


def tables(store: Store) -> dict[str, list[Any]]:
    """What the tables of a story hold, the numbers of lines left out."""
    with store._engine.connect() as c:  # type: ignore[attr-defined]
        lines = {row.n: tuple(row)[1:] for row in c.execute(select(found))}
        return {
            "claims": sorted(tuple(row) for row in c.execute(select(claims))),
            "stories": sorted(tuple(row) for row in c.execute(select(stories))),
            "found": sorted(map(repr, lines.values())),
            "outlets": sorted((lines[n][0], outlet) for n, outlet in c.execute(select(found_in))),
            "words": sorted((lines[n][0], *said) for n, *said in words(c)),
        }


def words(c: Connection) -> list[Any]:
    if c.dialect.name == "postgresql":
        return list(c.execute(text("SELECT n, CAST(words AS text) FROM found_words")))
    c.execute(text("INSERT INTO found_words(found_words, rank) VALUES('integrity-check', 1)"))
    return list(c.execute(text("SELECT rowid, head, body FROM found_words")))


def elsewhere(work: Callable[[], T]) -> Callable[[], T]:
    """Does work at once, and hands its result over as a copy of the process does."""
    result = pickle.dumps(work())
    return lambda: cast(T, pickle.loads(result))


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(after_another=st.lists(told(), min_size=1, max_size=5))
def test_after_any_other_stories_the_tables_are_those_of_a_new_store(
    after_another: list[Story], openers: Opener
) -> None:
    with closing(openers()) as store, closing(openers()) as new:
        for number, one in enumerate(after_another):
            store.put_story(str(number), one, (in_turn, elsewhere)[number % 2])
        new.put_story("k", after_another[-1])
        assert tables(store) == tables(new)
        assert store.story() == new.story() == after_another[-1]


def test_what_did_not_change_is_not_written(openers: Opener) -> None:
    articles = tuple(Article(i, f"{i}.txt", TEXT, "fr") for i in "ab")
    said = tuple(Quotation(Anchor.of(i, TEXT, 16, 48), "direct") for i in "ab")
    with closing(openers()) as store:
        store.put_story("1", Story("T", articles[1:], quotations=said[1:]))
        with store._engine.connect() as c:  # type: ignore[attr-defined]
            before = set(map(tuple, c.execute(select(found.c.n, found.c.id))))
        store.put_story("2", Story("T", articles, quotations=said))
        with store._engine.connect() as c:  # type: ignore[attr-defined]
            assert before < set(map(tuple, c.execute(select(found.c.n, found.c.id))))


def test_what_nobody_tells_any_more_is_gone(openers: Opener) -> None:
    first, second, third = (Story(t, (Article("a", "a.txt", t, "fr"),)) for t in ("Un", "Deux", "Trois"))
    with closing(openers()) as store:
        store.put_story("1", first)
        store.lay_aside(["title", "articles"])
        store.put_story("2", second)
        assert len(tables(store)["claims"]) == 4
        store.lay_aside(["title"])
        store.put_story("3", third)
        assert len(tables(store)["claims"]) == 3
