"""Who opens a sentence, and stands out as its subject does whatever the parser makes of him."""

from __future__ import annotations

from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.scene import Scene
from recoupe.extract.references.vocabulary import Vocabulary, straight
from recoupe.model import Mention, Sentence

# How many words an adjunct before the subject takes, with its comma.
_ADJUNCT = 9
# What the parser makes of a subject that commas set apart.
_MISREAD = ("obl", "nmod", "dislocated", "vocative", "dep", "parataxis", "appos", "conj", "advcl", "advmod")


def opens_with(scene: Scene, name: Mention, words: Vocabulary) -> bool:
    """Whether a person's name opens its sentence, alone or after one adjunct: "Léa X, elle, a refusé".

    The parser often takes such a subject for an adjunct: "Dans la cour, Léa X, 30 ans, attend".
    """
    sentence = scene.parsed.sentences[scene.sentence_number(name.anchor.start)]
    head = scene.head(name.anchor.start, name.anchor.end)
    if name.kind != "person" or head is None or not head.dep.startswith(_MISREAD):
        return False
    cases = (case for case in sentence.children(head, "case") if case.start < name.anchor.start)
    if any(straight(case.text) not in words.viewpoint for case in cases):
        return False
    return _is_first(sentence, name.anchor.start, words) or _is_presented(sentence, name)


def _is_presented(sentence: Sentence, name: Mention) -> bool:
    """Whether a phrase that says who it is, or when, opens the sentence: "Un autre voisin, Luc X, a"."""
    before = [t for t in sentence.tokens[: _ADJUNCT + 1] if t.start < name.anchor.start]
    if not before or len(before) > _ADJUNCT or before[0].pos != "DET" or before[-1].text != ",":
        return False
    after = next((t for t in sentence.tokens[len(before) :] if t.start >= name.anchor.end), None)
    told = any(t.text == "," or t.feature("VerbForm") == "Fin" for t in before[:-1])
    return not told and after is not None and after.text == ","


def opens_sentence(scene: Scene, phrase: Phrase, words: Vocabulary) -> bool:
    """Whether a description of a person opens its sentence, alone or after one adjunct.

    With its name in apposition: "À ses côtés, son avocate, Me X, prend des notes".
    """
    if phrase.kind != "person" or phrase.determiner not in {"definite", "possessive"}:
        return False
    return _is_first(scene.parsed.sentences[phrase.sentence], phrase.start, words)


def _is_first(sentence: Sentence, start: int, words: Vocabulary) -> bool:
    """Whether nothing but "mais" or "et" stands before ``start``, or a preposition, its noun and a comma.

    Whose view is told stands out as a subject does: "Pour la géologue, ces failles sont anciennes".
    """
    before = [t for t in sentence.tokens[: _ADJUNCT + 1] if t.start < start]
    if all(t.pos == "CCONJ" or straight(t.text) in words.viewpoint for t in before):
        return True
    return (
        len(before) <= _ADJUNCT
        and before[0].pos == "ADP"
        and before[-1].text == ","
        and sum(t.text == "," for t in before) == 1
        and all(t.pos not in {"VERB", "AUX", "PRON"} for t in before)
    )
