"""The words of the lexicon by which figures are dated, and given to those who give them."""

from __future__ import annotations

import re
from functools import cache

from recoupe.languages import load
from recoupe.languages.quantity import Quantity
from recoupe.text.patterns import either


@cache
def cumulative(language: str) -> frozenset[str]:
    """The measures of tolls, which grow until they are given."""
    return frozenset(name for name, m in load(language).lexicon(Quantity).measures.items() if m.cumulative)


@cache
def opposed(language: str) -> frozenset[str]:
    """The measures of which one number stands against another: the votes for and those against."""
    return frozenset(load(language).lexicon(Quantity).elliptic.opposed)


@cache
def according(language: str) -> re.Pattern[str]:
    """What brings in who gives a number: "selon"."""
    phrases = load(language).lexicon(Quantity).context.according
    return re.compile(rf"(?<!\w){either(phrases)}(?!\w)", re.IGNORECASE)


@cache
def own_source(language: str) -> re.Pattern[str]:
    """What stands right behind a figure and brings in who gives it."""
    return re.compile(rf",?\s+{according(language).pattern}", re.IGNORECASE)


@cache
def clause(language: str) -> re.Pattern[str]:
    """What ends a part of a sentence: marks, and words that open the next one."""
    words = either(load(language).lexicon(Quantity).context.clauses)
    return re.compile(rf"[;:()—–]|,\s{words}(?!\w)")


@cache
def apart(language: str) -> re.Pattern[str]:
    """What sets a promise apart from a time: marks, and "et"."""
    words = either(load(language).lexicon(Quantity).context.and_)
    return re.compile(rf"[,;:()«»“”\"]|(?<!\w){words}(?!\w)")


@cache
def wall(language: str) -> re.Pattern[str]:
    """What no time reaches across: brackets, and words that compare."""
    words = either(load(language).lexicon(Quantity).context.walls)
    return re.compile(rf"[()]|(?<!\w){words}(?!\w)")
