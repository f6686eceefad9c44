"""The disk fills up, the folder is read-only, the database goes away: one line, nothing lost, and it goes on."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from recoupe import pipeline
from recoupe.execute import SerialExecutor
from recoupe.store import StoreError, open_store
from tests import fakes
from tests.store import postgres
from tests.test_pipeline import stand_ins, without_files, write

__all__ = ["stand_ins"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not _mount(folder, "size=2m"):
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=False)


def _mount(folder: Path, options: str) -> bool:
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
        )
    except FileNotFoundError:
        return False
    return done.returncode == 0


def build(address: str, press: Path, executor: Any = None) -> Any:
    with closing(open_store(address, create=True)) as store:
        pipeline.build([press], store, executor or SerialExecutor(), title="t")
        return pipeline.load(store)


def test_a_disk_that_is_full_in_the_middle(small_disk: Path, tmp_path: Path) -> None:
    press = write(tmp_path / "press", *range(40))
    for number in range(40):
        file = press / f"{number:03}.txt"
        file.write_text(file.read_text(encoding="utf-8") * 60, encoding="utf-8")
    address = str(small_disk / "story.db")
    with pytest.raises(StoreError, match="the disk is full; make room and run the same command again"):
        build(address, press)
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    assert without_files(build(address, press)) == without_files(build(str(tmp_path / "other.db"), press))


def test_a_disk_that_is_read_only(small_disk: Path, tmp_path: Path) -> None:
    press = write(tmp_path / "press", 1, 2)
    address = str(small_disk / "story.db")
    built = build(address, press)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreError, match=r"^[^\n]*cannot be written: [^\n]*read-only$"):
        build(address, press)
    with closing(open_store(address)) as store:
        assert pipeline.load(store) == built


class Interrupting:
    """Does ``what`` after the first batch."""

    def __init__(self, what: Callable[[], None]) -> None:
        self._what = what

    def map(self, make: Any, items: Any) -> Iterator[Any]:
        for n, result in enumerate(SerialExecutor().map(make, items)):
            if n == 1:
                self._what()
            yield result

    def map_all(self, make: Any, items: Any) -> Iterator[Any]:
        return self.map(make, items)


def test_a_server_that_goes_away_in_the_middle_of_a_build(tmp_path: Path) -> None:
    programs = postgres.bin_folder()
    if programs is None:
        pytest.skip("no PostgreSQL server to start")
    press = write(tmp_path / "press", *range(40))
    server = postgres.Server(programs, Path(tempfile.mkdtemp(prefix="recoupe-postgresql-")))
    server.make()
    server.start()
    try:
        with pytest.raises(
            StoreError, match="went away; run the same command again: it goes on where it was"
        ):
            build(server.address, press, Interrupting(server.stop))
        server.start()
        fakes.Parser.read.clear()
        again = build(server.address, press)
        assert 0 < len(fakes.Parser.read) < 40
    finally:
        server.remove()
    assert without_files(again) == without_files(build(str(tmp_path / "other.db"), press))
