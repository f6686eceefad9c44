"""Who does what is told and to whom it is done, as far as the parse tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from recoupe.extract.clauses import bare, completed, named_before, relative
from recoupe.extract.events.carriers import Carrier
from recoupe.languages import load
from recoupe.languages.calendar import Calendar
from recoupe.languages.events import EventType, EventWords, Trigger
from recoupe.languages.quotation import QuotationLexicon
from recoupe.model import Anchor, ParsedText, Sentence, Token

_SUBJECT = ("nsubj",)
_PASSIVE = ("nsubj:pass",)
_OBJECT = ("obj", "iobj", "obl:arg")
_VERBS = {"VERB", "AUX"}
_NAMING = {"NOUN", "PROPN", "PRON"}
# What stands before a noun with it.
_WITH_NOUN = {"DET", "NUM", "ADJ"}
# Relations of what belongs to the name of a participant, and how far from its noun that may stand.
_KEPT = {"det", "amod", "flat:name", "flat", "flat:foreign", "appos", "nmod", "compound", "nummod"}
_NEAR = 8
_LEFT_OUT_AT_END = {"ADP", "DET", "PUNCT", "PRON", "CCONJ"}
# Marks that open and do not close inside a phrase end it.
_PAIRS = {"(": ")", "«": "»", '"': '"', "“": "”", "[": "]"}

# What stands behind the place of a dateline.
_DATELINE = {"(", "-", "–", "—", ",", ":"}

_Two = tuple[Token | None, Token | None]


def participants(
    sentence: Sentence, token: Token, event: EventType, trigger: Trigger, carried: Carrier | None, code: str
) -> _Two:
    """The words that head who does it and to whom it is done; a relative pronoun gives way to its noun.

    ``carried`` is the verb that tells the event of a noun, ``code`` the language. Times and circumstances
    ("samedi", "selon la police") are neither.
    """
    if token.pos in _VERBS or trigger.adjective:
        found = _of_verb(sentence, token, trigger.patient, code)
    else:
        found = _of_noun(sentence, token, event, trigger.patient, code)
        if carried and carried.subject:
            found = _of_carrier(sentence, carried, found, code)
    agent, recipient = (token and _plausible(sentence, token, code) for token in found)
    return agent, recipient


def _plausible(sentence: Sentence, token: Token, code: str) -> Token | None:
    """Who the word stands for, None for what neither acts nor undergoes: an amount, "ouvrir le feu"."""
    words = load(code).lexicon(EventWords)
    noun = relative(sentence, named_before(sentence, token))
    if noun is None or noun.pos == "NUM" or noun.lemma in words.inert or noun.text.lower() in words.inert:
        return None
    if noun.lemma in words.amounts:
        # "62 % des grévistes" are people; "deux millions d'euros" are not.
        people = any(t.lemma not in words.amounts for t in sentence.children(noun, "nmod"))
        return noun if people and noun.lemma in words.shares else None
    return noun


def _of_verb(sentence: Sentence, token: Token, patient: bool, code: str) -> _Two:
    words = load(code).lexicon(EventWords)
    reflexive = any(t.dep == "expl:pass" or t.dep == "expl:comp" for t in sentence.children(token))
    passive = _first(sentence, token, _PASSIVE, code) or _qualified(sentence, token, code)
    if passive is not None and not reflexive:
        return agent(sentence, token, words), passive
    if (speaker := _after_speech(sentence, token)) is not None:
        return speaker, None
    subject = passive or _first(sentence, token, _SUBJECT, code) or _shared_subject(sentence, token, code)
    if patient:
        return None, subject
    if token.dep == "advcl" and _is_passive(sentence, token):
        return agent(sentence, token, words), subject  # "Condamné en 2016, l'homme a été libéré"
    object_ = _undergoing(sentence, token, _OBJECT, words.undergoing_verb, code)
    object_ = object_ or behind_time(sentence, token, code) or object_above(sentence, token, code)
    return subject, object_ or _met(sentence, token, words)


def behind_time(sentence: Sentence, verb: Token, code: str) -> Token | None:
    """The object that the parser hangs on the time beside it.

    "A expulsé mercredi deux diplomates", "a expulsé deux diplomates le 5 mars".
    """
    for time in sentence.children(verb, "obl:mod", "obj"):
        if time.i > verb.i and is_date(sentence, time, code) and not sentence.children(time, "case"):
            below = [t for t in sentence.children(time, "nmod", "appos") if not is_time(t, code)]
            if below and below[0].i > verb.i and not sentence.children(below[0], "case"):
                return below[0]
    return None


def object_above(sentence: Sentence, verb: Token, code: str) -> Token | None:
    """The noun that a relative clause makes the object of its verb: "les grévistes que la police expulse".

    The parser takes "que" for a conjunction as often as not; where it is one ("l'idée que la police a tiré")
    the participle does not agree with the noun, or the noun neither acts nor undergoes ("le fait que").
    """
    that = load(code).lexicon(QuotationLexicon).function_words.that
    noun = sentence.head(verb)
    if not verb.dep.startswith("acl") or noun.pos not in {"NOUN", "PROPN"} or noun.i > verb.i:
        return None
    joined = [t for t in sentence.children(verb, "mark", "obj") if t.text.lower() in that and t.i > noun.i]
    if not joined or not any(joined[0].i < t.i < verb.i for t in sentence.children(verb, "nsubj")):
        return None
    own = any(t.i > verb.i for t in sentence.children(verb, "obj", "ccomp"))
    own = own or any(t.dep.startswith("expl") for t in sentence.children(verb))
    agrees = all(
        verb.feature(name) in {None, noun.feature(name)} or noun.feature(name) is None
        for name in ("Gender", "Number")
    )
    inert = noun.lemma in load(code).lexicon(EventWords).inert
    return noun if agrees and not own and not inert else None


def direct_object(sentence: Sentence, verb: Token, code: str) -> Token | None:
    """The direct object; the parser takes days and numbers for one, too: "veut manifester mardi"."""
    for token in sentence.children(verb, "obj"):
        near = token.i - verb.i < _NEAR
        named = token.pos in _NAMING and token.text.isalpha() and not is_time(token, code)
        if near and named and not _is_parted(sentence, token, load(code).lexicon(EventWords).of):
            return token
    return None


def _is_parted(sentence: Sentence, noun: Token, of: tuple[str, ...]) -> bool:
    """Whether the noun is no object: a comma or a preposition brings it in.

    "Ont défilé, une mobilisation record", "ont défilé sur 30 sites"; but "ont réclamé de l'aide".
    """
    first = noun.i
    while first and sentence.tokens[first - 1].pos in _WITH_NOUN:
        first -= 1
    before = sentence.tokens[first - 1]
    return first > 0 and (before.text == "," or (before.pos == "ADP" and before.text.lower() not in of))


def _met(sentence: Sentence, verb: Token, words: EventWords) -> Token | None:
    """The person whom the parser takes for a circumstance: "s'est entretenu mardi avec M. X"."""
    for child in sentence.children(verb, "obl:mod"):
        cases = [c.lemma for c in sentence.children(child, "case")]
        if child.entity == "PER" and any(c in words.undergoing_verb for c in cases):
            return child
    return None


def _after_speech(sentence: Sentence, token: Token) -> Token | None:
    """Who speaks, where the verb stands behind a quotation: « … », ont scandé des lycéens."""
    group = [t.i for t in sentence.children(token) if t.dep.startswith("aux")]
    first = min((*group, token.i))
    marks = [t.text for t in sentence.tokens[max(0, first - 2) : first]]
    if len(marks) < 2 or marks[1] != "," or marks[0] not in _PAIRS.values():
        return None
    if any(t.i >= first for t in sentence.children(token, "nsubj")):
        return None
    return next((t for t in sentence.children(token, "obj") if t.i > token.i), None)


def _of_noun(sentence: Sentence, token: Token, event: EventType, patient: bool, code: str) -> _Two:
    words = load(code).lexicon(EventWords)
    by = agent(sentence, token, words)
    if patient or event not in words.acting:
        whom = _undergoing(sentence, token, ("nmod",), words.undergoing_noun, code)
        return by, _unless_place(whom, event, words)
    others = tuple(p for p in words.undergoing_noun if p not in words.of)
    doer = by or _unless_place(_undergoing(sentence, token, ("nmod",), words.of, code), event, words)
    return doer, _undergoing(sentence, token, ("nmod",), others, code)


def _unless_place(noun: Token | None, event: EventType, words: EventWords) -> Token | None:
    """None for a place where ``event`` happens: "le crash d'Ormes" befalls the plane."""
    where = noun is not None and noun.entity == "LOC" and noun.pos == "PROPN" and event in words.local
    return None if where else noun


def _of_carrier(sentence: Sentence, carried: Carrier, found: _Two, code: str) -> _Two:
    verb = carried.token
    subject = _first(sentence, verb, (*_SUBJECT, *_PASSIVE), code) or _shared_subject(sentence, verb, code)
    if carried.subject == "recipient":
        return found[0], subject or found[1]
    return subject or found[0], found[1]


def agent(sentence: Sentence, trigger: Token, words: EventWords) -> Token | None:
    """The complement that says by whom; the parser seldom tells it from other complements."""
    prepositions, circumstances = words.agents, words.circumstances
    for child in sentence.children(trigger):
        complement = child.dep.startswith(("obl", "nmod")) and child.pos != "VERB"
        by = complement and any(c.lemma in prepositions for c in sentence.children(child, "case"))
        if by and child.lemma not in circumstances and _is_particular(sentence, child):
            return child
    return None


def acts(sentence: Sentence, trigger: Token, words: EventWords) -> bool:
    """Whether the verb ``trigger`` says, or leaves to an active verb, who does it."""
    if sentence.children(trigger, "expl:subj"):
        return False  # "il est interdit", "il convient"
    if sentence.children(trigger, *_PASSIVE) or _is_passive(sentence, trigger):
        return agent(sentence, trigger, words) is not None
    return True


def phrase(parsed: ParsedText, sentence: Sentence, head: Token | None, code: str) -> Anchor | None:
    """The words of a participant up to its first clause or time, without preposition."""
    if head is None:
        return None
    below = sentence.children(head) if head.pos != "PRON" else ()
    if not below and any(c.isalnum() for c in head.text):
        return parsed.anchor(head.start, head.end)
    found = {head.i}
    for child in below:
        if child.dep in _KEPT and not _aside(sentence, child, code) and not _set_off(sentence, child):
            found |= {t.i for t in bare(sentence, child) if abs(t.i - head.i) < _NEAR}
    stop = next((i for i in sorted(found) if i > head.i and is_time(sentence.tokens[i], code)), None)
    last = max(i for i in found if stop is None or i < stop)
    kept = _closed(list(sentence.tokens[min(found) : last + 1]), sentence.tokens[last + 1 : last + 2])
    closing = _PAIRS.values()
    while (
        len(kept) > 1
        and kept[-1].i > head.i
        and kept[-1].pos in _LEFT_OUT_AT_END - ({"PUNCT"} if kept[-1].text in closing else set())
    ):
        kept.pop()
    kept = kept or [head]
    anchor = parsed.anchor(kept[0].start, kept[-1].end)
    return anchor if any(c.isalnum() for c in anchor.exact) else None


def is_closed(text: str) -> bool:
    """Whether every quotation mark and bracket of ``text`` that opens closes, and the reverse."""
    return all(
        text.count(one) % 2 == 0 if one == other else text.count(one) == text.count(other)
        for one, other in _PAIRS.items()
    )


def _closed(tokens: list[Token], after: Sequence[Token]) -> list[Token]:
    """``tokens`` up to a mark that opens and does not close among them, or with the one that closes it.

    ``after`` is the word that follows. An article alone is no participant: such words stay as they are.
    """
    texts = [t.text for t in tokens]
    for at, text in enumerate(texts):
        closing = _PAIRS.get(text)
        if closing is None or closing in texts[at + 1 :] or (closing == text and texts[:at].count(text) % 2):
            continue
        if after and after[0].text == closing:
            return [*tokens, *after]
        before = tokens[:at]
        return (
            before if any(t.pos in {"NOUN", "PROPN"} for t in before) else tokens[1:] if at == 0 else tokens
        )
    return tokens


def _undergoing(
    sentence: Sentence, trigger: Token, relations: tuple[str, ...], prepositions: tuple[str, ...], code: str
) -> Token | None:
    for child in sentence.children(trigger, *relations):
        # The parser takes "des" for an article, even where it stands for "de les".
        cases = [f for c in sentence.children(child, "case") for f in (c.lemma, c.text.lower())]
        verb = trigger.pos in _VERBS
        if verb:
            fits = not cases or (any(c in prepositions for c in cases) and child.entity != "LOC")
        else:
            fits = any(c in prepositions for c in cases) and _is_particular(sentence, child)
        circumstance = bool(cases) and child.lemma in load(code).lexicon(EventWords).circumstances
        if (
            fits
            and child.pos not in {"ADP", "ADV", "SCONJ"}
            and not circumstance
            and not is_time(child, code)
        ):
            return child
    return None


def _is_particular(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun stands for somebody or something: "accusations d'un élu", not "de racisme"."""
    if noun.entity or noun.pos in {"PROPN", "PRON"}:
        return True
    fused = any(t.feature("Definite") or t.feature("Number") for t in sentence.children(noun, "case"))
    return fused or bool(sentence.children(noun, "det", "nummod"))


