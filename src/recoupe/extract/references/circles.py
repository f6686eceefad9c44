"""Where a source sits that the article leaves unnamed: "une source dans l'entourage de M. X"."""

from __future__ import annotations

from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.phrases import last_word
from recoupe.extract.references.portraits import end_of_portrait
from recoupe.extract.references.scene import Scene, between
from recoupe.extract.references.vocabulary import Vocabulary, straight

# Between "M." and the name, which the parser may set apart.
_GAP = 2


def end_of_source(scene: Scene, phrase: Phrase, words: Vocabulary) -> int:
    """Where the words for an unnamed source end with the circle that it belongs to.

    That is the end of ``phrase`` where none follows: "au journal" is where somebody was heard.
    """
    start = end_of_portrait(scene, phrase, _with_complement(scene, phrase, words), words)
    if not _is_unnamed(phrase):
        return start
    found = words.within.match(scene.parsed.text, start)
    if found is None:
        return start
    end = _end_of_noun(scene, phrase.sentence, found.start(1), words)
    named = scene.names_between(found.start(1), end + _GAP + 1)
    return max([end, *(n.anchor.end for n in named if n.anchor.start <= end + _GAP)])


def _with_complement(scene: Scene, phrase: Phrase, words: Vocabulary) -> int:
    """Where the description ends with a complement that the source left out: "le ministre" "de la Mer"."""
    if not phrase.is_source or phrase.noun is None or phrase.head.end != phrase.end:
        return phrase.end
    sentence = scene.parsed.sentences[phrase.sentence]
    after = sentence.tokens[phrase.head.i + 1 : phrase.head.i + 2]
    if not after or straight(after[0].text) not in words.lexicon.genitive:
        return phrase.end
    return last_word(scene, sentence, phrase.head, phrase.noun, words).end


def _is_unnamed(phrase: Phrase) -> bool:
    if not phrase.is_source or phrase.form != "description" or phrase.kind == "organization":
        return False
    groups = phrase.noun.groups if phrase.noun else frozenset()
    return phrase.determiner == "indefinite" or "unnamed" in groups


def _end_of_noun(scene: Scene, number: int, start: int, words: Vocabulary) -> int:
    sentence = scene.parsed.sentences[number]
    head = between(sentence, start, start + 1)[0]
    noun = words.noun(sentence.tokens, head.i)
    return last_word(scene, sentence, head, noun, words).end if noun else head.end
