"""A story to build, processes that build it, and ways to kill them."""

from __future__ import annotations

import json
import mmap
import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from recoupe import pipeline
from recoupe.dossier import document
from recoupe.execute import SerialExecutor
from recoupe.store import StoreError, open_store
from tests.torture.figures import ROOT

_EXAMPLE = ROOT / "examples" / "story" / "articles.jsonl"
# Another story in the same words: other places, people and numbers.
_OTHER = {
    "Montverne": "Ambrecourt",
    "Vère": "Ambre",
    "Ferrand": "Duroc",
    "Marchand": "Lenoir",
    "sept": "huit",
}
TITLE = "La passerelle"
STAGES = ("starting", "taking in", "reading", "resolving", "comparing", "done")


def press(folder: Path, articles: int = 18) -> Path:
    """A folder of invented articles, and of files that cannot be read."""
    folder.mkdir()
    rows = [json.loads(line) for line in _EXAMPLE.read_text(encoding="utf-8").splitlines()]
    text = json.dumps(rows, ensure_ascii=False)
    for old, new in _OTHER.items():
        text = text.replace(old, new)
    others = [{**row, "id": f"b-{row['id']}"} for row in json.loads(text)]
    for name, some in (("a.jsonl", rows[:articles]), ("b.jsonl", others[: max(0, articles - len(rows))])):
        (folder / name).write_text("\n".join(map(json.dumps, some)), encoding="utf-8")
    (folder / "c.txt").write_bytes(b"\0\1\2")
    (folder / "d.jsonl").write_text('{"text": ', encoding="utf-8")
    return folder


def build(folder: Path, address: str, tell: Callable[..., None] = pipeline.quiet) -> None:
    """Build the story in this process; wait where a build that was killed has not let go yet."""
    for _ in range(100):
        try:
            with closing(open_store(address, create=True)) as store:
                pipeline.build([folder], store, SerialExecutor(), tell, title=TITLE)
            return
        except StoreError as error:
            if "is building it" not in str(error):
                raise
            time.sleep(0.1)
    raise AssertionError("a build that was killed has not let go")


def dossier(address: str) -> dict[str, Any]:
    """The document that is exported of the story."""
    with closing(open_store(address)) as store:
        return document(pipeline.load(store))


def kept(address: str) -> set[str]:
    """The ids of what was read so far; of a store that is not there yet, nothing."""
    try:
        with closing(open_store(address)) as store:
            return set(store.reading_keys())
    except StoreError as error:
        assert "no such store" in str(error) or "no story was built" in str(error), error
        return set()


def compared(right: dict[str, Any], found: dict[str, Any]) -> Counter[str]:
    """How much of the ``right`` document is lost, there twice or different in the one ``found``."""
    counts: Counter[str] = Counter(lost=0, duplicated=0, different=0)
    for kind, things in right.items():
        if not isinstance(things, list):
            counts["different"] += things != found.get(kind)
            continue
        wanted = Counter(json.dumps(thing, sort_keys=True) for thing in things)
        there = Counter(json.dumps(thing, sort_keys=True) for thing in found.get(kind, []))
        counts["lost"] += sum((wanted - there).values())
        counts["duplicated"] += sum(n - 1 for n in there.values() if n > 1)
        counts["different"] += sum((there - wanted).values())
    counts["different"] += json.dumps(right) != json.dumps(found)
    return counts


class Children:
    """Processes forked from this one, which has the model in its memory, each of which builds until killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Shared with the children: the stage at which one is, and how many statements it has executed.
        self._seen = mmap.mmap(-1, 16)

    def measure(self, address: str) -> tuple[float, int]:
        """The seconds and the statements that an undisturbed build takes."""
        began = time.monotonic()
        self._wait(self._fork(lambda: self._build(address, None)))
        return time.monotonic() - began, self._statements

    def killed(self, address: str, after: float | None, statement: int | None) -> str | None:
        """The stage at which a build was killed: so many seconds after its start, or before its so-manieth
        statement. None where it ended before that.
        """
        child = self._fork(lambda: self._build(address, statement))
        if after is not None:
            until = time.monotonic() + after
            while (
                time.monotonic() < until
                and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
            ):
                time.sleep(min(0.002, after))
            os.kill(child, signal.SIGKILL)
        return STAGES[self._seen[0]] if self._wait(child) == -signal.SIGKILL else None

    @property
    def _statements(self) -> int:
        return int.from_bytes(self._seen[8:16], "big")

    def _fork(self, work: Callable[[], None]) -> int:
        self._seen[:] = bytes(16)
        child = os.fork()
        if child:
            return child
        try:
            work()
            os._exit(0)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)

    def _wait(self, child: int) -> int:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, -signal.SIGKILL), code
        return code

    def _build(self, address: str, until: int | None) -> None:
        def count(*_: object) -> None:
            done = self._statements + 1
            self._seen[8:16] = done.to_bytes(8, "big")
            if done == until:
                os.kill(os.getpid(), signal.SIGKILL)

        def tell(stage: str, *_: object) -> None:
            self._seen[0] = STAGES.index(stage)

        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)
        build(self._folder, address, tell)
