"""What somebody says of himself that he is not or did not, against those who say it of him."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.meeting import Holders
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.stems import stems_in
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.common.wording import fold, lowered
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.comparison import Comparison
from recoupe.languages.relations import Relations
from recoupe.model import Finding, Quotation, Story

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.;:!?,]")
# So many words of what is denied another says, such a part of them, and so rare together, each 1 where it
# stands once; words that speakers alone use count as so rare.
_SHARED, _SHARE, _RARE, _SPOKEN = 2, 0.5, 0.9, 0.8
# One word by itself is as rare as this.
_ONE = 0.7
# Who speaks must be as sure as this.
_KNOWN = 0.5
_SURE = 0.45


@dataclass(frozen=True)
class _Denial:
    """A quotation in which somebody denies something of himself, and the stems of what he denies."""

    quotation: Quotation
    what: frozenset[str]


class _Claim(NamedTuple):
    """A sentence and its stems, those of a speaker between marks included."""

    fact: Fact
    stems: frozenset[str]


def disowned(
    told: Sequence[Fact], rarity: Mapping[str, float], story: Story, teller: Teller
) -> Iterator[Finding]:
    """A finding for each thing that somebody denies of himself and another says of him, once.

    ``rarity`` says of a stem how few sentences have it.
    """
    denials = _denials(story, teller.language.code)
    naming: dict[str, list[Fact]] = defaultdict(list)
    for fact in told if denials else ():
        for actor in fact.actors:
            if actor in denials:
                naming[actor].append(fact)
    where = {fact.anchor.article for held in naming.values() for fact in held}
    spoken = Inside(
        (q.content, q) for q in story.quotations if q.mode == "direct" and q.content.article in where
    )
    for actor in sorted(denials):
        done: set[frozenset[str]] = set()
        claims = list(_claims(actor, naming[actor], spoken))
        saying = Holders(claim.stems for claim in claims)
        for denial in denials[actor]:
            near = saying.sharing(denial.what, _least(denial))
            claim = _said_of(denial, [claims[n] for n in near], rarity)
            if claim is not None and denial.what not in done:
                done.add(denial.what)
                words = denial.quotation.content
                yield teller.finding(
                    "contradicts", "claim_denied", [claim.anchor, words], _SURE, about=short(words.exact)
                )


def _denials(story: Story, code: str) -> dict[str, list[_Denial]]:
    """What each speaker denies of himself, by his id."""
    begins = words_pattern(Relations, "not_i", code, whole=True)
    found: dict[str, list[_Denial]] = defaultdict(list)
    for quotation in story.quotations:
        if quotation.mode == "direct" and quotation.speaker and quotation.confidence >= _KNOWN:
            low = lowered(quotation.content.exact)
            begun = None if quotation.hearsay else begins.search(low)
            what = _denied(low, begun.end(), code) if begun else frozenset[str]()
            if what:
                found[quotation.speaker].append(_Denial(quotation, what))
    return found


def _denied(low: str, start: int, code: str) -> frozenset[str]:
    """The stems of what is denied from ``start`` on, none where no word turns it round."""
    stop = _STOP.search(low, start)
    words = _WORD.findall(low[start : stop.start() if stop else len(low)])
    said = [word for word in words if fold(word) not in _negations(code)]
    return stems_in(" ".join(said), code) if len(said) < len(words) else frozenset()


def _claims(actor: str, facts: Iterable[Fact], spoken: Inside[Quotation]) -> Iterator[_Claim]:
    """Those of ``facts`` that may say of ``actor`` what he denies, in the words of another."""
    for fact in facts:
        others = spoken.values(fact.anchor)
        if "denial" not in fact.marks and all(q.speaker != actor for q in others):
            said = frozenset(fact.stems).union(*(stems_in(q.content.exact, fact.code) for q in others))
            yield _Claim(fact, said)


def _least(denial: _Denial) -> float:
    """How many words of what is denied another says at least."""
    return 1 if len(denial.what) == 1 else max(_SHARED, _SHARE * len(denial.what))


def _said_of(denial: _Denial, claims: Iterable[_Claim], rarity: Mapping[str, float]) -> Fact | None:
    """The sentence that says most of what is denied, of ``claims`` that have enough of its words."""
    best: tuple[float, Fact] | None = None
    for fact, said in claims:
        both = sorted(denial.what & said)
        held = [word for word in both if word in fact.stems]
        weight = sum(rarity.get(word, _SPOKEN) for word in both)
        # "Je n'ai jamais été suspendu": the one word is the paper's own, and rare.
        enough = bool(held) and weight >= _ONE if len(denial.what) == 1 else weight >= _RARE
        if enough and not (held and fact.negated(held)) and (best is None or weight > best[0]):
            best = weight, fact
    return best[1] if best else None


@cache
def _negations(code: str) -> frozenset[str]:
    return frozenset(load(code).lexicon(Comparison).negations)
