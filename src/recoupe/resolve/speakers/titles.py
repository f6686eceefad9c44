"""Compare the ways to call an office: "chef de la diplomatie", "ministre des Affaires étrangères"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from babel import Locale

from recoupe.languages import Language
from recoupe.languages.reference import Reference
from recoupe.languages.world import World
from recoupe.text.lemma import lemma
from recoupe.text.letters import unaccented

_WORD = re.compile(r"[^\W_]+(?:[-][^\W_]+)*")
_STEM = 4
# Entries of a noun that takes wider ones alone, and others with words beside it.
_ALONE_AND_WITH = 2
# Titles that are remembered.
_KEPT = 50_000

# What a match is worth: both say the same; the description says less; it has a wider noun; it says more; they
# share a part; the title held has the noun inside ("pilote", "porte-parole des pilotes"); it is bare.
SAME, LESS, WIDER, MORE, PART, INSIDE, BARE = 1.0, 0.95, 0.8, 0.7, 0.6, 0.5, 0.4


# What is left where only one of both is of the past: an office is another's by now, a trade is not.
_NO_LONGER, _STILL_CALLED = 0.6, 0.85
# What is left where an office is inside another: it is somebody else's.
_OF_ANOTHER = 0.7


@dataclass(frozen=True, slots=True)
class Title:
    """A title or description reduced to what tells it from others.

    ``head`` is its noun, ``rest`` the other words: lemmas without accents, a country as "@" and its code.
    ``former`` tells that it is no longer held, ``office`` that an institution gives it. ``kinds`` are wider
    nouns that may take it up, and the union or party in it, by which its members are called.
    """

    head: str
    rest: frozenset[str]
    former: bool = False
    kinds: frozenset[str] = frozenset()
    office: bool = False

    @property
    def words(self) -> frozenset[str]:
        """Head, rest and the wider nouns for the head."""
        return self.rest | self.kinds | {self.head}


class Titles:
    """Reduces titles of one language to what can be compared."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon(Reference)
        self._code = language.code
        self._read: dict[str, Title | None] = {}
        # Remembered from story to story: what is plain in one is plain in all.
        self._plain = lru_cache(maxsize=_KEPT)(self._plainly)
        self._named: Titles | None = None
        self._masculine: dict[str, str] = {}
        self._masculine = self._pairs((*lexicon.offices, *lexicon.persons, *lexicon.relations))
        self._articles = frozenset(map(_folded, _articles(lexicon)))
        self._links = frozenset(map(_folded, lexicon.link_words))
        # both an office and an adjective that tells nobody
        offices = {_folded(word) for entry in lexicon.offices for word in entry.split("/")}
        self._nominal = frozenset(map(_folded, lexicon.empty_adjectives)) & offices
        self._skipped = frozenset(
            map(_folded, (*_articles(lexicon), *lexicon.link_words, *lexicon.empty_adjectives))
        )
        self._former = frozenset(map(_folded, lexicon.former))
        self._prefix = lexicon.former_prefix
        self._of_a_country = {_folded(k): _folded(v) for k, v in lexicon.of_a_country.items()}
        self._offices = self._heads(entry.split("/")[0] for entry in lexicon.offices)
        self._offices |= self._heads(s.means for s in lexicon.synonyms) - self._heads(lexicon.persons)
        people = (*lexicon.offices, *lexicon.persons, *lexicon.relations)
        self._people = self._heads(word for entry in people for word in entry.split("/"))
        self._after_adjectives = self._offices - self._heads(lexicon.politicians)
        self._kinds = self._inverted(lexicon.kinds)
        self._phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for words, code in _countries(language):
            self._add(words, (f"@{code.lower()}",))
        for known in language.lexicon(World).organizations:
            # one word in small letters may be any: "marche", "libre", "insoumis"
            for other in (a for a in known.also if a.isupper() or len(self._plain(a)) > 1):
                self._add(other, self._plain(known.name))
        for synonym in lexicon.synonyms:
            means = self._plain(synonym.means)
            for said in synonym.said:
                self._add(said, means)
        self._bodies = frozenset(self._plain(body)[0] for body in lexicon.members)
        for body, called in lexicon.members.items():
            for word in called:
                self._add(word, self._plain(body))
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def _heads(self, entries: Iterable[str]) -> frozenset[str]:
        return frozenset(words[0] for entry in entries if (words := self._plain(entry)))

    def _inverted(
        self, kinds: Mapping[str, Iterable[str]]
    ) -> dict[str, dict[frozenset[str], frozenset[str]]]:
        """From a noun, and the words that it must have beside it, to the wider ones; the first alone."""
        found: dict[str, dict[frozenset[str], frozenset[str]]] = {}
        for wider, narrower in kinds.items():
            (head,) = self._plain(wider)
            for noun, *beside in map(self._plain, narrower):
                under = found.setdefault(noun, {frozenset(): frozenset()})
                words = frozenset(beside)
                under[words] = under.get(words, frozenset()) | {head}
        return found

    def _wider(self, head: str, rest: frozenset[str]) -> frozenset[str]:
        """The wider nouns that may take up a title."""
        found = self._kinds.get(head, {})
        if not rest or len(found) < _ALONE_AND_WITH:
            # Nearly all: one look-up.
            return found.get(frozenset(), frozenset())
        return frozenset().union(*(wider for beside, wider in found.items() if beside <= rest))

    def _add(self, said: str, means: tuple[str, ...]) -> None:
        words = self._plain(said)
        if words and words != means:
            self._phrases.setdefault(words[0], []).append((words, means))

    def with_names(self, meant: Mapping[str, str]) -> Titles:
        """These titles as a story reads them in which some names of bodies are short for others."""
        if not meant:
            return self
        known = copy(self)
        known._read, known._named = {}, None
        known._phrases = {first: list(entries) for first, entries in self._phrases.items()}
        for said, means in meant.items():
            known._add(said, self._plain(means))
        if self._named is None or self._named._phrases != known._phrases:
            self._named = known
        # What was read for the last story is read for this one, if both read titles alike.
        return self._named

    def is_office(self, title: Title) -> bool:
        """Whether the title is held by an institution, rather than a trade or a condition."""
        return title.office

    def tells_what(self, title: Title) -> bool:
        """Whether the noun is one for a person: "hilare" or "lui" beside a name is no title."""
        return title.office or title.head in self._people

    def read(self, text: str) -> Title | None:
        """The title that ``text`` says, None when nothing is left of it; remembered."""
        if text not in self._read:
            if len(self._read) > _KEPT:
                self._read.clear()
            self._read[text] = self._reduced(text)
        return self._read[text]

    def _reduced(self, text: str) -> Title | None:
        words = self._plain(text)
        former = any(w in self._former or w.startswith(self._prefix) for w in words)
        # "le 45e président": whichever he was
        kept = [w.removeprefix(self._prefix) for w in words if w not in self._former and not w[0].isdigit()]
        # Twice: a synonym may hold a country, which is a phrase itself.
        for _ in range(2 if any(word in self._phrases for word in kept) else 0):
            # "ministre norvégien des Affaires étrangères": the country last, so that phrases hold together
            kept = sorted(self._replaced(kept), key=lambda word: word.startswith("@"))
        if not kept:
            return None
        if kept[0] not in self._people | self._offices and kept[1:] and kept[1] in self._after_adjectives:
            # "l'imprévisible président"
            kept = kept[1:]
        head, rest = kept[0], frozenset(kept[1:]) - {kept[0]}
        if head in self._of_a_country and len(_countries_of(rest)) == len(rest) == 1:
            rest |= {self._of_a_country[head]}
        kinds = (self._wider(head, rest) - rest) | (rest & self._bodies)
        return Title(head, rest, former, kinds, office=head in self._offices)

    def _plainly(self, text: str) -> tuple[str, ...]:
        words = (m[0] for m in _WORD.finditer(text.lower()))
        lemmas = [_folded(lemma(w, self._code)) if len(w) > 2 else w for w in words if len(w) > 1]
        kept = [w for w in lemmas if w not in self._skipped]
        noun = self._adjectival(lemmas)
        return tuple(self._masculine.get(w, w) for w in ([noun, *kept] if noun else kept))

    def _adjectival(self, lemmas: Sequence[str]) -> str | None:
        """The noun that a title begins with, where it looks like an adjective: "le principal du collège"."""
        first = next((i for i, w in enumerate(lemmas) if w not in self._articles), len(lemmas))
        after = lemmas[first + 1 : first + 2]
        if first == len(lemmas) or lemmas[first] not in self._nominal:
            return None
        return lemmas[first] if not after or after[0] in self._links else None

    def _pairs(self, entries: Iterable[str]) -> dict[str, str]:
        """From the feminine of a noun to its masculine, both as they are compared."""
        found = {}
        for masculine, _, feminine in (entry.partition("/") for entry in entries):
            if feminine and " " not in feminine:
                words = {_folded(feminine), _folded(lemma(feminine, self._code))}
                found.update(dict.fromkeys(words, _folded(lemma(masculine, self._code))))
        return {f: m for f, m in found.items() if f != m}

    def _replaced(self, words: Sequence[str]) -> list[str]:
        out: list[str] = []
        at = 0
        while at < len(words):
            size, means = self._phrase_at(words, at)
            out += means
            at += size
        return out

    def _phrase_at(self, words: Sequence[str], at: int) -> tuple[int, Sequence[str]]:
        for said, means in self._phrases.get(words[at], ()):
            if tuple(words[at : at + len(said)]) == said:
                return len(said), means
        return 1, words[at : at + 1]


