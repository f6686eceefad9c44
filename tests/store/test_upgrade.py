"""Stores that earlier versions wrote open in this one, with all that people put in.

A fixture is three articles, a line that is no article and a judgement, as the version wrote them whose newest
migration is in its name. A new migration gets one before it is released.
"""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from recoupe import pipeline
from recoupe.execute import SerialExecutor
from recoupe.model import Article, Story
from recoupe.store import Query, StoreError, open_store, schema
from tests.store import older, postgres

FIXTURES = Path(__file__).parent / "fixtures"
VERSIONS = [path.name.partition(".")[0] for path in sorted(FIXTURES.glob("*.db.gz"))]
_BESIDE = "before-" + schema.HEAD


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A store as the version wrote it."""
    path = tmp_path / "story.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"{request.param}.db.gz").read_bytes()))
    yield path


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def test_every_version_has_a_fixture() -> None:
    assert tuple(VERSIONS) == schema.REVISIONS


def test_nothing_that_people_put_in_is_lost(old: Path) -> None:
    before = {table: rows(old, table) for table in ("documents", "judgements", "rejections")}
    version = rows(old, "alembic_version")
    with closing(open_store(old)) as store:
        assert len(store.latest()) == 3
        (judgement,) = store.judgements()
        assert (judgement.value, judgement.who) == ("Bruno Ferrand, maire", "Ada")
        assert store.setting("title") == "La passerelle"
    assert {table: rows(old, table) for table in before} == before
    assert rows(old, "alembic_version") == [(schema.HEAD,)]
    copy = old.with_name(f"story.db.{_BESIDE}")
    assert copy.exists() == (version != [(schema.HEAD,)])
    if copy.exists():
        assert rows(copy, "alembic_version") == version
        assert {table: rows(copy, table) for table in before} == before


def test_the_story_is_there_at_once_and_can_be_searched(old: Path) -> None:
    with closing(open_store(old)) as store:
        story = pipeline.load(store)
        assert len(story.articles) == 3 and story.findings
        assert store.search(Query("passerelle")).total


def test_built_again_it_is_the_story_that_this_version_makes(old: Path, tmp_path: Path) -> None:
    """What the old version read is read anew; its judgement is applied."""
    with closing(open_store(old)) as store, closing(open_store(tmp_path / "new.db", create=True)) as new:
        found = list(store.documents(store.latest()[id_] for id_ in sorted(store.latest())))
        for each in (store, new):
            for judgement in store.judgements():
                each.judge(judgement)
            pipeline.build([], each, SerialExecutor(), title="La passerelle", others=found)
        assert pipeline.load(store) == pipeline.load(new)
        assert "Bruno Ferrand, maire" in {actor.name for actor in pipeline.load(store).actors}


def test_on_postgresql_the_tables_are_copied_first() -> None:
    address = postgres.schema("upgrade")
    told = Story("T", (Article("a", "a.txt", "La digue a cédé.", "fr"), Article("b", "b.txt", "", "fr")))
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    older.lay(engine, "0003", told)
    with closing(open_store(address)) as store:
        assert (store.setting("title"), store.story()) == ("T", told)
        assert [hit.id for hit in store.search(Query("digues cédées")).hits] == ["a"]
    with engine.connect() as connection:
        copied = connection.exec_driver_sql(
            f"SELECT version_num FROM before_{schema.HEAD}_alembic_version"
        ).scalar_one()
        title = connection.exec_driver_sql(
            f"SELECT value FROM before_{schema.HEAD}_meta WHERE name = 'title'"
        ).scalar_one()
    engine.dispose()
    assert (copied, title) == ("0003", "T")
    # Its own copies are no reason to refuse it.
    open_store(address).close()


@pytest.mark.parametrize("create", [True, False])
def test_a_newer_store_is_refused_with_one_line(old: Path, create: bool) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = old.read_bytes()
    with pytest.raises(StoreError, match="newer version of Recoupe; install that one to open it") as told:
        open_store(old, create=create)
    assert "\n" not in str(told.value)
    assert old.read_bytes() == before
