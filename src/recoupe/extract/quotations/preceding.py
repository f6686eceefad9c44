"""What stands before a verb in its group: clitics, negation, auxiliary, an inverted pronoun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period


@dataclass(frozen=True, slots=True)
class Left:
    """What stands before a verb: its first node, and what was met on the way."""

    first: int
    auxiliary: Literal["have", "be", ""]
    reflexive: bool
    negated: bool
    pronoun: int | None
    clitic: int | None


def preceding(period: Period, i: int, cues: Cues) -> Left:
    """Walk left from the verb over adverbs, auxiliary, inverted pronoun, clitics and negation."""
    first, auxiliary, pronoun = i, "", None
    j = back_over_adverbs(period, i - 1, cues)
    if inverted_pronoun(period.word(j)) and period.word(j - 1) in cues.auxiliaries:
        pronoun, j = j, j - 1
    if period.word(j) in cues.been and period.word(back_over_adverbs(period, j - 1, cues)) in cues.have:
        j = back_over_adverbs(period, j - 1, cues)
        auxiliary, first, j = "be", j, j - 1
    elif period.word(j) in cues.auxiliaries and j >= 0:
        auxiliary, first, j = ("have" if period.word(j) in cues.have else "be"), j, j - 1
    else:
        j = _parsed_auxiliary(period, i, cues)
        if j < i:
            auxiliary, first, j = ("have" if period.word(j) in cues.have else "be"), j, j - 1
        else:
            j = i - 1
    reflexive = False
    while period.word(j) in cues.clitics and period.nodes[j].pos in {"PRON", "ADV", "DET", "X", "SCONJ"}:
        reflexive = reflexive or period.word(j) in cues.reflexives
        first, j = j, j - 1
    negated = period.word(j) in cues.negations
    if negated:
        first, j = j, j - 1
    clitic = j if _clitic(period, j, cues) else None
    return Left(first, auxiliary, reflexive, negated, pronoun, clitic)  # type: ignore[arg-type]


def _parsed_auxiliary(period: Period, i: int, cues: Cues) -> int:
    """The auxiliary that the parser sees before words that are no adverbs; ``i`` when there is none."""
    node = period.nodes[i]
    if node.token is None or node.sentence is None or node.pos != "VERB":
        return i
    for child in node.sentence.children(node.token, "aux:tense", "aux:pass"):
        at = period.at.get(child.start, i)
        if i - 8 <= at < i and period.word(at) in cues.auxiliaries and period.word(at) not in cues.been:
            return at
    return i


def back_over_adverbs(period: Period, j: int, cues: Cues) -> int:
    """Left over up to six adverbs or words of set phrases."""
    for _ in range(6):
        if j < 0 or period.nodes[j].quoted:
            break
        commas = period.word(j) == ","
        length = _filler_ending_at(period, j - commas, cues)
        if length <= 1 and period.nodes[j].pos == "ADV" and period.word(j) not in cues.negations:
            j -= 1
            continue
        if not length or (commas and period.word(j - 1 - length) != ","):
            break
        j -= length + 2 * commas  # "ont, eux, estimé"
    return j


def _filler_ending_at(period: Period, j: int, cues: Cues) -> int:
    """How many words the longest set phrase has that ends at ``j``; 0 when none does."""
    for words in cues.filler_ends.get(period.word(j), ()):
        if period.matches(j - len(words) + 1, words):
            return len(words)
    return 0


def inverted_pronoun(word: str) -> bool:
    """Whether the word is a subject after its verb: "-il"."""
    return word.startswith("-") and len(word) > 2


def _clitic(period: Period, j: int, cues: Cues) -> bool:
    word = period.word(j)
    if j < 0 or inverted_pronoun(word) or period.word(j - 1) in cues.of | cues.among:
        return False
    if word in cues.emphatic:  # "Lui-même a dit", not "le maire lui-même a dit"
        return j == 0 or period.nodes[j - 1].pos in {"PUNCT", "CCONJ"}
    return word in cues.relatives or (
        word in cues.subject_pronouns | cues.non_sources and period.nodes[j].pos == "PRON"
    )
