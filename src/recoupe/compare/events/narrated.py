"""What an article narrates as it goes on: which of its times is that of what has none of its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.compare.common.cutting import sentences
from recoupe.compare.common.levels import spans
from recoupe.languages import Language
from recoupe.languages.events import EventWords
from recoupe.model import Article, Event, Time
from recoupe.resolve.asides import lasts

# How many sentences a day goes on being the day narrated; a month or a year only for the next one.
_GOES_ON, _VAGUE_GOES_ON = 4, 1
# So many sentences above a pluperfect stands the time that it is about.
_ABOVE = 2
_BREAK = re.compile(r"\n")
# A sentence opens with a time that begins within so many characters of it: "Le 8 mars,", "Dans la nuit du …".
_OPENS = 16
# How old the news may be that an article is about.
_NEWS = timedelta(days=10)
# What is as long as this is no time of one happening.
_ERA = timedelta(days=99 * 365)
# A single day, as EDTF writes it, has so many characters.
_ISO = 10


@dataclass
class Narrated:
    """The day that a text narrates as it goes on.

    A day before ``lead``, what the article is about, ends with the paragraph that goes back to it.
    """

    lead: str | None
    edtf: str | None = None
    sentence: int = -99
    paragraph: int = -1

    def at(self, sentence: int, paragraph: int) -> str | None:
        """The day that the ``sentence``-th sentence goes on to narrate, None where that is over."""
        far = _GOES_ON if is_day(self.edtf) else _VAGUE_GOES_ON
        if sentence - self.sentence > far or (paragraph != self.paragraph and self._is_back()):
            return None
        return self.edtf

    def _is_back(self) -> bool:
        day, lead = span(self.edtf), span(self.lead)
        return day is not None and lead is not None and day[1] < lead[0]


class Told:
    """The times of the main clauses of an article, by its sentences."""

    def __init__(
        self,
        times: Sequence[Time],
        main: Sequence[Time],
        article: Article,
        language: Language,
        published: tuple[date, date] | None,
    ) -> None:
        """``times`` are those outside quotations, in order; ``main`` those of them in main clauses."""
        since = language.lexicon(EventWords).since
        self._every = times
        self.times = [t for t in main if not lasts(article, t.anchor, since)]
        self.starts = [start for start, _ in sentences(article.text, language)]
        self._lasting = [t for t in main if lasts(article, t.anchor, since)]
        self._breaks = [found.start() for found in _BREAK.finditer(article.text)]
        self._at = [time.anchor.start for time in self.times]
        self._published = published
        self._text = article.text

    def paragraph(self, sentence: int) -> int:
        """The number of the paragraph in which the ``sentence``-th sentence from 1 begins."""
        return bisect_right(self._breaks, self.starts[sentence - 1] if sentence else 0)

    def moves_on(self, event: Event, named: str) -> bool:
        """Whether the text goes on to narrate ``named``, which dates ``event``: "depuis lundi" does not."""
        lasting = any(
            t.edtf == named and any(words.overlaps(t.anchor) for words in event.clauses)
            for t in self._lasting
        )
        return not lasting and is_fresh(named, self._published)

    def near(self, event: Event, sentence: int, narrated: Narrated) -> str | None:
        """The day of ``event``, which has no time of its own, by the text around it.

        What is told besides does not take that of the sentence before.
        """
        day = self._beside(event, sentence)
        if day is None and not event.beside:
            day = self._before(sentence, narrated)
        return day or narrated.at(sentence, self.paragraph(sentence))

    def earlier(self, event: Event, sentence: int, narrated: Narrated) -> str | None:
        """The time of ``event``, which stands in the pluperfect, by the text before it.

        The last one in its paragraph, not far above, that was over before what the article is about.
        """
        paragraph, now = self.paragraph(sentence), span(narrated.lead) or self._published
        before = bisect_left(self._every, event.mentions[0].start, key=lambda t: t.anchor.start)
        for number in range(before - 1, -1, -1):
            time = self._every[number]
            at = bisect_right(self.starts, time.anchor.start)
            if at < sentence - _ABOVE or self.paragraph(at) != paragraph:
                return None
            over = span(time.edtf)
            if over and now and over[1] < now[0]:
                return time.edtf
        return None

    def _beside(self, event: Event, sentence: int) -> str | None:
        """The nearest recent day of another clause of the sentence."""
        days = own_times(event, self._recent(sentence))
        at = event.mentions[0].start
        if not days:
            return self._scene(event, sentence)
        return min(days, key=lambda t: abs(t.anchor.start - at)).edtf

    def _scene(self, event: Event, sentence: int) -> str | None:
        """The time, however old, that opens the sentence before a comma, for all that it goes on to tell.

        "Le 8 mars, le maire sortait de chez lui quand il a été frappé".
        """
        time = next(iter(own_times(event, self._within(sentence)[:1])), None)
        if time is None or time.anchor.start - self.starts[sentence - 1] > _OPENS:
            return None
        ends = self._text[time.anchor.end : time.anchor.end + 1] == ","
        return time.edtf if ends and not is_after(time.edtf, self._published) else None

    def _before(self, sentence: int, narrated: Narrated) -> str | None:
        """The day of the last sentence, or that with which one further up in the paragraph opens.

        Only of those that follow the last day narrated.
        """
        paragraph = self.paragraph(sentence)
        for above in range(sentence - 1, max(narrated.sentence, sentence - 1 - _GOES_ON, 0), -1):
            if above < sentence - 1 and self.paragraph(above) != paragraph:
                return None
            if (day := self._opening(above)) is not None:
                return day
        return None

    def _opening(self, sentence: int) -> str | None:
        """The first recent day of a sentence: French opens with the day that it goes on to narrate."""
        days = self._recent(sentence)
        return days[0].edtf if days else None

    def _recent(self, sentence: int) -> list[Time]:
        """The recent days named in a sentence, which is the ``sentence``-th from 1."""
        return [t for t in self._within(sentence) if is_day(t.edtf) and is_fresh(t.edtf, self._published)]

    def _within(self, sentence: int) -> list[Time]:
        """The times of a sentence."""
        if not 0 < sentence <= len(self.starts):
            return []
        first = bisect_left(self._at, self.starts[sentence - 1])
        last = len(self.times)
        if sentence < len(self.starts):
            last = bisect_left(self._at, self.starts[sentence], first)
        return self.times[first:last]


def own_times(event: Event, times: list[Time]) -> list[Time]:
    """Those of ``times`` that do not stand in what is told besides."""
    return [t for t in times if not any(a.contains(t.anchor) for a in event.asides)]


def is_fresh(edtf: str | None, published: tuple[date, date] | None) -> bool:
    """Whether the time is one of the days before publication; any is where that is unknown."""
    if is_some_day(edtf):
        return True
    found = span(edtf)
    if found is None:
        return False
    return published is None or (
        found[0] <= published[1] and (not is_day(edtf) or published[0] - found[1] <= _NEWS)
    )


def is_news(edtf: str | None, published: tuple[date, date] | None) -> bool:
    """Whether the time, however wide, is not over long before publication."""
    found = span(edtf)
    return found is None or published is None or published[0] - found[1] <= _NEWS


def is_after(edtf: str | None, published: tuple[date, date] | None) -> bool:
    """Whether the time lies after publication."""
    found = span(edtf)
    return found is not None and published is not None and found[0] > published[1]


def is_day(edtf: str | None) -> bool:
    """Whether it is a day, a night, or one of some days."""
    found = spans(edtf)
    if is_some_day(edtf):
        return True
    return bool(found) and all((last - first).days <= 2 for first, last in found)


def is_some_day(edtf: str | None) -> bool:
    """Whether it is a day of which the year at least is unknown: "mardi" in an article without a date."""
    return edtf is not None and edtf.startswith("XXXX-") and len(edtf) == _ISO


def is_era(edtf: str | None) -> bool:
    """Whether it is a century or more, which dates no happening: "une église du XIVe siècle"."""
    found = span(edtf)
    return found is not None and found[1] - found[0] >= _ERA


def readable(edtf: str | None) -> str | None:
    """The time, where it tells from when to when."""
    return edtf if spans(edtf) else None


def span(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day that the time may mean, None where that is not known."""
    found = spans(edtf)
    return (found[0][0], found[-1][1]) if found else None
