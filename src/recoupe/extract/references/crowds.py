"""Whom "ils" takes up where the lexicon has no word for them: "Des « blouses roses » ont défilé. Ils…"."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.phrases import CLOSING_MARKS
from recoupe.extract.references.scene import Scene
from recoupe.model import Anchor, Antecedent, Sentence, Token

# How many sentences back the subject may stand, and what it weighs in the same sentence and in each before.
_BACK = 2
_WEIGHT, _FADING = 0.5, 0.7
_PLURAL = "p"


def subject_before(scene: Scene, phrase: Phrase) -> tuple[Antecedent, ...]:
    """The last plural subject before a plural pronoun; none for other phrases, nor from far."""
    if phrase.form != "pronoun" or phrase.number != _PLURAL:
        return ()
    weight = _WEIGHT
    paragraph = scene.place(phrase.start, phrase.end).paragraph
    for number in range(phrase.sentence, max(-1, phrase.sentence - _BACK - 1), -1):
        for anchor in _subjects(scene, scene.parsed.sentences[number], phrase):
            if paragraph - scene.place(anchor.start, anchor.end).paragraph <= 1:
                return (Antecedent(anchor, round(weight, 4)),)
        weight *= _FADING
    return ()


def _subjects(scene: Scene, sentence: Sentence, phrase: Phrase) -> Iterator[Anchor]:
    """The plural nouns that are subjects before ``phrase``, the last one first."""
    for token in reversed(sentence.tokens):
        # "ces derniers" are the last ones named, whatever they are to their verb
        meant = phrase.use == "latter" or token.dep.startswith("nsubj")
        if token.end > phrase.start or token.pos != "NOUN" or not meant:
            continue
        anchor = _whole(scene, sentence, token)
        if token.feature("Number") != "Plur" or anchor is None or scene.voice(token.start) != "own":
            continue
        in_marks = anchor.exact[-1] in CLOSING_MARKS
        if in_marks or token.feature("Gender") != {"m": "Fem", "f": "Masc"}.get(phrase.gender or ""):
            yield anchor


def _whole(scene: Scene, sentence: Sentence, noun: Token) -> Anchor | None:
    """The noun with its determiner, its adjectives and the marks around it; None without determiner."""
    start = min((c.start for c in sentence.children(noun, "det")), default=None)
    if start is None:
        return None
    end = max([noun.end, *(c.end for c in sentence.children(noun, "amod"))])
    text = scene.parsed.text
    gap = text[end : end + 2].lstrip()[:1]
    return scene.parsed.anchor(start, text.index(gap, end) + 1 if gap and gap in CLOSING_MARKS else end)
