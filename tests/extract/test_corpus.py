"""Everything that is read from real articles is sound: no exception, every anchor exact, nothing crossing.

Of the corpus beside the project, every twentieth article, or all 1,339 with RECOUPE_WHOLE_CORPUS.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from recoupe.extract.reading import read
from recoupe.languages import Language
from recoupe.model import Anchor, Article, Document, Quotation, Reading
from recoupe.text.clean import clean
from recoupe.text.clean.errors import ForeignLanguageError, NoTextError
from recoupe.text.parse import Parser

_EVERY = 1 if os.environ.get("RECOUPE_WHOLE_CORPUS") else 20
# So many are parsed together, which is cheaper.
_TOGETHER = 16
# What an article of one hundred thousand characters may cost beyond its parse, however slow the machine.
_SECONDS_PER_CHARACTER = 20 / 100_000


@pytest.fixture(scope="module")
def read_articles(french: Language, shared: Path) -> list[tuple[Article, Reading, float]]:
    lines = (shared / "corpus" / "press-fr.jsonl").read_text("utf-8").splitlines()[::_EVERY]
    articles = list(_articles(map(json.loads, lines), french))
    parser = Parser(french)
    found = []
    for number, article in enumerate(articles):
        if number % _TOGETHER == 0:
            parser.prepare(a.text for a in articles[number : number + _TOGETHER])
        text = parser.parse(article.id, article.text)
        start = time.process_time()
        reading = read(text, french)
        found.append((article, reading, time.process_time() - start))
    return found


def _articles(rows: Iterable[dict[str, str]], french: Language) -> Iterator[Article]:
    for row in rows:
        document = Document(row["id"], row["id"], row["text"].encode(), date=row.get("date"))
        try:
            yield clean(document, french)
        except (ForeignLanguageError, NoTextError):
            continue


def _anchors(value: object) -> Iterator[Anchor]:
    """Every anchor anywhere in what was read."""
    if isinstance(value, Anchor):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _anchors(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _anchors(getattr(value, name))


def test_every_anchor_is_exact(read_articles: list[tuple[Article, Reading, float]]) -> None:
    checked = 0
    for article, reading, _ in read_articles:
        for anchor in _anchors(reading):
            assert anchor.article == article.id
            assert article.text[anchor.start : anchor.end] == anchor.exact
            checked += 1
    assert checked > 50 * len(read_articles)


def test_nothing_overlaps_that_must_not(read_articles: list[tuple[Article, Reading, float]]) -> None:
    for article, reading, _ in read_articles:
        times = [t.anchor for t in reading.times]
        for anchors in (times, [f.anchor for f in reading.figures]):
            ordered = sorted(anchors)
            assert all(a.end <= b.start for a, b in pairwise(ordered)), article.id
        assert not _crossing(reading.quotations), article.id
        directs = sorted(q.content for q in reading.quotations if q.mode == "direct" and q.nested_in is None)
        assert all(a.end <= b.start for a, b in pairwise(directs)), article.id


def _crossing(quotations: Iterable[Quotation]) -> list[tuple[str, str]]:
    """The pairs of contents of which neither holds the other, and that share words."""
    places = sorted(q.content for q in quotations)
    return [
        (a.exact, b.exact)
        for n, a in enumerate(places)
        for b in places[n + 1 : n + 6]
        if a.start < b.start < a.end < b.end
    ]


def test_no_article_takes_long(read_articles: list[tuple[Article, Reading, float]]) -> None:
    for article, _, seconds in read_articles:
        assert seconds < max(2.0, len(article.text) * _SECONDS_PER_CHARACTER), article.id
