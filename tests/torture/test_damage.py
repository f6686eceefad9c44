"""Damaged inputs: none may crash the program, hold it up, fill the memory or vanish without a word."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from recoupe import pipeline
from recoupe.execute import SerialExecutor
from recoupe.export import FORMATS
from recoupe.model import Document, Rejection
from recoupe.readers import read
from recoupe.store import open_store
from tests.torture.damage import damaged
from tests.torture.figures import FULL, ROOT, done_before, many, write
from tests.torture.seeds import seeds
from tests.torture.victim import check

# Inputs that were once a crash, a hang or a loss, each with what it was in its name.
CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.*"))
_AT_ONCE = 500
# Of the clock: a process that reads nothing for so long hangs, whatever else the machine does.
_SILENCE = 300.0


def test_the_seeds_are_sound(tmp_path: Path) -> None:
    for name, content in seeds().items():
        assert check(tmp_path / name, content) == "read", name


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_was_mended_stays_mended(path: Path, tmp_path: Path) -> None:
    assert check(tmp_path / path.name, path.read_bytes()) in ("read", "set aside")


@pytest.mark.parametrize(
    "name", ["feed.rss", "feed.atom", "feed.xml", "newsml.xml", "page.html", "plain.txt"]
)
@pytest.mark.parametrize("one", [b"\n", b" ", b"\r\n", b"<", b"&", b"<!", b"<p>"])
def test_a_flood_of_one_thing_is_read_in_time_wherever_it_stands(
    name: str, one: bytes, tmp_path: Path
) -> None:
    content = seeds()[name]
    at = content.find(b">") + 1
    began = time.process_time()
    flood = one * (100_000 // len(one) ** 2)
    for flooded in (flood + content, content[:at] + flood + content[at:]):
        check(tmp_path / name, flooded)
    assert time.process_time() - began < 20


@pytest.mark.timeout(36_000)
def test_no_damage_crashes_hangs_or_goes_unnamed(tmp_path: Path) -> None:
    number = many(250, 100_000)
    chunks = [(first, min(first + _AT_ONCE, number)) for first in range(0, number, _AT_ONCE)]
    outcomes: Counter[str] = Counter()
    faults: list[dict[str, Any]] = []
    costs: list[dict[str, Any]] = []
    with ThreadPoolExecutor(1 if not FULL else len(os.sched_getaffinity(0))) as pool:
        for told in pool.map(lambda chunk: _told(*chunk, tmp_path), chunks):
            for line in told:
                faults += [line["fault"]] if "fault" in line else []
                outcomes.update(line.get("outcomes", {}))
                costs += [line[name] for name in ("slowest", "largest") if name in line]
            # Written as it goes, so that a run that was interrupted says how far it came.
            write(
                "damage",
                inputs=sum(outcomes.values()),
                faults=len(faults),
                examples=faults[:10],
                outcomes=dict(outcomes),
                slowest=max(costs, key=lambda cost: cost["seconds"], default=None),
                largest=max(costs, key=lambda cost: cost["megabytes"], default=None),
            )
    assert not faults, faults[0]
    assert sum(outcomes.values()) == number
    shutil.rmtree(done_before("damage"), ignore_errors=True)


def _told(first: int, last: int, folder: Path) -> list[dict[str, Any]]:
    """What became of the inputs ``first`` to ``last``, in the full form as an interrupted run has kept it."""
    kept = done_before("damage") / f"{first}-{last}.json"
    if FULL and kept.exists():
        return list(json.loads(kept.read_text(encoding="utf-8")))
    told = list(_tortured(first, last, folder))
    if FULL:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.with_suffix(".part").write_text(json.dumps(told), encoding="utf-8")
        kept.with_suffix(".part").replace(kept)
    return told


def _tortured(first: int, last: int, folder: Path) -> Iterator[dict[str, Any]]:
    """What a process tells that reads the inputs ``first`` to ``last``; another goes on where it dies."""
    own = folder / str(first)
    own.mkdir()
    while first < last:
        command = [sys.executable, "-m", "tests.torture.victim", str(first), str(last), str(own)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as victim:
            why = _watched(victim, own / "at")
            assert victim.stdout is not None
            told = [json.loads(line) for line in victim.stdout]
        yield from told
        if why is None and victim.returncode == 0:
            return
        at = int((own / "at").read_text())
        yield {"fault": {"number": at, "why": why or f"died: {victim.returncode}"}, "outcomes": {"fault": 1}}
        first = at + 1


def _watched(victim: subprocess.Popen[str], at: Path) -> str | None:
    """Wait for the end; the reason why it was ended, where it was."""
    last, since = "", time.monotonic()
    while victim.poll() is None:
        time.sleep(0.2)
        now = at.read_text() if at.exists() else ""
        if now != last:
            last, since = now, time.monotonic()
        elif time.monotonic() - since > _SILENCE:
            victim.kill()
            return "hung"
    return None


_DAMAGE = st.sampled_from(list(seeds()))


@pytest.mark.timeout(3_600)
@settings(
    max_examples=many(60, 2_000),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(name=_DAMAGE, at=st.floats(0, 1), length=st.integers(0, 40), new=st.binary(max_size=40))
@example(name="feed.rss", at=0.5, length=0, new=b"&#x110000;")
def test_any_bytes_anywhere(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: float, length: int, new: bytes
) -> None:
    content = seeds()[name]
    start = int(at * len(content))
    path = tmp_path_factory.getbasetemp() / name
    assert check(path, content[:start] + new + content[start + length :]) in ("read", "set aside")


@pytest.mark.timeout(36_000)
def test_a_story_of_damaged_files_is_built_and_every_file_is_accounted_for(tmp_path: Path) -> None:
    """As a user gives them: in a folder, through all stages and into every export."""
    folder = tmp_path / "press"
    folder.mkdir()
    number = many(10, 1_000)
    for n in range(number):
        name, content = damaged(1_000_000 + n)
        (folder / f"{n:05}-{name}").write_bytes(content[:100_000])
    with closing(open_store(tmp_path / "s.db", create=True)) as store:
        summary = pipeline.build([folder], store, SerialExecutor())
        latest, found = store.latest(), list(read([folder]))
        assert {item.file for item in found} == {str(path) for path in folder.iterdir()}
        kept = {document.file for document in store.documents(latest.values())}
        # A page of the same address in a later file takes the place of the one before.
        assert not [d for d in found if isinstance(d, Document) and d.file not in kept and d.id not in latest]
        assert {r.file for r in found if isinstance(r, Rejection)} <= {r.file for r in summary.rejections}
        assert all(r.reason and "\n" not in r.reason for r in summary.rejections)
        unexpected = [r for r in summary.rejections if "could not be read (" in r.reason]
        story = pipeline.load(store)
    for name, export in FORMATS.items():
        export(story, tmp_path / f"out.{name}")
    write(
        "damaged_story",
        files=number,
        articles=len(story.articles),
        set_aside=len(summary.rejections),
        by_an_exception=len(unexpected),
        examples=[str(r)[-200:] for r in unexpected[:10]],
    )
    assert not unexpected, unexpected[0]


BOMB = """import sys, time
def read_slow(path):
    while True: pass
    yield
def read_dead(path):
    import os; os.abort()
    yield
def read_large(path):
    bytearray(4_000_000_000)
    yield
"""


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("read_slow", "takes longer to read than 1 s, the most for a file of its size"),
        ("read_dead", "cannot be read: the process that read it died (signal SIGABRT); it may be damaged"),
        ("read_large", "needs more than 3 GB of memory, the most for a file"),
    ],
)
def test_a_file_that_takes_its_reader_along_is_set_aside_and_the_next_one_is_read(
    what: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recoupe.readers import apart, paths

    (tmp_path / "bomb.py").write_text(BOMB)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(apart, "seconds_for", lambda size: 1.0)
    monkeypatch.setitem(paths._APART, ".pdf", ("bomb", what))
    (tmp_path / "a.pdf").write_bytes(seeds()["plain.pdf"])
    (tmp_path / "b.xml").write_bytes(seeds()["nitf.xml"])
    first, second = read([tmp_path / "a.pdf", tmp_path / "b.xml"])
    assert first == Rejection(str(tmp_path / "a.pdf"), reason)
    assert not isinstance(second, Rejection), second
