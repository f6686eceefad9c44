"""``recoupe judge`` on a real store."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, recoupe


@pytest.fixture
def store(example: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(example, tmp_path / "story.db"))


def findings(store: Path) -> list[str]:
    done = recoupe("export", store, "--format", "json", "--output", "-")
    return [finding["id"] for finding in json.loads(done.stdout)["findings"]]


def test_a_judgement_is_applied_listed_and_taken_back(store: Path) -> None:
    first, *others = findings(store)
    done = recoupe("judge", store, "wrong", first, "--who", "Ada")
    assert (done.returncode, done.stderr) == (0, "")
    assert findings(store) == others
    listed = recoupe("judge", store, "list").stdout.splitlines()
    assert listed[1].split("\t")[0] == done.stdout.strip()
    assert listed[1].split("\t")[2:4] == ["Ada", "wrong"]
    recoupe("judge", store, "undo", done.stdout.strip())
    assert findings(store) == [first, *others]
    assert recoupe("judge", store, "list").stdout.splitlines()[1].endswith("taken back")


def test_a_position_is_judged(store: Path) -> None:
    def positions() -> list[dict[str, str]]:
        done = recoupe("export", store, "--format", "json", "--output", "-")
        return list(json.loads(done.stdout)["positions"])

    first, *others = positions()
    judgement = recoupe("judge", store, "wrong", first["id"]).stdout.strip()
    assert positions() == others
    recoupe("judge", store, "undo", judgement)
    assert positions() == [first, *others]
    recoupe("judge", store, "speaker", first["id"], "--value", "Jeanne Petit")
    assert next(p["actor_name"] for p in positions() if p["id"] == first["id"]) == "Jeanne Petit"


def test_it_outlives_a_build_with_nothing_new(store: Path) -> None:
    first, *others = findings(store)
    recoupe("judge", store, "hide", first)
    assert recoupe("build", EXAMPLE, "--store", store).returncode == 0
    assert findings(store) == others


def test_judgements_go_from_one_store_to_another_and_only_once(
    store: Path, example: Path, tmp_path: Path
) -> None:
    first = findings(store)[0]
    recoupe("judge", store, "pin", first)
    file = tmp_path / "c.jsonl"
    assert recoupe("judge", store, "export", file).returncode == 0
    other = Path(shutil.copy(example, tmp_path / "other.db"))
    assert recoupe("judge", other, "import", file).returncode == 0
    assert "0 judgements kept" in recoupe("judge", other, "import", file).stdout
    assert len(recoupe("judge", other, "list").stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("wrong", "finding-0"), 1, "no such claim or finding"),
        (("undo", "judgement-0"), 1, "no such judgement"),
        (("same", "Zorro", "Bernardo"), 1, "no actor is called 'Zorro'"),
        (("burn", "x"), 2, "burn"),
        (("import",), 2, "give one file"),
        (("import", "/nowhere.jsonl"), 1, "No such file"),
    ],
)
def test_what_cannot_be_judged_is_said_in_one_line(
    store: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    done = recoupe("judge", store, *arguments)
    assert (done.returncode, done.stderr.count("\n")) == (status, 1)
    assert words in done.stderr


def test_a_file_that_is_no_export_is_named_with_its_line(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text('\n{"decision": "burn"}\n')
    done = recoupe("judge", store, "import", file)
    assert (done.returncode, done.stderr) == (
        1,
        f"recoupe: {file}:2: is no judgement that recoupe judge exported\n",
    )
