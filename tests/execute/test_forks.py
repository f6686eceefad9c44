"""Work in a copy of this process gives what it gives here, whatever becomes of the copy."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.execute import forks
from recoupe.execute.forks import Forks

HERE = os.getpid()


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Forks]:
    if sys.platform != "linux":
        pytest.skip("processes are copied on Linux alone")
    # Threads of other tests do not hold what this work needs, nor has every machine two cores.
    monkeypatch.setattr(forks, "possible", lambda: True)
    with Forks() as made:
        yield made


def gone(process: int) -> bool:
    """Whether it has ended, if only its parent has not yet taken note of it."""
    try:
        state = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state.rpartition(")")[2].split()[0] == "Z"


def test_work_is_done_in_another_process_with_all_that_this_one_holds(beside: Forks) -> None:
    held = {"a": [1, 2]}
    process, found = beside(lambda: (os.getpid(), held))()
    assert process != HERE
    assert found == held
    assert gone(process)


def test_this_process_goes_on_meanwhile(beside: Forks) -> None:
    reads, writes = os.pipe()
    waits = beside(lambda: os.read(reads, 1))
    os.write(writes, b"x")
    assert waits() == b"x"


def test_a_large_result_is_not_waited_for_by_both(beside: Forks) -> None:
    assert len(beside(lambda: "a" * 10_000_000)()) == 10_000_000


def test_two_copies_at_once(beside: Forks) -> None:
    one, two = beside(lambda: (1, os.getpid())), beside(lambda: (2, os.getpid()))
    (second, here), (first, there) = two(), one()
    assert (first, second) == (1, 2)
    assert len({here, there, HERE}) == 3


def test_an_error_is_raised_here(beside: Forks) -> None:
    def work() -> None:
        raise ValueError(f"in {os.getpid()}")

    waits = beside(work)
    with pytest.raises(ValueError, match=f"in {HERE}"):
        waits()


def test_what_a_dead_copy_did_not_do_is_done_here(beside: Forks) -> None:
    def work() -> int:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert beside(work)() == HERE


def test_what_cannot_be_handed_back_is_made_here(beside: Forks) -> None:
    assert beside(lambda: lambda: 3)()() == 3


def test_a_copy_that_nobody_waits_for_ends_with_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "possible", lambda: True)
    reads, writes = os.pipe()

    def work() -> None:
        os.write(writes, b"%9d" % os.getpid())
        time.sleep(60)

    with pytest.raises(KeyboardInterrupt), Forks() as made:
        made(work)
        process = int(os.read(reads, 9))
        raise KeyboardInterrupt
    assert gone(process)


def test_a_copy_ends_when_its_original_is_killed(tmp_path: Path) -> None:
    program = """
        import os, pathlib, sys, time
        from recoupe.execute import forks
        forks.possible = lambda: True
        def work():
            pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))
            time.sleep(60)
        with forks.Forks() as beside:
            beside(work)
            time.sleep(60)
    """
    told = tmp_path / "process"
    original = subprocess.Popen([sys.executable, "-c", textwrap.dedent(program), str(told)])
    until = time.monotonic() + 30
    while not (told.exists() and told.read_text()) and time.monotonic() < until:
        time.sleep(0.01)
    original.kill()
    original.wait()
    copy = int(told.read_text())
    while not gone(copy) and time.monotonic() < until:
        time.sleep(0.01)
    assert gone(copy)


def test_beside_other_threads_nothing_is_copied() -> None:
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    try:
        assert not forks.possible()
        with Forks() as beside:
            assert beside(os.getpid)() == HERE
    finally:
        ended.set()
        other.join()
