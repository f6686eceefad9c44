"""How fast is a build? The whole command against plain spaCy over the same texts, in one run, as a ratio.

    python benchmarks/build.py [CORPUS.jsonl] [--articles 300] [--processes 2] [--rounds 1]

The reference is ``nlp.pipe`` with every component of the package that Recoupe parses with, on as many
processes, in a process of its own: what one would pay for parsing alone. Both are timed from start to end,
the loading of the model included, with a cold store. Memory is the peak, over the run, of the proportional
set size of a command and all its children, read from /proc twice a second.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

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


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds and peak memory in MB of a command. Raises CalledProcessError where it fails."""
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak, done = [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(0.5):
            peak[0] = max(peak[0], memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    errors = process.communicate()[1]
    seconds = time.perf_counter() - start
    done.set()
    watcher.join()
    if process.returncode:
        sys.stderr.write(errors.decode(errors="replace"))
        raise subprocess.CalledProcessError(process.returncode, command)
    return seconds, peak[0]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"{options.corpus}: no such corpus; name a .jsonl file of articles")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        with options.corpus.open(encoding="utf-8") as lines:
            corpus.write_text("".join(itertools.islice(lines, options.articles)), encoding="utf-8")
        count = len(corpus.read_text(encoding="utf-8").splitlines())
        print(f"{count} articles, {options.processes} processes, {options.rounds} round(s)")
        print(f"{'':10}{'seconds':>10}{'articles/s':>12}{'peak MB':>10}")
        ratios = []
        for number in range(options.rounds):
            store = Path(folder) / f"{number}.db"
            ours = [sys.executable, "-m", "recoupe", "build", str(corpus), "--store", str(store)]
            ours += ["--processes", str(options.processes)]
            rows = {
                "spaCy": timed([sys.executable, "-c", REFERENCE, str(corpus), str(options.processes)]),
                "recoupe": timed(ours),
            }
            for name, (seconds, peak) in rows.items():
                print(f"{name:10}{seconds:10.1f}{count / seconds:12.2f}{peak:10.0f}")
            ratios.append(rows["spaCy"][0] / rows["recoupe"][0])
        print(
            f"ratio, articles per second of recoupe to those of spaCy: {sorted(ratios)[len(ratios) // 2]:.2f}"
        )


if __name__ == "__main__":
    main()
