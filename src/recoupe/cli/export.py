"""``recoupe export``: write the dossier out."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from recoupe.cli.errors import UserError


@click.command()
@click.argument("address", metavar="STORE")
@click.option(
    "--format",
    "name",
    required=True,
    help="json, html, csv, markdown, parquet, jsonld, timelinejs, ftm or brat.",
)
@click.option(
    "--output", required=True, help="A file (for csv, parquet and brat a folder); - for standard output."
)
@click.option(
    "--language", default="fr", show_default=True, help="Of html, markdown and timelinejs: fr or en."
)
def export(address: str, name: str, output: str, language: str) -> None:
    """Write the dossier of STORE in a format.

    On standard output, what is a folder is a zip archive of its files.
    """
    from recoupe.export import FOLDERS, FORMATS, TRANSLATED
    from recoupe.export.wording import LANGUAGES
    from recoupe.pipeline import load
    from recoupe.pipeline.earlier import earlier
    from recoupe.store import open_store

    if name not in FORMATS:
        raise click.UsageError(f"no format {name!r}; there are: {', '.join(FORMATS)}")
    if language not in LANGUAGES:
        raise click.UsageError(f"no language {language!r}; there are: {', '.join(LANGUAGES)}")
    if output == "-" and getattr(sys.stdout, "name", "") == os.devnull:
        raise UserError("standard output is closed; give a file: --output FILE")
    if output == "-" and name in FOLDERS and sys.stdout.isatty():
        raise UserError(f"{name} is several files; give a folder: --output FOLDER")
    with closing(open_store(address)) as store:
        story = load(store)
        options: dict[str, Any] = {"language": language} if name in TRANSLATED else {}
        if name == "html":
            options["earlier"] = earlier(store)
    FORMATS[name](story, sys.stdout.buffer if output == "-" else Path(output), **options)
