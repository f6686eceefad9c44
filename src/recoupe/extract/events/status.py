"""Whether an event is told as a fact, or as planned, denied, possible or called for."""

from __future__ import annotations

from recoupe.extract.clauses import completed
from recoupe.languages.events import EventWords
from recoupe.model import Sentence, Token
from recoupe.model.claims import EventStatus
from recoupe.text.lemma import future_stem

_VERBS = {"VERB", "AUX"}
_WORDS = _VERBS | {"NOUN"}
# Relations below which a word above says nothing of the event: it is its cause, its twin, its time.
_FREE = {"nsubj", "conj", "advcl", "parataxis"}
# What gives a verb in a row a tense, a doer or a clause of its own.
_OWN = ("aux", "cop", "nsubj", "mark")
_BARE = {"Inf", "Part"}
# What a row of verbs has in common: what of it is denied is another matter.
_SHARED = {"planned", "possible", "called_for"}
_ARGUMENTS = ("nsubj", "obj", "obl")


def status(
    sentence: Sentence, token: Token, words: EventWords, code: str, denied: bool = False
) -> EventStatus:
    """The status of the event that ``token`` tells; ``denied`` where what is denied is what happened."""
    if not denied and is_negated(sentence, token, words):
        return "denied"
    if token.lemma in words.planning and token.pos in _VERBS and sentence.children(token, "aux:pass"):
        return "planned"  # "le ministre est attendu"
    own = _tense(sentence, token, code) if token.pos in _VERBS else None
    found = own or _governed(sentence, token, words)
    if found is None and (first := _first_of_row(sentence, token)) is not None:
        shared = status(sentence, first, words, code, denied=True)
        found = shared if shared in _SHARED else None
    return found or "asserted"


def _first_of_row(sentence: Sentence, verb: Token) -> Token | None:
    """The verb whose auxiliary or governor ``verb`` shares: "doit être jugé et puni".

    None where it has one of its own.
    """
    form = verb.feature("VerbForm")
    own = [t for t in sentence.children(verb) if t.dep.startswith(_OWN)]
    if verb.dep != "conj" or own or form not in _BARE:
        return None
    first = sentence.head(verb)
    if form == "Part" and first.feature("VerbForm") == "Fin":
        # "Vont être déférés et présentés": the row is hung on "vont".
        below = [t for t in sentence.children(first, "xcomp") if t.i < verb.i]
        first = below[-1] if below else first
    alike = first.pos in _VERBS and first.i < verb.i and first.feature("VerbForm") == form
    helped = any(t.dep.startswith("aux") for t in sentence.children(first))
    return first if alike and (form == "Inf" or helped or first.dep == "conj") else None


def is_negated(sentence: Sentence, token: Token, words: EventWords) -> bool:
    """Whether the verb or one of its arguments is denied: "n'ont pas défilé", "aucun n'est mort"."""
    above = sentence.head(token)
    if token.dep == "xcomp" and above.lemma in words.being and is_negated(sentence, above, words):
        return True  # "aucun mort n'est à déplorer"
    for child in sentence.children(token):
        if child.lemma in words.negations and child.pos not in {"NOUN", "PROPN"}:
            return True
        # "aucun blessé n'est mort", "sans qu'un coup de feu ait été tiré"
        argument = child.dep.startswith(_ARGUMENTS) and token.pos in _VERBS
        if argument and any(t.lemma in words.negations for t in sentence.children(child, "det")):
            return True
    return False


def _tense(sentence: Sentence, token: Token, code: str) -> EventStatus | None:
    auxiliaries = [t for t in sentence.children(token) if t.dep.startswith(("aux", "cop"))]
    finite = next((t for t in auxiliaries if t.feature("Tense") or t.feature("Mood")), token)
    if finite.feature("Tense") == "Fut":
        return "planned"
    if not _is_conditional(finite, code):
        return None
    # "A annoncé qu'elle verserait" is to come, as seen from then.
    seen = (finite is token or finite.dep == "aux:pass") and token.dep == "ccomp"
    return "planned" if seen and _past(sentence, sentence.head(token)) else "possible"


def _is_conditional(verb: Token, code: str) -> bool:
    """Whether the verb stands in the conditional, which the tagger takes for an imperfect or a present.

    Neither of these is formed on the whole infinitive, as "fermerait" is.
    """
    if verb.feature("Mood") == "Cnd":
        return True
    stem = future_stem(verb.lemma, code)
    formed = len(verb.text) > len(stem) and verb.text.lower().startswith(stem)
    return formed and verb.feature("VerbForm") == "Fin" and verb.feature("Tense") in {"Imp", "Pres"}


def _governed(sentence: Sentence, token: Token, words: EventWords) -> EventStatus | None:
    """What the conjunction before the event, or the two words above it, make of it."""
    if _is_striven_for(sentence, token, words):
        return "called_for"
    for mark in sentence.children(token, "mark", "case"):
        if (found := _imposed(mark.lemma, words)) is not None:
            return found
    if token.dep.split(":")[0] in _FREE and not _is_cut_off(sentence, token):
        return None
    # Of a thing done only the verb right above says whether it was: "doit être jugé pour avoir volé".
    # … and of what qualifies a noun the noun alone: "l'homme arrêté nie", "la menace de fermer".
    reach = 1 if completed(sentence, token) or token.dep == "acl" else 2
    for governor in [token, *sentence.ancestors(token)][1 : 1 + reach]:
        found = _imposed(governor.lemma, words) if governor.pos in _WORDS else None
        if found is not None and not (governor.lemma in words.achieving and _past(sentence, governor)):
            return found
        if governor.dep.split(":")[0] in {"advcl", "acl", "parataxis", "conj"}:
            return None
    return None


def _is_striven_for(sentence: Sentence, noun: Token, words: EventWords) -> bool:
    """Whether somebody strives for it: "se bat pour la libération", "une pétition pour la libération"."""
    aims = [mark for mark in sentence.children(noun, "case") if mark.lemma in words.aiming]
    above = (sentence.head(noun), *(sentence.tokens[mark.i - 1] for mark in aims if mark.i))
    return bool(aims) and any(t.lemma in words.striving and t.pos in _WORDS for t in above)


def _is_cut_off(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive without a preposition completes the verb above: "va, dès lundi, rencontrer"."""
    clause = verb.dep == "advcl" and verb.feature("VerbForm") == "Inf"
    return clause and not any(t.dep.startswith(_OWN) for t in sentence.children(verb))


def _past(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb stands in the perfect ("a dû"), not in the conditional ("aurait pu")."""
    auxiliaries = [t for t in sentence.children(verb) if t.dep.startswith("aux")]
    return any(t.feature("Mood") == "Ind" for t in auxiliaries)


def _imposed(lemma: str, words: EventWords) -> EventStatus | None:
    if lemma in words.denying:
        return "denied"
    if lemma in words.planning:
        return "planned"
    if lemma in words.calling_for:
        return "called_for"
    return "possible" if lemma in words.doubting else None
