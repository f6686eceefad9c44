"""Work in actors of Ray (https://docs.ray.io), on this machine or on a cluster.

Each actor keeps the function in a process of its own (``Guarded``). Ray would start an actor that an item
kills again for ever, and the item with it; so an item kills that process alone, is tried once more and then
set aside, as with processes of this machine. Where an actor itself is lost, with its machine perhaps, Ray
starts another and gives it the item again.
"""

from __future__ import annotations

import logging
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from recoupe.execute.crew import Crew
from recoupe.execute.guard import Guarded
from recoupe.execute.protocol import ExecuteError, Failed, in_words

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 4  # items drawn ahead of the result that is awaited, for each actor
_QUEUED = 2  # items that an actor has at most: one that it works on, and the next
_AGAIN = 2  # times that an item is given to another actor after one was lost
_SHARED = 256 * 2**20  # bytes of shared memory of a Ray that we start ourselves: items are small


class RayExecutor:
    """An Executor over ``processes`` actors of Ray.

    Ray is started on this machine unless the environment names a cluster (``RAY_ADDRESS``). An item that
    takes longer than ``seconds`` is Failed. Raises ExecuteError where Ray is not installed.
    """

    def __init__(self, processes: int, seconds: float | None = None) -> None:
        if processes < 1:
            raise ValueError(f"at least one process, not {processes}")
        self.processes = processes
        self.seconds = seconds
        _ray()

    def map(self, make: Callable[[], Callable[[T], R]], items: Iterable[T]) -> Iterator[R | Failed[T]]:
        """See ``Executor.map``."""
        crew = _Crew(self.processes, self.seconds, make, iter(items))
        try:
            yield from crew.results()
        finally:
            crew.stop()

    def map_all(self, make: Callable[[], Callable[[T], R]], items: Sequence[T]) -> Iterator[R | Failed[T]]:
        """See ``Executor.map_all``: a dataset of Ray Data, whose scheduler knows all that there is to do."""
        if not items:
            return
        _start(self.processes)
        from ray.data import DataContext, from_items

        context = DataContext.get_current()
        context.enable_progress_bars = False
        context.execution_options.preserve_order = True
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        rows = [{"item": pickle.dumps(item)} for item in items]
        answers = from_items(rows, override_num_blocks=len(rows)).map(
            _Mapper,
            fn_constructor_args=(pickle.dumps(make), self.seconds),
            concurrency=min(self.processes, len(rows)),
            num_cpus=_share(self.processes),
        )
        for row in _rows(answers):
            yield _result(row["answer"])


def _rows(dataset: Any) -> Iterator[Any]:
    try:
        yield from dataset.iter_rows()
    except Exception as error:
        if type(error).__module__.startswith("ray."):
            raise ExecuteError(f"Ray gave up: {in_words(error)[:300]}") from None
        raise


class _Mapper:
    """What an actor of Ray Data holds."""

    def __init__(self, make: bytes, seconds: float | None) -> None:
        self._actor = _Actor(make, seconds)

    def __call__(self, row: dict[str, Any]) -> dict[str, bytes]:
        return {"answer": self._actor.do(bytes(row["item"]))}


class _Actor:
    """Holds the function. Items and answers travel as bytes, which Ray need not understand."""

    def __init__(self, make: bytes, seconds: float | None) -> None:
        self._make = make
        self._seconds = seconds
        self._guarded: Guarded[Any, Any] | None = None
        self._broken: str | None = None

    def do(self, item: bytes) -> bytes:
        """An answer: ("done", result or Failed) or ("broken", why nothing can be done)."""
        if self._broken is None:
            try:
                with _no_main():
                    return pickle.dumps(("done", self._function()(pickle.loads(item))))
            except ExecuteError as error:
                # for all items after this one as well: there is no function any more
                self._broken = str(error)
        return pickle.dumps(("broken", self._broken))

    def _function(self) -> Guarded[Any, Any]:
        """Made with the first item: an actor that cannot be made is one that Ray makes again for ever."""
        if self._guarded is None:
            try:
                self._guarded = Guarded(pickle.loads(self._make), self._seconds)
            except Exception as error:
                raise ExecuteError(in_words(error)) from None
        return self._guarded


