"""Prints the figures of the last ``make torture`` as the table of docs/reliability.md.

python -m tests.torture.table
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.torture.figures import FOLDER

Figures = Mapping[str, Any]


def _kills(f: Figures) -> str:
    return f"lost {f['lost']}, duplicated {f['duplicated']}, different {f['different']} ({f['stories']} stories compared)"


def _damage(f: Figures) -> str:
    slow, large = f["slowest"], f["largest"]
    return (
        f"crashed, hung or unnamed {f['faults']}; read {f['outcomes'].get('read', 0):,}, set aside with a reason "
        f"{f['outcomes'].get('set aside', 0):,}; the slowest {slow['seconds']:.1f} s ({slow['bytes'] / 1e6:.1f} MB), "
        f"the largest in memory {large['megabytes']:.0f} MB"
    )


def _load(f: Figures) -> str:
    return (
        f"errors {f['errors']}; half of the answers within {f['p50_ms']:,} ms, 95 % within {f['p95_ms']:,}, 99 % within "
        f"{f['p99_ms']:,}, the slowest {f['slowest_ms']:,}"
    )


def _long(f: Figures) -> str:
    half, last = f["half"], f["last"]
    return (
        f"bytes an article {f['bytes_an_article_at_half']:,} at half, {f['bytes_an_article_at_last']:,} at the end, "
        f"{f['against_a_fresh_store']} times a fresh store; memory {half['resident_bytes'] / 1e6:.0f} → "
        f"{last['resident_bytes'] / 1e6:.0f} MB; lost {f['lost']}, duplicated {f['duplicated']}, different {f['different']}"
    )


# What was done, how many times, and what became of it; by the name of the file of figures.
_ROWS: dict[str, tuple[str, Callable[[Figures], object], Callable[[Figures], str]]] = {
    "crashes-sqlite": (
        "a build killed at a random instant or statement, SQLite",
        lambda f: f["kills"],
        _kills,
    ),
    "crashes-postgresql": ("the same, PostgreSQL", lambda f: f["kills"], _kills),
    "crashes-command": ("`recoupe build` killed at a random instant", lambda f: f["kills"], _kills),
    "judgements-sqlite": (
        "killed after a judgement was kept, SQLite",
        lambda f: f["kills"],
        lambda f: f"lost {f['lost']}",
    ),
    "judgements-postgresql": ("the same, PostgreSQL", lambda f: f["kills"], lambda f: f"lost {f['lost']}"),
    "judgements-page": (
        "`recoupe serve` killed when the page had said that it was saved",
        lambda f: f["kills"],
        lambda f: f"lost {f['lost']}",
    ),
    "load": (
        "requests of 50 readers at once for five minutes, with corrections, while builds write",
        lambda f: f"{f['requests']:,}",
        _load,
    ),
    "damage": ("damaged inputs, each read and cleaned", lambda f: f"{f['inputs']:,}", _damage),
    "damaged_story": (
        "damaged files built into one story and exported",
        lambda f: f"{f['files']:,}",
        lambda f: (
            f"{f['articles']} articles, {f['set_aside']} set aside, {f['by_an_exception']} by an unforeseen exception"
        ),
    ),
    "hostile": (
        "hostile articles in every export and the terminal",
        lambda f: f["articles"],
        lambda f: f"nothing active in {f['formats']} formats",
    ),
    "network": (
        "commands with the network forbidden",
        lambda f: f["commands"],
        lambda f: f"tried to use it: {len(f['tried'].splitlines())}",
    ),
    "long_use": ("rounds of watching, judging, building and telling changes", lambda f: f["rounds"], _long),
}


def rows() -> Iterator[str]:
    """The table in Markdown, a row a test that was run."""
    yield "| what | times | outcome |"
    yield "|---|---|---|"
    for name, (what, times, outcome) in _ROWS.items():
        path = FOLDER / f"{name}.json"
        if path.exists():
            figures = json.loads(path.read_text(encoding="utf-8"))
            yield f"| {what} | {times(figures)} | {outcome(figures)} |"


if __name__ == "__main__":
    print("\n".join(rows()))
