"""The lexicon of references, made ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from recoupe.languages import Language
from recoupe.languages.ages import AgeWords
from recoupe.languages.morphology import Morphology
from recoupe.languages.names import Names
from recoupe.languages.offices import Offices
from recoupe.languages.quotation import QuotationLexicon
from recoupe.languages.reference import Pronouns, Reference
from recoupe.languages.world import World
from recoupe.model import Token
from recoupe.text.patterns import either, leading

# Words whose look-up is remembered.
_KEPT = 50_000
# The letters that a singular has at least, beside its ending.
_STEM = 2

Gender = Literal["m", "f"]
Number = Literal["s", "p"]


@dataclass(frozen=True, slots=True)
class Noun:
    """What the lexicon says of a noun. ``gender`` is None where one form serves both.

    ``groups`` are among "office", "person", "relation", "child", "body", "named_body", "unnamed", "document",
    "voice".
    """

    groups: frozenset[str]
    gender: Gender | None = None
    words: int = 1

    @property
    def is_person(self) -> bool:
        """Whether it describes a human being."""
        return not self.groups.isdisjoint({"office", "person", "relation"})


# Uses of pronouns that are told by their first word alone, wherever it stands.
TOLD_BY_FIRST = frozenset({"subject", "latter", "concerned"})
# A noun that only its ending makes a person.
GUESSED = Noun(frozenset({"guessed", "person"}))
# "l'Intérieur": a body by its field, with a capital letter after an article.
MINISTRY = Noun(frozenset({"body"}))
# "le Nantais", "l'Américaine": a native, by a capital letter after a determiner.
NATIVE = Noun(frozenset({"native", "person"}))


class Vocabulary:
    """Finds pronouns, determiners and nouns by the words of a text."""

    def __init__(self, language: Language) -> None:
        lexicon, names = language.lexicon(Reference), language.lexicon(Names)
        world, offices = language.lexicon(World), language.lexicon(Offices)
        self.lexicon = lexicon
        self.feminine = language.lexicon(Morphology).feminine
        self.before_name = _gap(names, (*offices.acting, *lexicon.standings), lexicon.called)
        self.pronouns: dict[str, Pronouns] = {w: p for p in lexicon.pronouns for w in p.words}
        starts = {w.split(" ")[0] for w, p in self.pronouns.items() if p.use in TOLD_BY_FIRST}
        self.pronoun_starts = starts | {f"-{w}" for w in starts} | {f"{lexicon.euphonic}{w}" for w in starts}
        self.determiners = _determiners(lexicon)
        self.contracted = lexicon.determiners.contracted
        self.denying = frozenset(lexicon.determiners.denying)
        self.continuing = frozenset(lexicon.continuing_verbs) | frozenset(lexicon.continuing_adverbs)
        given = names.civilities
        self.civilities = frozenset(
            straight(w).rstrip(".") for w in (*given.masculine, *given.feminine, *given.either)
        )
        self.told_by_civility = lexicon.told_by_civility
        self.civility = re.compile(rf"\b({either(lexicon.told_by_civility)})\.?\s$")
        self._speaking(lexicon, language.lexicon(QuotationLexicon))
        self.authoring = frozenset(lexicon.authoring)
        self.any_text = frozenset(lexicon.any_text)
        self.of_last_speaker = frozenset(lexicon.of_last_speaker)
        self.agent = frozenset(lexicon.agent)
        self.within = _within(lexicon)
        self.standing = frozenset(lexicon.standing_verbs)
        self.linking = frozenset(lexicon.linking)
        self.genitive = frozenset(lexicon.genitive) | frozenset(lexicon.determiners.contracted)
        self.attached = frozenset(lexicon.attached)
        self.viewpoint = frozenset(lexicon.viewpoint)
        self.coordinators = frozenset(lexicon.coordinators)
        self.first_person = _first_person(lexicon)
        self.impersonal = frozenset(lexicon.impersonal)
        self.predicates = frozenset(lexicon.impersonal_predicates)
        self.clauses = frozenset(lexicon.clauses)
        self.former = frozenset(lexicon.former)
        self.ranks = frozenset(lexicon.ranks)
        adjectives = ((c.masculine, c.feminine) for c in world.countries.values())
        self._natives = frozenset(a for pair in adjectives for a in pair if a)
        self._beside_names(lexicon, language.lexicon(AgeWords))
        self._index(lexicon)

    def _beside_names(self, lexicon: Reference, ages: AgeWords) -> None:
        """The patterns of what may stand between a description and the name that it is of."""
        where, articles = either(lexicon.locative), leading(lexicon.determiners.definite, r"\s")
        # a place has a capital: "aux côtés de son avocat" is none
        self.located = re.compile(rf",\s{where}\s{articles}?[^\W\da-zà-ÿœ][^,.;:«»\"\n]{{1,30}}(?=,)")
        fields = either(lexicon.attached)
        # "le secrétaire d'État au Budget, X" where the field was left out
        self.field = re.compile(rf"\s{fields}\s?[^,.;:()«»\"\n]{{1,50}}(?=,\s[^\W\da-zà-ÿœ])")
        self.question_before = re.compile(r"\?[ \u00a0]*\n\s*[«“\"–—-]?\s*$")
        # lower-case words alone, up to a capital that may begin the name
        self.also = re.compile(
            rf"\s{either(lexicon.coordinators)}\s([^\W\dA-Z][\w-]*)(?:\s[^\W\dA-Z][\w'’-]*){{0,6}}(?=\s[^\W\da-z])"
        )
        # "le maire de Y, le libéral X": by what the person is besides, one to four lower-case words
        definite = leading(lexicon.determiners.definite, r"\s", curly=True)
        self.besides = re.compile(
            rf",\s{definite}([^\W\dA-Z][\w-]*)(?:\s[^\W\dA-Z][\w'’-]*){{0,3}}(?=\s[^\W\da-z])"
        )
        # "sa cheffe de mission, la Finlandaise Léa X"
        self.of_country = re.compile(rf",\s{definite}([^\W\da-zà-ÿœ][\w-]+)(?=\s[^\W\da-zà-ÿœ])")
        # "a dit l'un d'eux à la chaîne, Jean X"
        self.heard = re.compile(rf"\s{fields}\s?[^,.;:()«»\"\n]{{1,30}}(?=,\s[^\W\da-zà-ÿœ])")
        # "Léa X, 59 ans, infirmière": the age stands between name and trade
        self.aged = re.compile(rf",\s\d{{1,3}}\s{either(ages.years)},\s?$")
        relatives = [w for p in lexicon.pronouns if p.use == "relative" for w in p.words if w.isalpha()]
        self.relative = re.compile(rf"\s{either(relatives)}\b")

    def _index(self, lexicon: Reference) -> None:
        """The nouns of the lexicon, by their first word where they have several."""
        # Words that are no noun of the lexicon: nearly all are, and are asked for again and again.
        self.blank: set[tuple[str, str]] = set()
        self._seen: dict[tuple[str, str], Noun | None] = {}
        self._nouns: dict[str, Noun] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Noun]]] = {}
        for word, noun in _nouns(lexicon).items():
            first, *rest = _as_tokens(word)
            if rest:
                self._phrases.setdefault(first, []).append(((first, *rest), noun))
            else:
                self._nouns[word] = noun

    def _speaking(self, lexicon: Reference, quoting: QuotationLexicon) -> None:
        """What a cue does with the speech before, and the nouns of what nobody in particular cries."""
        self.acting = frozenset(lexicon.acting_verbs)
        self.replying = frozenset(lexicon.replying_verbs)
        self.asking = frozenset(lexicon.asking_verbs)
        self.meeting = frozenset(lexicon.meeting_verbs)
        self.wearing, self.looks = frozenset(lexicon.wearing), frozenset(lexicon.looks)
        self.hearing = frozenset(lexicon.hearing_verbs)
        self.crying = frozenset(quoting.outcries)
        self.time_words = frozenset(quoting.time_words)
        self.plural_owners = frozenset(lexicon.plural_owners)
        self.toward = frozenset(quoting.function_words.to)

    def noun(self, tokens: tuple[Token, ...], at: int) -> Noun | None:
        """The noun of the lexicon that begins at ``tokens[at]``, in any number."""
        key = tokens[at].text, tokens[at].lemma
        if key in self.blank:
            return None
        word = key[0].lower()
        for words, noun in self._phrases.get(word, ()):
            if all(straight(t.text) == w for t, w in zip(tokens[at:], words, strict=False)) and (
                at + len(words) <= len(tokens)
            ):
                return noun
        found = self.word(word, tokens[at].lemma) or (NATIVE if self._is_native(tokens[at]) else None)
        if found is None and at > 0 and word not in self._phrases:
            self.blank.add(key)
        return found

    def _is_native(self, token: Token) -> bool:
        return token.text[:1].isupper() and token.i > 0 and self.is_native(token.text)

    def is_native(self, word: str) -> bool:
        """Whether a word with a capital is an inhabitant: "Finlandaise"."""
        last = word.lower().rpartition("-")[2]
        forms = last, self.singular(last)
        return any(f in self._natives or f.endswith(self.lexicon.native_endings) for f in forms)

    def word(self, word: str, lemma: str = "") -> Noun | None:
        """The noun for one word in lower case, in any number; "ex-maire" is looked up as "maire"."""
        key = word, lemma
        if key not in self._seen:
            if len(self._seen) > _KEPT:
                self._seen.clear()
                self.blank.clear()
            self._seen[key] = self._look_up(word, lemma)
        return self._seen[key]

    def _look_up(self, word: str, lemma: str) -> Noun | None:
        found = self._nouns.get(word) or self._nouns.get(self.singular(word)) or self._nouns.get(lemma)
        prefix = self.lexicon.former_prefix
        if found is None and word.startswith(prefix):
            return self._look_up(word.removeprefix(prefix), "")
        return found

    def guessed(self, word: str) -> bool:
        """Whether a noun that the lexicon lacks ends like those for persons."""
        return self.singular(word).endswith(self.lexicon.person_endings)

    def singular(self, word: str) -> str:
        """``word`` without the ending of a regular plural; each part of a compound."""
        if "-" in word:
            return "-".join(map(self.singular, word.split("-")))
        for plural, one in self.lexicon.plurals.items():
            if word.endswith(plural) and len(word) > len(plural) + _STEM:
                return word.removesuffix(plural) + one
        return word

    def plain(self, text: str) -> str:
        """A pronoun as the lexicon writes it: lower case, straight marks, no hyphens of inversion."""
        flat = " ".join(straight(text).split())
        return flat.removeprefix(self.lexicon.euphonic).removeprefix("-")


def _first_person(lexicon: Reference) -> re.Pattern[str]:
    """One of the words by which one person speaks of himself."""
    forms = lexicon.first_person
    elided = "|".join(re.escape(word[:-1]) for word in forms if word.endswith("'"))
    whole = "|".join(re.escape(word) for word in forms if not word.endswith("'"))
    return re.compile(rf"\b(?:(?:{elided})['’]|(?:{whole})\b)", re.IGNORECASE)


@lru_cache(_KEPT)
def straight(text: str) -> str:
    """Lower case with straight apostrophes, as the lexicon writes."""
    return text.lower().replace("’", "'")


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The vocabulary of ``language``, made once."""
    return Vocabulary(language)


