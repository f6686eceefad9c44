"""Does ``recoupe serve`` stand many readers at once? Clients ask for all kinds of pages while builds write.

    python benchmarks/load.py [STORE] [--clients 50] [--seconds 300] [--without-build]

STORE, by default one of the example story, is copied first. Every client asks for one page after another, as
fast as it gets them; one of them corrects something every other second as well. Builds add articles invented
here, a few at a time, until the time is over. Prints a line of JSON with the latencies; the exit status is 1
where any answer was not what it should be.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent))
from serve import COMMAND, PAGES, articles, more, start

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "story" / "articles.jsonl"
ENV = {**os.environ, "OMP_NUM_THREADS": "1"}
# Articles of a build, and seconds from one correction to the next: the server takes 120 a minute.
_AT_ONCE, _EVERY = 4, 2.0
# What a build says while a correction is being applied.
_HELD = "wait until it has ended"
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Told:
    """What came of all requests; several threads tell it."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}
        self.wrong: list[str] = []
        self._turn = threading.Lock()

    def add(self, path: str, seconds: float) -> None:
        with self._turn:
            self.times.setdefault(path, []).append(seconds)

    def fail(self, words: str) -> None:
        with self._turn:
            self.wrong.append(words)


class Client:
    """A reader with a connection that is kept open, and the cookies that it was given."""

    def __init__(self, port: int, told: Told) -> None:
        self._port, self._told = port, told
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}

    def ask(self, path: str, form: dict[str, str] | None = None) -> str:
        begun = time.perf_counter()
        try:
            status, body = self._asked(path, form)
        except (OSError, http.client.HTTPException) as error:
            self._told.fail(f"{path}: {type(error).__name__}: {error}")
            self._connection.close()
            return ""
        self._told.add("POST /judge" if form else path, time.perf_counter() - begun)
        if status != (303 if form else 200) or "Traceback" in body:
            self._told.fail(f"{path}: {status}")
        return body

    def _asked(self, path: str, form: dict[str, str] | None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        body = urlencode(form) if form else None
        method = "POST" if form else "GET"
        for fresh in (False, True):
            try:
                self._connection.request(method, path, body, {**headers, **(_FORM if form else {})})
                answer = self._connection.getresponse()
                break
            except (ConnectionError, http.client.BadStatusLine):
                # The server has closed a connection that was idle for a while; the next must work.
                self._connection.close()
                if fresh:
                    raise
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, answer.read().decode()

    def correct(self, thing: str, note: str) -> None:
        """Note something about a claim."""
        token = re.search(r'name="csrf" value="(\w+)"', self.ask("/judgements"))
        if token:
            form = {"decision": "note", "about": thing, "value": note, "who": "Banc", "csrf": token[1]}
            self.ask("/judge", {**form, "back": "/"})


def read(port: int, told: Told, paths: tuple[str, ...], number: int, over: threading.Event) -> None:
    client, choice = Client(port, told), random.Random(number)
    while not over.is_set():
        client.ask(choice.choice(paths))


def correct(port: int, told: Told, thing: str, over: threading.Event) -> None:
    client, number = Client(port, told), 0
    while not over.wait(_EVERY):
        number += 1
        client.correct(thing, f"note {number}")


def write(store: Path, told: Told, over: threading.Event) -> None:
    """Build after build, each with a few new articles."""
    lines = list(articles(10_000))
    new = store.with_name("new.jsonl")
    number = 0
    while not over.is_set():
        number += 1
        new.write_text("\n".join(lines[: number * _AT_ONCE]), encoding="utf-8")
        done = _recoupe("build", str(new), "--store", str(store), "--processes", "1")
        if done.returncode and _HELD not in done.stderr:
            told.fail(f"build: {done.stderr.strip()[-200:]}")
        elif done.returncode:
            over.wait(1)


def _recoupe(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], env=ENV, capture_output=True, text=True)


@contextlib.contextmanager
def served(given: Path | None) -> Iterator[tuple[Path, int, subprocess.Popen[str]]]:
    """A copy of a store, and a server over it."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "story.db"
        if given is None:
            _recoupe("build", str(EXAMPLE), "--store", str(store), "--processes", "1")
        else:
            store.write_bytes(given.read_bytes())
        server, port = start(store)
        try:
            yield store, port, server
        finally:
            server.terminate()
            server.wait()


def run(given: Path | None, clients: int, seconds: float, build: bool) -> dict[str, object]:
    """Load a server; what it took, and what went wrong."""
    told, over = Told(), threading.Event()
    with served(given) as (store, port, server):
        paths = tuple(p for p in (*PAGES, *more(port)) if _is_there(port, p))
        thing = next(p.rpartition("/")[2] for p in paths if p.startswith("/judge/"))
        work: list[Callable[[], None]] = [
            lambda n=n: read(port, told, paths, n, over)  # type: ignore[misc]
            for n in range(clients)
        ]
        work.append(lambda: correct(port, told, thing, over))
        work += [lambda: write(store, told, over)] if build else []
        threads = [threading.Thread(target=each, daemon=True) for each in work]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        over.set()
        for thread in threads:
            thread.join(120)
        if server.poll() is not None:
            told.fail(f"the server ended: {server.returncode}")
        memory = _memory(server.pid)
    return {"clients": clients, "seconds": seconds, **_figures(told), "server_megabytes": memory}


def _is_there(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    found = connection.getresponse().status == 200
    connection.close()
    return found


def _figures(told: Told) -> dict[str, object]:
    every = sorted(seconds for found in told.times.values() for seconds in found)
    if not every:
        return {"requests": 0, "errors": len(told.wrong) or 1, "wrong": told.wrong[:5]}
    slowest = max(told.times, key=lambda path: max(told.times[path]))
    named = (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    return {
        "requests": len(every),
        "errors": len(told.wrong),
        "wrong": told.wrong[:5],
        **{f"{name}_ms": round(1000 * every[int((len(every) - 1) * share)]) for name, share in named},
        "slowest_ms": round(1000 * every[-1]),
        "slowest": slowest,
        "corrections": len(told.times.get("POST /judge", ())),
        "median_of_corrections_ms": round(1000 * median(told.times.get("POST /judge", [0.0]))),
    }


def _memory(pid: int) -> int:
    """The most memory that a process had, in megabytes; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) // 1024 if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("store", type=Path, nargs="?")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--without-build", action="store_true")
    options = parser.parse_args()
    found = run(options.store, options.clients, options.seconds, not options.without_build)
    print(json.dumps(found, ensure_ascii=False))
    return 1 if found["errors"] else 0


if __name__ == "__main__":
    sys.exit(main())
