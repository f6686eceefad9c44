"""Words and their dictionary forms, for lookups in lexicons that hold lemmas."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter

from recoupe.model import Sentence, Token

_start = attrgetter("start")
_ENDINGS = ("es", "s", "e")


def bases(token: Token) -> frozenset[str]:
    """The dictionary forms that ``token`` may have: its lemma, its singular, the verb of a participle."""
    return _bases(token.text, token.lemma)


@lru_cache(maxsize=50_000)
def _bases(word: str, lemma: str) -> frozenset[str]:
    text = word.lower()
    found = {text, lemma}
    for ending in _ENDINGS:
        if text.endswith(ending) and len(text) > len(ending) + 2:
            found.add(text[: -len(ending)])
    for form in tuple(found):
        if form.endswith("é"):
            found.add(form[:-1] + "er")
        elif form.endswith("i") and len(form) > 3:
            found.add(form + "r")
    if lemma.endswith("er"):
        found.add(lemma[:-2] + "é")
    return frozenset(found)


def at_or_after(sentence: Sentence, offset: int) -> int:
    """The position of the first word that begins at ``offset`` or later; past the last, their number."""
    return bisect_left(sentence.tokens, offset, key=_start)
