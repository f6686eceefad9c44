"""A folder of brat standoff (https://brat.nlplab.org/standoff.html) as gold.

The labels and the notes are those that ``recoupe export --format brat`` writes, so that a dossier can be
corrected in brat and scored against the correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

MODES = {"Quotation_direct": "direct", "Quotation_indirect": "indirect"}
TIME, FIGURE = "Time", "Figure"
KINDS = {kind.capitalize(): kind for kind in ("person", "organization", "group", "country", "place")}

_SPAN = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?", re.ASCII)
_NOTE = re.compile(r"#\d+\t\S+ (T\d+)\t(.*)", re.ASCII)
_RANGE = re.compile(r"(-?[\d.]*(?:e[+-]?\d+)?)\.\.(-?[\d.]*(?:e[+-]?\d+)?)", re.ASCII)


class BratError(Exception):
    """A folder that is no brat standoff of ours. The message is one line for the user."""


class _Mark(NamedTuple):
    label: str
    place: dict[str, Any]
    note: str | None


def read_brat(folder: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """The gold in a folder, and the texts into which its offsets count, by the article's id.

    Raises BratError for a folder without annotations and for a line that cannot be read, OSError for a file
    that cannot.
    """
    files = sorted(folder.glob("*.ann"))
    if not files:
        raise BratError(f"{folder}: has no .ann files of brat")
    gold: dict[str, Any] = {"articles": {}, "quotations": [], "times": [], "figures": [], "actors": []}
    texts: dict[str, str] = {}
    actors: dict[tuple[str, str], dict[str, Any]] = {}
    for file in files:
        article = unquote(file.stem)
        texts[article] = _text(file.with_suffix(".txt"))
        gold["articles"][article] = {}
        for mark in _marks(file, article, texts[article]):
            _add(mark, gold, actors)
    gold["actors"] = list(actors.values())
    return gold, texts


def _text(path: Path) -> str:
    try:
        # Offsets count every character: no line end may be changed.
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise BratError(f"{path}: is not in UTF-8") from None


def _marks(file: Path, article: str, text: str) -> Iterator[_Mark]:
    lines = _text(file).split("\n")
    notes = {match[1]: match[2] for line in lines if (match := _NOTE.fullmatch(line))}
    for number, line in enumerate(lines, 1):
        if not line.startswith("T"):
            continue
        match = _SPAN.fullmatch(line)
        if match is None:
            raise BratError(f"{file}:{number}: is no text-bound annotation of brat")
        offsets = [int(n) for n in re.split("[ ;]", match[3])]
        start, end = min(offsets), max(offsets)
        if not start < end <= len(text):
            raise BratError(
                f"{file}:{number}: {start} to {end} are no words of a text of {len(text)} characters"
            )
        place = {"article": article, "start": start, "end": end, "exact": text[start:end]}
        yield _Mark(match[2], place, notes.get(match[1]))


def _add(mark: _Mark, gold: dict[str, Any], actors: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Put a mark where it belongs; labels of others are passed over."""
    if mark.label in MODES:
        gold["quotations"].append({**mark.place, "mode": MODES[mark.label], "speaker": mark.note})
    elif mark.label == TIME:
        gold["times"].append({**mark.place, "value": mark.note})
    elif mark.label == FIGURE:
        gold["figures"].append({**mark.place, **_quantity(mark)})
    elif mark.label in KINDS:
        name, kind = mark.note or mark.place["exact"], KINDS[mark.label]
        row = actors.setdefault((name, kind), {"name": name, "kind": kind, "mentions": []})
        row["mentions"].append(mark.place)


def _quantity(mark: _Mark) -> dict[str, Any]:
    reach, counted, measure, place = (*(mark.note or "..").split(";"), "", "", "")[:4]
    match = _RANGE.fullmatch(reach)
    try:
        low, high = (float(end) if end else None for end in match.groups()) if match else (None, None)
    except ValueError:
        low = high = None
    return {"low": low, "high": high, "counted": counted, "measure": measure or None, "place": place or None}
