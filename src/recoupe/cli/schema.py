"""``recoupe schema``: the JSON Schema of the dossier."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of what export --format json writes."""
    from recoupe.export.schema import text

    click.echo(text(), nl=False)
