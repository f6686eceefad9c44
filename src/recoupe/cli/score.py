"""``recoupe score``: hold a story against a text that a person has marked up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from recoupe.cli.errors import UserError
from recoupe.cli.terminal import safe

# The lists of a gold file, with what each row must have.
_PLACE = ("article", "start", "end", "exact")
_LISTS = {
    "quotations": (*_PLACE, "mode", "speaker"),
    "times": (*_PLACE, "value"),
    "figures": (*_PLACE, "low", "high", "counted"),
    "events": (*_PLACE, "type", "date"),
    "actors": ("name", "kind", "mentions"),
    "notes": ("kind", "about", "evidence"),
    "copies": ("a", "b"),
}

if TYPE_CHECKING:
    from recoupe.store import Store


@click.command()
@click.argument("address", metavar="STORE")
@click.argument("gold", metavar="GOLD")
@click.option("--misses", is_flag=True, help="Name also what was missed or wrong, a line each.")
def score(address: str, gold: str, misses: bool) -> None:
    """Score STORE against GOLD: a file that says what is right (docs/quality.md), or a folder of brat."""
    from recoupe.dossier.scoring import score as score_story
    from recoupe.pipeline import load
    from recoupe.store import open_store

    wanted, texts = _brat(Path(gold)) if Path(gold).is_dir() else (_gold(Path(gold)), None)
    with closing(open_store(address)) as store:
        story = load(store)
        raw = _raw(store) if texts is None else texts
    known = {article.id for article in story.articles} & raw.keys()
    if absent := sorted(wanted["articles"].keys() - known):
        raise UserError(f"{gold}: speaks of articles that {address} does not have: {', '.join(absent[:3])}")
    board = score_story(story, wanted, {id_: raw[id_] for id_ in wanted["articles"]})
    for line in board.missed if misses else ():
        click.echo(safe(line))
    for name, measure in board.scores.items():
        click.echo(f"{name:34} {measure.value:8.3f}  {safe(measure.detail)}".rstrip())


def _brat(path: Path) -> tuple[dict[str, Any], dict[str, str]]:
    from recoupe.dossier.scoring.brat import BratError, read_brat

    try:
        return read_brat(path)
    except BratError as error:
        raise UserError(str(error)) from None
    except OSError as error:
        raise UserError(f"{error.filename}: cannot be read: {error.strerror}") from None


def _gold(path: Path) -> dict[str, Any]:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise UserError(f"{path}: not a gold file: not JSON ({error})") from None
    if not isinstance(gold, dict) or not isinstance(gold.get("articles"), dict):
        raise UserError(f"{path}: not a gold file: it has no articles")
    if wrong := next(_misshapen(gold), None):
        raise UserError(f"{path}: not a gold file: {wrong}")
    return gold


def _misshapen(gold: dict[str, Any]) -> Iterator[str]:
    """The places at which the file has not the shape that scoring relies on, in words."""
    for id_, about in gold["articles"].items():
        if not isinstance(about, dict):
            yield f"articles.{id_} is no object"
    for name, keys in _LISTS.items():
        rows = gold.get(name, [])
        if not isinstance(rows, list):
            yield f"{name} is no list"
            continue
        for number, row in enumerate(rows):
            if not isinstance(row, dict):
                yield f"{name}[{number}] is no object"
            elif missing := [key for key in keys if key not in row]:
                yield f"{name}[{number}] has no {missing[0]!r}"


def _raw(store: Store) -> dict[str, str]:
    """The raw texts, into which the offsets of a gold file count, by id of article."""
    from recoupe.text.clean.article import raw_text

    return {document.id: raw_text(document) for document in store.documents(store.latest().values())}
