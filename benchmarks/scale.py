"""Does the shape hold? A large synthetic archive, cut into stories, each resolved and compared by itself.

    python benchmarks/scale.py STORE [--times 15] [--folder FOLDER]

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
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from recoupe.compare.story import compare
from recoupe.languages import load
from recoupe.model import Article, Reading
from recoupe.resolve.stories import Cutter, sketch
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
    edtf = (article.get("published") or {}).get("edtf")
    try:
        day = date.fromisoformat((edtf or "")[:10])
    except ValueError:
        return article
    moved = (day + timedelta(number * _APART)).isoformat()
    return {**article, "published": {**article["published"], "edtf": moved + edtf[10:]}}


def multiply(store: str, times: int, target: sqlite3.Connection) -> int:
    """Fill ``target`` with ``times`` copies of the corpus, and give the number of articles."""
    with closing(open_store(store)) as source:
        articles = {k.id: json.loads(codec.encode(k.result)) for k in source.articles() if k.result}
        ids = frozenset(articles)
        target.execute("CREATE TABLE a (id TEXT PRIMARY KEY, article BLOB, reading BLOB)")
        count = 0
        for kept in source.readings():
            if not kept.result or kept.id not in articles:
                continue
            reading = json.loads(codec.encode(kept.result))
            for number in range(times):
                tag = f"~{number}"
                pair = [
                    json.dumps(changed(given, number, tag, ids), ensure_ascii=False)
                    for given in (later(articles[kept.id], number), reading)
                ]
                target.execute("INSERT INTO a VALUES (?, ?, ?)", (f"{kept.id}{tag}", *pair))
                count += 1
        target.commit()
    return count


def stored(target: sqlite3.Connection, column: str, ids: list[str] | None = None) -> Iterator[str]:
    if ids is None:
        yield from (row[0] for row in target.execute(f"SELECT {column} FROM a ORDER BY id"))
        return
    for id_ in ids:
        yield target.execute(f"SELECT {column} FROM a WHERE id = ?", (id_,)).fetchone()[0]


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(what: str, count: int, start: float) -> float:
    now = time.process_time()
    took = now - start
    print(f"{what:34}{took:9.1f} s{1000 * took / count:9.2f} ms an article{peak():9.0f} MB peak", flush=True)
    return time.process_time()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store")
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--folder", help="Where the archive is put meanwhile.")
    options = parser.parse_args()
    french = load("fr")
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        target = sqlite3.connect(Path(folder) / "archive.db")
        start = time.process_time()
        count = multiply(options.store, options.times, target)
        print(f"{count} articles, {(Path(folder) / 'archive.db').stat().st_size / 1e9:.2f} GB of JSON")
        start = told("made", count, start)
        sketches = [sketch(codec.decode(Article, one), french) for one in stored(target, "article")]
        start = told("sketched", count, start)
        sketches.sort(key=lambda s: (s.day is None, str(s.day), s.id))
        stories = [story.articles for story in Cutter().cut(sketches)]
        del sketches
        start = told(f"cut into {len(stories)} stories", count, start)
        sizes = sorted((len(story) for story in stories), reverse=True)
        print(f"largest stories: {sizes[:8]}; of one article: {sizes.count(1)}")
        findings = quotations = done = failed = 0
        for ids in stories:
            if len(ids) < 2:
                continue
            articles = [codec.decode(Article, one) for one in stored(target, "article", ids)]
            readings = [codec.decode(Reading, one) for one in stored(target, "reading", ids)]
            try:
                story = compare(resolve(articles, readings, french, "story"), french)
            except KeyError:
                # A name that stands in capitals too kept those, and is two names: made up, not of the press.
                failed += 1
                continue
            findings += len(story.findings)
            quotations += len(story.quotations)
            done += len(ids)
            if done // _TOLD > (done - len(ids)) // _TOLD:
                told(f"  {done} articles so far", done, start)
        told("resolved and compared, by story", done or 1, start)
        print(f"{done} articles in stories of two or more: {quotations} quotations, {findings} findings")
        print(f"{failed} stories do not hold together as they were made up, and were left out")


if __name__ == "__main__":
    sys.exit(main())
