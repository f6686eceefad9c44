"""What articles say must not steer the terminal that shows it."""

from __future__ import annotations

import time

import pytest

from recoupe.cli.tables import TABLES, overview
from recoupe.cli.terminal import Column, complain, print_table, safe
from recoupe.dossier import Index
from recoupe.model import (
    Actor,
    Anchor,
    Article,
    Figure,
    Finding,
    Name,
    Position,
    Published,
    Quotation,
    Role,
    Story,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Le maire a dit non.", "Le maire a dit non."),
        ("deux\nlignes\tet\u2028une", "deux lignes et une"),
        ("\x1b[2J\x1b]0;titre\x07rouge", "[2J]0;titrerouge"),
        ("\u202egauche\u202c \u200bzéro\u200d", "gauche zéro"),
        ("demi \ud800 paire", "demi  paire"),
        ("« à l’œuvre » — 12 €", "« à l’œuvre » — 12 €"),
    ],
)
def test_text_is_shown_on_one_line_without_what_a_terminal_obeys(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_endless_text_is_cut_at_once() -> None:
    start = time.perf_counter()
    assert len(safe("mot " * 5_000_000)) <= 2_000
    assert time.perf_counter() - start < 1


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("l'un\nl'autre\x1b[0m")
    assert capsys.readouterr().err == "recoupe: l'un l'autre[0m\n"


def test_cells_cannot_break_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("titre", (Column("a"), Column("b")), [("x\ty", "z\n[bold]")])
    assert capsys.readouterr().out == "a\tb\nx y\tz [bold]\n"


HOSTILE = "\x1b[31m\u202e<script>\t\n[red]=1+1"


def hostile_story() -> Story:
    text = f"{HOSTILE} dit: {HOSTILE}"
    words, who = Anchor.of("a", text, len(text) - 5, len(text)), Anchor.of("a", text, 0, len(HOSTILE))
    return Story(
        HOSTILE,
        (Article("a", HOSTILE, text, "fr", title=HOSTILE, outlet=HOSTILE, published=Published("2021-03")),),
        actors=(Actor("x", HOSTILE, "person", (Name(HOSTILE, 1),), (who,), roles=(Role(HOSTILE),)),),
        quotations=(Quotation(words, "direct", speaker_name=HOSTILE),),
        figures=(Figure(words, 1.5, None, "at_least", counted=HOSTILE, unit=HOSTILE),),
        positions=(Position(None, "wants", HOSTILE, (words,), actor_name=HOSTILE),),
        findings=(Finding("single_source", HOSTILE, HOSTILE, ("x",), (words,)),),
    )


@pytest.mark.parametrize("table", [*TABLES.values(), overview])
def test_a_hostile_story_gives_harmless_tables(table, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    story = hostile_story()
    columns, rows = table(Index(story))
    print_table(story.title, columns, rows)
    shown = capsys.readouterr().out
    header, *lines = shown.splitlines()
    assert lines and all(line.count("\t") == header.count("\t") for line in lines)
    assert not {"\x1b", "\u202e"} & set(shown)


@pytest.mark.parametrize("table", [*TABLES.values(), overview])
def test_an_empty_story_gives_empty_tables(table) -> None:  # type: ignore[no-untyped-def]
    columns, rows = table(Index(Story("vide", ())))
    assert columns and all(len(row) == len(columns) for row in rows)


@pytest.mark.parametrize(
    ("low", "high", "approximation", "shown"),
    [
        (5200, 5200, "exact", "5 200"),
        (20, 30, "range", "20–30"),
        (9, None, "at_least", "at least 9"),
        (None, 12, "at_most", "at most 12"),
        (2.5, 2.5, "about", "about 2.5"),
        (1_200_000_000, 1_200_000_000, "exact", "1 200 000 000"),
    ],
)
def test_values_are_shown_as_a_reader_writes_them(
    low: float | None, high: float | None, approximation: str, shown: str
) -> None:
    text = "x" * 9
    figure = Figure(Anchor.of("a", text, 0, 3), low, high, approximation)  # type: ignore[arg-type]
    _, rows = TABLES["figures"](Index(Story("t", (Article("a", "a", text, "fr"),), figures=(figure,))))
    assert [row[1] for row in rows] == [shown]
