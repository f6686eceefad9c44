"""The sentences of a story, ready to be held against each other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar

from recoupe.compare.common.cutting import sentences
from recoupe.compare.common.inside import Inside
from recoupe.compare.common.levels import Span, spans
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.stems import WORD, Words, stem, words
from recoupe.compare.common.wording import lowered
from recoupe.languages import Language
from recoupe.model import Actor, Anchor, Article, Figure, Story
from recoupe.resolve.memory import Memory

T = TypeVar("T")
# The words of a sentence: where it begins and ends, its stems with where each stands first, where words turn
# round, the news agencies named, and its marks.
_Worded: TypeAlias = tuple[int, int, dict[str, int], list[int], list[str], list[str]]
# Cuts a text into what stands between words and words, in turns.
_APART = re.compile(rf"({WORD.pattern})")
# So far before the first of the words shared, in characters, one may turn them round: "n'a pas".
_BEFORE = 8
# A sentence of fewer words that weigh tells too little to be recognised.
_FEWEST = 3
# A sentence longer than this is a list, a caption or a table.
_LONGEST = 700
# Words of a speaker that are longer than this, in characters, are compared as a quotation.
_SPEECH = 24


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
        return tuple(map(words(self.language.code).plain.__getitem__, WORD.findall(fact.anchor.exact)))

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
            for word in WORD.findall(text)
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
    written = fact.origin, fact.anchor.exact
    if written in taken:
        return False
    said = (fact.origin, known.said(fact)) if len(fact.stems) >= _FEWEST else written
    if said in taken:
        taken[said].variants.append(fact)
        return False
    taken[written] = taken[said] = fact
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
    known = words(language.code)
    for start, end in sentences(text, language):
        if end - start <= _LONGEST:
            spoken = [(s, e) for s, e in speeches if start <= s < end]
            said, row = _row(text[start:end], start, spoken, known, hints)
            if said not in seen:
                seen.add(said)
                yield row


def _row(
    sentence: str, start: int, spoken: Sequence[tuple[int, int]], known: Words, hints: _Hints
) -> tuple[object, _Worded]:
    """The words of a ``sentence`` that begins at ``start``, and by what it is known to be another's copy."""
    parts = _APART.split(sentence)
    written = parts[1::2]
    # A word begins where all that goes before it ends.
    places = list(accumulate(map(len, parts), initial=start))[1:-1:2]
    said = tuple(map(known.plain.__getitem__, written))
    roots = list(map(known.root.__getitem__, written))
    for s, e in spoken:
        first, last = bisect_left(places, s), bisect_left(places, e)
        roots[first:last] = [""] * (last - first)
    # In the order of the text, each with its first place, which is the last one put down.
    stems = dict.fromkeys(roots, 0)
    stems.update(zip(reversed(roots), reversed(places), strict=True))
    stems.pop("", None)
    negations: list[int] = []
    agencies: list[str] = []
    if not known.turning.isdisjoint(said):
        negations = [at for word, at in zip(said, places, strict=True) if word in known.turning]
    if not known.agencies.isdisjoint(said):
        agencies = [word for word in said if word in known.agencies]
    row = start, start + len(sentence), stems, negations, agencies, hints.marked(sentence, written)
    return said if len(stems) >= _FEWEST else sentence, row


class _Hints:
    """Knows which marks a sentence may have by its words."""

    def __init__(self, marks: Mapping[str, Mark]) -> None:
        self.marks = marks
        # Words, as they are written, that hint at none, as nearly all do, and at what the others hint.
        self._silent: set[str] = set()
        self._loud: dict[str, list[str]] = {}
        # Of each phrase the longest word is in the sentence, or begins one that is. By its first letter.
        self._begin: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for name, mark in marks.items():
            for phrase in mark.phrases:
                longest = max(WORD.findall(phrase), key=len)
                begin = self._begin[longest[0]]
                begin[name] = (*begin.get(name, ()), longest)

    def marked(self, sentence: str, words: Sequence[str]) -> list[str]:
        """The names of the marks that a ``sentence`` of these ``words`` has."""
        if self._silent.issuperset(words):
            return []
        loud = [word for word in words if word not in self._silent]
        hinted = {name for word in loud for name in self._loud.get(word) or self._hinted(word)}
        low = lowered(sentence) if hinted else ""
        return [name for name, mark in self.marks.items() if name in hinted and mark.pattern.search(low)]

    def _hinted(self, word: str) -> list[str]:
        low = word.lower()
        names = [name for name, begin in self._begin.get(low[0], {}).items() if low.startswith(begin)]
        if names:
            self._loud[word] = names
        else:
            self._silent.add(word)
        return names
