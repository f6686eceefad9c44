"""Words for which every sentence is read once, so that only those that have them are read again."""

from __future__ import annotations

import re
from collections.abc import Mapping

from recoupe.compare.facts import denied, trends, uncounted
from recoupe.compare.patterns import words_pattern
from recoupe.languages.relations import Relations


def marks(code: str) -> Mapping[str, re.Pattern[str]]:
    """What finds the words that trends, accusations, missing counts, denials and endings begin with."""
    return {
        "trend": trends.pattern(code),
        "accusation": words_pattern(Relations, "alleging", code),
        "no_count": uncounted.pattern(code),
        "denial": denied.denying(code),
        "ending": words_pattern(Relations, "called_off", code),
    }
