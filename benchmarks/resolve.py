"""How fast is resolving? Against the reading of the same articles, as the story grows, for one article more.

    python benchmarks/resolve.py [CORPUS.jsonl] [--sample 60]

Seconds are CPU time of one process, without the collector of garbage, as a build relates a story. Reading is
timed on a sample, cleaning and parsing included, without the start of the model. "One more" is the resolving
of a story with the memory of the same story without one of its articles, the loading of that memory included.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import TypeVar

from recoupe.extract.reading import read
from recoupe.languages import load
from recoupe.model import Article, Document, Reading
from recoupe.readers import read as documents
from recoupe.resolve import story as resolving
from recoupe.resolve.memory import Memory
from recoupe.text.clean import clean
from recoupe.text.parse import Parser

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "press-fr.jsonl"
SIZES = (300, 1200)
STAGES = (
    "find_families",
    "date_articles",
    "resolve_actors",
    "resolve_speakers",
    "date_quotations",
    "complete",
)
T = TypeVar("T")
Given = Sequence[tuple[Article, Reading]]


def timed(make: Callable[[], T]) -> tuple[float, T]:
    gc.collect()
    gc.disable()
    start = process_time()
    try:
        result = make()
        return process_time() - start, result
    finally:
        gc.enable()


def resolve(given: Given, kept: Mapping[str, str] | None = None) -> Memory:
    articles, readings = [a for a, _ in given], [r for _, r in given]
    # A build has the keys of articles and readings; the text stands for them here, since all are read alike.
    memory = Memory(kept, prints={article.id: article.sha256 for article in articles})
    resolving.resolve(articles, readings, load("fr"), "benchmark", memory=memory)
    return memory


def by_stage(given: Given) -> dict[str, float]:
    """Resolve, with a clock at each stage, then whole, without the garbage collected between stages."""
    seconds: dict[str, float] = {}
    plain = {name: getattr(resolving, name) for name in STAGES}

    def clocked(name: str) -> Callable[..., object]:
        def run(*args: object) -> object:
            seconds[name], result = timed(lambda: plain[name](*args))
            return result

        return run

    for name in STAGES:
        setattr(resolving, name, clocked(name))
    try:
        resolve(given)
    finally:
        for name in STAGES:
            setattr(resolving, name, plain[name])
    seconds["resolve"], _ = timed(lambda: resolve(given))
    return seconds


def evenly(given: Given, count: int) -> Given:
    return [given[n * len(given) // count] for n in range(min(count, len(given)))]


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    options.add_argument("--sample", type=int, default=60, help="articles on which reading is timed")
    chosen = options.parse_args()
    if not chosen.corpus.exists():
        sys.exit(f"{chosen.corpus}: no such corpus; name a .jsonl file of articles")
    french = load("fr")
    parser = Parser(french)

    def article(document: Document) -> tuple[Article, Reading]:
        cleaned = clean(document, french)
        return cleaned, read(parser.parse(cleaned.id, cleaned.text), french)

    found = [d for d in documents([chosen.corpus]) if isinstance(d, Document)]
    step = max(1, len(found) // chosen.sample)
    sample = found[::step][: chosen.sample]
    parser.parse("warm", "Il est parti.")
    reading = timed(lambda: [article(d) for d in sample])[0] / len(sample) * len(found)
    given = [article(d) for d in found]
    stages = by_stage(given)
    # Evenly out of the whole: a corpus stands in the order of outlets, and some date nothing.
    small, large = (timed(lambda n=n: resolve(evenly(given, n)))[0] for n in SIZES)  # type: ignore[misc]
    middle = len(given) // 2
    kept = resolve([*given[:middle], *given[middle + 1 :]]).new()
    more = timed(lambda: resolve(given, kept))[0]
    print(f"{len(given)} articles{'':32}seconds")
    print(f"{'reading (from a sample)':42}{reading:8.1f}")
    for name, seconds in stages.items():
        print(f"{name:42}{seconds:8.2f}")
    print(f"{'resolving, share of reading':42}{stages['resolve'] / reading:8.1%}")
    print(f"{f'{SIZES[0]} articles':42}{small:8.2f}")
    print(f"{f'{SIZES[1]} articles':42}{large:8.2f}")
    print(f"{f'growth, {SIZES[0]} to {SIZES[1]}':42}{large / small:8.2f}")
    print(f"{f'one more, with a memory of {sum(map(len, kept.values())) / 1e6:.1f} MB':42}{more:8.2f}")


if __name__ == "__main__":
    main()
