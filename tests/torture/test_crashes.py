"""Builds and judgements that are killed: nothing is lost, there twice or different."""

from __future__ import annotations

import http.client
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest

from recoupe import pipeline
from recoupe.model.judgement import Judgement
from recoupe.store import open_store
from tests.store.postgres import schema
from tests.torture.figures import FULL, many, write
from tests.torture.killing import TITLE, Children, build, compared, dossier, kept, press

Address = Callable[[str], str]
pytestmark = pytest.mark.timeout(36_000)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    """Makes the address of a new store."""
    if request.param == "sqlite":
        return lambda name: str(tmp_path / f"{name}.db")
    return lambda name: schema(f"torture_{name}")


def test_a_build_killed_at_any_instant_and_resumed_gives_the_same_document(
    address: Address, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = press(tmp_path / "press", many(4, 9))
    whole = address("whole")
    build(folder, whole)
    right = dossier(whole)
    children = Children(folder)
    seconds, statements = children.measure(address("measured"))
    chance, where, counts = random.Random(8), Counter[str](), Counter[str](finished=0)
    kills, round_ = many(6, 200), 0
    store, before = address("story0"), set[str]()
    while sum(where.values()) < kills:
        by_time = chance.random() < 0.5
        stage = children.killed(
            store,
            chance.uniform(0, seconds) if by_time else None,
            None if by_time else chance.randint(1, statements),
        )
        now = kept(store)
        counts["lost"] += len(before - now)
        before = now
        if stage is not None:
            where[stage] += 1
            # Half of them go on by themselves, half are killed again first.
            if chance.random() < 0.5:
                continue
            build(folder, store)
        counts.update(compared(right, dossier(store)))
        counts["finished"] += 1
        round_ += 1
        store, before = address(f"story{round_}"), set()
    build(folder, store)
    counts.update(compared(right, dossier(store)))
    if not request.node.callspec.id.startswith("postgresql"):
        assert _intact(Path(store))
    write(
        f"crashes-{request.node.callspec.id}",
        kills=sum(where.values()),
        killed_while=dict(where),
        stories=counts["finished"] + 1,
        **{name: counts[name] for name in ("lost", "duplicated", "different")},
    )
    assert (counts["lost"], counts["duplicated"], counts["different"]) == (0, 0, 0)


def _intact(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_command_killed_and_given_again_gives_the_same_document(tmp_path: Path) -> None:
    folder = press(tmp_path / "press", many(3, 9))
    chance, counts = random.Random(5), Counter[str]()
    whole = tmp_path / "whole.db"
    began = time.monotonic()
    _whole(folder, whole)
    seconds = time.monotonic() - began
    right = dossier(str(whole))
    kills = many(1, 20)
    path, rounds = tmp_path / "0.db", 0
    while counts["kills"] < kills:
        with _command(folder, path) as run:
            try:
                run.wait(chance.uniform(0.1, max(seconds, 3.0)))
            except subprocess.TimeoutExpired:
                run.kill()
                counts["kills"] += 1
                continue
        assert run.returncode == 0
        counts.update(compared(right, dossier(str(path))))
        rounds += 1
        path = tmp_path / f"{rounds}.db"
    _whole(folder, path)
    counts.update(compared(right, dossier(str(path))))
    assert not [p for p in tmp_path.iterdir() if p.name.endswith("-build")], "a lock was left behind"
    write("crashes-command", stories=rounds + 1, **counts)
    assert (counts["lost"], counts["duplicated"], counts["different"]) == (0, 0, 0)


def _whole(folder: Path, path: Path) -> None:
    """Build to the end; in the short form in this process, where the model is in memory already."""
    if FULL:
        assert _command(folder, path).wait() == 0
    else:
        build(folder, str(path))


def _command(folder: Path, path: Path) -> subprocess.Popen[bytes]:
    """The real command, with processes of its own."""
    command = [sys.executable, "-m", "recoupe", "build", str(folder), "--store", str(path), "--title", TITLE]
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*command, "--processes", str(many(1, 2))], stdout=quiet, stderr=quiet)


def test_a_judgement_killed_after_it_was_kept_is_there_and_is_applied(
    address: Address, tmp_path: Path
) -> None:
    """Killed at any instant after ``store.judge`` has returned: that is when people are told "saved"."""
    folder = press(tmp_path / "press", many(4, 9))
    store, chance = address("judged"), random.Random(3)
    build(folder, store)
    said: list[str] = []
    rounds = many(3, 100)
    for number in range(rounds):
        with closing(open_store(store)) as opened:
            story = pipeline.load(opened)
        about = chance.choice(story.findings)
        when = f"2026-01-01T00:{number // 60:02}:{number % 60:02}"
        judgement = Judgement("note", (about.id,), "Ada", when, f"vu {number} fois", about.evidence)
        _killed_after_it_was_kept(store, judgement, chance.uniform(0, 0.3))
        said.append(judgement.id)
        with closing(open_store(store)) as opened:
            assert [j.id for j in opened.judgements()] == said
    build(folder, store)
    with closing(open_store(store)) as opened:
        in_force = {j.id for j in pipeline.load(opened).judgements}
        assert said[-1] in in_force <= set(said)
    write(f"judgements-{'postgresql' if '://' in store else 'sqlite'}", kills=rounds, lost=0)


def _killed_after_it_was_kept(store: str, judgement: Judgement, seconds: float) -> None:
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        opened = open_store(store)
        opened.judge(judgement)
        os.write(writer, b"saved")
        pipeline.judge(opened, [judgement])
        time.sleep(60)
    os.close(writer)
    assert os.read(reader, 5) == b"saved"
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)


def test_what_the_page_said_was_saved_is_there_after_a_kill(tmp_path: Path) -> None:
    """The real server, killed the moment that its answer has come."""
    path, copy = tmp_path / "story.db", tmp_path / "copy.db"
    build(press(tmp_path / "press", many(4, 9)), str(path))
    with closing(open_store(path)) as store:
        findings = [finding.id for finding in pipeline.load(store).findings]
    rounds, there = many(1, 20), 0
    for number in range(rounds):
        shutil.copy(path, copy)
        with _Server(copy) as server:
            server.judge("wrong", findings[number % len(findings)])
            server.kill()
        with closing(open_store(copy)) as store:
            there += len(store.judgements()) == 1
        copy.unlink()
    write("judgements-page", kills=rounds, lost=rounds - there)
    assert there == rounds


class _Server:
    """``recoupe serve`` in a process of its own, and a browser of few means."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-m", "recoupe", "serve", str(path), "--port", "0"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> _Server:
        assert self._process.stdout is not None
        told = self._process.stdout.readline()
        found = re.search(r"http://[\w.]+:(\d+)/", told)
        assert found, told
        self._port = int(found[1])
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def judge(self, decision: str, about: str) -> None:
        """Send a form as the page does; it has to be answered with where to go on."""
        status, page, cookie = self._ask("GET", "/judgements")
        token = re.search(r'name="csrf" value="(\w+)"', page)
        assert status == 200 and token, page
        form = {
            "decision": decision,
            "about": about,
            "value": "",
            "back": "/",
            "who": "Ada",
            "csrf": token[1],
        }
        status, page, _ = self._ask("POST", "/judge", urlencode(form), cookie)
        assert status == 303, (status, page)

    def _ask(self, method: str, path: str, body: str = "", cookie: str = "") -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        connection.request(method, path, body or None, headers | ({"Cookie": cookie} if cookie else {}))
        answer = connection.getresponse()
        given = "; ".join(c.partition(";")[0] for c in answer.headers.get_all("Set-Cookie") or [])
        return answer.status, answer.read().decode(), given
