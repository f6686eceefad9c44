"""``recoupe stories``: cut an archive into stories."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recoupe.cli.build import cores, executor_of
from recoupe.cli.errors import UserError
from recoupe.cli.terminal import complain, safe

if TYPE_CHECKING:
    from recoupe.pipeline.stories import Archive
    from recoupe.resolve.stories import Found


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="ARCHIVE...")
@click.option(
    "--output",
    metavar="FOLDER",
    help="Write stories.jsonl there, a story a line with the ids of its articles, and each story as a .jsonl "
    "that recoupe build takes.",
)
@click.option(
    "--least",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="How many articles a story has at least.",
)
@click.option("--build", "built", is_flag=True, help="Build each of them, into a store beside its .jsonl.")
@click.option(
    "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="As for build."
)
@click.option(
    "--processes", type=click.IntRange(1, 1024), help="How many to build with.  [default: the cores]"
)
def stories(
    paths: tuple[str, ...], output: str | None, least: int, built: bool, engine: str, processes: int | None
) -> int:
    """Cut an ARCHIVE of articles on many things into stories, by days, names and rare words.

    ARCHIVE is what recoupe build reads. The parser is not needed, so that a day of the whole press takes
    minutes.
    """
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            raise UserError(f"{path}: no such file or folder")
    if built and output is None:
        raise UserError("--build needs --output: a folder for the stores")
    from recoupe.pipeline.stories import Archive

    archive = Archive(given)
    every = archive.stories()
    for rejection in archive.rejections:
        complain(f"{rejection} (set aside)")
    found = [story for story in every if len(story.articles) >= least]
    _show(found)
    files = _write(archive, found, Path(output)) if output is not None else []
    count = sum(len(story.articles) for story in every)
    kept = sum(len(story.articles) for story in found)
    click.echo(f"{len(found)} stories with {kept} of {count} articles")
    return _build(files, engine, processes or cores()) if built else 0 if found else 1


def _show(found: Sequence[Found]) -> None:
    for number, story in enumerate(found, 1):
        days = " to ".join(dict.fromkeys(map(str, filter(None, (story.first, story.last))))) or "no date"
        click.echo(safe(f"{number:5}  {len(story.articles):5} articles  {days}  {', '.join(story.about())}"))


def _write(archive: Archive, found: Sequence[Found], folder: Path) -> list[Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = archive.write(found, folder)
        rows = [
            {
                "story": file.name,
                "first": None if story.first is None else story.first.isoformat(),
                "last": None if story.last is None else story.last.isoformat(),
                "about": story.about(),
                "articles": story.articles,
            }
            for file, story in zip(files, found, strict=True)
        ]
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / "stories.jsonl").write_text(lines, encoding="utf-8")
    except OSError as error:
        raise UserError(f"{folder}: cannot be written: {(error.strerror or str(error)).lower()}") from None
    return files


def _build(files: Sequence[Path], engine: str, processes: int) -> int:
    from recoupe.execute import Failed
    from recoupe.pipeline.stories import StoryBuilder

    failed = 0
    for result in executor_of(engine, processes).map_all(StoryBuilder, files):
        if isinstance(result, Failed):
            failed += 1
            complain(f"{result.item}: could not be built: {result.reason}")
    click.echo(f"{len(files) - failed} stories built")
    return 1 if failed else 0
