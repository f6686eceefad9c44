"""The dossier as one JSON document (``recoupe.dossier/1``; docs/dossier.schema.json).

UTF-8, keys in a fixed order, one row a line, so that two dossiers can be compared with a plain diff. Rows are
written as they are made: a large story is never held twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from recoupe.dossier import parts
from recoupe.export.output import Output, opened
from recoupe.model import Story


def export(story: Story, output: Output) -> None:
    """Write the document of ``story`` to a path or a binary stream. Raises ExportError."""
    with opened(output) as stream:
        for piece in pieces(story):
            # A file name that is not UTF-8 comes as lone surrogates; JSON has an escape for these.
            stream.write(piece.encode(errors="backslashreplace"))


def pieces(story: Story) -> Iterator[str]:
    """The document, piece by piece."""
    before = "{\n"
    for key, value in parts(story):
        yield f"{before}{_dumps(key)}: "
        yield from [_dumps(value)] if value is None or isinstance(value, str | int | list) else _rows(value)
        before = ",\n"
    yield "\n}\n"


def _rows(rows: Iterable[Any]) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield before + _dumps(row)
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
