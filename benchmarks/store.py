"""What do keeping a story and taking it up again cost? From nothing, and for one article more.

    python benchmarks/store.py STORE [--rounds 2]

STORE is a file that ``recoupe build`` wrote; it is copied and not touched. Seconds are CPU time of one
process, without the collector of garbage, as a build relates a story; the best of the rounds. "One more" puts
the story down where it stands already without its middle article and all that names it: what relating changes
elsewhere is left out.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import process_time

from recoupe.model import Anchor, Story
from recoupe.pipeline import load
from recoupe.store import Store, open_store


def timed(make: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    start = process_time()
    try:
        make()
        return process_time() - start
    finally:
        gc.enable()


def without(story: Story, article: str) -> Story:
    """The story without an article and all that it says, alone or with others."""

    def elsewhere(anchors: Iterable[Anchor]) -> bool:
        return all(anchor.article != article for anchor in anchors)

    return replace(
        story,
        articles=tuple(a for a in story.articles if a.id != article),
        actors=tuple(a for a in story.actors if elsewhere(a.mentions)),
        quotations=tuple(q for q in story.quotations if elsewhere([q.content])),
        times=tuple(t for t in story.times if elsewhere([t.anchor])),
        figures=tuple(f for f in story.figures if elsewhere([f.anchor])),
        events=tuple(e for e in story.events if elsewhere(e.mentions)),
        positions=tuple(p for p in story.positions if elsewhere(p.evidence)),
        findings=tuple(f for f in story.findings if elsewhere(f.evidence)),
    )


def measured(kept: Store, folder: Path) -> dict[str, float]:
    """Seconds of each step, by its name."""
    told = load(kept)
    less = without(told, told.articles[len(told.articles) // 2].id)
    with closing(open_store(folder / "new.db", create=True)) as new:
        return {
            "take up the articles": timed(lambda: list(kept.articles())),
            "take up the readings": timed(lambda: list(kept.readings())),
            "take up the story": timed(kept.story),
            "take up what is remembered": timed(kept.remembered),
            "put the story down, from nothing": timed(lambda: new.put_story("1", less)),
            "put the story down, one article more": timed(lambda: new.put_story("2", told)),
            "put the story down, nothing new": timed(lambda: new.put_story("3", told)),
        }


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("store", type=Path)
    options.add_argument("--rounds", type=int, default=2)
    chosen = options.parse_args()
    if not chosen.store.exists():
        sys.exit(f"{chosen.store}: no such store; make it with: recoupe build PATH --store {chosen.store}")
    rounds = []
    for _ in range(chosen.rounds):
        with tempfile.TemporaryDirectory() as name:
            copy = Path(name) / "copy.db"
            shutil.copy(chosen.store, copy)
            with closing(open_store(copy)) as kept:
                rounds.append(measured(kept, Path(name)))
    for step in rounds[0]:
        print(f"{step:42}{min(seconds[step] for seconds in rounds):8.2f}")


if __name__ == "__main__":
    main()
