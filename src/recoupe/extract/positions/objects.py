"""On what a position is taken: the noun, infinitive or clause that the word for it takes in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from recoupe.languages import load
from recoupe.languages.morphology import Morphology
from recoupe.languages.positions import Frame, PositionWords
from recoupe.model import Sentence, Token
from recoupe.text.lemma import future_stem

_VERBS = {"VERB", "AUX"}
# What does not belong to the subject's words: other clauses, asides, what joins it to the sentence.
_OTHER = ("acl:relcl", "advcl", "parataxis", "appos", "discourse", "dislocated")
_JOINING = {"mark", "case", "cc", "punct"}
_QUOTES = set("«»\"“”‹›'’")
# Relations that tell what a noun or a verb is on.
_TELLING = {"obj", "nmod", "amod", "obl:arg", "obl:mod", "obl", "nsubj", "nsubj:pass", "xcomp", "flat:name"}
_PASSED_ON = {"obj", "nmod", "obl:arg", "obl:mod"}
_ASKED = {"obj", "iobj", "obl:arg"}
_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ"}
_STOPS = set(",;:()–—…")
# What ends no name of a subject.
_LOOSE = {"PUNCT", "ADP", "DET", "CCONJ", "SCONJ", "ADV"}
# A gap of more words than this ends the words of the subject.
_GAP = 2
# The words of a subject are no more than this.
_MOST = 14


class Object(NamedTuple):
    """The words that are taken, the word that heads them, and what they are on: as words, and as lemmas.

    "discuter d'un retrait" is on "un retrait".
    """

    head: Token
    words: tuple[Token, ...]
    core: Token
    name: tuple[Token, ...]
    topics: tuple[str, ...]


def taken(
    sentence: Sentence, token: Token, frame: Frame, needs: frozenset[str], words: PositionWords, code: str
) -> Object | None:
    """What ``token`` takes a position on by ``frame``, None where it takes nothing that can be told."""
    for head in _heads(sentence, token, frame, words):
        if head.lemma in frame.unless or (needs and head.lemma not in needs):
            continue
        if frame.definite and not _is_definite(sentence, head):
            continue
        if frame.ahead and not _ahead(sentence, head, code):
            continue
        if _says_nothing(sentence, head, words):
            continue
        found = _words(sentence, head, token)
        if head in found and _is_told(sentence, head, found, words) and not _cut_off(sentence, token, found):
            core = _core(sentence, head, words)
            name = _words(sentence, core, token) if core is not head else found
            return Object(head, found, core, name or found, _topics(sentence, core, words))
    return None


def further(
    sentence: Sentence, token: Token, first: Object, frame: Frame, words: PositionWords, code: str
) -> Iterator[Object]:
    """The clauses with "que" joined to the first: "promet que … et que la digue sera refaite"."""
    if first.head.dep != "ccomp" or "clause" not in frame.takes:
        return
    for head in sentence.children(first.head, "conj"):
        if not _has_mark(sentence, head, words) or (frame.ahead and not _ahead(sentence, head, code)):
            continue
        found = _words(sentence, head, token)
        if head in found and _is_told(sentence, head, found, words):
            yield Object(head, found, head, found, _topics(sentence, head, words))


def _heads(sentence: Sentence, token: Token, frame: Frame, words: PositionWords) -> list[Token]:
    """The words that may head what is taken: those after ``token`` first, the nearest first."""
    children = sentence.children(token)
    # "appelle les habitants à rester": the parser hangs the infinitive on whom it is asked of.
    asked = (
        [g for c in children if c.dep in _ASKED for g in sentence.children(c, "acl")] if frame.asking else []
    )
    infinitives = [c for c in (*children, *asked) if _is_infinitive(sentence, c, words)]
    found = infinitives if "infinitive" in frame.takes else []
    if "clause" in frame.takes:
        found = found + [c for c in children if c.dep == "ccomp" and _has_mark(sentence, c, words)]
    if "object" in frame.takes:
        found = found + [c for c in children if _is_object(sentence, c, token)]
    # "il s'y opposera à l'Assemblée": on what, the pronoun says; the rest is where.
    pointed = any(c.lemma in words.pointing for c in children if c.pos == "PRON")
    if not infinitives and not pointed:
        for name, cases in (("to", words.to), ("against", words.against), ("for", words.for_)):
            if name in frame.takes:
                found = found + [c for c in children if _is_after(sentence, c, cases)]
    return sorted(found, key=lambda t: (t.i < token.i, _start(sentence, t)))


def _start(sentence: Sentence, head: Token) -> int:
    """Where what joins ``head`` stands, else its article, else itself."""
    return min((t.i for t in sentence.children(head, "mark", "case", "det")), default=head.i)


def _is_infinitive(sentence: Sentence, token: Token, words: PositionWords) -> bool:
    if token.dep not in {"xcomp", "ccomp", "acl", "advcl", "obl:arg"} or token.pos not in _VERBS:
        return False
    aux = sentence.children(token, "aux:tense", "aux:pass")
    infinitive = token.feature("VerbForm") == "Inf" or any(t.feature("VerbForm") == "Inf" for t in aux)
    marks = sentence.children(token, "mark")
    return infinitive and all(m.lemma in words.joining_infinitive for m in marks)


def _has_mark(sentence: Sentence, token: Token, words: PositionWords) -> bool:
    return any(m.lemma in words.joining_clause for m in sentence.children(token, "mark"))


def _is_object(sentence: Sentence, token: Token, governor: Token) -> bool:
    # A participle with an article is a noun to everybody but the parser: "sa remise en liberté".
    named = token.pos in _VERBS and token.dep == "xcomp" and bool(sentence.children(token, "det"))
    if named:
        return token.i > governor.i
    if token.pos not in {"NOUN", "PROPN"}:
        return False
    if token.dep == "nsubj:pass" or (token.dep in {"obj", "obl:arg"} and token.i > governor.i):
        return not sentence.children(token, "case")
    # "le refus de la réforme": a noun takes it after "de"
    return governor.pos == "NOUN" and token.dep == "nmod" and not token.entity


def _is_after(sentence: Sentence, token: Token, cases: tuple[str, ...]) -> bool:
    if token.pos not in {"NOUN", "PROPN"} or not token.dep.startswith(("obl", "nmod", "iobj")):
        return False
    return any(c.lemma in cases for c in sentence.children(token, "case"))


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    determiners = sentence.children(noun, "det")
    return any(t.feature("Definite") == "Def" or t.feature("PronType") == "Dem" for t in determiners)


def _ahead(sentence: Sentence, verb: Token, code: str) -> bool:
    """Whether the clause stands in the future, or in the conditional of reported speech."""
    parts = (verb, *sentence.children(verb, "aux:tense", "aux:pass", "cop", "aux"))
    return any(
        t.feature("Tense") == "Fut" or t.feature("Mood") == "Cnd" or _adds_ending(t, code) for t in parts
    )


def _adds_ending(token: Token, code: str) -> bool:
    """Whether the form is the infinitive with an ending: parsers take "quitteraient" for a past."""
    stem, morphology = future_stem(token.lemma, code), load(code).lexicon(Morphology)
    endings = morphology.conditional.third + morphology.future.third
    return token.text.lower() in {stem + ending for ending in endings}


def _says_nothing(sentence: Sentence, head: Token, words: PositionWords) -> bool:
    if head.lemma in words.times or head.text.lower() in words.times:
        return True
    if head.pos in _VERBS:
        return head.lemma in words.idle
    of_what = head.lemma in words.terms and sentence.children(head, "nmod")
    if sentence.children(head, "nummod") and (head.lemma in words.amounts or of_what):
        return False
    return head.lemma in words.empty or head.pos in {"PRON", "NUM"} or head.entity == "PER"


def _cut_off(sentence: Sentence, token: Token, found: tuple[Token, ...]) -> bool:
    """Whether a colon or a semicolon stands before the words: what follows is another sentence."""
    return any(t.text in {":", ";"} for t in sentence.tokens[token.i : found[0].i])


def _is_told(sentence: Sentence, head: Token, found: tuple[Token, ...], words: PositionWords) -> bool:
    """Whether the words say by themselves what is taken: not "le faire", nor "que nous allions"."""
    if head.pos not in _VERBS:
        return True
    if any(t.pos == "PRON" and t.i < head.i and t.dep in _ASKED for t in sentence.children(head)):
        return False
    named = any(t.pos in {"NOUN", "PROPN"} and t.lemma not in words.empty for t in found)
    clause = bool(sentence.children(head, "mark")) and _has_mark(sentence, head, words)
    return named or not (clause or head.lemma in words.light)


def _words(sentence: Sentence, head: Token, governor: Token) -> tuple[Token, ...]:
    """The words of the subject in a row, without other clauses and without what joins it."""
    found, queue = {head.i}, [head]
    while queue:
        above = queue.pop()
        for child in sentence.children(above):
            joins = above is head and child.dep in _JOINING
            if joins or child.i == governor.i or _is_aside(sentence, child, head):
                continue
            found.add(child.i)
            queue.append(child)
    row = _in_a_row(sorted(found), head.i)
    tokens = [sentence.tokens[i] for i in row]
    if len(tokens) > _MOST:
        # What is too long ends before a preposition, not in the middle of a phrase.
        tokens = tokens[: max(n for n in range(1, _MOST + 1) if n == 1 or tokens[n].pos == "ADP")]
    return _trimmed(sentence, tokens, head)


def _is_aside(sentence: Sentence, child: Token, head: Token) -> bool:
    """Whether the word hangs another clause, another item, or a circumstance on the subject."""
    if child.dep.startswith(_OTHER):
        return True
    if child.dep == "conj":
        # "les soldats et les diplomates"; not another clause, nor another subject.
        return child.pos not in {"NOUN", "PROPN", "ADJ"} or child.head == head.i
    if child.dep == "acl":
        return child.feature("VerbForm") == "Part"
    return child.dep == "obl:mod" and child.entity != "LOC" and _start(sentence, child) > head.i + 1


def _in_a_row(found: list[int], head: int) -> list[int]:
    """The numbers around ``head`` without a gap of more than a few."""
    at = found.index(head)
    first = last = at
    while first > 0 and found[first] - found[first - 1] <= _GAP:
        first -= 1
    while last + 1 < len(found) and found[last + 1] - found[last] <= _GAP:
        last += 1
    return found[first : last + 1]


def _trimmed(sentence: Sentence, tokens: list[Token], head: Token) -> tuple[Token, ...]:
    """Without what stands after a stop or a new verb, and without marks and little words at the ends."""
    clause = any(t.feature("VerbForm") == "Fin" for t in (head, *sentence.children(head)))
    for n, token in enumerate(tokens):
        between = sentence.tokens[tokens[n - 1].i + 1 : token.i + 1] if n else ()
        new = token.feature("VerbForm") == "Fin" and not clause
        if token.i > head.i and (new or any(t.text in _STOPS for t in between)):
            tokens = tokens[:n]
            break
    while tokens and (tokens[-1].pos in _LOOSE or _is_mark(tokens[-1]) or _points_on(tokens[-1])):
        tokens = tokens[:-1]
    while tokens and (tokens[0].pos in {"PUNCT", "ADP", "CCONJ", "SCONJ"} or _is_mark(tokens[0])):
        tokens = tokens[1:]
    return tuple(tokens)


def _points_on(token: Token) -> bool:
    """Whether a pronoun leads to words that are left out: "ceux", "qui"."""
    return token.pos == "PRON" and token.feature("PronType") in {"Rel", "Dem"}


def _is_mark(token: Token) -> bool:
    return not token.text.strip("".join(_QUOTES))


def _core(sentence: Sentence, head: Token, words: PositionWords) -> Token:
    """What ``head`` is on: "retrait" in "discuter d'un retrait"."""
    while head.lemma in words.through:
        below = [t for t in sentence.children(head) if t.dep in _PASSED_ON and t.pos == "NOUN"]
        below = [t for t in below if t.i > head.i and _is_handed_on(sentence, t, words)]
        if len(below) != 1:
            break
        head = below[0]
    return head


def _is_handed_on(sentence: Sentence, noun: Token, words: PositionWords) -> bool:
    """Whether the noun stands without preposition or after "de": not "négocier avec …", nor "samedi"."""
    cases = [t.lemma for t in sentence.children(noun, "case")]
    return noun.lemma not in words.times and all(c in words.of for c in cases)


def _topics(sentence: Sentence, head: Token, words: PositionWords) -> tuple[str, ...]:
    """What the subject is on: its head, then the words with a sense below it, as lemmas."""
    found = {head.lemma: None}
    queue = [head]
    while queue:
        above = queue.pop(0)
        for child in sentence.children(above):
            if child.dep in _TELLING and child.pos in _CONTENT and child.lemma not in words.times:
                found[child.lemma] = None
                queue.append(child)
    return tuple(found)
