"""Reads damaged inputs in a process of its own, and tells what became of each.

    python -m tests.torture.victim FIRST LAST FOLDER

A line of JSON for each fault, and one at the end that counts. The number at work is in FOLDER/at, so that who
started this process knows of which input it died.
"""

from __future__ import annotations

import faulthandler
import json
import re
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from recoupe.languages import load
from recoupe.model import Article, Document, Rejection
from recoupe.readers import paths
from recoupe.text.clean import CleaningError, clean
from tests.torture.damage import damaged

# What one input may cost: so much, and more by its size. The most that a build allows is larger.
SECONDS, SECONDS_A_MEGABYTE = 10.0, 30.0
MEGABYTES, MEGABYTES_A_MEGABYTE = 200.0, 200.0
_ADDRESS_SPACE = 6_000_000_000
_REASON = re.compile(r"[^\n\r\0]{5,300}")


class Here:
    """Reads in this very process, where what it costs is measured and nothing that is raised is lost."""

    def read(self, module: str, name: str, path: Path) -> Iterator[Document | Rejection]:
        yield from getattr(import_module(module), name)(path)


class FaultError(AssertionError):
    """What must not become of an input."""


def check(path: Path, content: bytes) -> str:
    """Read a file, and clean what is in it. Gives what became of it in a word or two; raises FaultError."""
    path.write_bytes(content)
    found = list(paths._file(path, Here()))  # type: ignore[arg-type]
    if not found:
        raise FaultError("neither read nor named")
    outcomes = [_named(item) if isinstance(item, Rejection) else _cleaned(item) for item in found]
    return "read" if "read" in outcomes else outcomes[0]


def _named(item: Rejection) -> str:
    if not _REASON.fullmatch(item.reason):
        raise FaultError(f"a reason that is no line: {item.reason!r}")
    return "set aside"


def _cleaned(document: Document) -> str:
    try:
        article = clean(document, load("fr"))
    except CleaningError as error:
        return _named(Rejection(document.file, str(error)))
    _whole(article)
    return "read"


def _whole(article: Article) -> None:
    """What every article has to be: text that can be kept, aligned within itself."""
    article.text.encode()
    if not article.text.strip() or "\0" in article.text or article.text != article.text.strip():
        raise FaultError("a text that is not clean")
    for start, _, length in article.alignment.segments:
        if not 0 <= start < start + length <= len(article.text):
            raise FaultError("an alignment beyond the text")


def _judged(number: int, folder: Path) -> tuple[str, dict[str, object]]:
    """What became of an input, and what it cost."""
    name, content = damaged(number)
    cost: dict[str, object] = {"number": number, "name": name, "bytes": len(content)}
    (folder / "at").write_text(str(number))
    _forget_peak()
    before, began = _peak(), time.process_time()
    try:
        outcome = check(folder / name, content)
    except (Exception, RecursionError):
        outcome = "fault"
        cost["why"] = traceback.format_exc(limit=-6)
    (folder / name).unlink(missing_ok=True)
    cost |= {"seconds": time.process_time() - began, "megabytes": max(0.0, _peak() - before)}
    size = len(content) / 1e6
    if outcome != "fault" and cost["seconds"] > SECONDS + SECONDS_A_MEGABYTE * size:  # type: ignore[operator]
        outcome, cost["why"] = "fault", "took too long"
    if outcome != "fault" and cost["megabytes"] > MEGABYTES + MEGABYTES_A_MEGABYTE * size:  # type: ignore[operator]
        outcome, cost["why"] = "fault", "took too much memory"
    return outcome, cost


def _forget_peak() -> None:
    """Have the kernel count the peak of memory from now on (proc(5), clear_refs)."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> float:
    """The most memory in megabytes since it was last forgotten."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    except OSError:
        found = None
    return int(found[1]) / 1_000 if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def _numbers(arguments: list[str]) -> Iterator[int]:
    return iter(range(int(arguments[0]), int(arguments[1])))


def main(arguments: list[str]) -> None:
    faulthandler.enable()
    folder = Path(arguments[2])
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, most))
    outcomes: Counter[str] = Counter()
    slowest = largest = {"seconds": 0.0, "megabytes": 0.0}
    for number in _numbers(arguments):
        outcome, cost = _judged(number, folder)
        outcomes[outcome] += 1
        if outcome == "fault":
            print(json.dumps({"fault": cost}), flush=True)
        slowest = max(slowest, cost, key=lambda c: float(str(c["seconds"])))  # type: ignore[assignment]
        largest = max(largest, cost, key=lambda c: float(str(c["megabytes"])))  # type: ignore[assignment]
    print(json.dumps({"outcomes": outcomes, "slowest": slowest, "largest": largest}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
