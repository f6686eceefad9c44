"""The script that tells whether confidence means something."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def confidence() -> ModuleType:
    spec = importlib.util.spec_from_file_location("confidence", ROOT / "eval" / "confidence.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _quotation(content: str, source: str | None, speaker: str | None, sure: float) -> dict[str, Any]:
    return {
        "content": {"article": "a", "start": 0, "end": 1, "exact": content},
        "mode": "direct",
        "source": {"exact": source} if source else None,
        "speaker": "rey" if speaker == "Paul Rey" else None,
        "speaker_name": speaker,
        "confidence": sure,
    }


DOSSIER: dict[str, Any] = {
    "articles": [{"id": "a", "file": "a"}, {"id": "z", "file": "z"}],
    "actors": [{"id": "rey", "name": "Paul Rey", "names": [{"text": "Rey"}]}],
    "quotations": [
        _quotation("Le pont sera rouvert", "M. Rey", "Paul Rey", 0.95),
        _quotation("Nous verrons bien demain", "-t-il", "Paul Rey", 0.8),
        _quotation("La digue tient bon", "le maire", "Paul Rey", 0.7),
        _quotation("Rien n'a été décidé", "une source proche", "une source proche", 0.6),
        _quotation("Tout ira mieux ensuite", None, "Paul Rey", 0.2),
        _quotation("Peut-être", None, None, 0.1),
    ],
}
GOLD: dict[str, Any] = {
    "articles": {"a": {}},
    "actors": [{"name": "Paul Rey", "mentions": [{"exact": "M. Rey"}]}],
    "quotations": [
        {"article": "a", "mode": "direct", "exact": "« Le pont sera rouvert »", "speaker": "Paul Rey"},
        {"article": "a", "mode": "direct", "exact": "Nous verrons bien demain", "speaker": "Luc Dumas"},
        {"article": "a", "mode": "direct", "exact": "La digue tient bon", "speaker": "Paul Rey"},
        {"article": "a", "mode": "direct", "exact": "Rien n'a été décidé", "speaker": "une source proche"},
    ],
    "quotations_optional": [{"article": "a", "mode": "direct", "exact": "Peut-être"}],
}


def test_quotations_are_judged_by_what_tells_who_speaks(confidence: ModuleType) -> None:
    rows = list(confidence.judged(DOSSIER, GOLD))
    assert [(row.evidence, row.right) for row in rows] == [
        ("name", True),
        ("pronoun", False),
        ("description", True),
        ("words kept", True),
        # not in the marks, and not optional
        ("no source", False),
    ]


def test_the_surer_half(confidence: ModuleType) -> None:
    lines = confidence.table(list(confidence.judged(DOSSIER, GOLD))).splitlines()
    assert lines[0].split()[:4] == ["surer", "half", "0.500", "1/2"]
    assert lines[1].split()[:4] == ["other", "half", "0.667", "2/3"]


def test_files_come_in_pairs(
    confidence: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier, gold = tmp_path / "d.json", tmp_path / "g.json"
    dossier.write_text(json.dumps(DOSSIER), "utf-8")
    gold.write_text(json.dumps(GOLD), "utf-8")
    assert confidence.main([str(dossier), str(gold)]) == 0
    assert "surer half" in capsys.readouterr().out
    assert confidence.main([str(dossier)]) == 2


def test_articles_without_marks_are_left_out(confidence: ModuleType) -> None:
    assert list(confidence.judged(DOSSIER, {**GOLD, "articles": {}})) == []


def test_the_table_of_confidences_rises_with_the_weight() -> None:
    from recoupe.languages import load
    from recoupe.languages.confidence import Confidence

    found = load("fr").lexicon(Confidence)
    for evidence, points in found.speakers.items():
        assert list(points) == sorted(points)
        shares = [found.share(evidence, weight / 20) for weight in range(21)]
        assert shares == sorted(shares)
        assert all(0 <= share <= 1 for share in shares)


def test_between_two_points_the_share_is_interpolated() -> None:
    from recoupe.languages.confidence import Confidence

    table = Confidence({"pronoun": ((0.5, 0.6), (0.7, 0.8))})
    shares = [table.share("pronoun", weight) for weight in (0.0, 0.6, 1.0)]
    assert shares == pytest.approx([0.6, 0.7, 0.8])


def test_no_article_vouches_for_itself(confidence: ModuleType) -> None:
    def rows(right: int, wrong: int) -> list[Any]:
        found = [True] * right + [False] * wrong
        return [confidence.Judged(0.9, "name", is_right, "direct") for is_right in found]

    one, two = confidence.left_out([rows(10, 0), rows(0, 10)])
    # the first pair is judged by the second, where every name was wrong, and the other way round
    assert max(row.confidence for row in one) < 0.1 < 0.9 < min(row.confidence for row in two)
    assert [row.right for row in one] == [True] * 10


def test_what_is_seen_seldom_leans_on_what_is_seen_often(confidence: ModuleType) -> None:
    often = [confidence.Judged(0.9, "name", True, "direct") for _ in range(40)]
    seldom = [confidence.Judged(0.9, "pronoun", False, "direct")]
    shares = confidence.Shares([*often, *seldom])
    assert 0.5 < shares.of(seldom[0]) < shares.of(often[0])
