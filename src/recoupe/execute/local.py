"""Work in processes of this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import wait
from typing import Any, NamedTuple, TypeVar

from recoupe.execute.crew import Crew
from recoupe.execute.protocol import ExecuteError, Failed
from recoupe.execute.worker import Worker

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 8  # items drawn ahead of the result that is awaited, for each process
_STILLBORN = 3  # workers that may die before they are ready, before it is given up


class LocalExecutor:
    """An Executor over ``processes`` worker processes, started when there is an item for them.

    An item that takes longer than ``seconds`` is Failed, and its worker ended.
    """

    def __init__(self, processes: int, seconds: float | None = None) -> None:
        if processes < 1:
            raise ValueError(f"at least one process, not {processes}")
        self.processes = processes
        self.seconds = seconds

    def map(self, make: Callable[[], Callable[[T], R]], items: Iterable[T]) -> Iterator[R | Failed[T]]:
        """See ``Executor.map``."""
        crew = _Crew(self.processes, self.seconds, make, iter(items))
        try:
            yield from crew.results()
        finally:
            crew.stop()

    def map_all(self, make: Callable[[], Callable[[T], R]], items: Sequence[T]) -> Iterator[R | Failed[T]]:
        """See ``Executor.map_all``."""
        return self.map(make, items)


class _Task(NamedTuple):
    number: int
    item: Any
    tried: bool = False


class _Crew(Crew):
    """The workers of one ``map`` and what they work on."""

    def __init__(
        self, processes: int, seconds: float | None, make: Callable[[], Any], items: Iterator[Any]
    ) -> None:
        super().__init__(items, _AHEAD * processes)
        self._processes = processes
        self._seconds = seconds
        self._make = make
        self._again: deque[_Task] = deque()
        self._workers: list[Worker] = []
        self._stillborn = 0

    def stop(self) -> None:
        """See ``Crew``."""
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def hand_out(self, until: int) -> None:
        """See ``Crew``: what a lost worker had, then what is next."""
        while idle := self._idle():
            if self._again:
                task = self._again.popleft()
            elif drawn := self.draw(until):
                task = _Task(*drawn)
            else:
                return
            worker = idle if isinstance(idle, Worker) else self._hire()
            worker.give(task, task.item)

    def _idle(self) -> Worker | bool:
        """A worker without an item; True where one may be started, False where none may."""
        idle = next((w for w in self._workers if w.task is None), None)
        return idle or len(self._workers) < self._processes

    def _hire(self) -> Worker:
        self._workers.append(Worker(self._make))
        return self._workers[-1]

    def listen(self) -> None:
        """See ``Crew``."""
        busy = {w.pipe: w for w in self._workers}
        for pipe in wait(list(busy), timeout=None if self._seconds is None else 1.0):
            worker = busy[pipe]  # type: ignore[index]
            self._note(worker, *worker.take())
        if self._seconds is not None:
            self._dismiss_late(self._seconds)

    def _note(self, worker: Worker, kind: str, answer: Any) -> None:
        if kind == "broken":
            raise ExecuteError(answer)
        if kind == "done":
            self._finish(worker, answer)
        elif kind == "failed":
            self._finish(worker, Failed(worker.task.item, answer))
        elif kind == "dead":
            self._bury(worker, answer)

    def _finish(self, worker: Worker, result: Any) -> None:
        self.done[worker.task.number] = result
        worker.task = None

    def _bury(self, worker: Worker, why: str) -> None:
        """Have the item of a dead worker tried once more, unless this was that."""
        self._workers.remove(worker)
        self._stillborn += not worker.ready
        if self._stillborn >= _STILLBORN:
            raise ExecuteError(f"the processes that should read die before they are ready: {why}")
        task, began = worker.task, worker.ready
        worker.stop()
        if task is not None and task.tried:
            self.done[task.number] = Failed(task.item, why)
        elif task is not None:
            self._again.append(task._replace(tried=began))

    def _dismiss_late(self, seconds: float) -> None:
        for worker in [w for w in self._workers if w.late(seconds)]:
            self._finish(worker, Failed(worker.task.item, f"took longer than {seconds:g} s"))
            self._workers.remove(worker)
            worker.stop()
