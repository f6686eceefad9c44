"""What does it cost to spread the reading over workers, by which engine, and what happens when one dies?

    python benchmarks/engines.py [CORPUS.jsonl] [--articles 150] [--processes 2] [--rounds 2]
        [--engines local,ray,ray-bare,dask,spark] [--only empty,whole,killed,poisoned] [--patience 240]

The same for all: parts of a file of JSON Lines, which the workers open themselves, each holding the model,
and a file of Parquet a part. "ray" is ``RayExecutor``, with each function in a process of its own;
"ray-bare", "dask" and "spark" are what the engines do by themselves. Dask and Spark are nowhere needed but
here (``pip install distributed`` and ``pip install pyspark``, which wants a Java machine); an engine that is
not installed is left out, and said so.

Each run is a process of its own, in four ways: four empty tasks; the whole; a worker killed in the middle
(once three parts are there: 150 articles are ten), by the pid that it noted when it loaded the model; and an
article that kills each process that reads it. "same" are articles read as the local engine reads them. CPU
and peak memory (proportional set size) are those of all processes of the run, read from /proc several times
a second, daemons included: what a process computes after it was last seen is missed. The column "model" is
the CPU of those processes that loaded it; the rest is what the engine does.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import gc
import importlib.util
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
from build import CORPUS, cut, descendants, memory

from recoupe.execute import Failed, LocalExecutor, RayExecutor
from recoupe.pipeline.reading import Done, Task
from recoupe.pipeline.spreading import PartReader, Share
from recoupe.readers.parts import parts

NEEDS = {"ray": "ray", "ray-bare": "ray", "dask": "distributed", "spark": "pyspark"}
WAYS = ("empty", "whole", "killed", "poisoned")
_PART = 40_000  # bytes: some ten articles, so that a small run has parts enough to lose one
_DONE_BEFORE_KILLED = 3  # parts
_EVERY = 0.1  # seconds between two looks at the processes of a run
_TICKS = os.sysconf("SC_CLK_TCK")
_ADOPT = 36  # PR_SET_CHILD_SUBREAPER

Make = Callable[[], Callable[[Any], Any]]
Results = Iterator[Any]  # of each item, in any order: what came of it, or Failed


def nothing() -> Callable[[Any], Any]:
    """A function that does nothing, for what an engine costs by itself."""
    return str


class Poisoned:
    """Reads, but is killed by an article. Notes each death first."""

    def __init__(self, read: Callable[[Sequence[Task]], list[Done]], poison: str, folder: Path) -> None:
        self._read, self._poison, self._folder = read, poison, folder

    def __call__(self, tasks: Sequence[Task]) -> list[Done]:
        if any(task.document.id == self._poison for task in tasks):
            note(self._folder / "deaths")
            os.kill(os.getpid(), signal.SIGKILL)
        return self._read(tasks)


def reader(folder: Path, poison: str | None) -> PartReader:
    """What a worker holds. Notes that the model is loaded, and by whom."""
    note(folder / "loads")
    made = PartReader()
    # As in the workers of this machine, or the search for garbage would be taken for a cost of the engine.
    gc.freeze()
    gc.set_threshold(50_000)
    if poison:
        made._reader = Poisoned(made._reader, poison, folder)  # type: ignore[assignment]
    return made


def note(file: Path) -> None:
    with file.open("a") as noted:
        noted.write(f"{os.getpid()}\n")


def noted(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().split()] if file.exists() else []


_held: list[Callable[[Any], Any]] = []


def held(make: Make, item: Any) -> Any:
    """Call what this process holds, made with its first item: for engines whose workers hold nothing."""
    if not _held:
        _held.append(make())
    return _held[0](item)


def by_local(make: Make, items: Sequence[Any], processes: int) -> Results:
    return LocalExecutor(processes).map_all(make, items)


def by_ray(make: Make, items: Sequence[Any], processes: int) -> Results:
    return RayExecutor(processes).map_all(make, items)


class Mapper:
    """An actor of Ray Data that is not guarded."""

    def __init__(self, make: Make) -> None:
        self._function = make()

    def __call__(self, row: dict[str, Any]) -> dict[str, bytes]:
        return {"answer": pickle.dumps(self._function(pickle.loads(row["item"])))}


def by_ray_bare(make: Make, items: Sequence[Any], processes: int) -> Results:
    import logging

    from recoupe.execute.ray import _start

    _start(processes)
    from ray.data import DataContext, from_items

    DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    rows = [{"item": pickle.dumps(item)} for item in items]
    given = from_items(rows, override_num_blocks=len(rows))
    answers = given.map(Mapper, fn_constructor_args=(make,), concurrency=processes)
    return (pickle.loads(row["answer"]) for row in answers.iter_rows())


def by_dask(make: Make, items: Sequence[Any], processes: int) -> Results:
    from distributed import Client, as_completed

    with Client(n_workers=processes, threads_per_worker=1, dashboard_address=None) as client:
        futures = client.map(partial(held, make), items, pure=False)
        places = {future.key: item for future, item in zip(futures, items, strict=True)}
        for future in as_completed(futures):
            error = future.exception()
            yield future.result() if error is None else Failed(places[future.key], repr(error))


def by_spark(make: Make, items: Sequence[Any], processes: int) -> Results:
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    # On a cluster a task is tried four times, on one machine once unless it is asked to try as often.
    machine = SparkSession.builder.master(f"local[{processes},4]").config("spark.ui.enabled", False)
    context = machine.getOrCreate().sparkContext
    context.setLogLevel("OFF")
    given = context.parallelize(items, len(items))
    yield from given.mapPartitions(partial(each, make)).collect()
    context.stop()


def each(make: Make, items: Iterator[Any]) -> Iterator[Any]:
    return (held(make, item) for item in items)


ENGINES: dict[str, Callable[[Make, Sequence[Any], int], Results]] = {
    "local": by_local,
    "ray": by_ray,
    "ray-bare": by_ray_bare,
    "dask": by_dask,
    "spark": by_spark,
}


def run(engine: str, corpus: Path, folder: Path, processes: int, poison: str | None, empty: bool) -> None:
    """One run, in a process of its own: write what came of it to the folder."""
    cuts = parts([corpus], _PART)
    shares = [Share(part, folder / f"{number}.parquet") for number, part in enumerate(cuts)]
    make, items = (nothing, range(4)) if empty else (partial(reader, folder, poison), shares)
    failed: list[str] = []
    error = None
    try:
        for result in ENGINES[engine](make, items, processes):
            if isinstance(result, Failed):
                failed.append(f"{result.item.target.name}: {result.reason}")
    except Exception as raised:
        error = f"{type(raised).__name__}: {raised}"
    (folder / "told").write_text(json.dumps({"failed": failed, "error": error}))


class Cost(NamedTuple):
    """Of a run with all its processes: seconds of the clock, of CPU, of that in those that held the model, MB
    at most, and whether it ended.
    """

    wall: float
    cpu: float
    held: float
    peak: float
    ended: bool


class Watch:
    """Looks at the processes below this one until it is told to stop."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._cpu: dict[tuple[int, str], float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def cpu(self, pids: Collection[int] | None = None) -> float:
        """The CPU seconds that were seen, of all processes or of some."""
        return sum(seconds for (pid, _), seconds in self._cpu.items() if pids is None or pid in pids)

    def _look(self) -> None:
        times = 0
        while not self._over.wait(_EVERY):
            for pid in descendants(os.getpid())[1:]:
                with contextlib.suppress(OSError, IndexError):
                    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                    self._cpu[pid, stat[19]] = (int(stat[11]) + int(stat[12])) / _TICKS
            if times % 5 == 0:
                self.peak = max(self.peak, memory(os.getpid()) - memory_of_self())
            times += 1


