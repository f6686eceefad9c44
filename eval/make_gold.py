"""Make the example's articles and its gold file from texts that are marked up inline.

    python eval/make_gold.py examples/story

reads ``marked/*.txt`` and ``relations.yaml`` and writes ``articles.jsonl`` and ``gold.json``. A marked text
opens with "# key: value" lines. Then a span is ``{label=value|words}``, and spans nest:

    d, i    direct, indirect quotation = speaker
    t       time = EDTF value[;another that is accepted …]
    f       figure = low..high;counted;measure;place   (an open end is left empty)
    p o g c l   a mention of a person, organization, group, country, place = the actor's name

A label with "?" ("i?") is optional: neither counted nor held against anyone.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

_OPEN = re.compile(r"\{([a-z]\??)=([^|]*)\|")
_KINDS = {"p": "person", "o": "organization", "g": "group", "c": "country", "l": "place"}


def parse(marked: str) -> tuple[dict[str, str], str, list[tuple[str, str, int, int]]]:
    """Header, plain text, and the spans as (label, value, start, end)."""
    header, body = {}, []
    for line in marked.splitlines():
        match = re.match(r"# (\w+): (.*)", line)
        if match and not body:
            header[match[1]] = match[2]
        else:
            body.append(line)
    text, opened, spans = "", [], []
    rest, at = "\n".join(body).strip(), 0
    while at < len(rest):
        if match := _OPEN.match(rest, at):
            opened.append((match[1], match[2], len(text)))
            at = match.end()
            continue
        if rest[at] == "}":
            label, value, start = opened.pop()
            spans.append((label, value, start, len(text)))
        else:
            text += rest[at]
        at += 1
    assert not opened, f"unclosed mark in {header}"
    return header, text, sorted(spans, key=lambda s: (s[2], -s[3]))


def number(text: str) -> float | None:
    return float(text) if text else None


class Gold:
    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.actors: dict[str, dict[str, Any]] = {}
        self.rows: dict[str, list[dict[str, Any]]] = {
            kind + suffix: [] for kind in ("quotations", "times", "figures") for suffix in ("", "_optional")
        }

    def place(self, article: str, start: int, end: int) -> dict[str, Any]:
        return {"article": article, "start": start, "end": end, "exact": self.texts[article][start:end]}

    def find(self, side: list[str]) -> dict[str, Any]:
        article, words = side
        start = self.texts[article].index(words)
        return self.place(article, start, start + len(words))

    def add(self, article: str, label: str, value: str, start: int, end: int) -> None:
        where = self.place(article, start, end)
        suffix = "_optional" if label.endswith("?") else ""
        match label[0]:
            case "d" | "i":
                mode = "direct" if label[0] == "d" else "indirect"
                self.rows["quotations" + suffix].append({**where, "mode": mode, "speaker": value})
            case "t":
                first, *accept = value.split(";")
                self.rows["times" + suffix].append({**where, "value": first, "accept": accept})
            case "f":
                limits, counted, measure, place = value.split(";")
                low, high = limits.split("..")
                row = {"low": number(low), "high": number(high), "counted": counted, "measure": measure}
                self.rows["figures" + suffix].append({**where, **row, "place": place or None})
            case kind:
                actor = self.actors.setdefault(value, {"name": value, "kind": _KINDS[kind], "mentions": []})
                actor["mentions"].append(where)

    def document(self, relations: dict[str, Any]) -> dict[str, Any]:
        def told(row: dict[str, Any]) -> dict[str, Any]:
            return {**row, "evidence": [self.find(side) for side in row["evidence"]]}

        def event(row: dict[str, Any]) -> dict[str, Any]:
            return {**self.find(row["at"]), **{k: v for k, v in row.items() if k != "at"}}

        return {
            "articles": relations["published"],
            **self.rows,
            "actors": list(self.actors.values()),
            "same_quotation": [[self.find(s) for s in pair] for pair in relations["same_quotation"]],
            "events": [event(e) for e in relations["events"]],
            "notes": [told(n) for n in relations["notes"]],
            "not_findings": [told(n) for n in relations["not_findings"]],
            "copies": [{"a": a, "b": b} for a, b in relations["copies"]],
        }


def make(folder: Path) -> tuple[list[dict[str, str]], dict[str, Any]]:
    """The articles and the gold of the example in ``folder``."""
    gold, articles = Gold(), []
    for path in sorted((folder / "marked").glob("*.txt")):
        header, text, spans = parse(path.read_text(encoding="utf-8"))
        gold.texts[header["id"]] = text
        articles.append({**header, "language": "fr", "text": text})
        for label, value, start, end in spans:
            gold.add(header["id"], label, value, start, end)
    relations = yaml.safe_load((folder / "relations.yaml").read_text(encoding="utf-8"))
    return articles, gold.document(relations)


def main(folder: Path) -> None:
    articles, gold = make(folder)
    lines = [json.dumps(a, ensure_ascii=False) for a in articles]
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "examples/story"))
