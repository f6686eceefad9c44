"""What the verb of a source does with the speech before: it goes on, replies, or is part of what is told."""

from __future__ import annotations

from recoupe.extract.references.salience import Turn
from recoupe.extract.references.scene import Scene, between
from recoupe.extract.references.vocabulary import Vocabulary
from recoupe.model import Anchor, Sentence


def turns_of(scene: Scene, words: Vocabulary) -> dict[tuple[int, int], Turn]:
    """For sources, and contents without source, whether they continue a speech or reply to it."""
    found: dict[tuple[int, int], Turn] = {}
    for quotation in scene.quotations:
        turn = "goes_on" if quotation.continues else _turn(scene, words, quotation.cue)
        if turn is not None:
            anchor = quotation.source or quotation.content
            found.setdefault((anchor.start, anchor.end), turn)
    return found


def _turn(scene: Scene, words: Vocabulary, cue: Anchor | None) -> Turn:
    if cue is None:
        return None
    sentences = scene.parsed.sentences_between(cue.start, cue.end)
    tokens = [token for sentence in sentences for token in between(sentence, cue.start, cue.end)]
    lemmas = {token.lemma for token in tokens}
    if lemmas & words.replying:
        return None if _was_asked(sentences[0], cue, words) else "replies"
    # "aurait-il dit": somebody else tells of him
    if lemmas & words.acting or any(token.feature("Mood") == "Cnd" for token in tokens):
        return "acts"
    return "goes_on" if lemmas & words.continuing else None


def _was_asked(sentence: Sentence, cue: Anchor, words: Vocabulary) -> bool:
    """Whether the journalist asked the one who answers: "Interrogé à ce sujet, le préfet a répondu"."""
    before = between(sentence, sentence.start, cue.start)
    return any(t.lemma in words.asking and t.feature("VerbForm") == "Part" for t in before)
