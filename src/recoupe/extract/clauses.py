"""The clause in which something is told, and the one above it: where its time and its participants stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from recoupe.languages import load
from recoupe.languages.morphology import Morphology
from recoupe.model import Anchor, ParsedText, Sentence, Token

_VERBS = {"VERB", "AUX"}
# Relations under which another clause begins.
_SUBORDINATE = ("advcl", "acl", "ccomp", "parataxis", "csubj")
_PARTICIPLES = {"acl", "advcl", "amod"}
_INSIDE = {"nmod", "appos", "conj", "flat:name", "obl:arg"}
_NOMINAL = {"NOUN", "PROPN"}
# Relations of the words that begin what is told besides, numbers apart.
_ASIDE = _PARTICIPLES | {"case", "aux:tense", "acl:relcl"}
_OF_NAME = {"nmod", "nummod", "appos", "conj"}
# The commonest relations, under which none does.
_PLAIN = frozenset(
    {"det", "case", "nmod", "amod", "nsubj", "obj", "obl:mod", "obl:arg", "aux:tense", "nummod"}
)
# Clauses that share the time of the clause above them. A relative clause or a reported one has its own.
_SHARING = ("conj", "advcl", "xcomp")
_JOINING = {"cc", "mark", "case"}
# How a verb without an auxiliary hangs on the one whose time is its own.
_WITH = {"conj", "xcomp"}
# A clause of more words than this is a parse gone wrong, or tells more than one thing.
_LONG = 40


def clause(parsed: ParsedText, sentence: Sentence, trigger: Token) -> Anchor:
    """The words of the clause of ``trigger``; of a noun, the phrase that it heads."""
    return _anchor(parsed, sentence, trigger, _head(sentence, trigger))


def governing(parsed: ParsedText, sentence: Sentence, trigger: Token) -> Anchor | None:
    """The words of the clause above that of ``trigger``, None where its time is not that of the event."""
    head = _head(sentence, trigger)
    if trigger.pos in _VERBS and (not head.dep.startswith(_SHARING) or completed(sentence, head)):
        return None
    for above in sentence.ancestors(head):
        if above.pos in _VERBS or above.head == above.i:
            return _anchor(parsed, sentence, above, above)
    return None


def anterior(sentence: Sentence, trigger: Token, code: str) -> bool:
    """Whether the verb stands in the pluperfect ("avait fui"), before what is narrated.

    So does what is told beside such a verb: "avait fui, blessant un passant", "avait fui quand on a tiré".
    """
    auxiliaries = [t for t in sentence.children(trigger) if t.dep.startswith("aux")]
    if trigger.dep == "advcl" or (not auxiliaries and trigger.dep in _WITH):
        above = sentence.head(trigger)
        # "Avaient signé" may be a verb with its complement to the parser.
        split = trigger.dep == "xcomp" and above.pos == "AUX" and above.feature("Tense") == "Imp"
        if split or anterior(sentence, above, code):
            return True
    return any(t.feature("Tense") == "Imp" for t in auxiliaries if t.dep != "aux:pass") or (
        len(auxiliaries) == 1
        and auxiliaries[0].feature("Tense") == "Imp"
        and auxiliaries[0].dep.startswith("aux")
        and auxiliaries[0].lemma == load(code).lexicon(Morphology).have
    )


def completed(sentence: Sentence, verb: Token) -> bool:
    """Whether it is a perfect infinitive, told of before the verb above: "jugé pour avoir volé"."""
    return any(t.feature("VerbForm") == "Inf" for t in sentence.children(verb, "aux:tense"))


class Aside(NamedTuple):
    """Words of a sentence that tell something besides, and on which word they hang.

    ``dating`` are those that date this word alone: "en grève depuis lundi", "a indiqué lundi le maire".
    """

    above: int
    dating: bool
    words: tuple[Token, ...]


def all_asides(sentence: Sentence, since: tuple[str, ...]) -> list[Aside]:
    """What a sentence tells besides: relative clauses, participles, perfect infinitives ("pour avoir volé").

    And what prepositions of ``since`` bring in, and the years of titles.
    """
    found = []
    for token in sentence.tokens:
        dep = token.dep
        if dep not in _ASIDE and token.pos != "NUM":
            continue
        lasting = dep == "case" and token.lemma in since
        if dep == "case" and not lasting:
            continue
        if lasting or (dep == "aux:tense" and token.feature("VerbForm") == "Inf"):
            head = sentence.head(token)
        elif _is_year_of_name(sentence, token) or (
            (dep == "acl:relcl" or dep in _PARTICIPLES) and _qualifies(sentence, token)
        ):
            head = token
        else:
            continue
        words = {*sentence.subtree(head), *_between_commas(sentence, head)}
        found.append(Aside(head.head, lasting, tuple(sorted(words, key=attrgetter("i")))))
    return found


def asides(
    parsed: ParsedText, sentence: Sentence, triggers: tuple[Token, ...], found: Sequence[Aside]
) -> tuple[Anchor, ...]:
    """Those of ``found`` that tell something else than ``triggers`` do.

    What they say of time is not its own: "le maire, élu en 2020, a démissionné"; "les salariés, en grève
    depuis lundi, ont voté".
    """
    if not found:
        return ()
    own = {t.i for t in triggers}
    nouns = {t.i for t in triggers if t.pos not in _VERBS}
    kept = []
    for above, dating, words in found:
        # What is said of the noun of an event dates it: "l'attaque survenue mardi".
        if above in (own if dating else nouns) or any(t.i in own for t in words):
            continue
        if not (dating and _taken_up(sentence, words[-1].i + 1, own)):
            kept.append(parsed.anchor_of(words))
    return tuple(kept)


def _is_year_of_name(sentence: Sentence, number: Token) -> bool:
    """Whether a year stands bare behind a noun, as in a title: "le champion de France 2007"."""
    if number.pos != "NUM" or len(number.text) != 4 or number.dep not in _OF_NAME:
        return False
    above = sentence.head(number)
    behind = above.i < number.i and above.pos in _NOMINAL | {"NUM"}
    return behind and number.text.isdigit() and not sentence.children(number, "case")


def _qualifies(sentence: Sentence, token: Token) -> bool:
    """Whether a relative clause or a participle qualifies another word than one that sets the scene.

    "Lors du défilé qui a réuni mille personnes samedi, deux hommes ont été arrêtés": they were on Saturday.
    """
    if token.dep == "acl:relcl":
        # Without its pronoun the parser is wrong: a main clause behind a circumstance.
        near = (g for c in sentence.children(token) for g in (c, *sentence.children(c)))
        told = any(t.feature("PronType") == "Rel" for t in near)
    else:
        participle = token.feature("VerbForm") == "Part" and not sentence.children(token, "aux:tense")
        told = token.dep in _PARTICIPLES and participle
    return told and not _scene(sentence, sentence.head(token))


def _scene(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun heads, or hangs on, a circumstance before the verb."""
    if noun.pos in _VERBS:
        return False
    while noun.dep in _INSIDE and noun.head != noun.i:
        noun = sentence.head(noun)
    if noun.pos == "ADV":
        return True
    subjects = sentence.children(sentence.head(noun), "nsubj", "nsubj:pass")
    return not noun.dep.startswith("nsubj") and any(t.i > noun.i for t in subjects)


