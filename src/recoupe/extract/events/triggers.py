"""Which words of a sentence report an event, by the triggers of the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from recoupe.extract.clauses import completed
from recoupe.extract.events.forms import (
    COPULAS,
    MISTAGGED,
    PASSIVE,
    helped,
    is_once,
    is_perfect,
    is_pronominal,
    is_reflexive,
    is_set_off,
    is_undergone,
    leads,
    word_class,
)
from recoupe.extract.events.participants import (
    acts,
    behind_time,
    direct_object,
    is_date,
    is_participle,
    object_above,
    participants,
    predicate,
    times,
)
from recoupe.extract.events.status import is_negated
from recoupe.languages import Language, load
from recoupe.languages.events import EventType, EventWords, Trigger
from recoupe.languages.morphology import Morphology
from recoupe.languages.reference import Reference
from recoupe.model import Sentence, Token
from recoupe.text.lemma import lemma

_VERBS = {"VERB", "AUX"}
_NOUNS = {"NOUN", "PROPN"}
# How far above and below a trigger its needed words may stand.
_NEAR = 8
# Within so many words after a trigger, others make a figure of speech of it.
_BESIDE = 5
# What stands in the lexicon, beside lemmas, for any person, any infinitive and any time.
_PERSON, _INFINITIVE, _DAY = "PER", "INF", "DAY"
# What is named does deeds where it is one of these.
_DOERS = {"PER", "ORG"}
_LEMMA, _ENTITY = attrgetter("lemma"), attrgetter("entity")
# A year has so many digits.
_YEAR = 4
# A question ends so many words before the verb that reports it: ? » , demande.
_ASKED = 4


class Entry(NamedTuple):
    """A trigger with the type of what it reports; its words as lemmas, for looking them up."""

    type: EventType
    trigger: Trigger
    needs: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


# By class of word.
_Entries = dict[str, tuple[Entry, ...]]


def reported(sentence: Sentence, language: Language) -> list[tuple[Token, Entry]]:
    """The words of the sentence that report an event, in order, each with the entry that fits."""
    index, tokens = _triggers(language.code), sentence.tokens
    heads = {t.head for t in tokens if t.dep == "aux:tense" or is_reflexive(t, language.code)}
    told = [
        t
        for t in tokens
        if t.lemma in index
        or ((t.i in heads or t.head in heads) and t.pos in MISTAGGED and helped(t) in heads)
    ]
    if not told:
        return []
    lemmas, wanted = _named(sentence, language.code), _wanted(language.code)
    # Most sentences have nothing of what "faire" needs.
    told = [
        t
        for t in told
        if (words := wanted.get(t.lemma)) is None or t.pos in MISTAGGED or not lemmas.isdisjoint(words)
    ]
    entries = ((token, _entry(sentence, token, lemmas, index, language)) for token in told)
    return [(token, entry) for token, entry in entries if entry is not None]


def names_event(token: Token, code: str) -> bool:
    """Whether the noun may name a happening."""
    return "noun" in _triggers(code).get(token.lemma, {})


def _named(sentence: Sentence, code: str) -> set[str]:
    """The lemmas of the sentence, and the kinds of what it names."""
    found = {*map(_LEMMA, sentence.tokens), *map(_ENTITY, sentence.tokens), _INFINITIVE}
    if not found.isdisjoint(_people(code)):
        found.add(_PERSON)
    if not found.isdisjoint(times(code)):
        found.add(_DAY)
    return found


def _entry(
    sentence: Sentence, token: Token, lemmas: set[str], index: dict[str, _Entries], language: Language
) -> Entry | None:
    """The entry that fits; of a participle taken for another word, by its verb: "ont péri".

    ``lemmas`` are those of the sentence.
    """
    entries, found = index.get(token.lemma), None
    if entries:
        fitting = entries.get(word_class(sentence, token, language.code), ())
        found = _fitting(sentence, token, lemmas, fitting, language)
    if (
        found is None
        and token.pos in MISTAGGED
        and (is_perfect(sentence, token, language.code) or leads(sentence, token, language.code))
    ):
        entries = index.get(lemma(token.text, language.code, "VERB"), {})
        found = _fitting(sentence, token, lemmas, entries.get("verb", ()), language)
    return found


@cache
def _wanted(code: str) -> dict[str, frozenset[str]]:
    """Of words that report nothing by themselves, what any of their entries needs."""
    found = {}
    for word, kinds in _triggers(code).items():
        entries = [entry for group in kinds.values() for entry in group]
        if all(entry.needs for entry in entries):
            found[word] = frozenset().union(*(entry.needs for entry in entries))
    return found


@cache
def _triggers(code: str) -> dict[str, _Entries]:
    """The triggers by lemma and by class of word, the most particular first."""
    index: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for event_type, triggers in load(code).lexicon(EventWords).triggers.items():
        for trigger in triggers:
            groups = (_lemmas(words, code) for words in (trigger.needs, trigger.also, trigger.unless))
            entry = Entry(event_type, trigger, *groups)
            for kind in ("verb", "noun", "adjective"):
                if word := getattr(trigger, kind):
                    for form in sorted(_lemmas((word,), code)):
                        index[form][kind].append(entry)
    ordered = {
        word: {kind: tuple(sorted(found, key=_particular)) for kind, found in kinds.items()}
        for word, kinds in index.items()
    }
    for word, infinitive in _misread(ordered, code):
        ordered[word] = ordered.get(word, {}) | {"verb": ordered[infinitive]["verb"]}
    return ordered


def _particular(entry: Entry) -> tuple[bool, bool, bool]:
    """What sorts the entries of a word, the most particular first."""
    return not entry.trigger.negated, not entry.also, not entry.needs


def _misread(index: dict[str, _Entries], code: str) -> list[tuple[str, str]]:
    """The lemmas that the dictionary of forms gives participles of triggers, with the infinitives.

    Those of ``misread``, and the participles of verbs that it does not know: "héliporté" is its own lemma.
    """
    forms = load(code).lexicon(Morphology)
    verbs = [word for word, kinds in index.items() if "verb" in kinds and word.endswith(forms.regular)]
    unknown = [(v.removesuffix(forms.regular) + end, v) for v in verbs for end in forms.participles]
    known = [(form, verb) for form, verb in load(code).lexicon(EventWords).misread.items() if verb in index]
    return [(form, verb) for form, verb in (*unknown, *known) if "verb" not in index.get(form, {})]


@cache
def _bodies(code: str) -> frozenset[str]:
    """The nouns of one word for those that act together: "le gouvernement"."""
    words = load(code).lexicon(Reference)
    return frozenset(word for word in (*words.bodies_masculine, *words.bodies_feminine) if " " not in word)


@cache
def _people(code: str) -> frozenset[str]:
    language = load(code)
    trades = (word for pair in language.lexicon(Reference).persons for word in pair.split("/"))
    return frozenset((*language.lexicon(EventWords).people, *trades))


def _lemmas(words: tuple[str, ...], code: str) -> frozenset[str]:
    """``words`` with what the dictionary of forms makes of them and of their plurals: "visite", "visiter"."""
    forms = {form for word in words for form in (word, f"{word}s")}
    return frozenset(words) | {lemma(form, code) for form in forms}


def _fitting(
    sentence: Sentence, token: Token, lemmas: set[str], entries: Sequence[Entry], language: Language
) -> Entry | None:
    near: set[str] | None = None
    for entry in entries:
        if entry.needs:
            # Most sentences have none of them anywhere.
            if lemmas.isdisjoint(entry.needs) or (entry.also and lemmas.isdisjoint(entry.also)):
                continue
            near = _near(sentence, token, language.code) if near is None else near
            if near.isdisjoint(entry.needs) or (entry.also and near.isdisjoint(entry.also)):
                continue
        if _fits(sentence, token, entry, language):
            return entry
    return None


def _fits(sentence: Sentence, token: Token, entry: Entry, language: Language) -> bool:
    trigger, words = entry.trigger, language.lexicon(EventWords)
    if trigger.adjective and not _is_said(sentence, token):
        return False
    if trigger.negated and not is_negated(sentence, token, words):
        return False
    if entry.unless and _is_figure(sentence, token, entry.unless):
        return False
    if trigger.definite and (token.feature("Number") == "Plur" or not is_definite(sentence, token)):
        return False
    if entry.type == "REQUEST" and _is_question(sentence, token):
        return False
    voice = _has_voice(sentence, token, trigger, words, language.code)
    return voice and _has_frame(sentence, token, trigger, language.code)


def _has_voice(sentence: Sentence, token: Token, trigger: Trigger, words: EventWords, code: str) -> bool:
    """Whether the verb is active, passive or pronominal as the trigger asks."""
    if trigger.pronominal is not None and trigger.pronominal != is_pronominal(sentence, token, code):
        return False
    if trigger.once and not is_once(sentence, token, code):
        return False
    if trigger.passive and not is_undergone(sentence, token, code):
        return False
    if trigger.doer and not _is_done_by_somebody(sentence, token, trigger, code):
        return False
    return not trigger.needs_agent or acts(sentence, token, words)


def _is_done_by_somebody(sentence: Sentence, verb: Token, trigger: Trigger, code: str) -> bool:
    """Whether a person or a body is the one who does it, by name, by a noun or by a pronoun.

    A verb before its subject says something (« … », a lancé le maire); a participle tells a deed where it has
    a time of its own.
    """
    if is_participle(sentence, verb) and not _is_dated(sentence, verb, code):
        return False
    subject, _ = participants(sentence, verb, "OTHER", trigger, None, code)
    if subject is None or (subject.i > verb.i and sentence.children(verb, "aux:tense", "nsubj")):
        return False
    if subject.pos == "PRON":
        return subject.feature("PronType") == "Prs"
    return subject.entity in _DOERS or subject.lemma in _people(code) or subject.lemma in _bodies(code)


def _is_dated(sentence: Sentence, verb: Token, code: str) -> bool:
    """Whether a time of the calendar hangs on the verb, or a year."""
    below = sentence.children(verb)
    year = any(t.pos == "NUM" and len(t.text) == _YEAR and t.text.isdigit() for t in below)
    return year or any(is_date(sentence, t, code) for t in below)


def _has_frame(sentence: Sentence, token: Token, trigger: Trigger, code: str) -> bool:
    """Whether the verb has, or lacks, what the trigger says that it has or lacks."""
    if trigger.no_object and direct_object(sentence, token, code):
        return False
    if trigger.no_predicate and predicate(sentence, token, code):
        return False
    return not trigger.needs_object or _has_object(sentence, token, code)


def _is_said(sentence: Sentence, token: Token) -> bool:
    """Whether the adjective is said of a subject: "ils sont morts"."""
    subject = sentence.children(token, "nsubj", "nsubj:pass")
    return bool(subject and sentence.children(token, *COPULAS))


def _is_question(sentence: Sentence, token: Token) -> bool:
    """Whether the verb follows a question in somebody's words: « Pourquoi ? », demande la juge."""
    return any(t.text == "?" for t in sentence.tokens[max(0, token.i - _ASKED) : token.i])


