"""How does comparing grow with the story, in seconds and in pairs that are looked at?

    python benchmarks/compare.py [CORPUS.jsonl]

The articles of 300 stand evenly among those of 1,200, three times over, from the first, the second and the
third on; the number for 300 is the middle of the three. Seconds are CPU time of one process, without the
collector of garbage, as a build relates a story, the second of two runs. Pairs are those that are held
against each other in full: sentences, mentions of events that may be one or may agree, and quotations.
"""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from recoupe.compare.events import gathering as events
from recoupe.compare.events import happenings
from recoupe.compare.sentences.facts.likeness import Likeness
from recoupe.compare.speech import same_quotation
from recoupe.compare.story import compare
from recoupe.extract.reading import read
from recoupe.languages import load
from recoupe.model import Article, Document, Reading, Story
from recoupe.readers import read as documents
from recoupe.resolve.story import resolve
from recoupe.text.clean import clean
from recoupe.text.parse import Parser

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "press-fr.jsonl"
SMALL, LARGE = 300, 1200
# What is called for each pair: where it stands, its name, and what the pairs are of.
HELD = (
    (Likeness, "_pair", "sentences"),
    (events, "_is_one", "mentions of one event"),
    (happenings, "_apart", "mentions that may agree"),
    (same_quotation, "alike", "quotations"),
)


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Counts the pairs that are looked at meanwhile."""
    counts: Counter[str] = Counter()

    def counting(plain: Callable[..., Any], name: str) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            counts[name] += 1
            return plain(*given)

        return run

    plain = [getattr(where, function) for where, function, _ in HELD]
    for (where, function, name), original in zip(HELD, plain, strict=True):
        setattr(where, function, counting(original, name))
    try:
        yield counts
    finally:
        for (where, function, _), original in zip(HELD, plain, strict=True):
            setattr(where, function, original)


def measured(given: Iterable[tuple[Article, Reading]]) -> tuple[float, Counter[str]]:
    french, held = load("fr"), list(given)
    story: Story = resolve([a for a, _ in held], [r for _, r in held], french, "benchmark")
    with counted() as counts:
        compare(story, french)
    gc.collect()
    gc.disable()
    start = process_time()
    compare(story, french)
    seconds = process_time() - start
    gc.enable()
    return seconds, counts


def main() -> None:
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if not corpus.exists():
        sys.exit(f"{corpus}: no such corpus; name a .jsonl file of articles")
    french = load("fr")
    parser = Parser(french)
    cleaned = [clean(d, french) for d in documents([corpus]) if isinstance(d, Document)][:LARGE]
    given = [(a, read(parser.parse(a.id, a.text), french)) for a in cleaned]
    small = [measured(given[first :: LARGE // SMALL]) for first in range(3)]
    seconds, pairs = measured(given)
    rows = [("seconds", median(s for s, _ in small), seconds)]
    rows += [(name, median(c[name] for _, c in small), pairs[name]) for _, _, name in HELD]
    print(f"{'':28}{SMALL:>10}{LARGE:>10}{'growth':>10}")
    for name, few, many in rows:
        print(f"{name:28}{few:10.2f}{many:10.2f}{many / max(few, 0.01):10.2f}")


if __name__ == "__main__":
    main()
