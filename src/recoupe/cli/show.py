"""``recoupe show``: a story as tables in the terminal."""

from __future__ import annotations

from contextlib import closing

import click


@click.command()
@click.argument("address", metavar="STORE")
@click.argument(
    "topic",
    required=False,
    type=click.Choice(["findings", "actors", "quotations", "positions", "figures", "timeline", "articles"]),
)
def show(address: str, topic: str | None) -> None:
    """Print what is in STORE: how much of everything, or one topic in full.

    Piped, a line is a row, with tabs between the cells.
    """
    from recoupe.cli.tables import TABLES, overview
    from recoupe.cli.terminal import print_table
    from recoupe.dossier import Index
    from recoupe.pipeline import load
    from recoupe.store import open_store

    with closing(open_store(address)) as store:
        story = load(store)
    table = TABLES[topic] if topic else overview
    columns, rows = table(Index(story))
    print_table(f"{story.title}: {topic}" if topic else story.title, columns, rows)
