"""Whatever is wrong: one line on standard error, the right exit status, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from recoupe import cli
from recoupe.cli.errors import UserError, told
from recoupe.store import StoreError
from tests.cli.conftest import recoupe


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error."""
    captured = capsys.readouterr()
    # The first of two lines would be empty: it ends the one on which "^C" stands.
    line = captured.err.strip("\n")
    assert (captured.out, line.count("\n")) == ("", 0)
    return line


def test_a_path_that_does_not_exist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "story.db"
    assert cli.main(["build", str(tmp_path / "none"), "--store", str(store)]) == 1
    assert said(capsys) == f"recoupe: {tmp_path}/none: no such file or folder"
    assert not store.exists()


def test_an_empty_path_is_not_the_current_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "", "--store", str(tmp_path / "story.db")]) == 1
    assert "a path is empty" in said(capsys)


def test_a_folder_without_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "press").mkdir()
    assert cli.main(["build", str(tmp_path / "press"), "--store", str(tmp_path / "story.db")]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"recoupe: {tmp_path}/press: is an empty folder (set aside)",
        "recoupe: nothing could be read",
    ]


@pytest.mark.parametrize(
    "arguments", [("show",), ("export", "--format", "json", "--output", "-"), ("score", "gold.json")]
)
def test_a_store_that_is_none(
    tmp_path: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    command, *rest = arguments
    (tmp_path / "gold.json").write_text('{"articles": {}}')
    rest = [str(tmp_path / r) if r == "gold.json" else r for r in rest]
    none = tmp_path / "none.db"
    assert cli.main([command, str(none), *rest]) == 1
    assert said(capsys).startswith(f"recoupe: {none}: no such store; make it with: recoupe build")
    text = tmp_path / "text.db"
    text.write_text("Le maire a dit non.")
    assert cli.main([command, str(text), *rest]) == 1
    assert said(capsys) == f"recoupe: {text}: not a store of Recoupe; give another file"
    assert text.read_text() == "Le maire a dit non."


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["build", "x", "--processes", "0"],
        ["nonsense"],
        ["show", "x", "nonsense"],
        ["export", "x", "--output", "-"],
        ["export", "x", "--format", "nonsense", "--output", "-"],
    ],
)
def test_wrong_usage_is_status_2_and_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    assert "--help" in said(capsys)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        ("{", "not JSON"),
        ("[]", "no articles"),
        ('{"articles": {"x": []}}', "articles.x is no object"),
        ('{"articles": {}, "times": [3]}', "times[0] is no object"),
        ('{"articles": {}, "actors": [{"name": "x"}]}', "actors[0] has no 'kind'"),
        ('{"articles": {"x": {}}}', "does not have: x"),
    ],
)
def test_a_gold_file_that_is_none(
    example: Path, tmp_path: Path, content: str | None, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold.json"
    if content is not None:
        gold.write_text(content)
    assert cli.main(["score", str(example), str(gold)]) == 1
    assert words in said(capsys)


def test_an_output_that_cannot_be_written(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "none" / "story.json"
    assert cli.main(["export", str(example), "--format", "json", "--output", str(output)]) == 1
    assert said(capsys).startswith(f"recoupe: {output}: cannot be written")


def test_a_fault_of_ours_is_one_line_that_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom\nand more")

    monkeypatch.delenv("RECOUPE_DEBUG", raising=False)
    monkeypatch.setattr("recoupe.export.schema.text", fail)
    assert cli.main(["schema"]) == 1
    line = said(capsys)
    assert "please report it" in line and "RuntimeError: boom and more" in line
    monkeypatch.setenv("RECOUPE_DEBUG", "1")
    assert cli.main(["schema"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_says_that_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("recoupe.export.schema.text", interrupt)
    assert cli.main(["schema"]) == 130
    assert "interrupted" in said(capsys)


def test_our_errors_are_told_as_they_are() -> None:
    assert told(StoreError("story.db: the disk is full")) == "story.db: the disk is full"
    assert told(UserError("x")) == "x"
    assert told(OSError(28, "No space left on device", "out.json")) == "out.json: No space left on device"


def test_who_reads_our_output_may_stop_reading(example: Path) -> None:
    import subprocess
    import sys

    command = f"'{sys.executable}' -m recoupe export '{example}' --format json --output - | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", timeout=100)
    assert (len(done.stdout), done.stderr) == (10, "")


def test_names_with_escape_sequences_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "\x1b[31mred\u202e.bin").write_bytes(b"x")
    done = recoupe("build", tmp_path / "press", "--store", tmp_path / "story.db")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 2)
    assert not {"\x1b", "\u202e"} & set(done.stderr)


def test_a_closed_standard_output_is_no_fault(example: Path) -> None:
    def closed(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = " ".join([sys.executable, "-m", "recoupe", *arguments, ">&-"])
        return subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)

    shown = closed("show", str(example))
    assert (shown.returncode, shown.stderr) == (0, "")
    written = closed("export", str(example), "--format", "json", "--output", "-")
    assert (written.returncode, written.stderr) == (
        1,
        "recoupe: standard output is closed; give a file: --output FILE\n",
    )
