"""That nobody was counted, or nobody hurt, held against the numbers that others give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache

from recoupe.compare.common.levels import before, spans, touch
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.stems import stem
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.figures.agreement.givers import Givers
from recoupe.compare.sentences.facts.clauses import around
from recoupe.compare.sentences.facts.likeness import same_place
from recoupe.compare.sentences.facts.sentences import Fact
from recoupe.compare.sentences.facts.trends import counted_nouns
from recoupe.languages import load
from recoupe.languages.comparison import Comparison
from recoupe.languages.events import EventWords
from recoupe.languages.relations import Relations
from recoupe.model import Figure, Finding
from recoupe.text.patterns import either

# Papers so far apart may tell of one count.
_NEAR = timedelta(days=3)
# So many figures are shown against one sentence, each of another source.
_MOST = 4
# Where so many are hurt nobody says that nobody is: he speaks of another place.
_FEW = 20
_UNCOUNTED, _NONE = 0.45, 0.5


def uncounted(told: Sequence[Fact], givers: Givers, teller: Teller) -> Iterator[Finding]:
    """The findings on counts that one source says nobody has made, and on nobody hurt where others count."""
    by_measure: dict[str, list[tuple[Fact, Figure]]] = defaultdict(list)
    for fact in told:
        for figure in fact.figures:
            if figure.measure and figure.status == "actual" and not figure.unit:
                by_measure[figure.measure].append((fact, figure))
    for fact in told:
        yield from _no_count(fact, by_measure, givers, teller)
    words = teller.language.lexicon(Comparison)
    for measure in sorted(by_measure.keys() & set(words.tolls)):
        yield from _nobody(by_measure[measure], measure in words.ending, teller)


def _no_count(
    fact: Fact,
    by_measure: Mapping[str, Sequence[tuple[Fact, Figure]]],
    givers: Givers,
    teller: Teller,
) -> Iterator[Finding]:
    """A sentence that nobody has counted, against those that give a count on official word."""
    code = teller.language.code
    found = pattern(code).search(fact.low) if "no_count" in fact.marks else None
    if not found:
        return
    measure = next((m for w, m in sorted(counted_nouns(code).items()) if w in fact.stems), None)
    official, given = words_pattern(Relations, "official", code), dict[str, Figure]()
    for other, figure in by_measure.get(measure or "", ()):
        name = givers.name(figure).lower()
        counted = other.origin != fact.origin and official.search(name)
        of_now = touch(spans(figure.as_of), fact.days or fact.published, _NEAR)
        if counted and of_now and touch(fact.published, other.published, _NEAR):
            given.setdefault(other.origin, figure)
    if given:
        figures = list(given.values())[:_MOST]
        evidence = (around(fact.anchor, *found.span()), *(f.anchor for f in figures))
        yield teller.finding(
            "contradicts",
            "no_count",
            evidence,
            _UNCOUNTED * min(f.confidence for f in figures),
            about=short(evidence[0].exact),
            claims=[f.id for f in figures],
            notes=["", *(givers.name(f) for f in figures)],
        )


def _nobody(held: Sequence[tuple[Fact, Figure]], ends: bool, teller: Teller) -> Iterator[Finding]:
    """Nobody hurt here, so many there, of one happening: told by a word for it that both use.

    Where the number ``ends``, that there is nobody left denies nothing that was told before.
    """
    happenings = _happenings(teller.language.code)
    nobody = [(fact, f) for fact, f in held if f.low == f.high == 0]
    some = [(fact, f) for fact, f in held if 0 < (f.low or 0) <= _FEW and f.part_of is None] if nobody else []
    done: set[str] = set()
    for fact, zero in nobody:
        for other, figure in some:
            both = fact.stems.keys() & other.stems.keys() & happenings
            one = both or (fact.places & other.places)
            apart = fact.origin != other.origin and figure.id not in done
            apart = apart and not (ends and before(other.published, fact.published))
            if apart and one and same_place(fact, other) and touch(fact.published, other.published, _NEAR):
                later = before(fact.published, other.published)
                done.add(figure.id)
                yield teller.finding(
                    "updates" if later else "contradicts",
                    "nobody",
                    [zero.anchor, figure.anchor],
                    _NONE * min(zero.confidence, figure.confidence),
                    about=short(zero.anchor.exact),
                    claims=[zero.id, figure.id],
                )
                break


@cache
def pattern(code: str) -> re.Pattern[str]:
    """ "Aucun chiffre officiel": what says no, one word at most, and the noun for a count."""
    words = load(code).lexicon(Relations)
    return re.compile(rf"\b{either(words.none)} ?(?:\w+ )?{either(words.counts)}")


@cache
def _happenings(code: str) -> frozenset[str]:
    """The stems of nouns and verbs that tell a happening."""
    triggers = load(code).lexicon(EventWords).triggers
    kinds = {"ACCIDENT", "DISASTER", "ASSAULT"}
    held = (trigger for kind, found in triggers.items() if kind in kinds for trigger in found)
    return frozenset(stem(trigger.noun, code) for trigger in held if trigger.noun)
