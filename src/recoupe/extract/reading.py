"""Read one article: every extractor in turn.

Extractors do not know each other. Where one needs what another found (a year is no figure), it is handed the
result as an argument.
"""

from __future__ import annotations

from recoupe.extract import events, figures, mentions, positions, quotations, references, times
from recoupe.languages import Language
from recoupe.model import ParsedText, Reading


def read(parsed: ParsedText, language: Language) -> Reading:
    """What the article says: the result depends on its text and the language data alone."""
    found = times.extract(parsed, language)
    named = mentions.extract(parsed, language)
    said = quotations.extract(parsed, language)
    return Reading(
        article=parsed.article,
        mentions=(*named, *references.extract(parsed, language, named, said)),
        quotations=said,
        times=found,
        figures=figures.extract(parsed, language, found),
        events=events.extract(parsed, language),
        positions=positions.extract(parsed, language),
    )
