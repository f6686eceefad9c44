"""Words for which every sentence is read once, so that only those that have them are read again."""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.sentences.facts import denied, trends, uncounted
from recoupe.compare.sentences.facts.sentences import Mark
from recoupe.languages import load
from recoupe.languages.relations import Relations


def marks(code: str) -> Mapping[str, Mark]:
    """What finds the words that trends, accusations, missing counts, denials and endings begin with."""
    words = load(code).lexicon(Relations)
    return {
        "trend": Mark(trends.pattern(code), (*words.rise, *words.fall)),
        "accusation": Mark(words_pattern(Relations, "alleging", code), words.alleging),
        "no_count": Mark(uncounted.pattern(code), words.counts),
        "denial": Mark(denied.denying(code), words.denying_that),
        "ending": Mark(words_pattern(Relations, "called_off", code), words.called_off),
    }
