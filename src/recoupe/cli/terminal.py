"""What is written to a terminal: safe, on one line, and no wider than it is.

Articles are written by anybody. A terminal obeys escape sequences and turns text round at bidirectional
marks, so neither gets there.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import click

# Controls, formats (bidirectional and zero-width marks among them) and halves of surrogate pairs.
_UNSAFE = frozenset({"Cc", "Cf", "Cs"})
_LONGEST = 2_000


def safe(text: str) -> str:
    """``text`` on one line, without characters that a terminal would obey, and cut where it is endless."""
    line = " ".join(text[: _LONGEST * 2].split())
    kept = "".join(c for c in line if unicodedata.category(c) not in _UNSAFE)
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 1] + "…"


def complain(message: str) -> None:
    """Say in one line on standard error what is wrong."""
    click.echo(f"recoupe: {safe(message)}", err=True)


class Column(NamedTuple):
    """``share`` is the part of the width left for it; 0 for a column as wide as its widest cell.

    ``cut`` is for cells of which the beginning tells enough; others go on in the next line.
    """

    name: str
    share: int = 0
    right: bool = False
    cut: bool = False


def print_table(title: str, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print rows: a table drawn to the width of a terminal, else a line a row with tabs between the cells."""
    cells = [[safe(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _draw(title, columns, cells)
    else:
        for row in ([column.name for column in columns], *cells):
            click.echo("\t".join(row))


def _draw(title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(safe(title)), box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for column in columns:
        table.add_column(
            column.name,
            ratio=column.share or None,
            justify="right" if column.right else "left",
            overflow="ellipsis" if column.cut else "fold",
            no_wrap=column.cut or column.share == 0,
        )
    table.expand = any(column.share for column in columns)
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)