def _first(sentence: Sentence, token: Token, relations: tuple[str, ...], code: str) -> Token | None:
    found = [t for t in sentence.children(token, *relations) if not is_time(t, code)]
    # The parser takes the dateline for the subject: "LYON (AFP) - Deux …".
    if len(found) > 1 and found[0].i == 0 and sentence.tokens[1].text in _DATELINE:
        return found[1]
    return found[0] if found else None


def _qualified(sentence: Sentence, token: Token, code: str) -> Token | None:
    """Whom a participle without auxiliary is said of: "deux hommes blessés par", "interpellés et jugés"."""
    if not _is_passive(sentence, token) or sentence.children(token, *_SUBJECT):
        return None
    head = sentence.head(token)
    if token.dep == "acl" and head.pos not in _VERBS:
        return _agreeing(sentence, head, token)
    if token.dep == "conj" and (sentence.children(head, *_PASSIVE) or head.dep == "acl"):
        return _first(sentence, head, _PASSIVE, code) or _qualified(sentence, head, code)
    return None


def _agreeing(sentence: Sentence, head: Token, participle: Token) -> Token:
    """``head``, or the noun inside its phrase with which the participle agrees when ``head`` does not."""
    gender = participle.feature("Gender")
    if gender == head.feature("Gender"):
        return head
    inside = [t for t in sentence.subtree(head) if head.i < t.i < participle.i and t.dep == "nmod"]
    return next((t for t in reversed(inside) if t.feature("Gender") == gender), head)


