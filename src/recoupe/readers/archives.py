"""Web archives (.warc, .warc.gz; ISO 28500)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recoupe.model import Document, Rejection
from recoupe.readers.limits import LARGEST_ARTICLE, megabytes

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_warc(path: Path) -> Iterator[Document | Rejection]:
    """The pages of HTML that were fetched into a web archive, one in memory at a time.

    ``line`` is the place of the page among the archive's responses, from 1. The day of fetching is no day
    of publication and is not given. Raises OSError when it cannot be read.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    place = pages = 0
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
                place += 1
                if _is_page(record):
                    pages += 1
                    content = record.reader.read(LARGEST_ARTICLE + 1)
                    yield _found(path, place, record.headers.get("WARC-Target-URI"), content)
        except MemoryError:
            raise
        except Exception as error:
            # FastWARC raises what its parser and its decompressors stumble over, OSError for damage too.
            words = " ".join(str(error).split())[:120] or type(error).__name__
            yield Rejection(str(path), f"is no web archive, or a damaged one, after page {pages}: {words}")
            return
    if not pages:
        yield Rejection(str(path), "is no web archive with pages of HTML in it")


def _is_page(record: object) -> bool:
    http = getattr(record, "http_headers", None)
    kind = getattr(record, "http_content_type", None)
    return http is not None and (http.status_code or 0) == 200 and kind in _PAGES


def _found(path: Path, place: int, url: str | None, content: bytes) -> Document | Rejection:
    if len(content) > LARGEST_ARTICLE:
        too_large = f"has a page larger than {megabytes(LARGEST_ARTICLE)}, the most for one article"
        return Rejection(str(path), too_large, place)
    if not content.strip():
        return Rejection(str(path), "has an empty page", place)
    return Document(
        id=url or f"{path.name}:{place}",
        file=str(path),
        content=content,
        media_type="text/html",
        line=place,
        url=url,
    )
