"""What the determiner, the adjectives and the complement of a description tell of it."""

from __future__ import annotations

from recoupe.extract.references.phrase import Phrase
from recoupe.extract.references.scene import Scene
from recoupe.extract.references.vocabulary import Gender, Number, Vocabulary, straight
from recoupe.model import Sentence, Token


def determine(scene: Scene, phrase: Phrase, sentence: Sentence, first: int, words: Vocabulary) -> None:
    """Set the determiner of a description, its gender and its number."""
    opener = sentence.tokens[first]
    text = straight(opener.text)
    phrase.determiner = words.determiners.get(text, "none")
    phrase.is_denied = text in words.denying
    phrase.of_many = text in words.plural_owners
    after = sentence.tokens[first + 1 : first + 2]
    if (
        phrase.determiner == "definite"
        and after
        and words.determiners.get(straight(after[0].text)) == "indefinite"
    ):
        # "l'un des gendarmes"
        phrase.determiner = "indefinite"
    if phrase.determiner == "none" and first > 0:
        # "les propos du maire": the article has gone into "du".
        before = straight(sentence.tokens[first - 1].text)
        phrase.determiner = "definite" if before in words.contracted else "none"
    if text in words.determiners and phrase.start <= opener.start and opener.i < phrase.head.i:
        phrase.bare = sentence.tokens[first + 1].start
    phrase.has_complement = _has_complement(scene, sentence, phrase, words)
    phrase.number = _number(phrase.head, opener, phrase.determiner)
    phrase.gender = _gender(phrase, opener, sentence)


def _has_complement(scene: Scene, sentence: Sentence, phrase: Phrase, words: Vocabulary) -> bool:
    """Whether "de …" tells whose or of what: "l'auteur de la lettre", "l'avocat de Paul"."""
    own = phrase.noun.words if phrase.noun else 1
    after = [t for t in sentence.tokens[phrase.head.i + own :] if t.end < phrase.end]
    if not after and phrase.kind == "organization":
        # "Le groupe" may be all that a source holds of "le groupe de joueurs".
        after = list(sentence.tokens[phrase.head.i + own : phrase.head.i + own + 1])
        return any(straight(t.text) in words.genitive for t in after)
    return any(_tells_of_what(scene, sentence, t, words) for t in after if straight(t.text) in words.genitive)


def _tells_of_what(scene: Scene, sentence: Sentence, link: Token, words: Vocabulary) -> bool:
    """Not where a bare noun, a number or a place makes a sort: "champion de boxe", "l'homme de 30 ans"."""
    following = sentence.tokens[link.i + 1 : link.i + 2]
    if not following:
        return False
    if straight(link.text) in words.contracted:
        return True
    name = scene.name_at(following[0].start, following[0].end)
    if name is not None:
        return name.kind not in {"place", "country"}
    return following[0].pos not in {"NUM", "NOUN", "ADJ"}


def _number(head: Token, opener: Token, determiner: str) -> Number | None:
    for token in (opener, head) if determiner != "none" else (head,):
        given = token.feature("Number")
        if given:
            return "s" if given == "Sing" else "p"
    return None


def _gender(phrase: Phrase, opener: Token, sentence: Sentence) -> Gender | None:
    if phrase.noun is not None and "either" in phrase.noun.groups:
        return None
    given = opener.feature("Gender") if phrase.determiner not in {"none", "possessive"} else None
    if phrase.noun is not None and phrase.noun.gender:
        # "la haut-commissaire": a masculine title does not hide who bears it
        return "f" if given == "Fem" and phrase.kind == "person" else phrase.noun.gender
    given = given or _told_by_adjective(phrase, sentence)
    return {"Masc": "m", "Fem": "f"}.get(given or "")  # type: ignore[return-value]


def _told_by_adjective(phrase: Phrase, sentence: Sentence) -> str | None:
    """The gender that an adjective beside the noun has: "l'ancienne ministre", "l'émissaire européenne"."""
    at = phrase.head.i
    beside = (*sentence.tokens[max(0, at - 2) : at], *sentence.tokens[at + 1 : at + 2])
    near = (t for t in beside if t.pos == "ADJ" and phrase.start <= t.start < phrase.end)
    return next((given for t in near if (given := t.feature("Gender"))), None)
