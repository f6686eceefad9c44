"""Positions that an article tells of: who wants, accepts, refuses, promises or demands what.

A word of the lexicon takes the position; what it takes in is the subject, and its own subject the holder, or
the speaker in the first person. Whose position it is and when it was taken only the story can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from recoupe.extract.clauses import all_asides, anterior, asides, clause, governing
from recoupe.extract.positions.holders import BACK, FIRST_PERSON, holder, taken_up
from recoupe.extract.positions.objects import Object, further, taken
from recoupe.languages import Language, load
from recoupe.languages.morphology import Morphology
from recoupe.languages.positions import Frame, PositionWords
from recoupe.model import ParsedText, Position, Sentence, Token
from recoupe.model.claims import Stance
from recoupe.text.lemma import lemma

_VERBS = {"VERB", "AUX"}
# A subject of more words than this is no subject but a story.
_MOST_WORDS = 16
# Evidence longer than this is a parse gone wrong.
_MOST_LETTERS = 400
# Relations of what completes a position already told.
_INSIDE = {"xcomp", "acl", "obj"}
# The name of a subject stands without quotation marks, of which it may hold one and not the other.
_NO_MARKS = str.maketrans(dict.fromkeys('«»"“”„‹›', " "))
# Auxiliaries stand so near before the verb.
_NEAR = 6


class _Entry(NamedTuple):
    stance: Stance
    frame: Frame
    needs: frozenset[str]


def extract(parsed: ParsedText, language: Language) -> tuple[Position, ...]:
    """The positions that the article tells of, in the order of the text; actor and date are left open."""
    index = _index(language.code)
    found: list[Position] = []
    for number, sentence in enumerate(parsed.sentences):
        inside = 0
        for token in sentence.tokens:
            entries = index.get(token.lemma)
            # "promet de soutenir": one position, not two.
            if not entries or (token.start < inside and token.dep in _INSIDE):
                continue
            for position in _read(parsed, number, token, entries, language):
                found.append(position)
                inside = max(inside, position.evidence[0].end)
    return tuple(found)


@cache
def _index(code: str) -> dict[str, dict[str, tuple[_Entry, ...]]]:
    """The frames by lemma and class of word, those that ask for most first."""
    words, feminine = load(code).lexicon(PositionWords), load(code).lexicon(Morphology).feminine[0]
    found: dict[str, dict[str, list[_Entry]]] = defaultdict(lambda: defaultdict(list))
    for stance, frames in words.stances.items():
        for frame in frames:
            # "*intended" stands for the nouns of what is announced to come.
            needs = frozenset(n for n in frame.needs if n != "*intended")
            needs |= frozenset(words.intended) if "*intended" in frame.needs else frozenset()
            for kind in ("verb", "noun", "adjective"):
                if word := getattr(frame, kind):
                    # The dictionary takes the feminine of some adjectives for a verb: "prête".
                    forms = {word, lemma(word + feminine, code)} if kind == "adjective" else {word}
                    for form in sorted(forms):
                        found[form][kind].append(_Entry(stance, frame, needs))
    return {form: {kind: tuple(e) for kind, e in kinds.items()} for form, kinds in found.items()}


def _read(
    parsed: ParsedText,
    number: int,
    token: Token,
    entries: dict[str, tuple[_Entry, ...]],
    language: Language,
) -> Iterator[Position]:
    """The positions that ``token`` takes, by the first frame that fits: one for each clause with "que"."""
    kind, sentence = _kind(token), parsed.sentences[number]
    words = language.lexicon(PositionWords)
    for entry in entries.get(kind, ()):
        stance = _stance(sentence, token, entry, words)
        matter = taken(sentence, token, entry.frame, entry.needs, words, language.code) if stance else None
        if stance and matter:
            for each in (matter, *further(sentence, token, matter, entry.frame, words, language.code)):
                if position := _position(parsed, number, token, stance, each, language):
                    yield position
            return


def _kind(token: Token) -> str:
    if token.pos in _VERBS:
        return "verb"
    return {"NOUN": "noun", "ADJ": "adjective"}.get(token.pos, "")


def _stance(sentence: Sentence, token: Token, entry: _Entry, words: PositionWords) -> Stance | None:
    """The stance, turned round where it is denied; None where no position is taken, or not yet."""
    frame = entry.frame
    if frame.pronominal is not None and frame.pronominal != _pronominal(sentence, token):
        return None
    professed = token.dep == "xcomp" and sentence.head(token).lemma in words.professing
    if frame.adjective and not (sentence.children(token, "cop") or professed):
        return None
    if frame.standing and sentence.children(token, "aux:tense"):
        return None
    if _open(sentence, token, words):
        return None
    bearer = sentence.head(token) if frame.noun and sentence.head(token).lemma in words.holding else token
    if _negated(sentence, token, words) or (bearer is not token and _negated(sentence, bearer, words)):
        return words.negated.get(entry.stance)
    return entry.stance


def _pronominal(sentence: Sentence, token: Token) -> bool:
    children = sentence.children(token)
    return any(t.dep.startswith("expl:comp") or t.feature("Reflex") == "Yes" for t in children)


def _negated(sentence: Sentence, token: Token, words: PositionWords) -> bool:
    return any(t.lemma in words.negations and t.pos != "NOUN" for t in sentence.children(token))


def _open(sentence: Sentence, token: Token, words: PositionWords) -> bool:
    """Whether the position is only possible, asked about, or conditional."""
    if sentence.tokens[-1].text == "?" or any(t.text == "?" for t in sentence.tokens[token.i :]):
        return True
    if any(m.lemma in words.possible for m in sentence.children(token, "mark", "advmod")):
        return True
    if token.dep in {"xcomp", "ccomp", "csubj"} and sentence.head(token).lemma in words.possible:
        return True
    verb = token if token.pos in _VERBS else sentence.head(token)
    finite = next((t for t in sentence.children(verb) if t.dep.startswith("aux") and t.feature("Mood")), verb)
    hearsay = finite.feature("Mood") == "Cnd" and token.lemma not in words.polite
    # The head of a sentence stands in no subjunctive, whatever the parser makes of "accepte".
    wished = finite.feature("Mood") == "Sub" and verb.dep not in {"ROOT", "conj"}
    return hearsay or wished or finite.feature("Mood") == "Imp"


def _position(
    parsed: ParsedText,
    number: int,
    token: Token,
    stance: Stance,
    matter: Object,
    language: Language,
) -> Position | None:
    words, sentence = language.lexicon(PositionWords), parsed.sentences[number]
    who = holder(sentence, token, matter, words)
    if who is None or not 0 < len(matter.words) <= _MOST_WORDS:
        return None
    own, who = who, taken_up(parsed.sentences[max(0, number - BACK) : number], sentence, who, words)
    evidence = parsed.anchor_of((*_with_helpers(sentence, token), *matter.words))
    if len(evidence.exact) > _MOST_LETTERS:
        return None
    opening = next((words.fused.get(t.text.lower()) for t in sentence.children(matter.core, "case")), None)
    joined = [m for m in sentence.children(matter.core, "mark") if m.lemma in words.joining_clause]
    name = parsed.anchor_of((*joined, *matter.name)).exact
    if matter.name[0].pos != "PROPN":
        name = name[:1].lower() + name[1:]
    subject = f"{opening or ''} {name}".translate(_NO_MARKS)
    return Position(
        actor=None,
        stance=stance,
        subject=" ".join(subject.split()),
        evidence=(evidence,),
        holder=None if who is FIRST_PERSON else parsed.anchor_of(who),
        act=parsed.anchor_of([token]),
        clause=clause(parsed, sentence, token),
        governing=governing(parsed, sentence, token),
        anterior=anterior(sentence, token, parsed.language),
        asides=asides(parsed, sentence, (token,), all_asides(sentence, words.since)),
        pointed=own is not who,
        topics=matter.topics,
        matter=parsed.anchor_of(matter.words),
    )


def _with_helpers(sentence: Sentence, token: Token) -> list[Token]:
    """``token`` with its auxiliaries and its negation, or of a noun, with the verb that holds it."""
    held = sentence.head(token) if token.pos == "NOUN" and token.dep == "obj" else token
    helpers = [
        t
        for t in sentence.children(held)
        if t.i < token.i and t.dep.startswith(("aux", "expl", "cop", "advmod"))
    ]
    near = [t for t in (*helpers, held) if token.i - t.i <= _NEAR]
    return [*near, token]
