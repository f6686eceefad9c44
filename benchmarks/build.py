"""How fast is a build? The whole command against plain spaCy over the same texts, in one run, as a ratio;
then a second build with nothing new, one article more, and the start of the program.

    python benchmarks/build.py [CORPUS.jsonl] [--articles 300] [--processes 2] [--rounds 1] [--growth]

The reference is ``nlp.pipe`` with every component of the package that Recoupe parses with, on as many
processes, in a process of its own: what one would pay for parsing alone. Both are timed from start to end,
the loading of the model included, with a cold store. Memory is the peak, over the run, of the proportional
set size of a command and all its children, read from /proc twice a second. On a machine that does other work
the clock says little; CPU seconds of all processes of a command say more.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "press-fr.jsonl"
REFERENCE = """
import json, sys, spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.load("fr_core_news_md")
print(sum(len(doc) for doc in nlp.pipe(texts, n_process=int(sys.argv[2]))))
"""


def descendants(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    tree = [root]
    for pid in tree:
        tree += [child for child, parent in parents.items() if parent == pid]
    return tree


def memory(root: int) -> float:
    """Proportional set size of a process and all its children, in MB."""
    total = 0
    for pid in descendants(root):
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


class Cost(NamedTuple):
    """What a command took: seconds of the clock, seconds of all its processes, MB at most."""

    wall: float
    cpu: float
    peak: float


def timed(command: list[str]) -> Cost:
    """What a command takes. Raises CalledProcessError where it fails."""
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak, done = [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(0.5):
            peak[0] = max(peak[0], memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    errors = process.communicate()[1]
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    done.set()
    watcher.join()
    if process.returncode:
        sys.stderr.write(errors.decode(errors="replace"))
        raise subprocess.CalledProcessError(process.returncode, command)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, peak[0])


def cut(corpus: Path, many: int, target: Path) -> int:
    """Write the first articles of a corpus to a file. Gives how many there are."""
    with corpus.open(encoding="utf-8") as lines:
        some = list(itertools.islice(lines, many))
    target.write_text("".join(some), encoding="utf-8")
    return len(some)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "recoupe", *arguments]


def show(name: str, cost: Cost, articles: int | None = None) -> None:
    rate = "" if articles is None else f"{articles / cost.wall:.2f}"
    share = "" if articles is None else f"{articles / cost.cpu:.2f}"
    peak = f"{cost.peak:.0f}" if cost.peak else ""
    print(f"{name:28}{cost.wall:9.2f}{cost.cpu:9.2f}{rate:>12}{share:>15}{peak:>9}", flush=True)


def against_spacy(corpus: Path, count: int, folder: Path, options: argparse.Namespace) -> Path:
    """Time the build and the reference in turn. Gives the last store."""
    ratios: list[tuple[float, float]] = []
    for number in range(options.rounds):
        store = folder / f"{number}.db"
        processes = str(options.processes)
        plain = timed([sys.executable, "-c", REFERENCE, str(corpus), processes])
        show("plain spaCy", plain, count)
        ours = timed(command("build", str(corpus), "--store", str(store), "--processes", processes))
        show("recoupe build", ours, count)
        ratios.append((plain.wall / ours.wall, plain.cpu / ours.cpu))
    wall, cpu = (sorted(r[i] for r in ratios)[len(ratios) // 2] for i in (0, 1))
    print(f"articles per second of recoupe to those of spaCy: {wall:.2f} by the clock, {cpu:.2f} by CPU")
    return store


def again(corpus: Path, count: int, store: Path, folder: Path) -> None:
    """A build with nothing new; one more article; the help."""
    show("a second build, nothing new", timed(command("build", str(corpus), "--store", str(store))))
    text = json.loads(corpus.read_text(encoding="utf-8").splitlines()[0])["text"]
    more = folder / "more.txt"
    more.write_text(text[: len(text) // 2], encoding="utf-8")
    show(f"one article more, of {count}", timed(command("build", str(more), "--store", str(store))))
    helps = sorted(timed(command("--help")) for _ in range(5))
    show("recoupe --help, median of 5", helps[2])


def growth(options: argparse.Namespace, folder: Path) -> None:
    """Builds of 300 and of 1,200 articles, by CPU."""
    costs = []
    for many in (300, 1200):
        corpus = folder / f"{many}.jsonl"
        count = cut(options.corpus, many, corpus)
        costs.append(timed(command("build", str(corpus), "--store", str(folder / f"g{many}.db"))))
        show(f"recoupe build of {count}", costs[-1], count)
    print(f"300 to 1,200 articles: {costs[1].cpu / costs[0].cpu:.2f} times the CPU")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--growth", action="store_true", help="also build 300 and 1,200 articles")
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"{options.corpus}: no such corpus; name a .jsonl file of articles")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus.jsonl"
        count = cut(options.corpus, options.articles, corpus)
        print(f"{count} articles, {options.processes} processes, {options.rounds} round(s)")
        print(f"{'':28}{'seconds':>9}{'CPU s':>9}{'articles/s':>12}{'articles/CPU s':>15}{'peak MB':>9}")
        store = against_spacy(corpus, count, folder, options)
        again(corpus, count, store, folder)
        if options.growth:
            growth(options, folder)


if __name__ == "__main__":
    main()
