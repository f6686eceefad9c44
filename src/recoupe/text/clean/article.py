"""From a document to an article: decode, extract, repair, cut, and read what the document says of itself."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from recoupe.languages import Language
from recoupe.model import Anchor, Article, Document, Published
from recoupe.text.clean.agency import credited_agency
from recoupe.text.clean.boilerplate import cut_boilerplate
from recoupe.text.clean.breaks import join_lines
from recoupe.text.clean.characters import repair_characters
from recoupe.text.clean.dates import edtf_of, edtf_of_url
from recoupe.text.clean.decoding import decode
from recoupe.text.clean.draft import Draft, Edit
from recoupe.text.clean.errors import ForeignLanguageError, NoTextError
from recoupe.text.clean.header import Header, cut_header
from recoupe.text.clean.language import names, reads_as
from recoupe.text.clean.marks import restore_marks
from recoupe.text.clean.markup import cut_markup
from recoupe.text.clean.masthead import Masthead, date_lines, first_line_title, masthead
from recoupe.text.clean.page import Page, read_page

_HTML = re.compile(r"\s*(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"(?<=\S)[^\S\n]*\n(?:[^\S\n]*\n){2,}")
# Where a text says when it was published: at its beginning or its end.
_HEAD, _TAIL = 400, 300
# Soft hyphens, zero-width and direction marks, and controls other than white space.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]")
# So many characters of what the input calls its language are shown.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Given:
    """What is known of an article besides its text, from the most trusted source that tells."""

    title: str | None
    url: str | None
    outlet: str | None


def clean(document: Document, language: Language) -> Article:
    """The article in ``document``, to be read in ``language``.

    ``Article.alignment`` counts into the decoded text of the document; for HTML, into the text extracted from
    the page. Raises NoTextError when nothing is left of the text, ForeignLanguageError when the document
    names another language, or names none and does not read as ``language``, and OversizedPageError when a
    page is too large to be one article's.
    """
    page = _page(document)
    _check_language(document, page, language)
    draft = cut_markup(repair_characters(Draft.of(page.text), language), language)
    draft, header = cut_header(draft, language)
    head = masthead(draft.text, language)
    if head and head.end:
        draft = draft.edited([Edit(0, head.end, "", "masthead")])
    draft = restore_marks(join_lines(draft, language))
    agency = credited_agency(draft.text, language)
    dated = _dated(document, page, header, language)
    draft = _tidied(cut_boilerplate(draft, language, dated.edtf is not None))
    if not draft.text:
        raise NoTextError("no text is left when menus, links and white space are cut")
    if document.language is None and not reads_as(language, draft.text):
        raise ForeignLanguageError(f"does not read as {language.code!r}; give its language if it is")
    given = _given(document, page, header, head, draft.text)
    return Article(
        id=document.id,
        file=document.file,
        text=draft.text,
        language=language.code,
        title=given.title,
        url=given.url,
        outlet=given.outlet,
        agency=agency,
        published=dated if dated.edtf else _printed(document.id, draft.text, language),
        alignment=draft.alignment,
    )


def raw_text(document: Document) -> str:
    """The text into which the raw offsets of ``Article.alignment`` count."""
    return _page(document).text


def _page(document: Document) -> Page:
    declared = document.media_type == "text/html"
    text = decode(document.content, declared)
    return read_page(text, document.url) if declared or _HTML.match(text) else Page(text)


def _check_language(document: Document, page: Page, language: Language) -> None:
    if not page.text.strip():
        raise NoTextError("there is no text in it")
    if document.language and not names(language, document.language):
        raise ForeignLanguageError(f"is in {document.language[:_SHOWN]!r}, not in {language.code!r}")


def _tidied(draft: Draft) -> Draft:
    """The draft without white space at its ends and without heaps of empty lines."""
    draft = draft.replaced(_EMPTY_LINES, lambda m: "\n\n", "empty lines")
    text = draft.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return draft.edited([Edit(0, start), Edit(max(start, end), len(text))])


def _dated(document: Document, page: Page, header: Header, language: Language) -> Published:
    """The date that something other than the text tells."""
    if edtf := edtf_of(document.date, language):
        return Published(edtf, "metadata")
    if header.date:
        return Published(header.date, "header")
    edtf = edtf_of(page.date, language) or edtf_of_url(document.url or page.url or header.url)
    return Published(edtf, "metadata") if edtf else Published()


def _printed(article: str, text: str, language: Language) -> Published:
    """The date that the text prints at its beginning or its end as its own, with the words as evidence."""
    pattern = date_lines(language)
    tail = max(0, len(text) - _TAIL)
    for match in (pattern.search(text, 0, _HEAD), pattern.search(text, tail)):
        if match and (edtf := edtf_of(match[match.lastgroup or 0], language)):
            start, end = match.span(match.lastgroup or 0)
            return Published(edtf, "text", (Anchor.trimmed(article, text, start, end),))
    return Published()


def _given(document: Document, page: Page, header: Header, head: Masthead | None, text: str) -> _Given:
    url = document.url or page.url or header.url
    printed = head.title if head else first_line_title(text)
    return _Given(
        title=_plain(document.title or page.title or header.title) or printed,
        url=url,
        outlet=_plain(document.outlet or page.outlet or header.outlet)
        or (head.outlet if head else None)
        or _host(url),
    )


def _plain(title: str | None) -> str | None:
    """A title or outlet on one line, without the entities of its page and what cannot be seen.

    Names that differ by nothing that can be seen are not to be two sources.
    """
    return " ".join(_UNSEEN.sub("", html.unescape(title)).split()) or None if title else None


def _host(url: str | None) -> str | None:
    """The host of an address without "www.", None where it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
