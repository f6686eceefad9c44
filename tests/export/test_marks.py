"""How words are marked in the text of an article, and the names of places in the page."""

from __future__ import annotations

import re

from recoupe.export.html.links import Links
from recoupe.export.html.marks import Marks
from recoupe.export.html.text import Text
from recoupe.model import Anchor
from tests.export.outline import Outline


def _html(text: str, *spans: tuple[int, int, str]) -> tuple[list[str], list[str]]:
    marks = Marks()
    for start, end, layer in spans:
        marks.add(Anchor.of("a", text, start, end), layer)
    found = Text(text, "a", marks)
    return [str(p.html) for p in found.paragraphs], found.split


def test_words_inside_words_are_nested() -> None:
    html, split = _html("un deux trois", (0, 13, "q"), (3, 7, "f"))
    assert html == ['<span id="a-0-13" class="q">un <span id="a-3-7" class="f">deux</span> trois</span>']
    assert split == []


def test_one_span_may_be_of_several_layers_in_a_fixed_order() -> None:
    html, _ = _html("un", (0, 2, "m"), (0, 2, "q"), (0, 2, "x"))
    assert html == ['<span id="a-0-2" class="q m">un</span>']


def test_words_that_cross_are_cut_and_lit_together() -> None:
    html, split = _html("un deux trois", (0, 7, "q"), (3, 13, "f"))
    assert html == [
        '<span id="a-0-7" class="q">un <span id="a-3-13" class="f">deux</span></span>'
        '<span class="f a-3-13"> trois</span>'
    ]
    assert split == ["a-3-13"]


def test_words_over_several_lines_are_cut_at_each_and_blank_lines_are_no_paragraph() -> None:
    html, split = _html("un\n \n\ndeux\ntrois", (0, 10, "q"))
    assert html == [
        '<span id="a-0-10" class="q">un</span>',
        '<span class="q a-0-10">deux</span>',
        "trois",
    ]
    assert split == ["a-0-10"]


def test_every_character_of_a_text_is_shown_once_whatever_the_spans() -> None:
    text = "a<b>&amp;\ncd ef\n" * 4
    spans = [(i, min(len(text), i + n), "qftem"[(i + n) % 5]) for i in range(0, 40, 3) for n in (1, 4, 11)]
    html, _ = _html(text, *spans)
    bare = [re.sub(r"</?span[^>]*>", "", line) for line in html]
    assert bare == ["a&lt;b&gt;&amp;amp;", "cd ef"] * 4
    for line in html:
        Outline(line)


def test_a_thousand_crossing_spans_on_one_line_are_quick() -> None:
    text = "mot " * 2000
    html, _ = _html(text, *((i, i + 40, "q") for i in range(0, 4000, 4)))
    assert len(html) == 1


def test_the_names_of_places_do_not_depend_on_what_else_is_there() -> None:
    few, more = Links(["gj1", "un nom de fichier.txt"]), Links(["autre", "gj1", "un nom de fichier.txt"])
    for article in ("gj1", "un nom de fichier.txt"):
        assert few.article(article) == more.article(article)
    assert few.article("gj1") == "article-gj1"
    assert re.fullmatch(r"article-a[0-9a-f]{7}", few.article("un nom de fichier.txt"))


def test_articles_that_differ_in_case_alone_have_places_of_their_own() -> None:
    links = Links(["Gj1", "gj1"])
    assert links.article("Gj1").casefold() != links.article("gj1").casefold()