def match(said: Title, held: Title) -> float:
    """How well a description fits a title that somebody holds, 0 to 1."""
    if said.head == held.head:
        score = _rest(said.rest, held.rest)
    elif said.head in held.kinds:
        score = WIDER if said.rest <= held.rest else 0.0
    elif said.head in held.rest or _is_related(said.head, held):
        score = INSIDE if said.head in held.rest else PART
        # "le ministre de l'Air" is not the secretary of state "auprès du ministre de l'Air"
        score *= _OF_ANOTHER if said.office and held.office and said.rest else 1.0
        score *= 1.0 if said.rest <= held.words else _share(said.rest, held.words)
    else:
        return 0.0
    if said.former == held.former:
        return score
    return score * (_NO_LONGER if said.office or held.office else _STILL_CALLED)


def _rest(said: frozenset[str], held: frozenset[str]) -> float:
    if said == held:
        return SAME
    if said < held:
        return LESS
    if _countries_of(said) and _countries_of(held) and not _countries_of(said) & _countries_of(held):
        return 0.0
    if not held:
        # A bare title is of no other institution, nor of another country, than the ones spoken of at home.
        return BARE
    if held < said:
        return MORE
    native = frozenset(_of_a_town(word, held) for word in said)
    if native <= held:
        return LESS
    # A country in common is no institution in common.
    return PART * _share(said - _countries_of(said), held - _countries_of(held))


