"""Does the shape hold? A large synthetic archive, cut into stories, each resolved and compared by itself.

    python benchmarks/scale.py STORE [--times 15] [--resolve ARTICLES]

STORE is a story that was built of a corpus. Its articles and readings are multiplied: in each copy of the
corpus the names are others of the same length, the days other days, so that stories repeat and do not mix;
within a copy articles are as like one another as they were, and so copied at the true rate. Reading is not
timed here (``benchmarks/build.py`` does); all else of an archive is: sketches, stories, and, one story in
memory at a time, resolving and comparing.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from typing import Any

from recoupe.compare.story import compare
from recoupe.languages import load
from recoupe.model import Article, Reading
from recoupe.pipeline.stories import cut
from recoupe.resolve.stories import Sketch, sketch
from recoupe.resolve.story import resolve
from recoupe.store import codec, open_store

_NAME = re.compile(r"\b[A-ZÉÈÀÂÎÔÇ][a-zéèàâêîôùûçëï]{3,}")
_VOWELS, _CONSONANTS = "aeiou", "bcdfglmnprstv"
_TOLD = 2_000  # articles after which the cost so far is told
_APART = 90  # days from one copy of the corpus to the next


def renamed(word: str, number: int) -> str:
    """Another word of the same length, the same for each word of a copy."""
    out = [word[0]]
    for place, letter in enumerate(word[1:], 1):
        for kind in (_VOWELS, _CONSONANTS):
            if letter in kind and number:
                letter = kind[(kind.index(letter) + number * (place + 1)) % len(kind)]
                break
        out.append(letter)
    return "".join(out)


def changed(value: Any, number: int, tag: str, ids: frozenset[str]) -> Any:
    """A value of JSON with other names, and ids of articles of this copy."""
    if isinstance(value, str):
        return f"{value}{tag}" if value in ids else _NAME.sub(lambda m: renamed(m[0], number), value)
    if isinstance(value, list):
        return [changed(item, number, tag, ids) for item in value]
    if isinstance(value, dict):
        return {key: changed(item, number, tag, ids) for key, item in value.items()}
    return value


def later(article: dict[str, Any], number: int) -> dict[str, Any]:
    published = article.get("published") or {}
    edtf = published.get("edtf") or ""
    try:
        day = date.fromisoformat(edtf[:10])
    except ValueError:
        return article
    moved = (day + timedelta(number * _APART)).isoformat()
    return {**article, "published": {**published, "edtf": moved + edtf[10:]}}


class Corpus:
    """The articles and readings of a store, each of which there is in as many copies as wanted."""

    def __init__(self, store: str) -> None:
        with closing(open_store(store)) as source:
            readings = {k.id: codec.encode(k.result) for k in source.readings() if k.result}
            articles = {k.id: codec.encode(k.result) for k in source.articles() if k.result}
        self._articles = {id_: article for id_, article in articles.items() if id_ in readings}
        self._readings = readings
        self.ids = frozenset(self._articles)

    def article(self, id_: str, number: int) -> Article:
        return codec.decode(Article, self._copy(later(json.loads(self._articles[id_]), number), number))

    def reading(self, id_: str, number: int) -> Reading:
        return codec.decode(Reading, self._copy(json.loads(self._readings[id_]), number))

    def _copy(self, value: Any, number: int) -> str:
        return json.dumps(changed(value, number, f"~{number}", self.ids), ensure_ascii=False)


def named(id_: str) -> tuple[str, int]:
    """The article of the corpus and the copy that an id of the archive means."""
    own, _, number = id_.rpartition("~")
    return own, int(number)


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(what: str, count: int, start: float) -> float:
    now = time.process_time()
    took = now - start
    print(f"{what:34}{took:9.1f} s{1000 * took / count:9.2f} ms an article{peak():9.0f} MB peak", flush=True)
    return time.process_time()


def cutting(corpus: Corpus, times: int) -> list[list[str]]:
    """Sketch and cut the archive, and tell what that costs beside the making of it."""
    french = load("fr")
    made = 0.0

    def sketches() -> Iterator[Sketch]:
        nonlocal made
        for number in range(times):
            for id_ in sorted(corpus.ids):
                start = time.process_time()
                article = corpus.article(id_, number)
                made += time.process_time() - start
                yield sketch(article, french)

    start = time.process_time()
    stories = [story.articles for story in cut(sketches())]
    count = times * len(corpus.ids)
    told(f"sketched and cut: {len(stories)} stories", count, start + made)
    sizes = sorted((len(story) for story in stories), reverse=True)
    print(f"largest stories: {sizes[:8]}; of one article: {sizes.count(1)}")
    mixed = sum(len({named(id_)[1] for id_ in story}) > 1 for story in stories)
    print(f"{mixed} stories have articles of more than one copy", flush=True)
    return stories


def resolving(corpus: Corpus, stories: list[list[str]], most: int) -> None:
    """Resolve and compare stories of two and more articles, until ``most`` articles were."""
    french = load("fr")
    findings = quotations = done = failed = 0
    took = 0.0
    for ids in (story for story in stories if len(story) > 1):
        if done >= most:
            break
        articles = [corpus.article(*named(id_)) for id_ in ids]
        readings = [corpus.reading(*named(id_)) for id_ in ids]
        start = time.process_time()
        try:
            resolved = resolve(articles, readings, french, "story")
        except KeyError:
            # A name that stands in capitals too kept those, and is two names: made up, not of the press.
            failed += 1
            continue
        story = compare(resolved, french)
        took += time.process_time() - start
        findings += len(story.findings)
        quotations += len(story.quotations)
        if (done + len(ids)) // _TOLD > done // _TOLD:
            told(f"  {done + len(ids)} articles so far", done + len(ids), time.process_time() - took)
        done += len(ids)
    told("resolved and compared, by story", done or 1, time.process_time() - took)
    print(f"{done} articles in stories of two or more: {quotations} quotations, {findings} findings")
    print(f"{failed} stories do not hold together as they were made up, and were left out")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store")
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--resolve", type=int, default=10**9, metavar="ARTICLES", help="How many, at most.")
    options = parser.parse_args()
    corpus = Corpus(options.store)
    print(f"{options.times * len(corpus.ids)} articles; {peak():.0f} MB before the first", flush=True)
    resolving(corpus, cutting(corpus, options.times), options.resolve)


if __name__ == "__main__":
    main()
