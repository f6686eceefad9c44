"""What a sentence says of time that is no time of what its verbs tell."""

from __future__ import annotations

from itertools import takewhile
from operator import attrgetter

from recoupe.extract.clauses import Aside, all_asides
from recoupe.extract.events.participants import is_date, is_time, times
from recoupe.extract.events.triggers import names_event
from recoupe.languages import Language
from recoupe.languages.events import EventWords
from recoupe.model import Sentence, Token

# What a deed is done to. A circumstance dates the deed: "blessé dans l'attaque de lundi".
_DONE_TO = {"obj", "nsubj:pass", "obl:arg"}
_COMPLEMENTS = {"obl", "obl:mod", "obl:arg", "nmod"}
_VERBS = {"VERB", "AUX"}
_LEMMA, _POS = attrgetter("lemma"), attrgetter("pos")
# What stands between an auxiliary and its verb: a-t-on appris, a aussi indiqué.
_BETWEEN = {"PRON", "ADV"}


def besides(sentence: Sentence, language: Language) -> list[Aside]:
    """What is told besides, the days of what the deeds are done to, and those of telling it."""
    since = language.lexicon(EventWords).since
    found = all_asides(sentence, since)
    if "NUM" not in map(_POS, sentence.tokens) and times(language.code).isdisjoint(
        map(_LEMMA, sentence.tokens)
    ):
        return found  # most sentences name no day
    for token in sentence.tokens:
        if token.dep == "nmod":
            found += _of_object(sentence, token, language) or _of_subject(sentence, token, language)
        if token.dep in _COMPLEMENTS:
            found += _of_purpose(sentence, token, language)
        elif token.pos in _VERBS and token.i and sentence.tokens[token.i - 1].text == ",":
            found += _of_report(sentence, token, language.code)
    return found


def _of_report(sentence: Sentence, first: Token, code: str) -> list[Aside]:
    """The day behind a verb that reports what is before a comma: ", a indiqué lundi le maire".

    ``first`` is the word behind the comma. Such a verb is hung in many ways by the parser; its place is one.
    """
    if first.feature("VerbForm") != "Fin":
        return []
    rest = sentence.tokens[first.i :]
    group = list(takewhile(lambda t: t.pos in _VERBS or t.pos in _BETWEEN, rest))
    times = tuple(takewhile(lambda t: t.pos == "NUM" or is_time(t, code), rest[len(group) :]))
    verbs = [t for t in group if t.pos == "VERB"]
    return [Aside(verbs[-1].i, True, times)] if verbs and times else []


def _of_object(sentence: Sentence, token: Token, language: Language) -> list[Aside]:
    """The day of what is undergone: "ils ont annulé le scrutin de samedi" was not done on Saturday."""
    if not _is_joined_day(sentence, token, language):
        return []
    noun = sentence.head(token)
    # So was what it is done for, or after: "jugé pour les faits de mercredi".
    over = noun.dep.startswith("obl") and is_after(sentence, noun, language.lexicon(EventWords).after)
    if not (over or noun.dep in _DONE_TO) or noun.pos != "NOUN" or is_time(noun, language.code):
        return []
    return [Aside(noun.i, False, sentence.subtree(token))]


def _of_subject(sentence: Sentence, token: Token, language: Language) -> list[Aside]:
    """The day of whom something is told of, and no happening: "le vainqueur du 3 mars a été arrêté"."""
    noun = sentence.head(token)
    if not noun.dep.startswith("nsubj") or noun.pos != "NOUN" or not is_date(sentence, token, language.code):
        return []
    words = sentence.subtree(token)
    parted = words[0].i and sentence.tokens[words[0].i - 1].pos == "PUNCT"
    # A happening is dated by it, and so is what it did: "l'attaque de lundi a tué deux hommes".
    if parted or is_time(noun, language.code) or names_event(noun, language.code):
        return []
    return [Aside(noun.i, False, words)]


def _of_purpose(sentence: Sentence, token: Token, language: Language) -> list[Aside]:
    """The day for which something is done: "convoqué pour le 3 mars", but "prévu pour le 3 mars"."""
    words = language.lexicon(EventWords)
    aimed = any(t.lemma in words.aiming for t in sentence.children(token, "case"))
    if not aimed or not is_date(sentence, token, language.code):
        return []
    # "Les chiffres pour la journée de samedi" are of that day.
    if any(is_time(t, language.code) for t in sentence.children(token, "nmod")) and token.pos != "NUM":
        return []
    verb = next((t for t in sentence.ancestors(token) if t.pos in _VERBS), None)
    if verb is None or verb.lemma in words.planning or verb.lemma in words.carrying:
        return []
    return [Aside(verb.i, False, sentence.subtree(token))]


def is_after(sentence: Sentence, noun: Token, after: tuple[str, ...]) -> bool:
    """Whether one of ``after`` brings in the noun: "après l'accident"."""
    return any(t.lemma in after for t in sentence.children(noun, "case"))


def _is_joined_day(sentence: Sentence, token: Token, language: Language) -> bool:
    if not is_date(sentence, token, language.code):
        return False
    joining = language.lexicon(EventWords).of
    cases = sentence.children(token, "case")
    return bool(cases) and cases[0].text.lower() in joining
