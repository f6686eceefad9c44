"""What does reading cost on top of the parse? CPU time of cleaning and of each extractor, as shares of two
parses of the same articles in the same run: that of plain spaCy with all components of the package, which is
what parsing costs everybody, and our own, which gives the same analyses for less than half of it.

    python benchmarks/extraction.py [CORPUS.jsonl] [--articles 200] [--skip 200] [--rounds 3]

One process, one BLAS thread. Each parse is timed once, ours in batches of sixteen articles as a build makes
them; each extractor is timed over all articles, the best of the rounds counts. The aim is 15 % of the plain
parse for the extractors.
"""

from __future__ import annotations

import argparse
import itertools
import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from recoupe.extract import events, figures, mentions, positions, quotations, references, times
from recoupe.languages import load
from recoupe.readers import read
from recoupe.text.clean import clean
from recoupe.text.parse import Parser

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "press-fr.jsonl"
BATCH = 16
PACKAGE = "fr_core_news_md"
AIM = 0.15


def cost(work: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """The least CPU seconds of ``rounds`` runs, and the result of the last."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return best, result


def cleaned(documents: Iterable[Any], language: Any) -> list[Any]:
    from recoupe.text.clean.errors import ForeignLanguageError, NoTextError

    found = []
    for document in documents:
        try:
            found.append(clean(document, language))
        except (ForeignLanguageError, NoTextError):
            continue
    return found


def parsed(articles: Sequence[Any], parser: Parser) -> list[Any]:
    found = []
    for first in range(0, len(articles), BATCH):
        batch = articles[first : first + BATCH]
        parser.prepare(article.text for article in batch)
        found += [parser.parse(article.id, article.text) for article in batch]
    return found


def plain(texts: Sequence[str]) -> float:
    """The CPU seconds of plain spaCy over ``texts``, its model loaded before."""
    import spacy

    nlp = spacy.load(PACKAGE)
    nlp("Le maire a parlé mardi.")
    return cost(lambda: sum(len(doc) for doc in nlp.pipe(texts)), 1)[0]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--skip", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    language = load("fr")
    documents = list(itertools.islice(read([given.corpus]), given.skip, given.skip + given.articles))
    cleaning, articles = cost(lambda: cleaned(documents, language), given.rounds)
    parser = Parser(language)
    parser.parse("warm", "Le maire a parlé mardi.")
    parsing, texts = cost(lambda: parsed(articles, parser), 1)

    rows: list[tuple[str, float]] = []

    def extractor(name: str, work: Callable[[int], Any]) -> list[Any]:
        seconds, result = cost(lambda: [work(n) for n in range(len(texts))], given.rounds)
        rows.append((name, seconds))
        return result

    named = extractor("mentions", lambda n: mentions.extract(texts[n], language))
    said = extractor("quotations", lambda n: quotations.extract(texts[n], language))
    extractor("references", lambda n: references.extract(texts[n], language, named[n], said[n]))
    timed = extractor("times", lambda n: times.extract(texts[n], language))
    extractor("figures", lambda n: figures.extract(texts[n], language, timed[n]))
    extractor("events", lambda n: events.extract(texts[n], language))
    extractor("positions", lambda n: positions.extract(texts[n], language))

    reference = plain([article.text for article in articles])
    extracting = sum(seconds for _, seconds in rows)
    print(f"{len(texts)} articles")
    print(f"{'stage':12} {'CPU ms/article':>14} {'of plain spaCy':>15} {'of our parse':>13}")
    parses = [("plain spaCy", reference), ("our parse", parsing)]
    for name, seconds in [*parses, *rows, ("extractors", extracting), ("cleaning", cleaning)]:
        each = 1000 * seconds / len(texts)
        print(f"{name:12} {each:14.2f} {seconds / reference:14.1%} {seconds / parsing:12.1%}")
    print(f"extractors: {extracting / reference:.1%} of the plain parse, the aim being {AIM:.0%}")


if __name__ == "__main__":
    main()
