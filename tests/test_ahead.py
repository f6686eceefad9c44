"""What is taken up while articles are read is what the store keeps when they have been."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.model import Reading
from recoupe.pipeline.ahead import Ahead
from recoupe.store import Kept, Store, StoreError, open_store
from tests.builders import article

KEYS = {"a": "k", "b": "k"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    kept = open_store(str(tmp_path / "story.db"), create=True)
    papers = [article(id_, f"Le pont de {id_} a cédé lundi.", "Le Jour", "2024-05-10") for id_ in KEYS]
    kept.put_articles([Kept(paper.id, "k", paper) for paper in papers])
    kept.put_readings([Kept(id_, "k", Reading(id_)) for id_ in KEYS])
    return kept


def ids(ahead: Ahead, keys: dict[str, str]) -> tuple[list[str], list[str]]:
    return [a.id for a in ahead.articles(keys)], [r.article for r in ahead.readings(keys)]


def test_what_was_not_taken_up_is_fetched(store: Store) -> None:
    ahead = Ahead(store)
    assert ids(ahead, KEYS) == (["a", "b"], ["a", "b"])
    ahead.begin(["b"])
    ahead.end()
    assert ids(ahead, KEYS) == (["a", "b"], ["a", "b"])
    assert ids(ahead, {"a": "k"}) == (["a"], ["a"])


def test_what_was_taken_up_is_not_fetched_again(store: Store) -> None:
    ahead = Ahead(store)
    ahead.begin(KEYS)
    ahead.end()
    (first, _), (again, _) = ahead.articles(KEYS), ahead.articles(KEYS)
    assert first is again


def test_what_is_remembered_is_what_the_store_keeps(store: Store) -> None:
    store.remember({"part": "[1]"}, ())
    ahead = Ahead(store)
    assert ahead.remembered() == {"part": "[1]"}
    ahead.begin(KEYS)
    ahead.end()
    assert ahead.remembered() == {"part": "[1]"}


def test_what_was_read_anew_meanwhile_is_fetched(store: Store) -> None:
    ahead = Ahead(store)
    ahead.begin(KEYS)
    ahead.end()
    newer = article("a", "Le pont a tenu.", "Le Jour", "2024-05-11")
    store.put_articles([Kept("a", "k2", newer)])
    store.put_readings([Kept("b", "k2", failure="poison")])
    assert [a.text for a in ahead.articles({"a": "k2"})] == [newer.text]
    assert [r.article for r in ahead.readings({"a": "k", "b": "k2"})] == ["a"]


def test_a_store_that_fails_meanwhile_fails_where_it_is_asked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(ids: object = None) -> None:
        raise StoreError("the disk failed")

    monkeypatch.setattr(store, "readings", broken)
    ahead = Ahead(store)
    ahead.begin(KEYS)
    ahead.end()
    assert [a.id for a in ahead.articles(KEYS)] == ["a", "b"]
    with pytest.raises(StoreError, match="disk"):
        ahead.readings(KEYS)


def test_names_are_read_ahead_unless_somebody_waits(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(
        "recoupe.resolve.actors.resolve_actors", lambda readings, _, held: asked.append(len(readings))
    )
    late = Ahead(store)
    late.end()
    late.begin(KEYS)
    late.end()
    assert asked == []
    early = Ahead(store)
    early.begin(KEYS)
    assert early._thread is not None
    early._thread.join()
    assert asked == [len(KEYS)]


def test_nothing_more_is_begun_once_all_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(
        "recoupe.resolve.actors.resolve_actors", lambda readings, _, held: asked.append(len(readings))
    )
    ahead = Ahead(store)
    ahead.hurry()
    ahead.begin(KEYS)
    ahead.end()
    assert asked == []
    assert [a.id for a in ahead.articles(KEYS)] == ["a", "b"]
