"""Bodies whose name is spelt out in lower case: before its acronym, or in marks.

"le «rassemblement des quais libres» (RQL)", "la société Digues et Levées du Val (DLV)", "sous le nom de
«mouvement des quais»". Once spelt out before its acronym, the name counts in the whole article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.words import SPACES, Shape

_ACRONYM = re.compile(r"[ »”\"]\(([A-Z]{3,8})\)")
_QUOTED = re.compile(r"[«“\"]\s?(?P<name>[a-zà-ÿ][^«»“”\"\n]{5,70}?)\s?[»”\"]")
_MARKS = '«»“”" \u00a0\u202f'
_LONGEST = 12
# Whole sentences stand in marks as well.
_NO_NAME = frozenset({"VERB", "AUX", "PRON", "PUNCT"})


def with_spelt_out(
    text: str, lines: Sequence[Line], candidates: Sequence[Candidate], known: Knowledge
) -> Sequence[Candidate]:
    """``candidates`` in order, with the bodies that ``text`` spells out in place of what they overlap."""
    told = list(_before_acronyms(text, lines, known))
    names = {c.folded for c in told if len(c.words) > 1}
    found = [*told, *_in_marks(text, lines, known)]
    if names:
        found += [c for line in lines for c in _again(line, names)]
    return _placed(candidates, found) if found else candidates


def _before_acronyms(text: str, lines: Sequence[Line], known: Knowledge) -> Iterator[Candidate]:
    for match in _ACRONYM.finditer(text):
        line, at = _word_at(lines, match.start(1))
        first = _first(line, at, match[1].lower()) if line else None
        if line and first is not None and _body(line, first, known):
            yield Candidate(line, first, at - 1, ("spelt_out",))
            yield Candidate(line, at, at, ("acronym",))


def _word_at(lines: Sequence[Line], start: int) -> tuple[Line | None, int]:
    """The line in which a word starts at the offset, and the word's number there."""
    line = lines[bisect_right(lines, start, key=lambda line: line.sentence.start) - 1] if lines else None
    at = next((n for n, word in enumerate(line.words) if word.start == start), None) if line else None
    return (line, at) if at is not None else (None, 0)


def _first(line: Line, acronym: int, letters: str) -> int | None:
    """The word at which the words begin whose initials, little words left out, are ``letters``."""
    words, left = line.words, letters
    for at in range(acronym - 1, max(-1, acronym - _LONGEST), -1):
        word = words[at]
        if word.shape is Shape.ELISION or (word.token.pos in {"ADP", "DET", "CCONJ"} and not word.capital):
            inside = True
        else:
            inside = word.folded[0] == left[-1]
            left = left[:-1]
        if not inside:
            return None
        if not left:
            return at
        if word.gap not in SPACES:
            return None
    return None


def _body(line: Line, first: int, known: Knowledge) -> bool:
    """Whether the first word, or the one before it, is the noun of a body: no "impôt", no "indice"."""
    noun = line.words[first]
    before = line.words[first - 1].folded if first else ""
    if noun.shape is Shape.CAPITAL and before in known.collectives:
        return True
    return known.is_noun_of_body(noun.text) or noun.folded in known.collectives


def _in_marks(text: str, lines: Sequence[Line], known: Knowledge) -> Iterator[Candidate]:
    """Bodies in marks that are said to be called so, or have a capital inside that no other name brings."""
    for match in _QUOTED.finditer(text):
        noun = match["name"].split()[0]
        if known.heads.get(noun) is None:
            continue
        line, at = _word_at(lines, match.start("name"))
        if line is None:
            continue
        last = bisect_right(line.words, match.end("name") - 1, key=lambda word: word.start) - 1
        inside = line.words[at : last + 1]
        if len(inside) < 2 or any(w.token.pos in _NO_NAME for w in inside):
            continue
        called = text[: match.start()].rstrip(_MARKS).endswith(known.naming)
        if called or any(_due_to_name(line, n, known) for n in range(at + 1, last + 1)):
            yield Candidate(line, at, last, ("collective",))


def _due_to_name(line: Line, at: int, known: Knowledge) -> bool:
    """Whether nothing but the name makes the capital due: no "marche contre Lille"."""
    word, before = line.words[at], line.words[at - 1].token
    return word.capital and before.pos not in {"ADP", "DET"} and known.known.match(line.words, at) is None


def _again(line: Line, names: Collection[tuple[str, ...]]) -> Iterator[Candidate]:
    """Where one of ``names`` stands in the line."""
    folded = [word.folded for word in line.words]
    for name in sorted(names):
        for at in range(len(folded) - len(name) + 1):
            if folded[at] == name[0] and tuple(folded[at : at + len(name)]) == name:
                yield Candidate(line, at, at + len(name) - 1, ("spelt_out",))


def _placed(candidates: Iterable[Candidate], found: Iterable[Candidate]) -> list[Candidate]:
    """Both in the order of the text; what was ``found`` goes before the candidates that it overlaps."""
    taken: dict[int, Candidate] = {}
    for candidate in found:
        if not any(at in taken for at in range(candidate.start, candidate.end)):
            taken.update(dict.fromkeys(range(candidate.start, candidate.end), candidate))
    kept = [c for c in candidates if not any(at in taken for at in (c.start, c.end - 1))]
    spelt = list({id(c): c for c in taken.values()}.values())
    return sorted([*kept, *spelt], key=lambda candidate: candidate.start)
