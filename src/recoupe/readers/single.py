"""Files that hold one article: plain text, and pages of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recoupe.model import Document, Rejection
from recoupe.readers.limits import LARGEST_ARTICLE, megabytes, not_text


def read_text(path: Path) -> Iterator[Document | Rejection]:
    """The article in a file of plain text, in any encoding. Raises OSError when it cannot be read."""
    content = _content(path)
    yield Document(path.name, str(path), content) if isinstance(content, bytes) else content


def read_html(path: Path) -> Iterator[Document | Rejection]:
    """The article in an HTML file. Raises OSError when it cannot be read."""
    content = _content(path)
    yield Document(path.name, str(path), content, "text/html") if isinstance(content, bytes) else content


def _content(path: Path) -> bytes | Rejection:
    with path.open("rb") as file:
        content = file.read(LARGEST_ARTICLE + 1)
    if len(content) > LARGEST_ARTICLE:
        return Rejection(str(path), f"is larger than {megabytes(LARGEST_ARTICLE)}, the most for one article")
    if not content.strip():
        return Rejection(str(path), "is empty")
    if kind := not_text(content):
        return Rejection(str(path), f"is {kind}, no text")
    return content
