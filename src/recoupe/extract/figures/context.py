"""Where a figure holds and whether it is a fact: from the words of its sentence."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from recoupe.extract.figures.measures import governing_verb
from recoupe.extract.figures.words import FAR_BACK, at_or_after, bases, upward
from recoupe.languages import Language
from recoupe.languages.morphology import Morphology
from recoupe.languages.quantity import Quantity
from recoupe.model import Sentence, Token
from recoupe.model.claims import FigureStatus
from recoupe.text.lemma import future_stem

_REACH = 14
# The longest name of a place, in words: parsers run on in lists.
_NAME = 7
_TOPIC = 3
# How many words a preposition and what fills up to the name may take.
_FILLED = 6
_ANYWHERE: frozenset[str] = frozenset()
_CHUNK = frozenset({",", ";", ":", "(", ")"})
_CLAUSE = frozenset({";", ":"})
_AUXILIARIES = ("aux", "aux:tense", "aux:pass", "cop")


class Context:
    """Reads place and status in one language."""

    def __init__(self, language: Language) -> None:
        self._bases = bases(language)
        lexicon = language.lexicon(Quantity).context
        self._code = language.code
        self._places = frozenset(lexicon.places)
        self._no_places = frozenset(lexicon.no_places)
        self._frames = frozenset(lexicon.frames)
        self._towns = tuple(lexicon.towns)
        self._sources = frozenset(w.split()[0] for w in lexicon.according)
        self._counting = frozenset(lexicon.counting)
        self._of = frozenset(lexicon.of)
        self._fillers = frozenset(lexicon.fillers)
        self._whole = frozenset(lexicon.whole)
        self._joins = frozenset(lexicon.joins)
        self._planning = frozenset(lexicon.planning)
        self._denying = frozenset(lexicon.denying)
        self._negations = frozenset(lexicon.negations)
        self._restrictions = frozenset(lexicon.restrictions)
        morphology = language.lexicon(Morphology)
        self._conditional = frozenset(morphology.conditional.all)
        self._mark = morphology.before_future
        self._tagged = tuple(self._mark + ending for ending in self._conditional)
        self._conditionals = frozenset(lexicon.conditionals)
        self._going = frozenset(lexicon.going)
        self._risking = frozenset(lexicon.risking)
        self._nobody = frozenset(lexicon.nobody)

    def status(self, sentence: Sentence, noun: Token | None, usual: FigureStatus) -> FigureStatus:
        """Whether what ``noun`` counts is a fact (``usual``), a plan, denied, or only possible."""
        verb = governing_verb(sentence, noun) if noun is not None else None
        verb = verb or _verb_before(sentence, noun)
        if verb is None:
            return usual
        if self._bases(verb) & self._risking and not _is_subject(sentence, noun, verb):
            return "possible"
        words = [verb, *sentence.children(verb, *_AUXILIARIES), *_modal(sentence, verb)]
        if self._denies_plan(sentence, verb) or self._denies_clause(sentence, verb):
            return "denied"
        if self._is_planned(sentence, verb, words) and not self._wishes(sentence, noun, verb):
            return "planned"
        if noun is not None and _is_direct(sentence, noun, verb) and self._is_denied(sentence, verb):
            return "denied"
        for token in words:
            if self._is_conditional(token):
                return "planned" if self._is_told_future(sentence, verb, token) else "possible"
        return usual

    def _is_conditional(self, token: Token) -> bool:
        stem = future_stem(token.lemma, self._code)
        form = token.text.lower()
        written = (
            form.startswith(stem) and form[len(stem) :] in self._conditional and stem.endswith(self._mark)
        )
        tagged = token.feature("Mood") == "Cnd" and form.endswith(self._tagged)
        return tagged or written or form in self._conditionals

    def _is_told_future(self, sentence: Sentence, verb: Token, conditional: Token) -> bool:
        """Whether the conditional is a future told in the past: "a annoncé qu'il réduirait …"."""
        if conditional.pos == "AUX" and sentence.children(verb, "aux:tense"):
            return False
        above = sentence.head(verb)
        told = verb.dep in ("ccomp", "xcomp") and above.i != verb.i
        words = [above, *sentence.children(above, "aux:tense")] if told else []
        return any(t.feature("Tense") in ("Past", "Imp") or t.dep == "aux:tense" for t in words)

    def _is_planned(self, sentence: Sentence, verb: Token, words: list[Token]) -> bool:
        first = sentence.head(verb)
        if verb.dep == "conj" and "Inf" == verb.feature("VerbForm") == first.feature("VerbForm"):
            verb = first  # "va débloquer 2 millions et recruter 30 agents"
        if any(t.feature("Tense") == "Fut" for t in words) or self._bases(verb) & self._planning:
            return True
        if verb.feature("VerbForm") != "Inf":
            return False
        above = sentence.head(verb)
        # "ont dû évacuer" is done; "doivent évacuer" is to come.
        going = above.feature("VerbForm") != "Part" and bool(self._bases(above) & self._going)
        return going or bool(self._bases(above) & self._planning)

    def _wishes(self, sentence: Sentence, noun: Token | None, verb: Token) -> bool:
        """Whether what is counted wants the thing: "sept pays ont souhaité un délai" are seven already."""
        if not self._bases(verb) & self._planning or verb.feature("Tense") == "Fut":
            return False
        return _is_subject(sentence, noun, verb)

    def _denies_plan(self, sentence: Sentence, verb: Token) -> bool:
        """Whether the infinitive hangs on a verb of denial: "dément vouloir fermer trois usines"."""
        top = verb
        for token in upward(sentence, verb):
            if token.feature("VerbForm") != "Inf":
                # Parsers do not know every form of such verbs: the word before the infinitives will do.
                before = sentence.tokens[top.i - 1] if top.i else token
                return bool((self._bases(token) | self._bases(before)) & self._denying) and top is not token
            top = token
        return False

    def _denies_clause(self, sentence: Sentence, verb: Token) -> bool:
        """ "Le club nie que cinquante joueurs aient signé"."""
        return verb.dep == "ccomp" and bool(self._bases(sentence.head(verb)) & self._denying)

    def _is_denied(self, sentence: Sentence, verb: Token) -> bool:
        above = sentence.head(verb)
        if verb.feature("VerbForm") in ("Inf", "Part") and self._bases(above) & self._denying:
            return True
        below = {t.text.lower() for t in sentence.children(verb)}
        if self._bases(verb) & self._denying:
            return True
        return bool(below & self._negations) and not below & self._restrictions

    def place(self, sentence: Sentence, start: int, end: int, limit: int) -> str | None:
        """The place of a figure at ``start:end``: after it in its clause, else before it, else after it.

        ``limit`` is where the next number begins: what follows is its own. None where there is no place;
        "" where the words mean all of a country.
        """
        first, last = at_or_after(sentence, start), at_or_after(sentence, end)
        tokens = sentence.tokens
        after = range(last, min(last + _REACH, at_or_after(sentence, limit)))
        before = range(first - 1, max(-1, first - 1 - FAR_BACK), -1)
        frame = range(min(_TOPIC, first))
        ways = (
            (self._places, after, _CHUNK),
            (self._places, before, _CLAUSE),
            (self._places, frame, _ANYWHERE),
            (self._places, after, _CLAUSE),
            (self._of, before, _CLAUSE),
        )
        places = (self._first_place(tokens, *way) for way in ways)
        return next((p for p in places if p is not None), None)

    def place_after(self, sentence: Sentence, end: int, limit: int) -> str | None:
        """The place after ``end`` and before ``limit``, up to a mark; "" for a whole country."""
        first = at_or_after(sentence, end)
        after = range(first, min(first + _REACH, at_or_after(sentence, limit)))
        return self._first_place(sentence.tokens, self._places, after, _CHUNK)

    def group_end(self, sentence: Sentence, end: int, limit: int) -> int:
        """Where the noun and its adjectives end that begin at ``end``, before ``limit``."""
        at = at_or_after(sentence, end)
        while at < len(sentence.tokens) and sentence.tokens[at].start < limit:
            if sentence.tokens[at].pos not in ("NOUN", "ADJ"):
                break
            end = sentence.tokens[at].end
            at += 1
        return end

    def has_frame(self, sentence: Sentence) -> bool:
        """Whether the sentence sets a scene of its own: "Au total, …", "Enfin, …", "Dans tout le pays, …"."""
        first = sentence.tokens[0] if sentence.tokens else None
        if first is None or first.text.lower() in self._sources:
            return False
        return first.pos == "ADP" or first.text.lower() in self._frames

    def topic(self, sentence: Sentence) -> str | None:
        """The place with which a sentence begins ("À Rouen, où …"); "" when that is a whole country."""
        first = range(min(_TOPIC, len(sentence.tokens)))
        return self._first_place(sentence.tokens, self._places, first, _ANYWHERE)

    def source(self, text: str, sentence: Sentence, offset: int) -> str | None:
        """The words for who counts, when a verb of counting governs the number: "le préfet a dénombré …"."""
        tokens = sentence.tokens
        verb = governing_verb(sentence, tokens[min(at_or_after(sentence, offset), len(tokens) - 1)])
        if verb is None or not self._bases(verb) & self._counting:
            return None
        for subject in sentence.children(verb, "nsubj"):
            words = sentence.subtree(subject)
            if words[-1].end <= offset and subject.text.lower() not in self._nobody:
                return text[words[0].start : words[-1].end]
        return None

    def _first_place(
        self, tokens: tuple[Token, ...], prepositions: frozenset[str], order: range, stops: frozenset[str]
    ) -> str | None:
        """The first place in ``order``, up to a stop or, going forward, another number; "" for everywhere."""
        for i in order:
            if stops and (tokens[i].text in stops or tokens[i].text[0].isdigit()):
                return None
            if (found := self._place_at(tokens, i, prepositions)) is not None:
                return found
        return None

    def _name_end(self, tokens: tuple[Token, ...], at: int) -> int:
        """Where a name ends that the parser, or how it begins ("Saint-"), tells for that of a place."""
        if at < len(tokens) and tokens[at].text.lower().startswith(self._towns):
            return at + 1
        end = _name_end(tokens, at)
        if end > at and any(c.isdecimal() for t in tokens[at:end] for c in t.text):
            return at  # a road
        while end > at and tokens[end - 1].text.islower():
            end -= 1
        return end

    def _fills(self, token: Token) -> bool:
        """Whether ``token`` may stand between the preposition and the name: "dans le sud de la"."""
        return token.pos in ("DET", "ADP") or token.lemma in self._fillers

    def _place_at(self, tokens: tuple[Token, ...], i: int, prepositions: frozenset[str]) -> str | None:
        """The place that the preposition ``tokens[i]`` brings in; "" for the whole country, None for none."""
        if not prepositions & {tokens[i].text, tokens[i].text.lower()}:
            return None
        if i and tokens[i - 1].text.lower() in self._no_places:
            return None
        at = i + 1
        while at < min(len(tokens), i + _FILLED) and self._fills(tokens[at]):
            at += 1
        if at < len(tokens) and tokens[at].lemma in self._whole:
            return ""
        names = []
        while (end := self._name_end(tokens, at)) > at:
            names.append(_spelled(tokens[at:end]))
            at = end + 1
            if end >= len(tokens) or tokens[end].text.lower() not in self._joins:
                break
        return ", ".join(names) or None


def _verb_before(sentence: Sentence, word: Token | None) -> Token | None:
    """The nearest finite verb before ``word`` in its part of the sentence, where the parse gives none."""
    for token in reversed(sentence.tokens[max(0, word.i - _REACH) : word.i] if word is not None else ()):
        if token.text in _CHUNK:
            return None
        if token.pos == "VERB" and token.feature("VerbForm") == "Fin":
            return token
    return None


def _modal(sentence: Sentence, verb: Token) -> list[Token]:
    """The modal over an infinitive: "le bilan pourrait dépasser cent morts"."""
    above = sentence.head(verb)
    inside = verb.feature("VerbForm") == "Inf" and verb.dep == "xcomp" and above.i == verb.i - 1
    return [above] if inside and above.pos in ("VERB", "AUX") else []


def _is_subject(sentence: Sentence, noun: Token | None, verb: Token) -> bool:
    """Whether ``noun`` belongs to the subject of ``verb``."""
    for token in upward(sentence, noun) if noun is not None else ():
        if token.head == verb.i:
            return token.dep == "nsubj"
    return False


def _is_direct(sentence: Sentence, word: Token, verb: Token) -> bool:
    """Whether ``word`` stands in the direct object of ``verb``: only that is denied with it."""
    for token in upward(sentence, word):
        if token.head == verb.i:
            return token.dep == "obj"
    return False


def _name_end(tokens: tuple[Token, ...], at: int) -> int:
    """Where the name of a place that begins with ``tokens[at]`` ends; ``at`` itself when none does."""
    end = at
    while end < len(tokens) and tokens[end].entity in ("LOC", ""):
        inside = end > at and tokens[end].entity == "LOC" and tokens[end].text.isalpha()
        hyphen = end > at and tokens[end].start == tokens[end - 1].end and tokens[end].text == "-"
        if not (tokens[end].text[0].isupper() or inside or hyphen) or end > at + _NAME:
            break
        end += 1
    return end if any(t.entity == "LOC" for t in tokens[at:end]) else at


def _spelled(tokens: tuple[Token, ...]) -> str:
    """The words as the text writes them: names with hyphens are cut by parsers."""
    words = [tokens[0].text]
    for one, other in pairwise(tokens):
        words += [" " * min(other.start - one.end, 1), other.text]
    return "".join(words)


@cache
def context(language: Language) -> Context:
    """The reader of place and status of a language, made once."""
    return Context(language)
