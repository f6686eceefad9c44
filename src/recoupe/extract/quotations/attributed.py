"""Clauses with an attribution: "selon X, P", "P, d'après X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.quotations.adverbials import adverbial
from recoupe.extract.quotations.bounds import clause_end
from recoupe.extract.quotations.clause import (
    Clause,
    clause_before,
    finite,
    made,
    next_comma,
    opens,
    set_apart,
    verb_inside,
)
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.incises import around
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Node, Period
from recoupe.extract.quotations.sources import main_verb
from recoupe.extract.quotations.subjects import person
from recoupe.extract.quotations.terms import Shape

# Between these and an attribution a few words stand that are all it attributes.
_OPENING = {"(", "-", "–", "—", "--"}
_ASIDE = 10
# "X, du Journal de Brest,": how long the body is that somebody belongs to.
_BELONGING = 7
# How far a phrase like "auprès de X" stands from the verb of learning.
_TOLD = 6


def attributed(
    period: Period, cue: Cue, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues
) -> Iterator[Clause]:
    """Selon X, P — or P, selon X."""
    counted = _counted(period, cue, found)
    if counted is not None:
        if cue.first - counted > 1:  # a bare number says nothing by itself: "500 selon eux"
            yield from made(period, counted, cue.first, cue, "count", cues)
        return
    words = cue.first and _words_follow(period, cue.end)
    if words or cue.kind in {"dixit", "wording"} or _aside(period, cue):
        return
    start = _front(period, cue, cues)
    if start is not None:
        end = clause_end(period, start, cue, found, cues)
        if not verb_inside(period, start, end, shapes):
            yield from made(period, start, end, cue, "selon", cues)
    elif not set_apart(period, cue.first, cues):
        yield from _clause_before(period, cue, found, shapes, cues)


def _clause_before(
    period: Period, cue: Cue, found: Sequence[Cue], shapes: Sequence[Shape], cues: Cues
) -> Iterator[Clause]:
    """P, selon X: the clause before, or the one in whose middle the attribution stands."""
    learnt = next(
        (c for c in found if c.inverted and c.source is None and _leads(period, c, cue, cues)), None
    )
    learnt = learnt or _learning(period, cue, found, cues)
    end = learnt.first if learnt else cue.first
    while end and period.word(end - 1) in {",", "(", "—", "–"}:
        end -= 1
    start = clause_before(period, end, found)
    whole = around(period, cue, start, end, found, cues) if cue.first - 1 <= end else None
    if whole is not None:
        yield from made(period, *whole, cue, "selon", cues)
        return
    if any(period.nodes[i].pos != "PUNCT" for i in range(cue.end, len(period.nodes))):
        start = _relative(period, start, end, cues)
    if end - start == 1:
        return  # "un texte qui vise, selon elle, à «…»": what she says follows
    if main_verb(period, start, end, cues) and not verb_inside(period, start, end, shapes):
        if learnt is None and (_unstopped(period, cue, cues) or _goes_on(period, cue, cues)):
            end = clause_end(period, cue.end + (period.word(cue.end) == ","), cue, found, cues)
        yield from made(period, start, end, cue, "selon", cues)


def _learning(period: Period, cue: Cue, found: Sequence[Cue], cues: Cues) -> Cue | None:
    """The verb of who passes on what the source told: "P, a appris l'agence auprès de X"."""
    near = (c for c in found if c.lemma in cues.learning and 0 < cue.first - c.last <= _TOLD)
    return next((c for c in near if period.word(c.first - 1) == ","), None)


def _counted(period: Period, cue: Cue, found: Sequence[Cue]) -> int | None:
    """Where the number begins that is all this attributes: "62 % selon X, 38 % selon Y", "3.000 selon Y"."""
    start = _number_before(period, cue.first)
    if start is None or period.nodes[start - 1].text in _OPENING:
        return None
    others = (c for c in found if c.form == "attribution" and c is not cue)
    return start if any(_beside(period, start, cue, other) for other in others) else None


def _number_before(period: Period, first: int) -> int | None:
    """Where the number stands that, with what it counts, reaches from a comma or "et" to ``first``."""
    for i in range(first - 1, max(0, first - _ASIDE), -1):
        if finite(period, i) or period.nodes[i].quoted:
            return None
        if period.nodes[i].pos in {"PUNCT", "CCONJ"}:
            return i + 1 if i + 1 < first and _number(period, i + 1) else None
    return None


def _number(period: Period, i: int) -> bool:
    node = period.nodes[i]
    return node.pos == "NUM" or node.text[:1].isdigit()


def _beside(period: Period, start: int, cue: Cue, other: Cue) -> bool:
    """Whether another attribution, also right after a number, stands next to this one."""
    if other.end in {start - 1, start}:
        return any(_number(period, i) for i in range(max(0, other.first - _ASIDE), other.first))
    return cue.end in {other.first - 1, other.first} or _number_before(period, other.first) == cue.end + 1


def _leads(period: Period, before: Cue, cue: Cue, cues: Cues) -> bool:
    """Whether only adverbials stand between two cues: "a-t-on appris dimanche auprès de X"."""
    i = before.end
    while i < cue.first and adverbial(period, i, cues) > i:
        i = adverbial(period, i, cues)
    return i == cue.first


def _aside(period: Period, cue: Cue) -> bool:
    """Whether the attribution is of a number in brackets or between dashes: "(300 selon la police)".

    Or of a quality that commas set off: "un homme, âgé de 30 ans selon la police, a chuté".
    """
    for i in range(cue.first - 1, max(0, cue.first - _ASIDE), -1):
        if period.word(i) in _OPENING:
            return True
        if period.word(i) == ",":
            return period.word(cue.end) == "," and _is_quality(period, i + 1)
        if period.word(i) in {";", ":", ")"} or finite(period, i):
            return False
    return False


def _is_quality(period: Period, start: int) -> bool:
    """Whether a past participle or an adjective begins there."""
    token = period.nodes[start].token
    return token is not None and (token.pos == "ADJ" or token.feature("Tense") == "Past")


def _unstopped(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether the clause goes on over an attribution without any stop: "Le pont est selon X la clé"."""
    after = period.nodes[cue.end] if cue.end < len(period.nodes) else None
    if after is None or period.nodes[cue.first - 1].pos == "PUNCT" or after.pos in {"PUNCT", "CCONJ"}:
        return False
    return after.pos in {"DET", "ADJ", "NOUN"} and period.nodes[cue.first - 1].pos in {"AUX", "VERB"}


