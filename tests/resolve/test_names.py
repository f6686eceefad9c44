"""Which spellings are one name: pairs of public names, and the parts of a name."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from recoupe.resolve.names import NameBook

PAIRS = yaml.safe_load((Path(__file__).parent / "name_pairs.yaml").read_text(encoding="utf-8"))
LIKELY = 0.7


@pytest.fixture(scope="module")
def book(french):
    return NameBook(french)


def judged(book, pair):
    left, right = (book.name(name) for name in pair)
    return book.same(left, right) >= LIKELY


def test_pairs_of_public_names(book):
    missed = [pair for pair in PAIRS["same"] if not judged(book, pair)]
    wrong = [pair for pair in PAIRS["different"] if judged(book, pair)]
    right = len(PAIRS["same"]) - len(missed)
    assert len(PAIRS["same"]) + len(PAIRS["different"]) >= 300
    f1 = 2 * right / (2 * right + len(missed) + len(wrong))
    assert f1 >= 0.95, (f1, missed, wrong)


def test_agreement_has_no_direction(book):
    for left, right in PAIRS["same"] + PAIRS["different"]:
        a, b = book.name(left), book.name(right)
        assert book.same(a, b) == pytest.approx(book.same(b, a))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Jean-Pierre Lacaze", ["jean-pierre", "lacaze"]),
        ("Inès de la Morinière", ["ines", "moriniere"]),
        ("Selim al-Khatib", ["selim", "khatib"]),
        ("Abou Nidhal al-Khatib", ["abounidhal", "khatib"]),
        ("Youssef ben Khalil", ["youssef", "benkhalil"]),
        ("Ben Lindqvist", ["ben", "lindqvist"]),
        ("J. Lacaze", ["j", "lacaze"]),
        ("Lacaze", ["lacaze"]),
        ("Anna Le Guen", ["anna", "leguen"]),
        ("Le Guen", ["leguen"]),
        ("Jean de La Morinière", ["jean", "lamoriniere"]),
        ("Ana De La Vega", ["ana", "vega"]),
        ("Mme Anna Lacaze", ["anna", "lacaze"]),
    ],
)
def test_parts_of_a_name(book, text, parts):
    assert [part.folded for part in book.name(text).parts] == parts


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Étienne-Marie Lacaze", "Étienne Lacaze", True),
        ("Jean-Marc Lacaze", "Jean Lacaze", False),
        ("JM Lacaze", "Jean-Marc Lacaze", True),
        ("Boniface VI", "Boniface V", False),
        ("Anna Le Roux", "Anna Roux", False),
        ("Pablo Ortega", "Pablo Ortega Ruiz-Molina", True),
        ("Pablo Ortega", "Pablo Ortega-Ruiz", False),
        ("Belmont d'Aubrac Valérie", "Valérie Belmont d'Aubrac", True),
        ("Volodia Petrenko", "Vladimir Petrenko", True),
        ("Haile Mariam Kebede", "Hailemariam Kebede", True),
        ("Docteur Anna Lacaze", "Anna Lacaze", True),
    ],
)
def test_compound_short_and_numbered_names(book, left, right, one):
    assert judged(book, (left, right)) is one
