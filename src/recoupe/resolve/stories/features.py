"""What an article is about, from its words alone: cheap enough for a day of the whole press.

No parser is needed: a name is a word with a capital inside a sentence, and which words are rare the stream
itself tells (``stream``). The days of which an article speaks count as words do: they tie an article without
a date to its story.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from recoupe.languages import Language
from recoupe.languages.calendar import Calendar
from recoupe.model import Article

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SENTENCE = re.compile(r"[.!?…:;\n«»\"“”()–—]")
# Articles name what they are about early and often.
_TITLE, _LEAD, _REST = 3.0, 2.0, 1.0
_LEAD_CHARACTERS = 600
_READ_CHARACTERS = 6_000
# Shorter words are articles, pronouns and the like; numbers of three digits and more may mark a story.
_SHORTEST, _SHORTEST_NAME, _SHORTEST_NUMBER = 4, 3, 3
# Letters by which a word is known: French endings are longer than its stems.
_STEM = 7
_NAME = 2.0
_DAY = 3.0


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of an article: its id, the day it was published if known, and the weight of its terms.

    A term is a word without accents and ending; of a name, with an @ in front; of a day, with a #.
    """

    id: str
    day: date | None
    terms: Mapping[str, float]


def sketch(article: Article, language: Language) -> Sketch:
    """The sketch of an article, from its title, its clean text and its date of publication."""
    weights: defaultdict[str, float] = defaultdict(float)
    text = article.text[:_READ_CHARACTERS]
    _add(weights, article.title or "", _TITLE)
    _add(weights, text[:_LEAD_CHARACTERS], _LEAD)
    _add(weights, text[_LEAD_CHARACTERS:], _REST)
    day = _day(article.published.edtf)
    for number, month in (*_days_named(f"{article.title or ''}\n{text}", language), *_days_of(day)):
        weights[f"#{number}-{month}"] += _DAY
    return Sketch(article.id, day, dict(weights))


def _day(edtf: str | None) -> date | None:
    try:
        return date.fromisoformat((edtf or "")[:10])
    except ValueError:
        return None


def _days_of(day: date | None) -> Iterator[tuple[int, int]]:
    """The day of publication and the one before: of these an article speaks without naming them."""
    for past in (day, day - timedelta(1)) if day and day > date.min else ():
        yield past.day, past.month


def _days_named(text: str, language: Language) -> Iterator[tuple[int, int]]:
    months = language.lexicon(Calendar).classes["month"]
    for found in _dates(language).finditer(text):
        yield int(found[1]), int(months[found[2].lower()])


@cache
def _dates(language: Language) -> re.Pattern[str]:
    """A number of a day and a month written out; a short form of one is too often another word."""
    months = "|".join(word for word in language.lexicon(Calendar).classes["month"] if len(word) >= _SHORTEST)
    return re.compile(rf"\b([0-3]?[0-9])(?:er)? ({months})\b", re.IGNORECASE)


def _add(weights: defaultdict[str, float], text: str, weight: float) -> None:
    for sentence in _SENTENCE.split(text):
        for place, word in enumerate(_WORD.findall(sentence)):
            term = _term(word, place == 0)
            if term:
                weights[term] += weight * (_NAME if term[0] == "@" else 1.0)


@lru_cache(100_000)
def _term(word: str, opens: bool) -> str:
    """The term that a word is counted as, "" for none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if c.isalnum())
    if plain.isdigit():
        return plain if len(plain) >= _SHORTEST_NUMBER else ""
    if word[0].isupper() and not opens:
        return f"@{plain}" if len(plain) >= _SHORTEST_NAME else ""
    return plain[:_STEM] if len(plain) >= _SHORTEST else ""
