"""Nouns of saying with what follows them: marks, a colon, "que", "de «…»"."""

from __future__ import annotations

from recoupe.extract.quotations import sources
from recoupe.extract.quotations.cue import Cue
from recoupe.extract.quotations.lexicon import Cues
from recoupe.extract.quotations.lines import Period


def find(period: Period, cues: Cues) -> list[Cue]:
    """Nouns of saying with what follows them: marks, a colon, "que", "de «…»"."""
    found: list[Cue] = []
    for i in period.among(cues.nouns):
        word, takes = period.words[i], cues.nouns[period.words[i]]
        if takes and period.nodes[i].pos in {"NOUN", "PROPN", "ADJ", "VERB"} and not _idle(period, i, cues):
            found.append(
                Cue(i, i, word, takes, "noun", sources.of_noun(period, i, cues), end=i + 1, kind="noun")
            )
    return found


def _idle(period: Period, i: int, cues: Cues) -> bool:
    """Whether the noun stands in a set phrase that reports nothing: "à propos"."""
    return any(period.matches(i - k, w) for w in cues.idle for k in range(len(w)) if w[k] == period.word(i))
