"""When an article was published, from what an input or a page calls its date, to EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate
from functools import cache

from babel.dates import get_month_names

from recoupe.languages import Language
from recoupe.languages.press import Press

_ISO = re.compile(r"(\d{4})(?:[-/](\d\d)(?:[-/](\d\d))?)?(?:$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:$|T|\d{6}$)")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?$|\d{12,13}$")
# "/2019/01/06/", "/201901/06/", "-06-01-2019-" in an address.
_IN_URL = (
    re.compile(r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>\d\d)[/-](?P<d>\d\d)(?=[/-]|$)"),
    re.compile(r"[-/](?P<d>\d\d)-(?P<m>\d\d)-(?P<y>(?:19|20)\d\d)(?=[-_./]|$)"),
    re.compile(r"[/-](?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=[-_./]|$)"),
)
# No date of a newspaper has more characters ("mercredi 24 septembre 2019 à 18h02 (heure de Paris)").
_LONGEST = 80


def edtf_of(given: str | None, language: Language) -> str | None:
    """The day, month or year that ``given`` names as EDTF, None where it names none.

    Understands ISO 8601 dates and times, day/month/year in digits, day month year in words, RFC 5322 dates
    and seconds since 1970. A time of day is dropped: the day is the one that the page printed.
    """
    text = (given or "").strip()[:_LONGEST]
    if match := _ISO.match(text) or _COMPACT.match(text):
        return _edtf(*match.groups())
    if _EPOCH.match(text):
        seconds = float(text) / (1000 if len(text) > 11 and "." not in text else 1)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    if match := _NUMERIC.search(text):
        return _edtf(match[3], match[2], match[1])
    if match := _in_words(language).search(text):
        return _edtf(match["year"], _month(language, match["month"]), match["day"])
    return _edtf(*map(str, parts[:3])) if (parts := _parsed(text)) else None


def _parsed(text: str) -> tuple[int, ...] | None:
    """The parts of a date of RFC 5322. The standard library raises what its guesses end in."""
    try:
        return parsedate(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def edtf_of_url(url: str | None) -> str | None:
    """The day that an address names ("/2019/01/06/"), as EDTF; None where it names none."""
    for pattern in _IN_URL:
        if url and (match := pattern.search(url)) and (found := _edtf(match["y"], match["m"], match["d"])):
            return found
    return None


@cache
def date_pattern(language: Language) -> str:
    """A regular expression, without groups, for the dates that ``edtf_of`` reads in a text."""
    first = language.lexicon(Press).first_of_month
    return (
        r"\d{4}-\d\d(?:-\d\d)?(?:[T ]\d\d:\d\d(?::\d\d)?)?(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)"
        rf"|(?:[^\W\d_]{{3,10}} )?(?:\d{{1,2}}|{first}) (?:{'|'.join(_months(language))})\.? \d{{4}}(?!\d)"
    )


@cache
def _in_words(language: Language) -> re.Pattern[str]:
    first = language.lexicon(Press).first_of_month
    months = "|".join(map(re.escape, _months(language)))
    return re.compile(
        rf"(?<!\d)(?:(?P<day>\d{{1,2}}|{first})\s+)?(?P<month>{months})\.?\s+(?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )


@cache
def _months(language: Language) -> tuple[str, ...]:
    """The names and abbreviations of the months, as the Unicode locale data have them; longest first."""
    return tuple(sorted(_numbered(language), key=lambda name: (-len(name), name)))


@cache
def _numbered(language: Language) -> dict[str, int]:
    widths = ("abbreviated", "wide")
    named = {
        name.rstrip(".").lower(): number
        for width in widths
        for number, name in get_month_names(width, locale=language.code).items()
    }
    return named | language.lexicon(Press).months


def _month(language: Language, name: str) -> str:
    return str(_numbered(language)[name.lower()])


def _edtf(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """The EDTF of numbers that make a date; the other order of day and month where only that makes one."""
    if month is None:
        return f"{int(year):04}"
    try:
        m, d = int(month), _number(day)
        if m > 12 and d is not None and d <= 12:
            m, d = d, m
        date(int(year), m, d or 1)
    except (ValueError, OverflowError):
        return None
    return f"{int(year):04}-{m:02}" if d is None else f"{int(year):04}-{m:02}-{d:02}"


def _number(day: str | None) -> int | None:
    """The number that a day of the month begins with: "1er" is 1. Raises ValueError for one without."""
    if day is None:
        return None
    digits = re.match(r"\d{1,3}", day)
    return int(digits[0] if digits else day)
