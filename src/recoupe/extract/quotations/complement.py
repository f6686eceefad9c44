"""Where what a verb of saying reports begins: after "que", "si", "à ce que", or at an infinitive."""

from __future__ import annotations

from recoupe.extract.quotations.adverbials import skip
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
    i = _after(period, cue, cues)
    if _adjective(period, i, cues):
        if cue.lemma in cues.weighing and cue.form != "noun":
            return i
        i += cue.lemma in cues.self_describing or period.word(i) in cues.attitudes
    if "clause" not in cue.takes:
        return _plain(period, cue, i, cues)
    if period.word(i) == "," and period.word(i + 1) in cues.that:
        i += 1
    asked = _asked(period, cue, i, cues)
    if asked is not None:
        return asked
    joined = _joined(period, cue, i, cues)
    if joined is not None:
        return joined + 1
    if period.word(i) not in cues.that or period.word(i - 1) in cues.compound:
        i = _parsed_complement(period, cue, i, cues)
    return i + 1 if 0 <= i < len(period.nodes) - 1 else None


def _plain(period: Period, cue: Cue, i: int, cues: Cues) -> int | None:
    """Where the clause begins of a verb that often has another object: its "que" stands right after it."""
    joined = _joined(period, cue, i, cues)
    if joined is not None:
        return joined + 1
    if cue.lemma in cues.only_joined or period.word(i - 1) in cues.compound:
        return None
    return i + 1 if period.word(i) in cues.that and i < len(period.nodes) - 1 else None


def _after(period: Period, cue: Cue, cues: Cues) -> int:
    """Past what stands between a cue and its clause: adverbials, who speaks for the source."""
    i = cue.end if cue.inverted else cue.last + 1
    if cue.form == "noun" and cue.source is not None and cue.source[0] > cue.last:
        i = cue.source[1]
    i = skip(period, i, cues)
    if cue.form in {"finite", "passive"} and not cue.inverted and period.word(i) in cues.agents:
        i = skip(period, phrase(period, i + 1, cues), cues)  # "a fait savoir par son cabinet que"
    return i


def _adjective(period: Period, i: int, cues: Cues) -> bool:
    """Whether an adjective alone stands before "que": "s'est dite ravie que", "juge normal que"."""
    return period.word(i + 1) in cues.that and period.nodes[i].pos in {"ADJ", "VERB"}


def _joined(period: Period, cue: Cue, i: int, cues: Cues) -> int | None:
    """The "que" of "à ce que", "de ce que", "pour que", "le fait que" at ``i``, where the cue takes it."""
    word, after = period.word(i), i + 1
    if period.word(after) in cues.that_joins and period.word(after + 1) in cues.that:
        fits = (word in cues.to and cue.lemma in cues.joined_with_to) or (
            word in cues.of and cue.lemma in cues.joined_with_of
        )
        return after + 1 if fits else None
    if word in cues.purpose and period.word(after) in cues.that:
        return after if cue.lemma in cues.joined_with_for else None
    for words in cues.facts.get(word, ()) if cue.form != "noun" else ():
        if period.matches(i, words) and period.word(i + len(words)) in cues.that:
            return i + len(words)
    return _past_addressee(period, cue, i, cues)


def _past_addressee(period: Period, cue: Cue, i: int, cues: Cues) -> int | None:
    """The "que" after whom the cue tells: "a averti les familles que P"."""
    if cue.lemma not in cues.addressing or cue.inverted or cue.form == "noun" or i >= len(period.nodes):
        return None
    end = skip(period, phrase(period, i, cues, appositions=False), cues)
    return end if end > i and period.word(end) in cues.that else None


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
    """Where the asserted infinitive begins: "affirme ne pas avoir vu", "dit, de son côté, vouloir"."""
    i = skip(period, cue.last + 1, cues)
    start = next((k for k in range(cue.last + 1, i) if period.word(k) in cues.negations), i)
    while period.word(i) in cues.negations | cues.clitics or (i > start and _adverb(period, i)):
        i += 1
    node = period.nodes[i] if i < len(period.nodes) else None
    if node is None or node.token is None or node.token.feature("VerbForm") != "Inf":
        return None
    return start if "infinitive" in cue.takes or _perfect(period, i, cues) else None


def raised_infinitive(period: Period, cue: Cue, cues: Cues) -> int | None:
    """Where the infinitive of the cue itself begins, if the verb before it asserts: "dit | craindre"."""
    token = period.nodes[cue.last].token
    if cue.form != "finite" or cue.inverted or token is None or token.feature("VerbForm") != "Inf":
        return None
    asserting = (
        i
        for i in range(cue.first, cue.last)
        if any("infinitive" in entry.takes for entry in cues.verbs.get(period.word(i), ()))
    )
    return next((i + 1 for i in asserting), None)


def _adverb(period: Period, i: int) -> bool:
    return i < len(period.nodes) and period.nodes[i].pos == "ADV"


def _perfect(period: Period, i: int, cues: Cues) -> bool:
    """Whether the infinitive at ``i`` is that of the perfect: "avoir reconnu", "être parti"."""
    if period.word(i) not in cues.auxiliaries:
        return False
    end = next((k for k in range(i + 1, len(period.nodes)) if period.nodes[k].pos != "ADV"), i)
    token = period.nodes[end].token
    return token is not None and token.pos == "VERB" and token.feature("VerbForm") == "Part"
