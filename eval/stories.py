"""How well an archive is cut into stories: B³ of three stories mixed with the rest of a corpus.

    python eval/stories.py

The articles of ``dettinger``, ``griveaux`` and ``acte-1`` are put among those of ``press-fr`` (beside the
project), which are of the same months and the same movement. For each article of the three: precision is the
share of its found story that is of its own, recall the share of its own story that is there (Bagga and
Baldwin, 1998). Articles of the corpus that belong to one of the three without being listed count as wrong, so
that precision is a lower bound. Fails below the floor in ``floors.yaml``.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import yaml

from recoupe.pipeline.stories import Archive

SHARED = Path(__file__).resolve().parents[2] / "shared"
NAMES = ("dettinger", "griveaux", "acte-1")
FLOORS = Path(__file__).resolve().parent / "floors.yaml"


def rows(path: Path) -> dict[str, str]:
    """The lines of a .jsonl by the id of their article."""
    with path.open(encoding="utf-8") as lines:
        return {json.loads(line)["id"]: line for line in lines}


def b_cubed(found: list[list[str]], own: dict[str, str]) -> tuple[float, float]:
    """Precision and recall over the articles in ``own``, which gives the story of each."""
    precision = recall = 0.0
    many = {name: sum(1 for story in own.values() if story == name) for name in own.values()}
    for story in found:
        for id_ in (one for one in story if one in own):
            same = sum(1 for one in story if own.get(one) == own[id_])
            precision += same / len(story)
            recall += same / many[own[id_]]
    return precision / len(own), recall / len(own)


def main() -> int:
    """Print the table. Gives the exit status."""
    corpus = SHARED / "corpus" / "press-fr.jsonl"
    if not corpus.exists():
        print(f"{corpus} is not there: nothing to score")
        return 0
    lines = rows(corpus)
    own: dict[str, str] = {}
    for name in NAMES:
        listed = rows(SHARED / "stories" / name / "articles.jsonl")
        lines |= listed
        own |= dict.fromkeys(listed, name)
    with tempfile.TemporaryDirectory() as folder:
        mixed = Path(folder) / "mixed.jsonl"
        mixed.write_text("".join(lines[id_] for id_ in sorted(lines)), encoding="utf-8")
        start = time.process_time()
        found = [story.articles for story in Archive([mixed]).stories()]
        took = time.process_time() - start
    print(f"{len(lines)} articles, {len(found)} stories, {1000 * took / len(lines):.1f} ms of CPU an article")
    print(f"{'':12}{'articles':>9}{'precision':>11}{'recall':>8}{'F1':>7}")
    for name in (*NAMES, "all"):
        some = {id_: story for id_, story in own.items() if name in (story, "all")}
        p, r = b_cubed(found, some)
        print(f"{name:12}{len(some):9}{p:11.3f}{r:8.3f}{2 * p * r / (p + r):7.3f}")
    floor = yaml.safe_load(FLOORS.read_text(encoding="utf-8")).get("stories-cut", {})
    scores = {"b3.precision": p, "b3.recall": r, "b3.f1": 2 * p * r / (p + r)}
    low = {name: value for name, value in scores.items() if value < floor.get(name, 0.0) - 0.0005}
    for name, value in low.items():
        print(f"{name} {value:.3f} is below its floor {floor[name]}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