def is_participle(sentence: Sentence, token: Token) -> bool:
    """Whether a past participle qualifies a noun: "des lycéens mobilisés", "ils restent mobilisés"."""
    return token.dep in {"acl", "xcomp"} and _is_passive(sentence, token)


def predicate(sentence: Sentence, verb: Token, code: str) -> Token | None:
    """What the verb says that something is, a time not included: "jugé dangereux", not "jugé mercredi"."""
    for child in sentence.children(verb, "xcomp", "amod"):
        adverbial = child.pos not in {"ADJ", "NOUN"} or sentence.children(child, "case")
        if child.i > verb.i and not adverbial and not is_time(child, code):
            return child
    return None


def _is_passive(sentence: Sentence, token: Token) -> bool:
    """Whether the verb is a past participle that no auxiliary makes active."""
    if token.feature("VerbForm") != "Part" or token.feature("Tense") != "Past":
        return False
    auxiliaries = sentence.children(token, "aux:tense", "aux", "aux:pass")
    return not auxiliaries or any(t.dep == "aux:pass" for t in auxiliaries)


def _shared_subject(sentence: Sentence, token: Token, code: str) -> Token | None:
    """The subject of the verb that ``token`` is coordinated with or that governs its infinitive.

    Of an infinitive below a participle, whom that is said of: "un homme accusé d'avoir volé une moto".
    """
    if token.dep not in {"conj", "xcomp", "advcl"}:
        return None
    head = sentence.head(token)
    if token.i > head.i and completed(sentence, token) and sentence.children(head, "obj"):
        # "Le juge a condamné un homme pour avoir volé": who of the two did it, grammar does not tell.
        return None
    found = _first(sentence, head, (*_SUBJECT, *_PASSIVE), code)
    if found is None and head.i < token.i and (token.dep == "xcomp" or completed(sentence, token)):
        return _qualified(sentence, head, code) or _shared_subject(sentence, head, code)
    return found


