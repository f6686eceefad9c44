"""What the words for an unnamed person add to the noun: "un campeur venu de Lille", "une femme en larmes"."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.scene import Scene
from recoupe.extract.references.vocabulary import Vocabulary, straight
from recoupe.model import Sentence, Token

# How many words a portrait has at most: beyond that the parse has taken a clause for it.
_LONGEST = 9


def end_of_portrait(scene: Scene, phrase: Phrase, end: int, words: Vocabulary) -> int:
    """Where the words for a person end with what tells how he looks, or what he does; ``end`` where none do.

    Relative clauses and what commas set apart are left out, and so is where he was heard: "un élu joint par
    téléphone".
    """
    if phrase.kind != "person" or phrase.determiner != "indefinite" or not phrase.is_source:
        return end
    sentence = scene.parsed.sentences[phrase.sentence]
    after = [t for t in sentence.tokens[phrase.head.i + 1 :] if t.start >= end][:_LONGEST]
    if not after:
        return end
    first = after[0]
    if _is_participle(first) and first.lemma not in words.asking | words.meeting:
        return _closed(sentence, first, after)
    if straight(first.text) in words.wearing and after[1:] and after[1].text.lower() in words.looks:
        return _with_adjective(after[1:])
    if (
        straight(first.text) in words.contracted
        and len(after) > 2
        and (after[1].pos, after[2].pos) == ("NOUN", "ADJ")
    ):
        # "aux cheveux blancs", not "aux journalistes"
        return after[2].end
    return end


def _is_participle(token: Token) -> bool:
    """Whether a past participle belongs to the noun: that of the present tells of the verb as often."""
    of_noun = token.pos in {"VERB", "ADJ"} and token.dep.startswith(("acl", "amod"))
    return of_noun and token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"


def _closed(sentence: Sentence, participle: Token, after: Sequence[Token]) -> int:
    """Where the words end that depend on a participle, with no break in them."""
    end = participle.end
    for token in after[1:]:
        if token.pos == "PUNCT" or not any(above.i == participle.i for above in sentence.ancestors(token)):
            break
        if token.pos not in {"ADP", "DET", "CCONJ", "SCONJ"}:
            end = token.end
    return end


def _with_adjective(after: Sequence[Token]) -> int:
    """Where a noun ends with its adjective: "en gilet jaune"."""
    return after[1].end if after[1:] and after[1].pos == "ADJ" else after[0].end
