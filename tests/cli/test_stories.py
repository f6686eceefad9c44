"""``recoupe stories`` prints stories, writes them, and builds them."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from recoupe.cli import main
from recoupe.pipeline import load
from recoupe.store import open_store
from tests.resolve.test_stories import FLOOD, TRIAL


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    rows = [
        {"id": f"{name}{n}", "text": text, "date": f"2031-03-{4 + n:02}", "outlet": "Le Journal"}
        for name, texts in (("flood", FLOOD), ("trial", TRIAL))
        for n, text in enumerate(texts)
    ]
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "no json\n", encoding="utf-8")
    return path


def test_stories_are_printed_and_what_cannot_be_read_is_named(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stories", str(archive)]) == 0
    out, err = capsys.readouterr()
    assert "2 stories with 6 of 6 articles" in out
    assert "2031-03-04 to 2031-03-06" in out and "varsoule" in out
    assert f"{archive}:7: is not JSON" in err


def test_stories_are_written_as_build_takes_them(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert main(["stories", str(archive), "--output", str(folder)]) == 0
    rows = [json.loads(line) for line in (folder / "stories.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {tuple(row["articles"]) for row in rows} == {
        ("flood0", "flood1", "flood2"),
        ("trial0", "trial1", "trial2"),
    }
    given = {line for line in archive.read_text(encoding="utf-8").splitlines() if line.startswith("{")}
    written = [
        json.loads(line)
        for row in rows
        for line in (folder / row["story"]).read_text(encoding="utf-8").splitlines()
    ]
    assert sorted(map(json.dumps, written)) == sorted(json.dumps(json.loads(line)) for line in given) or all(
        row in written for row in map(json.loads, given)
    )


def test_stories_are_built_each_into_its_store(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert main(["stories", str(archive), "--output", str(folder), "--build", "--processes", "1"]) == 0
    for number in (1, 2):
        with closing(open_store(str(folder / f"{number:05}.db"))) as store:
            assert len(load(store).articles) == 3


def test_stories_of_fewer_articles_are_left_out(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", str(archive), "--least", "4"]) == 1
    assert "0 stories with 0 of 6 articles" in capsys.readouterr().out


def test_a_folder_is_needed_to_build(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", str(archive), "--build"]) == 1
    assert "--output" in capsys.readouterr().err
