"""The sentences of a story, ready to be held against each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar

from recoupe.compare.cutting import sentences
from recoupe.compare.facts.clauses import lowered
from recoupe.compare.inside import Inside
from recoupe.compare.levels import Span, spans
from recoupe.compare.sources import Sources
from recoupe.compare.wording import fold
from recoupe.languages import Language, load
from recoupe.languages.comparison import Comparison
from recoupe.languages.concepts import Concepts
from recoupe.languages.events import EventWords
from recoupe.languages.morphology import Morphology
from recoupe.languages.press import Press
from recoupe.model import Actor, Anchor, Article, Figure, Story
from recoupe.resolve.memory import Memory
from recoupe.text.lemma import lemma

T = TypeVar("T")
# The words of a sentence: where it begins and ends, its stems with where each stands first, where words turn
# round, the news agencies named, and its marks.
_Worded: TypeAlias = tuple[int, int, dict[str, int], list[int], list[str], list[str]]
_WORD = re.compile(r"[^\W\d_]+")
# Cuts a text into what stands between words and words, in turns.
_APART = re.compile(rf"({_WORD.pattern})")
# Nouns and verbs of one stem ("attaque", "attaquer") agree in this many letters.
_STEM, _LONG_STEM = 5, 8
# So far before the first of the words shared, in characters, one may turn them round: "n'a pas".
_BEFORE = 8
# A sentence of fewer words that weigh tells too little to be recognised.
_FEWEST = 3
# A sentence longer than this is a list, a caption or a table.
_LONGEST = 700
# Words of a speaker that are longer than this, in characters, are compared as a quotation.
_SPEECH = 24
# A run of so many words, of which so many are neither names nor light nor parts of a formula, is one text
# printed twice.
_RUN, _HEAVY = 7, 3

# What a word is beside its stem: one that turns round, the name of a news agency, one that neither is light
# nor a name nor part of a formula.
_TURNS, _AGENCY, _CHOSEN = 1, 2, 4


class Mark(NamedTuple):
    """What finds telling words in a sentence in small letters, and phrases of which it has one if it does."""

    pattern: re.Pattern[str]
    phrases: tuple[str, ...]


@dataclass(eq=False, slots=True)
class Fact:
    """A sentence: the stems of the journalist's words with where each stands first, and what may not differ.

    ``days`` are the times named, ``actors`` the ids of those who are named, ``places`` of the places among
    them, ``figures`` the numbers. ``negations`` are the places of words that turn round, ``agencies`` the
    news agencies named, ``marks`` the kinds of telling words that it has, ``code`` is that of the language.
    """

    anchor: Anchor
    origin: str
    stems: dict[str, int]
    days: tuple[Span, ...]
    published: tuple[Span, ...]
    places: frozenset[str]
    actors: frozenset[str]
    figures: Sequence[Figure]
    negations: Sequence[int]
    agencies: frozenset[str]
    marks: Collection[str]
    code: str
    variants: list[Fact] = field(default_factory=list)
    _low: str = field(default="", init=False)

    @property
    def low(self) -> str:
        """Its words in small letters, with straight apostrophes, as long as before."""
        if not self._low:
            self._low = lowered(self.anchor.exact)
        return self._low

    def negated(self, shared: Sequence[str]) -> bool:
        """Whether a word that turns round stands among the words ``shared``."""
        at = [self.stems[w] for w in shared]
        return any(min(at) - _BEFORE <= n <= max(at) for n in self.negations)


class _Story:
    """What a story knows of its sentences."""

    def __init__(self, story: Story, language: Language, memory: Memory, marks: Mapping[str, Mark]) -> None:
        self.sources = Sources(story)
        self.language = language
        self._memory = memory
        self._hints = _Hints(marks)
        self._quoted = Inside((q.content, None) for q in story.quotations if q.mode == "direct")
        self.times = Inside((t.anchor, s) for t in story.times if (s := spans(t.edtf)))
        self.figures = Inside((f.anchor, f) for f in story.figures)
        self.actors = Inside((m, (a.kind, a.id)) for a in story.actors for m in a.mentions)

    def said(self, fact: Fact) -> tuple[str, ...]:
        """All words of ``fact``."""
        known = _words(self.language.code)
        return tuple([known[word][0] for word in _WORD.findall(fact.anchor.exact)])

    def worded(self, article: Article) -> Sequence[_Worded]:
        """The words of the sentences of ``article``."""
        speeches = [(s, e) for s, e, _ in self._quoted.all(article.id) if e - s > _SPEECH]

        def make() -> list[_Worded]:
            return list(_worded(article.text, speeches, self.language, self._hints))

        depends = (speeches, sorted(self._hints.marks))
        made: Sequence[_Worded] = self._memory.part_of("worded", article.id, depends, make)
        return made


def named(actors: Iterable[Actor], language: Language) -> dict[str, frozenset[str]]:
    """The stems of the names and titles of each of ``actors``, by id."""
    return {
        actor.id: frozenset(
            stem(word, language.code)
            for text in (*(n.text for n in actor.names), *(r.title for r in actor.roles))
            for word in _WORD.findall(text)
        )
        for actor in actors
    }


def proper(story: Story, code: str) -> frozenset[str]:
    """The stems in names of persons and places; that of a group says what it is."""
    return frozenset(
        stem(word, code)
        for actor in story.actors
        if actor.kind in {"person", "place", "country"}
        for name in actor.names
        for word in name.text.split()
    )


def facts(
    story: Story,
    language: Language,
    memory: Memory | None = None,
    marks: Mapping[str, Mark] = MappingProxyType({}),
) -> list[Fact]:
    """The sentences of ``story`` that tell something, article by article.

    Of what copies of one text repeat only the first place is taken; the others are its variants where they
    are not the same to the letter. ``marks`` find the telling words by whose names a sentence is marked.
    """
    known = _Story(story, language, memory or Memory(), marks)
    taken: dict[tuple[str, object], Fact] = {}
    found: list[Fact] = []
    for article in story.articles:
        alone = known.sources.alone(article)
        for fact in _of(article, known):
            # An article by itself has no sentence twice: that was seen to when its words were read.
            if (alone and fact.origin == article.id) or _is_new(fact, known, taken):
                found.append(fact)
    return [fact for fact in found if len(fact.stems) >= _FEWEST]


def _is_new(fact: Fact, known: _Story, taken: dict[tuple[str, object], Fact]) -> bool:
    """Whether neither the text of the sentence nor, of one that tells enough, its words are ``taken``."""
    keys: list[tuple[str, object]] = [(fact.origin, fact.anchor.exact)]
    if len(fact.stems) >= _FEWEST:
        keys.append((fact.origin, known.said(fact)))
    first = [taken[key] for key in keys if key in taken]
    if first:
        if keys[0] not in taken:
            first[0].variants.append(fact)
        return False
    taken.update(dict.fromkeys(keys, fact))
    return True


def _of(article: Article, known: _Story) -> Iterator[Fact]:
    """The sentences of ``article`` that tell something."""
    rows = known.worded(article)
    times = _shared_out(known.times.all(article.id), rows)
    figures = _shared_out(known.figures.all(article.id), rows)
    actors = _shared_out(known.actors.all(article.id), rows)
    published = spans(article.published.edtf)
    for number, (start, end, stems, negations, agencies, marks) in enumerate(rows):
        days = times.get(number, ())
        if days:
            stems = dict(stems)
        for at, held in days:
            # What happens on one rare day is a word in common.
            stems.setdefault(f"{held[0][0]}/{held[-1][1]}", at)
        anchor = Anchor.of(article.id, article.text, start, end)
        named = [value for _, value in actors.get(number, ())]
        yield Fact(
            anchor=anchor,
            origin=known.sources.origin(anchor),
            stems=stems,
            days=tuple(dict.fromkeys(span for _, held in days for span in held)) if days else (),
            published=published,
            places=frozenset([i for kind, i in named if kind == "place"]),
            actors=frozenset([i for _, i in named]),
            figures=[figure for _, figure in figures.get(number, ())],
            negations=negations,
            agencies=frozenset(agencies),
            marks=marks,
            code=known.language.code,
        )


def _shared_out(
    placed: Iterable[tuple[int, int, T]], rows: Sequence[_Worded]
) -> dict[int, list[tuple[int, T]]]:
    """What begins in each of the sentences ``rows``, by its number, with where it begins."""
    starts = [row[0] for row in rows]
    found: dict[int, list[tuple[int, T]]] = {}
    for at, _, value in placed:
        number = bisect_right(starts, at) - 1
        if number >= 0 and at < rows[number][1]:
            found.setdefault(number, []).append((at, value))
    return found


def _worded(
    text: str,
    speeches: Sequence[tuple[int, int]],
    language: Language,
    hints: _Hints,
) -> Iterator[_Worded]:
    """The words of the sentences of ``text``, each sentence once; words inside ``speeches`` are no stems."""
    seen: set[object] = set()
    for start, end in sentences(text, language):
        if end - start <= _LONGEST:
            spoken = [(s, e) for s, e in speeches if start <= s < end]
            said, row = _row(text[start:end], start, spoken, language.code, hints)
            if said not in seen:
                seen.add(said)
                yield row


def _row(
    sentence: str, start: int, spoken: Sequence[tuple[int, int]], code: str, hints: _Hints
) -> tuple[object, _Worded]:
    """The words of a ``sentence`` that begins at ``start``, and by what it is known to be another's copy."""
    parts = _APART.split(sentence)
    written = parts[1::2]
    known = _words(code)
    words = [known[word] for word in written]
    # A word begins where all that goes before it ends.
    places = list(accumulate(map(len, parts), initial=start))[1:-1:2]
    stems: dict[str, int] = {}
    negations, agencies = [], []
    for (word, root, kind), at in zip(words, places, strict=True):
        if root and root not in stems and not (spoken and any(s <= at < e for s, e in spoken)):
            stems[root] = at
        if kind & _TURNS:
            negations.append(at)
        elif kind & _AGENCY:
            agencies.append(word)
    row = start, start + len(sentence), stems, negations, agencies, hints.marked(sentence, written)
    said = tuple([word for word, _, _ in words]) if len(stems) >= _FEWEST else sentence
    return said, row


