from __future__ import annotations

import io
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from recoupe.export import FORMATS
from recoupe.export.markdown import escape
from recoupe.model import Name, Story
from tests.dossier.example import example

HOSTILE = [
    "<script>alert(1)</script>",
    "[lien](javascript:alert(1))",
    "![image](http://x/p.png)",
    "# titre",
    "- liste",
    "1. liste",
    "| a | b |",
    "`code` **gras** _italique_ ~~barré~~",
    "a\n\n<img src=x onerror=alert(1)>\n\n> b",
    "&lt;script&gt;",
    "{{7*7}} {% raw %}",
]


def _markdown(story: Story) -> str:
    stream = io.BytesIO()
    FORMATS["markdown"](story, stream)
    return stream.getvalue().decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_articles_come_out_as_they_are(text: str) -> None:
    """Rendered, an escaped text is one paragraph of plain words: those that went in."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(escape(text))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inline = tokens[1].children or []
    assert {t.type for t in inline} <= {"text", "text_special"}
    assert "".join(t.content for t in inline) == " ".join(text.split())


def test_a_hostile_story_has_no_html_and_no_link_of_its_own() -> None:
    story = example()
    bad = "<script>alert(1)</script> [x](javascript:alert(1)) \u202e|"
    actors = tuple(replace(a, name=bad, names=(Name(bad, 1),)) for a in story.actors)
    articles = tuple(replace(a, outlet=bad, title=bad, url="javascript:alert(1)") for a in story.articles)
    written = _markdown(replace(story, title=bad, actors=actors, articles=articles))
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(written)
    assert "<script" not in html
    assert "href" not in html
    assert "\u202e" not in html


def test_the_dossier_reads_in_order() -> None:
    headings = [line for line in _markdown(example()).splitlines() if line.startswith(("# ", "## "))]
    assert headings == [
        "# L’incendie de Montalet",
        *("## Ce qui se contredit", "## Ce qui a évolué", "## Ce que plusieurs sources confirment"),
        *("## Chronologie", "## Qui a dit quoi", "## Positions", "## Chiffres", "## Qui est qui"),
        "## Sources",
    ]


def test_each_claim_names_its_source() -> None:
    written = _markdown(example())
    assert "passé à **cinq morts**, a annoncé mardi la préfecture. — APO, 2 mars" in written
    assert "- 2 mars : « C’est une scène de guerre » — Rives Info, 2 mars" in written
    assert "  - autre version : « Nous ne laisserons personne dehors ce soir » — Le Courrier" in written
    assert "| 1er mars (publication) | environ 50 | Une cinquantaine de riverains |" in written


def test_an_empty_story_is_a_title() -> None:
    assert _markdown(Story("Rien", ())).startswith("# Rien\n\n0 article")


def test_positions_stand_under_who_holds_them() -> None:
    text = _markdown(example())
    section = text[text.index("## Positions") : text.index("## Chiffres")]
    assert "### Hélène Dorval" in section
    assert "*demande* : la fermeture" in section


def test_trivial_findings_are_left_out() -> None:
    story = example()
    background = tuple(replace(f, level="background") for f in story.findings)
    text = _markdown(replace(story, findings=background))
    assert "## Ce qui se contredit" in _markdown(story) and "## Ce qui se contredit" not in text
