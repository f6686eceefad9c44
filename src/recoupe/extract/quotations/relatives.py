"""What a relative pronoun stands for: the phrase before it, through appositions, commas and places."""

from __future__ import annotations

from itertools import islice

from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.nominals import nominal
from recoupe.extract.quotations.phrases import left_edge, phrase
from recoupe.extract.quotations.usage import finite_verb

Span = tuple[int, int]
# How far up the parser's tree the noun is looked for that a relative clause describes.
_HIGHEST = 24
# How many words a quality takes that commas set off.
_QUALITY = 8


def antecedent(period: Period, i: int, cues: Cues) -> Span | None:
    """The noun phrase before a relative pronoun, through appositions and commas."""
    j = i - 1
    while j >= 0 and period.word(j) in {",", ")", "—", "–", "-"}:
        j -= 1
    j -= _idle_words(period, j, cues)
    j -= _set_off(period, j, i)
    if j < 0:
        return None
    if period.word(j) in cues.pronominal_heads | cues.tonic:
        return j, j + 1
    if not (nominal(period.nodes[j]) or period.nodes[j].quoted):
        return None
    modified = _modified(period, i, cues) if _hangs_elsewhere(period, j, i) else None
    found = modified or _phrase_ending(period, j, i, cues)
    return found and (_person_of(period, found, cues) or found)


def _set_off(period: Period, j: int, relative: int) -> int:
    """How many nodes up to ``j`` two commas set off as a quality: "le voisin, habitué des lieux, qui dit"."""
    if period.word(relative - 1) != ",":
        return 0
    for comma in range(j - 1, max(0, j - _QUALITY), -1):
        if finite_verb(period, comma) or period.nodes[comma].quoted:
            return 0
        if period.word(comma) == ",":
            return j - comma + 1 if period.nodes[comma + 1].pos in {"ADJ", "VERB"} else 0
    return 0


def _person_of(period: Period, span: Span, cues: Cues) -> Span | None:
    """The name at the end of words on what somebody has or does: "la mort de X, qui avait dit"."""
    if not any(n.text in cues.belongings for n in period.nodes[slice(*span)]):
        return None
    at = span[1] - 1
    while at > span[0] and _is_person(period, at) and period.word(at - 1) not in cues.of:
        at -= 1
    return (at, span[1]) if at > span[0] and _is_person(period, at) else None


def _is_person(period: Period, i: int) -> bool:
    token = period.nodes[i].token
    return token is not None and token.entity == "PER"


def _idle_words(period: Period, j: int, cues: Cues) -> int:
    """How many words a set phrase takes that ends at ``j``: "la femme en question, qui"."""
    return next((len(w) for w in cues.idle if period.matches(j - len(w) + 1, w)), 0)


def _phrase_ending(period: Period, j: int, limit: int, cues: Cues) -> Span | None:
    """The noun phrase whose last noun, or name in marks, is at ``j``."""
    head = j
    while head > 0 and period.nodes[head].quoted:
        head -= 1
    start = left_edge(period, head, cues)
    if not (start and period.nodes[start].capital):
        start = _through_appositions(period, start, limit, cues)
    start = _past_part(period, start, cues)
    end = phrase(period, start, cues)
    end = min(end, limit) if end > start else j + 1
    while end > start + 1 and period.word(end - 1) == ",":
        end -= 1
    return None if period.word(start) in cues.non_sources else (start, end)


def _past_part(period: Period, start: int, cues: Cues) -> int:
    """Behind "la part de", which says from whom something comes: "du respect de la part du club, qui"."""
    if period.word(start + 1) not in cues.on_behalf or period.word(start + 2) not in cues.links:
        return start
    return start + 2 + (period.word(start + 2) in cues.of)


def _hangs_elsewhere(period: Period, head: int, relative: int) -> bool:
    """Whether the noun right before the relative pronoun is a place: what is said was not said by it."""
    token = period.nodes[head].token
    return period.word(relative - 1) == "," and token is not None and token.entity == "LOC"


def _modified(period: Period, relative: int, cues: Cues) -> Span | None:
    """The phrase that the parser sees modified by the relative clause, without what hangs on it."""
    node = period.nodes[relative]
    if node.token is None or node.sentence is None:
        return None
    for above in islice(node.sentence.ancestors(node.token), _HIGHEST):
        at = period.at.get(above.start)
        if at is not None and at < relative and above.pos in {"NOUN", "PROPN"} and above.entity != "LOC":
            start = at
            while start and period.nodes[start - 1].pos in {"DET", "NUM", "ADJ"}:
                start -= 1
            end = phrase(period, start, cues)
            return (start, min(end, relative)) if end > start else None
    return None


def _list_of_people(period: Period, first: int, start: int, cues: Cues) -> bool:
    """Whether bare people follow what is none, as in a list: "des tirs aux fenêtres, jeunes qui crient"."""
    token = period.nodes[start].token
    bare = token is not None and token.pos != "DET" and token.lemma in cues.people
    return bare and not any(
        n.capital or n.text in cues.people or n.text in cues.speaking for n in period.nodes[first : start - 1]
    )


def _through_appositions(period: Period, start: int, limit: int, cues: Cues) -> int:
    """Further left where "le ministre, X" makes one phrase of two."""
    if period.word(start - 1) == "," and start >= 2 and nominal(period.nodes[start - 2]):
        first = left_edge(period, start - 2, cues)
        begins = period.nodes[first].pos in {"DET", "NOUN", "PROPN"}
        joined = begins and limit - 1 <= phrase(period, first, cues) + 1
        if joined and not _list_of_people(period, first, start, cues):
            return first
    return start
