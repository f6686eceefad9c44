"""Dates in words, for a French reader: "lundi 7 janvier 2019", "été 2014", "5–6 janv."."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date

from recoupe.dossier.edtf import Span, span
from recoupe.export.wording import LOCALE

_SHORT = 4
_SEASONS = {3: "printemps", 6: "été", 9: "automne", 12: "hiver"}
_FIRST = re.compile(r"\b1(?!\d)")
# A day stays on the line of its month.
_DAY_AND_MONTH = re.compile(r"(?<=\d|r) (?=[^\W\d])|(?<=^vers) ")
_FULL, _PLAIN, _BRIEF = "EEEE d MMMM y", "d MMMM y", "d MMM y"


@lru_cache(maxsize=65536)
def full(edtf: str | None) -> str:
    """A date with its weekday and year; what cannot be read as it stands; None as "sans date"."""
    return _worded(edtf, _FULL)


@lru_cache(maxsize=65536)
def plain(edtf: str | None) -> str:
    """A date without its weekday."""
    return _worded(edtf, _PLAIN)


@lru_cache(maxsize=65536)
def brief(edtf: str | None, year: int | None = None) -> str:
    """A date in few letters, without the year where it is ``year``: "9 sept.", "5–6 janv.", "1902"."""
    found = span(edtf)
    known = found is not None and {d.year for d in (found.first, found.last) if d} == {year}
    words = _worded(edtf, _BRIEF.removesuffix(" y") if known else _BRIEF)
    return _DAY_AND_MONTH.sub("\u00a0", words)


def _worded(edtf: str | None, pattern: str) -> str:
    found = span(edtf)
    if edtf is None or found is None:
        return edtf or "sans date"
    words = _open(edtf, pattern) if None in (found.first, found.last) else _closed(found, pattern)
    if found.sure:
        return words
    return f"vers {words}" if "~" in edtf and "/" not in edtf else f"{words} (?)"


def _open(edtf: str, pattern: str) -> str:
    """An interval with one open end: "depuis 1902", "jusqu’au 3 mai 2020"."""
    start, _, end = edtf.partition("/")
    known = span(start) or span(end)
    if known is None:
        return edtf
    words = _closed(known, pattern)
    if span(start):
        return f"depuis le {words}" if known.is_day else f"depuis {words}"
    return f"jusqu’au {words}" if known.is_day else f"jusqu’à {words}"


def _closed(found: Span, pattern: str) -> str:
    first, last = found.first or date.min, found.last or date.max
    if first == last:
        return _day(first, pattern)
    return _whole(first, last, pattern) or _range(first, last, pattern.replace("EEEE ", ""))


def _day(day: date, pattern: str) -> str:
    words: str = format_date(day, pattern, locale=LOCALE)
    # The first of a month is an ordinal, which the locale's patterns do not know.
    return _FIRST.sub("1er", words, count=1) if day.day == 1 and "d" in pattern else words


def _whole(first: date, last: date, pattern: str) -> str | None:
    """The name of a whole month, season or year; None for any other span."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day != 1 or (last < date.max and (last + timedelta(days=1)).day != 1):
        return None
    if months == 1:
        return _day(first, pattern.replace("EEEE ", "").replace("d ", ""))
    if months == 3 and first.month in _SEASONS:
        return f"{_SEASONS[first.month]} {first.year}" + (f"-{last.year}" if last.year > first.year else "")
    if months == 12 and first.month == 1:
        return str(first.year)
    return f"{first.year}-{last.year}" if months % 12 == 0 and first.month == 1 else None


def _range(first: date, last: date, pattern: str) -> str:
    left, right = _day(first, _beside(first, last, pattern)), _day(last, pattern)
    return f"du {left} au {right}" if pattern == _PLAIN else _short_range(left, right)


def _short_range(left: str, right: str) -> str:
    """ "2–3 mars" on one line; longer ones may be cut after the dash."""
    return f"{left}–\u2060{right}" if len(left) < _SHORT else f"{left} – {right}"


def _beside(first: date, last: date, pattern: str) -> str:
    """The pattern for the first day of a range, without what the last day says again."""
    if first.year != last.year:
        return pattern
    return "d" if first.month == last.month else pattern.removesuffix(" y")