def _has_object(sentence: Sentence, token: Token, code: str) -> bool:
    if token.dep == "acl" or sentence.children(token, "obj", *PASSIVE) or is_set_off(sentence, token, code):
        return True
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    if token.feature("VerbForm") == "Part" and token.feature("Tense") == "Pres" and behind:
        # The parser often takes it for a preposition: "a déraillé, blessant six voyageurs".
        return behind[0].pos in {"DET", "NUM"}
    return (behind_time(sentence, token, code) or object_above(sentence, token, code)) is not None


def _near(sentence: Sentence, token: Token, code: str) -> set[str]:
    """The lemmas of what ``token`` governs and of what stands close after it.

    With these, what kinds of things it is done to: any name, any person, any infinitive.
    """
    after = sentence.tokens[token.i + 1 : token.i + 1 + _NEAR]
    near = {t.lemma for t in takewhile(lambda t: t.pos != "SCONJ", after)}
    below = sentence.children(token)
    if token.dep == "xcomp":
        # An infinitive has the subject of the verb that governs it: "l'usine va fermer".
        below += sentence.children(sentence.head(token), "nsubj")
    elif token.dep.startswith("acl"):
        # A participle and a relative clause are about the noun above: "la vidéo diffusée samedi".
        above = sentence.head(token)
        near |= {above.lemma, _kind(above, code)}
    hung = {t.lemma for t in below}
    for child in below:
        further = sentence.children(child)
        hung.update([t.lemma for t in further])
        if child.dep != "nsubj":
            near.add(_kind(child, code))
        # The parser hangs it on the object as often: "a autorisé le groupe à vendre".
        if child.dep != "ccomp" and any(_completes(sentence, t, code) for t in (child, *further)):
            near.add(_INFINITIVE)
    if not hung.isdisjoint(times(code)):
        near.add(_DAY)
    return near | hung


