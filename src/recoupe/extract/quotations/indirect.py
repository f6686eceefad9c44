"""Reported clauses without marks: "X a dit que P", "P, a dit X", "selon X, P", "X affirme avoir vu"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.quotations import headings
from recoupe.extract.quotations.bounds import clause_end
from recoupe.extract.quotations.cues import Cue, skip
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import adverbial
from recoupe.extract.quotations.sources import main_verb
from recoupe.extract.quotations.terms import Shape

_FINAL = {".", "!", "?", "…", "...", ",", ";", ":", "—", "–", "-"}
_ASSERTED = 12
# An incise after fewer words stands in the middle of a clause: "qui mène, dit-il, à…".
_SHORTEST = 3
# Between these and an attribution a few words stand that are all it attributes.
_OPENING = {"(", "-", "–", "—", "--"}
_ASIDE = 10
# "X, du Journal de Brest,": how long the body is that somebody belongs to.
_BELONGING = 7


@dataclass(frozen=True, slots=True)
class Clause:
    """A reported clause: offsets of its content, its cue, and the construction that was seen."""

    start: int
    end: int
    cue: Cue
    rule: str
    hearsay: bool


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
        yield from _attributed(period, cue, found, shapes, cues)
        return
    if "clause" in cue.takes:
        start = complement(period, cue, cues)
        if start is not None:
            yield from _governed(period, cue, start, found, shapes, cues)
            return
        if _announces(period, cue, cues):
            yield from _made(period, cue.last + 2, len(period.nodes), cue, "colon", cues)
            return
    if "infinitive" in cue.takes and not cue.inverted:
        start = _infinitive(period, cue, cues)
        if start is not None:
            end = clause_end(period, start, cue, found, cues)
            if not any(
                c.first >= start and c.first <= start + 1 and complement(period, c, cues) for c in found
            ):
                yield from _made(period, start, end, cue, "infinitive", cues)
            return
    if cue.inverted and cue.form == "finite" and cue.takes:
        yield from _before_incise(period, cue, found, cues)


def complement(period: Period, cue: Cue, cues: Cues) -> int | None:
    """Where the clause begins that "que" opens after the cue, past adverbials and an addressee."""
    i = cue.end if cue.inverted else cue.last + 1
    if cue.form == "noun" and cue.source is not None and cue.source[0] > cue.last:
        i = cue.source[1]
    i = skip(period, i, cues)
    if period.word(i) == "," and period.word(i + 1) in cues.that:
        i += 1
    if period.word(i) not in cues.that or period.word(i - 1) in cues.compound:
        return None
    return i + 1 if i + 1 < len(period.nodes) else None


def _announces(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether a clause without marks follows a colon right after the verb: "a prévenu : l'eau monte"."""
    colon = cue.last + 1
    if cue.form != "finite" or cue.inverted or period.word(colon) != ":" or "words" not in cue.takes:
        return False
    rest = period.nodes[colon + 1 :]
    plain = not any(n.quoted or n.text == ":" for n in rest) and rest[-1:] and rest[-1].text != "?"
    return bool(plain) and main_verb(period, colon + 1, len(period.nodes), cues)


def _infinitive(period: Period, cue: Cue, cues: Cues) -> int | None:
    """Where the asserted infinitive begins: "affirme ne pas avoir vu", "dit de son côté vouloir"."""
    i, first = cue.last + 1, None
    while i < len(period.nodes):
        if period.word(i) in cues.negations | cues.clitics:
            first = i if first is None else first
            i += 1
        elif adverbial(period, i, cues) > i:
            i = adverbial(period, i, cues)
        else:
            break
    node = period.nodes[i] if i < len(period.nodes) else None
    if node is None or node.token is None or node.token.feature("VerbForm") != "Inf":
        return None
    return i if first is None else first


def _governed(
    period: Period, cue: Cue, start: int, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues
) -> Iterator[Clause]:
    end = clause_end(period, start, cue, found, cues)
    if not verb_inside(period, start, end, shapes):
        yield from _made(period, start, end, cue, "clause", cues)


