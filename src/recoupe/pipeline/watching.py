"""Feeds on the web → the documents in them that the store does not have."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace

from recoupe.model import Document, Rejection
from recoupe.readers.apart import Apart
from recoupe.readers.fetch import Fetcher, FetchError
from recoupe.store import Store

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def is_address(source: str) -> bool:
    """Whether this is an address of the web, and not a path."""
    return source.startswith(("http://", "https://"))


def news(feeds: Iterable[str], store: Store, fetcher: Fetcher) -> Iterator[Document | Rejection]:
    """The articles of ``feeds`` that ``store`` does not have, each from its page, else as the feed has it.

    What a feed was asked with is kept, so that an unchanged one is not sent again; it is kept after its
    articles were handed on, so that an interruption loses none.
    """
    with closing(Apart()) as apart:
        yield from _news(feeds, store, fetcher, apart)


def _news(
    feeds: Iterable[str], store: Store, fetcher: Fetcher, apart: Apart
) -> Iterator[Document | Rejection]:
    known = set(store.latest())
    for url in feeds:
        name = f"feed {hashlib.sha256(url.encode()).hexdigest()[:40]}"
        asked: Mapping[str, str] = json.loads(store.setting(name) or "{}")
        try:
            answer = fetcher.fetch(url, asked)
        except FetchError as error:
            yield Rejection(url, str(error).removeprefix(f"{url}: "))
            continue
        if answer.content is None:
            continue
        for found in apart.feed(answer.content, url):
            if isinstance(found, Rejection):
                yield found
            elif found.id not in known:
                known.add(found.id)
                yield _whole(found, fetcher)
        store.set_setting(name, json.dumps(dict(answer.validators)))


def _whole(found: Document, fetcher: Fetcher) -> Document:
    """The article as its own page has it; as the feed has it where the page cannot be had or is no page."""
    if found.url is None:
        return found
    try:
        page = fetcher.fetch(found.url)
    except FetchError:
        return found
    if page.content is None or page.media_type not in _PAGES:
        return found
    return replace(found, content=page.content, media_type="text/html", url=page.url)
