"""What the form of a word makes of it: a verb, told once, undergone, whatever the parser takes it for."""

from __future__ import annotations

from recoupe.extract.events.participants import is_participle, is_time
from recoupe.languages import load
from recoupe.languages.calendar import Calendar
from recoupe.languages.events import EventWords
from recoupe.languages.morphology import Morphology
from recoupe.model import Sentence, Token

PASSIVE = ("nsubj:pass", "aux:pass")
# "Sont morts" is a passive to it as often as not.
COPULAS = ("cop", "aux:pass")
# What the parser takes participles for.
MISTAGGED = {"ADJ", "NOUN"}
_VERBS = {"VERB", "AUX"}
_NOUNS = {"NOUN", "PROPN"}
# What tells a deed that is done, or to be done, once.
_ONCE = frozenset({"Past", "Fut"})
# What follows a participle that is set off, beside times.
_FOLLOWING = {"ADP", "ADV", "NUM"}


def helped(token: Token) -> int:
    """The word whose auxiliary makes a perfect of what is no verb to the parser: "a rappelé et gelé"."""
    return token.head if token.dep == "conj" and token.pos == "ADJ" else token.i


def is_perfect(sentence: Sentence, token: Token, code: str) -> bool:
    """Whether what the parser takes for an adjective or a noun is the participle of a perfect."""
    if token.pos not in MISTAGGED:
        return False
    governor = sentence.tokens[helped(token)]
    return any(
        t.dep == "aux:tense"
        or is_reflexive(t, code)
        or (t.dep == "aux:pass" and t.feature("VerbForm") == "Inf")  # "devront être sanctionnés"
        for t in sentence.children(governor)
    )


def leads(sentence: Sentence, token: Token, code: str) -> bool:
    """Whether what is no verb to the parser may be a participle set off: "Arrêté mercredi, il …"."""
    tokens, i = sentence.tokens, token.i
    if token.pos not in MISTAGGED or i + 1 == len(tokens):
        return False
    if not token.text.lower().endswith(load(code).lexicon(Morphology).participles):
        return False
    if i and tokens[i - 1].text != ",":
        return False
    return tokens[i + 1].pos in _FOLLOWING or is_time(tokens[i + 1], code)


def is_undergone(sentence: Sentence, verb: Token, code: str) -> bool:
    """Whether the verb is passive: with an auxiliary, or as a participle that says what befell somebody."""
    passive = bool(sentence.children(verb, *PASSIVE))
    return passive or is_participle(sentence, verb) or is_set_off(sentence, verb, code)


def is_set_off(sentence: Sentence, token: Token, code: str) -> bool:
    """Whether it is a past participle before or behind what it is said of: "Libérée samedi, elle a parlé"."""
    participle = token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
    alone = token.dep == "advcl" and participle and not sentence.children(token, "aux:tense", "aux:pass")
    return alone or leads(sentence, token, code)


def is_reflexive(token: Token, code: str) -> bool:
    """Whether it makes a verb of what it hangs on: "s'est insurgé" has an adjective to the parser."""
    return token.dep.startswith("expl") and token.lemma in load(code).lexicon(Morphology).reflexives


def is_pronominal(sentence: Sentence, token: Token, code: str) -> bool:
    """Whether "se" stands with the verb."""
    words = load(code).lexicon(Morphology).reflexives
    return any(
        (t.text.lower() in words and t.dep.startswith("expl")) or t.lemma in words
        for t in sentence.children(token)
    )


def word_class(sentence: Sentence, token: Token, code: str) -> str:
    """What a trigger has to be: "verb", "adjective", "noun"; "" for a word that reports nothing."""
    if token.pos in _VERBS:
        # A participle with an article is a noun: "un manifestant".
        return "" if sentence.children(token, "det") else "verb"
    if sentence.children(token, "aux:tense"):
        return "verb"
    if token.pos == "ADJ":
        if any(is_reflexive(t, code) for t in sentence.children(token)):
            return "verb"
        conjoined = token.dep == "conj" and is_perfect(sentence, token, code)
        return "verb" if conjoined else "adjective"
    if token.pos == "NOUN" and sentence.children(token, *COPULAS):
        return "adjective"
    # A capital within a sentence makes a name of a noun: "le Raid".
    named = token.i > 0 and token.text[:1].isupper() and not token.text.isupper()
    return "noun" if token.pos in _NOUNS and not named else ""


def is_once(sentence: Sentence, verb: Token, code: str) -> bool:
    """Whether the verb tells what is done, or to be done, one time: "a fermé", "ferma", "doit fermer".

    Not what holds or is wished: "ferme", "est fermé", "fermait"; nor a perfect that is supposed. A present
    participle is as the verb that it hangs on: "s'est réuni mardi, votant la dissolution".
    """
    language = load(code)
    if verb.feature("VerbForm") == "Part" and verb.feature("Tense") == "Pres" and verb.head != verb.i:
        above = sentence.head(verb)
        return above.i < verb.i and above.pos in _VERBS and is_once(sentence, above, code)
    helpers = [t for t in sentence.children(verb) if t.dep.startswith("aux")]
    if not helpers:
        to_come = verb.dep == "xcomp" and sentence.head(verb).lemma in language.lexicon(EventWords).planning
        return to_come or verb.feature("Tense") in _ONCE
    first = helpers[0]
    # "Est parti" is a passive to the parser as often as not.
    perfect = first.dep == "aux:tense" or verb.lemma in language.lexicon(Calendar).cues.with_be
    return (perfect and first.feature("Mood") != "Cnd") or first.feature("Tense") in _ONCE
