"""Every word that the program itself says to the reader of a dossier, in the reader's language.

The words stand in message catalogues (``locale/fr.po``, ``locale/en.po``), whose ids are names: to add a
language, translate one of them. Numbers and dates follow CLDR, through Babel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from babel import Locale
from babel.messages.pofile import read_po
from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol

LANGUAGES = ("fr", "en")
# Numbers from here on are shortened where there is little room.
_COMPACT = 1_000_000
_NOT_SHOWN = "-"


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str
    messages: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """The message with this name. Raises KeyError for one that no catalogue has."""
        found = self.messages[name]
        return "" if found == _NOT_SHOWN else found

    def under(self, prefix: str) -> Mapping[str, str]:
        """The messages whose names begin with ``prefix`` and a point, by the rest of their names."""
        start = f"{prefix}."
        return {name.removeprefix(start): self[name] for name in self.messages if name.startswith(start)}

    @property
    def locale(self) -> Locale:
        """How numbers and dates are written."""
        return _locale(self.language)

    @property
    def colon(self) -> str:
        """What stands between a label and what it labels: French puts a space before the colon."""
        return " : " if self.language == "fr" else ": "

    @cached_property
    def page(self) -> Mapping[str, str]:
        """What a page says, by the names that its templates use."""
        return {**self.under("page"), "language": self.language}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kinds of actor, one of them."""
        return self.under("kind")

    @cached_property
    def kinds_plural(self) -> Mapping[str, str]:
        """The kinds of actor, as headings."""
        return self.under("kinds")

    @cached_property
    def bases(self) -> Mapping[str, str]:
        """How a date of publication is known."""
        return self.under("basis")

    @cached_property
    def bases_brief(self) -> Mapping[str, str]:
        """The same in a table; nothing where it goes without saying."""
        return self.under("basis_brief")

    @cached_property
    def event_types(self) -> Mapping[str, str]:
        """The types of event (PLOVER and ours)."""
        return self.under("event")

    @cached_property
    def statuses(self) -> Mapping[str, str]:
        """The statuses of events and figures; "asserted" and "actual" go without saying."""
        return self.under("status")

    @cached_property
    def stances(self) -> Mapping[str, str]:
        """What an actor does about a subject."""
        return self.under("stance")

    @cached_property
    def findings(self) -> Mapping[str, str]:
        """The kinds of finding, as headings."""
        return self.under("finding")

    def plural(self, count: int, one: str, many: str) -> str:
        """ "1 article", "2 articles", with zero as the language has it."""
        return f"{self.number(count)} {one if self.locale.plural_form(abs(count)) == 'one' else many}"

    def number(self, value: float) -> str:
        """A number as the language prints it: "5 200", "2,5"."""
        return _number(value, self.language)

    def compact(self, value: float) -> str:
        """A number where there is little room: "5 200", "2,5 M"."""
        if abs(value) < _COMPACT:
            return self.number(value)
        words: str = format_compact_decimal(value, locale=self.locale, fraction_digits=1)
        return words

    def unit(self, code: str | None) -> str:
        """What follows a number: " %", " €", " km"; nothing for things counted one by one."""
        if not code:
            return ""
        symbol = get_currency_symbol(code, self.locale) if code.isupper() and len(code) == 3 else code
        return f"\u00a0{symbol}"

    def bounds(self, low: float | None, high: float | None) -> str:
        """A range in words: "20 à 30", "au moins 9", "au plus 12"."""
        if low is not None and high is not None:
            if low == high:
                return self.number(low)
            return self["value.range"].format(low=self.number(low), high=self.number(high))
        if low is not None:
            return self["value.at_least"].format(low=self.number(low))
        return (
            self["value.at_most"].format(high=self.number(high)) if high is not None else self["value.open"]
        )


@cache
def _locale(language: str) -> Locale:
    # British English: the day before the month, as the French write it.
    return Locale.parse({"en": "en_GB"}.get(language, language))


@lru_cache(maxsize=65536)
def _number(value: float, language: str) -> str:
    words: str = format_decimal(value, locale=_locale(language))
    return words


@cache
def words(language: str) -> Words:
    """The words of a language. Raises ValueError for one that has no catalogue."""
    if language not in LANGUAGES:
        raise ValueError(f"no interface in {language!r}; there are: {', '.join(LANGUAGES)}")
    with files("recoupe.export").joinpath(f"locale/{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    return Words(language, {str(m.id): str(m.string) for m in catalogue if m.id})
