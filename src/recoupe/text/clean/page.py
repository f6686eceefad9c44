"""An HTML page to the text of its article and what the page says of it. Nothing comes from the network."""

from __future__ import annotations

from dataclasses import dataclass


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

    The date is the one that the page's metadata or JSON-LD give, else the one that htmldate finds.
    """
    # Half a second to import: plain text does not wait for it.
    import trafilatura

    found = trafilatura.bare_extraction(
        markup,
        url=url,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None:
        return Page("")
    given = found.as_dict()
    return Page(
        text=given["text"] or "",
        title=given["title"],
        url=given["url"],
        outlet=given["sitename"],
        date=given["date"],
        language=given["language"],
    )
