"""One mention of an event, ready to be held against others: when, who, with which words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from recoupe.compare.levels import Span, spans
from recoupe.compare.wording import Wording
from recoupe.languages import Language, load
from recoupe.languages.events import EventWords
from recoupe.model import Anchor, Event, Story
from recoupe.text.lemma import lemma

# Nouns and verbs of one stem ("attaque", "attaquer") agree in this many letters.
_STEM = 5
# A time wider than this is known by its month at best.
_WIDE = timedelta(days=7)


@dataclass(frozen=True, eq=False)
class Retelling:
    """A mention with what it is compared by.

    ``key`` is the same for words that tell the same kind of act; ``people`` are the ids of the persons and
    bodies that its clause names; ``participants`` and ``words`` are stems of agent and recipient, and of the
    whole clause without the word that tells the act.
    """

    event: Event
    key: str
    times: tuple[Span, ...]
    people: frozenset[str]
    participants: frozenset[str]
    words: frozenset[str]

    @property
    def first(self) -> date:
        """The first day that it may mean; undated ones come last."""
        return self.times[0][0] if self.times else date.max

    @property
    def wide(self) -> bool:
        """Whether no single day or short span is known."""
        return not self.times or any(last - first > _WIDE for first, last in self.times)

    def may_be(self, other: Retelling) -> bool:
        """Whether time, place and status allow both to be one happening."""
        one, two = self.event, other.event
        if ("denied" in {one.status, two.status}) != (one.status == two.status == "denied"):
            return False
        if one.place and two.place and one.place != two.place:
            return False
        return any(a <= d and c <= b for a, b in self.times for c, d in other.times)


def retellings(story: Story, events: Sequence[Event], language: Language) -> list[Retelling]:
    """``events``, which are single mentions, ready to be compared, in the same order."""
    who = _Who(story)
    return [
        Retelling(
            event=event,
            key=_key(event.mentions[0].exact.split()[-1], language.code),
            times=spans(event.date),
            people=who.named_in(_clause(event)),
            participants=_stems(" ".join(filter(None, (event.agent, event.recipient))), language),
            words=_stems(_clause(event).exact, language) - _stems(event.mentions[0].exact, language),
        )
        for event in events
    ]


class _Who:
    """Finds the actors that words name."""

    def __init__(self, story: Story) -> None:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for actor in story.actors:
            if actor.kind in {"person", "organization", "group"}:
                for anchor in actor.mentions:
                    found[anchor.article].append((anchor.start, actor.id))
        self._found = {article: sorted(places) for article, places in found.items()}

    def named_in(self, words: Anchor) -> frozenset[str]:
        """The ids of the persons, bodies and groups named inside ``words``."""
        places = self._found.get(words.article, [])
        at, stop = bisect_left(places, (words.start, "")), bisect_left(places, (words.end, ""))
        return frozenset(id_ for _, id_ in places[at:stop])


def _clause(event: Event) -> Anchor:
    return event.clauses[0] if event.clauses else event.mentions[0]


@cache
def _key(word: str, code: str) -> str:
    """The first of the words that tell the same kind of act, else the stem."""
    base = next(
        (found for pos in ("VERB", "") if (found := lemma(word, code, pos)) in _alike(code)),
        lemma(word, code),
    )
    return _alike(code).get(base, base)[:_STEM]


@cache
def _alike(code: str) -> dict[str, str]:
    return {word: words[0] for words in load(code).lexicon(EventWords).alike for word in words}


def _stems(text: str, language: Language) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in Wording.of(text, language).content if len(w) > 1)
