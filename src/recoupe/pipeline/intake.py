"""Take documents in: give each an id of its own, and keep it as it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from recoupe.model import Document, Rejection
from recoupe.store import Store

# So many characters of an odd value are shown.
_SHOWN = 40


class Intake:
    """The documents of one build.

    ``places`` are those in the paths given, by id and without their content; ``rejections`` what was set
    aside; ``files`` all that was looked at; ``read`` the ids of those that were read on the way in;
    ``replaced`` how many took the place of an earlier version; ``notes`` what is odd about documents that are
    read all the same.
    """

    def __init__(self, store: Store) -> None:
        self.places: dict[str, Document] = {}
        self.rejections: list[Rejection] = []
        self.files: set[str] = set()
        self.read: set[str] = set()
        self.notes: list[Rejection] = []
        self.replaced = 0
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
            digest, known = document.sha256, self._latest.get(document.id)
            if document.date and not _dated(document):
                said = f"the date {document.date[:_SHOWN]!r} cannot be read; the article is read without it"
                self.notes.append(Rejection(document.file, said, document.line))
            self.places[document.id] = replace(document, content=b"")
            if known != digest:
                self.replaced += known is not None
                self._latest[document.id] = digest
                yield document

    def _own(self, document: Document) -> Document:
        """The document under an id that no other article of the story has.

        An id that the input gave is the article's: a later build brings a newer version of it. Where two
        files of one build give it to different articles, the second goes by its file as well. An id that is
        only the name of a file is the article's as long as it is that file: another file of the name, in
        another folder, is another article, which goes by its path.
        """
        known = self._latest.get(document.id)
        if known in (None, document.sha256):
            return document
        if not _named_by_file(document):
            return self._apart(document)
        before = self.places.get(document.id) or next(iter(self._store.documents([str(known)])))
        if not _named_by_file(before) or Path(before.file).resolve() == Path(document.file).resolve():
            return document
        line = "" if document.line is None else f":{document.line}"
        return replace(document, id=f"{document.file}{line}")

    def _apart(self, document: Document) -> Document:
        """The document, called by its file too where another file of this build has another under its id."""
        path = document.file
        for id_ in (document.id, f"{Path(path).name}#{document.id}"):
            before = self.places.get(id_)
            if before is None or Path(before.file).resolve() == Path(path).resolve():
                return replace(document, id=id_)
        return replace(document, id=f"{path}#{document.id}")


def _dated(document: Document) -> bool:
    """Whether a date can be made of what the input called one, in the language by which it is cleaned."""
    from recoupe.languages import load
    from recoupe.pipeline.reading import language_of
    from recoupe.text.clean.dates import edtf_of

    return edtf_of(document.date, load(language_of(document))) is not None


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
