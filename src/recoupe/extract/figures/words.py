"""Words and their dictionary forms, for lookups in lexicons that hold lemmas."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from recoupe.model import Sentence, Token

_start = attrgetter("start")
_ENDINGS = ("es", "s", "e")
# How many words back, and how many heads up, anything is sought: no sentence of prose needs more, and lists
# that are one giant sentence stay linear.
FAR_BACK, _FAR_UP = 120, 40


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


def upward(sentence: Sentence, token: Token) -> Iterator[Token]:
    """``token``, the head of it, the head of that, and so on, as far as any sentence of prose goes."""
    yield token
    yield from islice(sentence.ancestors(token), _FAR_UP)


def backward(sentence: Sentence, end: int) -> Iterator[Token]:
    """The words before the ``end``-th, the last first, as far back as any sentence of prose goes."""
    tokens = sentence.tokens
    end = min(end, len(tokens))
    return (tokens[i] for i in range(end - 1, max(-1, end - 1 - FAR_BACK), -1))


def at_or_after(sentence: Sentence, offset: int) -> int:
    """The position of the first word that begins at ``offset`` or later; past the last, their number."""
    return bisect_left(sentence.tokens, offset, key=_start)
