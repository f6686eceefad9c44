"""How long the torture lasts, and where its figures go.

Each test has a short form, which runs with the others, and a full one (``make torture``), whose figures stand
in docs/reliability.md.
"""

from __future__ import annotations

import json
import os
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
