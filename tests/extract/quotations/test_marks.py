"""The mark scanner: what stands between marks, whatever the marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.extract.quotations.marks import Stretch, scan
from tests.timing import cpu


def inner(text: str, depth: int | None = 0) -> list[str]:
    return [text[s.inner_start : s.inner_end] for s in scan(text) if depth is None or s.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a dit « oui » puis «non».", ["oui", "non"]),
        ("Il a dit “oui” puis ”non”.", ["oui", "non"]),
        ('Il a dit "oui", puis "non".', ["oui", "non"]),
        ('Le "maire","l\'élu" et l\'"ancien"', ["maire", "l'élu", "ancien"]),
        ("Les ‘’riverains’’ et les ''voisins'' de l'usine", ["riverains", "voisins"]),
        ("Un ‹ mot › seul", ["mot"]),
        ("Les 'riverains' d'hier, l'usine d'aujourd'hui", ["riverains"]),
        ("„Non“, dit-il", ["Non"]),
        ("Il a dit <<oui>>.", ["oui"]),
    ],
)
def test_every_kind_of_mark(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "L’homme qu’on a vu s’en va.",
        'Un écran de 27" à 300 euros.',
        "Un tuyau de 3' et 5\" de long.",
        "» LIRE AUSSI - Le dossier du jour",
        "Elle gagne +5 % puis +3 %.",
        "rock 'n' roll",
        "",
        "   \n\n  ",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert inner(text) == []


def test_marks_nest() -> None:
    text = "« Il a crié “au feu” deux fois », dit-elle. \"Le +chef+ a dit 'non'\"."
    assert inner(text) == ["Il a crié “au feu” deux fois", "Le +chef+ a dit 'non'"]
    assert inner(text, depth=1) == ["au feu", "chef", "non"]
    outer = scan(text)[0]
    assert scan(text)[1].parent == 0
    assert text[outer.start : outer.end].endswith("»")


def test_an_unclosed_mark_ends_at_the_next_one_or_with_its_paragraph() -> None:
    first, second = scan("« Nous partons demain. « Vous restez », dit-il.\nLe lendemain, rien.")
    assert first.closure == "unclosed"
    assert second.closure == "both"
    text = "Il prévient : «Nous partons demain.\nLe lendemain, rien. Un «mot» encore."
    assert inner(text) == ["Nous partons demain.", "mot"]


def test_a_statement_goes_on_in_the_next_paragraph() -> None:
    text = "Elle raconte : « Nous étions là.\nPuis tout a brûlé », dit-elle.\n« Fin. »"
    assert inner(text) == ["Nous étions là.\nPuis tout a brûlé", "Fin."]


def test_a_paragraph_may_open_again_without_closing() -> None:
    text = "« Nous étions là.\n« Puis tout a brûlé », dit-elle."
    assert inner(text) == ["Nous étions là.", "Puis tout a brûlé"]


def test_a_closing_mark_alone_takes_its_sentence() -> None:
    text = "La nuit est tombée. Nous partons demain », dit-il."
    assert [(s.closure, text[s.inner_start : s.inner_end]) for s in scan(text)] == [
        ("unopened", "Nous partons demain")
    ]


def test_marks_typed_the_wrong_way_round() -> None:
    assert inner("Les «riverains« protestent.") == ["riverains"]
    assert inner("Il parle d'»urgence» et de rien.") == ["urgence"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words that stand in both marks elsewhere are that term again
        (
            "Les «chemises grises» sont là. Face aux «chemises grises du port, il pleut.",
            ["chemises grises"] * 2,
        ),
        # a fragment never closed ends with its sentence
        (
            "Elle appelle «tout le monde à rester chez soi. La crue monte.",
            ["tout le monde à rester chez soi"],
        ),
        # a stray closing mark makes no stretch inside one never closed
        ("«Tout a brûlé, il ne reste rien. J'ai vu le toit, dit Léa, un témoin\" de Brest.", None),
    ],
)
def test_what_is_never_closed_is_no_longer_than_its_words_show(text: str, expected: list[str] | None) -> None:
    assert inner(text, None) == (expected or [text[1:]])


_TEXT = st.text(alphabet="«»“”\"'’‘+‹› aAé.,\n5", max_size=200)


@given(_TEXT)
def test_stretches_are_ordered_exact_and_nested(text: str) -> None:
    found = scan(text)
    for stretch in found:
        assert 0 <= stretch.start <= stretch.inner_start < stretch.inner_end <= stretch.end <= len(text)
        content = text[stretch.inner_start : stretch.inner_end]
        assert content == content.strip()
        assert any(c.isalnum() for c in content)
    _assert_nested(found)


def _assert_nested(found: tuple[Stretch, ...]) -> None:
    for before, after in pairwise(found):
        assert before.start <= after.start
    for stretch in found:
        if stretch.parent is not None:
            around = found[stretch.parent]
            assert around.start <= stretch.start
            assert stretch.end <= around.end
            assert around.depth == stretch.depth - 1


@pytest.mark.parametrize("piece", ['"', "«", "»", "« a ", '" a', 'a" ', "'a ", "‘a ", "+a", "«a»", "“«a"])
def test_a_line_of_marks_takes_no_time(piece: str) -> None:
    assert cpu(lambda: scan(piece * (100_000 // len(piece)))) < 1.0