def _goes_on(period: Period, cue: Cue, cues: Cues) -> bool:
    """Whether what the verb still needs follows the second comma: "a été négligée, selon X, par la ville"."""
    if period.word(cue.first - 1) != "," or period.word(cue.end) != "," or cue.end + 1 >= len(period.nodes):
        return False
    if period.word(cue.end + 1) in cues.joins and _bare_participle(period, cue.end + 2):
        return True  # "ont été blessés, selon X, et transportés à l'hôpital"
    before, after = period.nodes[cue.first - 2], period.nodes[cue.end + 1]
    if after.pos == "ADP" and after.text in cues.links and before.pos in {"VERB", "NOUN"}:
        return True  # "Il s'agit, selon X, d'un homme de 30 ans"
    beyond = period.nodes[cue.end + 2] if after.pos == "ADV" and cue.end + 2 < len(period.nodes) else None
    if beyond is not None and beyond.pos == "ADP" and before.pos == "VERB":
        return True  # "On vivait, selon X, surtout entre soi"
    if before.pos not in {"VERB", "AUX"} or after.text in cues.time_words:
        return False
    if after.text in cues.agents:
        return True
    if before.text in cues.auxiliaries and after.pos in {"VERB", "ADJ"}:
        return True  # "a, selon X, blessé dix personnes"
    return _bare(before) and _object_after(period, cue.end + 1, cues)


