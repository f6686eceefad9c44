"""How the stages are put together: what is read again and what not, and what a crash leaves.

The slow stages are stand-ins (tests/fakes.py); tests/test_whole.py runs the real ones.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe import pipeline
from recoupe.execute import Failed, SerialExecutor
from recoupe.model import Story
from recoupe.pipeline import Summary, keys
from recoupe.store import Store, StoreError, open_store
from tests import fakes

SENTENCES = (
    "Le maire {a} a annoncé la fermeture du pont avant la fin de la semaine.",
    "La préfète {b} a dit que les travaux ne seront pas faits cette année.",
    "Dans la ville, on ne sait pas encore qui va payer pour les dégâts de la crue.",
)
NAMES = ("Arnal", "Bosc", "Carle", "Delmas", "Esteve", "Fabre")


def text(number: int) -> str:
    a, b = NAMES[number % len(NAMES)], NAMES[(number + 1) % len(NAMES)]
    return " ".join(SENTENCES).format(a=a, b=b) + f" C'est ce que dit le rapport numéro {number}."


def write(folder: Path, *numbers: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number:03}.txt").write_text(text(number), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fakes.Parser, "seconds", 0.0)
    for name, module in fakes.modules().items():
        monkeypatch.setitem(sys.modules, name, module)
    for name in fakes.VERSIONS:
        monkeypatch.setattr(keys, name, fakes.version)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "story.db", create=True)) as opened:
        yield opened


def build(store: Store, *paths: Path, title: str | None = None) -> Summary:
    fakes.Parser.read.clear()
    return pipeline.build(paths, store, SerialExecutor(), title=title)


def without_files(story: Story) -> Story:
    return replace(story, articles=tuple(replace(a, file="") for a in story.articles))


def test_a_folder_becomes_a_story(store: Store, tmp_path: Path) -> None:
    summary = build(store, write(tmp_path / "press", 1, 2, 3))
    assert summary == Summary(3, 3, 3, 3, True, ())
    story = pipeline.load(store)
    assert [a.id for a in story.articles] == ["001.txt", "002.txt", "003.txt"]
    assert "Bosc" in {actor.name for actor in story.actors}
    assert all(
        a.text[m.start : m.end] == m.exact
        for a in story.articles
        for actor in story.actors
        for m in actor.mentions
        if m.article == a.id
    )


def test_a_store_without_a_story_says_what_to_do(store: Store) -> None:
    with pytest.raises(StoreError, match="run recoupe build"):
        pipeline.load(store)


def test_nothing_new_is_nothing_done(store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "press", 1, 2)
    build(store, folder)
    assert build(store, folder) == Summary(2, 2, 0, 2, False, ())
    assert fakes.Parser.read == []


def test_more_files_are_added_and_only_they_are_read(store: Store, tmp_path: Path) -> None:
    build(store, write(tmp_path / "monday", 1, 2))
    assert build(store, write(tmp_path / "tuesday", 3)) == Summary(1, 1, 1, 3, True, ())
    assert fakes.Parser.read == ["003.txt"]


def test_the_order_in_which_files_are_added_does_not_matter(store: Store, tmp_path: Path) -> None:
    build(store, write(tmp_path / "tuesday", 3), title="T")
    build(store, write(tmp_path / "monday", 1, 2), title="T")
    with closing(open_store(tmp_path / "other.db", create=True)) as other:
        build(other, write(tmp_path / "all", 1, 2, 3), title="T")
        assert without_files(pipeline.load(other)) == without_files(pipeline.load(store))


def test_a_changed_article_takes_the_place_of_the_one_before(store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "press", 1, 2)
    build(store, folder)
    first = dict(store.latest())
    (folder / "001.txt").write_text(text(5), encoding="utf-8")
    assert build(store, folder) == Summary(2, 2, 1, 2, True, (), replaced=1)
    assert "numéro 5" in pipeline.load(store).articles[0].text
    # The bytes that were there before are kept.
    assert next(store.documents([first["001.txt"]])).content == text(1).encode()


def test_files_of_one_name_in_two_folders_are_two_articles(store: Store, tmp_path: Path) -> None:
    one, other = write(tmp_path / "one", 1), write(tmp_path / "other")
    (other / "001.txt").write_text(text(2), encoding="utf-8")
    build(store, one)
    build(store, other)
    assert len(pipeline.load(store).articles) == 2
    assert build(store, one, other) == Summary(2, 2, 0, 2, False, ())


def lines(path: Path, *rows: tuple[str, int]) -> Path:
    path.write_text("".join(json.dumps({"id": i, "text": text(n)}) + "\n" for i, n in rows), encoding="utf-8")
    return path


def test_a_later_build_brings_newer_versions_and_counts_them(store: Store, tmp_path: Path) -> None:
    monday, tuesday = lines(tmp_path / "1.jsonl", ("a", 1), ("b", 2)), lines(tmp_path / "2.jsonl", ("a", 3))
    assert build(store, monday).replaced == 0
    assert build(store, tuesday).replaced == 1
    assert [a.text[-2:] for a in pipeline.load(store).articles] == ["3.", "2."]
    assert build(store, tuesday).replaced == 0


def test_one_id_in_two_lists_of_a_build_is_two_articles(store: Store, tmp_path: Path) -> None:
    one, other = lines(tmp_path / "1.jsonl", ("a", 1), ("b", 2)), lines(tmp_path / "2.jsonl", ("a", 3))
    summary = build(store, one, other)
    assert (summary.articles, summary.replaced) == (3, 0)
    assert {a.id for a in pipeline.load(store).articles} == {"a", "b", "2.jsonl#a"}
    assert build(store, one, other) == Summary(3, 3, 0, 3, False, ())


def test_only_what_could_be_read_counts_as_read(store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "press", 1)
    (folder / "002.txt").write_text("POISON " + text(2), encoding="utf-8")
    assert build(store, folder).read == 1


def test_a_store_of_which_nothing_could_be_read_says_so(store: Store, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\0\0")
    build(store, tmp_path / "picture.txt")
    with pytest.raises(StoreError, match="nothing that was given could be read"):
        pipeline.load(store)


def test_a_date_that_is_none_is_named_and_the_article_read(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "1.jsonl"
    rows = [{"id": d, "date": d, "text": text(n)} for n, d in enumerate(("2024-13-45", "2024-03-05"))]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    summary = build(store, path)
    assert (summary.usable, summary.rejections) == (2, ())
    (note,) = summary.notes
    assert str(note).startswith(f"{path}:1: the date '2024-13-45' cannot be read")


def test_lists_without_ids_in_two_folders_are_not_mixed_up(store: Store, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one, other = tmp_path / "one" / "press.jsonl", tmp_path / "other" / "press.jsonl"
    one.write_text(json.dumps({"text": text(1)}), encoding="utf-8")
    other.write_text(json.dumps({"text": text(2)}), encoding="utf-8")
    build(store, one)
    build(store, other)
    assert len(pipeline.load(store).articles) == 2
    assert build(store, other, one).read == 0


def test_what_cannot_be_read_is_named_and_the_rest_is_built(store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "press", 1, 2)
    (folder / "002.txt").write_text(text(2) + " POISON", encoding="utf-8")
    (folder / "english.txt").write_text("The mayor said that it was not his fault at all. " * 5)
    (folder / "picture.txt").write_bytes(b"\x89PNG\0\0")
    summary = build(store, folder)
    assert (summary.given, summary.usable, summary.articles) == (3, 1, 1)
    assert [Path(r.file).name for r in summary.rejections] == ["picture.txt", "002.txt", "english.txt"]
    assert summary.rejections[1].reason == "could not be read (RuntimeError: poison)"
    assert [Path(r.file).name for r in store.rejections()] == ["picture.txt"]


def test_what_could_not_be_read_is_named_again_but_not_tried_again(store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "press", 1)
    (folder / "002.txt").write_text("POISON " + text(2), encoding="utf-8")
    first = build(store, folder)
    second = build(store, folder)
    assert fakes.Parser.read == []
    assert (second.rejections, second.usable) == (first.rejections, 1)


def test_nothing_at_all_that_can_be_read(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    summary = build(store, tmp_path / "empty")
    assert (summary.usable, summary.changed, len(summary.rejections)) == (0, False, 1)


def test_a_name_that_is_no_utf8_is_kept_as_well_as_can_be(store: Store, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9.txt"))
    path.write_text(text(1), encoding="utf-8")
    assert build(store, path).usable == 1
    assert [a.id for a in pipeline.load(store).articles] == ["\ufffdt\ufffd.txt"]
    assert build(store, path).read == 0


def test_the_title_is_kept_until_another_is_given(store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "press", 1)
    titles = []
    for title in (None, "La crue", None):
        build(store, folder, title=title)
        titles.append(pipeline.load(store).title)
    assert titles == ["story", "La crue", "La crue"]


def test_another_version_of_the_program_reads_everything_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(store, write(tmp_path / "monday", 1, 2))
    monkeypatch.setattr(keys, "_reading", lambda language: "next version")
    assert build(store, write(tmp_path / "tuesday", 3)).read == 3


def test_a_new_way_of_cleaning_that_gives_the_same_text_reads_nothing_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "press", 1, 2)
    build(store, folder)
    monkeypatch.setattr(keys, "_cleaning", lambda: "next version")
    build(store, folder)
    assert fakes.Parser.read == []


class Losing(SerialExecutor):
    """Loses every batch with a certain article, as if its worker had died."""

    def map(self, make, items):  # type: ignore[no-untyped-def]
        function = make()
        for batch in items:
            lost = any("numéro 2." in task.document.content.decode() for task in batch)
            yield Failed(batch, "the process died") if lost else function(batch)


def test_of_a_batch_that_was_lost_only_the_culprit_is_set_aside(store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "press", 1, 2, 3)
    summary = pipeline.build([folder], store, Losing())
    assert (summary.usable, [Path(r.file).name for r in summary.rejections]) == (2, ["002.txt"])
    # Whatever killed the worker may be gone: the next build tries again.
    assert build(store, folder).usable == 3


def test_progress_is_told(store: Store, tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    folder = write(tmp_path / "press", *range(20))
    pipeline.build([folder], store, SerialExecutor(), lambda *step: told.append(step))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == [
        "taking in",
        "reading",
        "resolving",
        "comparing",
    ]
    assert told[-3] == ("reading", 20, 20)


def test_a_second_build_is_told_that_the_first_is_at_work(store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "press", 1)
    with (
        closing(open_store(store.address)) as other,
        other.hold(),
        pytest.raises(StoreError, match=f"process {os.getpid()} is building it"),
    ):
        build(store, folder)


KILLED = """
import sys
from pathlib import Path
from tests import fakes
fakes.install(seconds=0.02)
from recoupe import pipeline
from recoupe.execute import SerialExecutor
from recoupe.store import open_store
store = open_store(sys.argv[2], create=True)
def tell(*step):
    print(*step, flush=True)
