"""Reported clauses without marks: "X a dit que P", "P, a dit X", "selon X, P", "X affirme avoir vu"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.quotations.attributed import attributed
from recoupe.extract.quotations.bounds import clause_end
from recoupe.extract.quotations.clause import Clause, made, verb_inside
from recoupe.extract.quotations.complement import complement, infinitive, raised_infinitive
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.incises import before_incise
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.sources import main_verb
from recoupe.extract.quotations.terms import Shape


def clauses(period: Period, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues) -> list[Clause]:
    """The reported clauses of a period, in order. ``shapes`` are those of the stretches between marks."""
    made: list[Clause] = []
    for cue in found:
        if cue.source is None or period.word(cue.source[0]) in cues.generic or _unsaid(cue, cues):
            continue
        for clause in _of_cue(period, cue, found, shapes, cues):
            if not any(c.start == clause.start and c.end == clause.end for c in made):
                made.append(clause)
    return made


def _unsaid(cue: Cue, cues: Cues) -> bool:
    """Whether the source does not say what the cue governs: "n'a pas dit que", "cache que"."""
    if cue.negated:
        return cue.lemma not in cues.denied_assertions
    return cue.lemma in cues.asserting_if_denied


def _of_cue(
    period: Period, cue: Cue, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues
) -> Iterator[Clause]:
    if cue.form == "attribution":
        yield from attributed(period, cue, found, shapes, cues)
        return
    if not cue.takes.isdisjoint({"clause", "that"}):
        start = complement(period, cue, cues)
        if start is not None:
            yield from _governed(period, cue, start, found, shapes, cues)
            return
    if _announces(period, cue, cues) and not any(c.first == cue.last + 2 for c in found):
        yield from made(period, cue.last + 2, len(period.nodes), cue, "colon", cues)
        return
    if not cue.takes.isdisjoint({"infinitive", "perfect"}) and not cue.inverted:
        start = infinitive(period, cue, cues)
        if start is not None:
            yield from _asserted(period, cue, start, found, cues)
            return
    if cue.inverted and cue.form == "finite" and cue.takes:
        yield from before_incise(period, cue, found, cues)
        return
    start = raised_infinitive(period, cue, cues)
    if start is not None:
        yield from _asserted(period, cue, start, found, cues)


def _announces(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether a clause without marks follows a colon right after the verb: "a prévenu : l'eau monte"."""
    colon = cue.last + 1
    if cue.form != "finite" or cue.inverted or period.word(colon) != ":":
        return False
    if not cue.takes >= {"words", "clause"}:
        return False
    rest = period.nodes[colon + 1 :]
    if not rest or rest[-1].text == "?" or any(n.text == ":" for n in rest):
        return False
    stop = next((k for k in period.quotes if k > colon), len(period.nodes))
    return main_verb(period, colon + 1, stop, cues)


def _governed(
    period: Period, cue: Cue, start: int, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues
) -> Iterator[Clause]:
    end = clause_end(period, start, cue, found, cues)
    if not verb_inside(period, start, end, shapes):
        yield from made(period, start, end, cue, "clause", cues)


def _asserted(period: Period, cue: Cue, start: int, found: Sequence[Cue], cues: Cues) -> Iterator[Clause]:
    """The infinitive clause, and a clause after it: "a expliqué n'avoir rien vu, qu'il dormait"."""
    if any(start <= c.first <= start + 1 and complement(period, c, cues) for c in found):
        return
    end = clause_end(period, start, cue, found, cues)
    again = next(
        (i for i in range(start, end) if period.word(i) == "," and _that_clause(period, i, cues)), None
    )
    yield from made(period, start, again or end, cue, "infinitive", cues)
    if again is not None:
        yield from made(period, again + 2, end, cue, "clause", cues)


def _that_clause(period: Period, comma: int, cues: Cues) -> bool:
    """Whether a comma, "que" and a pronoun follow, and no relative clause."""
    if period.word(comma) != "," or period.word(comma + 1) not in cues.that:
        return False
    return period.word(comma + 2) in cues.persons and period.nodes[comma + 1].pos == "SCONJ"
