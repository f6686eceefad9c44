"""Word documents (.docx; ECMA-376)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from recoupe.model import Document, Rejection
from recoupe.readers.limits import LARGEST_ARTICLE, LARGEST_FILE, megabytes

# The XML of a document unpacks to ten times its size, of a bomb to a thousand times.
_LARGEST_UNPACKED = 8 * LARGEST_ARTICLE


def read_docx(path: Path) -> Iterator[Document | Rejection]:
    """The article in a ``.docx`` file: paragraphs and cells of tables in their order.

    Raises OSError when it cannot be read.
    """
    if path.stat().st_size > LARGEST_FILE:
        yield Rejection(str(path), f"is larger than {megabytes(LARGEST_FILE)}, the most for one file")
        return
    found = _read(path)
    yield found if isinstance(found, Document) else Rejection(str(path), found)


def _read(path: Path) -> Document | str:
    """The document, or the reason why there is none."""
    import docx

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST_UNPACKED:
                return f"unpacks to more than {megabytes(_LARGEST_UNPACKED)}, the most for one document"
        document = docx.Document(str(path))
        lines = list(_lines(document))
        about = document.core_properties
        title = (about.title or "").strip() or None
    except (OSError, MemoryError):
        raise
    except Exception as error:
        # python-docx lets out what lxml, zipfile and its own checks raise.
        return f"is no Word document that can be read ({type(error).__name__}); it may be damaged"
    text = "\n".join(lines)
    if not text.strip():
        return "is a Word document without text"
    content = text.encode("utf-8", "replace")
    if len(content) > LARGEST_ARTICLE:
        return f"has a text larger than {megabytes(LARGEST_ARTICLE)}, the most for one article"
    return Document(path.name, str(path), content, title=title)


def _lines(document: object) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Table):
            for row in block.rows:
                # A merged cell comes once for each column that it spans.
                yield from dict.fromkeys(cell.text for cell in row.cells)
        else:
            yield block.text
