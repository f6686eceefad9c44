"""Whose a text is that speaks: "« … », écrit la ligue dans un communiqué. « … », ajoute le texte"."""

from __future__ import annotations

from recoupe.extract.references.links import whole
from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.scene import Scene
from recoupe.extract.references.vocabulary import Vocabulary
from recoupe.model import Sentence, Token

Span = tuple[int, int]
# How many sentences back the text was brought in; one whose author nothing tells is that of who spoke last.
_BACK, _NEAR = 8, 2


def issuer(scene: Scene, phrase: Phrase, words: Vocabulary) -> Span | None:
    """Where the words stand for who issued the text that a source takes up; None where that is not told."""
    if not _takes_up(phrase):
        return None
    for number in range(phrase.sentence, max(-1, phrase.sentence - _BACK), -1):
        sentence = scene.parsed.sentences[number]
        for token in reversed(sentence.tokens):
            if token.end <= phrase.start and _is_text(scene, sentence, token, phrase, words):
                return _speaker(scene, number, phrase) or _author(scene, sentence, token, words)
    return _last_speaker(scene, phrase) if phrase.head.lemma in words.of_last_speaker else None


def _takes_up(phrase: Phrase) -> bool:
    """Whether a source is a text spoken of before: "le communiqué", not "le communiqué de la mairie"."""
    if not phrase.is_source or phrase.noun is None or phrase.has_complement:
        return False
    return "document" in phrase.noun.groups and phrase.determiner in {"definite", "demonstrative"}


def _is_text(scene: Scene, sentence: Sentence, token: Token, phrase: Phrase, words: Vocabulary) -> bool:
    """Whether the text is named there: by the same noun, or by any where one of both tells of no sort."""
    if token.pos != "NOUN" or scene.voice(token.start) == "direct":
        return False
    noun = words.noun(sentence.tokens, token.i)
    if noun is None or "document" not in noun.groups:
        return False
    return token.lemma == phrase.head.lemma or phrase.head.lemma in words.any_text


def _speaker(scene: Scene, number: int, phrase: Phrase) -> Span | None:
    """The last source in the sentence of the text: whoever spoke in it."""
    sentence = scene.parsed.sentences[number]
    return scene.last_source(sentence.start, min(sentence.end, phrase.start))


def _author(scene: Scene, sentence: Sentence, text: Token, words: Vocabulary) -> Span | None:
    """Who is told to have written the text, or whose it is: "X a publié une lettre", "la lettre de X"."""
    verb = sentence.head(text)
    if text.dep == "obj" and verb.lemma in words.authoring:
        subject = next(iter(sentence.children(verb, "nsubj")), None)
        return whole(scene, sentence, subject) if subject is not None else None
    owner = next((t for t in sentence.children(text, "nmod") if scene.name_at(t.start, t.end)), None)
    return whole(scene, sentence, owner) if owner is not None else None


def _last_speaker(scene: Scene, phrase: Phrase) -> Span | None:
    """The source just before, in one paragraph: "selon la société. « … », précise le communiqué"."""
    near = scene.parsed.sentences[max(0, phrase.sentence - _NEAR)].start
    source = scene.last_source(near, phrase.start - 1)
    if source is None:
        return None
    return (
        source if scene.place(*source).paragraph == scene.place(phrase.start, phrase.end).paragraph else None
    )
