"""Whether a text is in the language that is about to read it."""

from __future__ import annotations

import re
from itertools import islice

from recoupe.languages import Language
from recoupe.languages.repairs import Recognition

_WORD = re.compile(r"[^\W\d_]+")
# Enough to be sure; the rest of a long text is not counted.
_SAMPLE = 5_000


def names(language: Language, code: str) -> bool:
    """Whether ``code``, as an input gives it ("fr", "fr-CA", "French"), names ``language``."""
    primary = re.split(r"[-_]", code.strip().lower(), maxsplit=1)[0]
    return primary == language.code or primary in language.lexicon(Recognition).names


def reads_as(language: Language, text: str) -> bool:
    """Whether ``text`` may be in ``language``: its commonest words are common in it, or it is too short."""
    lexicon = language.lexicon(Recognition)
    words = [m[0].lower() for m in islice(_WORD.finditer(text), _SAMPLE)]
    if len(words) < lexicon.least_words:
        return True
    common = frozenset(lexicon.words)
    return sum(w in common for w in words) >= lexicon.least_share * len(words)
