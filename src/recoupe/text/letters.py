"""Letters without what stands on them."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """``text`` without accents and other combining marks; ligatures of form ("ﬁ") are two letters (NFKD)."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