def memory_of_self() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def measured(given: tuple[Any, ...], folder: Path, way: str, patience: float) -> Cost:
    """What ``run`` with what is ``given`` costs."""
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)]),
    }
    # An import of this module by its name, which workers of any engine can repeat.
    code = f"import pickle, engines; engines.run(*pickle.loads({pickle.dumps(given)!r}))"
    watch, start = Watch(), time.perf_counter()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=log, stderr=log)
        if way == "killed":
            threading.Thread(target=kill_in_the_middle, args=(folder, process)).start()
        try:
            process.wait(patience if way == "poisoned" else None)
            ended = True
        except subprocess.TimeoutExpired:
            ended = False
            process.kill()
    wall = time.perf_counter() - start
    bury(patience=10 if ended else 0)
    watch.stop()
    return Cost(wall, watch.cpu(), watch.cpu(noted(folder / "loads")), watch.peak, ended)


def kill_in_the_middle(folder: Path, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        if len(list(folder.glob("*.parquet"))) >= _DONE_BEFORE_KILLED:
            os.kill(noted(folder / "loads")[-1], signal.SIGKILL)
            return
        time.sleep(0.02)


def bury(patience: float) -> None:
    """Wait for what a run left behind, such as daemons that end after it, then end it."""
    until = time.monotonic() + patience
    while left := descendants(os.getpid())[1:]:
        for pid in left:
            with contextlib.suppress(OSError):
                if time.monotonic() > until:
                    os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, os.WNOHANG)
        time.sleep(0.05)


