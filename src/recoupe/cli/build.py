"""``recoupe build``: read articles into a story."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import click

from recoupe.cli.errors import UserError
from recoupe.cli.terminal import complain

if TYPE_CHECKING:
    from recoupe.execute import Executor
    from recoupe.pipeline import Progress, Summary

# An article takes a second; a batch that takes a quarter of an hour will not end.
_SECONDS = 900.0


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--store",
    "address",
    default="story.db",
    show_default=True,
    help="The file that keeps the story, or postgresql://…",
)
@click.option("--title", help="What the story is called.  [default: the name of the store]")
@click.option(
    "--processes", type=click.IntRange(1, 1024), help="How many to read with.  [default: the cores]"
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Where articles are read: processes of this machine, or actors of Ray, on the cluster that "
    "RAY_ADDRESS names or on this machine. Needs recoupe[ray].",
)
@click.option(
    "--parts",
    metavar="FOLDER",
    help="With ray: the folder that all machines see, where they leave what they read as Parquet.  "
    "[default: one beside the store, removed at the end]",
)
def build(
    paths: tuple[str, ...],
    address: str,
    title: str | None,
    processes: int | None,
    engine: str,
    parts: str | None,
) -> int:
    """Read files and folders into a story.

    A PATH is a .txt, .html, .jsonl (an article a line), .parquet or .warc.gz file, or a folder of these.
    Interrupted at any instant and started again, it goes on where it was. More files may be added later; an
    article that changed takes the place of the one before.
    """
    if parts is not None and engine != "ray":
        raise UserError("--parts is for --engine ray")
    if not all(path.strip() for path in paths):
        raise UserError("a path is empty; give a file or a folder (. for the current one)")
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            raise UserError(f"{path}: no such file or folder")
    from recoupe.pipeline import build as build_story
    from recoupe.store import open_store

    executor = executor_of(engine, processes or cores())
    with closing(open_store(address, create=True)) as store, _progress() as progress:
        with _parts(store.address, parts) if engine == "ray" else nullcontext() as folder:
            summary = build_story(given, store, executor, progress, title, parts=folder)
        # Not as it was typed: an address may hold a password.
        named = store.address
    _report(summary, named)
    return 0 if summary.usable else 1


def executor_of(engine: str, processes: int) -> Executor:
    """The executor that the option names."""
    from recoupe.execute import LocalExecutor, RayExecutor

    return (RayExecutor if engine == "ray" else LocalExecutor)(processes, _SECONDS)


@contextmanager
def _parts(address: str, named: str | None) -> Iterator[Path]:
    """The folder for what was read. One that the user did not name is removed when the build is done; what
    is in it after an interruption is not read again.
    """
    if named is not None:
        yield Path(named).absolute()
        return
    file = Path(address).absolute()
    folder = file.with_name(f"{file.name}-parts") if file.exists() else Path(mkdtemp(prefix="recoupe-parts-"))
    yield folder
    rmtree(folder, ignore_errors=True)


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _report(summary: Summary, address: str) -> None:
    for rejection in summary.rejections:
        complain(f"{rejection} (set aside)")
    for note in summary.notes:
        complain(str(note))
    if not summary.usable:
        complain("nothing could be read")
        return
    aside = f", {_counted(len(summary.rejections), 'input')} set aside" if summary.rejections else ""
    replaced = f", {summary.replaced} in place of an earlier version" if summary.replaced else ""
    story = f"{_counted(summary.articles, 'article')} in the story, {summary.read} read now{replaced}{aside}"
    click.echo(f"{address}: {story}" + ("" if summary.changed else "; nothing has changed"))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on standard error where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        from recoupe.pipeline import quiet

        yield quiet
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Drawn when there is news and by no thread of its own, beside which this process could not be copied.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                for task in tasks.values():
                    bar.update(task, visible=False)
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, refresh=True)

        yield show
