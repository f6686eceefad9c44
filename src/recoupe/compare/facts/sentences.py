"""The sentences of a story, ready to be held against each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import itemgetter
from typing import Generic, TypeVar

from recoupe.compare.cutting import sentences
from recoupe.compare.facts.clauses import lowered
from recoupe.compare.levels import Span, spans
from recoupe.compare.sources import Sources
from recoupe.compare.wording import fold
from recoupe.languages import Language, load
from recoupe.languages.comparison import Comparison
from recoupe.languages.events import EventWords
from recoupe.languages.press import Press
from recoupe.model import Anchor, Article, Figure, Story
from recoupe.text.lemma import lemma

T = TypeVar("T")
_WORD = re.compile(r"[^\W\d_]+")
# Nouns and verbs of one stem ("attaque", "attaquer") agree in this many letters.
_STEM, _LONG_STEM = 5, 8
_PARTICIPLE = re.compile(r"(?:é|ée|és|ées|ant)$")
# So far before the first of the words shared, in characters, one may turn them round: "n'a pas".
_BEFORE = 8
# A sentence of fewer words that weigh tells too little to be recognised.
_FEWEST = 3
# A sentence longer than this is a list, a caption or a table.
_LONGEST = 700
# Words of a speaker that are longer than this, in characters, are compared as a quotation.
_SPEECH = 24


@dataclass(frozen=True, eq=False)
class Fact:
    """A sentence: the stems of the journalist's words with where each stands first, and what may not differ.

    ``days`` are the times named, ``actors`` the ids of those who are named, ``places`` of the places among
    them, ``figures`` the numbers. ``negations`` are the places of words that turn round, ``agencies`` the
    news agencies named. ``words`` are all its words, folded, and ``heavy`` says which of them are neither
    names nor function words.
    """

    anchor: Anchor
    origin: str
    outlet: str
    stems: dict[str, int]
    words: tuple[str, ...]
    heavy: tuple[bool, ...]
    days: tuple[Span, ...]
    published: tuple[Span, ...]
    places: frozenset[str]
    actors: frozenset[str]
    figures: tuple[Figure, ...]
    negations: tuple[int, ...]
    agencies: frozenset[str]

    @cached_property
    def low(self) -> str:
        """The sentence in small letters, with straight apostrophes, as long as before."""
        return lowered(self.anchor.exact)

    def negated(self, shared: Sequence[str]) -> bool:
        """Whether a word that turns round stands among the words ``shared``."""
        at = [self.stems[w] for w in shared]
        return any(min(at) - _BEFORE <= n <= max(at) for n in self.negations)


class Inside(Generic[T]):
    """Finds what begins inside words of an article."""

    def __init__(self, placed: Iterable[tuple[Anchor, T]]) -> None:
        found: dict[str, list[tuple[int, int, T]]] = defaultdict(list)
        for anchor, value in placed:
            found[anchor.article].append((anchor.start, anchor.end, value))
        self._found = {article: sorted(held, key=itemgetter(0, 1)) for article, held in found.items()}

    def of(self, article: str, start: int, end: int) -> list[tuple[int, int, T]]:
        """What begins from ``start`` to before ``end``, as (start, end, value)."""
        held = self._found.get(article, [])
        return held[bisect_left(held, start, key=itemgetter(0)) : bisect_left(held, end, key=itemgetter(0))]


class _Story:
    """What a story knows of its sentences."""

    def __init__(self, story: Story, language: Language) -> None:
        self.sources = Sources(story)
        self.data = language.lexicon(Comparison)
        self.negations = frozenset(self.data.negations)
        self.agencies = frozenset(fold(a.name) for a in language.lexicon(Press).agencies)
        self.language = language
        self.quoted = Inside((q.content, None) for q in story.quotations if q.mode == "direct")
        self.times = Inside((t.anchor, s) for t in story.times if (s := spans(t.edtf)))
        self.figures = Inside((f.anchor, f) for f in story.figures)
        self.actors = Inside((m, (a.kind, a.id)) for a in story.actors for m in a.mentions)


def named(story: Story, language: Language) -> dict[str, frozenset[str]]:
    """The stems of the names and titles of each actor, by id."""
    return {
        actor.id: frozenset(
            stem(word, language.code)
            for text in (*(n.text for n in actor.names), *(r.title for r in actor.roles))
            for word in _WORD.findall(text)
        )
        for actor in story.actors
    }


def facts(story: Story, language: Language) -> list[Fact]:
    """The sentences of ``story`` that tell something, article by article.

    Of what copies of one text repeat only the first place is taken.
    """
    known = _Story(story, language)
    found: dict[tuple[str, tuple[str, ...]], Fact] = {}
    read_already: set[tuple[str, str]] = set()
    for article in story.articles:
        for fact in _of(article, known, read_already):
            found.setdefault((fact.origin, fact.words), fact)
    return list(found.values())


def _of(article: Article, known: _Story, read_already: set[tuple[str, str]]) -> Iterator[Fact]:
    """The sentences of ``article`` but those of which a copy is among ``read_already``, which grows."""
    for start, end in sentences(article.text, known.language):
        if end - start > _LONGEST:
            continue
        anchor = Anchor.of(article.id, article.text, start, end)
        origin = known.sources.origin(anchor)
        if (origin, anchor.exact) in read_already:
            continue
        read_already.add((origin, anchor.exact))
        found = _fact(article, anchor, origin, known)
        if len(found.stems) >= _FEWEST:
            yield found


def _fact(article: Article, anchor: Anchor, origin: str, known: _Story) -> Fact:
    start, end = anchor.start, anchor.end
    stems: dict[str, int] = {}
    words: list[str] = []
    heavy: list[bool] = []
    negations: list[int] = []
    quoted = known.quoted.of(article.id, start, end)
    speech = [(s, e) for s, e, _ in quoted if e - s > _SPEECH]
    code, turning = known.language.code, known.negations
    for match in _WORD.finditer(article.text, start, end):
        word, root, plain = read(match[0], code)
        words.append(word)
        heavy.append(plain)
        if word in turning:
            negations.append(match.start())
        if root and root not in stems:
            at = match.start()
            if not (speech and any(s <= at < e for s, e in speech)):
                stems[root] = at
    times = known.times.of(article.id, start, end)
    for at, _, held in times:
        stems.setdefault(
            f"{held[0][0]}/{held[-1][1]}", at
        )  # what happens on one rare day is a word in common
    actors = [value for _, _, value in known.actors.of(article.id, start, end)]
    return Fact(
        anchor=anchor,
        origin=origin,
        outlet=known.sources.name(anchor),
        stems=stems,
        words=tuple(words),
        heavy=tuple(heavy),
        days=tuple(dict.fromkeys(span for _, _, held in times for span in held)),
        published=spans(article.published.edtf),
        places=frozenset(i for kind, i in actors if kind == "place"),
        actors=frozenset(i for _, i in actors),
        figures=tuple(f for _, _, f in known.figures.of(article.id, start, end)),
        negations=tuple(negations),
        agencies=known.agencies.intersection(words),
    )


@cache
def read(word: str, code: str) -> tuple[str, str, bool]:
    """The word folded; its stem, "" for a function word; whether it is neither name nor function word."""
    plain = fold(word)
    if plain in load(code).lexicon(Comparison).function_words:
        return plain, "", False
    return plain, stem(word, code) if len(plain) > 1 else "", word.islower()


@cache
def stem(word: str, code: str) -> str:
    """What words that tell the same share: "incendie" and "brûler"."""
    alike = _alike(code)
    base = lemma(word, code)
    if base not in alike and _PARTICIPLE.search(word):
        base = lemma(word, code, "VERB")
    found = fold(alike.get(base, base))
    return found[: _STEM if not found.startswith(load(code).lexicon(Comparison).prefixes) else _LONG_STEM]


@cache
def _alike(code: str) -> dict[str, str]:
    groups = (*load(code).lexicon(EventWords).alike, *load(code).lexicon(Comparison).alike)
    return {word: words[0] for words in groups for word in words}