def outcome(folder: Path) -> dict[str, tuple[str, str]]:
    """The article and the reading, in JSON, of each id that was read."""
    from pyarrow import parquet

    found: dict[str, tuple[str, str]] = {}
    for file in folder.glob("*.parquet"):
        for row in parquet.read_table(file, columns=["id", "article", "reading"]).to_pylist():
            found[row["id"]] = (row["article"], row["reading"])
    return found


def one(engine: str, way: str, corpus: Path, wanted: dict[str, Any], options: argparse.Namespace) -> Any:
    """Carry out one run and print what it was. Gives what was read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        poison = sorted(wanted)[len(wanted) // 2] if way == "poisoned" else None
        given = (engine, corpus, folder, options.processes, poison, way == "empty")
        cost = measured(given, folder, way, options.patience)
        found = outcome(folder)
        told = json.loads((folder / "told").read_text()) if (folder / "told").exists() else {}
        loads, deaths = len(noted(folder / "loads")), len(noted(folder / "deaths"))
        log = (folder / "log").read_text(errors="replace")
    same = sum(found.get(id_) == value for id_, value in wanted.items()) if wanted else len(found)
    print(
        f"{engine:10}{way:10}{cost.wall:8.1f}{cost.cpu:8.1f}{cost.held:8.1f}{cost.peak:8.0f}{loads:7}{deaths:8}"
        f"{same:8} of {len(wanted) or len(found)}{'' if cost.ended else '  was stopped'}",
        flush=True,
    )
    for line in [*told.get("failed", ()), *filter(None, [told.get("error")])]:
        print(f"    {' '.join(line.split())[:400]}", flush=True)
    if cost.ended and not told:
        print(f"    it died: {log[-2000:]}", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--only", default=",".join(WAYS))
    parser.add_argument("--patience", type=float, default=240, help="Seconds for a run that may never end.")
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"{options.corpus}: no such corpus; name a .jsonl file of articles")
    # Daemons of an engine become children of this process, so that they are seen and ended with their run.
    ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    engines = [e for e in options.engines.split(",") if importlib.util.find_spec(NEEDS.get(e, "recoupe"))]
    for missing in set(options.engines.split(",")) - set(engines):
        print(f"{missing} is left out: {NEEDS[missing]} is not installed")
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus.jsonl"
        cut(options.corpus, options.articles, corpus)
        print(f"{'':20}{'s':>8}{'CPU s':>8}{'model':>8}{'MB':>8}{'loads':>7}{'deaths':>8}{'same':>8}")
        wanted = one("local", "whole", corpus, {}, options)
        for way in options.only.split(","):
            for _ in range(options.rounds):
                for engine in engines:
                    one(engine, way, corpus, wanted, options)


if __name__ == "__main__":
    main()
