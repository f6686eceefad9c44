"""Hide the dates of dated articles: does the story give them back?

    python eval/hidden_dates.py

The date of one article at a time is hidden, then those of half of them at once, then all. Counted are the
articles that get an interval with two ends of a week or less that holds the true day ("week"), and the share
of all intervals, open ones included, that hold it ("right"). The texts are other people's and are read from
beside the project; nothing of them is kept.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recoupe.extract.reading import read
from recoupe.languages import load
from recoupe.model import Article, Document, Published, Reading, edtf
from recoupe.readers import read as documents
from recoupe.resolve.families import find_families
from recoupe.resolve.memory import Memory
from recoupe.resolve.publication import date_articles
from recoupe.text.clean import clean
from recoupe.text.parse import Parser

SHARED = Path(__file__).resolve().parents[2] / "shared" / "stories"
STORIES = ("dettinger", "griveaux", "acte-1")
FRENCH = load("fr")
WEEK = 7
ROUNDS = 3


@dataclass(frozen=True)
class Score:
    """Of ``hidden`` articles ``dated`` got an interval, ``right`` the true one, ``week`` a close one."""

    hidden: int = 0
    dated: int = 0
    right: int = 0
    week: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.hidden + other.hidden,
            self.dated + other.dated,
            self.right + other.right,
            self.week + other.week,
        )

    def row(self, name: str) -> str:
        right = f"{self.right / self.dated:.3f}" if self.dated else "-"
        return f"{name:24}{self.hidden:7}{self.dated:7}{right:>8}{self.week / max(self.hidden, 1):8.3f}"


class Story:
    """The articles of a story with what they say, read once; dates can be hidden."""

    def __init__(self, articles: Sequence[Article], readings: Sequence[Reading]) -> None:
        self.articles = sorted(articles, key=lambda a: a.id)
        self.readings = sorted(readings, key=lambda r: r.article)
        self.truth = {a.id: a.published.edtf for a in articles if a.published.edtf}
        self._memory = Memory()

    def hiding(self, hidden: Iterable[str]) -> Score:
        """How the articles ``hidden`` are dated by the others."""
        unknown = set(hidden)
        articles = [replace(a, published=Published()) if a.id in unknown else a for a in self.articles]
        related, _ = find_families(articles, self.readings, self._memory)
        dated = date_articles(related, self.readings, FRENCH, self._memory)
        found = [
            judged(a.published.edtf, self.truth[a.id])
            for a in dated
            if a.id in unknown and a.id in self.truth
        ]
        return sum(found, Score())


def judged(found: str | None, truth: str) -> Score:
    if found is None:
        return Score(hidden=1)
    first, last = edtf.bounds(found)
    true_first, true_last = edtf.bounds(truth)
    right = (first is None or (true_first is not None and first <= true_first)) and (
        last is None or (true_last is not None and true_last <= last)
    )
    close = first is not None and last is not None and (last - first).days < WEEK
    return Score(1, 1, int(right), int(right and close))


def story(path: Path) -> Story:
    parser = Parser(FRENCH)
    articles = [clean(d, FRENCH) for d in documents([path]) if isinstance(d, Document)]
    return Story(articles, [read(parser.parse(a.id, a.text), FRENCH) for a in articles])


def one_by_one(story: Story) -> Score:
    return sum((story.hiding([id_]) for id_ in sorted(story.truth)), Score())


def by_halves(story: Story) -> Score:
    """Half of them hidden at once, in ROUNDS halves drawn with fixed seeds."""
    ids = sorted(story.truth)
    halves = (random.Random(seed).sample(ids, len(ids) // 2) for seed in range(ROUNDS))
    return sum((story.hiding(half) for half in halves), Score())


def main() -> None:
    if not SHARED.is_dir():
        sys.exit(f"{SHARED}: the stories are not beside the project")
    print(f"{'':24}{'hidden':>7}{'dated':>7}{'right':>8}{'week':>8}")
    totals = [Score(), Score(), Score()]
    for name in STORIES:
        read_story = story(SHARED / name / "articles.jsonl")
        scores = [one_by_one(read_story), by_halves(read_story), read_story.hiding(read_story.truth)]
        for mode, score in zip(("one", "half", "all"), scores, strict=True):
            print(score.row(f"{name}, {mode}"))
        totals = [total + score for total, score in zip(totals, scores, strict=True)]
    for mode, score in zip(("one", "half", "all"), totals, strict=True):
        print(score.row(f"together, {mode}"))


if __name__ == "__main__":
    main()
