"""PDF documents: the article as it was printed, or a page saved as PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from recoupe.model import Document, Rejection
from recoupe.readers.limits import LARGEST_ARTICLE, LARGEST_FILE, megabytes

# The longest article takes some ten pages, a dossier of a hundred articles some hundreds.
MOST_PAGES = 300

_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
# A word cut at the end of a line, of lower-case letters on both sides.
_CUT = re.compile(r"(?<=[^\W\d_A-Z])[-\u2010\u00ad]\n(?=[^\W\d_A-Z])")
# A line that runs on: what ends without a full stop, before what begins in lower case.
_RUNS_ON = re.compile(r"(?<![.!?:;»”\"\n])\n(?=[a-zà-öø-ÿœ(«])")


def read_pdf(path: Path) -> Iterator[Document | Rejection]:
    """The article in a PDF file, the pages one after the other. Raises OSError when it cannot be read.

    A file of pictures without text, one under a password and one that is damaged are set aside.
    """
    if path.stat().st_size > LARGEST_FILE:
        yield Rejection(str(path), f"is larger than {megabytes(LARGEST_FILE)}, the most for one file")
        return
    found = _read(path)
    yield found if isinstance(found, Document) else Rejection(str(path), found)


def _read(path: Path) -> Document | str:
    """The document, or the reason why there is none."""
    import logging

    from pypdf import PdfReader

    # What pypdf forgives in a damaged file is nothing that a reader could mend.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as file:
            reader = PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                return "is a PDF under a password; save it without one"
            if len(reader.pages) > MOST_PAGES:
                return f"has more than {MOST_PAGES} pages, the most for one article"
            text = _text(page.extract_text() for page in reader.pages)
            title, date = _about(reader)
    except (OSError, MemoryError):
        raise
    except Exception as error:
        # pypdf raises whatever its parser stumbles over: KeyError, RecursionError, struct.error…
        return f"is a PDF that cannot be read ({type(error).__name__}); it may be damaged"
    if text is None:
        return f"has a text larger than {megabytes(LARGEST_ARTICLE)}, the most for one article"
    if not text.strip():
        return "is a PDF without text, perhaps of scanned pages; put it through a character recognition first"
    return Document(path.name, str(path), text.encode("utf-8", "replace"), title=title, date=date)


def _text(pages: Iterator[str]) -> str | None:
    """The pages as one text, None when it is too large."""
    kept: list[str] = []
    size = 0
    for page in pages:
        size += len(page)
        if size > LARGEST_ARTICLE:
            return None
        kept.append(page)
    return _RUNS_ON.sub(" ", _CUT.sub("", "\n".join(kept)))


def _about(reader: object) -> tuple[str | None, str | None]:
    """The title and the day of making that the file gives itself.

    The day on which a file was made is that of the article only where it was made to publish it, so it is
    given as the date only with a title beside it: programs that print a page to PDF write no title.
    """
    about = getattr(reader, "metadata", None) or {}
    title = str(about.get("/Title") or "").strip() or None
    match = _DATE.match(str(about.get("/CreationDate") or ""))
    return title, "-".join(match.groups()) if match and title else None
