"""An HTML page to the text of its article and what the page says of it. Nothing comes from the network."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.text.clean.errors import OversizedPageError

# A newspaper's page has 1,000 to 6,000 elements. The time that extraction takes grows with their square:
# 20,000 are read in half a minute.
_MOST_ELEMENTS = 20_000
_ELEMENT = re.compile(r"<[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Page:
    """The body of an article as plain text, a paragraph a line, and what the page says of it."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    date: str | None = None
    language: str | None = None


def read_page(markup: str, url: str | None = None) -> Page:
    """The article in an HTML page; empty text where there is none.

    The date is the one that the page's metadata or JSON-LD give, else the one that htmldate finds. Where the
    usual extraction finds no text, one that takes whatever looks like text is tried. Raises
    OversizedPageError when the page has too many elements.
    """
    elements = sum(1 for _ in _ELEMENT.finditer(markup))
    if elements > _MOST_ELEMENTS:
        raise OversizedPageError(
            f"has {elements:,} HTML elements; {_MOST_ELEMENTS:,} are the most for an article"
        )
    return _extracted(markup, url, greedy=False) or _extracted(markup, url, greedy=True) or Page("")


def _extracted(markup: str, url: str | None, greedy: bool) -> Page | None:
    # Half a second to import: plain text does not wait for it.
    import trafilatura

    found = trafilatura.bare_extraction(
        markup,
        url=url,
        favor_recall=greedy,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    given = found.as_dict() if found else {}
    if not (given.get("text") or "").strip():
        return None
    return Page(
        text=given["text"],
        title=given["title"],
        url=given["url"],
        outlet=given["sitename"],
        date=given["date"],
        language=given["language"],
    )
