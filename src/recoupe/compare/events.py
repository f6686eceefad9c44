"""Mentions of one happening become one event: by type, day, participants, place and words together.

The day of a mention is that of the nearest calendar expression of its sentence, else the day that the text
was narrating, else that of publication.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from recoupe.compare.days import date_mentions, settle
from recoupe.compare.wording import Wording
from recoupe.languages import Language
from recoupe.model import Article, Event, Story, Time, edtf
from recoupe.resolve.connect import connected
from recoupe.text.lemma import lemma
from recoupe.text.sentences import cut

# How many sentences a day goes on being the day narrated.
_GOES_ON = 4
# A month or more is when something was said to be, not the day narrated.
_DAYS = 3
# Nouns and verbs of one stem ("attaque", "attaquer") agree in this many letters.
_STEM = 5
# More mentions than this of one type on one day are compared with the nearest ones only.
_MOST = 60


def gather(story: Story, language: Language) -> tuple[Event, ...]:
    """The events of ``story``, dated, those that are one happening joined, in the order of time."""
    articles = {a.id: a for a in story.articles}
    times: dict[str, list[Time]] = defaultdict(list)
    for time in story.times:
        if time.edtf:
            times[time.anchor.article].append(time)
    mentions: dict[str, list[Event]] = defaultdict(list)
    for event in story.events:
        mentions[event.mentions[0].article].append(event)
    dated = settle(
        [
            event
            for id_ in sorted(mentions)
            for event in date_mentions(articles[id_], mentions[id_], times[id_], language)
        ]
    )
    joined = (_one(group) for group in _happenings(dated, language))
    return tuple(sorted(joined, key=lambda e: (e.date or "~", e.type, e.mentions)))


def _happenings(events: Sequence[Event], language: Language) -> Iterator[list[Event]]:
    """Groups of mentions of one happening, within one type and one day."""
    blocks: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        blocks[event.type, event.date or event.id].append(event)
    for key in sorted(blocks):
        block = blocks[key]
        links = list(_links(block, language))
        for group in connected(len(block), links):
            yield [block[i] for i in group]


def _links(block: Sequence[Event], language: Language) -> Iterator[tuple[int, int]]:
    stems = [_stem(e, language) for e in block]
    people = [_participants(e, language) for e in block]
    for j in range(len(block)):
        for i in range(max(0, j - _MOST), j):
            same_words, shared = stems[i] == stems[j], people[i] & people[j]
            if _may_be_one(block[i], block[j]) and _is_one(block[i], block[j], same_words, shared):
                yield i, j


def _may_be_one(a: Event, b: Event) -> bool:
    """What is denied is not what is asserted; two named places are two happenings."""
    return ("denied" in {a.status, b.status}) == (a.status == b.status == "denied") and (
        a.place is None or b.place is None or a.place == b.place
    )


def _is_one(a: Event, b: Event, same_words: bool, shared: frozenset[str]) -> bool:
    if same_words:
        named = bool(a.agent or a.recipient) and bool(b.agent or b.recipient)
        return bool(shared) or not named
    return len(shared) > 1 or bool(shared and a.place and a.place == b.place)


def _stem(event: Event, language: Language) -> str:
    return lemma(event.mentions[0].exact.split()[-1], language.code)[:_STEM]


def _participants(event: Event, language: Language) -> frozenset[str]:
    words = " ".join(part for part in (event.agent, event.recipient) if part)
    return frozenset(w[:_STEM] for w in Wording.of(words, language).content)


def _one(group: Sequence[Event]) -> Event:
    """One event of all mentions: the surest gives what it is, the others fill in what it leaves open."""
    first, *others = sorted(group, key=lambda e: (-e.confidence, e.mentions))
    mentions = tuple(sorted({m for e in group for m in e.mentions}))
    articles = len({m.article for m in mentions})
    return replace(
        first,
        mentions=mentions,
        agent=first.agent or next((e.agent for e in others if e.agent), None),
        recipient=first.recipient or next((e.recipient for e in others if e.recipient), None),
        place=first.place or next((e.place for e in others if e.place), None),
        confidence=round(min(0.95, first.confidence + 0.05 * (articles - 1)), 2),
    )
