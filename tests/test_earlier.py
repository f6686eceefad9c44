"""What is laid aside of a story when articles are read into it once more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recoupe.cli import main
from recoupe.dossier import Index
from recoupe.dossier.changes import changes
from recoupe.dossier.judging import judge as judge_story
from recoupe.execute import SerialExecutor
from recoupe.model import Story
from recoupe.pipeline import build, judge, load, relating
from recoupe.pipeline.earlier import earlier
from recoupe.store import Store, open_store

FIRST = "L’incendie de la scierie a fait trois morts, selon les pompiers. « Nous cherchons encore », a déclaré Anne Morvan."
SECOND = "L’incendie de la scierie a fait cinq morts, selon les pompiers. « C’est fini », a déclaré jeudi Anne Morvan."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "story.db", create=True)
    yield opened
    opened.close()


def _read(store: Store, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f"Le Moulin, 4 mars 2024\n\n{text}\n", encoding="utf-8")
    build([folder / name], store, SerialExecutor(), title="La scierie")


def _ids(story: Story | None) -> list[str]:
    return [a.id for a in story.articles] if story else []


def test_of_a_first_reading_there_is_nothing_earlier(store: Store, tmp_path: Path) -> None:
    _read(store, tmp_path, "un.txt", FIRST)
    assert earlier(store) is None


def test_the_story_before_the_last_reading_is_what_changes_are_told_by(store: Store, tmp_path: Path) -> None:
    _read(store, tmp_path, "un.txt", FIRST)
    before = load(store)
    _read(store, tmp_path, "deux.txt", SECOND)
    kept = earlier(store)
    assert kept and _ids(kept) == _ids(before) and not kept.actors
    after = Index(load(store))
    assert changes(Index(kept), after) == changes(Index(before), after)
    told = [u.lead.content.exact for u in changes(Index(kept), after).statements]
    assert "C’est fini" in told and "Nous cherchons encore" not in told


def test_neither_a_judgement_nor_a_build_with_nothing_new_is_a_reading(store: Store, tmp_path: Path) -> None:
    _read(store, tmp_path, "un.txt", FIRST)
    _read(store, tmp_path, "deux.txt", SECOND)
    kept = earlier(store)
    story = load(store)
    when = datetime.now(UTC).isoformat()
    assert judge(store, [judge_story(Index(story), "hide", [story.quotations[0].id], None, "Ada", when)])
    build([tmp_path / "un.txt"], store, SerialExecutor())
    assert earlier(store) == kept


def test_a_build_that_dies_over_the_story_tells_the_same_changes_when_it_goes_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _read(store, tmp_path, "un.txt", FIRST)

    def killed(*_: object) -> Story:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(relating, "_story", killed)
        with pytest.raises(KeyboardInterrupt):
            _read(store, tmp_path, "deux.txt", SECOND)
    build([tmp_path / "deux.txt"], store, SerialExecutor())
    assert len(_ids(load(store))) == 2
    assert len(_ids(earlier(store))) == 1


def test_what_cannot_be_read_any_more_is_as_if_it_were_not_there(store: Store) -> None:
    for content in (b"", b"nothing", b"x\x9c\x03\x00\x00\x00\x00\x01"):
        store.put_blob("earlier", content)
        assert earlier(store) is None


def test_the_exported_page_says_what_changed(store: Store, tmp_path: Path) -> None:
    _read(store, tmp_path, "un.txt", FIRST)
    page = tmp_path / "page.html"
    export = ["export", store.address, "--format", "html", "--output", str(page)]
    assert main(export) == 0
    assert "Depuis la lecture précédente" not in page.read_text()
    _read(store, tmp_path, "deux.txt", SECOND)
    assert main(export) == 0
    assert "Depuis la lecture précédente" in page.read_text()
    assert "1 nouvel article" in page.read_text()
