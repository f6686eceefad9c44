"""How long the torture lasts, and where its figures go.

Each test has a short form, which runs with the others, and a full one (``make torture``), whose figures stand
in docs/reliability.md.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from pathlib import Path

FULL = os.environ.get("RECOUPE_TORTURE") == "full"
ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "torture"


def many(short: int, full: int) -> int:
    """How many, in the form that runs."""
    return int(os.environ.get("RECOUPE_TORTURE_MANY", full)) if FULL else short


def write(name: str, **figures: object) -> None:
    """Keep the figures of the test ``name`` for the table; those of the short form stand apart."""
    folder = FOLDER if FULL else FOLDER / "short"
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def done_before(name: str) -> Path:
    """Where the test ``name`` keeps what it has done, so that it goes on there when it was interrupted: a
    folder of this state of the program, as what another has done proves nothing of this one.
    """
    return FOLDER / f"{name}-{_state()}"


@cache
def _state() -> str:
    digest = hashlib.sha256()
    for folder in (ROOT / "src", ROOT / "tests" / "torture"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
