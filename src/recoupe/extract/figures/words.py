"""Words and their dictionary forms, for lookups in lexicons that hold lemmas."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import islice
from operator import attrgetter

from recoupe.languages import Language
from recoupe.languages.morphology import Morphology
from recoupe.model import Sentence, Token

_start = attrgetter("start")
# How many words back, and how many heads up, anything is sought: no sentence of prose needs more, and lists
# that are one giant sentence stay linear.
FAR_BACK, _FAR_UP = 120, 40


@cache
def bases(language: Language) -> Callable[[Token], frozenset[str]]:
    """What gives the dictionary forms of a word: its lemma, its singular, the verb of a participle."""
    morphology = language.lexicon(Morphology)
    participle = morphology.participles[0]

    @lru_cache(maxsize=50_000)
    def made(word: str, lemma: str) -> frozenset[str]:
        text = word.lower()
        found = {text, lemma}
        for ending in morphology.agreement:
            if text.endswith(ending) and len(text) > len(ending) + 2:
                found.add(text[: -len(ending)])
        found.update(verb for form in tuple(found) for verb in _verbs(form, morphology))
        if lemma.endswith(morphology.regular):
            found.add(lemma.removesuffix(morphology.regular) + participle)
        return frozenset(found)

    return lambda token: made(token.text, token.lemma)


def _verbs(form: str, morphology: Morphology) -> Iterator[str]:
    """The infinitives of which ``form`` may be the participle."""
    for of in morphology.verbs_of_participles:
        if form.endswith(of.ending) and len(form) >= of.least:
            yield form.removesuffix(of.ending) + of.infinitive


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
