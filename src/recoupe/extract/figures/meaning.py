"""What a figure measures, where, and whether it is a fact: from the noun counted and the verb that governs it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from recoupe.extract.figures.words import at_or_after, bases
from recoupe.languages import Language
from recoupe.languages.quantity import Measure, Quantity
from recoupe.model import Sentence, Token
from recoupe.model.claims import FigureStatus

_VERBS = ("VERB", "AUX")
_CLIMB = ("conj", "nmod", "nummod", "amod", "flat", "appos", "dep", "obl:arg", "obl:mod", "fixed")
_PLACE_REACH = 14


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb over a noun, and whether the noun is its object (or passive subject) or its subject."""

    verb: Token
    object: bool


class Meaning:
    """Reads measure, place and status in one language."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon(Quantity)
        self._measures = lexicon.measures
        self._context = lexicon.context
        self._classes = {w: name for name, words in lexicon.classes.items() for w in words}
        self._places = frozenset(lexicon.context.places)
        self._planning = frozenset(lexicon.context.planning)
        self._denying = frozenset(lexicon.context.denying)
        self._negations = frozenset(lexicon.context.negations)

    # -- measure ------------------------------------------------------------------------------------------
    def measure(self, text: str, sentence: Sentence, noun: Token | None, end: int) -> str | None:
        """The measure of what ``noun`` counts, by itself, by its verb, or by the words up to the clause's end."""
        kind = self.kind(noun)
        around = text[max(sentence.start, (noun or sentence.tokens[0]).start) : min(sentence.end, end + 60)]
        return (
            self._by(noun, lambda m: m.nouns, kind)
            or self._by_verb(sentence, noun, kind)
            or self._by_phrase(around, kind)
            or self._by_governor(sentence, noun, kind)
            or self._by(noun, lambda m: m.weak, None)
            or next((name for name, m in self._measures.items() if kind and kind in m.of), None)
        )

    def measure_of_clause(self, sentence: Sentence, start: int, end: int) -> str | None:
        """The measure that the words right after a bare number give it: "placées en garde à vue"."""
        at = at_or_after(sentence, end)
        near = sentence.tokens[at : at + 5]
        for token in near:
            if token.text in {",", ";", ".", "(", ")"}:
                break
            for name, m in self._measures.items():
                if m.by_class or (m.classes and "persons" not in m.classes):
                    continue
                if bases(token) & {*m.nouns, *m.objects, *m.subjects, *m.participles}:
                    return name
            tail = " ".join(t.text.lower() for t in sentence.tokens[token.i : token.i + 4])
            if name := self._by_phrase(tail, "persons"):
                return name
        return None

    def kind(self, noun: Token | None) -> str | None:
        """The class of a noun: "persons", "vehicles"…; None when it has none."""
        if noun is None:
            return None
        return next((self._classes[b] for b in sorted(bases(noun)) if b in self._classes), None)

    def dimension(self, dimension: str, noun: Token | None) -> str:
        """The measure of a figure with a unit: its dimension, made precise by the noun measured."""
        if noun is not None:
            for name, measure in self._measures.items():
                if dimension in measure.of and bases(noun) & frozenset(measure.nouns):
                    return name
        return dimension

    def _by(self, noun: Token | None, words: _Words, kind: str | None) -> str | None:
        if noun is None:
            return None
        forms = bases(noun)
        return next((n for n, m in self._measures.items() if forms & set(words(m)) and not m.of), None)

    def _by_verb(self, sentence: Sentence, noun: Token | None, kind: str | None) -> str | None:
        if noun is None:
            return None
        for governor in self._governors(sentence, noun):
            forms = bases(governor.verb)
            for name, measure in self._measures.items():
                verbs = measure.objects if governor.object else measure.subjects
                fits = not measure.classes or kind in measure.classes
                if fits and forms & {*verbs, *measure.participles}:
                    return f"{kind}_{name}" if measure.by_class else name
        return None

    def _by_phrase(self, around: str, kind: str | None) -> str | None:
        for name, measure in self._measures.items():
            if (not measure.classes or kind in measure.classes) and any(p in around for p in measure.phrases):
                return name
        return None

    def _by_governor(self, sentence: Sentence, noun: Token | None, kind: str | None) -> str | None:
        """ "l'arrestation de douze personnes": the noun over the noun."""
        if noun is None or noun.dep != "nmod" or kind is None:
            return None
        return self._by(sentence.head(noun), lambda m: m.nouns, kind)

    def _governors(self, sentence: Sentence, noun: Token) -> list[Governor]:
        """Participles on the noun first, then the verb over it."""
        found = [
            Governor(t, True)
            for t in sentence.children(noun, "acl", "amod")
            if t.pos in ("VERB", "ADJ") and t.i > noun.i and not t.feature("Person")
        ]
        follower = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else None
        if (
            follower is not None
            and follower.feature("VerbForm") == "Part"
            and follower.feature("Tense") == "Past"
        ):
            found.append(Governor(follower, True))
        over = self.governor(sentence, noun)
        return [*found, over] if over else found

    def governor(self, sentence: Sentence, noun: Token) -> Governor | None:
        """The verb that governs ``noun``, through coordination and apposition."""
        token = noun
        for _ in range(6):
            above = sentence.head(token)
            if above.i == token.i:
                return None
            if token.dep in ("nsubj", "nsubj:pass", "obj", "iobj", "csubj", "obl:agent"):
                return Governor(above, self._is_object(sentence, above, token))
            if token.dep == "acl:relcl" or (above.pos in _VERBS and token.dep not in _CLIMB):
                return Governor(above, True)
            token = above
        return None

    def _is_object(self, sentence: Sentence, verb: Token, token: Token) -> bool:
        if token.dep in ("nsubj", "csubj"):
            return bool(sentence.children(verb, "aux:pass"))
        return token.dep != "obl:agent"

    # -- status -------------------------------------------------------------------------------------------
    def status(self, sentence: Sentence, noun: Token | None, at_least: bool) -> FigureStatus:
        """Whether the figure is a fact, a plan, denied, or only possible."""
        usual: FigureStatus = "minimum" if at_least else "actual"
        governor = self.governor(sentence, noun) if noun is not None else None
        verb = governor.verb if governor else None
        if verb is None:
            return usual
        words = [verb, *sentence.children(verb, "aux", "aux:tense", "aux:pass", "cop")]
        if self._planned(sentence, verb, words):
            return "planned"
        if any(t.text.lower() in self._negations for t in sentence.children(verb, "advmod")):
            return "denied"
        if any(t.feature("Mood") == "Cnd" for t in words):
            auxiliary = any(t.pos == "AUX" and t.feature("Mood") == "Cnd" for t in words)
            return "possible" if auxiliary else "planned"
        return usual

    def _planned(self, sentence: Sentence, verb: Token, words: list[Token]) -> bool:
        if any(t.feature("Tense") == "Fut" for t in words):
            return True
        above = sentence.head(verb) if verb.feature("VerbForm") == "Inf" else verb
        return bool(bases(above) & self._planning)

    # -- place --------------------------------------------------------------------------------------------
    def place(self, sentence: Sentence, start: int, end: int) -> str | None:
        """The place of a figure at ``start:end``: the nearest one after it in its clause, else before it."""
        first, last = at_or_after(sentence, start), at_or_after(sentence, end)
        tokens = sentence.tokens
        for i in range(last, min(last + _PLACE_REACH, len(tokens))):
            if tokens[i].text in {";", ":"} or tokens[i].text[0].isdigit():
                break
            if found := self._place_at(tokens, i):
                return found
        for i in range(first - 1, -1, -1):
            if found := self._place_at(tokens, i):
                return found
        return None

    def _place_at(self, tokens: tuple[Token, ...], i: int) -> str | None:
        if tokens[i].text.lower() not in self._places:
            return None
        at = i + 1
        while at < len(tokens) and at < i + 3 and tokens[at].pos in ("DET", "ADP"):
            at += 1
        end = at
        while (
            end < len(tokens) and tokens[end].text[0].isupper() and tokens[end].entity in ("LOC", "GPE", "")
        ):
            end += 1
        if end == at or all(t.entity != "LOC" for t in tokens[at:end]):
            return None
        return " ".join(t.text for t in tokens[at:end]).replace("- ", "-").replace(" -", "-")


class _Words(Protocol):
    """From a measure to some of its words."""

    def __call__(self, measure: Measure) -> tuple[str, ...]: ...


@cache
def meaning(language: Language) -> Meaning:
    """The reader of meaning of a language, made once."""
    return Meaning(language)
