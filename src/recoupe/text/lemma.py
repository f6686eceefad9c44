"""The dictionary form of a word, by simplemma's dictionary, with the parser's word on what is a verb."""

from __future__ import annotations

from functools import cache

import simplemma

from recoupe.languages import load
from recoupe.languages.morphology import Morphology

_VERBS = frozenset({"VERB", "AUX"})


@cache
def lemma(word: str, language: str, pos: str = "") -> str:
    """The dictionary form of ``word`` in lower case; the infinitive where ``pos`` (UD) says verb."""
    form = word.lower()
    found: str = simplemma.lemmatize(form, lang=language).lower()
    return _infinitive(form, found, language) if pos in _VERBS else found


def future_stem(infinitive: str, language: str) -> str:
    """What the endings of the future and the conditional are added to: "prendr", "demander"."""
    return infinitive.removesuffix(load(language).lexicon(Morphology).silent)


def _infinitive(form: str, found: str, language: str) -> str:
    words = load(language).lexicon(Morphology)
    if form in words.irregular:
        return words.irregular[form]
    if found.endswith(words.infinitives) and (found != form or not form.endswith(words.infinitives[-1])):
        return found
    for suffix, ending in words.suffixes:
        if form.endswith(suffix):
            candidate = form[: -len(suffix)] + ending
            if len(candidate) > len(ending) and simplemma.is_known(candidate, lang=language):
                return candidate
    return found
