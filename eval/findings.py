"""Hold the first findings of real stories against verdicts given by hand, and say how many are right.

    python eval/findings.py [--judge STORY]

``findings/judged.json`` keeps, for each story, the kind of a finding, the places of its evidence (article and
offsets in its clean text, no words) and the verdict: right, trivial or wrong. A finding of today is one that
was judged when it is of the same kind and most of its evidence touches the judged one's. What was never
judged is counted apart; ``--judge`` prints it, ready to be read and given a verdict.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from recoupe import pipeline
from recoupe.execute import LocalExecutor
from recoupe.model import Finding, Story
from recoupe.store import open_store

HERE = Path(__file__).resolve().parent
JUDGED = HERE / "findings" / "judged.json"
STORIES = HERE.parent.parent / "shared" / "stories"
# So many findings a reader looks at before he stops.
FIRST = 20


def built(name: str) -> Story:
    """The story ``name``, built from nothing."""
    folder = STORIES / name
    articles = folder / "articles"
    with tempfile.TemporaryDirectory() as temporary:
        store = open_store(Path(temporary) / "story.db", create=True)
        where = articles if articles.is_dir() else folder / "articles.jsonl"
        pipeline.build([where], store, LocalExecutor(2))
        story = pipeline.load(store)
        store.close()
    return story


def places(finding: Finding) -> list[list[Any]]:
    """The evidence as article, start, end."""
    return [[a.article, a.start, a.end] for a in finding.evidence]


def verdict(finding: Finding, judged: list[dict[str, Any]]) -> str | None:
    """The verdict on the judged finding that ``finding`` is, None where it was never judged."""
    own = places(finding)
    for one in judged:
        touched = sum(any(_touch(a, b) for b in one["evidence"]) for a in own)
        if one["kind"] == finding.kind and touched > len(own) / 2:
            return str(one["verdict"])
    return None


def _touch(a: list[Any], b: list[Any]) -> bool:
    return bool(a[0] == b[0] and a[1] < b[2] and b[1] < a[2])


def show(story: Story, judged: list[dict[str, Any]]) -> None:
    """Print what has no verdict yet, one JSON object a line, each after its sentence."""
    for finding in story.findings[:FIRST]:
        if verdict(finding, judged) is None:
            print(f"# {finding.explanation}")
            print(json.dumps({"kind": finding.kind, "verdict": "", "evidence": places(finding)}))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--judge", metavar="STORY", help="print the findings of STORY that have no verdict")
    options = parser.parse_args()
    judged: dict[str, list[dict[str, Any]]] = json.loads(JUDGED.read_text(encoding="utf-8"))
    if options.judge:
        show(built(options.judge), judged.get(options.judge, []))
        return
    known = [name for name in judged if (STORIES / name).is_dir()]
    if not known:
        sys.exit(f"none of the judged stories lies in {STORIES}: put them there or skip this measure")
    total: Counter[str] = Counter()
    for name in known:
        found = Counter(verdict(f, judged[name]) or "not judged" for f in built(name).findings[:FIRST])
        total += found
        print(name, dict(sorted(found.items())))
    seen = sum(count for kind, count in total.items() if kind != "not judged")
    print(
        f"right {total['right']} of {seen} judged ({total['right'] / max(seen, 1):.2f})",
        dict(sorted(total.items())),
    )


if __name__ == "__main__":
    main()
