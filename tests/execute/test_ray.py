"""Actors and their processes die: what is promised then, and that a cluster and a machine read the same."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from recoupe.execute import ExecuteError, Failed, RayExecutor
from recoupe.execute.guard import Guarded
from tests.execute.test_local import Poisoned, die_at_once, sleep


def kill_parent_once(flag: Path, item: int) -> int:
    """At 3, for the first time: the end of the actor that this process belongs to, as if its machine failed."""
    if item == 3 and not flag.exists():
        flag.touch()
        os.kill(os.getppid(), signal.SIGKILL)
    return item * 10


def losing(flag: Path) -> Callable[[int], int]:
    return partial(kill_parent_once, flag)


def refusing(item: int) -> int:
    if item == 3:
        raise ValueError("three")
    return item


def refuse() -> Callable[[int], int]:
    return refusing


def no_model() -> Callable[[int], int]:
    raise OSError("no model here")


def niceness(_: object) -> int:
    return os.nice(0)


def ask_niceness() -> Callable[[object], int]:
    return niceness


def test_actors_are_as_urgent_as_who_started_them() -> None:
    """Ray makes its workers the last to compute on a machine; a build that somebody waits for then never ends."""
    assert list(RayExecutor(1).map(ask_niceness, [0])) == [os.nice(0)]


@pytest.mark.parametrize("way", ["map", "map_all"])
class TestBothWays:
    def test_an_item_that_kills_is_tried_once_more_and_set_aside(self, way: str, tmp_path: Path) -> None:
        items = [0, -1, 2, -2, 4]
        make = partial(Poisoned, tmp_path / "seen")
        failed = Failed(-1, "the process that read it died (signal SIGKILL)")
        assert list(getattr(RayExecutor(2), way)(make, items)) == [0, failed, 2, -2, 4]

    def test_the_work_of_an_actor_that_is_lost_is_done_by_another(self, way: str, tmp_path: Path) -> None:
        results = getattr(RayExecutor(2), way)(partial(losing, tmp_path / "flag"), list(range(8)))
        assert list(results) == [n * 10 for n in range(8)]
        assert (tmp_path / "flag").exists()

    def test_an_item_that_raises_is_named(self, way: str) -> None:
        results = list(getattr(RayExecutor(2), way)(refuse, [1, 2, 3, 4]))
        assert results == [1, 2, Failed(3, "ValueError: three"), 4]

    def test_a_function_that_cannot_be_made_ends_it(self, way: str) -> None:
        with pytest.raises(ExecuteError, match=r"^OSError: no model here$"):
            list(getattr(RayExecutor(2), way)(no_model, [1, 2]))


class Unreadable:
    """A maker of functions that a worker does not know."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (unknown, ("no such module there",))

    def __call__(self) -> Any:
        raise AssertionError


def unknown(why: str) -> Any:
    if os.getpid() != MASTER:
        raise ImportError(why)
    return Unreadable()


MASTER = int(os.environ.setdefault("RECOUPE_TEST_MASTER", str(os.getpid())))


@pytest.mark.parametrize("way", ["map", "map_all"])
def test_a_function_that_a_worker_cannot_have_is_not_tried_for_ever(way: str) -> None:
    with pytest.raises(ExecuteError, match="no such module there"):
        list(getattr(RayExecutor(2), way)(Unreadable(), [1, 2]))


def test_an_item_that_takes_too_long_is_set_aside() -> None:
    results = list(RayExecutor(2, seconds=1).map(sleep, [0, -1, 2]))
    assert results == [0, Failed(-1, "took longer than 1 s"), 2]


def test_a_guarded_function_goes_on_after_its_process_died(tmp_path: Path) -> None:
    guarded = Guarded(partial(Poisoned, tmp_path / "seen"))
    given = [guarded(item) for item in (1, -2, -1, 4)]
    guarded.stop()
    assert given == [1, -2, Failed(-1, "the process that read it died (signal SIGKILL)"), 4]


def test_a_guarded_function_that_dies_before_it_is_ready_ends_it() -> None:
    with pytest.raises(ExecuteError, match="exit status 7"):
        Guarded(die_at_once)(1)
