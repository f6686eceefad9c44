"""Who is named beside words in marks without a verb: before a colon, after one, in brackets behind them."""

from __future__ import annotations

from recoupe.extract.quotations.adverbials import adverbial, attribution_at
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.nominals import nominal
from recoupe.extract.quotations.phrases import phrase
from recoupe.extract.quotations.sources import first_phrase, main_verb
from recoupe.extract.quotations.subjects import main_subject, speaks
from recoupe.extract.quotations.terms import Shape

Span = tuple[int, int]
# How many nodes may stand between words in marks and a name in brackets after them, and inside these.
_LISTED, _SIGNED = 6, 8
# Words in marks with a capital and fewer words than this may be a title: « Le Fleuve » (Anne Durand).
_TITLE = 5
# How many nodes an adjunct takes that opens a sentence.
_ADJUNCT = 8
# How many nodes tell where somebody is heard: "sur Twitter", "au micro de la radio".
_HEARD = 6


def before_colon(period: Period, colon: int, cues: Cues) -> Span | None:
    """Who is named before the colon at the node ``colon``, where no verb reports what follows it."""
    return (
        _alone(period, colon, cues)
        or _heard(period, colon, cues)
        or main_subject(period, cues)
        or _first(period, colon, cues)
        or person_before(period, colon, cues)
        or _told_of(period, colon, cues)
    )


def _heard(period: Period, colon: int, cues: Cues) -> Span | None:
    """The person right before where he is heard: "jusqu'au ministre Paul Roche, sur Twitter : «…»"."""
    for i in range(max(1, colon - _HEARD), colon):
        if period.nodes[i].pos == "ADP" and adverbial(period, i, cues) == colon:
            before = i - (period.word(i - 1) == ",")
            told = period.word(colon - 1) in cues.channels
            return person_before(period, before, cues) if told else None
    return None


def _told_of(period: Period, colon: int, cues: Cues) -> Span | None:
    """Of whom a sentence without verb tells: "Une déception pour Anne Durand, venue de loin : «…»"."""
    if main_verb(period, 0, colon, cues):
        return None
    opening = phrase(period, 0, cues, appositions=False)
    if any(n.text in cues.informants for n in period.nodes[:opening]):
        return 0, opening  # "Une voix dans la foule : «…»"
    for i in range(1, colon):
        if period.nodes[i - 1].pos != "ADP" and period.word(i - 1) not in cues.contracted:
            continue
        end = phrase(period, i, cues)
        if i < end <= colon and speaks(period, (i, end), cues):
            return i, end
    return None


def signed(period: Period, k: int, shape: Shape, cues: Cues) -> Span | None:
    """The name in brackets after the words at ``k``, or after others beside them: «A» et «B» (Léa Roy)."""
    if not shape.verbal and period.nodes[k].capital and shape.words < _TITLE:
        return None
    j = k + 1
    while j < min(k + _LISTED, len(period.nodes)) and (period.nodes[j].quoted or _listing(period, j)):
        if period.word(j) == "(":
            break
        j += 1
    if period.word(j) != "(" or j + 1 >= len(period.nodes):
        return None
    close = next((i for i in range(j + 2, j + _SIGNED) if period.word(i) == ")"), None)
    token = period.nodes[j + 1].token
    if close is None or token is None or token.entity != "PER" or not token.entity_begins:
        return None
    end = phrase(period, j + 1, cues)
    return (j + 1, end) if j + 1 < end <= close else None


def in_view_of(period: Period, k: int, shape: Shape, cues: Cues) -> Span | None:
    """Who holds what a statement says, at the end of a sentence: «Le pont est sûr», pour Anne Durand."""
    i = k + 1 + (period.word(k + 1) == ",")
    found = attribution_at(period, i, cues) if shape.verb else None
    if found is None or found.kind != "fronted":
        return None
    end = phrase(period, i + 1, cues)
    closed = end == len(period.nodes) or period.word(end) in {".", ";"}
    return (i + 1, end) if closed and end > i + 1 and speaks(period, (i + 1, end), cues) else None


def person_before(period: Period, colon: int, cues: Cues) -> Span | None:
    """The person named right before a colon: "a suscité la colère du député Paul Roche : «…»"."""
    token = period.nodes[colon - 1].token if colon else None
    if token is None or token.entity != "PER":
        return None
    start = colon - 1
    while start and (nominal(period.nodes[start - 1]) or period.nodes[start - 1].pos == "DET"):
        start -= 1
    return start, colon


def _first(period: Period, colon: int, cues: Cues) -> Span | None:
    """The phrase that opens a sentence whose verb the parser missed, if it names somebody."""
    span = first_phrase(period, colon, cues)
    return span if span is not None and speaks(period, span, cues) else None


def after_colon(period: Period, k: int, cues: Cues) -> Span | None:
    """Whom the sentence is about that a statement opens: «A»: Anne Durand, infirmière, attend."""
    colon = k + 1
    while colon < len(period.nodes) and (period.nodes[colon].quoted or _listing(period, colon)):
        colon += 1  # "Une «honte», un «scandale»: les élus de la vallée protestent"
    if period.word(colon) != ":" or not all(period.nodes[i].quoted or _listing(period, i) for i in range(k)):
        return None
    span = (colon + 1, phrase(period, colon + 1, cues))
    listed = colon > k + 1 and any(n.text in cues.informants for n in period.nodes[slice(*span)])
    return span if span[0] < span[1] and (listed or speaks(period, span, cues)) else None


def _listing(period: Period, i: int) -> bool:
    """Whether the node only lists words in marks: an article, a comma, "et"."""
    return period.nodes[i].pos in {"DET", "CCONJ", "PUNCT"} and period.word(i) != ":"


def _alone(period: Period, colon: int, cues: Cues) -> Span | None:
    """The noun phrase that is all there is before a colon but one adjunct: "Parmi eux, Léa, 30 ans :"."""
    start = 0
    while start < colon and period.nodes[start].pos in {"PUNCT", "CCONJ", "ADV"}:
        start += 1
    if period.nodes[start].pos == "ADP":
        near = range(start, min(start + _ADJUNCT, colon))
        start = next((i + 1 for i in near if period.word(i) == ","), start)
    end = phrase(period, start, cues)
    return (start, end) if start < end == colon else None