def _within(lexicon: Reference) -> re.Pattern[str]:
    """What leads to the circle of a source, whose noun is the group: "au sein du ministère"."""
    leads, circles = (either(words, curly=True) for words in (lexicon.within, lexicon.circles))
    articles = leading(lexicon.determiners.definite, r"\s", curly=True)
    return re.compile(rf"\s{leads}\s{articles}?({circles})\b")


def _gap(names: Names, standings: Iterable[str], called: Iterable[str]) -> re.Pattern[str]:
    """What may stand between a description and the name: "par intérim", an acronym, "prénommé", "M."."""
    given = names.civilities
    civilities = either((*given.masculine, *given.feminine, *given.either))
    return re.compile(
        # an adjective in marks may stand there too: "le député « rebelle » X"
        rf"(?:\s{either(standings)}\b)?(?:\s*\([^()]{{1,20}}\))?(?:\s*[«“\"]\s?[^\W\d]{{3,20}}\s?[»”\"])?"
        rf"(?:,?\s{either(called, curly=True)}\b)?"
        rf"[\s,«»“”\"(–—-]*(?:{civilities}\b\.?\s*)?"
    )


def _determiners(lexicon: Reference) -> dict[str, str]:
    given = lexicon.determiners
    return {
        **dict.fromkeys(given.indefinite, "indefinite"),
        **dict.fromkeys(given.definite, "definite"),
        **dict.fromkeys(given.contracted, "definite"),
        **dict.fromkeys(given.demonstrative, "demonstrative"),
        **dict.fromkeys(given.possessive, "possessive"),
    }


