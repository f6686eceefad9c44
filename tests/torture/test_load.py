"""Many readers at once, while builds write to the story that they read: no answer but the right one."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.torture.figures import ROOT, many, write

pytestmark = pytest.mark.timeout(3_600)
_CLIENTS = 50


def test_many_readers_get_their_answers_while_builds_write() -> None:
    seconds = many(10, 300)

    run = subprocess.run(
        [sys.executable, "benchmarks/load.py", "--clients", str(_CLIENTS), "--seconds", str(seconds)],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    write("load", **told)
    assert told["requests"] > _CLIENTS