pipeline.build([Path(sys.argv[1])], store, SerialExecutor(), tell, title="T")
store.close()
"""


def test_killed_at_any_instant_and_started_again_it_ends_with_the_same_story(
    store: Store, tmp_path: Path
) -> None:
    folder = write(tmp_path / "press", *range(60))
    build(store, folder, title="T")
    killed = tmp_path / "killed.db"
    chance = random.Random(1)
    began = [0]
    for steps in (0, 2, 4, 3, 5, 2, 4):
        _kill_after(steps, 0.1 * chance.random(), folder, killed)
        began.append(_articles_kept(killed))
    assert began == sorted(began), "what was kept is not lost"
    assert len(set(began) - {0, 60}) > 2, "some kills hit the reading itself"
    with closing(open_store(killed, create=True)) as again:
        build(again, folder, title="T")
        assert len(fakes.Parser.read) == 60 - began[-1], "what was kept is not read again"
        assert pipeline.load(again) == pipeline.load(store)
        assert list(again.readings()) == list(store.readings())


def _kill_after(steps: int, seconds: float, folder: Path, address: Path) -> None:
    """Start a build, and kill it so long after it has told of so many steps."""
    root = Path(__file__).resolve().parents[1]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", KILLED, str(folder), str(address)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        for _ in range(steps):
            run.stdout.readline()
        time.sleep(seconds)
        run.kill()


def _articles_kept(address: Path) -> int:
    try:
        with closing(open_store(address, create=True)) as store:
            return len(store.article_keys())
    except StoreError:
        return 0
