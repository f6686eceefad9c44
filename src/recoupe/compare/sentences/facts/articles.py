"""One thing here, several there: "une voiture" and "des voitures" in sentences that tell of one matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.compare.common.teller import Teller, briefest
from recoupe.compare.sentences.facts.clauses import part
from recoupe.compare.sentences.facts.likeness import Pair, each_once
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.relations import Relations
from recoupe.model import Finding

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"([^\W\d_]+)\s*$")
# An article stands so near before its noun, in characters.
_NEAR = 14
# So much two sentences share that tell of the same things.
_SURE = 2.5, 0.5
_MAYBE = 0.25


def one_or_many(pairs: Sequence[Pair], told: Sequence[Fact], teller: Teller) -> Iterator[Finding]:
    """A finding for each of ``pairs`` that has one of a thing here and several of it there."""

    def found(pair: Pair) -> Finding | None:
        if pair.weight < _SURE[0] or pair.share < _SURE[1]:
            return None
        one, other = told[pair.one], told[pair.other]
        for word in pair.core:
            sides = [_counted(fact, word, teller.language.code) for fact in (one, other)]
            if {many for _, many in sides} == {True, False}:
                evidence = [part(f.anchor, *span) for f, (span, _) in zip((one, other), sides, strict=True)]
                about = briefest([one.anchor, other.anchor])
                return teller.finding("contradicts", "one_or_many", evidence, _MAYBE, about=about)
        return None

    return each_once(pairs, found)


def _counted(fact: Fact, word: str, code: str) -> tuple[tuple[int, int], bool | None]:
    """Where a noun and its article stand, and whether they say that it is several; None where they do not."""
    at, text = fact.stems[word] - fact.anchor.start, fact.anchor.exact
    noun, article = _WORD.match(text, at), _BEFORE.search(text, max(0, at - _NEAR), at)
    end = noun.end() if noun else len(text)
    words = load(code).lexicon(Relations)
    plural = text[at:end].endswith(words.plurals)
    name = article[1].lower() if article else ""
    several = plural if name in (words.many if plural else words.one) else None
    return (article.start() if article else at, end), several
