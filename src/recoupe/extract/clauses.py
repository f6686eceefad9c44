"""The clause in which something is told, and the one above it: where its time and its participants stand."""

from __future__ import annotations

from recoupe.model import Anchor, ParsedText, Sentence, Token

_VERBS = {"VERB", "AUX"}
# Relations under which another clause begins.
_SUBORDINATE = ("advcl", "acl", "ccomp", "parataxis", "csubj")
# Clauses that share the time of the clause above them. A relative clause or a reported one has its own.
_SHARING = ("conj", "advcl", "xcomp")
_JOINING = {"cc", "mark", "case"}
# A clause of more words than this is a parse gone wrong, or tells more than one thing.
_LONG = 40


def clause(parsed: ParsedText, sentence: Sentence, trigger: Token) -> Anchor:
    """The words of the clause of ``trigger``; of a noun, the phrase that it heads."""
    return _anchor(parsed, sentence, trigger, _head(sentence, trigger))


def governing(parsed: ParsedText, sentence: Sentence, trigger: Token) -> Anchor | None:
    """The words of the clause above that of ``trigger``, None where its time is not that of the event."""
    head = _head(sentence, trigger)
    if trigger.pos in _VERBS and not head.dep.startswith(_SHARING):
        return None
    for above in sentence.ancestors(head):
        if above.pos in _VERBS or above.head == above.i:
            return _anchor(parsed, sentence, above, above)
    return None


def anterior(sentence: Sentence, trigger: Token) -> bool:
    """Whether the verb stands in the pluperfect ("avait fui"), before what is narrated."""
    auxiliaries = [t for t in sentence.children(trigger) if t.dep.startswith("aux")]
    return any(t.feature("Tense") == "Imp" for t in auxiliaries if t.dep != "aux:pass") or (
        len(auxiliaries) == 1
        and auxiliaries[0].feature("Tense") == "Imp"
        and auxiliaries[0].dep.startswith("aux")
        and auxiliaries[0].lemma == "avoir"
    )


def relative(sentence: Sentence, token: Token) -> Token | None:
    """The noun that a relative pronoun stands for, None where it is not known; any other word as it is."""
    if token.feature("PronType") != "Rel":
        return token
    above = sentence.head(token)
    while above.dep == "conj":
        above = sentence.head(above)
    return sentence.head(above) if above.dep.startswith("acl") else None


def _head(sentence: Sentence, trigger: Token) -> Token:
    """The verb that heads the clause: an infinitive belongs to the verb that governs it."""
    head = trigger
    while head.dep == "xcomp" and sentence.head(head).pos in _VERBS:
        head = sentence.head(head)
    return head


def _anchor(parsed: ParsedText, sentence: Sentence, trigger: Token, head: Token) -> Anchor:
    found, queue = {head.i, trigger.i}, [head]
    # What is said of a noun beside it ("la frappe qui a tué deux hommes mardi") dates it.
    beside = head if head.pos not in _VERBS else None
    while queue:
        above = queue.pop()
        for child in sentence.children(above):
            other = child.dep.startswith(_SUBORDINATE) or (child.dep == "conj" and child.pos in _VERBS)
            other = other and not (above is beside and child.dep.startswith("acl"))
            if child.i not in found and not other and child.pos != "PUNCT":
                found.add(child.i)
                queue.append(child)
    if head.dep.startswith("acl"):
        found |= _antecedent(sentence, sentence.head(head))
    near = [sentence.tokens[i] for i in sorted(found) if abs(i - trigger.i) <= _LONG]
    # What joins the clause to another says nothing of the event: "et", "qu'", "après".
    while len(near) > 1 and near[0].i < trigger.i and near[0].dep in _JOINING and near[0].head == head.i:
        del near[0]
    return parsed.anchor_of(near)


def _antecedent(sentence: Sentence, noun: Token) -> set[int]:
    """The noun that a relative clause or a participle is about, with its article and adjectives."""
    return {noun.i} | {t.i for t in sentence.children(noun, "det", "amod", "nummod", "flat:name")}
