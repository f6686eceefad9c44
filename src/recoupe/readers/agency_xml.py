"""What news agencies deliver: NewsML-G2 (IPTC) with its news messages, and NITF (IPTC)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from recoupe.model import Document, Rejection
from recoupe.readers.limits import LARGEST_FILE, megabytes
from recoupe.readers.markup import local, text_of, text_of_html

_FEEDS = frozenset({"rss", "feed", "rdf"})


def read_xml(path: Path) -> Iterator[Document | Rejection]:
    """The articles in a file of XML: NewsML-G2, NITF, or a feed. Raises OSError when it cannot be read.

    Entities are not resolved and nothing is fetched, whatever the file declares.
    """
    if path.stat().st_size > LARGEST_FILE:
        yield Rejection(str(path), f"is larger than {megabytes(LARGEST_FILE)}, the most for one file")
        return
    content = path.read_bytes()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Rejection(str(path), f"is not XML: {_words(error)}")
        return
    if local(root) in _FEEDS:
        from recoupe.readers.feeds import feed_documents

        yield from feed_documents(content, str(path))
        return
    yield from _items(root, path)


def _items(root: etree._Element, path: Path) -> Iterator[Document | Rejection]:
    """The news items in a message, a single one, or a document of NITF."""
    items = [e for e in root.iter() if local(e) == "newsitem" and _first(e, "contentset") is not None]
    if not items and local(root) == "nitf":
        items = [root]
    if not items:
        yield Rejection(str(path), "is XML, but neither NewsML-G2 nor NITF nor a feed with articles")
    alone = len(items) == 1
    for place, item in enumerate(items, 1):
        found = _nitf(item) if local(item) == "nitf" else _g2(item)
        line = None if alone else place
        if not found.text.strip():
            yield Rejection(str(path), "has no text in it", line)
            continue
        yield Document(
            id=found.id or (path.name if alone else f"{path.name}:{place}"),
            file=str(path),
            content=found.text.encode("utf-8", "replace"),
            line=place if found.id else line,
            outlet=found.outlet,
            date=found.date,
            title=found.title,
            language=found.language,
        )


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    language: str | None = None


def _g2(item: etree._Element) -> _Item:
    """A newsItem of NewsML-G2: guid, headline, provider, the day of its content, what it carries inline."""
    content = _first(item, "contentset")
    inner = None if content is None else _first(content, "nitf")
    body = content if inner is None else inner
    nitf = None if inner is None else _nitf(inner)
    return _Item(
        text=nitf.text if nitf else _inline(body),
        id=item.get("guid"),
        title=_words_of(item, "headline") or (nitf.title if nitf else None),
        outlet=_provider(item),
        date=_day(_words_of(item, "contentcreated") or _words_of(item, "versioncreated")),
        language=next((tag for e in item.iter() if local(e) == "language" and (tag := e.get("tag"))), None),
    )


def _inline(content: etree._Element | None) -> str:
    if content is None:
        return ""
    for element in content.iter():
        if local(element) == "body":
            return text_of(element)
    for element in content.iter():
        if local(element) == "inlinedata" and element.text:
            return text_of_html(element.text) if "<" in element.text else element.text
    return text_of(content)


def _provider(item: etree._Element) -> str | None:
    provider = _first(item, "provider")
    if provider is None:
        return None
    return _words_of(provider, "name") or provider.get("literal")


def _nitf(root: etree._Element) -> _Item:
    """A document of NITF: headline, date of issue, and the paragraphs of its content."""
    body = _first(root, "body.content")
    issued = _first(root, "date.issue")
    about = _first(root, "doc-id")
    return _Item(
        text=text_of(body) if body is not None else "",
        id=None if about is None else about.get("id-string"),
        title=_words_of(root, "hl1") or _words_of(root, "title"),
        date=None if issued is None else _day(issued.get("norm")),
    )


def _first(element: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in element.iter() if local(e) == name), None)


def _words_of(element: etree._Element, name: str) -> str | None:
    found = _first(element, name)
    return None if found is None else " ".join(text_of(found).split()) or None


def _day(stamp: str | None) -> str | None:
    """The day of a time stamp: "20240305T101500Z", "2024-03-05T10:15:00+01:00"."""
    if not stamp:
        return None
    if stamp[:8].isdigit():
        return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    return stamp[:10]


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:120].lower()
