from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from recoupe.dossier.document import document
from recoupe.dossier.scoring import score
from recoupe.model import Actor, Anchor, Article, Name, Quotation, Story, Time
from tests.builders import anchor, article, figure

RAW = "  Lundi, «nous partons», a dit Jeanne Petit. On compte au moins sept blessés."
CLEAN = article("a", RAW.strip(), "Le Matin", "2024-05-06")


def span(words: str) -> dict[str, Any]:
    start = RAW.index(words)
    return {"article": "a", "start": start, "end": start + len(words), "exact": words}


def story() -> Story:
    petit = Actor("p", "Jeanne Petit", "person", (Name("Jeanne Petit", 1),), (anchor(CLEAN, "Jeanne Petit"),))
    return Story(
        "t",
        (CLEAN,),
        actors=(petit,),
        quotations=(
            Quotation(anchor(CLEAN, "nous partons"), "direct", speaker="p", speaker_name="Jeanne Petit"),
        ),
        times=(Time(anchor(CLEAN, "Lundi"), "2024-05-06"),),
        figures=(figure(CLEAN, "au moins sept blessés", 7, None),),
    )


def gold() -> dict[str, Any]:
    return {
        "articles": {"a": {"stated": "2024-05-06"}},
        "quotations": [{**span("nous partons"), "mode": "direct", "speaker": "Jeanne Petit"}],
        "times": [{**span("Lundi"), "value": "2024-05-06"}],
        "figures": [{**span("au moins sept blessés"), "low": 7, "high": None, "counted": "blessés"}],
        "actors": [{"name": "Jeanne Petit", "kind": "person", "mentions": [span("Jeanne Petit")]}],
    }


PERFECT = [
    "quotations.direct.f1",
    "quotations.direct.speaker",
    "times.value",
    "figures.range",
    "figures.counted",
    "actors.b3.f1",
    "actors.kind",
    "articles.read",
    "dates.stated",
]


def measures(given: Story, wanted: dict[str, Any]) -> dict[str, float]:
    return {name: s.value for name, s in score(given, wanted, {"a": RAW}).scores.items()}


def test_everything_right_scores_one() -> None:
    found = measures(story(), gold())
    assert {name: found[name] for name in PERFECT} == dict.fromkeys(PERFECT, 1.0)


def test_each_error_costs_its_own_measure() -> None:
    right = story()
    wrong_day = replace(right, times=(replace(right.times[0], edtf="2024-05-13"),))
    assert measures(wrong_day, gold())["times.value"] == 0
    assert measures(wrong_day, gold())["times.f1"] == 1
    nobody = replace(right, quotations=(replace(right.quotations[0], speaker=None, speaker_name="Luc"),))
    assert measures(nobody, gold())["quotations.direct.speaker"] == 0
    silent = replace(right, quotations=())
    assert measures(silent, gold())["quotations.direct.recall"] == 0


def test_optional_spans_are_held_against_nobody() -> None:
    wanted = gold()
    wanted["times_optional"] = wanted["times"]
    wanted["times"] = []
    found = score(story(), wanted, {"a": RAW})
    assert found.scores["times.precision"].detail == "0/0"


def _outside_check(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("outside_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_agrees_with_the_outside_check(shared: Path) -> None:
    folder = Path(__file__).resolve().parents[3] / "examples" / "story"
    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    raw = {row["id"]: row["text"] for row in rows}
    wanted = json.loads((folder / "gold.json").read_text("utf-8"))
    articles = tuple(Article(r["id"], r["id"], r["text"], "fr") for r in rows)
    given = _half_right(articles, wanted)
    outside = _outside_check(shared / "score" / "score.py").Scorer(document(given), wanted, raw).run()
    ours = {name: s.value for name, s in score(given, wanted, raw).scores.items()}
    assert ours == pytest.approx({name: value for name, (value, _) in outside.items()})
    assert 0 < ours["quotations.direct.f1"] < 1


def _half_right(articles: tuple[Article, ...], wanted: dict[str, Any]) -> Story:
    """A story that has every other claim of the gold, some of them with an error."""
    by_id = {a.id: a for a in articles}

    def at(row: dict[str, Any]) -> Anchor:
        return Anchor.of(row["article"], by_id[row["article"]].text, row["start"], row["end"])

    rows = wanted["quotations"][::2]
    quotations = tuple(
        Quotation(at(r), r["mode"], speaker_name=r["speaker"] if n % 3 else "Personne")
        for n, r in enumerate(rows)
    )
    times = tuple(Time(at(r), r["value"] if n % 4 else "1999") for n, r in enumerate(wanted["times"][1:]))
    actors = tuple(
        Actor(f"actor-{n}", a["name"], a["kind"], (Name(a["name"], 1),), tuple(map(at, a["mentions"])))
        for n, a in enumerate(wanted["actors"][:-1])
    )
    return Story("t", articles, actors=actors, quotations=quotations, times=times)