class _Hints:
    """Knows which marks a sentence may have by its words."""

    def __init__(self, marks: Mapping[str, Mark]) -> None:
        self.marks = marks
        # Words, as they are written, that hint at none; hardly any word of a sentence is another.
        self._silent: set[str] = set()
        # Of each phrase the longest word is in the sentence, or begins one that is. By its first letter.
        self._begin: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for name, mark in marks.items():
            for phrase in mark.phrases:
                longest = max(_WORD.findall(phrase), key=len)
                begin = self._begin[longest[0]]
                begin[name] = (*begin.get(name, ()), longest)

    def marked(self, sentence: str, words: Iterable[str]) -> list[str]:
        """The names of the marks that a ``sentence`` of these ``words`` has."""
        hinted = {name for word in set(words) - self._silent for name in self._hinted(word)}
        low = lowered(sentence) if hinted else ""
        return [name for name, mark in self.marks.items() if name in hinted and mark.pattern.search(low)]

    def _hinted(self, word: str) -> list[str]:
        low = word.lower()
        names = [name for name, begin in self._begin.get(low[0], {}).items() if low.startswith(begin)]
        if not names:
            self._silent.add(word)
        return names


def runs(text: str, code: str) -> Iterator[tuple[str, ...]]:
    """The words in a row, folded, that no two reporters choose alike."""
    known = _words(code)
    found = [known[word] for word in _WORD.findall(text)]
    words = [word for word, _, _ in found]
    heavy = [bool(kind & _CHOSEN) for _, _, kind in found]
    weight = sum(heavy[:_RUN])
    for start in range(len(words) - _RUN + 1):
        if weight >= _HEAVY:
            yield tuple(words[start : start + _RUN])
        if start + _RUN < len(words):
            weight += heavy[start + _RUN] - heavy[start]


