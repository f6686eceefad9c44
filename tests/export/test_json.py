from __future__ import annotations

import io
import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from recoupe.dossier import document
from recoupe.export import FORMATS, ExportError
from recoupe.export.schema import schema, text
from recoupe.model import Article, Story
from tests.dossier.example import example

COMMITTED = Path(__file__).resolve().parents[2] / "docs" / "dossier.schema.json"


def _exported(story: Story) -> bytes:
    stream = io.BytesIO()
    FORMATS["json"](story, stream)
    return stream.getvalue()


def _strict(value: Any) -> Any:
    """The schema with no key allowed that it does not describe."""
    if isinstance(value, dict):
        closed = {key: _strict(part) for key, part in value.items()}
        return closed | ({"additionalProperties": False} if value.get("type") == "object" else {})
    return [_strict(part) for part in value] if isinstance(value, list) else value


def test_the_published_schema_is_the_one_that_the_program_makes() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == text(), (
        "write it again: python -m recoupe.export.schema > docs/dossier.schema.json"
    )


def test_the_schema_is_valid_and_describes_every_key() -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(_strict(schema())).validate(json.loads(_exported(example())))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "recoupe.dossier/2"),
        (("articles", 0, "published", "basis"), "guess"),
        (("actors", 0, "kind"), "robot"),
        (("actors", 0, "mentions"), []),
        (("quotations", 0, "content", "start"), -1),
        (("figures", 0, "low"), "five"),
        (("findings", 0, "kind"), "agrees"),
        (("findings", 0, "confidence"), 1.5),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_say(path: tuple[Any, ...], value: object) -> None:
    found = deepcopy(document(example()))
    target: Any = found
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    assert not Draft202012Validator(schema()).is_valid(found)


def test_every_part_of_the_schema_is_described() -> None:
    def walk(value: Any, where: str) -> None:
        for key, part in value.get("properties", {}).items():
            assert part.get("description"), f"{where}.{key} has no description"
            walk(part, f"{where}.{key}")

    for name, part in schema()["$defs"].items():
        assert part["description"]
        walk(part, name)
    walk(schema(), "dossier")


def test_the_bytes_are_the_document_one_row_a_line() -> None:
    written = _exported(example())
    assert json.loads(written) == document(example())
    assert written == _exported(example())
    rows = sum(len(v) for v in document(example()).values() if isinstance(v, list) and v and v != ["fr"])
    assert written.count(b"\n") >= rows
    assert "Hélène".encode() in written


def test_a_path_gets_the_same_bytes_and_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "dossier.json"
    path.write_text("old")
    FORMATS["json"](example(), path)
    assert path.read_bytes() == _exported(example())
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.json"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "dossier.json"
    path.write_text("old")
    broken = replace(example(), findings=(None,))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        FORMATS["json"](broken, path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.json"]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_path_that_cannot_be_written_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be written") as caught:
        FORMATS[name](example(), tmp_path / "file" / "inside")
    assert "\n" not in str(caught.value)


def test_a_file_name_that_is_not_utf8_is_still_json() -> None:
    written = _exported(Story("dossier \udce9", (Article("a", "\udcff.txt", "Mot", "fr"),)))
    assert json.loads(written)["articles"][0]["file"] == "\udcff.txt"


def test_a_story_without_anything_is_valid() -> None:
    written = json.loads(_exported(Story("", ())))
    Draft202012Validator(schema()).validate(written)
    assert written["articles"] == []
