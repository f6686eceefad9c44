"""What stands above an article: a date glued before its first words, lines "Nom : valeur", its title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe.languages import Language
from recoupe.languages.press import Press
from recoupe.text.clean.dates import date_pattern, edtf_of
from recoupe.text.clean.draft import Draft, Edit

_YEAR_OR_MONTH = r"\d{4}(?:-\d\d)?(?![\d-])"
_FIELD = re.compile(r"\s*([^\W\d_][^\W\d_ ]{1,12}(?: [^\W\d_]{2,12}){0,2})\s?:[ \t]*(\S[^\n]{0,300})(?:\n|$)")
_MOST_FIELDS = 10


@dataclass(frozen=True, slots=True)
class Header:
    """What an export wrote above the text: an EDTF date, and the values of named fields."""

    date: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None


def cut_header(draft: Draft, language: Language) -> tuple[Draft, Header]:
    """The draft without what an archive or an export wrote above the article, and what that says."""
    text = draft.text
    fields, end = _fields(text, language)
    date = edtf_of(fields.pop("date", None), language)
    if glued := _glued(language).match(text, end):
        date, end = edtf_of(glued["date"], language), glued.end()
    header = Header(date, **fields)
    return draft.edited([Edit(0, end, "", "header")] if end else []), header


def _fields(text: str, language: Language) -> tuple[dict[str, str], int]:
    """The values of the lines "Nom : valeur" at the beginning, two at least, and where they end."""
    known = {name: field for field, names in language.lexicon(Press).fields.items() for name in names}
    found: dict[str, str] = {}
    end = count = 0
    while count < _MOST_FIELDS and (match := _FIELD.match(text, end)):
        field = known.get(match[1].lower())
        if field is None:
            break
        count += 1
        end = match.end()
        if field != "ignored":
            found.setdefault(field, match[2].strip())
    return (found, end) if count > 1 else ({}, 0)


@cache
def _glued(language: Language) -> re.Pattern[str]:
    """A header with its date, at the very beginning."""
    forms = [form.split("{date}")[0] for form in language.lexicon(Press).headers]
    date = rf"{date_pattern(language)}|{_YEAR_OR_MONTH}"
    return re.compile(rf"\s*(?:{'|'.join(forms)})(?P<date>{date})(?:\s+|$)", re.IGNORECASE)
