"""What every executor promises: one body of tests, a run for each of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from recoupe.execute import ExecuteError, Executor, Failed, LocalExecutor, RayExecutor, SerialExecutor

EXECUTORS = {
    "serial": SerialExecutor,
    "local-1": lambda: LocalExecutor(1),
    "local-3": lambda: LocalExecutor(3),
    "ray-1": lambda: RayExecutor(1),
    "ray-3": lambda: RayExecutor(3),
}


@pytest.fixture(params=EXECUTORS)
def executor(request: pytest.FixtureRequest) -> Executor:
    made: Executor = EXECUTORS[request.param]()
    return made


def doubled(item: int) -> int:
    return 2 * item


def double() -> Callable[[int], int]:
    return doubled


def refusing_three(item: int) -> int:
    if item == 3:
        raise ValueError("three\nis too much")
    return item


def refuse() -> Callable[[int], int]:
    return refusing_three


class Counting:
    """Says how many items it was given before, and in which process it was made."""

    def __init__(self, start: int) -> None:
        self.count = start

    def __call__(self, item: int) -> tuple[int, int]:
        self.count += 1
        return os.getpid(), self.count


def unloadable() -> Callable[[int], int]:
    raise OSError("no model here")


def test_results_come_in_the_order_of_the_items(executor: Executor) -> None:
    assert list(executor.map(double, range(50))) == [2 * n for n in range(50)]


def test_nothing_to_do_is_nothing_done(executor: Executor) -> None:
    assert list(executor.map(unloadable, [])) == []


def test_an_item_that_raises_is_named_and_the_others_are_done(executor: Executor) -> None:
    results = list(executor.map(refuse, range(6)))
    assert results[3] == Failed(3, "ValueError: three is too much")
    assert [r for n, r in enumerate(results) if n != 3] == [0, 1, 2, 4, 5]


def test_the_function_is_made_once_in_each_worker(executor: Executor) -> None:
    results = list(executor.map(partial(Counting, 100), range(30)))
    by_process: dict[int, list[int]] = {}
    for result in results:
        assert not isinstance(result, Failed)
        by_process.setdefault(result[0], []).append(result[1])
    assert all(counts == list(range(101, 101 + len(counts))) for counts in by_process.values())


def test_a_function_that_cannot_be_made_ends_it_with_one_line(executor: Executor) -> None:
    with pytest.raises(ExecuteError, match=r"^OSError: no model here$"):
        list(executor.map(unloadable, [1, 2, 3]))


def test_items_are_not_drawn_far_ahead(executor: Executor) -> None:
    drawn = 0

    def items() -> Iterator[int]:
        nonlocal drawn
        for n in range(10_000):
            drawn += 1
            yield n

    results = executor.map(double, items())
    for _ in range(10):
        next(results)
    assert drawn < 100
    results.close()  # type: ignore[attr-defined]


def test_an_executor_can_be_used_again(executor: Executor) -> None:
    assert list(executor.map(double, [1])) == [2]
    assert list(executor.map(refuse, [1])) == [1]
