"""Clauses beside an incise: "P, a dit X", "Le pont, dit-il, est fermé", "comme l'a dit X, P"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.quotations.bounds import clause_end
from recoupe.extract.quotations.clause import (
    Clause,
    clause_before,
    finite,
    made,
    next_comma,
    opens,
    set_apart,
)
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.sources import LONGEST_TERM, SUBJECTS, main_verb

# An incise after fewer words stands in the middle of a clause: "qui mène, dit-il, à…".
_SHORTEST = 3


def before_incise(period: Period, cue: Cue, found: Sequence[Cue], cues: Cues) -> Iterator[Clause]:
    """P, a dit X: the clause before the incise, when its verb is outside the marks."""
    if period.word(cue.first - 1) in cues.that:
        return  # "contrairement à ce qu'affirme X"
    if period.word(cue.first - 1) in cues.as_said:
        yield from _as_said(period, cue, found, cues)
        return
    stop = cue.first
    while stop and period.word(stop - 1) in {","}:
        stop -= 1
    if stop == 0:
        return
    start = clause_before(period, stop, found)
    while start < stop and period.word(start) in cues.joins | {",", "-", "—", "–"}:
        start += 1
    start = _past_statement(period, start, stop, cues)
    whole = around(period, cue, start, stop, found, cues)
    if whole is not None:
        yield from made(period, *whole, cue, "incise", cues)
        return
    if start == stop or period.word(stop - 1) in cues.relatives | cues.that:
        return  # "X, qui, dit-il, «A»": the clause has not begun
    if period.word(start) in cues.relatives or stop - start < _SHORTEST or set_apart(period, cue.first, cues):
        return
    if main_verb(period, start, stop, cues) and not _colon_between(period, start, stop):
        yield from made(period, start, stop, cue, "incise", cues)


def _past_statement(period: Period, start: int, stop: int, cues: Cues) -> int:
    """Past a statement in marks that "et" joins to the clause: « Le pont cède » et il faut fuir, dit X."""
    if not (period.nodes[start].quoted and period.nodes[start].capital):
        return start
    joined = period.word(start + 1) in cues.joins and main_verb(period, start + 2, stop, cues)
    return start + 2 if joined else start


def around(
    period: Period, cue: Cue, start: int, stop: int, found: Sequence[Cue], cues: Cues
) -> tuple[int, int] | None:
    """The clause in whose middle an incise or attribution stands: "Le pont, selon X, est fermé".

    None when the words before are a clause of their own. Adverbials before are left out ("Hier, dit-il, P").
    """
    after = cue.end + (period.word(cue.end) == ",")
    before = range(start, stop)
    if after >= len(period.nodes) or _cut(period, before):
        return None
    end = clause_end(period, after, cue, found, cues)
    if _nothing_before(period, stop) or period.word(stop - 1) in cues.reasons:
        # "Mais, dit-il, P"; "Il part puisque, dit-il, P"
        begins = period.word(after - 1) == "," or period.nodes[after].pos in {"DET", "PRON"}
        return (after, end) if begins and main_verb(period, after, end, cues) else None
    if period.word(stop - 1) in cues.relatives:
        comma = next_comma(period, after)
        return after, end if comma is None else min(end, comma)
    presents = any(period.matches(start, w) and stop - start <= len(w) + 1 for w in cues.existence)
    if presents:
        return start, end
    if period.word(cue.first - 1) == "(" or main_verb(period, start, stop, cues):
        return None
    if any(finite(period, i) for i in before) or not main_verb(period, after, end, cues):
        return None
    if _subject_of(period, before, after):
        return start, end
    bare = not any(period.nodes[i].pos in {"NOUN", "PROPN", "PRON", "NUM"} for i in before)
    return (after if bare or opens(period, stop, cues) else start), end


def _cut(period: Period, before: range) -> bool:
    """Whether words in marks part the words before from the clause: longer than a term, or no comma after."""
    marked = [n for n in period.nodes[before.start : before.stop] if n.quoted]
    if not marked:
        return False
    return period.word(before.stop) != "," or any(n.end - n.start > LONGEST_TERM for n in marked)


def _nothing_before(period: Period, stop: int) -> bool:
    """Whether only a conjunction stands before the incise."""
    return all(n.pos in {"CCONJ", "PUNCT"} and not n.quoted for n in period.nodes[:stop])


def _subject_of(period: Period, before: range, after: int) -> bool:
    """Whether the parser makes a word of ``before`` the subject of a verb that follows ``after``."""
    return any(
        node.sentence.head(node.token).start >= period.nodes[after].start
        for node in period.nodes[before.start : before.stop]
        if node.token is not None and node.sentence is not None and node.token.dep in SUBJECTS
    )


def _as_said(period: Period, cue: Cue, found: Sequence[Cue], cues: Cues) -> Iterator[Clause]:
    """Comme l'a dit X, P — or P, comme l'a dit X; not what X wished."""
    if cue.lemma in cues.as_wished:
        return
    leads = cue.first == 1 or (period.word(cue.first - 2) == "," and period.word(cue.first - 3) in cues.that)
    if leads and period.word(cue.end) == "," and cue.end + 1 < len(period.nodes):
        start, stop = cue.end + 1, clause_end(period, cue.end + 1, cue, found, cues)
    else:
        start, stop = clause_before(period, cue.first - 1, found), cue.first - 1
    ours = any(
        period.word(i) in cues.non_sources and period.nodes[i].pos == "PRON" for i in range(start, stop)
    )
    if main_verb(period, start, stop, cues) and not ours:
        yield from made(period, start, stop, cue, "incise", cues)


def _colon_between(period: Period, start: int, stop: int) -> bool:
    return any(
        period.word(i) == ":" and i + 1 < stop and period.nodes[i + 1].quoted for i in range(start, stop)
    )
