"""Nationalities: which country or people a word says that somebody is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from recoupe.languages import load
from recoupe.languages.names import Names
from recoupe.languages.world import Country, People, World
from recoupe.text.plurals import plural

_WORD = re.compile(r"[^\W\d_]+")


def nation(word: str, code: str) -> str | None:
    """The nationality that ``word``, a noun or an adjective, says, as the masculine in the plural.

    "Syrienne" and "syriens" are of one: "syriens". None for any other word. Countries that share an
    adjective ("congolais") are one here.
    """
    return _nations(code).get(word.lower())


def nation_told(words: str, code: str) -> str | None:
    """The first nationality in ``words``: "américains" of "soldats et diplomates américains"."""
    return next((found for word in _WORD.findall(words) if (found := nation(word, code))), None)


@cache
def _nations(code: str) -> Mapping[str, str]:
    language = load(code)
    world, endings = language.lexicon(World), language.lexicon(Names).grammar.plurals
    rows: Iterable[Country | People] = (*world.countries.values(), *world.peoples_elsewhere)
    found: dict[str, str] = {}
    for row in rows:
        if row.masculine:
            name = plural(row.masculine, endings)
            for form in filter(None, (row.masculine, row.feminine)):
                found.setdefault(form.lower(), name)
                found.setdefault(plural(form, endings).lower(), name)
    return found
