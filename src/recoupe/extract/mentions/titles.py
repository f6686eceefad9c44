"""Titles and offices beside a name: "le Premier ministre irakien X", "X, ancien maire de Y", "M. X"."""

from __future__ import annotations

from typing import NamedTuple

from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.knowledge import Entry, Knowledge
from recoupe.extract.mentions.words import Shape, Word
from recoupe.model import ParsedText, Role

_SPACES = frozenset({"", " ", "\u00a0", "\u202f"})
_OF = frozenset({"de", "du", "des", "d'"})
_ARTICLES = frozenset({"la", "le", "les", "l'", "leur", "leurs", "son", "sa", "ses", "un", "une"})
_INSIDE = (
    _OF | _ARTICLES | {"a", "au", "aux", "en", "et", "pour", "charge", "chargee", "aupres", "sur", "contre"}
)
# A title longer than this is a sentence.
_LONGEST = 16
# EDTF: some time that is not known, but has passed.
_PAST = "XXXX"


class Title(NamedTuple):
    """A title found: its first and last word, the office, and how it stands to the name."""

    first: int
    last: int
    office: Entry
    apposed: bool


def before(candidate: Candidate, known: Knowledge) -> Title | None:
    """The title that ends where the name begins, with or without a comma between them."""
    line, words = candidate.line, candidate.line.words
    at = candidate.first - 1
    while at >= 0 and words[at].folded in known.civilities and words[at].text[0].isupper():
        at -= 1
    if at < 0:
        return None
    gap = words[at + 1].gap
    comma = gap.strip() == ","
    if not comma and gap not in _SPACES and gap.strip() not in {"."}:
        return None
    if comma and not _closed_after(candidate):
        return None
    if words[at].folded in _OF | _ARTICLES | {"a", "au", "aux", "en"}:
        return None
    return _leftwards(line, at, comma, known)


def _leftwards(line: Line, end: int, comma: bool, known: Knowledge) -> Title | None:
    """The title that ends at the word ``end``: the nearest office, or the one on which that depends."""
    words, found = line.words, None
    for at in range(end, max(-1, end - _LONGEST), -1):
        if office := _office_at(line, at, end, known):
            found = Title(at, end, office[1], comma)
            if not comma or at == 0 or words[at - 1].folded not in _OF | _ARTICLES:
                break
            continue
        if found and words[at].folded not in _OF | _ARTICLES and words[at].shape is not Shape.LOWER:
            break
        if (at > 0 and words[at].gap not in _SPACES) or not _may_stand_in_title(words[at], known):
            break
    return found and _with_modifiers(line, found, known)


def _office_at(line: Line, at: int, end: int, known: Knowledge) -> tuple[int, Entry] | None:
    office = known.offices.match(line.words, at)
    if office and at + office[0] - 1 <= end and line.words[at].token.pos not in {"VERB", "AUX"}:
        return office
    direct = known.before_name.match(line.words, at)
    if direct and at + direct[0] - 1 == end and line.words[at].shape is Shape.LOWER:
        return direct
    return None


def _may_stand_in_title(word: Word, known: Knowledge) -> bool:
    if word.folded in _INSIDE or word.shape is Shape.ELISION:
        return True
    return (
        word.token.pos in {"NOUN", "ADJ", "PROPN", "NUM", "X"}
        or word.capital
        or word.folded in known.demonyms
    )


def _with_modifiers(line: Line, title: Title, known: Knowledge) -> Title:
    """The title with "ex-", "ancien", "premier" and the like before it."""
    first, words = title.first, line.words
    while (
        first > 0
        and words[first].gap in _SPACES
        and words[first - 1].folded.rstrip("-") in known.former | known.ordinals
    ):
        first -= 1
    return title._replace(first=first)


def _closed_after(candidate: Candidate) -> bool:
    """Whether the name is closed off by punctuation, as an apposition is.

    "le maire, X, a dit", "le maire, X.".
    """
    words = candidate.line.words
    if candidate.last + 1 >= len(words):
        return True
    return words[candidate.last + 1].gap.strip()[:1] in set(',.;:!?)»”"…(')


def after(candidate: Candidate, known: Knowledge) -> Title | None:
    """The title in apposition after the name: ", ancien ministre de la Défense,".

    An age may stand between.
    """
    line, words = candidate.line, candidate.line.words
    at = candidate.last + 1
    if at >= len(words) or words[at].gap.strip() not in {",", "("}:
        return None
    at = _past_age(line, at)
    start = at
    while at < len(words) and (
        words[at].folded in _ARTICLES or words[at].folded.rstrip("-") in known.former | known.ordinals
    ):
        if _office_from(line, at, known):
            break
        at += 1
    if at >= len(words) or not (office := _office_from(line, at, known)):
        return None
    end = _title_end(line, at, office[0], known)
    if not _closes(line, end):
        return None
    first = start
    while first < at and words[first].folded in _ARTICLES:
        first += 1
    return Title(first, end, office[1], True)


def _office_from(line: Line, at: int, known: Knowledge) -> tuple[int, Entry] | None:
    office = known.offices.match(line.words, at)
    if office and line.words[at].token.pos not in {"VERB", "AUX"}:
        return office
    return None


def _past_age(line: Line, at: int) -> int:
    """Past "34 ans," when it stands there."""
    words = line.words
    if at + 2 < len(words) and words[at].shape is Shape.NUMBER and words[at + 1].folded == "ans":
        return at + 2
    return at


def _title_end(line: Line, at: int, length: int, known: Knowledge) -> int:
    words, end = line.words, at + length - 1
    for ahead in range(end + 1, min(len(words), at + _LONGEST)):
        if words[ahead].gap not in _SPACES or not _may_stand_in_title(words[ahead], known):
            break
        end = ahead
    while end > at + length - 1 and words[end].folded in _INSIDE:
        end -= 1
    return end


def _closes(line: Line, end: int) -> bool:
    if end + 1 >= len(line.words):
        return True
    following = line.words[end + 1]
    return following.gap.strip()[:1] in set(',.;:!?)»”"…') or following.folded in {"qui", "dont", "et", "a"}


def role(title: Title, line: Line, parsed: ParsedText, known: Knowledge) -> Role:
    """The role that a title gives; one that is over ends at a time unknown."""
    words = line.words
    first, over = title.first, False
    while first < title.last and words[first].folded.rstrip("-") in known.former:
        first, over = first + 1, True
    anchor = parsed.anchor(words[title.first].start, words[title.last].end)
    text = parsed.text[words[first].start : words[title.last].end]
    return Role(" ".join(text.split()), end=_PAST if over else None, evidence=(anchor,))
