"""Subjects that the parser sees: of the verb on which another hangs, of the main verb of a period."""

from __future__ import annotations

from itertools import islice

from recoupe.extract.quotations import sources
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Node, Period
from recoupe.extract.quotations.phrases import phrase
from recoupe.extract.quotations.sources import HIGHEST, SUBJECTS, Span
from recoupe.model import Token

# "il n'y a plus guère que le maire de Y pour": how long the phrase is, and what stands before it.
_ONLY, _THERE = 12, 7


def governor(period: Period, first: int, last: int, cues: Cues) -> tuple[bool, Span | None]:
    """The subject of the verb on which a participle, infinitive or coordinated verb hangs.

    True with None when that verb has a subject, but one that is no source ("on").
    """
    node = period.nodes[last]
    if node.token is None or node.sentence is None:
        return False, None
    for above in islice(node.sentence.ancestors(node.token), HIGHEST):
        if above.pos not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}:
            continue
        known, span = _subject_of(period, above, first, last, cues)
        if known:
            return known, span
    return False, None


def _subject_of(period: Period, above: Token, first: int, last: int, cues: Cues) -> tuple[bool, Span | None]:
    i = period.at.get(above.start)
    sentence = period.nodes[last].sentence
    if i is None or sentence is None:
        return False, None
    for child in sentence.children(above, *SUBJECTS):
        at = period.at.get(child.start)
        if at is None or first <= at <= last:
            continue
        if child.dep.startswith("expl") and period.word(i) in cues.have | cues.impersonal:
            return True, None  # "il n'y avait personne pour dire que P"
        if period.word(at).startswith("-"):
            return True, sources.pronoun(period, at, cues)
        if at < i:
            return True, sources.around(period, at, first if at < first else len(period.nodes), cues)
    return False, None


def subject_of(period: Period, node: Node, cues: Cues) -> Span | None:
    """The parser's subject of the word of a node, wherever it stands outside the marks; not "il faut"."""
    if node.token is None or node.sentence is None or node.text in cues.impersonal:
        return None
    for child in node.sentence.children(node.token, *SUBJECTS):
        at = period.at.get(child.start)
        if at is not None and not child.dep.startswith("expl"):
            return sources.around(period, at, len(period.nodes), cues)
    return None


def only_one(period: Period, end: int, cues: Cues) -> Span | None:
    """Who alone does what follows: "il n'y a plus que Léa pour se féliciter que P", up to ``end``."""
    for k in range(end - 1, max(1, end - _ONLY), -1):
        if period.word(k) in cues.that and phrase(period, k + 1, cues) == end:
            there = (i for i in range(max(0, k - _THERE), k - 2) if period.word(i) in cues.negations)
            is_there = any(
                period.word(i + 1) in cues.clitics and period.word(i + 2) in cues.have for i in there
            )
            return (k + 1, end) if is_there else None
    return None


def goes_on(period: Period, end: int, cues: Cues) -> Span | None:
    """The one phrase between "et" and "de" before an infinitive: "Et le maire | de conclure : «…»".

    "Et" opens the sentence, or has a capital after a heading that lost its line break.
    """
    start = 0
    while start < end and period.nodes[start].pos in {"CCONJ", "PUNCT", "ADV"}:
        start += 1
    joined = any(period.word(i) in cues.coordinators for i in range(start))
    if not joined:
        opening = (i for i in range(end) if period.word(i) in cues.coordinators and period.nodes[i].capital)
        start = next((i + 1 for i in opening), end)
    return (start, end) if start < end == phrase(period, start, cues) else None


def main_subject(period: Period, cues: Cues) -> Span | None:
    """The subject of the main verb of a period, if it names somebody: a pronoun, a person, a role."""
    for node in period.nodes:
        token = node.token
        if token is None or token.head != token.i or token.pos not in {"VERB", "AUX", "ADJ", "NOUN"}:
            continue
        subject = subject_of(period, node, cues)
        if subject is not None and speaks(period, subject, cues):
            return subject
    return None


def root_subject(period: Period, cues: Cues) -> Span | None:
    """The subject of the main verb, whatever it is: "Les mineurs ont défilé aux cris de «…»"."""
    roots = (n for n in period.nodes if n.token is not None and n.token.head == n.token.i)
    spans = [span for node in roots if (span := subject_of(period, node, cues)) is not None]
    return next((s for s in spans if period.nodes[s[0]].pos in {"DET", "PROPN", "PRON"}), None)


def somebody(period: Period, cues: Cues) -> Span | None:
    """The subject of the main verb, if its noun is one for a person: "Sa voisine hausse les épaules"."""
    span = root_subject(period, cues)
    head = next((n for n in period.nodes[slice(*span)] if n.pos == "NOUN"), None) if span else None
    return span if head is not None and head.text in cues.people else None


def speaks(period: Period, span: Span, cues: Cues) -> bool:
    """Whether a phrase names somebody: a pronoun for a person, a person's name, a role."""
    nodes = period.nodes[span[0] : span[1]]
    if nodes[0].text in cues.persons:
        return True
    return any(n.token is not None and (n.token.entity == "PER" or n.text in cues.speaking) for n in nodes)


def following_subject(period: Period, start: int, cues: Cues) -> Span | None:
    """The subject of the main clause that follows a comma: "Après avoir promis que P, le préfet a parlé"."""
    for comma in range(start, len(period.nodes) - 2):
        if period.word(comma) != ",":
            continue
        end = phrase(period, comma + 1, cues, appositions=False)
        verb = end
        while period.word(verb) in cues.clitics or period.word(verb) in cues.negations:
            verb += 1
        if end > comma + 1 and sources.main_verb(period, verb, verb + 1, cues):
            return comma + 1, end
    return None


def person(period: Period, span: Span) -> bool:
    """Whether a person is named in the phrase."""
    return any(n.token is not None and n.token.entity == "PER" for n in period.nodes[slice(*span)])


def informs(period: Period, span: Span, cues: Cues) -> bool:
    """Whether a phrase names whom or what words may come from: a person, a role, a body, a name."""
    if speaks(period, span, cues):
        return True
    nodes = period.nodes[slice(*span)]
    return any(n.text in cues.informants or (n.token is not None and n.token.entity) for n in nodes)
