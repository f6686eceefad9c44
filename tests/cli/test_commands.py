"""The commands over the example story, with every stage as it is."""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe import __version__, cli
from tests.cli.conftest import EXAMPLE, recoupe

Here = Callable[..., str]


@pytest.fixture
def here(capfd: pytest.CaptureFixture[str]) -> Here:
    """Runs a command in this process, which is quicker, and gives its output."""

    def run(*arguments: str | Path) -> str:
        assert cli.main(list(map(str, arguments))) == 0
        captured = capfd.readouterr()
        assert captured.err == ""
        return captured.out

    return run


TOPICS = ("findings", "actors", "quotations", "positions", "figures", "timeline", "articles")


def test_version_and_help_answer_at_once() -> None:
    assert recoupe("--version").stdout == f"recoupe, version {__version__}\n"
    quickest = min(_seconds("--help") for _ in range(3))
    # 0.1 s where it was measured; more than three times as much means that something heavy is imported.
    assert quickest < 0.35


def _seconds(*arguments: str) -> float:
    start = time.perf_counter()
    assert "build" in recoupe(*arguments).stdout
    return time.perf_counter() - start


def test_building_again_reads_nothing(example: Path) -> None:
    done = recoupe("build", EXAMPLE, "--store", example)
    assert done.returncode == 0
    assert "0 read now; nothing has changed" in done.stdout


def test_what_is_set_aside_is_named_and_counted_and_the_rest_is_built(tmp_path: Path) -> None:
    press = tmp_path / "press.jsonl"
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()[:2]
    press.write_text("\n".join([lines[0], "{broken", lines[1]]), encoding="utf-8")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = recoupe("build", press, tmp_path / "picture.html", "--store", tmp_path / "story.db")
    assert done.returncode == 0
    first, second = done.stderr.splitlines()
    assert first.startswith(f"recoupe: {press}:2: is not JSON") and first.endswith("(set aside)")
    assert second.startswith(f"recoupe: {tmp_path}/picture.html: is a picture")
    assert done.stdout.endswith("2 articles in the story, 2 read now, 2 inputs set aside\n")


def test_export_as_json_to_standard_output(example: Path, here: Here) -> None:
    document = json.loads(here("export", example, "--format", "json", "--output", "-"))
    assert (document["schema"], document["title"]) == ("recoupe.dossier/1", "L’exemple")
    assert len(document["articles"]) == len(EXAMPLE.read_text(encoding="utf-8").splitlines())
    texts = {article["id"]: article["text"] for article in document["articles"]}
    anchors = [q["content"] for q in document["quotations"]] + [f["anchor"] for f in document["figures"]]
    assert anchors and all(texts[a["article"]][a["start"] : a["end"]] == a["exact"] for a in anchors)


@pytest.mark.parametrize("name", ["html", "markdown", "json"])
def test_export_to_a_file_is_the_same_as_to_standard_output(
    example: Path, tmp_path: Path, name: str, here: Here
) -> None:
    path = tmp_path / "story"
    assert here("export", example, "--format", name, "--output", path) == ""
    done = recoupe("export", example, "--format", name, "--output", "-")
    assert path.read_text(encoding="utf-8") == done.stdout


def test_export_as_csv_is_a_folder_or_an_archive(example: Path, tmp_path: Path, here: Here) -> None:
    here("export", example, "--format", "csv", "--output", tmp_path / "tables")
    command = [sys.executable, "-m", "recoupe", "export", example, "--format", "csv", "--output", "-"]
    archive = zipfile.ZipFile(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    assert sorted(archive.namelist()) == sorted(p.name for p in (tmp_path / "tables").iterdir())


@pytest.mark.parametrize(("code", "status"), [("return 3", 3), ("threading.Thread(target=late).start()", 0)])
def test_a_process_ends_with_its_status_when_all_is_done_and_printed(code: str, status: int) -> None:
    program = f"""
import atexit, threading, time
from recoupe import cli

def late():
    time.sleep(0.2)
    print("late")

def main():
    print("printed")
    {code}
    return 0

def ended():
    print("left")

atexit.register(ended)
cli.main = main
cli.run()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout.split() == ["printed", *(["late"] if "target=late" in code else []), "left"]


@pytest.mark.parametrize("topic", TOPICS)
def test_show_piped_is_a_row_a_line_with_tabs(example: Path, topic: str, here: Here) -> None:
    shown = here("show", example, topic)
    header, *rows = shown.splitlines()
    assert rows and all(row.count("\t") == header.count("\t") for row in rows)
    assert "\x1b" not in shown


def test_show_without_a_topic_counts_everything(example: Path, here: Here) -> None:
    rows = dict(line.split("\t") for line in here("show", example).splitlines()[1:])
    assert int(rows["articles"]) == len(EXAMPLE.read_text(encoding="utf-8").splitlines())
    assert 0 < int(rows["independent sources"]) < int(rows["articles"])


@pytest.mark.parametrize("topic", TOPICS)
def test_show_in_a_terminal_of_80_columns_fits_it(example: Path, topic: str) -> None:
    lines = _in_terminal("show", str(example), topic)
    assert any("─" in line for line in lines)
    assert max(map(len, lines)) <= 80


def _in_terminal(*arguments: str) -> list[str]:
    """What the command draws in a terminal of 80 columns, a string a line."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "dumb", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "recoupe", *arguments], stdout=slave, stdin=slave, env=environment
    ):
        os.close(slave)
        drawn = b""
        while chunk := _read(master):
            drawn += chunk
    os.close(master)
    return drawn.decode().replace("\r\n", "\n").splitlines()


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # The other end was closed: that is how Linux tells the end.
        return b""


def test_schema_is_the_published_one(here: Here) -> None:
    published = Path(__file__).resolve().parents[2] / "docs" / "dossier.schema.json"
    assert here("schema") == published.read_text(encoding="utf-8")


def test_score_against_the_gold_of_the_example(example: Path, here: Here) -> None:
    lines = here("score", example, EXAMPLE.with_name("gold.json")).splitlines()
    scores = {line.split()[0]: float(line.split()[1]) for line in lines}
    assert (scores["anchors.wrong"], scores["articles.read"]) == (0, 1)
    assert scores["quotations.direct.f1"] > 0.5
    more = here("score", example, EXAMPLE.with_name("gold.json"), "--misses")
    assert more.splitlines()[-len(lines) :] == lines


def test_killed_in_the_middle_and_started_again_it_ends_with_the_same_dossier(
    example: Path, tmp_path: Path
) -> None:
    store = tmp_path / "story.db"
    arguments = ("build", EXAMPLE, "--store", store, "--title", "L’exemple")
    for seconds in (0.5, 2.0, 4.0):
        with subprocess.Popen([sys.executable, "-m", "recoupe", *map(str, arguments)]) as run:
            time.sleep(seconds)
            run.send_signal(signal.SIGKILL)
    assert recoupe(*arguments).returncode == 0
    again, undisturbed = (
        recoupe("export", path, "--format", "json", "--output", "-").stdout for path in (store, example)
    )
    assert again == undisturbed


def test_a_story_on_a_server_is_the_story_in_a_file(example: Path, tmp_path: Path) -> None:
    from tests.store import postgres

    address = postgres.schema(f"{tmp_path.name}_cli")
    done = recoupe("build", EXAMPLE, "--store", address, "--title", "L’exemple")
    assert (done.returncode, done.stderr) == (0, "")
    served, filed = (
        recoupe("export", store, "--format", "json", "--output", "-").stdout for store in (address, example)
    )
    assert served == filed