def _kind(token: Token, code: str) -> str:
    """What kind of name the word is, "" where it is none; any word for a person is one of a person."""
    return _PERSON if token.lemma in _people(code) else token.entity


def _completes(sentence: Sentence, token: Token, code: str) -> bool:
    """Whether it is an infinitive, perhaps perfect, that completes a verb, and does not say what for."""
    if token.pos not in _VERBS or not _is_infinitive(sentence, token):
        return False
    marks = sentence.children(token, "mark")
    words = load(code).lexicon(EventWords).complement
    return all(t.lemma in words for t in marks) if marks else token.dep == "xcomp"


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    form = verb.feature("VerbForm")
    return form == "Inf" or (form == "Part" and completed(sentence, verb))


def _is_figure(sentence: Sentence, token: Token, words: frozenset[str]) -> bool:
    """Whether one of the lemmas ``words`` stands beside ``token`` and makes another sense of it."""
    for after in sentence.tokens[token.i + 1 : token.i + 1 + _BESIDE]:
        if after.pos == "PUNCT":
            break
        if after.lemma in words:
            return True
    above: tuple[Token, ...] = ()
    if token.dep.startswith(("acl", "nmod")) or (token.dep == "obj" and token.pos in _NOUNS):
        above = (sentence.head(token),)
    elif token.dep == "xcomp":
        above = tuple(sentence.children(sentence.head(token), "nsubj"))
    about = (*sentence.children(token, "nsubj", "nsubj:pass", "obj", "amod", "advmod"), *above)
    return any(t.lemma in words for t in about)


def is_definite(sentence: Sentence, token: Token) -> bool:
    """Whether a noun names one happening, known already: "l'attaque"; in a heading, "Séisme : le bilan"."""
    if token.pos not in _NOUNS:
        return False
    determiners = sentence.children(token, "det")
    if any(t.feature("Definite") == "Def" for t in determiners) or is_fused(sentence, token):
        return True
    return token.i == 0 and not determiners and token.feature("Number") != "Plur"


def is_fused(sentence: Sentence, noun: Token) -> bool:
    """Whether a preposition holds the article: "du", "au"."""
    return any(t.feature("Definite") == "Def" for t in sentence.children(noun, "case"))
