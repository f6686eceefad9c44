"""How far a calendar expression reaches: what dates a subordinate part of a sentence does not date the rest.

In "le maire, élu dimanche, a promis de partir lundi" neither day is the one on which the promise was made.
"""

from __future__ import annotations

from recoupe.languages.calendar import Cues
from recoupe.model import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"acl", "acl:relcl"})
# What parsers make of participles between commas.
_LOOSE = frozenset({"appos", "amod"})
# How far above the expression its verb is looked for.
_FARTHEST = 8
# A part of a sentence with more words than these is a mistake of the parser.
_LONGEST = 150


class Scopes:
    """Finds the subordinate part of a sentence that an expression dates, by the cues of one language."""

    def __init__(self, cues: Cues) -> None:
        self._speaking = frozenset(cues.speaking)
        self._documents = frozenset(cues.documents)
        self._main = frozenset((*cues.modal, *cues.just, *cues.going, *cues.doing))

    def of(self, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
        """The offsets of the infinitive, participle or relative clause around ``start:end``, else None."""
        own = sentence.between(start, end)
        if not own:
            return None
        inside = {t.i for t in own}
        token = next((t for t in own if t.head not in inside), own[0])
        for _ in range(_FARTHEST):
            above = sentence.head(token)
            if above.i == token.i:
                return None
            token = above
            if self._is_verb(sentence, token):
                return _span(sentence, token) if self._is_below(sentence, token) else None
        return None

    def _is_verb(self, sentence: Sentence, token: Token) -> bool:
        return token.pos in _VERBS or token.dep in _CLAUSES or bool(sentence.children(token, "cop"))

    def _is_below(self, sentence: Sentence, verb: Token) -> bool:
        """Whether the verb is no part of what the sentence tells first."""
        if verb.dep in _CLAUSES or (verb.dep in _LOOSE and verb.feature("VerbForm") == "Part"):
            # "interrogé mardi", "qui s'exprimait mardi": that is when it was said.
            return verb.lemma not in self._speaking and sentence.head(verb).lemma not in self._documents
        # "soupçonné d'avoir agressé un vigile samedi" too
        words = (verb, *sentence.children(verb, "aux:tense", "aux:pass"))
        infinitive = any(word.feature("VerbForm") == "Inf" for word in words)
        if not infinitive or verb.dep in {"ROOT", "conj"}:
            return False
        return sentence.head(verb).lemma not in self._main


def _span(sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The offsets of ``verb`` and of all below it."""
    first = last = verb.i
    queue, seen = [verb], {verb.i}
    while queue:
        for child in sentence.children(queue.pop()):
            if child.i not in seen:
                seen.add(child.i)
                queue.append(child)
                first, last = min(first, child.i), max(last, child.i)
            if len(seen) > _LONGEST:
                return None
    return sentence.tokens[first].start, sentence.tokens[last].end
