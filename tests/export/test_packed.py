"""A large dossier: its articles packed, its lists folded as text, its mark-up slim."""

from __future__ import annotations

import io
import json
import re

import pytest

from recoupe.export import FORMATS
from recoupe.export.html.fold import Folds
from recoupe.export.html.marks import Marks, Note
from recoupe.export.html.packed import Packed
from recoupe.export.html.slim import joined, slim
from recoupe.model import Anchor, Article, Quotation, Story
from tests.dossier.example import example


def _spans(found: list[int]) -> list[tuple[int, int]]:
    """Start and end of each span of a layer, as the page's script reads them."""
    places, start = [], 0
    for ahead, length in zip(found[::2], found[1::2], strict=True):
        start += ahead
        places.append((start, start + length))
    return places


def _large(story: Story, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("recoupe.export.html.page._LARGE", 0)
    stream = io.BytesIO()
    FORMATS["html"](story, stream)
    return stream.getvalue().decode()


def test_an_article_is_its_lines_with_spans_and_notes_as_data() -> None:
    found = Marks(
        spans={(20, 30): {"q", "f"}, (2, 8): {"q"}, (4, 5): {"x"}},
        notes=[
            (2, Note("q", "Une voix", "q-1")),
            (2, Note("q", "Une voix", "q-1")),
            (20, Note("f", "3 < 4", None)),
        ],
    )
    packed = Packed("Un premier.\n\nUn second paragraphe.\n", found)
    assert packed.lines == ("Un premier.", "Un second paragraphe.")
    assert "<" not in packed.marks
    data = json.loads(packed.marks)
    assert data["p"] == [0, 13]
    assert {layer: _spans(s) for layer, s in data["s"].items()} == {"q": [(2, 8), (20, 30)], "f": [(20, 30)]}
    assert data["n"] == {"0": ["q", "Une voix", "q-1"], "1": ["f", "3 < 4", ""]}


def test_a_text_that_is_not_shown_as_it_is_has_other_offsets_and_is_not_packed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Un \u202enom. « Une phrase », dit-elle."
    assert not Packed.fits(text)
    said = Quotation(Anchor.of("a", text, 11, 21), "direct", speaker_name="Elle")
    page = _large(Story("", (Article("a", "a", text, "fr"),), quotations=(said,)), monkeypatch)
    assert "<span id=a-11-21 class=q>" in page


def test_every_link_of_a_large_page_leads_to_a_place_or_to_words_of_an_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = _large(example(), monkeypatch)
    ids = re.findall(r"<[a-z][^<>]* id=([\w-]+)", page)
    assert len(ids) == len(set(ids))
    texts = [len(a.text) for a in example().articles]
    for place in set(re.findall(r"href=#([\w-]+)", page)) - set(ids):
        words = re.fullmatch(r"(.+)-(\d+)-(\d+)", place)
        assert words and f"article-{words[1]}" in ids
        assert int(words[2]) < int(words[3]) <= max(texts)


def test_all_that_is_said_is_in_a_large_page_and_no_fold_is_inside_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = _large(example(), monkeypatch)
    for quotation in example().quotations:
        assert quotation.content.exact.replace("\n", " ") in page.replace("\n", " ")
    depth = 0
    for tag in re.findall(r"</?noscript>", page):
        depth += -1 if tag.startswith("</") else 1
        assert depth in (0, 1)
    assert depth == 0


def test_only_the_outermost_fold_is_kept_as_text() -> None:
    folds = Folds(as_text=True)
    assert [str(f()) for f in (folds.open, folds.open, folds.close, folds.close)] == [
        "<noscript>",
        "",
        "",
        "</noscript>",
    ]
    assert str(Folds(as_text=False).open()) == ""


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<li class="a b" id="q-1">', '<li class="a b" id=q-1>'),
        ('<a href="#q-1">il a dit id="x"</a>', '<a href=#q-1>il a dit id="x"</a>'),
        ('<a href="https://exemple.fr/a/" rel="x">', '<a href="https://exemple.fr/a/" rel=x>'),
        ('<a href="https://exemple.fr/a">', "<a href=https://exemple.fr/a>"),
        ('<circle cx="1.5" r="9"/>', "<circle cx=1.5 r=9 />"),
        ('<p title="l&#39;air">l&#39;eau</p>\n<p>b</p></li>', "<p title=\"l'air\">l'eau<p>b</li>"),
        ("<p>a</p> encore", "<p>a</p> encore"),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li>a<li>b</ul>"),
        ("<tr><td>a</td><td>b</td></tr></tbody></table>", "<tr><td>a<td>b</table>"),
        ("if (a<b && c>d) {}", "if (a<b && c>d) {}"),
        ('<p class="">x</p>', '<p class="">x</p>'),
    ],
)
def test_what_a_browser_supplies_is_left_out(html: str, found: str) -> None:
    assert slim(html) == found


def test_a_small_page_keeps_its_tags() -> None:
    assert joined('<ul>\n<li class="a">l&#39;eau</li>\n</ul>') == '<ul><li class="a">l\'eau</li></ul>'
