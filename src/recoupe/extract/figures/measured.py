"""What a number with a unit measures: "la fiscalité a augmenté de 40 %" is 40 % of taxation.

The noun is sought upwards in the parse: the noun that the measure belongs to ("un taux de 3 %"), the subject
of the verb of level or change over it ("le taux atteint 3 %"), or what stands before brackets.
"""

from __future__ import annotations

from functools import cache

from recoupe.extract.figures.counted import Group, Groups, groups
from recoupe.extract.figures.words import at_or_after, bases
from recoupe.languages import Language
from recoupe.languages.morphology import Morphology
from recoupe.languages.quantity import Quantity
from recoupe.model import Sentence, Token

_SUBJECTS = ("nsubj", "nsubj:pass")
# How far up the parse the thing is sought: parsers chain amounts in lists.
_HIGHEST = 5
# How many words before a mark the noun may stand.
_BEFORE_MARK = 4
# "Gaz à effet de serre": how many nouns one may belong to.
_NESTED = 2
# How far a noun stands from its complement: "balles de caoutchouc"; how far "longue de" may stand from it.
_COMPLEMENT, _SIZED = 2, 7
# How many words before a level the change that led to it may stand.
_NEARER = 8
# How many words a relative clause between a subject and its verb may take.
_CLAUSE = 30


