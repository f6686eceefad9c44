"""``recoupe judge``: say what is right, in the terminal."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recoupe.cli.errors import UserError
from recoupe.cli.terminal import Column, print_table

if TYPE_CHECKING:
    from recoupe.model.judgement import Judgement
    from recoupe.store import Store

# Short words for the terminal, and the decisions of the model that they stand for.
_DECISIONS = {
    "same": "same_actor",
    "apart": "not_same_actor",
    "name": "name",
    "kind": "kind",
    "speaker": "speaker",
    "date": "date",
    "counted": "counted",
    "right": "right",
    "wrong": "wrong",
    "trivial": "trivial",
    "hide": "hide",
    "pin": "pin",
    "note": "note",
    "undo": "withdraw",
}
_FILES = ("list", "export", "import")


@click.command()
@click.argument("address", metavar="STORE")
@click.argument("decision", type=click.Choice([*_DECISIONS, *_FILES]))
@click.argument("about", nargs=-1, metavar="[ABOUT]...")
@click.option("--value", help="The name, kind, speaker, date (EDTF), thing counted, or note.")
@click.option("--who", help="Who decides.  [default: the user of this computer]")
def judge(address: str, decision: str, about: tuple[str, ...], value: str | None, who: str | None) -> None:
    """Correct STORE: the judgement wins over the machine, now and after every re-reading.

    \b
      recoupe judge story.db same "Al-Rashidi" "Rachidi"     one actor
      recoupe judge story.db apart "M. Roux" "Mme Roux"      two
      recoupe judge story.db name "Rachidi" --value "Karim al-Rachidi"
      recoupe judge story.db speaker quotation-1f… --value "Jeanne Petit"
      recoupe judge story.db date quotation-1f… --value 2024-03-05
      recoupe judge story.db wrong finding-9a…               also: right trivial hide pin
      recoupe judge story.db wrong position-4b…              it is not theirs; also: right hide pin
      recoupe judge story.db hide figure-7d…                 also of quotations and events
      recoupe judge story.db note finding-9a… --value "vu avec le parquet"
      recoupe judge story.db undo judgement-3c…
      recoupe judge story.db list
      recoupe judge story.db export corrections.jsonl        and import

    ABOUT are names or ids of actors, and ids of claims, findings or articles as the exports give them.
    """
    from recoupe.store import open_store

    with closing(open_store(address)) as store:
        if decision == "list":
            _list(store)
        elif decision == "export":
            _export(store, _file(about))
        else:
            known = {judgement.id for judgement in store.judgements()}
            made = (
                _import(_file(about)) if decision == "import" else [_made(store, decision, about, value, who)]
            )
            _keep(store, [j for j in made if j.id not in known])


def _made(store: Store, decision: str, about: Sequence[str], value: str | None, who: str | None) -> Judgement:
    from recoupe.dossier import Index
    from recoupe.dossier.judging import judge as judge_story
    from recoupe.pipeline import load

    known = {judgement.id for judgement in store.judgements()}
    if decision == "undo" and (absent := [id_ for id_ in about if id_ not in known]):
        raise UserError(f"{absent[0]}: no such judgement; recoupe judge STORE list lists them")
    index = Index(load(store))
    when = datetime.now(UTC).isoformat(timespec="microseconds")
    return judge_story(index, _DECISIONS[decision], about, value, who or getpass.getuser(), when)  # type: ignore[arg-type]


def _keep(store: Store, judgements: Sequence[Judgement]) -> None:
    from recoupe.pipeline import judge as judge_store
    from recoupe.pipeline import load

    changed = judge_store(store, judgements)
    for judgement in judgements[:1] if len(judgements) == 1 else ():
        click.echo(judgement.id)
    if len(judgements) != 1:
        click.echo(f"{store.address}: {len(judgements)} judgements kept")
    review = load(store).to_review if changed else ()
    if review:
        click.echo(f"{store.address}: {len(review)} to be reviewed: {', '.join(review[:3])}", err=True)


def _list(store: Store) -> None:
    from recoupe.pipeline import load

    judgements = store.judgements()
    story = load(store)
    force, review = {j.id for j in story.judgements}, set(story.to_review)
    columns = (
        *(Column("id", 2), Column("when"), Column("who"), Column("decision"), Column("value", 2)),
        *(Column("about", 3), Column("state")),
    )
    rows = (
        (j.id, j.when[:16], j.who, j.decision, j.value or "", _about(j), _state(j, force, review))
        for j in judgements
    )
    print_table("judgements", columns, rows)


def _about(judgement: Judgement) -> str:
    return " | ".join(a.exact for a in judgement.evidence) or ", ".join(judgement.about)


def _state(judgement: Judgement, force: set[str], review: set[str]) -> str:
    if judgement.id in review:
        return "to review"
    return "" if judgement.id in force else "taken back"


def _file(about: Sequence[str]) -> Path:
    if len(about) != 1:
        raise click.UsageError("give one file")
    return Path(about[0])


def _export(store: Store, path: Path) -> None:
    from recoupe.export.output import opened
    from recoupe.store import codec

    with opened(path) as stream:
        for judgement in store.judgements():
            stream.write(codec.encode(judgement).encode() + b"\n")


def _import(path: Path) -> list[Judgement]:
    from recoupe.store import codec

    try:
        return list(codec.judgements(path.read_text(encoding="utf-8")))
    except UnicodeDecodeError:
        raise UserError(f"{path}: is not in UTF-8") from None
    except codec.JudgementLineError as error:
        raise UserError(f"{path}:{error.line}: is no judgement that recoupe judge exported") from None
