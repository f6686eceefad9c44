"""Stage 7: a story written out, in the format that its reader needs.

``FORMATS`` maps the name of each format to the function that writes it: ``exporter(story, output)``, where
``output`` is a path or a binary stream; those in ``TRANSLATED`` take ``language`` besides. All raise
ExportError when the output cannot be written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from recoupe.export import brat, csv, ftm, html, json, jsonld, markdown, parquet, timelinejs
from recoupe.export.output import ExportError, Output

Exporter: TypeAlias = Callable[..., None]

FORMATS: Mapping[str, Exporter] = MappingProxyType(
    {
        "json": json.export,
        "html": html.export,
        "csv": csv.export,
        "markdown": markdown.export,
        "parquet": parquet.export,
        "jsonld": jsonld.export,
        "timelinejs": timelinejs.export,
        "ftm": ftm.export,
        "brat": brat.export,
    }
)

# The formats that are several files: a folder, or a zip archive on a stream.
FOLDERS = frozenset({"csv", "parquet", "brat"})
# Those in which the program speaks to a reader, in the language that is asked for.
TRANSLATED = frozenset({"html", "markdown", "timelinejs"})

__all__ = ["FOLDERS", "FORMATS", "TRANSLATED", "ExportError", "Exporter", "Output"]
