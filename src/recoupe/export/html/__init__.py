"""The dossier as one HTML page that loads nothing: it works from a USB stick, offline, in ten years.

Everything from an article is escaped by the templates; a Content-Security-Policy lets nothing run or load but
this page's own style and script, known by their digests. Without script the page is whole; it adds filters.
Charts are SVG of our own (see ``chart``), not Vega's: a static page needs no charting runtime of a megabyte,
which would also need a policy that lets code be made from text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from recoupe.export.html.chart import HEIGHT
from recoupe.export.html.fold import Folds
from recoupe.export.html.page import Page
from recoupe.export.html.safe import digest, lit, visible
from recoupe.export.html.slim import joined, slim
from recoupe.export.output import Output, opened
from recoupe.model import Story

_PIECES_AT_ONCE = 500
_MOST_RULES = 200


def export(story: Story, output: Output, language: str = "fr", earlier: Story | None = None) -> None:
    """Write ``story`` as one page to a path or a binary stream. Raises ExportError.

    ``language`` is that of what the program says; the articles keep theirs. ``earlier`` is the story before
    articles were last read, where that is known: the front page says what has changed.
    """
    with opened(output) as stream:
        for piece in pieces(story, language, earlier):
            stream.write(piece.encode(errors="replace"))


def pieces(story: Story, language: str = "fr", earlier: Story | None = None) -> Iterator[str]:
    """The page, piece by piece."""
    page = Page(story, language, earlier)
    # A browser asks every such rule at every element that it reads, so of many this is left to script.
    rules = lit(page.split) if len(page.split) <= _MOST_RULES else ""
    style = Markup(_source("dossier.css") + rules)
    script = Markup(_source("dossier.js"))
    stream = (
        _environment()
        .get_template("dossier.html")
        .stream(
            **context(page),
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
            "base-uri 'none'; form-action 'none'",
        )
    )
    stream.enable_buffering(_PIECES_AT_ONCE)
    return map(slim if page.is_large else joined, stream)


def context(page: Page) -> dict[str, object]:
    """What every template is given besides its own."""
    words = page.present.words
    said = {"t": words.page, "w": words, "number": words.number, "plural": words.plural}
    return {"page": page, "tools": no_tools, "fold": Folds(page.is_large), **said}


def no_tools(id_: str, place: str = "") -> str:
    """What can be done about the line of a claim, finding or actor: nothing, in a page that only tells."""
    return ""


def _source(name: str) -> str:
    source, _, _ = _loader().get_source(_environment(), name)
    return source


@cache
def _loader() -> PackageLoader:
    return PackageLoader("recoupe.export", "templates")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=_loader(),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(chart_height=HEIGHT)
    return environment
