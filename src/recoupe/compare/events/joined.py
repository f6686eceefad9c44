"""One event as several sources tell it, whatever their words: mentions joined by who acts and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from recoupe.compare.common.printed import Printed
from recoupe.compare.common.teller import Teller, briefest
from recoupe.compare.common.telling import on_day
from recoupe.compare.events.retelling import Retelling, stems_of
from recoupe.languages import Language
from recoupe.languages.states import States
from recoupe.model import Anchor, Event, Finding, Story

# A word in more mentions than so many, and than this share of them, is everywhere in the story.
_EVERYWHERE, _EVERYWHERE_SHARE = 5, 0.04
# So many words two mentions share, one of them not everywhere, unless who acts and to whom are the same.
_SHARED = 2
# So many mentions are held against the others.
_HUBS = 6
# What was joined is one event in one story, and may be two in a collection: true, and not news enough.
_SURE = 0.44


def find(told: Sequence[Retelling], story: Story, printed: Printed, language: Language) -> Iterator[Finding]:
    """A finding for each event that independent sources tell as a fact. ``told`` are its mentions."""
    finder = _Finder(told, printed, Teller(story, language))
    for event in story.events:
        if len({mention.article for mention in event.mentions}) > 1:
            yield from finder.of(event)


class _Finder:
    """Finds the mentions of an event that say the same."""

    def __init__(self, told: Sequence[Retelling], printed: Printed, teller: Teller) -> None:
        self._told = {(one.event.type, one.event.mentions[0]): one for one in told}
        self._printed = printed
        self._teller = teller
        held = Counter(chain.from_iterable(one.words for one in told))
        self._idle = stems_of(" ".join(teller.language.lexicon(States).nothing), teller.language)
        limit = max(_EVERYWHERE, _EVERYWHERE_SHARE * len(told))
        self._common = frozenset(word for word, count in held.items() if count > limit)

    def of(self, event: Event) -> Iterator[Finding]:
        """What most independent sources tell of ``event``, if more than one do."""
        held = [one for m in event.mentions if (one := self._told.get((event.type, m))) and _is_fact(one)]
        if self._teller.sources.independent(one.event.mentions[0] for one in held) < 2:
            return
        hubs = [one for one in held if one.told_by == "verb"][:_HUBS]
        best: Sequence[Anchor] = max((self._group(one, held) for one in hubs), key=len, default=())
        texts, best = self._printed.once(best)
        if texts > 1:
            day = next((one.times[0] for one in held if one.times), None)
            yield self._teller.finding(
                "corroborates",
                "same_event",
                best,
                _SURE,
                about=briefest(best),
                claims=[event.id],
                day=lambda locale: f", {on_day(*day, locale)}" if day else "",
            )

    def _group(self, hub: Retelling, held: Sequence[Retelling]) -> list[Anchor]:
        """The clauses of ``hub`` and of the mention of each other source that is most like it."""
        sources = self._teller.sources
        first = {sources.origin(hub.event.mentions[0]): hub}
        for one in sorted(held, key=lambda one: (-len(hub.words & one.words), one.place)):
            if self._alike(hub, one):
                first.setdefault(sources.origin(one.event.mentions[0]), one)
        return [
            one.event.clauses[0] if one.event.clauses else one.event.mentions[0] for one in first.values()
        ]

    def _alike(self, one: Retelling, other: Retelling) -> bool:
        """Whether both say the same of the event, in some words at least."""
        if one.wide or other.wide or one.counts_apart(other) or not one.may_be(other):
            return False
        if one.places and other.places and not one.places & other.places:
            return False
        both = (one.words & other.words) - self._idle
        # Who acts does many things: something else has to be the same.
        if both <= one.agents | other.agents:
            return False
        doers = bool(one.agents & other.agents and one.recipient & other.recipient)
        telling = both - one.agents - other.agents - self._common
        return doers or (len(both) >= _SHARED and bool(telling))


def _is_fact(one: Retelling) -> bool:
    """Whether the mention tells of what is so, in the words of the journalist."""
    return one.event.status == "asserted" and one.told_by in {"verb", "noun"}
