"""A story that is followed for months: what it takes grows with its articles, and with nothing else.

Each round is what a day brings: watch a folder in which articles have come or changed, judge, build again, and
say what has changed.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from recoupe import pipeline
from recoupe.dossier import Index
from recoupe.dossier.changes import changes
from recoupe.execute import SerialExecutor
from recoupe.model.judgement import Judgement
from recoupe.pipeline.watching import news
from recoupe.readers.fetch import Fetched
from recoupe.store import open_store
from tests.torture.figures import many, write
from tests.torture.killing import TITLE, compared, dossier, press

pytestmark = pytest.mark.timeout(36_000)
# Rounds in which articles come; in the others one changes, or nothing does.
_COMING = 3
_WORDS = ("crue", "digue", "marché", "pont", "gare", "école", "usine", "forêt")


@dataclass(frozen=True, slots=True)
class Cost:
    """What the store and the process had taken after a round."""

    round: int
    articles: int
    store_bytes: int
    resident_bytes: int
    seconds: float
    open_files: int


def test_what_a_story_takes_grows_with_its_articles_alone(tmp_path: Path) -> None:
    folder, path = press(tmp_path / "press", 9), tmp_path / "story.db"
    rounds, chance = many(6, 100), random.Random(2)
    feed = _Feed()
    costs = [_day(number, folder, path, chance, feed) for number in range(rounds)]
    fresh = tmp_path / "fresh.db"
    with closing(open_store(path)) as old, closing(open_store(fresh, create=True)) as new:
        for judgement in old.judgements():
            new.judge(judgement)
        pipeline.build([], new, SerialExecutor(), title=TITLE, others=old.documents(old.latest().values()))
    counts = compared(dossier(str(fresh)), dossier(str(path)))
    sizes = path.stat().st_size, fresh.stat().st_size
    settled = costs[len(costs) // 2]
    write(
        "long_use",
        rounds=rounds,
        first=asdict(costs[0]),
        half=asdict(settled),
        last=asdict(costs[-1]),
        bytes_an_article_at_half=round(settled.store_bytes / settled.articles),
        bytes_an_article_at_last=round(sizes[0] / costs[-1].articles),
        against_a_fresh_store=round(sizes[0] / sizes[1], 2),
        **counts,
    )
    assert sum(counts.values()) == 0, "months of use gave another story than one build"
    # Beside the articles it keeps the judgements, the versions that articles had, and free pages to write to.
    assert sizes[0] < 2.5 * sizes[1]
    assert costs[-1].open_files <= costs[0].open_files
    grown = costs[-1].resident_bytes - settled.resident_bytes
    assert grown < 30_000_000 + 400_000 * (costs[-1].articles - settled.articles)
    if rounds >= 50:
        early, late = (sorted(c.seconds / c.articles for c in some) for some in (costs[10:40], costs[-30:]))
        assert late[15] < 2 * early[15], "a round takes more time an article than it did"


class _Feed:
    """A feed on the web, with the ten articles that came last."""

    def __init__(self) -> None:
        self._items: list[str] = []

    def add(self, id: str, text: str) -> None:
        self._items.append(f"<item><guid>{id}</guid><description>{text}</description></item>")

    def fetch(self, url: str, validators: Mapping[str, str] | None = None) -> Fetched:
        items = "".join(self._items[-10:])
        feed = (
            f'<rss version="2.0"><channel><title>Le Fil</title><language>fr</language>{items}</channel></rss>'
        )
        return Fetched(url, feed.encode(), "application/rss+xml", {"If-None-Match": str(len(self._items))})


def _day(number: int, folder: Path, path: Path, chance: random.Random, feed: _Feed) -> Cost:
    began = time.process_time()
    _news(number, folder, chance, feed)
    with closing(open_store(path, create=True)) as store:
        before = store.story()
        found = news(["https://exemple.fr/fil"], store, feed)  # type: ignore[arg-type]
        pipeline.build([folder], store, SerialExecutor(), title=TITLE, others=found)
        story = pipeline.load(store)
        finding = story.findings[number % len(story.findings)]
        when = f"2026-01-01T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"
        pipeline.judge(
            store, [Judgement("note", (finding.id,), "Ada", when, f"jour {number}", finding.evidence)]
        )
        after = pipeline.load(store)
        if before is not None:
            changes(Index(before), Index(after))
    return Cost(
        number,
        len(after.articles),
        sum(p.stat().st_size for p in path.parent.glob("story.db*")),
        _resident(),
        round(time.process_time() - began, 3),
        _open_files(),
    )


def _news(number: int, folder: Path, chance: random.Random, feed: _Feed) -> None:
    """An article that comes in the feed, or one in the folder that changes; on other days nothing."""
    rows = [json.loads(line) for line in (folder / "a.jsonl").read_text().splitlines()]
    row, word = chance.choice(rows), chance.choice(_WORDS)
    text = row["text"].replace("passerelle", word) + f" C'était le jour {number}."
    if number % _COMING == 0:
        feed.add(f"c-{number}", text.replace("&", "&amp;").replace("<", "&lt;"))
    elif number % _COMING == 1:
        (folder / "x.jsonl").write_text(json.dumps(row | {"id": "x", "text": text}))


def _open_files() -> int:
    there = Path("/proc/self/fd")
    return len(list(there.iterdir())) if there.exists() else 0


def _resident() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def test_a_store_gives_back_what_it_no_longer_needs(tmp_path: Path) -> None:
    """What a large article took is free again for others when a short one takes its place."""
    folder = press(tmp_path / "press", 3)
    path, row = tmp_path / "story.db", {"id": "x", "text": "Le maire de Montverne a parlé lundi. " * 400}
    sizes = []
    for number in range(4):
        text = row["text"] + f"Jour {number}." if number % 2 == 0 else f"Le maire a parlé. Jour {number}."
        (folder / "x.jsonl").write_text(json.dumps(row | {"text": text}))
        with closing(open_store(path, create=True)) as store:
            pipeline.build([folder], store, SerialExecutor(), title=TITLE)
        sizes.append(path.stat().st_size)
    assert sizes[3] <= sizes[2] * 1.1
    shutil.rmtree(folder)