def _nouns(lexicon: Reference) -> dict[str, Noun]:
    groups: dict[str, set[str]] = {}
    genders: dict[str, set[Gender | None]] = {}

    def add(words: Iterable[tuple[str, Gender | None]], group: str) -> None:
        for word, gender in words:
            groups.setdefault(word.lower(), set()).add(group)
            genders.setdefault(word.lower(), set()).add(gender)

    add(_forms(lexicon.offices), "office")
    add(_forms(lexicon.persons), "person")
    add(_forms(lexicon.relations), "relation")
    add(((w, "m") for w in lexicon.bodies_masculine), "body")
    add(((w, "f") for w in lexicon.bodies_feminine), "body")
    for more, group in (
        (lexicon.bodies_with_names, "named_body"),
        (lexicon.documents, "document"),
        (lexicon.voices, "voice"),
        (lexicon.unnamed, "unnamed"),
        (lexicon.either_gender, "either"),
        (lexicon.vague_persons, "vague"),
        (lexicon.children, "child"),
    ):
        add(((w, None) for w in more), group)
    return {
        word: Noun(frozenset(found), _one(genders[word], found), len(_as_tokens(word)))
        for word, found in groups.items()
    }


def _as_tokens(word: str) -> list[str]:
    """An entry as the parser cuts it: "chef", "d'", "enquête"."""
    return word.replace("'", "' ").split()


def _forms(entries: Iterable[str]) -> Iterable[tuple[str, Gender | None]]:
    for entry in entries:
        masculine, _, feminine = entry.partition("/")
        if feminine:
            yield masculine, "m"
            yield feminine, "f"
        else:
            yield masculine, None


def _one(genders: set[Gender | None], groups: set[str]) -> Gender | None:
    """The gender all agree on; none where grammar alone sets it."""
    known = sorted(g for g in genders if g)
    return known[0] if len(known) == 1 and "either" not in groups else None
