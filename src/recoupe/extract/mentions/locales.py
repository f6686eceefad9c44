"""Names of countries, days and months, from CLDR."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from recoupe.extract.mentions.words import fold


def country_name(code: str, language: str) -> str:
    """The name of the country by its ISO 3166 code, as CLDR has it, with straight apostrophes."""
    name = str(Locale(language).territories.get(code, code)).replace("’", "'")
    return name.split(" (")[0]


@lru_cache(maxsize=8)
def calendar_words(language: str) -> frozenset[str]:
    """The days of the week and the months, folded."""
    locale = Locale(language)
    return frozenset(
        fold(name)
        for table in (locale.days["format"]["wide"], locale.months["format"]["wide"])
        for name in table.values()
    )
