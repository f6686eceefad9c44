"""What somebody denies, against those who say it: "nie avoir été alerté" here, "avait été alerté" there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.meeting import Holders
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.stems import stems_in
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.sentences.facts.clauses import around, part
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.compare.sentences.facts.shown import snippet
from recoupe.languages import load
from recoupe.languages.relations import Relations
from recoupe.model import Anchor, Finding, Story
from recoupe.text.patterns import either

# So many words of what is denied another says, and such a part of them; so rare they are together, each 1
# where it stands once: rarer where he does not name who denies.
_SHARED, _SHARE = 2, 0.6
_RARE, _RARER = 0.9, 1.6
# So many who say it are shown, each of another source.
_MOST = 3
_NAMED, _UNNAMED = 0.5, 0.4


@dataclass(frozen=True)
class _Denial:
    """The sentence in which somebody denies something, and the stems of who does and of what he denies."""

    fact: Fact
    words: Anchor
    who: frozenset[str]
    what: frozenset[str]


def denied(
    told: Sequence[Fact], rarity: Mapping[str, float], story: Story, teller: Teller
) -> Iterator[Finding]:
    """A finding for each denial of what others say. ``rarity`` says of a stem how few sentences have it."""
    code = teller.language.code
    denials = [denial for fact in told if (denial := _denial(fact, code)) is not None]
    claims = list(_claims(told, denials, story, code)) if denials else []
    saying_of = Holders(stems for _, stems in claims)
    done: set[frozenset[str]] = set()
    for denial in denials:
        near = saying_of.sharing(denial.what, max(_SHARED, _SHARE * len(denial.what)))
        saying = _saying(denial, [claims[n] for n in near], rarity)
        if saying and denial.what not in done:
            done.add(denial.what)
            named = any(stems & denial.who for _, stems in saying)
            yield teller.finding(
                "contradicts",
                "claim_denied",
                [*(_shown(fact, stems & denial.what) for fact, stems in saying), denial.words],
                _NAMED if named else _UNNAMED,
                about=short(denial.words.exact),
            )


def _claims(
    told: Sequence[Fact], denials: Sequence[_Denial], story: Story, code: str
) -> Iterator[tuple[Fact, frozenset[str]]]:
    """The sentences with words of what is denied, each with its stems of what is denied and of who denies.

    Those of a speaker between marks are among them.
    """
    wanted = frozenset[str]().union(*(denial.what for denial in denials))
    weighed = wanted.union(*(denial.who for denial in denials))
    spoken = Inside((q.content, q.content) for q in story.quotations if q.mode == "direct")
    for fact in told:
        speech = spoken.values(fact.anchor)
        if speech or not wanted.isdisjoint(fact.stems):
            stems = frozenset(fact.stems).union(*(stems_in(words.exact, code) for words in speech))
            if len(wanted & stems) >= _SHARED:
                yield fact, weighed & stems


def _denial(fact: Fact, code: str) -> _Denial | None:
    """What the sentence says that somebody denies, None where it says no such thing or too little."""
    found = denying(code).search(fact.low) if "denial" in fact.marks else None
    if found is None:
        return None
    words = around(fact.anchor, *found.span())
    start, end = words.start - fact.anchor.start, words.end - fact.anchor.start
    other = words_pattern(Relations, "denied_ends", code, whole=True).search(fact.low, found.end(), end)
    end = other.start() if other else end
    what = stems_in(fact.anchor.exact[found.end() : end], code)
    who = stems_in(fact.anchor.exact[start : found.start()], code)
    return _Denial(fact, part(fact.anchor, start, end), who, what) if len(what) >= _SHARED else None


def _saying(
    denial: _Denial,
    claims: Sequence[tuple[Fact, frozenset[str]]],
    rarity: Mapping[str, float],
) -> list[tuple[Fact, frozenset[str]]]:
    """Those of ``claims`` that say what is denied, those that say most of it first, one of each source."""
    ranked: list[tuple[float, Anchor, Fact, frozenset[str]]] = []
    for fact, stems in claims:
        if fact.anchor == denial.fact.anchor:
            continue
        both = denial.what & stems
        weight = sum(rarity.get(word, 1.0) for word in sorted(both))
        enough = weight >= (_RARE if denial.who & stems else _RARER)
        if enough and "denial" not in fact.marks and not _turned(fact, both):
            ranked.append((-weight, fact.anchor, fact, stems))
    first: dict[str, tuple[Fact, frozenset[str]]] = {}
    for _, _, fact, stems in sorted(ranked, key=lambda x: x[:2]):
        first.setdefault(fact.origin, (fact, stems))
    return list(first.values())[:_MOST]


def _turned(fact: Fact, both: frozenset[str]) -> bool:
    """Whether the sentence says itself that it is not so."""
    held = [word for word in sorted(both) if word in fact.stems]
    return bool(held) and fact.negated(held)


def _shown(fact: Fact, both: frozenset[str]) -> Anchor:
    held = [word for word in sorted(both) if word in fact.stems]
    return snippet(fact, held) if held else fact.anchor


@cache
def denying(code: str) -> re.Pattern[str]:
    """ "Nie avoir", "dément formellement que": a verb, an adverb at most, and what begins what is denied."""
    words = load(code).lexicon(Relations)
    return re.compile(rf"\b{either(words.denying_that)} (?:\w+ment )?{either(words.denied_begins)}")