@contextmanager
def _no_main() -> Iterator[None]:
    """Keep a new process from running the main module of a worker of Ray, which would import Ray again."""
    main = sys.modules["__main__"]
    file, spec = getattr(main, "__file__", None), getattr(main, "__spec__", None)
    main.__file__, main.__spec__ = None, None
    try:
        yield
    finally:
        main.__file__, main.__spec__ = file, spec


class _Crew(Crew):
    """The actors of one ``map`` and what they work on."""

    def __init__(
        self, processes: int, seconds: float | None, make: Callable[[], Any], items: Iterator[Any]
    ) -> None:
        super().__init__(items, _AHEAD * processes)
        self._processes = processes
        self._seconds = seconds
        self._make = pickle.dumps(make)
        self._actors: list[Any] = []
        self._loads: list[int] = []
        self._working: dict[Any, tuple[int, int, Any]] = {}

    def hand_out(self, until: int) -> None:
        """See ``Crew``."""
        while (actor := self._free()) is not None and (drawn := self.draw(until)):
            self._give(actor, *drawn)

    def _free(self) -> int | None:
        """The actor with the least to do, if it can take an item."""
        if len(self._actors) < self._processes and all(self._loads):
            return len(self._actors)
        least = min(range(len(self._actors)), key=self._loads.__getitem__)
        return least if self._loads[least] < _QUEUED else None

    def _give(self, actor: int, number: int, item: Any) -> None:
        if actor == len(self._actors):
            self._hire()
        self._loads[actor] += 1
        self._working[self._actors[actor].do.remote(pickle.dumps(item))] = (actor, number, item)

    def _hire(self) -> None:
        ray = _start(self._processes)
        kind = ray.remote(_Actor).options(
            num_cpus=_share(self._processes), max_restarts=-1, max_task_retries=_AGAIN
        )
        self._actors.append(kind.remote(self._make, self._seconds))
        self._loads.append(0)

    def listen(self) -> None:
        """See ``Crew``."""
        for answered in _ray().wait(list(self._working), num_returns=1)[0]:
            actor, number, item = self._working.pop(answered)
            self._loads[actor] -= 1
            self.done[number] = _answer(answered, item)

    def stop(self) -> None:
        """See ``Crew``."""
        for actor in self._actors:
            _ray().kill(actor)


def _answer(answered: Any, item: Any) -> Any:
    """What an actor answered about an item; Failed where it was lost before it did."""
    ray = _ray()
    try:
        return _result(ray.get(answered))
    except ray.exceptions.RayError as error:
        return Failed(item, f"the actor that read it was lost ({type(error).__name__})")


def _result(answer: bytes) -> Any:
    """The result in an answer of an actor. Raises ExecuteError where it can do nothing."""
    kind, value = pickle.loads(answer)
    if kind == "broken":
        raise ExecuteError(value)
    return value


def _ray() -> Any:
    # Nothing is told to anybody: a newsroom's machine is nobody's statistics.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    # Its own log of what it does inside; what concerns the user comes as an exception.
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    # As urgent as what started them: by default they wait for whatever else the machine does.
    os.environ.setdefault("RAY_worker_niceness", "0")
    try:
        import ray
    except ImportError:
        raise ExecuteError("Ray is not installed; install recoupe[ray]") from None
    return ray


def _start(processes: int) -> Any:
    """Ray, connected to the cluster that the environment names, or else started on this machine."""
    ray = _ray()
    if ray.is_initialized():
        return ray
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    try:
        if os.environ.get("RAY_ADDRESS"):
            ray.init(**quiet)
        else:
            ray.init(num_cpus=processes, include_dashboard=False, object_store_memory=_SHARED, **quiet)
    except Exception as error:
        raise ExecuteError(f"Ray cannot be started: {in_words(error)[:300]}") from None
    return ray


def _share(processes: int) -> float:
    """The part of a processor that Ray counts for an actor, so that all of them find a place."""
    there = float(_ray().cluster_resources().get("CPU", 1.0))
    return min(1.0, int(100 * there / processes) / 100)
