"""Take documents in: give each an id of its own, and keep it as it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from recoupe.model import Document, Rejection
from recoupe.store import Store


class Intake:
    """The documents of one build.

    ``places`` are those in the paths given, by id and without their content; ``rejections`` what was set
    aside; ``files`` all that was looked at.
    """

    def __init__(self, store: Store) -> None:
        self.places: dict[str, Document] = {}
        self.rejections: list[Rejection] = []
        self.files: set[str] = set()
        self._store = store
        self._latest = store.latest()

    def new(self, found: Iterable[Document | Rejection]) -> Iterator[Document]:
        """Those of the documents ``found`` that the store does not have as they are."""
        for item in map(_sound, found):
            self.files.add(item.file)
            if isinstance(item, Rejection):
                self.rejections.append(item)
            elif document := self._own(item):
                digest = document.sha256
                self.places[document.id] = replace(document, content=b"")
                if self._latest.get(document.id) != digest:
                    self._latest[document.id] = digest
                    yield document

    def _own(self, document: Document) -> Document | None:
        """The document under an id that no other article has; None when it has to be set aside.

        The same id from the same file, or in another list of articles, is a newer version. Two files of one
        name in two folders are two articles: the later one goes by its path. Two lines of one list that are
        not the same are two articles as well, but nothing tells them apart.
        """
        if self._latest.get(document.id) == document.sha256:
            return document
        here = self.places.get(document.id)
        if here and here.line is not None and here.file == document.file:
            reason = f"has the id {document.id!r} of line {here.line}; give each article an id of its own"
            self.rejections.append(Rejection(document.file, reason, document.line))
            return None
        if document.line is None and self._of_another_file(document):
            return replace(document, id=document.file)
        return document

    def _of_another_file(self, document: Document) -> bool:
        """Whether the id is that of another file, of this build or of one before."""
        before = self.places.get(document.id)
        if before is None and document.id in self._latest:
            before = next(iter(self._store.documents([self._latest[document.id]])))
        if before is None or before.line is not None:
            return False
        return Path(before.file).resolve() != Path(document.file).resolve()


def _sound(item: Document | Rejection) -> Document | Rejection:
    """The item with text that can be kept: half of a surrogate pair (a name not in UTF-8) becomes U+FFFD."""
    given = {field.name: getattr(item, field.name) for field in fields(item)}
    broken = {name: value for name, value in given.items() if isinstance(value, str) and not _encodes(value)}
    whole: dict[str, Any] = {
        name: value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        for name, value in broken.items()
    }
    return replace(item, **whole)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def chunks(documents: Iterable[Document], many: int, large: int) -> Iterator[list[Document]]:
    """Lists of at most ``many`` documents and of about ``large`` bytes."""
    chunk: list[Document] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += len(document.content)
        if len(chunk) >= many or size >= large:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
