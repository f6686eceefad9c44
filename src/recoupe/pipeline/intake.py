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
                continue
            document = self._own(item)
            digest = document.sha256
            self.places[document.id] = replace(document, content=b"")
            if self._latest.get(document.id) != digest:
                self._latest[document.id] = digest
                yield document

    def _own(self, document: Document) -> Document:
        """The document under an id that no other article of the story has.

        An id that the input gave is the article's, wherever it comes from: what comes later is a newer
        version. One that is only the name of a file is the article's as long as it is that file: another
        file of the name, in another folder, is another article, which goes by its path.
        """
        known = self._latest.get(document.id)
        if known in (None, document.sha256) or not _named_by_file(document):
            return document
        before = self.places.get(document.id) or next(iter(self._store.documents([str(known)])))
        if not _named_by_file(before) or Path(before.file).resolve() == Path(document.file).resolve():
            return document
        line = "" if document.line is None else f":{document.line}"
        return replace(document, id=f"{document.file}{line}")


def _named_by_file(document: Document) -> bool:
    """Whether the id is only where the document stands: the input gave none."""
    return document.line is None or document.id == f"{Path(document.file).name}:{document.line}"


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
