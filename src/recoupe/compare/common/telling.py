"""How findings are told: dates in words, who gives what, few items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from babel.dates import format_date

from recoupe.compare.common.sources import Sources
from recoupe.languages import Language, available, load
from recoupe.languages.comparison import Comparison, Days
from recoupe.languages.press import Press
from recoupe.model import Anchor
from recoupe.model.edtf import bounds

# A reader checks a handful at once; the rest stands in the evidence.
SHOWN = 4
# Longer words than this are cut in an explanation; the evidence has them whole.
_LONG = 110
_ENGLISH = Days(exact="on {day}", about="about {day}", within="in {time}")


@lru_cache(maxsize=4096)
def on_day(first: date, last: date, locale: str) -> str:
    """The days from ``first`` to ``last`` in words: "le 5 mai 2019", "vers le 5 mai 2019", "en 2020"."""
    told = _told(locale)
    if first == last:
        return told.exact.format(day=_day(first, locale))
    days = (last - first).days
    if days < 10:
        return told.about.format(day=_day(first, locale))
    pattern = "MMMM y" if days < 45 else "y"
    opened = format_date(first, pattern, locale=locale)
    closed = format_date(last, pattern, locale=locale)
    span = opened if opened == closed else f"{opened} – {closed}"
    return told.within.format(time=span)


@cache
def _told(locale: str) -> Days:
    """How ``locale`` tells time: as the lexicon of the language has it, where that is none in English."""
    return load(locale).lexicon(Comparison).days if locale in available() else _ENGLISH


def _day(day: date, locale: str) -> str:
    words: str = format_date(day, "d MMMM y", locale=locale)
    if day.day > 1 or locale not in available():
        return words
    return words.replace("1", load(locale).lexicon(Press).first_of_month, 1)


def locales(language: Language) -> tuple[str, str]:
    """Those in which findings are explained: the language itself, and English."""
    return language.code, "en"


def when(edtf: str | None, locale: str) -> str:
    """An EDTF value in words, "" where its ends are open or it is no EDTF."""
    try:
        first, last = bounds(edtf) if edtf else (None, None)
    except ValueError:
        return ""
    return on_day(first, last, locale) if first and last else ""


def quoted(anchor: Anchor) -> str:
    """The words of ``anchor`` between marks, on one line, not too long."""
    return f"« {short(anchor.exact)} »"


def short(text: str) -> str:
    """``text`` on one line, not too long."""
    words = " ".join(text.split())
    return words if len(words) <= _LONG else words[: _LONG - 1].rsplit(" ", 1)[0] + "…"


def listed(parts: Sequence[str], separator: str = " ; ") -> str:
    """The first of ``parts``, and how many more there are."""
    more = f"{separator}+ {len(parts) - SHOWN}" if len(parts) > SHOWN else ""
    return separator.join(parts[:SHOWN]) + more


def said(anchors: Sequence[Anchor], sources: Sources, notes: Sequence[str] = ()) -> str:
    """What is said, and where: "« 3 blessés » (Le Matin, Midi) ; « cinq » (Le Soir, selon la préfecture)"."""
    given: dict[str, dict[str, None]] = {}
    spelled: dict[str, str] = {}
    between = " ; " if any(notes) else ", "
    for number, anchor in enumerate(anchors):
        name = sources.name(anchor)
        note = notes[number] if notes else ""
        words = quoted(anchor)
        names = given.setdefault(spelled.setdefault(words.casefold(), words), {})
        # An outlet that says who gives the number in one article need not be named again without.
        if note or name not in {held.split(", ")[0] for held in names}:
            names.pop(name, None)
            names[f"{name}, {note}" if note else name] = None
    return listed([f"{words} ({listed(list(names), between)})" for words, names in given.items()])


def sentence(language: Language, name: str, /, **filled: object) -> tuple[str, str]:
    """The sentence ``name`` of the lexicon, filled in, in the language itself and in English."""
    template = language.lexicon(Comparison).explanations[name]
    return template.own.format(**filled), template.english.format(**filled)
