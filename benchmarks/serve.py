"""How soon does ``recoupe serve`` answer? Every kind of page of a large story, while a build writes to it.

    python benchmarks/serve.py STORE [--rounds 5] [--without-build]

STORE is copied first. The build reads articles invented here into the copy, so that the store is written to
(articles, readings, and in the end the whole story and its index) while pages are asked for, one at a time.
A new edition of the story is loaded beside the one that is shown, in the same process: pages asked for
meanwhile are among those timed. The last line is the slowest of all answers.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

PAGES = (
    *("/", "/timeline", "/timeline?page=2", "/statements", "/statements?page=3", "/positions", "/figures"),
    *("/figures?page=2", "/actors", "/actors?page=9", "/sources", "/sources?page=2", "/judgements"),
    *(f"/findings?kind={k}" for k in ("contradicts", "updates", "corroborates", "single_source", "copy")),
    *("/search?q=ministre", "/search?q=le+la+de+et", "/search?q=a*&kind=quotation", "/search?speaker=macron"),
)
COMMAND = (sys.executable, "-m", "recoupe")


def articles(many: int) -> Iterator[str]:
    """Articles that nobody wrote, each with a quotation and a figure of its own."""
    for n in range(many):
        text = (
            f"Une crue a touché la vallée numéro {n}. Elle a fait {n + 3} blessés, selon la préfecture. "
            f"« Nous rouvrirons la route {n} demain », a déclaré mardi le maire, Jean Tremblecourt. "
        )
        given = {"id": f"bench{n}", "outlet": "Le Banc d’essai", "date": "2024-03-05", "text": text * 4}
        yield json.dumps(given, ensure_ascii=False)


def start(store: Path) -> tuple[subprocess.Popen[str], int]:
    server = subprocess.Popen(
        [*COMMAND, "serve", str(store), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout
    line = server.stdout.readline()
    found = re.search(r":(\d+)/", line)
    if not found:
        raise SystemExit(f"the server did not start: {line}")
    return server, int(found[1])


def ask(port: int, path: str) -> tuple[float, int, bytes]:
    """Seconds until the whole answer is there, its status and its body."""
    begun = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return time.perf_counter() - begun, answer.status, body


def more(port: int) -> tuple[str, ...]:
    """Pages of single things: the best known actors, articles, a quotation to correct."""
    actors = re.findall(rb"/actors/actor-[0-9a-f]+", ask(port, "/actors")[2])
    read = re.findall(rb"/articles/\w+", ask(port, "/sources?page=3")[2])
    judged = re.findall(rb"/judge/quotation-[0-9a-f]+", ask(port, "/statements")[2])
    found = [*dict.fromkeys(actors)][:3], [*dict.fromkeys(read)][:6], [*dict.fromkeys(judged)][:2]
    return tuple(path.decode() for paths in found for path in paths)


def measure(port: int, paths: tuple[str, ...], times: dict[str, list[float]]) -> None:
    for path in paths:
        seconds, status, _ = ask(port, path)
        if status != 200:
            raise SystemExit(f"{path}: {status}")
        times.setdefault(path, []).append(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--rounds", type=int, default=5, help="at least so many")
    parser.add_argument("--articles", type=int, default=60, help="that the build reads")
    parser.add_argument("--without-build", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "story.db"
        store.write_bytes(options.store.read_bytes())
        server, port = start(store)
        try:
            run(port, store, options)
        finally:
            server.terminate()
            server.wait()


def run(port: int, store: Path, options: argparse.Namespace) -> None:
    paths = (*PAGES, *more(port))
    times: dict[str, list[float]] = {}
    new = store.with_name("new.jsonl")
    new.write_text("\n".join(articles(options.articles)), encoding="utf-8")
    measure(port, paths, {})  # The first answers wait for templates to be compiled.
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    build = None
    if not options.without_build:
        command = [*COMMAND, "build", str(new), "--store", str(store), "--processes", "1"]
        build = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    rounds = 0
    ended = time.monotonic() + 5
    while rounds < options.rounds or (build and build.poll() is None) or time.monotonic() < ended:
        running = build is not None and build.poll() is None
        measure(port, paths, times)
        rounds += 1
        if running:
            ended = time.monotonic() + 15  # Until the new edition has been loaded.
    for path, found in sorted(times.items(), key=lambda item: -max(item[1])):
        print(f"{1000 * median(found):6.0f} ms median {1000 * max(found):6.0f} ms slowest  {path}")
    every = sorted(seconds for found in times.values() for seconds in found)
    told = [f"{len(every)} answers", f"median {1000 * median(every):.0f} ms"]
    told += [f"99 % in {1000 * every[int(len(every) * 0.99)]:.0f} ms", f"slowest {1000 * every[-1]:.0f} ms"]
    print(", ".join(told), "while a build ran" if build else "")


if __name__ == "__main__":
    main()
