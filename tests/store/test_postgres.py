"""What is PostgreSQL's alone: errors in one line, a server that goes away, several writers."""

from __future__ import annotations

import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from recoupe.store import StoreError, open_store
from tests.store import postgres
from tests.store.test_contract import judgement, story


@pytest.fixture
def address(tmp_path: Path) -> str:
    return postgres.schema(tmp_path.name)


def test_a_store_that_is_not_there_is_not_made_by_looking(address: str) -> None:
    with pytest.raises(StoreError, match="no story was built in it yet"):
        open_store(address)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("/postgres?", "/nowhere?"), "no such database"),
        (("@127.0.0.1:", "@127.0.0.1:1"), "cannot be reached|is no address"),
        (("recoupe@", "stranger:geheim@"), 'role "stranger" does not exist|no such database'),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line_without_the_password(
    address: str, change: tuple[str, str], words: str
) -> None:
    with pytest.raises(StoreError, match=words) as raised:
        open_store(address.replace(*change), create=True)
    assert "\n" not in str(raised.value) and "geheim" not in str(raised.value)


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(StoreError, match="'mysql' are not known"):
        open_store("mysql://root:geheim@h/x")


def test_writers_take_turns_and_lose_nothing(address: str) -> None:
    open_store(address, create=True).close()
    failed: list[Exception] = []

    def write(number: int) -> None:
        try:
            with closing(open_store(address)) as store:
                for n in range(10):
                    store.set_setting("title", f"{number} {n}")
                    store.judge(judgement(f"{number} {n}"))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with closing(open_store(address)) as store:
        assert len(store.judgements()) == 40


def test_a_server_that_goes_away_and_comes_back() -> None:
    programs = postgres.bin_folder()
    if programs is None:
        pytest.skip("no PostgreSQL server to start")
    # Not in the folder of the test: the server runs as a user who may not enter it.
    folder = Path(tempfile.mkdtemp(prefix="recoupe-postgresql-"))
    server = postgres.Server(programs, folder)
    server.make()
    server.start()
    try:
        with closing(open_store(server.address, create=True)) as store:
            store.put_story("k", story())
            server.stop()
            with pytest.raises(StoreError, match=r"cannot be reached, or went away; run the same command"):
                store.story()
            server.start()
            assert store.story() == story()
    finally:
        server.remove()


def test_a_null_character_in_a_title_is_no_error(address: str) -> None:
    from recoupe.model import Document

    with closing(open_store(address, create=True)) as store:
        document = Document("a", "a.txt", b"\x00x", title="a\0b")
        store.put_documents([document])
        (kept,) = store.documents([document.sha256])
        assert (kept.title, kept.content) == ("a\ufffdb", b"\x00x")


def test_two_stories_live_in_two_schemas(tmp_path: Path) -> None:
    one, two = postgres.schema(f"{tmp_path.name}_one"), postgres.schema(f"{tmp_path.name}_two")
    with closing(open_store(one, create=True)) as first, closing(open_store(two, create=True)) as second:
        first.put_story("k", story("Un"))
        assert second.story() is None
        with first.hold(), second.hold():
            pass