def _bare_participle(period: Period, i: int) -> bool:
    """Whether a past participle stands at ``i``, which needs the auxiliary of the verb before."""
    token = period.nodes[i].token if i < len(period.nodes) else None
    if token is None or token.pos != "VERB" or token.feature("VerbForm") != "Part":
        return False
    return token.feature("Tense") == "Past"


def _bare(verb: Node) -> bool:
    """Whether the verb still lacks an object: "a fait, selon X, neuf morts"."""
    return (
        verb.token is not None
        and verb.sentence is not None
        and not verb.sentence.children(verb.token, "obj", "xcomp", "ccomp", "obl:arg", "obl:agent", "cop")
    )


def _object_after(period: Period, start: int, cues: Cues) -> bool:
    """Whether a noun phrase follows, a bound before its number or not, and no clause of its own."""
    number = next((i for i in range(start, min(start + 4, len(period.nodes))) if _number(period, i)), start)
    noun = period.nodes[start].pos == "DET" or number > start or _number(period, start)
    return noun and not main_verb(period, start, next_comma(period, start) or len(period.nodes), cues)


def _words_follow(period: Period, i: int) -> bool:
    """Whether marks follow: "marquant, selon X, «…»" attributes these."""
    i += period.word(i) == ","
    return i < len(period.nodes) and period.nodes[i].quoted


def _front(period: Period, cue: Cue, cues: Cues) -> int | None:
    """Where P begins when the attribution opens its clause: "Selon X, P", "Lundi, selon X, P"."""
    if cue.kind == "relative":
        return cue.end
    # "«Un titre» Selon X, P": what lost its line break
    heads = cue.first > 0 and period.nodes[cue.first].capital and period.nodes[cue.first - 1].quoted
    if not heads and not opens(period, cue.first, cues) and not _opens_second(period, cue.first, cues):
        return None
    comma = next_comma(period, cue.end)
    if comma is None or any(_main_finite(period, i, cues) for i in range(cue.end, comma)):
        return None
    if _no_name_after(period, cue, comma, cues):
        return comma + 1
    while _apposed(period, comma, cues) and (after := next_comma(period, comma + 1)) is not None:
        comma = after
    return comma + 1 if comma + 1 < len(period.nodes) else None


def _opens_second(period: Period, first: int, cues: Cues) -> bool:
    """Whether the attribution opens a second main clause: "Le pont tient, mais selon X, il bouge"."""
    joined = period.word(first - 1) in cues.coordinators and period.word(first - 2) == ","
    return joined and main_verb(period, 0, first - 2, cues)


def _no_name_after(period: Period, cue: Cue, comma: int, cues: Cues) -> bool:
    """Whether a person after the comma is not a source without name: "Selon une source, Paul Roche"."""
    if cue.source is None or not person(period, (comma + 1, min(comma + 3, len(period.nodes)))):
        return False
    return any(n.text in cues.source_nouns for n in period.nodes[slice(*cue.source)])


def _main_finite(period: Period, i: int, cues: Cues) -> bool:
    return finite(period, i) and period.word(i - 1) not in cues.relatives


def _apposed(period: Period, comma: int, cues: Cues) -> bool:
    """Whether a relative clause or an apposition follows the comma, and a clause after that."""
    after = next_comma(period, comma + 1)
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
    return noun and not any(finite(period, i) for i in segment) and _clause_in(period, after)


def _clause_in(period: Period, start: int) -> bool:
    return any(finite(period, i) for i in range(start, len(period.nodes)))


def _relative(period: Period, start: int, end: int, cues: Cues) -> int:
    """Where the reported clause begins: after the relative pronoun, if one opens it."""
    verbs = 0
    for i in range(end - 1, start, -1):
        if period.word(i) in {",", ";"}:
            break
        verbs += finite(period, i)
        if period.word(i) in cues.relatives | cues.subordinators - cues.that:
            return i + 1 if verbs == 1 or main_verb(period, start, i, cues) else start
    return start
