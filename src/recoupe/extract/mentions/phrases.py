"""Names made of a noun and its complement.

"la préfecture de l'Aude", "le Parlement irakien", "rue de Rivoli".
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.runs import Run
from recoupe.extract.mentions.words import Shape, Word, fold

_SPACES = frozenset({"", " ", "\u00a0", "\u202f"})
_OF = frozenset({"de", "du", "des", "d'"})
_ARTICLES = frozenset({"la", "le", "les", "l'"})
_LINKS = _OF | _ARTICLES | {"aux", "au", "a", "en", "sur", "et", "pour", "contre", "sans"}


def institution(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """An institution whose noun stands at ``at``, with the complement that makes it one."""
    words = line.words
    for phrases, finder in (
        (known.institutions, _with_complement),
        (known.bodies, _of_nation),
        (known.heads, _with_capital),
    ):
        found = phrases.match(words, at)
        if found and _unbroken(words[at : at + found[0]]) and (last := finder(line, at, found[0], known)):
            hint = "head" if phrases is known.heads else "institution"
            return Candidate(line, at, last, (hint,))
    return None


def _unbroken(words: Sequence[Word]) -> bool:
    return all(w.gap in _SPACES for w in words[1:])


def _with_complement(line: Line, at: int, length: int, known: Knowledge) -> int | None:
    """The last word of "préfecture de l'Aude", "tribunal correctionnel de Lyon"."""
    last = _past_adjectives(line, at + length - 1, known)
    portfolio = fold(line.words[at].text) in known.portfolios
    end = _complement(line, last, known, lower=portfolio)
    if end is None:
        return last if last > at + length - 1 and _nationality(line.words[last], known) else None
    while (more := _complement(line, end, known, lower=portfolio, joined=True)) is not None:
        end = more
    return end


def _of_nation(line: Line, at: int, length: int, known: Knowledge) -> int | None:
    """The last word of "gouvernement irakien", "Parlement"; None for a bare noun in lower case."""
    last = _past_adjectives(line, at + length - 1, known)
    if any(_nationality(w, known) for w in line.words[at + length : last + 1]):
        return last
    return None


def _with_capital(line: Line, at: int, length: int, known: Knowledge) -> int | None:
    """The last word of "Parti socialiste", "Fondation pour la recherche", "Union des étudiants de X"."""
    if line.words[at].shape is not Shape.CAPITAL:
        return None
    last = _past_adjectives(line, at + length - 1, known)
    last = _past_capitals(line, last, known)
    if (end := _complement(line, last, known, lower=True)) is not None:
        while (more := _complement(line, end, known, lower=False, joined=False)) is not None:
            end = more
        return end
    return last if last > at + length - 1 else None


def _past_adjectives(line: Line, last: int, known: Knowledge) -> int:
    """The last of the adjectives in lower case that follow the word ``last``, two at most."""
    words, end = line.words, last
    for ahead in (1, 2):
        if last + ahead >= len(words) or words[last + ahead].gap not in _SPACES:
            break
        word = words[last + ahead]
        if word.shape is not Shape.LOWER or (word.token.pos != "ADJ" and not _nationality(word, known)):
            break
        end = last + ahead
    return end


def _past_capitals(line: Line, last: int, known: Knowledge) -> int:
    words = line.words
    if last + 1 < len(words) and words[last + 1].capital and words[last + 1].gap in _SPACES:
        return Run.gather(line, last + 1, known).last
    return last


def _nationality(word: Word, known: Knowledge) -> bool:
    return word.shape is Shape.LOWER and word.folded in known.demonyms


def _complement(line: Line, last: int, known: Knowledge, *, lower: bool, joined: bool = False) -> int | None:
    """The last word of the complement that follows ``last``: "de l'Aude", "de Nice", "et de l'Environnement".

    ``lower`` allows one in lower case ("de la santé"), ``joined`` asks for "et" before it.
    """
    words, at = line.words, last + 1
    if joined:
        if at >= len(words) or words[at].folded != "et":
            return None
        at += 1
    if at >= len(words) or words[at].folded not in _OF | {"aux", "a"} or words[at].gap not in _SPACES:
        return None
    at += 1
    if at < len(words) and words[at].folded in _ARTICLES and words[at].gap in _SPACES:
        at += 1
    if at >= len(words) or words[at].gap not in _SPACES:
        return None
    if words[at].capital:
        return _capitals_end(line, at, known)
    if lower and words[at].shape is Shape.LOWER and words[at].token.pos == "NOUN":
        return _past_adjectives(line, at, known)
    return None


def portfolio(line: Line, last: int, known: Knowledge) -> int | None:
    """The last word of the field that follows the title ending at ``last``: "ministre [de la Défense]"."""
    last = _past_adjectives(line, last, known)
    end = _complement(line, last, known, lower=True)
    while end is not None and (more := _complement(line, end, known, lower=True, joined=True)) is not None:
        end = more
    return end


def _capitals_end(line: Line, at: int, known: Knowledge) -> int | None:
    """The end of a complement that begins with the capital ``at``: a place, not a person's full name."""
    if found := known.known.match(line.words, at):
        return at + found[0] - 1
    run = Run.gather(line, at, known)
    if line.words[at].folded in known.first_names and run.length > 1:
        return None if line.words[at].shape is not Shape.UPPER else run.last
    for end in range(at, run.last + 1):
        if end > at and line.words[end].folded in known.first_names and end < run.last:
            return end - 1
    return run.last


def place(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """A place whose noun stands at ``at``: "rue de Rivoli", "place Bellecour", "musée du Louvre"."""
    words = line.words
    found = known.places.match(words, at)
    if not found or not _unbroken(words[at : at + found[0]]):
        return None
    last = at + found[0] - 1
    if last + 1 >= len(words) or words[last + 1].gap not in _SPACES:
        return None
    if words[last + 1].capital and words[last + 1].shape is not Shape.UPPER:
        return Candidate(line, at, Run.gather(line, last + 1, known).last, ("place_noun",))
    end = _place_complement(line, last, known)
    return Candidate(line, at, end, ("place_noun",)) if end is not None else None


def _place_complement(line: Line, last: int, known: Knowledge) -> int | None:
    words, at = line.words, last + 1
    if words[at].folded not in _OF:
        return None
    at += 1
    if at < len(words) and words[at].folded in _ARTICLES:
        at += 1
    if at >= len(words) or not words[at].capital or words[at].gap not in _SPACES:
        return None
    if found := known.known.match(words, at):
        return at + found[0] - 1
    return Run.gather(line, at, known).last
