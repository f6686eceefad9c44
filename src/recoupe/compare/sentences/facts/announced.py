"""Who was to speak, and has spoken: "s'exprimera sur la deux" here, "a-t-il dit sur la deux" there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.levels import before, spans
from recoupe.compare.common.patterns import words_pattern
from recoupe.compare.common.stems import heads
from recoupe.compare.common.teller import Teller
from recoupe.compare.common.telling import short
from recoupe.compare.sentences.facts.clauses import beside
from recoupe.compare.sentences.facts.sentences import Fact, named
from recoupe.languages import load
from recoupe.languages.relations import Relations
from recoupe.model import Anchor, Finding, Quotation, Story

# Who is to speak is named so near before it, in characters.
_NEAR = 120
# What both sentences say of the occasion is so rare, in words of which each weighs 1 where it stands once.
_SAME = 0.8
_SURE = 0.5


def announced(
    told: Sequence[Fact], rarity: Mapping[str, float], story: Story, teller: Teller
) -> Iterator[Finding]:
    """A finding for each person who, as one paper says, will speak, and who in another has spoken there.

    ``rarity`` says of a stem how few sentences have it.
    """
    plans = _plans(told, story, teller.language.code)
    said = Inside((q.content, q) for q in story.quotations if q.speaker in plans)
    spoken: dict[str, list[tuple[Fact, Quotation]]] = defaultdict(list)
    for fact in told if plans else ():
        for quotation in said.values(fact.anchor):
            spoken[quotation.speaker or ""].append((fact, quotation))
    names = named([actor for actor in story.actors if actor.id in plans], teller.language)
    for person in sorted(plans):
        pairs = (
            (plan, words, fact)
            for plan, words in plans[person]
            for fact, quotation in spoken[person]
            if _follows(plan, fact, quotation) and _weight(plan, fact, names[person], rarity) >= _SAME
        )
        found = min(pairs, key=lambda p: (p[2].published, p[0].anchor, p[2].anchor), default=None)
        if found:
            plan, words, fact = found
            yield teller.finding(
                "updates",
                "has_spoken",
                [plan.anchor, fact.anchor],
                _SURE,
                about=short(words.exact),
                shown=[words, fact.anchor],
            )


def _plans(told: Sequence[Fact], story: Story, code: str) -> dict[str, list[tuple[Fact, Anchor]]]:
    """The sentences that say that somebody will speak, with the clauses that do, by his id."""
    people = Inside(
        (m, a.id) for a in story.actors if a.kind == "person" and not a.may_be for m in a.mentions
    )
    will_speak = words_pattern(Relations, "will_speak", code, whole=True)
    found: dict[str, list[tuple[Fact, Anchor]]] = defaultdict(list)
    roots = heads(load(code).lexicon(Relations).will_speak, code)
    for fact in told:
        match = None if roots.isdisjoint(fact.stems) else will_speak.search(fact.low)
        if match is not None:
            at = fact.anchor.start + match.start()
            near = people.of(fact.anchor.article, max(fact.anchor.start, at - _NEAR), at)
            if near:
                found[near[-1][2]].append((fact, beside(fact.anchor, fact.low, *match.span(), code)))
    return found


def _follows(plan: Fact, spoken: Fact, quotation: Quotation) -> bool:
    """Whether another paper tells what was said, which was not before the plan."""
    later = not before(spoken.published, plan.published) and not before(spans(quotation.date), plan.published)
    return plan.anchor.article != spoken.anchor.article and later


def _weight(plan: Fact, spoken: Fact, names: frozenset[str], rarity: Mapping[str, float]) -> float:
    """How rare the words are that both have, but for the names of who speaks."""
    shared = plan.stems.keys() & spoken.stems.keys() - names
    return sum(rarity.get(word, 0.0) for word in sorted(shared))
