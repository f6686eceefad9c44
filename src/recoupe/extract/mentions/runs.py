"""Runs of capitals: where they end, and where two names were glued into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.extract.mentions.candidate import Line
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.words import Shape, Word

_SPACES = frozenset({"", " ", "\u00a0", "\u202f"})
# A name of more words than this is a heading or a list.
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` (included) of a line: capitals, and the particles between them."""

    line: Line
    first: int
    last: int

    @property
    def length(self) -> int:
        """How many words."""
        return self.last - self.first + 1

    @classmethod
    def gather(cls, line: Line, at: int, known: Knowledge) -> Run:
        """The run that begins at the capital ``at``."""
        last = at
        while last - at < 3 * _LONGEST and (step := _step(line, at, last, known)):
            last += step
        return cls(line, at, last)


def _step(line: Line, first: int, last: int, known: Knowledge) -> int:
    """How many words further the next capital of the run stands; 0 at its end."""
    words = line.words
    for ahead in range(1, 4):
        if last + ahead >= len(words) or words[last + ahead].gap not in _SPACES:
            return 0
        word = words[last + ahead]
        if word.capital:
            return ahead if ahead == 1 or _linked(line, first, last, last + ahead, known) else 0
        if word.folded not in known.particles and word.folded not in known.filiation:
            return 0
    return 0


def _linked(line: Line, first: int, last: int, to: int, known: Knowledge) -> bool:
    """Whether the particles between two capitals belong to a name."""
    words, between = line.words, line.words[last + 1 : to]
    if any(w.folded in _AMBIGUOUS for w in between):
        # "Dominique de Villepin", but "Paris de France": "de" links after nothing but first names.
        given = words[first : last + 1]
        return all(w.folded in known.first_names or w.shape is Shape.INITIAL for w in given) or _one_entity(
            words[last], between, words[to]
        )
    return True


# Particles that are ordinary words as well.
_AMBIGUOUS = frozenset(
    {
        "de",
        "du",
        "des",
        "d'",
        "la",
        "le",
        "les",
        "l'",
        "y",
        "e",
        "do",
        "di",
        "en",
        "as",
        "an",
        "es",
        "er",
        "ed",
        "at",
        "ad",
        "ar",
        "saint",
        "das",
        "dos",
        "san",
        "den",
        "bar",
    }
)


def _one_entity(left: Word, between: Sequence[Word], right: Word) -> bool:
    """Whether the tagger saw one person there."""
    tokens = [w.token for w in (*between, right)]
    return left.token.entity == "PER" and all(t.entity == "PER" and not t.entity_begins for t in tokens)


def split(run: Run, known: Knowledge) -> Iterator[tuple[int, int]]:
    """The names of a run, as first and last word: titles, calendar words and credits left out."""
    start = run.first
    cuts = [at for at in range(run.first, run.last + 1) if _cuts(run, start, at, known)]
    bounds = [*cuts, run.last + 1]
    if run.first not in cuts:
        bounds.insert(0, run.first)
    for left, right in pairwise(bounds):
        if part := _cleared(run, left, right - 1, known):
            yield part


def _cuts(run: Run, start: int, at: int, known: Knowledge) -> bool:
    """Whether a new name begins at ``at``: after a word that is no name, or at a first name after none."""
    words = run.line.words
    if at == run.first:
        return True
    word, before = words[at], words[at - 1]
    if not word.capital or before.shape is Shape.INITIAL or not before.capital:
        return False
    if _no_name(before, known) or _no_name(word, known):
        return True
    if before.folded in known.filiation:
        return False
    if before.shape is Shape.UPPER and known.known.match(words, at):
        return True
    if word.folded not in known.first_names or at == run.last or word.shape is Shape.UPPER:
        return False
    given = [w for w in words[run.first : at] if w.folded in known.first_names or w.shape is Shape.INITIAL]
    return not given or (
        len(words[run.first : at]) >= 2
        and before.folded not in known.first_names
        and not _surname_next(run, at, known)
    )


def _surname_next(run: Run, at: int, known: Knowledge) -> bool:
    """Whether the first name at ``at`` is rather a second surname ("Martin Luther King")."""
    return at - run.first == 1 or run.last - at > 3


def _no_name(word: Word, known: Knowledge) -> bool:
    return (
        word.folded in known.calendar
        or (word.shape is Shape.CAPITAL and known.no_actors.get(word.text) is not None)
        or (word.folded in known.civilities and len(word.text) < 4)
    )


def _cleared(run: Run, first: int, last: int, known: Knowledge) -> tuple[int, int] | None:
    """``first`` to ``last`` without what precedes a name and is none of it."""
    words = run.line.words
    while first <= last and (step := _prefix(run.line, first, last, known)):
        first += step
    while last >= first and not words[last].capital:
        last -= 1
    if first > last or last - first + 1 > _LONGEST:
        return None
    return first, last


def _prefix(line: Line, first: int, last: int, known: Knowledge) -> int:
    """How many words at ``first`` are a title, a civility or a function word with a capital."""
    word = line.words[first]
    if word.folded in known.civilities and (word.text[0].isupper()):
        return 1
    if (office := known.offices.match(line.words, first)) and first + office[0] - 1 <= last:
        return office[0] if first < last or office[0] > 1 else 0
    if _no_name(word, known) and first < last:
        return 1
    if first < last and word.shape is Shape.CAPITAL and function_word(word, known):
        return 1
    return 0


_CLOSED = frozenset({"DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "AUX", "INTJ", "NUM", "PART"})


def function_word(word: Word, known: Knowledge) -> bool:
    """Whether a capitalised word is an ordinary one that begins a sentence ("Pour Jean Dupont")."""
    if word.folded in known.first_names or word.folded in known.filiation:
        return False
    if word.shape is not Shape.CAPITAL:
        return False
    return word.token.pos in _CLOSED or (word.token.pos in {"VERB", "ADJ", "NOUN"} and not word.token.entity)