def _set_off(sentence: Sentence, child: Token) -> bool:
    """Whether an adjective stands behind a comma: "le tireur, âgé de 30 ans"."""
    return child.dep == "amod" and child.i > child.head and sentence.tokens[child.i - 1].text == ","


def _aside(sentence: Sentence, child: Token, code: str) -> bool:
    """Whether it is a circumstance hung on a noun: a time, or a complement that no noun takes."""
    taken = load(code).lexicon(EventWords).of
    cases = sentence.children(child, "case")
    other = bool(cases) and not {cases[0].lemma, cases[0].text.lower()} & set(taken)
    return is_date(sentence, child, code) or (child.dep == "nmod" and other)


def is_date(sentence: Sentence, token: Token, code: str) -> bool:
    """Whether a time, or the number that heads one, stands there: "mardi", "le 8 mars"."""
    number = token.pos == "NUM" and any(is_time(t, code) for t in sentence.children(token))
    return number or is_time(token, code)


def is_time(token: Token, code: str) -> bool:
    """Whether the word is one of the calendar: "mardi", "mars", "soir"."""
    return token.text.casefold() in times(code)


@cache
def times(code: str) -> frozenset[str]:
    """The words of the calendar: "mardi", "mars", "soir"."""
    language = load(code)
    return language.lexicon(Calendar).words(language.lexicon(EventWords).temporal)
