"""Worker processes die, hang and outlive their master: what is promised then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from recoupe.execute import ExecuteError, Failed, LocalExecutor


class Poisoned:
    """Kills its own process at an item: always at -1; at -2 only the first time that it sees it."""

    def __init__(self, seen: Path) -> None:
        self.seen = seen

    def __call__(self, item: int) -> int:
        if item == -1 or (item == -2 and not self.seen.exists()):
            self.seen.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return item


def sleepy(item: int) -> int:
    if item < 0:
        time.sleep(600)
    return item


def sleep() -> Callable[[int], int]:
    return sleepy


def die_at_once() -> Callable[[int], int]:
    os._exit(7)


def threads(item: int) -> str | None:
    return os.environ.get("OMP_NUM_THREADS")


def count_threads() -> Callable[[int], str | None]:
    return threads


def test_an_item_whose_worker_was_killed_is_tried_once_more(tmp_path: Path) -> None:
    items = [0, 1, -2, 3, 4]
    assert list(LocalExecutor(2).map(partial(Poisoned, tmp_path / "seen"), items)) == items


def test_an_item_that_kills_twice_is_set_aside_and_the_rest_is_done(tmp_path: Path) -> None:
    items = [0, -1, 2, 3, -1, 5]
    results = list(LocalExecutor(2).map(partial(Poisoned, tmp_path / "seen"), items))
    failed = Failed(-1, "the process that read it died (signal SIGKILL)")
    assert results == [0, failed, 2, 3, failed, 5]


def test_an_item_that_takes_too_long_is_set_aside() -> None:
    results = list(LocalExecutor(2, seconds=1).map(sleep, [0, -1, 2, 3]))
    assert results == [0, Failed(-1, "took longer than 1 s"), 2, 3]


def test_workers_that_die_before_they_are_ready_end_it() -> None:
    with pytest.raises(ExecuteError, match="exit status 7"):
        list(LocalExecutor(2).map(die_at_once, range(100)))


def test_workers_do_not_start_threads() -> None:
    assert set(LocalExecutor(1).map(count_threads, [1])) == {"1"}


MASTER = """
import sys, os
from recoupe.execute import LocalExecutor
from tests.execute.test_local import tell
if __name__ == "__main__":
    for pid in LocalExecutor(2).map(tell, range(int(sys.argv[1]), 10**9)):
        print(pid, flush=True)
"""


def telling(item: int) -> int:
    """Its process; the items from 1000 on never end."""
    time.sleep(0.01 if item < 1000 else 600)
    return os.getpid()


def tell() -> Callable[[int], int]:
    return telling


@pytest.mark.parametrize("start", [0, 980], ids=["between items", "in the middle of an item"])
def test_workers_end_when_their_master_is_killed(tmp_path: Path, start: int) -> None:
    script = tmp_path / "master.py"
    script.write_text(MASTER)
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, str(script), str(start)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as master:
        assert master.stdout is not None
        workers = {int(master.stdout.readline()) for _ in range(20)}
        master.kill()
    until = time.monotonic() + 20
    while any(map(_alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert workers and not any(map(_alive, workers))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
