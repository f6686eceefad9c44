"""Nouns of saying with what follows them: marks, a colon, "que", "de «…»"."""

from __future__ import annotations

from recoupe.extract.quotations import sources, subjects
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period


def find(period: Period, cues: Cues) -> list[Cue]:
    """The nouns of saying of a period, in order, with their owner or whoever has or utters them."""
    found: list[Cue] = []
    for i in period.among(cues.nouns):
        word, takes = period.words[i], cues.nouns[period.words[i]]
        if takes and period.nodes[i].pos in {"NOUN", "PROPN", "ADJ", "VERB"} and not _idle(period, i, cues):
            source = sources.of_noun(period, i, cues) or _holder(period, i, cues)
            found.append(Cue(i, i, word, takes, "noun", source, end=i + 1, kind="noun"))
    return found


def _holder(period: Period, i: int, cues: Cues) -> tuple[int, int] | None:
    """Who has or utters what a clause spells out: "rejette l'idée que P", "a dit sa conviction que P"."""
    node = period.nodes[i]
    if period.word(i + 1) not in cues.that or "clause" not in cues.nouns[period.words[i]]:
        return None
    if node.token is None or node.sentence is None or node.token.dep != "obj":
        return None
    if node.sentence.head(node.token).lemma in cues.causing:
        return None  # "donne l'impression que P"
    holder = subjects.governor(period, i, i, cues)[1]
    if holder is None or holder[1] > i or period.nodes[holder[0]].text in cues.non_sources:
        return None
    return holder if subjects.informs(period, holder, cues) else None


def _idle(period: Period, i: int, cues: Cues) -> bool:
    """Whether the noun stands in a set phrase that reports nothing: "à propos"."""
    return any(period.matches(i - k, w) for w in cues.idle for k in range(len(w)) if w[k] == period.word(i))
