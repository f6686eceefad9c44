"""Find the stretches of a sentence that may name an actor.

From left to right: what the lexicons know, institutions and places named by a noun and its complement,
peoples, and runs of capitals, which are cut where two names are glued and cleared of titles and civilities.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.phrases import institution, place, portfolio
from recoupe.extract.mentions.runs import Run, function_word, split
from recoupe.extract.mentions.words import Shape, Word

# A sentence of which more than this share is in capitals is a heading.
_HEADING_SHARE = 0.6


def scan(line: Line, known: Knowledge) -> list[Candidate]:
    """The candidates of a line, in order, without overlap."""
    found: list[Candidate] = []
    heading = is_heading(line)
    at = 0
    while at < len(line.words):
        step, candidates = _at(line, at, known, heading)
        found.extend(candidates)
        at += step
    return found


def is_heading(line: Line) -> bool:
    """Whether the line is a heading in capitals."""
    letters = [w for w in line.words if w.shape in {Shape.LOWER, Shape.CAPITAL, Shape.UPPER}]
    upper = [w for w in letters if w.shape is Shape.UPPER]
    return len(upper) >= 2 and len(upper) > _HEADING_SHARE * len(letters)


def _at(line: Line, at: int, known: Knowledge, heading: bool) -> tuple[int, list[Candidate]]:
    """How many words to go on from ``at``, and the candidates found on the way."""
    word = line.words[at]
    if word.shape in {Shape.HANDLE, Shape.NUMBER, Shape.PREFIX, Shape.ELISION} and not _begins(
        line, at, known
    ):
        return 1, []
    for finder in (_known, institution, place, _people):
        if found := finder(line, at, known):
            return found.last - at + 1, [found]
    if office := known.offices.match(line.words, at):
        if office[1].portfolio and (last := portfolio(line, at + office[0] - 1, known)):
            return last - at + 1, []
        if office[0] > 1 or word.shape is Shape.LOWER:
            return office[0], []
    if opens(line, at) and function_word(word, known):
        return 1, []
    if word.capital and not heading:
        return _run(line, at, known)
    return 1, []


def _begins(line: Line, at: int, known: Knowledge) -> bool:
    return (
        known.known.match(line.words, at) is not None or known.institutions.match(line.words, at) is not None
    )


def _known(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """An actor of the lexicons, unless more capitals follow that make it part of another name."""
    found = known.known.match(line.words, at)
    if not found:
        return None
    length, entry = found
    last = at + length - 1
    words = line.words[at : last + 1]
    if not (entry.lower or any(w.capital for w in words)) or not _unbroken(words):
        return None
    if length == 1 and _part_of_name(line, at, known):
        return None
    ordinary = length == 1 and opens(line, at) and words[0].shape is Shape.CAPITAL
    hint = f"known:{entry.kind}"
    return Candidate(line, at, last, (hint,), sure=not ordinary or entry.kind in {"country", "place"})


def _unbroken(words: Sequence[Word]) -> bool:
    return all(w.gap in _SPACES or w.gap in {"-", "–"} for w in words[1:])


_SPACES = frozenset({"", " ", "\u00a0", "\u202f"})


def _part_of_name(line: Line, at: int, known: Knowledge) -> bool:
    """Whether a known single word stands inside a longer name ("Paris Saint-Germain", "Jean France")."""
    words = line.words
    if at + 1 < len(words) and words[at + 1].gap in _SPACES and words[at + 1].shape is Shape.CAPITAL:
        after = words[at + 1]
        if after.folded not in known.first_names and after.folded not in known.calendar:
            return known.known.match(words, at + 1) is None and known.offices.match(words, at + 1) is None
    before = words[at - 1] if at else None
    return bool(
        before
        and words[at].gap in _SPACES
        and before.capital
        and before.folded in known.first_names
        and words[at].shape is not Shape.UPPER
    )


def _people(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """A people in the plural with its article: "les Irakiens"."""
    word = line.words[at]
    if word.shape is not Shape.CAPITAL or word.folded not in known.demonyms:
        return None
    before = line.words[at - 1].folded if at else ""
    if word.folded in known.peoples_plural and before in _PLURAL_ARTICLES:
        return Candidate(line, at, at, ("people",), number="p")
    # "un Français", "2.500 Américains": nobody in particular; an empty run is passed over.
    return None


_PLURAL_ARTICLES = frozenset({"les", "aux", "des"})


def opens(line: Line, at: int) -> bool:
    """Whether a capital is due at this word whatever it is.

    It begins a sentence, a quotation, a list item.
    """
    if at == 0:
        return True
    gap = line.words[at].gap
    return bool(gap.strip(" \u00a0\u202f,'’-&/().")) and gap.strip()[-1:] in _OPENERS


_OPENERS = frozenset('«“"‹:–—•?!…|>*;')


def _run(line: Line, at: int, known: Knowledge) -> tuple[int, list[Candidate]]:
    run = Run.gather(line, at, known)
    return run.length, list(_named(run, known))


def _named(run: Run, known: Knowledge) -> Iterator[Candidate]:
    for first, last in split(run, known):
        if candidate := _candidate(run.line, first, last, known):
            yield candidate


def _candidate(line: Line, first: int, last: int, known: Knowledge) -> Candidate | None:
    words = line.words[first : last + 1]
    found = known.known.match(line.words, first)
    if found and found[0] == len(words):
        return _known(line, first, known)
    if first == last:
        return _single(line, first, known)
    if known.no_actors.get(" ".join(w.text for w in words)):
        return None
    hints = (
        ("first_name",) if words[0].folded in known.first_names and words[0].shape is not Shape.UPPER else ()
    )
    sure = bool(hints) or not opens(line, first) or any(w.token.entity for w in words)
    return Candidate(line, first, last, hints, sure=sure)


def _single(line: Line, at: int, known: Knowledge) -> Candidate | None:
    word = line.words[at]
    if word.shape is Shape.INITIAL or word.folded in known.calendar or word.folded in known.demonyms:
        return None
    if known.no_actors.get(word.text) or known.offices.get(word.text) or word.folded in known.acronym_senses:
        return None
    if len(word.text) < 2:
        return None
    if word.shape is Shape.UPPER:
        return _acronym(line, at)
    sure = not opens(line, at) and (word.token.pos == "PROPN" or bool(word.token.entity))
    if not sure and not word.token.entity and word.token.pos != "PROPN":
        return None
    return Candidate(line, at, at, (), sure=sure)


def _acronym(line: Line, at: int) -> Candidate | None:
    word = line.words[at]
    if not 2 <= len(word.text.replace(".", "")) <= 9:
        return None
    determined = at > 0 and line.words[at - 1].folded in _DETERMINERS
    return Candidate(
        line, at, at, ("acronym",), sure=determined or (bool(word.token.entity) and not opens(line, at))
    )


_DETERMINERS = frozenset({"la", "le", "l'", "les", "du", "des", "au", "aux", "d'"})
