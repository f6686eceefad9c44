"""Names after a noun that announces them: "l'association X", "le collectif « X »", "les frères X"."""

from __future__ import annotations

from recoupe.extract.mentions.candidate import Candidate, Line
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.phrases import past_adjectives, past_complements
from recoupe.extract.mentions.runs import Run, ordinary
from recoupe.extract.mentions.words import SPACES, Shape

_OPENING_MARKS = frozenset({"«", "“", '"', "‹"})
_CLOSING_MARKS = ("»", "”", '"', "›")
_LONGEST_IN_MARKS = 7


def announced(run: Run, known: Knowledge) -> Candidate | None:
    """The name that ``run`` begins, where the noun before it says what it names."""
    return _family(run, known) or _called(run, known)


def _family(run: Run, known: Knowledge) -> Candidate | None:
    """Several of one surname: "les frères Ferral", "le couple Ferral"."""
    words, first = run.line.words, run.first
    if first < 2 or words[first].gap not in SPACES or words[first - 1].folded not in known.families:
        return None
    if words[first - 2].folded not in known.articles or known.is_first_name(words[first].folded):
        return None
    return Candidate(run.line, first - 1, run.last, ("people",), number="p")


def _called(run: Run, known: Knowledge) -> Candidate | None:
    """The name after the noun of a kind of organization: "l'association La Main tendue"."""
    words, first = run.line.words, run.first
    if first and _directed(run, known):
        return Candidate(run.line, first, past_complements(run.line, first + 2, known), ("head",))
    if not first or words[first].gap not in SPACES or words[first - 1].folded not in known.collectives:
        return _dedicated(run, known)
    if run.length > 1 and known.is_first_name(words[first].folded):
        return _dedicated(run, known)
    last = past_adjectives(run.line, run.last, known)
    if all(ordinary(w, known) for w in words[first : last + 1]):
        # "l'association Femmes des Forges"
        last = past_complements(run.line, last, known)
    return Candidate(run.line, first, last)


def _directed(run: Run, known: Knowledge) -> bool:
    """Whether two nouns with capitals, joined, name the body that somebody directs.

    "le directeur technique de Digues et Levées du Val"
    """
    words, first = run.line.words, run.first
    if run.length > 1 or first + 2 >= len(words) or words[first + 1].folded not in known.conjunctions:
        return False
    joined = words[first + 2].capital and words[first + 1].gap in SPACES and words[first + 2].gap in SPACES
    if not joined or words[first - 1].folded not in known.of - known.contracted:
        return False
    office = any(w.folded in known.in_bodies for w in words[max(0, first - 3) : first - 1])
    return office and all(ordinary(words[at], known) for at in (first, first + 2))


def _dedicated(run: Run, known: Knowledge) -> Candidate | None:
    """The body that bears a whole person's name: "la fondation Anna Petit".

    After a contracted article the person may be meant: "le porte-parole du collectif Anna Petit".
    """
    words, noun = run.line.words, run.first - 1
    if noun < 1 or words[noun].folded not in known.dedicated or words[run.first].gap not in SPACES:
        return None
    article = words[noun - 1].folded
    if article not in known.articles or not known.is_first_name(words[run.first].folded):
        return None
    return Candidate(run.line, noun, run.last, ("head",)) if run.length > 1 else None


def in_marks(line: Line, at: int, known: Knowledge) -> Candidate | None:
    """All that stands in marks after the noun of a kind of body: "le collectif « La Rue en colère »"."""
    words = line.words
    if not at or not words[at].capital:
        return None
    # "le restaurant «L'Éclade»"
    first = at - 1 if words[at - 1].shape is Shape.ELISION and not words[at].gap else at
    if not first or words[first].gap.strip() not in _OPENING_MARKS:
        return None
    noun = first - 2 if first > 1 and words[first - 1].token.pos == "ADJ" else first - 1
    if words[noun].folded not in known.collectives or words[noun].token.pos == "VERB":
        return None
    for end in range(at, min(at + _LONGEST_IN_MARKS, len(words))):
        gap = words[end + 1].gap.strip() if end + 1 < len(words) else '"'
        if gap.startswith(_CLOSING_MARKS):
            return Candidate(line, first, end, ("collective",))
        if gap:
            return None
    return None
