"""Dates in words: "lundi 7 janvier 2019", "été 2014", "5–6 janv.", "Monday 7 January 2019"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date

from recoupe.dossier.edtf import Span, span
from recoupe.export.wording import words

_SHORT = 4
_SEASONS = frozenset({3, 6, 9, 12})
_FIRST = re.compile(r"\b1(?!\d)")
# A day stays on the line of its month.
_DAY_AND_MONTH = re.compile(r"(?<=\d|r) (?=[^\W\d])|(?<=^vers) ")
_FULL, _PLAIN, _BRIEF = "EEEE d MMMM y", "d MMMM y", "d MMM y"


@lru_cache(maxsize=65536)
def full(edtf: str | None, language: str = "fr") -> str:
    """A date with its weekday and year; what cannot be read as it stands; None as "sans date"."""
    return _worded(edtf, _FULL, language)


@lru_cache(maxsize=65536)
def plain(edtf: str | None, language: str = "fr") -> str:
    """A date without its weekday."""
    return _worded(edtf, _PLAIN, language)


@lru_cache(maxsize=65536)
def brief(edtf: str | None, year: int | None = None, language: str = "fr") -> str:
    """A date in few letters, without the year where it is ``year``: "9 sept.", "5–6 janv.", "1902"."""
    found = span(edtf)
    known = found is not None and {d.year for d in (found.first, found.last) if d} == {year}
    said = _worded(edtf, _BRIEF.removesuffix(" y") if known else _BRIEF, language)
    return _DAY_AND_MONTH.sub("\u00a0", said)


def _worded(edtf: str | None, pattern: str, language: str) -> str:
    found = span(edtf)
    if edtf is None or found is None:
        return edtf or words(language)["date.none"]
    if None in (found.first, found.last):
        said = _open(edtf, pattern, language)
    else:
        said = _closed(found, pattern, language)
    if found.sure:
        return said
    return (
        words(language)["date.about"].format(date=said) if "~" in edtf and "/" not in edtf else f"{said} (?)"
    )


def _open(edtf: str, pattern: str, language: str) -> str:
    """An interval or a set with one open end: "depuis 1902", "jusqu’au 3 mai 2020"."""
    interval = edtf.strip("[]{}").replace("..", "/", 1) if edtf[0] in "[{" else edtf
    start, _, end = interval.partition("/")
    known = span(start) or span(end)
    if known is None:
        return edtf
    name = f"date.{'since' if span(start) else 'until'}{'_day' if known.is_day else ''}"
    return words(language)[name].format(date=_closed(known, pattern, language))


def _closed(found: Span, pattern: str, language: str) -> str:
    first, last = found.first or date.min, found.last or date.max
    if first == last:
        return _day(first, pattern, language)
    return _whole(first, last, pattern, language) or _range(
        first, last, pattern.replace("EEEE ", ""), language
    )


def _day(day: date, pattern: str, language: str) -> str:
    said: str = format_date(day, pattern, locale=words(language).locale)
    # The first of a month is an ordinal in French, which the locale's patterns do not know.
    ordinal = language == "fr" and day.day == 1 and "d" in pattern
    return _FIRST.sub("1er", said, count=1) if ordinal else said


def _whole(first: date, last: date, pattern: str, language: str) -> str | None:
    """The name of a whole month, season or year; None for any other span."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day != 1 or (last < date.max and (last + timedelta(days=1)).day != 1):
        return None
    if months == 1:
        return _day(first, pattern.replace("EEEE ", "").replace("d ", ""), language)
    if months == 3 and first.month in _SEASONS:
        season = words(language)[f"season.{first.month}"]
        return f"{season} {first.year}" + (f"-{last.year}" if last.year > first.year else "")
    if months == 12 and first.month == 1:
        return str(first.year)
    return f"{first.year}-{last.year}" if months % 12 == 0 and first.month == 1 else None


def _range(first: date, last: date, pattern: str, language: str) -> str:
    left, right = _day(first, _beside(first, last, pattern), language), _day(last, pattern, language)
    if pattern == _PLAIN:
        return words(language)["date.range"].format(first=left, last=right)
    return _short_range(left, right)


def _short_range(left: str, right: str) -> str:
    """ "2–3 mars" on one line; longer ones may be cut after the dash."""
    return f"{left}–\u2060{right}" if len(left) < _SHORT else f"{left} – {right}"


def _beside(first: date, last: date, pattern: str) -> str:
    """The pattern for the first day of a range, without what the last day says again."""
    if first.year != last.year:
        return pattern
    return "d" if first.month == last.month else pattern.removesuffix(" y")
