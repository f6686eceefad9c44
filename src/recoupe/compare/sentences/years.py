"""One day of a month given with two years: "le samedi 24 mai 2016" where others write 2014.

A weekday that the day did not have shows which of them is wrong, so that no anniversary is taken for a slip.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from recoupe.compare.common.levels import spans
from recoupe.compare.common.teller import Teller
from recoupe.languages import Language
from recoupe.languages.calendar import Calendar
from recoupe.model import Anchor, Finding, Story

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b\d{4}\b")
# The years given are no further apart.
_APART = 3
# So many sources with the other year are shown.
_MOST = 3
_SURE = 0.6


def find(story: Story, language: Language) -> Iterator[Finding]:
    """A finding for each day that is given with a weekday it did not have, where others give another year."""
    teller, weekdays = Teller(story, language), language.lexicon(Calendar).classes["weekday"]
    given: dict[tuple[int, int], list[tuple[int, bool, Anchor]]] = defaultdict(list)
    for time in story.times:
        found = spans(time.edtf) if _YEAR.search(time.anchor.exact) else ()
        if len(found) == 1 and found[0][0] == found[0][1]:
            day = found[0][0]
            named = [weekdays[w] for w in _WORD.findall(time.anchor.exact.lower()) if w in weekdays]
            wrong = bool(named) and named[0] != day.isoweekday()
            given[day.month, day.day].append((day.year, wrong, time.anchor))
    for _, held in sorted(given.items()):
        for year, wrong, words in sorted(held, key=lambda row: row[2]):
            others = [a for other, bad, a in held if not bad and 0 < abs(other - year) <= _APART]
            first = {teller.sources.origin(anchor): anchor for anchor in sorted(others, reverse=True)}
            if wrong and first:
                evidence = [words, *sorted(first.values())[:_MOST]]
                yield teller.finding("contradicts", "two_years", evidence, _SURE, about=words.exact)
                break
