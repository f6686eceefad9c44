"""Who takes a position: the subject of its word, or whom the noun for it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from recoupe.extract.clauses import bare, named_before, relative
from recoupe.extract.positions.objects import Object
from recoupe.languages.positions import PositionWords
from recoupe.model import Sentence, Token

_VERBS = {"VERB", "AUX"}
# Of the speaker: "nous refusons".
FIRST_PERSON: Final[tuple[Token, ...]] = ()
# Relations through which a verb shares the subject of the one above it.
_SHARING = {"conj", "xcomp", "advcl"}
_NAME = {"det", "amod", "flat:name", "flat", "flat:foreign", "compound", "nummod", "nmod"}
_NEAR = 6
# So many sentences back a pronoun may have its noun.
BACK = 4


def holder(
    sentence: Sentence, token: Token, matter: Object, words: PositionWords
) -> tuple[Token, ...] | None:
    """The words for who takes the position, ``FIRST_PERSON`` for the speaker, None where nobody is told."""
    if token.pos == "NOUN":
        found = _of_noun(sentence, token, matter, words)
    else:
        found = _of_verb(sentence, token, words)
    who = relative(sentence, named_before(sentence, found)) if found is not None else None
    who = _said_of_oneself(sentence, token, who) if who is not None and who.pos == "PRON" else who
    if who is None or who.i == matter.head.i:
        return None
    if who.lemma in words.speaking or who.text.lower() in words.speaking:
        return FIRST_PERSON
    if who.lemma in words.impersonal or who.text.lower() in words.impersonal:
        return None
    # A foreign first name is a word of no class to the parser, and a person to the tagger of names.
    if who.pos not in {"NOUN", "PROPN", "PRON"} and who.entity != "PER":
        return None
    return _phrase(sentence, who, words.times)


def taken_up(
    before: Sequence[Sentence], sentence: Sentence, who: tuple[Token, ...], words: PositionWords
) -> tuple[Token, ...]:
    """The words that "il" or "elle" takes up, the subject of a sentence ``before``; other words as they are.

    French goes on with the subject: "Le maire a visité l'usine. Il réclame une enquête." A subject
    of the other gender or number is passed over, as long as one that agrees stands close before.
    """
    pronoun = who[0] if len(who) == 1 else None
    if pronoun is None or pronoun.pos != "PRON" or pronoun.feature("Person") != "3":
        return who
    # The parser takes the subject of "il s'est engagé" for one that stands for nobody.
    if pronoun.dep not in {"nsubj", "expl:subj"} or sentence.head(pronoun).dep not in {"ROOT", "conj"}:
        return who
    for earlier in reversed(before):
        for subject in _subjects(earlier):
            if subject.pos in {"NOUN", "PROPN"} and _agree(earlier, subject, pronoun):
                return _phrase(earlier, subject, words.times)
    return who


def _subjects(sentence: Sentence) -> list[Token]:
    """The subjects of a sentence, that of the verb that says who speaks first."""
    main = [t for t in sentence.tokens if t.dep in {"parataxis", "ROOT"}]
    found = [s for verb in reversed(main) for s in sentence.children(verb, "nsubj", "nsubj:pass")]
    return [named_before(sentence, subject) for subject in found]


def _agree(sentence: Sentence, noun: Token, pronoun: Token) -> bool:
    for feature in ("Gender", "Number"):
        values = [t.feature(feature) for t in (*sentence.children(noun, "det"), noun)]
        known = next((v for v in values if v), None)
        if known and pronoun.feature(feature) and known != pronoun.feature(feature):
            return False
    return True


def _said_of_oneself(sentence: Sentence, token: Token, pronoun: Token) -> Token:
    """Who says so of himself: "les deux pays ont redit qu'ils ne veulent pas …"; else the pronoun."""
    clause = token if token.pos in _VERBS else sentence.head(token)
    while clause.dep in {"conj", "xcomp"}:
        clause = sentence.head(clause)
    if clause.dep != "ccomp" or pronoun.feature("Person") != "3":
        return pronoun
    above = next((t for t in sentence.children(sentence.head(clause), "nsubj") if t.pos != "PRON"), None)
    if above is None or above.feature("Number") != pronoun.feature("Number"):
        return pronoun
    genders = {above.feature("Gender"), pronoun.feature("Gender")} - {None}
    return above if len(genders) < 2 else pronoun


def _of_verb(sentence: Sentence, token: Token, words: PositionWords) -> Token | None:
    if not sentence.children(token, "aux:pass"):
        return _subject(sentence, token)
    passive = sentence.children(token, "nsubj:pass", "nsubj")
    by = [t for t in sentence.children(token) if t.dep.startswith("obl") and _case(sentence, t) in words.by]
    # "elle est opposée au projet" has the shape of a passive and is none.
    if passive and token.lemma in words.resultative and not by:
        return passive[0]
    return by[0] if by else None


def _subject(sentence: Sentence, token: Token) -> Token | None:
    """The subject of the verb or adjective, or that of the one with which it shares it."""
    for _ in range(4):
        own = [t for t in sentence.children(token) if t.dep in {"nsubj", "expl:subj"}]
        if own:
            # "il est demandé": nobody asks.
            return None if own[0].dep == "expl:subj" and sentence.children(token, "aux:pass") else own[0]
        if token.dep == "acl" and token.feature("VerbForm") == "Part" and sentence.head(token).pos == "NOUN":
            return sentence.head(token)
        if token.dep not in _SHARING or sentence.head(token).i == token.i:
            return None
        above = sentence.head(token)
        passive = sentence.children(above, "nsubj:pass")
        if passive and not sentence.children(above, "nsubj"):
            return passive[0] if token.dep == "advcl" else None
        # "il lui demande de refuser": whoever refuses, it is not who asks.
        asked = token.dep == "xcomp" and [t for t in sentence.children(above) if t.dep in {"iobj", "obj"}]
        if asked:
            return None
        token = above
    return None


def _of_noun(sentence: Sentence, noun: Token, matter: Object, words: PositionWords) -> Token | None:
    """Whom the noun belongs to: "le refus de Varsovie", "a réaffirmé son opposition", "a l'intention de"."""
    for child in sentence.children(noun, "nmod"):
        if child.i != matter.head.i and child.i < matter.head.i and _case(sentence, child) in words.of:
            return child
    above = sentence.head(noun)
    possessed = any(t.feature("Poss") == "Yes" for t in sentence.children(noun, "det"))
    # Behind a circumstance the parser takes the object for one more: "a redit jeudi, à Rome, sa volonté de".
    far = (
        possessed and noun.dep == "obl:mod" and _case(sentence, noun) is None and above.lemma in words.holding
    )
    held = noun.dep == "obj" and (above.lemma in words.holding or possessed)
    return _subject(sentence, above) if above.pos in _VERBS and (held or far) else None


def _case(sentence: Sentence, token: Token) -> str | None:
    return next((t.lemma for t in sentence.children(token, "case")), None)


def _phrase(sentence: Sentence, head: Token, times: tuple[str, ...]) -> tuple[Token, ...]:
    """The words of the holder in a row, without preposition and without a time."""
    found = {head.i}
    for child in sentence.children(head):
        # "le maire, Paul Morin"; not "Paul Morin, le maire".
        named = child.dep == "appos" and child.pos == "PROPN" and child.i > head.i
        if (child.dep in _NAME or named) and child.lemma not in times:
            found |= {t.i for t in bare(sentence, child) if abs(t.i - head.i) <= _NEAR}
    return (*(sentence.tokens[i] for i in sorted(found)), *_named_after(sentence, max(found)))


def _named_after(sentence: Sentence, last: int) -> list[Token]:
    """The name of a person behind a title and a comma: "le maire de Morval, Paul Morin"."""
    row = sentence.tokens[last + 1 : last + 2 + _NEAR]
    if not row or row[0].text != ",":
        return []
    name = []
    for token in row[1:]:
        # "Me Paul Morin": a title that the parser knows to belong to a name.
        if token.entity != "PER" or token.pos not in {"PROPN", "NOUN"}:
            break
        name.append(token)
    return [row[0], *name] if name else []
