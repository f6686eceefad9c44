"""What runs in a worker process, and the handle that its master has of it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from recoupe.execute.protocol import in_words

# A new interpreter: it shares no lock, thread or open file with its master, whatever the master has loaded.
_CONTEXT = multiprocessing.get_context("spawn")
# New objects that are there at once before those that hang on each other in a circle are looked for. Reading
# makes millions of objects and hardly a circle: at Python's 700 the search took a tenth of the time.
_OBJECTS = 50_000
# Workers are the parallelism; threads inside them would only fight for the same cores.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def _work(pipe: Connection) -> None:
    """Take the function's maker, then items, until the pipe closes; tell what became of each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_master, daemon=True).start()
    for name in _ONE_THREAD:
        os.environ[name] = "1"
    try:
        try:
            function = pipe.recv()()
        except EOFError:
            raise
        except Exception as error:
            pipe.send(("broken", in_words(error)))
            return
        _search_seldom()
        pipe.send(("ready", None))
        while True:
            _answer(pipe, function, pipe.recv())
    except (EOFError, OSError):
        return  # The master is gone, so nobody waits for a result.


def _search_seldom() -> None:
    """Have what the function is made of (a model, lexicons) never searched for garbage, the rest seldom."""
    gc.freeze()
    gc.set_threshold(_OBJECTS)


def _end_with_master() -> None:
    """End at once when the master dies, in the middle of an item too: nobody waits for it any more."""
    master = multiprocessing.parent_process()
    if master is not None:
        master.join()
        os._exit(1)


def _answer(pipe: Connection, function: Callable[[Any], Any], item: object) -> None:
    try:
        result = function(item)
    except Exception as error:
        pipe.send(("failed", in_words(error)))
        return
    try:
        pipe.send(("done", result))
    except OSError:
        raise
    except Exception as error:  # A result that cannot be pickled.
        pipe.send(("failed", in_words(error)))


class Worker:
    """A process with a pipe. ``task`` is what it works on, ``ready`` whether its function is made."""

    def __init__(self, make: Callable[[], Callable[[Any], Any]]) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_work, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Any = None
        self.ready = False
        self._since = time.monotonic()
        self._send(make)

    def give(self, task: Any, item: object) -> None:
        """Hand over an item. A worker that has died meanwhile is noticed when its answer is taken."""
        self.task = task
        self._since = time.monotonic()
        self._send(item)

    def _send(self, thing: object) -> None:
        try:
            self.pipe.send(thing)
        except OSError:
            self.process.kill()

    def take(self) -> tuple[str, Any]:
        """The next answer; ("dead", why) when there will be none."""
        try:
            kind, answer = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            return "dead", f"the process that read it died ({_death(self.process.exitcode)})"
        if kind == "ready":
            self.ready = True
            self._since = time.monotonic()
        return kind, answer

    def late(self, seconds: float) -> bool:
        """Whether it has worked on its item for longer than that."""
        return self.ready and self.task is not None and time.monotonic() - self._since > seconds

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit status {code}"