def verb_inside(period: Period, start: int, end: int, shapes: Sequence[Shape]) -> bool:
    """Whether the finite verb of the clause ``start:end`` stands between marks: then only these count."""
    for i in range(start, end):
        node = period.nodes[i]
        if _finite(period, i):
            return False
        if node.quoted and shapes[node.stretch].verb:
            return True
    return any(period.nodes[i].quoted for i in range(start, end))


def _finite(period: Period, i: int) -> bool:
    node = period.nodes[i]
    return node.token is not None and node.pos in {"VERB", "AUX"} and node.token.feature("VerbForm") == "Fin"


def _before_incise(period: Period, cue: Cue, found: Sequence[Cue], cues: Cues) -> Iterator[Clause]:
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
    start = _clause_before(period, stop, found)
    while start < stop and period.word(start) in cues.joins | {",", "-", "—", "–"}:
        start += 1
    whole = _around(period, cue, start, stop, found, cues)
    if whole is not None:
        yield from _made(period, *whole, cue, "incise", cues)
        return
    if period.word(stop - 1) in cues.relatives | cues.that:
        return  # "X, qui, dit-il, «A»": the clause has not begun
    if period.word(start) in cues.relatives or stop - start < _SHORTEST or _set_apart(period, cue.first):
        return
    if main_verb(period, start, stop, cues) and not _colon_between(period, start, stop):
        yield from _made(period, start, stop, cue, "incise", cues)


def _set_apart(period: Period, first: int) -> bool:
    """Whether the cue belongs to words in marks that a comma cuts off: "P, «A», dit-il", "P, et «A»…"."""
    k = first - 1
    while k > 0 and period.nodes[k].pos == "PUNCT":
        k -= 1
    comma = k - 1 - (period.nodes[k - 1].pos == "CCONJ") if k else 0
    return k > 1 and period.nodes[k].quoted and period.word(comma) == ","


def _around(
    period: Period, cue: Cue, start: int, stop: int, found: Sequence[Cue], cues: Cues
) -> tuple[int, int] | None:
    """The clause in whose middle an incise or attribution stands: "Le pont, selon X, est fermé".

    None when the words before are a clause of their own. Adverbials before are left out ("Hier, dit-il, P").
    """
    after = cue.end + (period.word(cue.end) == ",")
    before = range(start, stop)
    if after >= len(period.nodes) or not before or any(period.nodes[i].quoted for i in before):
        return None
    end = clause_end(period, after, cue, found, cues)
    if period.word(stop - 1) in cues.relatives:
        comma = _next_comma(period, after)
        return after, end if comma is None else min(end, comma)
    presents = any(period.matches(start, w) and stop - start <= len(w) + 1 for w in cues.existence)
    if presents:
        return start, end
    if period.word(cue.first - 1) == "(" or main_verb(period, start, stop, cues):
        return None
    if any(_finite(period, i) for i in before) or not main_verb(period, after, end, cues):
        return None
    bare = not any(period.nodes[i].pos in {"NOUN", "PROPN", "PRON", "NUM"} for i in before)
    return (after if bare or _opens(period, stop, cues) else start), end


def _as_said(period: Period, cue: Cue, found: Sequence[Cue], cues: Cues) -> Iterator[Clause]:
    """Comme l'a dit X, P — or P, comme l'a dit X."""
    opens = cue.first == 1 or (period.word(cue.first - 2) == "," and period.word(cue.first - 3) in cues.that)
    if opens and period.word(cue.end) == "," and cue.end + 1 < len(period.nodes):
        start, stop = cue.end + 1, clause_end(period, cue.end + 1, cue, found, cues)
    else:
        start, stop = _clause_before(period, cue.first - 1, found), cue.first - 1
    ours = any(
        period.word(i) in cues.non_sources and period.nodes[i].pos == "PRON" for i in range(start, stop)
    )
    if main_verb(period, start, stop, cues) and not ours:
        yield from _made(period, start, stop, cue, "incise", cues)


