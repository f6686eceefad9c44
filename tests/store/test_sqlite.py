"""What is SQLite's alone: files that are no stores, versions, full and read-only disks, crashes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from recoupe.model import Article, Story
from recoupe.store import Kept, Query, StoreError, migrate, open_store, schema, sqlite, words
from tests.store import older


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with an article in it, closed."""
    path = tmp_path / "story.db"
    with closing(open_store(path, create=True)) as store:
        store.put_articles([Kept("a", "k", Article("a", "a.txt", "texte", "fr"))])
    return path


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_one_file_is_left_when_the_store_is_closed(path: Path) -> None:
    assert [p.name for p in path.parent.iterdir()] == ["story.db"]


def test_it_is_in_wal_mode(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    "content",
    [b"x", b"x" * 511, b"x" * 512, b"Le maire a dit non. " * 400, b"SQLite format 3\0" + b"x" * 9_000],
    ids=["a byte", "shorter than a page", "a page", "a text", "a damaged database"],
)
def test_a_file_that_is_no_store_is_refused_and_left_alone(
    tmp_path: Path, content: bytes, create: bool
) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"notes\.txt: not a store of Recoupe"):
        open_store(file, create=create)
    assert file.read_bytes() == content


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    execute(file, "CREATE TABLE meta (name TEXT, value TEXT)")
    with pytest.raises(StoreError, match="not a store of Recoupe"):
        open_store(file, create=True)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("meta",)]


def test_a_store_that_is_not_there_is_not_made_by_reading_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store; make it with: recoupe build"):
        open_store(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("where", "what"), [("", "a folder, not a store"), ("none/story.db", "none does not exist")]
)
def test_a_place_where_no_store_can_be_is_named(tmp_path: Path, where: str, what: str) -> None:
    with pytest.raises(StoreError, match=what):
        open_store(tmp_path / where, create=True)


def test_an_address_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(StoreError, match="'mysql' are not known"):
        open_store("mysql://host/story")


def test_a_store_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    execute(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="written by a newer version of Recoupe"):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_a_file_that_a_crash_left_empty_is_no_story_yet_but_can_become_one(tmp_path: Path) -> None:
    file = tmp_path / "story.db"
    file.touch()
    with pytest.raises(StoreError, match="no story was built in it yet"):
        open_store(file)
    open_store(file, create=True).close()
    open_store(file).close()


def test_an_older_store_is_copied_and_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "migrations"
    _copy_migrations(folder)
    (folder / "versions" / "9999_next.py").write_text(NEXT.replace("HEAD", schema.HEAD))
    _at_next_version(monkeypatch, folder)
    before = _rows(path)
    with closing(open_store(path)) as store:
        assert store.article_keys() == {"a": "k"}
        assert store.setting("next") == "here"
    assert _rows(path.with_name("story.db.before-9999")) == before


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "migrations"
    _copy_migrations(folder)
    broken = NEXT.replace("HEAD", schema.HEAD) + '    op.execute("INSERT INTO nowhere VALUES (1)")\n'
    (folder / "versions" / "9999_next.py").write_text(broken)
    with monkeypatch.context() as patched:
        _at_next_version(patched, folder)
        with pytest.raises(StoreError, match="the database says: no such table: nowhere"):
            open_store(path)
    with closing(open_store(path)) as store:
        assert store.setting("next") is None


NEXT = """
from alembic import op
revision, down_revision = "9999", "HEAD"
def upgrade():
    op.execute("CREATE TABLE added (n INTEGER)")
    op.execute("INSERT INTO meta (name, value) VALUES ('next', 'here')")
"""


def test_a_store_of_the_first_version_can_be_searched(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    told = Story("", (Article("a", "a.txt", "La digue a cédé.", "fr"),))
    engine = create_engine(f"sqlite:///{path}")
    older.lay(engine, "0001", told)
    engine.dispose()
    with closing(open_store(path)) as store:
        assert store.story() == told
        assert [hit.id for hit in store.search(Query("digues cédées")).hits] == ["a"]
        # Only once: the index is kept.
        assert store.setting("search") == f"{words.VERSION}:k"


def _copy_migrations(folder: Path) -> None:
    (folder / "versions").mkdir(parents=True)
    source = Path(migrate.__file__).parent / "migrations"
    for file in (source / "env.py", *(source / "versions").glob("0*.py")):
        (folder / file.relative_to(source)).write_text(file.read_text())


def _at_next_version(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(migrate, "_FOLDER", folder)
    monkeypatch.setattr(migrate, "REVISIONS", (*schema.REVISIONS, "9999"))
    monkeypatch.setattr(migrate, "HEAD", "9999")
    monkeypatch.setattr(sqlite, "HEAD", "9999")


def _rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_the_migrations_lead_to_the_tables_of_the_schema(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_portable})
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def _is_portable(name: str | None, kind: str, parents: object) -> bool:
    """Whether a table is one of the schema's: those of FTS5 are SQLite's alone."""
    return not (name or "").startswith("found_words")


def test_every_migration_is_listed() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    revisions = [s.revision for s in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == schema.REVISIONS


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_in_a_read_only_folder_can_be_read_but_not_built(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        with closing(open_store(path)) as store:
            assert store.article_keys() == {"a": "k"}
        with pytest.raises(StoreError, match="read-only"):
            open_store(path, create=True)
    finally:
        path.parent.chmod(0o700)


def test_a_full_disk_is_told_in_one_line_and_loses_nothing(path: Path) -> None:
    store = open_store(path)
    with closing(store):
        with store._engine.connect() as connection:  # type: ignore[attr-defined]
            connection.exec_driver_sql("PRAGMA max_page_count=30")
        large = Article("b", "b.txt", "texte " * 100_000, "fr")
        with pytest.raises(StoreError, match="the disk is full; make room"):
            store.put_articles([Kept("b", "k", large)])
        assert store.article_keys() == {"a": "k"}


def test_a_damaged_store_is_told_in_one_line(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    with pytest.raises(StoreError, match="is damaged"), closing(open_store(path)) as store:
        list(store.articles())


WRITER = """
import sys
from recoupe.model import Article
from recoupe.store import Kept, open_store
store = open_store(sys.argv[1], create=True)
with store.hold():
    for n in range(10**9):
        store.put_articles([Kept(str(10 * n + i), "k", Article("a", "a", str(n) * 500, "fr")) for i in range(10)])
        print(10 * n + 9, flush=True)
"""


def test_what_was_written_before_a_kill_is_there_and_nothing_by_halves(tmp_path: Path) -> None:
    path = tmp_path / "story.db"
    for _ in range(5):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            written = max(int(writer.stdout.readline()) for _ in range(5))
            writer.kill()
        with closing(open_store(path)) as store, store.hold():
            ids = {int(id_) for id_ in store.article_keys()}
            assert set(range(written + 1)) <= ids
            assert len(ids) % 10 == 0
