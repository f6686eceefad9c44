"""The command line as a user runs it, and the example built once for all tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "story" / "articles.jsonl"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def recoupe(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as from a shell, with its output."""
    return subprocess.run(
        [sys.executable, "-m", "recoupe", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "RECOUPE_DEBUG": "", "PYTHONUTF8": "1", **environment},
        timeout=250,
    )


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the example story."""
    store = tmp_path_factory.mktemp("example") / "story.db"
    done = recoupe("build", EXAMPLE, "--store", store, "--title", "L’exemple")
    assert (done.returncode, done.stderr) == (0, "")
    return store
