"""The words for the thing counted: the noun group after a number, as far as it belongs to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from recoupe.extract.figures.words import at_or_after, bases
from recoupe.languages import Language
from recoupe.languages.morphology import Morphology
from recoupe.languages.quantity import Quantity
from recoupe.model import Sentence, Token

_OPENING = frozenset({"«", '"', "“", "‹", "'", "''", "‘", "’"})
# How many words brackets between a share and what it is of may take: "73 % (+ 5 points) des Français".
_BRACKETS = 6
_CLOSING = frozenset({"»", '"', "”", "›", "'", "''", "’"})


@dataclass(frozen=True, slots=True)
class Group:
    """A noun group: its head, where its words begin (at the head) and end, ``last`` its last word.

    ``guessed`` when the parser takes the head for an adjective, ``partitive`` after "des"."""

    head: Token
    start: int
    end: int
    last: int
    guessed: bool = False
    partitive: bool = False


class Groups:
    """Finds noun groups after numbers in one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        lexicon = language.lexicon(Quantity)
        context = lexicon.context
        self._plurals = language.lexicon(Morphology).plurals
        self._prenominal = frozenset(context.prenominal)
        self._relational = frozenset(w for w in context.relational)
        self._compounds: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for compound in context.compounds:
            words = tuple(compound.replace("'", "' ").split())
            self._compounds[words[0]].append(words)
        self._of = frozenset(context.of)
        self._of_the = frozenset(context.of_the)
        self._of_it = frozenset(context.of_it)
        self._to = frozenset(context.to)
        self._completing = frozenset((*context.of, *context.completing))
        self._durations = frozenset(lexicon.not_figures.durations)
        self._and = frozenset(context.and_)
        self._counting = frozenset(context.counted)
        self._no_heads = frozenset((*context.no_heads, *lexicon.elliptic.after))
        self._persons = frozenset(w for kind in context.persons for w in lexicon.classes[kind])
        self._known = frozenset(
            word for measure in lexicon.measures.values() for word in (*measure.nouns, *measure.weak)
        ) | frozenset(word for words in lexicon.classes.values() for word in words)

    def after(self, sentence: Sentence, offset: int, of: bool, nominal: bool = False) -> Group | None:
        """The noun group at ``offset``: after "de" when ``of``, after "des" always ("deux des blessés").

        ``nominal`` lets a participle be a noun.
        """
        tokens = sentence.tokens
        at = at_or_after(sentence, offset)
        if at >= len(tokens):
            return None
        some = tokens[at].text.lower() in self._of_the
        while (of or some) and at + 1 < len(tokens) and tokens[at].text in _CLOSING:
            at += 1
        if of or some:
            if not some and tokens[at].text.lower() not in self._of:
                return None
            at += 1
            while at + 1 < len(tokens) and tokens[at].pos == "DET":
                at += 1
        opened = at
        while at < len(tokens) and tokens[at].text in _OPENING and at < opened + 2:
            at += 1
        head = self._head(tokens, at, nominal)
        if head is None:
            return None
        guessed = not self.is_noun(tokens[head])
        return replace(
            self._extended(sentence, tokens[head], quoted=at > opened), guessed=guessed, partitive=some
        )

    def of_what(self, sentence: Sentence, offset: int, shared: bool) -> Group | None:
        """The noun after a unit: "tonnes de cocaïne"; with a determiner too when ``shared``: "% des voix"."""
        tokens = sentence.tokens
        at = at_or_after(sentence, offset)
        links = self._of | self._of_the | self._of_it if shared else self._of
        if shared and (past := _past_brackets(tokens, at)) > at:
            at, links = past, self._of_the  # not "68 % (+ 5) d'un avis contraire"
        if at + 1 >= len(tokens) or tokens[at].text.lower() not in links:
            return None
        several = tokens[at].text.lower() in self._of_the
        at += 1
        while shared and at + 1 < len(tokens) and (_is_count(tokens[at]) or self._is_before(tokens, at)):
            at += 1
        head = tokens[at]
        young = several and head.pos == "ADJ" and bool(self._bases(head) & self._persons)  # "49 % des jeunes"
        if not young and (head.pos not in ("NOUN", "PROPN") or not self.is_noun(head)):
            return None
        # "12 % de la SNCF", "74 % des Français".
        named = shared and (head.text.isupper() or (several and head.text.endswith(self._plurals)))
        letters = head.text.isupper() and head.entity not in ("LOC", "PER")  # "26 grammes de TNT"
        if not (head.text[0].islower() or named or letters):
            return None
        return self._extended(sentence, head, quoted=False)

    def whole(self, sentence: Sentence, head: Token) -> Group:
        """The group of ``head``, a noun anywhere in the sentence."""
        return self._extended(sentence, head, quoted=False)

    def modified(self, sentence: Sentence, group: Group) -> int:
        """Where ``group`` ends with what is said of its things: "personnes hébergées en urgence"."""
        tokens, at = sentence.tokens, group.last + 1
        if at >= len(tokens) or not _is_said_of(tokens[at], group, self._plurals):
            return group.end
        if at + 2 >= len(tokens) or tokens[at + 1].text.lower() not in self._completing:
            # "profils créés par", "élus répartis dans": cut short they say nothing.
            return group.end if at + 1 < len(tokens) and tokens[at + 1].pos == "ADP" else tokens[at].end
        noun = tokens[at + 2]
        plain = noun.pos == "NOUN" and noun.text[0].islower()
        return self.whole(sentence, noun).end if plain else group.end

    def over(self, sentence: Sentence, offset: int, valued: bool) -> Token | None:
        """The noun that a measure follows: "une amende de 300 euros"; when ``valued``, "un taux à 12 %"."""
        at = at_or_after(sentence, offset)
        tokens = sentence.tokens
        if at < 2 or tokens[at - 1].text.lower() not in (
            self._of | self._of_the | self._to if valued else self._of | self._of_the
        ):
            return None
        for token in reversed(tokens[max(0, at - 4) : at - 1]):
            if token.pos == "NOUN" and self.is_noun(token):
                return None if self._bases(token) & self._durations else token
            if token.pos != "ADJ":
                break
        return None

    def _head(self, tokens: tuple[Token, ...], at: int, nominal: bool) -> int | None:
        for i in range(at, min(at + 4, len(tokens))):
            token = tokens[i]
            if self._is_before(tokens, i):
                continue
            if self._bases(token) & self._counting:
                return None
            if self.is_noun(token) or (nominal and i == at and _participle(token, self._plurals)):
                return i
            if not self._before_noun(tokens, i):
                return i if i == at and self._mistaken(token) else None
        return None

    def is_noun(self, token: Token) -> bool:
        """Whether ``token`` can be the thing counted, by its tag or because the lexicon knows it."""
        if not token.text[0].isalpha() or self._bases(token) & self._no_heads:
            return False
        if token.pos == "ADJ" and token.lemma in self._prenominal:
            return False
        return token.pos in ("NOUN", "PROPN") or (
            token.pos in ("ADJ", "VERB", "X", "NUM") and bool(self._bases(token) & self._known)
        )

    def _is_before(self, tokens: tuple[Token, ...], i: int) -> bool:
        """Whether ``tokens[i]`` is an adjective that precedes, whatever its tag: "150 grands patrons"."""
        follows = i + 1 < len(tokens) and tokens[i + 1].pos in ("NOUN", "ADJ")
        return follows and tokens[i].lemma in self._prenominal and tokens[i + 1].lemma not in self._no_heads

    def _mistaken(self, token: Token) -> bool:
        """Whether a plural adjective stands where a noun must: parsers take "communes" for one."""
        return (
            token.pos == "ADJ"
            and token.text.endswith(self._plurals)
            and not self._bases(token) & self._no_heads
        )

    def is_persons(self, token: Token) -> bool:
        """Whether ``token`` names people, in the plural."""
        return token.text.endswith(self._plurals) and bool(self._bases(token) & self._persons)

    def is_known(self, token: Token) -> bool:
        """Whether the lexicon has ``token`` among things that are counted."""
        return bool(self._bases(token) & self._known)

    def _before_noun(self, tokens: tuple[Token, ...], i: int) -> bool:
        """Whether ``tokens[i]`` is an adjective that a noun follows."""
        token = tokens[i]
        if i + 1 >= len(tokens):
            return False
        if self._bases(token) & self._prenominal:
            return True
        return token.pos == "ADJ" and tokens[i + 1].pos in ("NOUN", "ADJ") and token.head > i

    def _extended(self, sentence: Sentence, head: Token, quoted: bool) -> Group:
        tokens, last = sentence.tokens, head.i
        last = self._hyphenated(tokens, self._compound(tokens, last))
        last = self._adjectives(tokens, last)
        last = self._closing(tokens, last) if quoted else last
        last = self._coordinated(tokens, head, last)
        last = self._complement(tokens, last, bool(self._bases(head) & self._relational))
        return Group(head, head.start, tokens[last].end, last)

    def _hyphenated(self, tokens: tuple[Token, ...], last: int) -> int:
        """With what a hyphen joins to the noun: "sapeurs-pompiers" is cut by parsers."""
        ends = [t.start for t in tokens[last + 1 : last + 3]]
        joined = len(ends) == 2 and tokens[last + 1].text == "-"
        if joined and ends == [tokens[last].end, tokens[last + 1].end]:
            return last + 2
        return last

    def _compound(self, tokens: tuple[Token, ...], last: int) -> int:
        for words in self._compounds.get(tokens[last].text.lower(), ()):
            if tuple(t.text.lower() for t in tokens[last : last + len(words)]) == words:
                return last + len(words) - 1
        return last

    def _adjectives(self, tokens: tuple[Token, ...], last: int) -> int:
        while last + 1 < len(tokens):
            token = tokens[last + 1]
            adjective = token.pos == "ADJ" and token.text[0].isalpha() and token.head <= last
            name = token.pos == "PROPN" and token.text[0].isupper() and tokens[last].pos == "PROPN"
            if not (adjective or (name and token.head <= last)) or self._bases(token) & self._no_heads:
                break
            last += 1
        return last

    def _closing(self, tokens: tuple[Token, ...], last: int) -> int:
        while last + 1 < len(tokens) and tokens[last + 1].text in _CLOSING:
            last += 1
        return last

    def _coordinated(self, tokens: tuple[Token, ...], head: Token, last: int) -> int:
        """With "et diplomates": a second noun of the same number, no determiner of its own."""
        if last + 2 >= len(tokens) or tokens[last + 1].text.lower() not in self._and:
            return last
        other = tokens[last + 2]
        same = other.pos == "NOUN" and other.text[-1:] == head.text[-1:] and other.text[0].islower()
        if not same or (other.pos == "VERB"):
            return last
        return self._adjectives(tokens, last + 2)

    def _complement(self, tokens: tuple[Token, ...], last: int, relational: bool) -> int:
        """With "de N": bare always, with a determiner when the head says nothing alone."""
        for _ in range(2):
            at = last + 1
            if at + 1 >= len(tokens):
                break
            preposition = tokens[at].text.lower()
            if preposition in self._of_the and not relational:
                break
            if preposition not in self._of and preposition not in self._of_the:
                break
            at += 1
            if relational and at + 1 < len(tokens) and tokens[at].pos == "DET":
                at += 1
            noun = tokens[at]
            if noun.pos != "NOUN" or not noun.text[0].islower():
                break
            relational = bool(self._bases(noun) & self._relational)
            last = self._adjectives(tokens, at)
        return last


