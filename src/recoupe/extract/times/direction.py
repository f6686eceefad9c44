"""Before or after the day of reference: what the clause around a calendar expression says.

The verb that governs the expression is sought upwards in the parse; its tense decides, with the words that
announce ("prévu mardi"), the modals ("doit s'ouvrir lundi"), the prepositions ("avant une rencontre lundi").
"""

from __future__ import annotations

from recoupe.extract.times.lexer import plain
from recoupe.languages import Language
from recoupe.languages.calendar import Calendar
from recoupe.languages.morphology import Morphology
from recoupe.model import Sentence, Token
from recoupe.model.times import Direction
from recoupe.text.lemma import future_stem

_CLITICS = ("expl:pass", "expl:comp", "expl", "expl:subj")
_CLAUSE = frozenset({"VERB", "AUX"})
_AUXILIARIES = ("aux:tense", "aux:pass", "aux:caus", "aux", "cop")
# A time this many words after its verb, or fewer, belongs to the verb itself and not to its object.
_BESIDE = 2
# How many words before a time are looked at for what it depends on, whatever the parser makes of them.
_NEARBY = 6
# How far above the expression its verb is looked for.
_FARTHEST = 8
# No expression has more words.
_LONGEST = 30


class Directions:
    """Tells the direction of expressions, by the cues of one language."""

    def __init__(self, language: Language) -> None:
        cues, morphology = language.lexicon(Calendar).cues, language.lexicon(Morphology)
        self._code = language.code
        self._announced = frozenset(cues.announced)
        self._held = frozenset(cues.held)
        self._prospective = frozenset(cues.prospective)
        self._modal = frozenset(cues.modal)
        self._announcing = frozenset(cues.announcing)
        self._awaited = frozenset(cues.awaited)
        self._behind = frozenset(map(plain, cues.behind))
        self._intent = frozenset(cues.intent)
        self._leaving = frozenset(cues.leaving)
        self._starting = frozenset(cues.starting)
        self._passive = frozenset(cues.passive)
        self._with_be = frozenset(cues.with_be)
        self._reflexive = frozenset(cues.reflexive)
        self._going = frozenset(cues.going)
        self._just = frozenset(cues.just)
        self._ahead = frozenset(map(plain, cues.ahead))
        self._toward = frozenset(map(plain, cues.toward))
        # The parser does not know every verb.
        self._mark = morphology.before_future
        self._future = tuple(self._mark + ending for ending in morphology.future.all)
        self._conditional = tuple(self._mark + ending for ending in morphology.conditional.all)
        self._stems = tuple(cues.future_stems.items())
        self._same_past = tuple(cues.same_past.items())
        self._before = frozenset(map(plain, cues.before))
        self._after = frozenset(map(plain, cues.after))
        self._of = frozenset(map(plain, cues.of))

    def of(self, sentence: Sentence, start: int, end: int, dated: bool) -> Direction:
        """The direction of the expression at ``start:end``; "unknown" where the clause is silent.

        ``dated`` ones give a month; tied to a noun they lie either side of it ("le vote du 3 mai").
        """
        own = sentence.between(start, end)
        if not own:
            return "unknown"
        inside = {t.i for t in own[:_LONGEST]}
        top = next((t for t in own if t.head not in inside or t.head == t.i), own[0])
        nearby = _up_to_verb(sentence.tokens[max(0, own[0].i - _NEARBY) : own[0].i])
        preceding = [plain(t.text) for t in nearby]
        found, ahead = self._climb(sentence, top, inside)
        if found == "unknown":
            found = self._of_verb_after(sentence, own[-1])
        if (beside := self._of_verb_beside(sentence, own[0], top)) is not None:
            found, ahead = beside, False
        if (
            ahead
            or self._toward.intersection(preceding[-2:])
            or any(t.lemma in self._awaited for t in nearby)
        ):
            return "future"
        if self._behind.intersection(preceding):
            return "past"
        if self._ahead.intersection(preceding[-2:]) and (found != "past" or self._leaves(sentence, own[0])):
            return "future"
        if self._is_called(sentence, own[0]):
            return "future"
        if preceding and preceding[-1] in self._of and (found == "future" or dated):
            return "near"
        return found

    def _of_verb_beside(self, sentence: Sentence, first: Token, top: Token) -> Direction | None:
        """What the verb before the comma says: parsers give "annonçait, fin mai," to the next clause."""
        before = [t for t in sentence.tokens[max(0, first.i - 4) : first.i] if t.pos not in ("ADP", "DET")]
        if len(before) < 2 or before[-1].text != "," or before[-2].pos not in _CLAUSE:
            return None
        if before[-2].feature("VerbForm") != "Fin":
            return None
        return self._tense(sentence, before[-2], top, top)

    def _of_verb_after(self, sentence: Sentence, last: Token) -> Direction:
        """What is to come by the next verb, of a time that hangs on none: "Dimanche il sera à Lens"."""
        after = sentence.tokens[last.i + 1 : last.i + 1 + _FARTHEST]
        verb = next((t for t in after if t.pos in _CLAUSE and t.feature("VerbForm") == "Fin"), None)
        return "future" if verb is not None and verb.feature("Tense") == "Fut" else "unknown"

    def _leaves(self, sentence: Sentence, first: Token) -> bool:
        """Whether the verb before gives time: "se donnait jusqu'à vendredi", whatever its tense."""
        return self._verb_before(sentence, first) in self._leaving

    def _is_called(self, sentence: Sentence, first: Token) -> bool:
        """Whether the verb before calls for what begins then: "a appelé à la grève à partir de mardi"."""
        words = {plain(t.text) for t in sentence.tokens[max(0, first.i - 2) : first.i]}
        return bool(words & self._starting) and self._verb_before(sentence, first) in self._prospective

    def _verb_before(self, sentence: Sentence, first: Token) -> str | None:
        """The lemma of the last verb before ``first``, but for those of set phrases ("à partir de")."""
        before = sentence.tokens[max(0, first.i - _FARTHEST) : first.i]
        return next(
            (t.lemma for t in reversed(before) if t.pos == "VERB" and t.lemma not in self._starting), None
        )

    def _climb(self, sentence: Sentence, top: Token, inside: set[int]) -> tuple[Direction, bool]:
        """What the governing verb says, and whether a noun on the way to it is said to be ahead."""
        below, behind = top, False
        for steps, token in enumerate(sentence.ancestors(top)):
            if steps > _FARTHEST:
                break
            if token.i in inside:
                continue
            if token.pos == "ADJ" and self._announces(token, below):
                return "future", True
            if token.pos in _CLAUSE or sentence.children(token, "cop", "aux:tense"):
                tense = self._tense(sentence, token, below, top)
                if tense is not None:
                    return self._after_it(sentence, token, tense) if behind else tense, False
            elif self._introduced(sentence, token, self._after):
                behind = True
            elif self._announces(token, below) or self._introduced(sentence, token, self._before):
                return "future", True
            below = token
        return "unknown", False

    def _introduced(self, sentence: Sentence, noun: Token, words: frozenset[str]) -> bool:
        """Whether one of ``words`` brings in ``noun``: "avant", "après"."""
        return any(plain(c.text) in words for c in sentence.children(noun, "case", "mark")[:_LONGEST])

    def _after_it(self, sentence: Sentence, verb: Token, tense: Direction) -> Direction:
        """Where that lies after which something is as ``verb`` says: "des heurts après ceux de samedi".

        What will be after it leaves it open: "il partira après la réunion de lundi".
        """
        parts = (verb, *sentence.children(verb, *_AUXILIARIES))
        open_ = any(t.feature("Tense") == "Fut" or self._ends(t, self._future) for t in parts)
        return tense if open_ else "past"

    def _announces(self, noun: Token, below: Token) -> bool:
        """Whether what depends on ``noun`` is to come: "l'attente de", "l'appel à manifester"."""
        if noun.lemma in self._awaited:
            return True
        return noun.lemma in self._intent and below.feature("VerbForm") == "Inf" and below.i > noun.i

    def _tense(self, sentence: Sentence, verb: Token, below: Token, top: Token) -> Direction | None:
        """What one verb says; None when the verb above it decides."""
        helpers = sentence.children(verb, *_AUXILIARIES)
        finite = next((t for t in (*helpers, verb) if t.feature("VerbForm") == "Fin"), None)
        if finite is None and self._also_present(verb):
            return "near"  # no participle: "le forum réunit ce week-end", not "réuni"
        if finite is None:
            return self._non_finite(sentence, verb, helpers, top)
        # "a cédé", and "a fait céder".
        perfect = any(h.dep == "aux:tense" for h in helpers) and verb.feature("VerbForm") in {"Part", "Inf"}
        perfect = perfect or self._is_perfect_with_be(sentence, finite, verb)
        return self._finite(finite, verb, perfect, below, top)

    def _is_perfect_with_be(self, sentence: Sentence, finite: Token, verb: Token) -> bool:
        """Whether "est" makes a perfect and no passive: "est mort", "se sont rassemblées"."""
        if finite is verb or finite.lemma not in self._passive or finite.feature("Tense") != "Pres":
            return False
        if verb.lemma in self._with_be or verb.text.lower().rstrip("es") in self._with_be:
            return True
        clitics = sentence.children(verb, *_CLITICS)
        return any(plain(c.text) in self._reflexive for c in clitics)

    def _finite(
        self, finite: Token, verb: Token, perfect: bool, below: Token, top: Token
    ) -> Direction | None:
        tense, mood = finite.feature("Tense"), finite.feature("Mood")
        if tense == "Fut" or self._ends(finite, self._future):
            return "future"
        if mood == "Cnd" or self._ends(finite, self._conditional):
            return "past" if perfect else "future"
        if perfect and not (verb.lemma in self._announced and finite.lemma in self._passive):
            return self._perfect(verb, below, top)
        if verb.lemma in self._announced and finite is not verb:
            return "future" if tense == "Pres" else "near"
        if self._looks_ahead(verb, below, top) or self._is_held(finite, verb):
            return "future"
        if tense in {"Imp", "Past"} and not self._also_present(finite):
            return "past"
        return "future" if mood == "Sub" else "near"

    def _is_held(self, finite: Token, verb: Token) -> bool:
        """ "une marche est organisée samedi"."""
        return (
            verb.lemma in self._held and finite.lemma in self._passive and finite.feature("Tense") == "Pres"
        )

    def _also_present(self, verb: Token) -> bool:
        """Whether the simple past and the present are spelled alike: "se réunit"."""
        return any(
            verb.lemma.endswith(infinitive) and verb.text == verb.lemma.removesuffix(infinitive) + ending
            for infinitive, ending in self._same_past
        )

    def _ends(self, verb: Token, endings: tuple[str, ...]) -> bool:
        """Whether the verb is its infinitive with one of these endings, whatever the parser takes it for."""
        word = verb.text.lower()
        for infinitive, irregular in self._stems:
            if verb.lemma.endswith(infinitive):
                stem = verb.lemma.removesuffix(infinitive) + irregular
                return word.startswith(stem) and word[len(stem) :] in endings
        stem = future_stem(verb.lemma, self._code).removesuffix(self._mark)
        return len(stem) > 1 and word.startswith(stem) and word[len(stem) :] in endings

    def _perfect(self, verb: Token, below: Token, top: Token) -> Direction:
        """ "a appelé à la grève mardi" is to come, "a appelé mardi à la grève" is past."""
        if top.i - verb.i > _BESIDE:
            if verb.lemma in self._prospective:
                return "future"
            if verb.lemma in self._announcing:
                return "near"
        return "past"

    def _looks_ahead(self, verb: Token, below: Token, top: Token) -> bool:
        """Whether the object of a verb like "promettre" stands in between, or its infinitive."""
        return verb.lemma in self._prospective and below is not top and below.i > verb.i

    def _non_finite(
        self, sentence: Sentence, verb: Token, helpers: tuple[Token, ...], top: Token
    ) -> Direction | None:
        form = verb.feature("VerbForm")
        if form == "Part" and not any(h.feature("VerbForm") == "Inf" for h in helpers):
            if verb.lemma in self._announced or (
                verb.lemma in self._prospective and top.i - verb.i > _BESIDE
            ):
                return "future"
            if verb.lemma in self._announcing and verb.dep == "conj" and top.i - verb.i > _BESIDE:
                return "near"  # "a dénoncé … et annoncé une journée de deuil mercredi"
            above = verb.lemma in self._held  # "la course organisée samedi réunira"
            return "past" if verb.feature("Tense") == "Past" and not above else None
        return self._infinitive(sentence, verb, helpers)

    def _infinitive(self, sentence: Sentence, verb: Token, helpers: tuple[Token, ...]) -> Direction | None:
        """ "va ouvrir", "doit ouvrir", "vient d'ouvrir", "après avoir ouvert"; None: see the verb above."""
        if any(h.dep == "aux:tense" for h in helpers):
            return "past"
        if any(plain(c.text) in self._after for c in sentence.children(verb, "case", "mark")):
            return "past"
        governor = sentence.head(verb)
        if governor.i == verb.i or governor.pos not in _CLAUSE:
            return None
        tense = governor.feature("Tense")
        perfect = any(c.dep == "aux:tense" for c in sentence.children(governor))
        if governor.lemma in self._just and tense in {"Pres", "Imp"}:
            return "past"
        if governor.lemma in self._going and tense == "Pres" and not perfect:
            return "future"
        if governor.lemma in self._modal:
            # "appeler à défiler dimanche": what nobody has done yet
            ahead = tense in {"Pres", "Fut"} or governor.feature("VerbForm") == "Inf"
            return "future" if ahead and not perfect else "near"
        return None


def _up_to_verb(tokens: tuple[Token, ...]) -> list[Token]:
    """The words after the last verb among ``tokens``, without punctuation."""
    kept: list[Token] = []
    for token in reversed(tokens):
        if token.pos in _CLAUSE:
            break
        if token.pos != "PUNCT":
            kept.append(token)
    return kept[::-1]
