"""Read what needs the parsers of others in a process of its own.

A PDF, an office document, a table, an archive or a feed is a program for its parser, written by anybody. One
that makes the parser run on for hours, take all memory or fall over takes this process along and nothing
else: the file is set aside with the reason, and the next one gets a new process.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from recoupe.model import Document, Rejection
from recoupe.readers.limits import MEMORY, gigabytes, seconds_for

Found = Iterator[Document | Rejection]

# Seconds of the clock for one of computing, before it is given up: the machine may have much else to do.
_PATIENCE = 20.0
# How an answer ends after which the process can go on.
_WELL = frozenset({"ended", "raised", "stumbled"})
_LARGE = f"needs more than {gigabytes(MEMORY)} of memory, the most for a file"


class Apart:
    """A process for the readers that need one, started with its first file and with one after its death."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    def read(self, module: str, name: str, path: Path, *more: int) -> Found:
        """What the reader ``name`` in ``module`` finds in ``path``. Raises OSError as it does."""
        return self.ask(module, name, path, *more)

    def ask(self, module: str, name: str, path: Path, *more: int) -> Iterator[Any]:
        """What the function ``name`` in ``module`` gives for ``path`` and ``more``, as it gives it; a
        Rejection at the end where it did not come to one. Raises OSError as it does.
        """
        return self._asked(module, name, (path, *more), str(path), path.stat().st_size)

    def feed(self, content: bytes, url: str) -> Found:
        """The articles in a feed that was fetched from ``url``."""
        yield from self._asked("recoupe.readers.feeds", "feed_documents", (content, url), url, len(content))

    def close(self) -> None:
        """End the process."""
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.wait()
        self._process = self._pipe = None

    def _asked(
        self, module: str, name: str, arguments: tuple[Any, ...], file: str, size: int
    ) -> Iterator[Any]:
        seconds = seconds_for(size)
        pipe, kind = self._started(), "found"
        found: Any = None
        try:
            pipe.send((module, name, arguments, seconds))
            while kind == "found":
                kind, found = pipe.recv() if pipe.poll(seconds * _PATIENCE) else ("late", None)
                if kind == "found":
                    yield found
        except (EOFError, OSError):
            kind = "dead"
        finally:
            dead = self._death(seconds) if kind == "dead" else ""
            if kind not in _WELL:
                self.close()
        if isinstance(found, OSError):
            raise found
        if kind != "ended":
            yield Rejection(file, dead or _reason(kind, found, seconds))

    def _started(self) -> Connection:
        if self._pipe is None:
            self._pipe, theirs = Pipe()
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                # What ends this process with Ctrl-C ends that one when its pipe breaks.
                start_new_session=True,
            )
            theirs.close()
        return self._pipe

    def _death(self, seconds: float) -> str:
        code = self._process.wait() if self._process else 0
        if code == -signal.SIGXCPU:
            return _late(seconds)
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"
        return f"cannot be read: the process that read it died ({how}); it may be damaged"


def _reason(kind: str, found: object, seconds: float) -> str:
    if kind == "late":
        return _late(seconds)
    return _LARGE if kind == "memory" else f"cannot be read ({found}); it may be damaged"


def _late(seconds: float) -> str:
    return f"takes longer to read than {seconds:.0f} s, the most for a file of its size"


def _serve(pipe: Connection) -> None:
    """Read what is asked for until the other end of the pipe is closed."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    with suppress(EOFError, OSError):
        while True:
            module, name, arguments, seconds = pipe.recv()
            pipe.send(_answered(pipe, module, name, arguments, seconds))


def _answered(
    pipe: Connection, module: str, name: str, arguments: tuple[Any, ...], seconds: float
) -> tuple[str, object]:
    """Send what is found, as it is found; give how it ended."""
    try:
        _allow(seconds)
        for found in getattr(import_module(module), name)(*arguments):
            pipe.send(("found", found))
            _allow(seconds)
    except MemoryError:
        return "memory", None
    except OSError as error:
        return "raised", OSError(error.errno, error.strerror or str(error))
    except Exception as error:
        # A parser of others, where its reader did not expect it.
        return "stumbled", type(error).__name__
    return "ended", None


def _allow(seconds: float) -> None:
    """Let this process compute so long from now on; then the system ends it, whatever it is at."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + 1
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until if most < 0 else min(until, most), most))


if __name__ == "__main__":
    _serve(Connection(int(sys.argv[1])))