def _taken_up(sentence: Sentence, after: int, own: set[int]) -> bool:
    """Whether a clause about the event follows a time: "depuis mardi, lorsqu'un camion a percuté"."""
    rest = sentence.tokens[after : after + 2]
    mark = next((t for t in rest if t.pos != "PUNCT"), None)
    if mark is None or not (mark.pos == "SCONJ" or mark.dep == "mark"):
        return False
    return any(i > mark.i for i in own)


def is_beside(sentence: Sentence, trigger: Token) -> bool:
    """Whether ``trigger`` is told in a relative clause or by a participle that qualifies another word."""
    head = trigger
    while head.dep in {"conj", "xcomp"} and head.head != head.i:
        head = sentence.head(head)
    return _qualifies(sentence, head)


def bare(sentence: Sentence, head: Token) -> Iterator[Token]:
    """The words that hang on ``head``, without the clauses among them."""
    queue = [head]
    while queue:
        above = queue.pop()
        yield above
        queue += [t for t in sentence.children(above) if not t.dep.startswith(_SUBORDINATE)]


def named_before(sentence: Sentence, pronoun: Token) -> Token:
    """The noun that a pronoun takes up between commas: "Anne Morin, elle, refuse"; else the pronoun."""
    i = pronoun.i
    if pronoun.pos != "PRON" or i < 2 or i + 1 >= len(sentence.tokens):
        return pronoun
    if sentence.tokens[i - 1].text != "," or sentence.tokens[i + 1].text != ",":
        return pronoun
    head = sentence.tokens[i - 2]
    while head.head != head.i and head.head < i - 1 and sentence.head(head).pos in _NOMINAL:
        head = sentence.head(head)
    return head if head.pos in _NOMINAL else pronoun


