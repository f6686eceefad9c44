"""What a figure measures: from the noun counted, the verb over it, the words around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extract.figures.words import at_or_after, bases, upward
from recoupe.languages import Language
from recoupe.languages.morphology import Morphology
from recoupe.languages.quantity import Measure, Quantity
from recoupe.model import Sentence, Token

_VERBS = ("VERB", "AUX")
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "csubj", "obl:agent")
# Relations that lead from a noun to the noun that it belongs with.
_CLIMB = (
    "conj",
    "nmod",
    "nummod",
    "amod",
    "flat",
    "flat:name",
    "appos",
    "dep",
    "obl:arg",
    "obl:mod",
    "fixed",
)
_CLAUSE = 60
# How far behind a noun the words begin that make it what it is: "placements en garde à vue".
_OWN = 20
# How many words after a noun group its verb may end.
_PREDICATE = 8
# A stop, or a number that is another's: "et 62 autres sont portés disparus".
_MARKS = re.compile(r"[,;:()]")
_NEXT = re.compile(r"[;:]|(?<=\s)\d")
_STOPS = frozenset({",", ";", ".", "(", ")", "-", "–"})

Table = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb over a noun, and whether the noun is its object (or passive subject) or its subject."""

    verb: Token
    object: bool


class Measures:
    """Finds measures in one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        lexicon = language.lexicon(Quantity)
        self._measures = lexicon.measures
        self._plurals = language.lexicon(Morphology).plurals
        self._classes = {word: name for name, words in lexicon.classes.items() for word in words}
        self._family = frozenset(lexicon.context.family)
        self._relational = frozenset(lexicon.context.relational)
        self._acts = frozenset(lexicon.context.acts)
        self._passive = frozenset(lexicon.context.passive)
        self._reflexive = frozenset(lexicon.context.reflexive)
        plain = {name: m for name, m in lexicon.measures.items() if not m.of}
        self._nouns = _table((w, name) for name, m in plain.items() for w in m.nouns)
        self._over = _table((w, name) for name, m in plain.items() for w in m.over)
        self._weak = _table((w, name) for name, m in plain.items() for w in m.weak)
        self._objects = _table((w, n) for n, m in plain.items() for w in (*m.objects, *m.participles))
        self._subjects = _table((w, n) for n, m in plain.items() for w in (*m.subjects, *m.participles))
        self._phrases = _phrases(plain)
        self._of_class = _table((c, name) for name, m in lexicon.measures.items() for c in m.of)

    def of(self, text: str, sentence: Sentence, noun: Token, end: int, size: float, limit: int) -> str | None:
        """The measure of ``size`` things that ``noun`` names, in words that end at ``end``, if any.

        What stands from ``limit`` on is said of other things.
        """
        kind = self.kind(sentence, noun)
        last = max(noun.i, at_or_after(sentence, end) - 1)
        around = _clause(text, sentence, noun.start, end, limit)
        return (
            _first(self._nouns, self._bases(noun))
            or self._by_own_phrase(text, noun, end)
            or self._by_verb(sentence, noun, last, kind)
            or self._by_phrase(around, kind)
            or self._by_noun_over(sentence, noun, kind)
            or self._by_weak(noun, size)
            or (self._of_class.get(kind, (None,))[0] if kind else None)
        )

    def of_kind(self, sentence: Sentence, noun: Token) -> str | None:
        """The measure by what ``noun`` is alone, whatever is said of the things."""
        kind = self.kind(sentence, noun)
        return self._of_class.get(kind, (None,))[0] if kind else None

    def is_verb_next(self, sentence: Sentence, offset: int) -> bool:
        """Whether a verb in the plural stands at ``offset``."""
        at = at_or_after(sentence, offset)
        token = sentence.tokens[at] if at < len(sentence.tokens) else None
        return token is not None and token.pos in _VERBS and token.feature("Number") == "Plur"

    def of_clause(self, text: str, sentence: Sentence, offset: int) -> str | None:
        """The measure that the words right after a bare number give it: "placées en garde à vue"."""
        at = at_or_after(sentence, offset)
        near = []
        for token in sentence.tokens[at : at + 6]:
            if token.text in _STOPS or token.text[0].isdigit():
                break
            near.append(token)
        if not near:
            return None
        if found := self._by_phrase(text[near[0].start : near[-1].end], "persons"):
            return found
        return next((m for t in near if (m := self.by_word(t))), None)

    def of_unit(self, dimension: str, noun: Token | None, words: str) -> str:
        """The measure of a figure with a unit: its dimension, made precise by the noun after the unit, by the
        ``words`` for what is counted, or by what alone they have in brackets: "euros (dégâts)".
        """
        forms = self._bases(noun) if noun is not None else frozenset()
        thing = words.partition("(")[2].rstrip(")").lower()
        things = {thing, *map(thing.removesuffix, self._plurals)}
        for name in self._of_class.get(dimension, ()):
            measure = self._measures[name]
            told = any(phrase in words for phrase in measure.phrases)
            if told or forms & set(measure.nouns) or things & set(measure.over):
                return name
        return dimension

    def tells(self, name: str, text: str, sentences: Sequence[Sentence]) -> bool:
        """Whether ``sentences`` in a row are about what the measure ``name`` counts: of a crowd, a march."""
        start, end = sentences[0].start, sentences[-1].end
        phrases = self._phrases.finditer(text, start, end) if self._phrases is not None else ()
        if any(match.lastgroup == name for match in phrases):
            return True
        tables = (self._nouns, self._weak, self._over, self._subjects)
        words = (form for s in sentences for t in s.tokens for form in self._bases(t))
        return any(name in table.get(word, ()) for word in words for table in tables)

    def poured(self, unit: str, sentences: Sequence[Sentence]) -> str | None:
        """The word for rain, where ``unit`` is that of rain and ``sentences`` in a row tell of it."""
        for measure in self._measures.values():
            if unit in measure.units:
                told = frozenset((*measure.nouns, *measure.over, *measure.subjects))
                if any(self._bases(t) & told for s in sentences for t in s.tokens):
                    return measure.label
        return None

    def label(self, name: str) -> str:
        """The plain words for what a measure counts."""
        return self._measures[name].label

    def of_noun(self, noun: Token, size: float) -> str | None:
        """The measure that a noun has when no verb says more."""
        forms = self._bases(noun)
        kind = next((self._classes[b] for b in sorted(forms) if b in self._classes), None)
        return self._by_weak(noun, size) or (self._of_class.get(kind, (None,))[0] if kind else None)

    def is_general(self, measure: str | None) -> bool:
        """Whether a measure says no more than what sort of thing is counted."""
        return measure is None or bool(measure in self._measures and self._measures[measure].of)

    def kind(self, sentence: Sentence, noun: Token) -> str | None:
        """The class of a noun ("persons", "vehicles"…), that of its complement for "membres" and the like."""
        forms = self._bases(noun)
        own = next((self._classes[b] for b in sorted(forms) if b in self._classes), None)
        if own is not None or not forms & self._relational:
            return own
        for token in sentence.tokens[noun.i + 1 : noun.i + 4]:
            if token.pos == "NOUN":
                return next(
                    (self._classes[b] for b in sorted(self._bases(token)) if b in self._classes), None
                )
        return None

    def by_word(self, token: Token) -> str | None:
        """The measure that a noun or a verb alone says; None when it says none."""
        forms = self._bases(token)
        for table in (self._nouns, self._objects, self._subjects):
            for form in sorted(forms & table.keys()):
                if name := self._fitting(table[form], "persons"):
                    return name
        return None

    def _by_verb(self, sentence: Sentence, noun: Token, last: int, kind: str | None) -> str | None:
        if found := self._by_predicate(sentence, last, kind):
            return found
        for governor in self._governors(sentence, noun):
            is_object = governor.object and not self._is_reflexive(sentence, governor.verb)
            table = self._objects if is_object else self._subjects
            for form in sorted(self._bases(governor.verb) & table.keys()):
                if name := self._fitting(table[form], kind):
                    return name
        return None

    def _is_reflexive(self, sentence: Sentence, verb: Token) -> bool:
        """ "Les recherches se poursuivent avec cent pompiers": nobody pursues them."""
        return any(t.text.lower() in self._reflexive for t in sentence.tokens[max(0, verb.i - 1) : verb.i])

    def _by_predicate(self, sentence: Sentence, last: int, kind: str | None) -> str | None:
        """The measure that a plural verb right after the noun group gives: "… ont été blessées"."""
        words = self._verb_group(sentence.tokens[last + 1 : last + _PREDICATE])
        if not words or words[0].feature("Number") != "Plur" or words[-1].pos == "AUX":
            return None
        passive = any(self._bases(t) & self._passive for t in words[:-1])
        reflexive = (
            last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text.lower() in self._reflexive
        )
        tables = (self._objects, self._subjects) if passive and not reflexive else (self._subjects,)
        for table in tables:
            for form in sorted(self._bases(words[-1]) & table.keys()):
                if name := self._fitting(table[form], kind):
                    return name
        return None

    def _verb_group(self, tokens: Sequence[Token]) -> list[Token]:
        """The auxiliaries and the verb with which ``tokens`` begin, adverbs and clitics left out."""
        words: list[Token] = []
        for token in tokens:
            # Parsers take "ont été intoxiqués" for an adjective.
            if token.pos in _VERBS or (token.pos == "ADJ" and words):
                words.append(token)
                if token.pos != "AUX":
                    break
            elif token.pos not in ("ADV", "PRON") or token.feature("PronType") == "Rel":
                break
        return words

    def _fitting(self, names: Iterable[str], kind: str | None) -> str | None:
        for name in names:
            measure = self._measures[name]
            unknown = kind is None and "persons" in measure.classes and not measure.known_only
            if not measure.classes or kind in measure.classes or unknown:
                return f"{kind}_{name}" if measure.by_class else name
        return None

    def _by_phrase(self, around: str, kind: str | None) -> str | None:
        if self._phrases is None:
            return None
        for match in self._phrases.finditer(around):
            if name := self._fitting((match.lastgroup or "",), kind):
                return name
        return None

    def _by_own_phrase(self, text: str, noun: Token, end: int) -> str | None:
        """The measure of a noun that begins a phrase, or does what it says: "placements en garde à vue"."""
        own = _MARKS.split(text[noun.start : end + _OWN])[0]
        found = self._phrases.search(own) if self._phrases is not None else None
        if found is None or (found.start() and not self._bases(noun) & self._acts):
            return None
        return self._fitting((found.lastgroup or "",), "persons")

    def _by_weak(self, noun: Token, size: float) -> str | None:
        name = _first(self._weak, self._bases(noun))
        return name if name and size >= self._measures[name].weak_from else None

    def _by_noun_over(self, sentence: Sentence, noun: Token, kind: str | None) -> str | None:
        """ "l'arrestation de douze personnes": the noun over the noun."""
        if noun.dep != "nmod" or kind is None:
            return None
        return _first(self._over, self._bases(sentence.head(noun)))

    def _governors(self, sentence: Sentence, noun: Token) -> Iterable[Governor]:
        """Participles on the noun or right after it first, then the verb over it."""
        for token in sentence.children(noun, "acl", "amod"):
            if token.i > noun.i and token.pos in ("VERB", "ADJ"):
                yield Governor(token, True)
        if noun.i + 1 < len(sentence.tokens):
            follower = sentence.tokens[noun.i + 1]
            if follower.feature("VerbForm") == "Part" and follower.feature("Tense") == "Past":
                yield Governor(follower, True)
        if (shared := self._shared_participle(sentence, noun)) is not None:
            yield Governor(shared, True)
        before = self._verb_before(sentence, noun)
        if before is not None:
            yield Governor(before, True)
        if not self._belongs(sentence, noun) and (over := governor(sentence, noun)):
            yield over

    def _belongs(self, sentence: Sentence, noun: Token) -> bool:
        """Whether the noun only describes somebody: "le père de deux enfants a été arrêté"."""
        above = sentence.head(noun)
        forms = self._bases(above)
        described = forms & self._family or (forms & self._classes.keys() and not forms & self._relational)
        return noun.dep == "nmod" and bool(described)

    def _shared_participle(self, sentence: Sentence, noun: Token) -> Token | None:
        """The participle of two nouns: "deux manifestants et un policier blessés"."""
        near = sentence.tokens[noun.i + 1 : noun.i + 5]
        if len(near) < 4 or near[0].pos != "CCONJ" or near[2].pos != "NOUN":
            return None
        plural = near[3].text.endswith(self._plurals) and near[3].feature("VerbForm") in ("Part", None)
        return near[3] if plural and near[3].pos in ("VERB", "ADJ") else None

    def _verb_before(self, sentence: Sentence, noun: Token) -> Token | None:
        """The verb right before the number of ``noun``: "et cassé deux vitrines"."""
        first = min((t.i for t in sentence.children(noun, "nummod", "det") if t.i < noun.i), default=noun.i)
        before = sentence.tokens[first - 1] if first else None
        # Parsers take "et cassé deux vitrines" for an adjective; the lexicon decides.
        return before if before is not None and before.pos in ("VERB", "ADJ") else None


def _clause(text: str, sentence: Sentence, start: int, end: int, limit: int) -> str:
    """The words around ``start:end``, back to the last comma, on to a stop, to ``limit`` or some way."""
    left = max(sentence.start, start - _CLAUSE)
    before = _MARKS.split(text[left:start])[-1]
    return before + _NEXT.split(text[start : max(end, min(sentence.end, end + _CLAUSE, limit))])[0]


def governor(sentence: Sentence, noun: Token) -> Governor | None:
    """The verb that governs ``noun``, through coordination and apposition; None when there is none."""
    token = noun
    for _ in range(6):
        above = sentence.head(token)
        if above.i == token.i:
            return None
        if token.dep in _ARGUMENTS:
            return Governor(above, _is_object(sentence, above, token))
        if above.pos in _VERBS and token.dep not in _CLIMB:
            return Governor(above, True)
        token = above
    return None


def governing_verb(sentence: Sentence, word: Token) -> Token | None:
    """The verb of the clause of ``word``: itself, the nearest verb above, or the head of a copula."""
    for token in upward(sentence, word):
        if token.pos in _VERBS or sentence.children(token, "cop"):
            return token
    return None


def _is_object(sentence: Sentence, verb: Token, token: Token) -> bool:
    if token.dep in ("nsubj", "csubj"):
        return bool(sentence.children(verb, "aux:pass"))
    return token.dep != "obl:agent"


def _table(pairs: Iterable[tuple[str, str]]) -> Table:
    table: dict[str, list[str]] = {}
    for word, name in pairs:
        table.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in table.items()}


def _first(table: Table, forms: frozenset[str]) -> str | None:
    return next((table[form][0] for form in sorted(forms & table.keys())), None)


def _phrases(measures: dict[str, Measure]) -> re.Pattern[str] | None:
    groups = [
        f"(?P<{name}>{'|'.join(map(re.escape, measure.phrases))})"
        for name, measure in measures.items()
        if measure.phrases
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)") if groups else None


@cache
def measures(language: Language) -> Measures:
    """The finder of measures of a language, made once."""
    return Measures(language)
