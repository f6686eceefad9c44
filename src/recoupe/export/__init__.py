"""Stage 7: a story written out, in the format that its reader needs.

``FORMATS`` maps the name of each format to the function that writes it: ``exporter(story, output)``, where
``output`` is a path or a binary stream. All raise ExportError when the output cannot be written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from recoupe.export import csv, html, json, markdown
from recoupe.export.output import ExportError, Output
from recoupe.model import Story

Exporter: TypeAlias = Callable[[Story, Output], None]

FORMATS: Mapping[str, Exporter] = MappingProxyType(
    {
        "json": json.export,
        "html": html.export,
        "csv": csv.export,
        "markdown": markdown.export,
    }
)

__all__ = ["FORMATS", "ExportError", "Exporter", "Output"]
