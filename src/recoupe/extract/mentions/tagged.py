"""Where the tagger may be believed that a capital names somebody or a place."""

from __future__ import annotations

from recoupe.extract.mentions.candidate import Line
from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.words import SPACES, Word


def seen(word: Word) -> bool:
    """Whether the tagger sees a person or a place there: it is surer of them than of bodies and works."""
    return word.token.entity in {"PER", "LOC"} and word.text[1:].islower()


def placed(line: Line, at: int) -> bool:
    """Whether the tagger sees a place there and a preposition stands before it.

    "à Rennes", "des Tuileries", "à la Bastille".
    """
    if line.words[at].token.entity != "LOC":
        return False
    if at and line.words[at - 1].token.pos == "ADP":
        return True
    articled = at > 1 and line.words[at - 1].token.pos == "DET" and line.words[at - 2].token.pos == "ADP"
    # "au Café de Paris", "de la Maison blanche" go on.
    return articled and (at + 1 == len(line.words) or line.words[at + 1].gap not in SPACES)


def acts(line: Line, at: int, known: Knowledge) -> bool:
    """Whether the tagger sees a place in the subject, after its article: "La Dore a débordé"."""
    word = line.words[at]
    articled = at > 0 and line.words[at - 1].token.pos == "DET" and word.gap in SPACES
    inhabitant = f"{word.folded.rstrip('s')}s".endswith(known.inhabitant_endings)
    subject = word.token.pos == "PROPN" and word.token.dep == "nsubj"
    return articled and subject and word.token.entity == "LOC" and not inhabitant
