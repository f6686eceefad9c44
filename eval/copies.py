"""Pairs of articles that copy one another, against a list made by a script of others.

    python eval/copies.py

The list (``press-fr.copies.tsv``, beside the project) gives a pair the share of the shorter article's runs of
eight words that the other has too. An edit of one word breaks eight runs, so a text in which every fortieth
word was changed has a share of .8 there, and of .97 by ours, which counts words. The table gives

- ``runs``: our pairs measured as the list measures. It tells whether pairs are found.
- ``words``: our pairs by our share.
- ``judged``: the same against the list as corrected by ``copies.tsv``. That file says for the pairs of which
  the two tell otherwise whether so much of the shorter is in the longer: by an alignment of another hand
  (difflib), by eye where that has no say. It holds no other pairs: what both miss is not seen.

Texts are read from beside the project and everything in them counts as the journalists' own words.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from recoupe.languages import load
from recoupe.model import Article, Document
from recoupe.readers import read
from recoupe.resolve.families import pairs_of
from recoupe.resolve.shingles import Words
from recoupe.text.clean import clean

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus"
JUDGED = Path(__file__).resolve().parent / "copies.tsv"
LEVELS = (0.8, 0.2)
RUN = 8
Pairs = set[tuple[str, str]]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def key(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def runs(first: Words, second: Words) -> float:
    """The share of the runs of the shorter that the other has."""
    one, other = (
        {words.folded[n : n + RUN] for n in range(len(words) - RUN + 1)} for words in (first, second)
    )
    return len(one & other) / max(1, min(len(one), len(other)))


def f1(found: Pairs, true: Pairs) -> float:
    return 2 * len(found & true) / max(1, len(found) + len(true))


def measured(articles: list[Article]) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """The share of every pair found: by runs, and by words."""
    words = {a.id: Words.of(a.text) for a in articles}
    by_words = {key(articles[p.first].id, articles[p.second].id): p.share for p in pairs_of(articles, ())}
    return {(a, b): runs(words[a], words[b]) for a, b in by_words}, by_words


def corrected(listed: Pairs, level: float, judgements: Iterable[dict[str, str]]) -> Pairs:
    right = set(listed)
    for judgement in judgements:
        if float(judgement["level"]) == level:
            pair = key(judgement["a"], judgement["b"])
            (right.add if judgement["copied"] == "yes" else right.discard)(pair)
    return right


def scores() -> dict[str, float]:
    """The F1 of each measure at each level."""
    french = load("fr")
    found = read([SHARED / "press-fr.jsonl"])
    articles = [clean(d, french) for d in found if isinstance(d, Document)]
    by_runs, by_words = measured(sorted(articles, key=lambda a: a.id))
    listed = {
        key(r["a"], r["b"]): float(r["share_of_the_shorter"]) for r in rows(SHARED / "press-fr.copies.tsv")
    }
    judgements = rows(JUDGED)
    result = {}
    for level in LEVELS:
        true = {pair for pair, share in listed.items() if share >= level}
        ours = {pair for pair, share in by_words.items() if share >= level}
        result[f"runs {level}"] = f1({pair for pair, share in by_runs.items() if share >= level}, true)
        result[f"words {level}"] = f1(ours, true)
        result[f"judged {level}"] = f1(ours, corrected(true, level, judgements))
    return result


def main() -> None:
    if not SHARED.is_dir():
        sys.exit(f"{SHARED}: the corpus is not beside the project")
    for name, value in scores().items():
        print(f"{name:12}{value:.3f}")


if __name__ == "__main__":
    main()
