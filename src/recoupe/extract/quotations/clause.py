"""A reported clause, and what its bounds are told by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.quotations import headings
from recoupe.extract.quotations.adverbials import adverbial
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.terms import Shape

_FINAL = {".", "!", "?", "…", "...", ",", ";", ":", "—", "–", "-"}
_ASSERTED = 12
# "(afp/nxp)", "(avec Reuters)".
_SIGNATURE = 8


@dataclass(frozen=True, slots=True)
class Clause:
    """A reported clause: offsets of its content, its cue, and the construction that was seen."""

    start: int
    end: int
    cue: Cue
    rule: str
    hearsay: bool


def made(period: Period, start: int, end: int, cue: Cue, rule: str, cues: Cues) -> Iterator[Clause]:
    """The clause ``start:end`` without stops at its ends; none where it says nothing of its own."""
    while end > start and period.word(end - 1) in _FINAL:
        end -= 1
    end = _before_signature(period, start, end)
    while start < end and period.word(start) == ",":
        start += 1
    start = headings.past(period, start, end)
    if end > start and any(_carries(period, i, cues) for i in range(start, end)):
        hearsay = any(period.word(i) in cues.hearsay for i in range(start, min(end, start + _ASSERTED)))
        yield Clause(period.nodes[start].start, period.nodes[end - 1].end, cue, rule, hearsay)


def _before_signature(period: Period, start: int, end: int) -> int:
    """The end of the clause without the signature that lost its line: "P. (afp/nxp)"."""
    opening = next(
        (i for i in range(end - 1, max(start, end - _SIGNATURE), -1) if period.word(i) == "("), end
    )
    signed = opening < end and period.word(opening - 1) == "." and period.word(end - 1) == ")"
    return opening - 1 if signed else end


def _carries(period: Period, i: int, cues: Cues) -> bool:
    """Whether the node is more than a pronoun or an auxiliary: else all that is reported is in the marks."""
    if period.word(i)[:1].isdigit():
        return True  # "7.400", which the tagger takes for a pronoun
    if period.word(i) in cues.denials:
        return True  # "dit ne pas être «un chef»" is not what the marks say
    return period.nodes[i].pos not in {"PRON", "AUX", "ADV", "PUNCT", "CCONJ", "QUOTE", "SCONJ"}


def verb_inside(period: Period, start: int, end: int, shapes: Sequence[Shape]) -> bool:
    """Whether the finite verb of the clause ``start:end`` stands between marks: then only these count."""
    for i in range(start, end):
        node = period.nodes[i]
        if finite(period, i):
            return False
        named = i > start and period.nodes[i - 1].pos == "DET"  # "un «combat qui n'est pas le nôtre»"
        if node.quoted and shapes[node.stretch].verb and not named:
            return True
    return any(period.nodes[i].quoted for i in range(start, end))


def finite(period: Period, i: int) -> bool:
    """Whether the node at ``i`` is a finite verb outside the marks."""
    node = period.nodes[i]
    return node.token is not None and node.pos in {"VERB", "AUX"} and node.token.feature("VerbForm") == "Fin"


def next_comma(period: Period, start: int) -> int | None:
    """The first comma from ``start`` on."""
    return next((i for i in range(start, len(period.nodes)) if period.word(i) == ","), None)


def opens(period: Period, first: int, cues: Cues) -> bool:
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


def clause_before(period: Period, stop: int, found: Sequence[Cue]) -> int:
    """Where the clause that ends at ``stop`` begins: after a semicolon or an earlier incise."""
    start = 0
    for cue in found:
        if cue.first < stop and (cue.inverted or _closed_off(period, cue)):
            start = max(start, _past_incise(period, cue, stop))
    for i in range(stop - 1, start - 1, -1):
        if period.word(i) in {";", "."} or _answered(period, start, i, found):
            return i + 1
    return start


def _answered(period: Period, start: int, colon: int, found: Sequence[Cue]) -> bool:
    """Whether who speaks before a colon is another: "Faux, dit X : le pont tient, dit-on chez Y"."""
    if period.word(colon) != ":" or period.nodes[colon + 1].quoted:
        return False
    return any(c.source is not None and start <= c.first < colon and c.kind != "noun" for c in found)


def _closed_off(period: Period, cue: Cue) -> bool:
    """Whether a comma ends the clause of an earlier attribution: "P selon X, Q selon Y"."""
    leads = cue.first == 0 or period.nodes[cue.first - 1].pos == "PUNCT"
    return cue.form == "attribution" and not leads and period.word(cue.end) == ","


def _past_incise(period: Period, cue: Cue, stop: int) -> int:
    """After the comma that closes an incise, what hangs on its source included."""
    return next((i for i in range(cue.end, stop) if period.nodes[i].pos == "PUNCT"), stop)


def _adverbial_in(period: Period, k: int, cues: Cues) -> bool:
    """Whether the words in marks go on with the clause: "a protégé le pont, «sous les pierres», dit X"."""
    first = period.nodes[k].text.split(maxsplit=1)
    return bool(first) and first[0].lower() in cues.going_on


def set_apart(period: Period, first: int, cues: Cues) -> bool:
    """Whether the cue belongs to words in marks that a comma cuts off: "P, «A», dit-il", "P, et «A»…"."""
    k = first - 1
    while k > 0 and period.nodes[k].pos == "PUNCT":
        k -= 1
    comma = k - 1 - (period.nodes[k - 1].pos == "CCONJ") if k else 0
    apart = k > 1 and period.nodes[k].quoted and period.word(comma) == ","
    if not apart or _adverbial_in(period, k, cues):
        return False
    return not (comma == k - 1 and not period.nodes[k].capital and period.nodes[comma - 1].quoted)