def _of_a_town(word: str, held: Iterable[str]) -> str:
    """The town for its adjective, where that is held: "le professeur marseillais", of Marseille."""
    if len(word) <= _STEM:
        return word
    return next((w for w in sorted(held) if len(w) > _STEM and word.startswith(w[:-1])), word)


def _share(one: Iterable[str], other: Iterable[str]) -> float:
    """1 for much in common, 0 for nothing."""
    a, b = set(one), set(other)
    common = len(a & b)
    return min(1.0, 0.5 + common / len(a)) if common else 0.0


def _is_related(head: str, held: Title) -> bool:
    """Whether a word of a title has the stem of ``head``: "boxeur", "champion de boxe"."""
    return head.startswith(tuple([w[:-1] for w in (held.head, *held.rest) if len(w) >= _STEM]))


def without_countries(title: Title) -> Title:
    """The title whatever the country: "président turc" and "président" are the same."""
    countries = _countries_of(title.rest)
    return replace(title, rest=title.rest - countries) if countries else title


def _countries_of(words: Iterable[str]) -> set[str]:
    return {w for w in words if w.startswith("@")}


def _articles(lexicon: Reference) -> Iterable[str]:
    given = lexicon.determiners
    every = (*given.definite, *given.indefinite, *given.demonstrative, *given.possessive, *given.contracted)
    return (w.strip("'") for w in every)


def _countries(language: Language) -> Iterable[tuple[str, str]]:
    """The names of countries and their adjectives, with the ISO 3166 code."""
    names = Locale.parse(language.code).territories
    for code, country in language.lexicon(World).countries.items():
        adjectives = (a for a in (country.masculine, country.feminine) if a)
        for words in (*adjectives, *country.also, names.get(code, "")):
            if words:
                yield words, code


@cache
def _folded(word: str) -> str:
    """Lower case, without accents."""
    return unaccented(word.lower().replace("œ", "oe"))


@cache
def titles(language: Language) -> Titles:
    """The titles of ``language``, made once."""
    return Titles(language)