def read(word: str, code: str) -> tuple[str, str]:
    """``word`` folded, and its stem, "" for a function word."""
    plain, root, _ = _words(code)[word]
    return plain, root


class _Words(dict[str, tuple[str, str, int]]):
    """Words as they are written, each with the word folded, its stem ("" for a light word) and its kind."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        data = language.lexicon(Comparison)
        self._code = language.code
        self._light = frozenset(data.function_words)
        self._turning = frozenset(data.negations)
        self._formulaic = frozenset(data.formulaic)
        self._agencies = frozenset(fold(a.name) for a in language.lexicon(Press).agencies)

    def __missing__(self, word: str) -> tuple[str, str, int]:
        plain = fold(word)
        light = plain in self._light
        kind = _TURNS * (plain in self._turning) + _AGENCY * (plain in self._agencies)
        kind += _CHOSEN * (word.islower() and not light and plain not in self._formulaic)
        root = "" if light or len(plain) == 1 else stem(word, self._code)
        self[word] = plain, root, kind
        return self[word]


@cache
def _words(code: str) -> _Words:
    return _Words(load(code))


def stems_in(text: str, code: str) -> frozenset[str]:
    """The stems of the telling words of ``text``."""
    return frozenset(root for word in _WORD.findall(text) if (root := read(word, code)[1]))


def head(phrase: str, code: str) -> str:
    """The stem of the longest word of ``phrase``: what sentences with the phrase have among theirs."""
    return stem(max(_WORD.findall(phrase), key=len), code)


@cache
def heads(phrases: tuple[str, ...], code: str) -> frozenset[str]:
    """The stems of the longest words of ``phrases``, of which a sentence with one of them has one."""
    return frozenset(head(phrase, code) for phrase in phrases)


@cache
def stem(word: str, code: str) -> str:
    """What words that tell the same share: "incendie" and "brûler"."""
    alike, forms = _alike(code), load(code).lexicon(Morphology)
    base = lemma(word, code)
    if base not in alike and word.endswith((*forms.participles, *forms.gerunds)):
        base = lemma(word, code, "VERB")
    found = fold(alike.get(base, base))
    return found[: _STEM if not found.startswith(load(code).lexicon(Comparison).prefixes) else _LONG_STEM]


@cache
def _alike(code: str) -> dict[str, str]:
    language = load(code)
    groups = (
        *language.lexicon(EventWords).alike,
        *language.lexicon(Comparison).alike,
        *language.lexicon(Concepts).same,
    )
    return {word: words[0] for words in groups for word in words}
