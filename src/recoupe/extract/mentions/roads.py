"""Roads by their number: "l'A7", "la RN 12", "l'autoroute E40", "la nationale 20"."""

from __future__ import annotations

import re
from typing import NamedTuple

from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.words import SPACES

# "A7", "RN54", "A15-E42"; the letters alone before a number that stands apart; that number.
_CODE = re.compile(r"([A-Z]{1,2})(\d{1,4})(?:-[A-Z]{1,2}\d{1,4})?")
_NUMBER = re.compile(r"\d{1,4}")
# What stands between two codes of one road, or of a list.
_JOINED = frozenset({"/", "-", ","})


class _Code(NamedTuple):
    """The letters and the number of a road, and the last word of both."""

    letters: str
    number: str
    last: int


def road(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """The road whose letters stand at ``at``: sure where the words before tell that it is one."""
    code = _code(line, at, known)
    if code is None:
        return None
    name = f"{code.letters}{code.number}"
    told = _told(line, at, code, known, alone=name not in known.no_roads)
    if not told and (code.last > at or known.known.get(name)):
        return None
    return Candidate(line, at, code.last, ("place_noun",), sure=told, name=name)


def numbered_road(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """The road that is called by the noun at ``at`` and a number: "la nationale 7", "l'autoroute 20"."""
    words = line.words
    if not 0 < at < len(words) - 1 or words[at].folded not in known.numbered_roads:
        return None
    if words[at - 1].folded not in known.determiners or words[at + 1].gap not in SPACES:
        return None
    return Candidate(line, at, at + 1, ("place_noun",)) if _NUMBER.fullmatch(words[at + 1].text) else None


def _code(line: Line, at: int, known: Knowledge) -> _Code | None:
    word = line.words[at]
    found = _CODE.fullmatch(word.text)
    if found:
        return _Code(found[1], found[2], at) if found[1] in known.roads else None
    if word.text not in known.roads or at + 1 >= len(line.words) or line.words[at + 1].gap not in SPACES:
        return None
    number = line.words[at + 1].text
    return _Code(word.text, number, at + 1) if _NUMBER.fullmatch(number) else None


def _told(line: Line, at: int, code: _Code, known: Knowledge, *, alone: bool) -> bool:
    """Whether the noun of a road stands before; its article does where the code may stand ``alone``."""
    words, before = line.words, at - 1
    if before < 0:
        return False
    gap = words[at].gap
    if words[before].folded in known.road_nouns and gap.strip() in {"", "("}:
        return True
    if not alone:
        return False
    if gap in SPACES and words[before].folded in known.roads[code.letters]:
        return True
    # "sur la route de Dole (RD 12)"
    return (gap.strip() == "(" and len(code.letters) > 1) or _listed(line, at, known)


def _listed(line: Line, at: int, known: Knowledge) -> bool:
    """Whether another road stands just before: "A2 et A22", "A8/E429"."""
    words, before = line.words, at - 1
    if words[before].folded in known.conjunctions:
        before -= 1
    elif words[at].gap.strip() not in _JOINED:
        return False
    found = _CODE.fullmatch(words[before].text) if before >= 0 else None
    return found is not None and found[1] in known.roads
