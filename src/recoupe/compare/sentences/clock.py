"""One minute of the clock in several sources: "à 4h10" here, "vers 4 h 10" there, of whatever."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from recoupe.compare.common.cutting import bounds
from recoupe.compare.common.inside import Inside
from recoupe.compare.common.levels import Span, spans, touch
from recoupe.compare.common.printed import Printed
from recoupe.compare.common.stems import stems_in
from recoupe.compare.common.teller import Teller, briefest
from recoupe.languages import Language, load
from recoupe.languages.relations import Relations
from recoupe.model import Anchor, Finding, Story
from recoupe.text.patterns import either

# Of a quarter of an hour two papers may tell two things: their sentences have a word in common then.
_QUARTER = 15
# Words that stand before a number are no longer than this.
_BEFORE = 12
# So many sources are shown.
_MOST = 4
_SURE = 0.45


def find(story: Story, printed: Printed, language: Language) -> Iterator[Finding]:
    """A finding for each minute of a day that independent sources give."""
    teller = Teller(story, language)
    days = Inside((time.anchor, found) for time in story.times if (found := spans(time.edtf)))
    held: dict[tuple[int, int], list[Anchor]] = defaultdict(list)
    for article in story.articles:
        for hour, minute, start, end in _minutes(article.text, language.code):
            held[hour, minute].append(
                Anchor.of(article.id, article.text, *_sentence(article.text, start, end))
            )
    for hour, minute in sorted(held):
        group = _of_one_thing(held[hour, minute], minute, days, teller)
        if len(group) > 1 and printed.independent(group) > 1:
            yield teller.finding("corroborates", "same_hour", group[:_MOST], _SURE, about=briefest(group))


def _minutes(text: str, code: str) -> Iterator[tuple[int, int, int, int]]:
    """The hours told to the minute: hour, minute, and where the words stand."""
    for found in _clock(code).finditer(text):
        hour, minute = int(found["hour"]), int(found["minute"])
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        if hour < 24 and 0 < minute < 60 and not _lasting(code).search(before):
            yield hour, minute, *found.span()


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = bounds(text, start, end)
    return first, first + len(text[first:last].rstrip())


def _of_one_thing(
    told: Sequence[Anchor], minute: int, days: Inside[tuple[Span, ...]], teller: Teller
) -> list[Anchor]:
    """The first of ``told`` sentences with those of other sources that may tell of the same day."""
    first: dict[str, Anchor] = {}
    code = teller.language.code
    for words in told:
        hub = next(iter(first.values()), words)
        alike = minute % _QUARTER or not stems_in(hub.exact, code).isdisjoint(stems_in(words.exact, code))
        ours, theirs = ([day for found in days.values(one) for day in found] for one in (hub, words))
        if alike and (not ours or not theirs or touch(ours, theirs)):
            first.setdefault(teller.sources.origin(words), words)
    return list(first.values())


@cache
def _clock(code: str) -> re.Pattern[str]:
    """ "4h10", "22 heures 10"; before "de" it is how long something lasts."""
    words = load(code).lexicon(Relations)
    # A search jumps to what begins with a set of characters, not to what repeats one.
    signs, lasting = either(words.hour), either(words.lasting_of)
    return re.compile(rf"(?P<hour>\d\d?)\s?{signs}\s?(?P<minute>\d\d)(?!\w| {lasting} )")


@cache
def _lasting(code: str) -> re.Pattern[str]:
    """What stands before an hour that is how long something lasts, or before the last digits of a number."""
    return re.compile(rf"\d$|\b{either(load(code).lexicon(Relations).lasting)} $", re.IGNORECASE)