def relative(sentence: Sentence, token: Token) -> Token | None:
    """The noun that a relative pronoun stands for, None where it is not known; any other word as it is."""
    if token.feature("PronType") != "Rel":
        return token
    above = sentence.head(token)
    while above.dep == "conj":
        above = sentence.head(above)
    return sentence.head(above) if above.dep.startswith("acl") else None


def _head(sentence: Sentence, trigger: Token) -> Token:
    """The verb that heads the clause: an infinitive belongs to the verb that governs it, unless completed."""
    head = trigger
    while head.dep == "xcomp" and sentence.head(head).pos in _VERBS and not completed(sentence, head):
        head = sentence.head(head)
    return head


def _anchor(parsed: ParsedText, sentence: Sentence, trigger: Token, head: Token) -> Anchor:
    found, queue = {head.i, trigger.i}, [head] if head is trigger else [head, trigger]
    # What is said of a noun beside it ("la frappe qui a tué deux hommes mardi") dates it.
    beside = head if head.pos not in _VERBS else None
    while queue:
        above = queue.pop()
        for child in sentence.children(above):
            dep, pos = child.dep, child.pos
            if pos == "PUNCT" or child.i in found or (dep == "conj" and pos in _VERBS):
                continue
            if (
                dep in _PLAIN
                or not dep.startswith(_SUBORDINATE)
                or (above is beside and dep.startswith("acl"))
            ):
                found.add(child.i)
                queue.append(child)
    if head.dep.startswith("acl"):
        found |= _antecedent(sentence, sentence.head(head)) | {t.i for t in _between_commas(sentence, head)}
    end = _main_verb(sentence, trigger) if head.dep.startswith("acl") else None
    near = [sentence.tokens[i] for i in sorted(found) if abs(i - trigger.i) <= _LONG and (not end or i < end)]
    # What joins the clause to another says nothing of the event: "et", "qu'", "après".
    while len(near) > 1 and near[0].i < trigger.i and near[0].dep in _JOINING and near[0].head == head.i:
        del near[0]
    return parsed.anchor(near[0].start, near[-1].end)


def _main_verb(sentence: Sentence, trigger: Token) -> int | None:
    """Where the main clause goes on behind a clause between commas: "le maire, élu jeudi, siégera mardi".

    A finite verb behind a comma is none of the clause before, wherever the parser hangs it.
    """
    for comma in sentence.tokens[trigger.i + 1 : trigger.i + 1 + _LONG]:
        if comma.text == "," and comma.i + 1 < len(sentence.tokens):
            verb = sentence.tokens[comma.i + 1]
            if verb.pos in _VERBS and verb.feature("VerbForm") == "Fin":
                return comma.i
    return None


def _between_commas(sentence: Sentence, participle: Token) -> tuple[Token, ...]:
    """The words from a participle behind a comma to the next: ", arrêté le 9 mai à Lyon, est soupçonné".

    The parser hangs its time and its place on the noun.
    """
    start = participle.i
    if participle.dep != "acl" or start == 0 or sentence.tokens[start - 1].text != ",":
        return ()
    words = takewhile(lambda t: t.pos != "PUNCT", sentence.tokens[start : start + _LONG])
    return tuple(words)


def _antecedent(sentence: Sentence, noun: Token) -> set[int]:
    """The noun that a relative clause or a participle is about, with its article and adjectives."""
    return {noun.i} | {t.i for t in sentence.children(noun, "det", "amod", "nummod", "flat:name")}
