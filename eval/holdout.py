"""Score articles that were marked up by hand and kept apart from the stories with a gold file.

    python eval/holdout.py

Each set was scored before its misses were read, then used: docs/quality.md says which number is of which
kind. ``second.json`` has quotations alone; those of a ``story-…`` have the events of some articles of
a story, of the last five more than those, and what a fact-checker would note when they are held against
each other. All hold offsets and labels: the texts are other people's and are read from beside the project, by
their ids.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from table import ROOT, show

from recoupe import pipeline
from recoupe.dossier.scoring import Board, score
from recoupe.execute import LocalExecutor
from recoupe.store import open_store

HERE = Path(__file__).resolve().parent
SHARED = ROOT.parent / "shared"
NAMED = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
SETS = ("tune", "test", *NAMED)
STORIES = (
    "story-dettinger",
    "story-acte-1",
    "story-feluy",
    "story-nemmouche",
    "story-rome",
    "story-drouet",
    "story-vise",
    "story-liste",
    "story-partis",
)
SOURCES = ["corpus/press-fr.jsonl", "stories/dettinger/articles.jsonl", "stories/acte-1/articles.jsonl"]


def texts(ids: set[str]) -> dict[str, str]:
    """The lines of the articles with these ids, as they stand in the texts beside the project."""
    lines = (line for name in SOURCES for line in (SHARED / name).read_text("utf-8").splitlines())
    return {row["id"]: line for line in lines if (row := json.loads(line))["id"] in ids}


def with_words(marks: object, raw: dict[str, str]) -> object:
    """The marks, each with the words that stand at its offsets."""
    if isinstance(marks, list):
        return [with_words(m, raw) for m in marks]
    if isinstance(marks, dict) and "start" in marks:
        return {**marks, "exact": raw[marks["article"]][marks["start"] : marks["end"]]}
    if isinstance(marks, dict):
        return {key: with_words(value, raw) for key, value in marks.items()}
    return marks


def scored(marks: Path) -> Board:
    gold = json.loads(marks.read_text("utf-8"))
    lines = texts(set(gold["articles"]))
    raw = {id_: json.loads(line)["text"] for id_, line in lines.items()}
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        articles.write_text("\n".join(lines.values()) + "\n", "utf-8")
        store = open_store(Path(folder) / "story.db", create=True)
        pipeline.build([articles], store, LocalExecutor(2))
        story = pipeline.load(store)
        store.close()
    board = score(story, with_words(gold, raw), raw)  # type: ignore[arg-type]
    if not gold["times"]:
        marked = ("events.", "findings.") if "notes" in gold else ()
        marked = (*marked, "quotations.") if gold["quotations"] else marked
        for name in [n for n in board.scores if not n.startswith(marked)]:
            del board.scores[name]
    return board


def main() -> int:
    if not SHARED.is_dir():
        print("the articles are not beside the project: nothing to score")
        return 0
    for names in (SETS, STORIES):
        show({name: scored(HERE / "holdout" / f"{name}.json") for name in names})
    return 0


if __name__ == "__main__":
    sys.exit(main())
