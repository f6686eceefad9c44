"""Reported clauses without marks: "X a dit que P", "P, a dit X", "selon X, P", "X affirme avoir vu"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.quotations.attributed import attributed
from recoupe.extract.quotations.bounds import clause_end
from recoupe.extract.quotations.clause import Clause, made, verb_inside
from recoupe.extract.quotations.complement import complement, infinitive
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
        if cue.source is None or cue.negated or period.word(cue.source[0]) in cues.generic:
            continue
        for clause in _of_cue(period, cue, found, shapes, cues):
            if not any(c.start == clause.start and c.end == clause.end for c in made):
                made.append(clause)
    return made


def _of_cue(
    period: Period, cue: Cue, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues
) -> Iterator[Clause]:
    if cue.form == "attribution":
        yield from attributed(period, cue, found, shapes, cues)
        return
    if "clause" in cue.takes:
        start = complement(period, cue, cues)
        if start is not None:
            yield from _governed(period, cue, start, found, shapes, cues)
            return
        if _announces(period, cue, cues) and not any(c.first == cue.last + 2 for c in found):
            yield from made(period, cue.last + 2, len(period.nodes), cue, "colon", cues)
            return
    if "infinitive" in cue.takes and not cue.inverted:
        start = infinitive(period, cue, cues)
        if start is not None:
            end = clause_end(period, start, cue, found, cues)
            if not any(
                c.first >= start and c.first <= start + 1 and complement(period, c, cues) for c in found
            ):
                yield from made(period, start, end, cue, "infinitive", cues)
            return
    if cue.inverted and cue.form == "finite" and cue.takes:
        yield from before_incise(period, cue, found, cues)


def _announces(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether a clause without marks follows a colon right after the verb: "a prévenu : l'eau monte"."""
    colon = cue.last + 1
    if cue.form != "finite" or cue.inverted or period.word(colon) != ":" or "words" not in cue.takes:
        return False
    rest = period.nodes[colon + 1 :]
    plain = not any(n.quoted or n.text == ":" for n in rest) and rest[-1:] and rest[-1].text != "?"
    return bool(plain) and main_verb(period, colon + 1, len(period.nodes), cues)


def _governed(
    period: Period, cue: Cue, start: int, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues
) -> Iterator[Clause]:
    end = clause_end(period, start, cue, found, cues)
    if not verb_inside(period, start, end, shapes):
        yield from made(period, start, end, cue, "clause", cues)
