"""``recoupe watch`` and ``recoupe diff``: follow a story."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recoupe.cli.errors import UserError
from recoupe.cli.terminal import complain, safe

if TYPE_CHECKING:
    from recoupe.dossier import Index
    from recoupe.dossier.changes import Changes
    from recoupe.execute import Executor
    from recoupe.model import Story
    from recoupe.readers.fetch import Fetcher
    from recoupe.store import Store

_MINUTE = 60
_LONGEST = 160


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FEED...")
@click.option("--store", "address", default="story.db", show_default=True, help="The store of the story.")
@click.option(
    "--every", type=click.IntRange(1), default=15, show_default=True, help="Minutes between two looks."
)
@click.option("--once", is_flag=True, help="Look once and end: for a scheduler.")
@click.option("--title", help="What the story is called.  [default: the name of the store]")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too.")
def watch(
    sources: tuple[str, ...], address: str, every: int, once: bool, title: str | None, allow_private: bool
) -> int:
    """Add what is new in feeds and folders to a story, and say what it changes.

    A FEED is an address of RSS or Atom, a file, or a folder. Articles are fetched from their pages, politely:
    robots.txt is obeyed, what is unchanged is not fetched again, one request at a time to a host.
    """
    from recoupe.execute import LocalExecutor
    from recoupe.pipeline.watching import is_address
    from recoupe.readers.fetch import Fetcher
    from recoupe.store import open_store

    for path in (Path(s) for s in sources if not is_address(s)):
        if not path.exists():
            raise UserError(f"{path}: no such file or folder, and no address of the web")
    fetcher = Fetcher(private=allow_private)
    with closing(open_store(address, create=True)) as store:
        while True:
            usable = _look(sources, store, LocalExecutor(1, 900.0), fetcher, title)
            if once:
                return 0 if usable else 1
            time.sleep(every * _MINUTE)


def _look(
    sources: tuple[str, ...], store: Store, executor: Executor, fetcher: Fetcher, title: str | None
) -> bool:
    """Build with what is new, and print what it changes. Whether there is a story."""
    from recoupe.pipeline import build, quiet
    from recoupe.pipeline.watching import is_address, news

    before = store.story()
    paths = [Path(s) for s in sources if not is_address(s)]
    feeds = [s for s in sources if is_address(s)]
    found = news(feeds, store, fetcher)
    summary = build(paths, store, executor, quiet, title, found)
    for rejection in summary.rejections:
        complain(f"{rejection} (set aside)")
    after = store.story()
    if after is None:
        complain("nothing could be read yet")
        return False
    for line in _told(before, after):
        click.echo(safe(line))
    return True


@click.command()
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
def diff(before: str, after: str) -> None:
    """Say what AFTER, a later store of a story, has that BEFORE has not.

    New articles and statements, numbers that moved, conflicts that arose or are settled.
    """
    from recoupe.pipeline import load
    from recoupe.store import open_store

    stories = []
    for address in (before, after):
        with closing(open_store(address)) as store:
            stories.append(load(store))
    for line in _told(*stories):
        click.echo(safe(line))


def _told(before: Story | None, after: Story) -> Iterator[str]:
    from recoupe.dossier import Index
    from recoupe.dossier.changes import changes
    from recoupe.model import Story as AStory

    index = Index(after)
    found = changes(Index(before or AStory(after.title, ())), index)
    if found.none:
        yield f"{after.title}: nothing new"
        return
    yield from _lines(found, index)


def _lines(found: Changes, index: Index) -> Iterator[str]:
    from recoupe.export.present import Presenter

    present = Presenter(index, "en")
    for article in found.articles:
        yield f"new article: {present.outlet(article)}: {_cut(present.title(article))}"
    for finding in found.conflicts:
        yield f"new conflict: {_cut(present.explanation(finding))}"
    for finding in found.settled:
        yield f"conflict gone: {_cut(present.explanation(finding))}"
    for move in found.moves:
        yield f"moved: {move.label}: {present.value(move.before)} → {present.value(move.after)}"
    for finding in found.others:
        yield f"{finding.kind}: {_cut(present.explanation(finding))}"
    for said in found.statements:
        words = " ".join(said.lead.content.exact.split())
        yield f"new statement: {present.speaker(said.lead)}: {_cut(words)}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