def _past_brackets(tokens: tuple[Token, ...], at: int) -> int:
    """The word after brackets that begin at ``at``: "73 % (+ 5) des Français"."""
    if at < len(tokens) and tokens[at].text == "(":
        return next((t.i + 1 for t in tokens[at : at + _BRACKETS] if t.text == ")"), at)
    return at


def _is_count(token: Token) -> bool:
    """Whether ``token`` only determines the noun shared: "12 % des 1.004 personnes"."""
    return token.pos in ("DET", "NUM") or token.text[0].isdigit()


def _is_said_of(token: Token, group: Group, plurals: tuple[str, ...]) -> bool:
    """Whether ``token`` is a past participle in the plural that belongs to the things of ``group``."""
    plural = token.text.endswith(plurals) and group.head.text.endswith(plurals)
    past = token.pos in ("VERB", "ADJ") and token.feature("VerbForm") in ("Part", None)
    agrees = token.feature("Gender") in (None, group.head.feature("Gender"))
    return plural and past and agrees and token.dep in ("acl", "amod") and token.head == group.head.i


def _participle(token: Token, plurals: tuple[str, ...]) -> bool:
    """Whether ``token`` may be a participle used as a noun; parsers tag those in many ways."""
    if token.pos == "VERB":
        return token.feature("VerbForm") == "Part"
    return token.pos in ("ADJ", "DET", "PRON") and token.text.endswith(plurals) and token.text[:1].isalpha()


@cache
def groups(language: Language) -> Groups:
    """The finder of noun groups of a language, made once."""
    return Groups(language)
