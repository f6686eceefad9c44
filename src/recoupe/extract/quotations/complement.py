"""Where what a verb of saying reports begins: after "que", "si", "à ce que", or at an infinitive."""

from __future__ import annotations

from recoupe.extract.quotations.adverbials import adverbial, skip
from recoupe.extract.quotations.clause import finite
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period
from recoupe.extract.quotations.phrases import phrase
from recoupe.extract.quotations.sources import main_verb

# How many words may stand between a verb and its "que" where the parser joins them.
_PARTED = 20


def complement(period: Period, cue: Cue, cues: Cues) -> int | None:
    """Where the clause begins that "que" opens after the cue, past adverbials and an addressee."""
    i = cue.end if cue.inverted else cue.last + 1
    if cue.form == "noun" and cue.source is not None and cue.source[0] > cue.last:
        i = cue.source[1]
    i = skip(period, i, cues)
    if cue.form == "finite" and not cue.inverted and period.word(i) in cues.agents:
        i = skip(period, phrase(period, i + 1, cues), cues)  # "a fait savoir par son cabinet que"
    if period.word(i) in cues.attitudes and period.word(i + 1) in cues.that:
        i += 1  # "s'est dite persuadée que"
    if period.word(i) == "," and period.word(i + 1) in cues.that:
        i += 1
    asked = _asked(period, cue, i, cues)
    if asked is not None:
        return asked
    if period.word(i) not in cues.that or period.word(i - 1) in cues.compound:
        i = _parsed_complement(period, cue, i, cues)
    return i + 1 if 0 <= i < len(period.nodes) - 1 else None


def _asked(period: Period, cue: Cue, i: int, cues: Cues) -> int | None:
    """Where an indirect question begins: after "si" of a verb of asking, at "pourquoi" of any; else None."""
    if cue.form not in {"finite", "present"} or i + 1 >= len(period.nodes):
        return None
    if period.word(i) in cues.whether:
        return i + 1 if cue.lemma in cues.asking else None
    questioned = period.word(i) in cues.questions and main_verb(period, i + 1, len(period.nodes), cues)
    return i if questioned else None


def _parsed_complement(period: Period, cue: Cue, start: int, cues: Cues) -> int:
    """Where the parser sees the "que" of the cue's clause, past words that are no adverbial; else -1."""
    verb = period.nodes[cue.last]
    if verb.token is None or verb.sentence is None or cue.form not in {"finite", "present"}:
        return -1
    for i in range(start, min(start + _PARTED, len(period.nodes))):
        if finite(period, i) or period.nodes[i].quoted:
            break
        if period.word(i) in cues.that and period.word(i - 1) not in cues.compound:
            that = period.nodes[i].token
            clause = verb.sentence.head(that) if that is not None else None
            joined = clause is not None and clause.dep == "ccomp"
            return i if joined and clause is not None and verb.sentence.head(clause) is verb.token else -1
    return -1


def infinitive(period: Period, cue: Cue, cues: Cues) -> int | None:
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
