"""Bytes to text: the marks at the beginning, what a page declares, UTF-8, and the older code pages.

Order of trust: a byte order mark; the ``charset`` of an HTML page; UTF-8, which other encodings hardly ever
imitate; UTF-8 with a few broken bytes (a cut or damaged file); one of the code pages in which Western
European text was written before it.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Windows, the old Macintosh, the DOS box, and the one that cannot fail.
_CODE_PAGES = ("cp1252", "mac_roman", "cp850", "latin-1")
_DECLARED = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4_096


def decode(content: bytes, html: bool = False) -> str:
    """The text that ``content`` encodes, without its byte order mark. Broken bytes become U+FFFD."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if html and (declared := _declared(content)):
        return declared
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(content) or _code_page(content)


def _declared(content: bytes) -> str | None:
    """The text by the encoding that the page names, None where it names none or lies."""
    match = _DECLARED.search(content, 0, _HEAD)
    try:
        # A page read as ASCII cannot be UTF-16, whatever it says.
        encoding = codecs.lookup(match[1].decode("ascii")).name if match else "utf-16"
        return None if encoding.startswith("utf-16") else content.decode(encoding)
    except (LookupError, ValueError):
        return None


def _damaged_utf8(content: bytes) -> str | None:
    """The text as UTF-8 where more of its accented characters are sound than broken, else None."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if sum(c > "\x7f" for c in text) - broken > broken else None


def _code_page(content: bytes) -> str:
    """The text by the code page that gives the most letters and quotation marks for its upper half."""
    upper = Counter(b for b in content if b > 0x7F)
    sample = bytes(upper)
    best, most = "latin-1", -1
    for encoding in _CODE_PAGES:
        decoded = sample.decode(encoding, "replace")
        score = sum(n for c, n in zip(decoded, upper.values(), strict=True) if c.islower() or c in "’«»“”…–€")
        if score > most:
            best, most = encoding, score
    return content.decode(best, "replace")
