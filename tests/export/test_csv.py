from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.export import FORMATS
from recoupe.export.csv import COLUMNS, defused
from recoupe.model import Article, Name
from tests.dossier.example import example


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("csv") / "made" / "here"
    FORMATS["csv"](example(), path)
    return path


def test_there_is_one_file_for_each_table_with_one_row_for_each_claim(folder: Path) -> None:
    story = example()
    expected = {
        "articles": len(story.articles),
        "actors": len(story.actors),
        "quotations": len(story.quotations),
        "figures": len(story.figures),
        "times": len(story.times),
        "events": len(story.events),
        "positions": len(story.positions),
        "findings": len(story.findings),
    }
    assert {p.stem: len(_read(p)) for p in folder.iterdir()} == expected


def test_the_columns_are_those_that_are_published(folder: Path) -> None:
    for path in folder.iterdir():
        assert tuple(_read(path)[0]) == COLUMNS[path.stem]


def test_a_row_says_who_said_it_where_and_in_what_sentence(folder: Path) -> None:
    figure = next(row for row in _read(folder / "figures.csv") if row["exact"] == "au moins trois personnes")
    assert figure["low"] == "3"
    assert figure["high"] == ""
    assert figure["series"] == "Morts, Montalet"
    assert figure["said_by"] == "préfecture de la Vance"
    assert figure["sentence"] == "Selon la préfecture, au moins trois personnes sont mortes."
    assert figure["outlet"] == "Le Courrier des Rives"


def test_spreadsheets_are_told_that_it_is_utf8(folder: Path) -> None:
    assert (folder / "actors.csv").read_bytes().startswith(b"\xef\xbb\xbfid,name,")


def test_a_stream_gets_the_same_files_as_a_zip_the_same_every_time(folder: Path) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    FORMATS["csv"](example(), first)
    FORMATS["csv"](example(), second)
    assert first.getvalue() == second.getvalue()
    with zipfile.ZipFile(first) as archive:
        assert {n: archive.read(n) for n in archive.namelist()} == {
            p.name: p.read_bytes() for p in folder.iterdir()
        }


@pytest.mark.parametrize(
    "text",
    [
        *(
            '=HYPERLINK("http://x")',
            "+1+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
        ),
        *(" =1+1", "\u00a0@x"),
    ],
)
def test_a_text_that_looks_like_a_formula_is_put_behind_an_apostrophe(text: str) -> None:
    assert str(defused(text)).startswith("'")


def test_a_formula_after_a_separator_of_another_country_is_defused_too() -> None:
    assert defused("feu ;=1+1") == "feu ;'=1+1"
    assert defused('a;"=1') == "a;\"'=1"
    assert defused("a\n-b") == "a\n'-b"


@pytest.mark.parametrize(
    ("cell", "same"), [(-3.5, -3.5), (-3.0, -3), (None, None), ("l’an 2", "l’an 2"), ("a-b", "a-b")]
)
def test_numbers_and_plain_words_stay_as_they_are(cell: str | float | None, same: str | float | None) -> None:
    assert defused(cell) == same


def test_no_cell_of_a_hostile_story_is_a_formula(tmp_path: Path) -> None:
    story = example()
    bad = '=cmd|" /C calc"!A0'
    actors = tuple(replace(a, name=bad, names=(Name(bad, 1),)) for a in story.actors)
    articles = tuple(replace(a, outlet=bad, title=bad, url=bad, agency=bad) for a in story.articles)
    articles += (Article(bad, bad, bad, "fr"),)
    FORMATS["csv"](replace(story, actors=actors, articles=articles), tmp_path)
    cells = [cell for path in tmp_path.iterdir() for row in _read(path) for cell in row.values()]
    assert any(cell == f"'{bad}" for cell in cells)
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@"))]


def test_no_control_character_reaches_a_cell() -> None:
    assert defused("a\x1b[31mb\x07c\u202e") == "a\ufffd[31mb\ufffdc"