def _colon_between(period: Period, start: int, stop: int) -> bool:
    return any(
        period.word(i) == ":" and i + 1 < stop and period.nodes[i + 1].quoted for i in range(start, stop)
    )


def _clause_before(period: Period, stop: int, found: Sequence[Cue]) -> int:
    """Where the clause that ends at ``stop`` begins: after a semicolon or an earlier incise."""
    start = 0
    for cue in found:
        if cue.first < stop and (cue.inverted or _closed_off(period, cue)):
            start = max(start, _past_incise(period, cue, stop))
    for i in range(stop - 1, start - 1, -1):
        if period.word(i) in {";", "."}:
            return i + 1
    return start


def _closed_off(period: Period, cue: Cue) -> bool:
    """Whether a comma ends the clause of an earlier attribution: "P selon X, Q selon Y"."""
    opens = cue.first == 0 or period.nodes[cue.first - 1].pos == "PUNCT"
    return cue.form == "attribution" and not opens and period.word(cue.end) == ","


def _past_incise(period: Period, cue: Cue, stop: int) -> int:
    """After the comma that closes an incise, what hangs on its source included."""
    return next((i for i in range(cue.end, stop) if period.nodes[i].pos == "PUNCT"), stop)


def _attributed(
    period: Period, cue: Cue, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues
) -> Iterator[Clause]:
    """Selon X, P — or P, selon X."""
    words = cue.first and _words_follow(period, cue.end)
    if words or cue.kind in {"dixit", "wording"} or _aside(period, cue.first):
        return
    start = _front(period, cue, cues)
    if start is not None:
        end = clause_end(period, start, cue, found, cues)
        if not verb_inside(period, start, end, shapes):
            yield from _made(period, start, end, cue, "selon", cues)
        return
    if _set_apart(period, cue.first):
        return
    learnt = next(
        (c for c in found if c.inverted and c.source is None and _leads(period, c, cue, cues)), None
    )
    end = learnt.first if learnt else cue.first
    while end and period.word(end - 1) in {",", "(", "—", "–"}:
        end -= 1
    stop = _clause_before(period, end, found)
    whole = _around(period, cue, stop, end, found, cues) if end == cue.first - 1 or cue.first == end else None
    if whole is not None:
        yield from _made(period, *whole, cue, "selon", cues)
        return
    if any(period.nodes[i].pos != "PUNCT" for i in range(cue.end, len(period.nodes))):
        stop = _relative(period, stop, end, cues)
    if main_verb(period, stop, end, cues) and not verb_inside(period, stop, end, shapes):
        if learnt is None and _unstopped(period, cue, cues):
            end = clause_end(period, cue.end, cue, found, cues)
        yield from _made(period, stop, end, cue, "selon", cues)


def _leads(period: Period, before: Cue, cue: Cue, cues: Cues) -> bool:
    """Whether only adverbials stand between two cues: "a-t-on appris dimanche auprès de X"."""
    i = before.end
    while i < cue.first and adverbial(period, i, cues) > i:
        i = adverbial(period, i, cues)
    return i == cue.first


def _aside(period: Period, first: int) -> bool:
    """Whether the attribution is of a number in brackets or between dashes: "(300 selon la police)"."""
    for i in range(first - 1, max(0, first - _ASIDE), -1):
        if period.word(i) in _OPENING:
            return True
        if period.word(i) in {",", ";", ":", ")"} or _finite(period, i):
            return False
    return False


