"""Words and their dictionary forms, for lookups in lexicons that hold lemmas."""

from __future__ import annotations

from functools import lru_cache

from recoupe.model import Sentence, Token

_ENDINGS = ("es", "s", "e")


def bases(token: Token) -> frozenset[str]:
    """The dictionary forms that ``token`` may have: its lemma, its singular, the verb of a participle."""
    return _bases(token.text.lower(), token.lemma)


@lru_cache(maxsize=50_000)
def _bases(text: str, lemma: str) -> frozenset[str]:
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
    low, high = 0, len(sentence.tokens)
    while low < high:
        middle = (low + high) // 2
        if sentence.tokens[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low
