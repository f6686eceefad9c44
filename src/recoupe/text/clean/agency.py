"""Which news agency a text is credited to."""

from __future__ import annotations

import re
from functools import cache

from recoupe.languages import Language
from recoupe.languages.press import Press
from recoupe.text.patterns import either

# A credit stands in the first or the last lines; in between, an agency is a source that is quoted.
_HEAD, _TAIL = 200, 300


def credited_agency(text: str, language: Language) -> str | None:
    """The agencies credited at either end of ``text``, by their usual names, in the order of the text and
    joined by a comma; None where there is no credit, or one that names none ("agences"). ``text`` still has
    its last lines ("© 2019 AFP").
    """
    pattern, names = _credits(language)
    ends = [text] if len(text) <= _HEAD + _TAIL else [text[:_HEAD], text[-_TAIL:]]
    found: dict[str, None] = {}
    for end in ends:
        for credit in pattern.finditer(end):
            for form in _forms(language).finditer(credit[0]):
                if name := names[form[0].lower()]:
                    found[name] = None
    return ", ".join(found) or None


@cache
def _forms(language: Language) -> re.Pattern[str]:
    """Any form of any agency, as a word."""
    forms = [f for a in language.lexicon(Press).agencies for f in (a.name, *a.forms)]
    spelled = {s for f in forms for s in (f, f.lower(), f.upper())}
    return re.compile(rf"(?<!\w){either(spelled)}(?!\w)")


@cache
def _credits(language: Language) -> tuple[re.Pattern[str], dict[str, str | None]]:
    """The forms of a credit, and the usual name, if any, of an agency by each form of it in lower case."""
    press = language.lexicon(Press)
    names = {
        form.lower(): agency.name if agency.named else None
        for agency in press.agencies
        for form in (*agency.forms, agency.name)
    }
    one = _forms(language).pattern
    several = rf"{one}(?:(?: ?/ ?| ?, ?| {either(press.joining)} |-){one}){{0,3}}"
    credits = "|".join(press.credits).replace("{agencies}", several)
    return re.compile(rf"(?:{credits})"), names