def _unstopped(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether the clause goes on over an attribution without any stop: "Le pont est selon X la clé"."""
    after = period.nodes[cue.end] if cue.end < len(period.nodes) else None
    if after is None or period.nodes[cue.first - 1].pos == "PUNCT" or after.pos in {"PUNCT", "CCONJ"}:
        return False
    return after.pos in {"DET", "ADJ", "NOUN"} and period.nodes[cue.first - 1].pos in {"AUX", "VERB"}


def _words_follow(period: Period, i: int) -> bool:
    """Whether marks follow: "marquant, selon X, «…»" attributes these."""
    i += period.word(i) == ","
    return i < len(period.nodes) and period.nodes[i].quoted


def _front(period: Period, cue: Cue, cues: Cues) -> int | None:
    """Where P begins when the attribution opens its clause: "Selon X, P", "Lundi, selon X, P"."""
    if cue.kind == "relative":
        return cue.end
    if not _opens(period, cue.first, cues):
        return None
    comma = _next_comma(period, cue.end)
    if comma is None or any(_main_finite(period, i, cues) for i in range(cue.end, comma)):
        return None
    while _apposed(period, comma, cues) and (after := _next_comma(period, comma + 1)) is not None:
        comma = after
    return comma + 1 if comma + 1 < len(period.nodes) else None


def _main_finite(period: Period, i: int, cues: Cues) -> bool:
    return _finite(period, i) and period.word(i - 1) not in cues.relatives


def _next_comma(period: Period, start: int) -> int | None:
    return next((i for i in range(start, len(period.nodes)) if period.word(i) == ","), None)


def _apposed(period: Period, comma: int, cues: Cues) -> bool:
    """Whether a relative clause or an apposition follows the comma, and a clause after that."""
    after = _next_comma(period, comma + 1)
    if after is None or comma + 1 >= len(period.nodes):
        return False
    if period.word(comma + 1) in cues.relatives or period.word(comma + 1) in cues.oblique:
        return True
    first = period.nodes[comma + 1]
    segment = range(comma + 1, after)
    if first.text in cues.links and after - comma <= _BELONGING and period.nodes[after - 1].pos == "PROPN":
        return _clause_in(period, after)  # "Pour X, de la Ligue,"
    noun = first.pos in {"NOUN", "PROPN", "VERB", "ADJ"} and first.text not in cues.time_words
    if first.pos == "ADV":
        noun = any(period.nodes[i].pos == "VERB" for i in segment)
    return noun and not any(_finite(period, i) for i in segment) and _clause_in(period, after)


def _clause_in(period: Period, start: int) -> bool:
    return any(_finite(period, i) for i in range(start, len(period.nodes)))


def _opens(period: Period, first: int, cues: Cues) -> bool:
    """Whether only adverbials, a conjunction or a comma stand before ``first`` in its clause."""
    if period.word(first - 1) in cues.that or period.word(first - 1) in {";", ":"}:
        return True
    i = 0
    while i < first:
        beyond = adverbial(period, i, cues)
        if beyond == i and period.nodes[i].pos in {"CCONJ", "PUNCT"} and not period.nodes[i].quoted:
            beyond = i + 1
        if beyond == i:
            return False
        i = beyond
    return i == first


def _relative(period: Period, start: int, end: int, cues: Cues) -> int:
    """Where the reported clause begins: after the relative pronoun, if one opens it."""
    verbs = 0
    for i in range(end - 1, start, -1):
        if period.word(i) in {",", ";"}:
            break
        verbs += _finite(period, i)
        if period.word(i) in cues.relatives | cues.subordinators - cues.that:
            return i + 1 if verbs == 1 or main_verb(period, start, i, cues) else start
    return start


def _made(period: Period, start: int, end: int, cue: Cue, rule: str, cues: Cues) -> Iterator[Clause]:
    while end > start and period.word(end - 1) in _FINAL:
        end -= 1
    while start < end and period.word(start) == ",":
        start += 1
    start = headings.past(period, start, end)
    if end > start and any(_carries(period, i) for i in range(start, end)):
        hearsay = any(period.word(i) in cues.hearsay for i in range(start, min(end, start + _ASSERTED)))
        yield Clause(period.nodes[start].start, period.nodes[end - 1].end, cue, rule, hearsay)


def _carries(period: Period, i: int) -> bool:
    """Whether the node is more than a pronoun or an auxiliary: else all that is reported is in the marks."""
    return period.nodes[i].pos not in {"PRON", "AUX", "ADV", "PUNCT", "CCONJ", "QUOTE", "SCONJ"}
