"""Of what a person is accused before the law, where sources tell it alike or not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.levels import before
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.stems import heads
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.sentences.facts.clauses import part
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.languages import load
from recoupe.languages.charges import Charges
from recoupe.model import Anchor, Finding, Story
from recoupe.model.claims import FindingKind
from recoupe.text.patterns import either

# The offence begins so near behind what brings it, and words for it go on so far, in characters.
_NEAR, _READ = 40, 110
# Who is charged is named so near before.
_NAMED = 160
_AGREED, _LATER, _DIFFER = 0.7, 0.5, 0.4
# So many sources are shown.
_MOST = 4


@dataclass(frozen=True, eq=False)
class _Charge:
    """What one sentence says that a person is charged with: its words, and the offences by number."""

    fact: Fact
    words: Anchor
    offences: frozenset[int]


def charges(told: Sequence[Fact], story: Story, teller: Teller) -> Iterator[Finding]:
    """The findings on what each person is charged with."""
    people = {a.id: a.name for a in story.actors if a.kind == "person" and not a.may_be}
    named = Inside((m, a.id) for a in story.actors if a.id in people for m in a.mentions)
    roots = heads(load(teller.language.code).lexicon(Charges).brought, teller.language.code)
    against: dict[str | None, list[_Charge]] = defaultdict(list)
    for fact in told:
        if not roots.isdisjoint(fact.stems):
            for person, charge in _charges(fact, named):
                against[person].append(charge)
    # Whom the sentence does not name is the one who is charged with the same.
    unknown: list[_Charge] = []
    for charge in against.pop(None, []):
        same = [p for p in sorted(against, key=str) if any(c.offences & charge.offences for c in against[p])]
        if len(same) == 1:
            against[same[0]].append(charge)
        elif not same:
            unknown.append(charge)
    for person in sorted(filter(None, against)):
        yield from _compared(against[person], people[person], teller)
    yield from _of_nobody(unknown, teller)


def _charges(fact: Fact, named: Inside[str]) -> Iterator[tuple[str | None, _Charge]]:
    """The charge in a sentence, with the person last named before it, None where nobody is near."""
    low = fact.low
    for brought in words_pattern(Charges, "brought", fact.code).finditer(low):
        end = min(len(low), brought.end() + _READ)
        offences = [
            (found.start(), number)
            for number, pattern in enumerate(_offences(fact.code))
            if (found := pattern.search(low, brought.end(), end))
        ]
        start = fact.anchor.start
        who = named.of(fact.anchor.article, start + brought.start() - _NAMED, start + brought.start())
        if offences and min(offences)[0] - brought.end() <= _NEAR:
            stop = min(
                (at for sign in ",.;" if (at := low.find(sign, max(offences)[0])) > 0), default=len(low)
            )
            words = part(fact.anchor, brought.start(), min(stop, brought.end() + 2 * _READ))
            yield (
                who[-1][2] if who else None,
                _Charge(fact, words, frozenset(number for _, number in offences)),
            )
            return


def _compared(held: Sequence[_Charge], name: str, teller: Teller) -> Iterator[Finding]:
    """Whether the charges against one person agree, those of each source with those that most give."""
    first: dict[str, _Charge] = {}
    for charge in held:
        first.setdefault(charge.fact.origin, charge)
    known = list(first.values())
    if len(known) < 2:
        return
    hub = max(known, key=lambda c: (sum(bool(c.offences & o.offences) for o in known), -known.index(c)))
    alike = [charge for charge in known if charge.offences & hub.offences][:_MOST]
    if len(alike) > 1:
        yield _finding("corroborates", "charged_alike", alike, name, _AGREED, teller)
    for other in known:
        if not other.offences & hub.offences:
            one, two = (other, hub) if before(other.fact.published, hub.fact.published) else (hub, other)
            if before(one.fact.published, two.fact.published):
                yield _finding("updates", "charges_changed", [one, two], name, _LATER, teller)
            else:
                yield _finding("contradicts", "charges_differ", [one, two], name, _DIFFER, teller)
            return


def _of_nobody(held: Sequence[_Charge], teller: Teller) -> Iterator[Finding]:
    """What sources agree on of somebody whom none of them names: two may be charged with different things."""
    alike: dict[frozenset[int], dict[str, _Charge]] = defaultdict(dict)
    for charge in held:
        alike[charge.offences].setdefault(charge.fact.origin, charge)
    for first in alike.values():
        if len(first) > 1:
            known = list(first.values())[:_MOST]
            yield _finding(
                "corroborates", "charged_alike", known, short(known[0].words.exact), _AGREED, teller
            )


def _finding(
    kind: FindingKind, explained: str, held: Sequence[_Charge], name: str, sure: float, teller: Teller
) -> Finding:
    return teller.finding(kind, explained, [charge.words for charge in held], sure, about=name)


@cache
def _offences(code: str) -> tuple[re.Pattern[str], ...]:
    words = load(code).lexicon(Charges)
    ending = either(words.plurals)
    return tuple(re.compile(rf"\b{either(row)}{ending}?\b") for row in words.offences)
