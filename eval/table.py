"""Build the stories that have a gold file, score them, print the table, and hold the floors.

    python eval/table.py [--write-floors]

Floors stand in ``floors.yaml``: a measure that falls below its floor or is not taken any more fails the run,
and so does a run without floors. They only rise:
``--write-floors`` raises those that are exceeded and never lowers one. The example of the project is always
scored; stories of others are scored where they lie beside the project.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from pathlib import Path

import yaml

from recoupe import pipeline
from recoupe.dossier.scoring import Board, score
from recoupe.execute import LocalExecutor
from recoupe.store import open_store

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FLOORS = HERE / "floors.yaml"
_HEADER = """\
# Measures may rise above these, never fall below. Raised by eval/table.py --write-floors. One was ever
# lowered: the precision of stories-cut from .753, when joining stories of the same days gave .15 of F1.
"""
OWN_STORIES = HERE / "stories"
STORIES = {
    "example": ROOT / "examples" / "story",
    **{name: OWN_STORIES / name for name in ("flood", "attack", "trial", "election")},
    "iraq-withdrawal": ROOT.parent / "shared" / "stories" / "iraq-withdrawal",
    "griveaux": ROOT.parent / "shared" / "stories" / "griveaux",
}
# The stories that are part of the project: without them nothing was measured.
OWN = ("example", "flood", "attack", "trial", "election")
# Less is better.
COUNTS_OF_ERRORS = {"anchors.wrong"}
NO_FLOOR = {"findings.count"}


def articles_of(folder: Path) -> Path:
    articles = folder / "articles"
    return articles if articles.is_dir() else folder / "articles.jsonl"


def raw_texts(where: Path) -> dict[str, str]:
    if where.is_dir():
        return {p.name: p.read_text(encoding="utf-8") for p in sorted(where.iterdir())}
    rows = map(json.loads, where.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["text"] for row in rows}


def scored(folder: Path) -> Board:
    """The scores of a story that is built from nothing."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        store = open_store(Path(temporary) / "story.db", create=True)
        pipeline.build([articles_of(folder)], store, LocalExecutor(2))
        story = pipeline.load(store)
        store.close()
    return score(story, gold, raw_texts(articles_of(folder)))


def short_of(name: str, board: Board, floors: dict[str, dict[str, float]]) -> list[str]:
    """A line for each measure of the story that has fallen below its floor."""
    lines = []
    for measure, floor in floors.get(name, {}).items():
        if measure not in board.scores:
            lines.append(f"{name}: {measure} is not measured any more; its floor is {floor:.3f}")
            continue
        value = board.scores[measure].value
        below = value > floor if measure in COUNTS_OF_ERRORS else value < floor - 0.0005
        if below:
            lines.append(f"{name}: {measure} is {value:.3f}, its floor is {floor:.3f}")
    return lines


def faults(boards: dict[str, Board], floors: dict[str, dict[str, float]]) -> list[str]:
    """A line for all for which the run fails: what is below its floor, and what was not measured or held."""
    lines = [f"{name}: the story or its gold file is missing" for name in OWN if name not in boards]
    lines += [
        f"{name}: has no floors in {FLOORS.name}; make them with --write-floors"
        for name in boards
        if not floors.get(name)
    ]
    return lines + [line for name, board in boards.items() for line in short_of(name, board, floors)]


def raised(name: str, board: Board, floors: dict[str, dict[str, float]]) -> dict[str, float]:
    """The floors of the story, each at least as high as before."""
    old = floors.get(name, {})
    new = {m: math.floor(s.value * 1000) / 1000 for m, s in board.scores.items() if m not in NO_FLOOR}
    better = {
        m: min(v, old.get(m, v)) if m in COUNTS_OF_ERRORS else max(v, old.get(m, 0.0)) for m, v in new.items()
    }
    # A measure that vanished keeps its floor, so that the run fails until a person takes it out.
    return {**old, **better}


def show(boards: dict[str, Board]) -> None:
    measures = list(dict.fromkeys(m for board in boards.values() for m in board.scores))
    print(f"{'':34}" + "".join(f"{name:>17}" for name in boards))
    for measure in measures:
        cells = (board.scores.get(measure) for board in boards.values())
        print(f"{measure:34}" + "".join(f"{cell.value:17.3f}" if cell else f"{'':17}" for cell in cells))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write-floors", action="store_true")
    parser.add_argument("--misses", metavar="STORY", help="print what was missed in this story")
    options = parser.parse_args()
    boards = {name: scored(folder) for name, folder in STORIES.items() if (folder / "gold.json").exists()}
    show(boards)
    if options.misses in boards:
        print("\n".join(boards[options.misses].missed))
    floors = (yaml.safe_load(FLOORS.read_text(encoding="utf-8")) or {}) if FLOORS.exists() else {}
    if options.write_floors:
        floors = {**floors, **{name: raised(name, board, floors) for name, board in boards.items()}}
        FLOORS.write_text(_HEADER + yaml.safe_dump(floors, sort_keys=False), encoding="utf-8")
    wrong = faults(boards, floors)
    print("\n".join(wrong) if wrong else "every measure holds its floor")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
