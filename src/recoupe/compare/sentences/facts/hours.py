"""The hour of one happening by several sources: "vers 16 h 15" and "en milieu d'après-midi" agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.compare.common.teller import Teller, briefest
from recoupe.compare.sentences.facts.clauses import part
from recoupe.compare.sentences.facts.likeness import Pair, each_once
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.relations import Relations
from recoupe.model import Anchor, Finding
from recoupe.text.patterns import either

# "Vers 8 heures" is no contradiction of 8 h 20; hours further apart than this are.
_ABOUT, _APART = 0.4, 1.0
# So much two sentences share that differ in the hour of one thing.
_SURE = 2.5, 0.5
_AGREED, _DIFFER = 0.6, 0.4


@dataclass(frozen=True)
class _Hour:
    """The words that say at what hour, and from which hour to which that may be."""

    words: Anchor
    start: float
    end: float


def hours(pairs: Sequence[Pair], told: Sequence[Fact], teller: Teller) -> Iterator[Finding]:
    """The findings of ``pairs`` of sentences that tell of one matter and each give one hour."""
    numbers = dict.fromkeys(n for pair in pairs for n in (pair.one, pair.other))
    given = {n: _hour(told[n], teller.language.code) for n in numbers}

    def found(pair: Pair) -> Finding | None:
        one, other = given[pair.one], given[pair.other]
        if one is None or other is None:
            return None
        about = briefest([told[pair.one].anchor, told[pair.other].anchor])
        apart = max(one.start, other.start) - min(one.end, other.end)
        evidence = [one.words, other.words]
        if apart <= _ABOUT:
            return teller.finding("corroborates", "same_hour", evidence, _AGREED, about=about)
        if apart > _APART and pair.weight >= _SURE[0] and pair.share >= _SURE[1]:
            return teller.finding("contradicts", "hours_differ", evidence, _DIFFER, about=about)
        return None

    return each_once(pairs, found)


def _hour(fact: Fact, code: str) -> _Hour | None:
    """The one hour that the sentence gives, None where it gives none or several."""
    text = fact.low
    found = list(_pattern(code).finditer(text))
    if len(found) != 1:
        return None
    match = found[0]
    words = part(fact.anchor, *match.span())
    if match["part"]:
        start, end = _parts(code)[match["part"]]
        return _Hour(words, start, end)
    first = int(match["from"]) + int(match["minutes"] or 0) / 60
    last = int(match["to"]) + int(match["past"] or 0) / 60 if match["to"] else first
    return _Hour(words, first, max(first, last)) if max(first, last) < 24.5 else None


@cache
def _parts(code: str) -> dict[str, tuple[float, float]]:
    parts = load(code).lexicon(Relations).parts
    return {name: (part.start, part.end) for part in parts for name in part.names}


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """Parts of a day; "16h15", "16h15-16h30"; "à 8 heures", which needs a preposition."""
    words = load(code).lexicon(Relations)
    hour = either(words.hour)
    clock = rf"(?P<from>\d{{1,2}}) ?{hour} ?(?P<minutes>\d\d)?"
    until = rf"(?: ?[-–/] ?(?P<to>\d{{1,2}}) ?{hour} ?(?P<past>\d\d)?)?"
    return re.compile(rf"\b(?P<part>{either(_parts(code))})\b|\b{either(words.at)} {clock}{until}(?!\w)")