class Things:
    """Finds what is measured, in one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        self._plurals = language.lexicon(Morphology).plurals
        lexicon = language.lexicon(Quantity)
        self._groups: Groups = groups(language)
        self._levels = frozenset(lexicon.measured.levels)
        self._relative = frozenset(lexicon.measured.relative)
        self._changes = frozenset(lexicon.measured.changes)
        self._of = frozenset(lexicon.context.of)
        self._links = frozenset((*lexicon.context.to, *lexicon.context.of))
        self._vague = frozenset((*lexicon.measured.changes, *lexicon.measured.vague))
        self._setting = frozenset(lexicon.measured.setting)
        self._dimensions = lexicon.measured.dimensions
        self._empty = frozenset(lexicon.measured.empty)
        self._sizes = frozenset(lexicon.measured.sizes)
        written = {word for unit in lexicon.units.values() for word in unit.written if word.isalpha()}
        self._units = frozenset(w for w in written if len(w) > 2) | frozenset(lexicon.measured.points)
        self._symbols = frozenset(w for w in written if len(w) <= 2)
        self._lengths = frozenset(
            (*lexicon.not_figures.durations, *lexicon.not_figures.calendar, *lexicon.numerals.scales)
        )
        self._skipped = self._lengths | frozenset(lexicon.measured.not_things)

    def of(self, sentence: Sentence, start: int, end: int) -> Group | None:
        """The words for what the amount at ``start:end`` measures; None where nothing tells."""
        tokens = sentence.tokens
        first, last = at_or_after(sentence, start), at_or_after(sentence, end) - 1
        if not 0 <= first <= last < len(tokens):
            return None
        noun = (
            self._before_mark(tokens, first)
            or self._after_verb(tokens, first, last, self._setting)
            or self._gapped(tokens, first)
            or self._above(sentence, first, last)
            or self._in_order(tokens, first)
        )
        return self._named(sentence, noun) if noun is not None else None

    def at_last(self, sentence: Sentence, start: int, end: int, share: bool) -> Group | None:
        """What no verb of level tells: "fait bondir de 9 % le nombre de cas"; of a ``share`` the subject."""
        tokens = sentence.tokens
        first, last = at_or_after(sentence, start), at_or_after(sentence, end) - 1
        if not 0 <= first <= last < len(tokens):
            return None
        noun = self._after_verb(tokens, first, last, None)
        if noun is None and share:
            noun = self._clause_subject(sentence, first)
        return self._named(sentence, noun) if noun is not None else None

    def whose(self, sentence: Sentence, start: int) -> Group | None:
        """The name that is the subject: "Le Loroux a gagné 3 %"."""
        noun = self._clause_subject(sentence, at_or_after(sentence, start), names=True)
        return self._groups.whole(sentence, noun) if noun is not None else None

    def by_dimension(self, dimension: str) -> str | None:
        """The word for what all amounts of a dimension measure: a speed, a temperature."""
        return self._dimensions.get(dimension)

    def is_of_verb(self, sentence: Sentence, start: int, noun: Token) -> bool:
        """Whether the amount belongs to a verb of level rather than to ``noun``, which stands before it.

        "Le salaire a baissé depuis l'arrivée du gouvernement de 2 %".
        """
        unit = next((t for t in sentence.tokens[at_or_after(sentence, start) :] if t.pos == "NOUN"), None)
        above = sentence.head(unit) if unit is not None else noun
        return above.i < noun.i and above.pos == "VERB" and bool(self._bases(above) & self._levels)

    def is_vague(self, noun: Token) -> bool:
        """Whether ``noun`` only says that something changes or is aimed at: "une hausse de 3 %"."""
        return bool(self._bases(noun) & self._vague)

    def is_thing(self, noun: Token) -> bool:
        """Whether ``noun`` says anything of what is measured; not "à hauteur de 40 %"."""
        return not self._bases(noun) & self._skipped

    def is_vague_word(self, words: str) -> bool:
        """Whether ``words`` alone say nothing of what is measured: "% (proportion)"."""
        return words.lower() in self._vague or words.lower() in self._empty

    def compound(self, sentence: Sentence, noun: Token) -> str:
        """The noun with the one it belongs to: "chiffre d'affaires"; of "taux de chômage" it is enough."""
        first, words = noun, noun.text
        for _ in range(_NESTED):
            before = sentence.tokens[max(0, first.i - 2) : first.i]
            if len(before) < 2 or before[1].text.lower() not in self._links or before[0].pos != "NOUN":
                break
            if self._bases(before[0]) & (self._empty | self._skipped) or not self._groups.is_noun(before[0]):
                break
            words = f"{before[0].text} {before[1].text}{' ' * (first.start - before[1].end)}{words}"
            first = before[0]
        return words

    def _named(self, sentence: Sentence, noun: Token) -> Group:
        """The noun with its complement; of "taux de chômage" the complement alone tells rates apart."""
        if self._bases(noun) & self._empty:
            for child in sentence.children(noun, "nmod"):
                if child.i > noun.i and self._is_thing(child) and child.text[:1].islower():
                    return self._groups.whole(sentence, child)
        return self._groups.whole(sentence, noun)

    def _before_mark(self, tokens: tuple[Token, ...], first: int) -> Token | None:
        """The noun before brackets, or before a comma and "à": "le lait (3 %)", "le déficit, à 3 %"."""
        if first and tokens[first - 1].text == "(":
            at = first - 1
        elif first > 1 and tokens[first - 2].text == "," and tokens[first - 1].text.lower() in self._links:
            at = first - 2
        else:
            return None
        for token in reversed(tokens[max(0, at - _BEFORE_MARK) : at]):
            if token.pos in ("VERB", "AUX", "NUM") or self._bases(token) & self._units:
                return None
            if self._is_thing(token):
                return self._whole(tokens, token)
        return None

    def _whole(self, tokens: tuple[Token, ...], noun: Token) -> Token:
        """The head of "balles de caoutchouc", for its complement."""
        if noun.i < _COMPLEMENT or tokens[noun.i - 1].text.lower() not in self._of:
            return noun
        head = tokens[noun.i - _COMPLEMENT]
        plain = (
            head.pos == "NOUN"
            and self._is_thing(head)
            and not self._bases(head) & (self._vague | self._empty)
        )
        return head if plain else noun

    def _above(self, sentence: Sentence, first: int, last: int) -> Token | None:
        """Up from the amount to the noun it belongs to, or to the subject of a verb of level or change."""
        token = next((t for t in sentence.tokens[first : last + 1] if not first <= t.head <= last), None)
        for _ in range(_HIGHEST):
            if token is None:
                return None
            if sentence.children(token, "cop") and (subject := self._subject(sentence, token)):
                return subject  # "le taux est de 67 %": parsers take the unit for the predicate
            if token.head == token.i:
                return None
            above = sentence.head(token)
            if above.pos == "ADJ" and self._bases(above) & self._sizes:
                above = sentence.head(above)  # "le pont, long de 180 mètres"
                return above if self._is_thing(above) else None
            if self.is_vague(above) and above.pos == "NOUN":
                return self._changing(sentence, above, token)
            if above.pos in ("VERB", "AUX", "ADJ"):
                nearer = self._said_to_change(sentence, above.i, first)
                return (
                    self._changing(sentence, nearer, token)
                    if nearer
                    else self._of_verb(sentence, above, token)
                )
            thing = self._is_thing(above) and not self._bases(above) & self._units
            if thing and above.i < first and token.dep in ("nmod", "appos"):
                # Parsers hang what a comma begins on the last noun before it.
                return None if any(t.text == "," for t in sentence.tokens[above.i : first]) else above
            token = above
        return None

    def _changing(self, sentence: Sentence, noun: Token, amount: Token) -> Token | None:
        """ "une hausse de 3 % du chômage", "les recettes sont en hausse de 3 %"."""
        for child in sentence.children(noun, "nmod"):
            if child.i != amount.i and child.i > noun.i and self._is_thing(child):
                return child
        found = self._subject(sentence, noun)
        if found is not None:
            return found
        above = sentence.head(noun)
        if self._said_to_change(sentence, noun.i - 1, noun.i + 1) and self._is_thing(above):
            return above
        return self._of_verb(sentence, above, amount) if above.pos in ("VERB", "AUX") else None

    def _said_to_change(self, sentence: Sentence, first: int, last: int) -> Token | None:
        """The noun of a nearer change between two words: "a perdu 3 %, pour des ventes en hausse, à 9"."""
        for token in reversed(sentence.tokens[max(first + 1, last - _NEARER) : last]):
            before = sentence.tokens[token.i - 1]
            plain = before.pos == "ADP" and before.text.lower() not in self._of
            if token.pos == "NOUN" and plain and self._bases(token) & self._changes:
                return token
        return None

    def _of_verb(self, sentence: Sentence, verb: Token, amount: Token) -> Token | None:
        """The object of a verb of level, its subject, that of the verb over it, or what it is said of."""
        if not self._bases(verb) & self._levels:
            return None
        for child in sentence.children(verb, "obj"):
            named = self._is_thing(child, subject=True)  # "la TVA"
            if verb.i < child.i < amount.i and named and not self._bases(child) & self._units:
                return child  # "l'État a réduit son déficit de 3 %"
        for token in (verb, sentence.head(verb)):
            if found := self._subject(sentence, token):
                return found
            if token.dep == "acl":
                above = sentence.head(token)
                if self.is_vague(above):
                    return self._changing(sentence, above, verb)  # "une baisse des ventes comprise entre"
                return above if self._is_thing(above) else None
            if token.dep not in ("xcomp", "conj"):
                break
        return None

    def _after_verb(
        self, tokens: tuple[Token, ...], first: int, last: int, verbs: frozenset[str] | None
    ) -> Token | None:
        """The object behind the amount, of any verb or one of ``verbs``: "a chiffré à 2 millions le coût"."""
        before = reversed(tokens[max(0, first - _BEFORE_MARK) : first])
        verb = next((t for t in before if t.pos not in ("ADP", "ADV", "DET")), None)
        rest = tokens[last + 1 : last + 4]
        if verb is None or verb.pos != "VERB" or not rest or rest[0].pos != "DET":
            return None
        if verbs is not None and not self._bases(verb) & verbs:
            return None
        noun = next((t for t in rest[1:] if t.pos != "ADJ"), rest[0])
        return noun if self._is_thing(noun) else None

    def _clause_subject(self, sentence: Sentence, first: int, names: bool = False) -> Token | None:
        """The subject of the nearest verb before the amount that has one; when ``names``, a name."""
        bracket = first > 0 and sentence.tokens[first - 1].text == "("
        for token in reversed(sentence.tokens[max(0, first - _NEARER) : first - bracket]):
            if token.text in (";", ":", "(") or self._bases(token) & self._relative:
                return None
            if token.pos in ("VERB", "AUX", "ADJ"):
                found = sentence.children(token, *_SUBJECTS)
                named = [t for t in found if t.pos in ("NOUN", "PROPN") and t.text[0].isupper()]
                things = named if names else [t for t in found if self._is_thing(t, subject=True)]
                if found:
                    return things[0] if things else None
        return None

    def _subject(self, sentence: Sentence, verb: Token) -> Token | None:
        """The subject, or the noun before the verb where the parser gives none."""
        subjects = sentence.children(verb, *_SUBJECTS)
        if subjects or verb.pos != "VERB":
            return next((t for t in subjects if self._is_thing(t, subject=True)), None)
        at = verb.i - 1
        while at >= 0 and sentence.tokens[at].pos in ("AUX", "ADV"):
            at -= 1
        return sentence.tokens[at] if 0 <= at < verb.i - 1 and self._is_thing(sentence.tokens[at]) else None

    def _gapped(self, tokens: tuple[Token, ...], first: int) -> Token | None:
        """ "La livre a gagné 1 %, la Bourse 3 %": the noun right before the amount, its verb left out."""
        if first < 3 or tokens[first - 1].pos not in ("NOUN", "ADJ", "PROPN"):
            return None
        at, found = first - 1, None
        while at > 0 and tokens[at].pos in ("NOUN", "ADJ", "DET", "ADP", "PROPN"):
            if self._is_thing(tokens[at], subject=True):
                found = tokens[at]
            at -= 1
        begins = tokens[at + 1].pos == "DET" and (tokens[at].text == "," or tokens[at].pos == "CCONJ")
        return found if begins else None

    def _in_order(self, tokens: tuple[Token, ...], first: int) -> Token | None:
        """Where the parse tells nothing: the first noun of the words before the verb of level or change.

        "Le prix du gaz augmentera de 6 %", "le déficit, qui était de 5 % en mars, sera ramené à 4 %".
        """
        if (
            first > 2
            and self._bases(tokens[first - 2]) & self._sizes
            and tokens[first - 1].text.lower() in self._of
        ):
            near = reversed(tokens[max(0, first - _SIZED) : first - 2])
            return next((t for t in near if self._is_thing(t)), None)
        at = next(
            (
                i
                for i in range(first - 1, max(-1, first - _NEARER), -1)
                if self._bases(tokens[i]) & self._levels
            ),
            -1,
        )
        if at < 0 or any(t.pos not in ("ADP", "ADV", "DET") for t in tokens[at + 1 : first]):
            return None
        if tokens[at].pos in ("NOUN", "PROPN"):
            return None
        relative = False
        while at >= 0 and tokens[at].pos in ("AUX", "ADV", "PRON", "VERB"):
            relative = relative or tokens[at].text.lower() in self._relative
            at -= 1
            if at > 1 and tokens[at - 1].pos == "PRON" and tokens[at].text == tokens[at - 2].text == ",":
                at -= 3  # "la participation est, elle, ramenée à 56,9 %"
        aside = at > 0 and tokens[at].text == ","
        if aside:
            relative = False
            at = self._before_clause(tokens, at)
        found = None
        while at >= 0 and tokens[at].pos in ("NOUN", "PROPN", "ADJ", "DET", "ADP"):
            if self._is_thing(tokens[at], subject=True) and not tokens[at].text[0].isdigit():
                found = tokens[at]
                if relative:
                    break  # "les primes des agents qui gagnent 2.000 euros"
            at -= 1
        adverbial = aside and tokens[at + 1].pos == "ADP"
        return found if found is None or not adverbial or self._is_thing(found) else None  # not "pour rappel"

    def _before_clause(self, tokens: tuple[Token, ...], at: int) -> int:
        """The last word before the relative clause or aside that ends at ``at``, a comma, else before it."""
        aside = True
        for i in range(at - 1, max(0, at - _CLAUSE), -1):
            if tokens[i].text.lower() in self._relative and tokens[i].pos == "PRON":
                return i - 2 if tokens[i - 1].text == "," else i - 1
            if tokens[i].text == "," and aside:
                return i - 1  # "le prix, en théorie, augmentera"
            aside = aside and tokens[i].pos not in ("VERB", "AUX", "PUNCT")
        return at - 1

    def _is_thing(self, token: Token, subject: bool = False) -> bool:
        """Whether ``token`` names a thing; a ``subject`` does, whatever it is elsewhere ("à titre de")."""
        letters = subject and token.text.isupper()  # "le PIB", "la CSG"
        named = (
            token.i > 0 and token.text[0].isupper() and not token.text.endswith(self._plurals) and not letters
        )
        return (
            token.pos == "NOUN"
            and not named
            and token.text not in self._symbols
            and self._groups.is_noun(token)
            and not self._bases(token) & (self._lengths if subject else self._skipped)
        )


@cache
def things(language: Language) -> Things:
    """The finder of what is measured of a language, made once."""
    return Things(language)
