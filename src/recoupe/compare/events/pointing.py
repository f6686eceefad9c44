"""Words that point back to the happening that the story is about: "la crue", "l'attaque de la gare".

A noun with a definite article, without a day of its own, is the happening of its type told before, in the
article or in the story; so is a toll without a day ("six personnes sont mortes"). Where its place or its
participants do not agree, it is another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple

from recoupe.compare.events.retelling import Retelling, stems_of
from recoupe.languages import Language
from recoupe.languages.calendar import Calendar
from recoupe.languages.events import EventWords
from recoupe.resolve.connect import connected

_Link = tuple[int, int]
# A noun is held against so many happenings of its type, and no more.
_MOST = 60
# A noun alone, in general, names no happening: it is no surer than this.
_VAGUE = 0.35
# Where the day of the article is not known, so many names must agree.
_SURE, _MANY = 2, 3
# What is told besides may be doubted: "soupçonné d'avoir frappé".
_REFERRING = ("asserted", "possible")
# Later than this, another word for it names another happening.
_SOON = timedelta(days=7)


@dataclass
class _Happening:
    """Mentions known to be one happening, by their numbers, and what their clauses name."""

    members: list[int]
    told: list[Retelling]

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(r.event.mentions[0].article for r in self.told)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of all that the clauses name."""
        return frozenset().union(*(r.words | r.participants | r.places for r in self.told))

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset().union(*(r.places for r in self.told))

    @cached_property
    def people(self) -> frozenset[str]:
        """Who is named in the clauses."""
        return frozenset().union(*(r.people for r in self.told))

    @cached_property
    def dated(self) -> bool:
        """Whether the words of one of them say when."""
        return any(r.event.dated for r in self.told)

    @cached_property
    def first(self) -> date:
        """The first day on which it may have been."""
        return min(r.first for r in self.told)

    @cached_property
    def tolls(self) -> bool:
        """Whether a number of dead is among what is told of it."""
        return any(r.toll for r in self.told)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words for the act."""
        return frozenset(r.key for r in self.told)

    def add(self, one: Retelling) -> None:
        """Tell more of it; what is known of it is read again."""
        self.told.append(one)
        for name in sorted(vars(self).keys() - {"members", "told"}):
            delattr(self, name)

    def before(self, one: Retelling) -> int:
        """Where its last mention before ``one`` in the same article stands, -1 where there is none."""
        at = one.event.mentions[0]
        return max(
            (
                m.start
                for m in (r.event.mentions[0] for r in self.told)
                if m.article == at.article and m.start < at.start
            ),
            default=-1,
        )


class _Words(NamedTuple):
    """Types of happenings that any noun may point to, types that are said, and stems of numbers."""

    one_happening: frozenset[str]
    saying: frozenset[str]
    numbers: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    words, numbers = language.lexicon(EventWords), language.lexicon(Calendar).classes["number"]
    stems = frozenset(stem for number in numbers for stem in stems_of(number, language))
    return _Words(frozenset(words.one_happening), frozenset(words.saying), stems)


def links(told: Sequence[Retelling], known: Sequence[_Link], language: Language) -> Iterator[_Link]:
    """Pairs of ``told`` that are one happening, beside those that are ``known`` to be."""
    words = _words(language)
    same_day = list(_on_one_day(told, words.one_happening))
    yield from same_day
    happenings: dict[str, list[_Happening]] = defaultdict(list)
    pointers: list[int] = []
    for group in connected(len(told), (*known, *same_day)):
        members = [told[i] for i in group]
        pointing = [i for i in group if _points(told[i], words.saying)]
        if len(pointing) == len(group):
            pointers += group
        elif pointing and not any(r.event.dated or _tells(r, words.saying) for r in members):
            # Nobody says when, nor tells it in a main clause: what one of them points to is what all do.
            pointers.append(pointing[0])
        elif all((r.event.status == "asserted" or r.event.dated) and not r.wide for r in members):
            happenings[members[0].event.type].append(_Happening(list(group), members))
    for i in sorted(pointers, key=lambda i: (told[i].first, told[i].place)):
        found = _meant(told[i], happenings[told[i].event.type], words)
        if found is None:
            happenings[told[i].event.type].append(_Happening([i], [told[i]]))
        else:
            yield found.members[0], i
            found.add(told[i])


def _points(one: Retelling, saying: frozenset[str]) -> bool:
    """Whether the words may refer to a happening told elsewhere: no day of their own, and nothing new.

    A noun that is known, or what a verb tells besides: "un des agents frappés", "soupçonné d'avoir frappé".
    So does any verb where the day of the article is not known; what is said (types ``saying``) is said often.
    """
    event = one.event
    if event.dated or event.earlier or one.told_by == "quoted" or event.status not in _REFERRING:
        return False
    if one.toll:
        return event.status == "asserted" and not event.anterior
    if event.definite or event.anaphoric:
        return event.status == "asserted"
    told = one.told_by == "verb" and event.type not in saying
    return told and (event.anterior or event.beside or one.wide)


def _tells(one: Retelling, saying: frozenset[str]) -> bool:
    """Whether a main clause tells it."""
    return one.told_by == "verb" and not _points(one, saying)


def _meant(pointer: Retelling, happenings: Sequence[_Happening], words: _Words) -> _Happening | None:
    """The happening that ``pointer`` refers to: the last told before it in the article, else the story's."""
    if pointer.wide and pointer.told_by != "verb":
        return None
    # Only a toll, or a noun for what has many words, may be told by another word for the act.
    free = pointer.toll or (pointer.told_by != "verb" and pointer.event.type in words.one_happening)
    near = [h for h in happenings[:_MOST] if free or pointer.key in h.keys]
    fitting = [h for h in near if h.tolls == pointer.toll and _fits(pointer, h, words)]
    here = [h for h in fitting if h.before(pointer) >= 0]
    if here:
        return max(here, key=lambda h: (h.dated, _alike(pointer, h), h.before(pointer)))
    ranked = sorted(fitting, key=lambda h: (not h.dated, -_alike(pointer, h), -len(h.articles), h.members))
    if not ranked:
        return None
    # Of several that it may be, none is meant unless one is told by more articles or in the same words.
    first, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    if (
        second
        and first.dated == second.dated
        and _alike(pointer, first) == _alike(pointer, second)
        and len(first.articles) == len(second.articles)
    ):
        return None
    return first


def _alike(pointer: Retelling, happening: _Happening) -> int:
    """How much speaks for it: the same word for the act, and names in common."""
    named = pointer.participants | pointer.places
    return 2 * (pointer.key in happening.keys) + bool(named & happening.names)


def _fits(pointer: Retelling, happening: _Happening, words: _Words) -> bool:
    if pointer.times and happening.first > pointer.times[-1][1]:
        return False
    if pointer.places and happening.places and not pointer.places & happening.names:
        return False
    if pointer.toll:
        return True
    named = pointer.participants - pointer.places
    same = pointer.key in happening.keys
    if pointer.told_by == "verb":
        return same and _tells_alike(pointer, happening, named - words.numbers)
    if not same and (pointer.event.type not in words.one_happening or not _near(pointer, happening, named)):
        return False
    return (
        not named
        or bool(named & happening.names)
        or (same and not any(r.participants for r in happening.told))
    )


def _tells_alike(pointer: Retelling, happening: _Happening, named: frozenset[str]) -> bool:
    """Whether what verbs tell may be one: somebody or something in both, and no number that differs.

    Where the day of the article is not known, two names must agree, or many words.
    """
    shared = len(named & happening.names)
    if not shared or any(map(pointer.counts_apart, happening.told)):
        return False
    people = len(pointer.people & happening.people)
    words = len(pointer.words & happening.names)
    return not pointer.wide or shared + people >= _SURE or words >= _MANY


def _near(pointer: Retelling, happening: _Happening, named: frozenset[str]) -> bool:
    """Whether another word for it may still be meant: soon after, or where names agree."""
    soon = pointer.first - happening.first <= _SOON
    return soon or bool((named | pointer.places) & happening.names)


def _on_one_day(told: Sequence[Retelling], types: frozenset[str]) -> Iterator[_Link]:
    """Words of two articles for what happened on one day at one place, one of them a noun; tolls of a day."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        usable = one.event.status == "asserted" and not one.wide and one.event.date is not None
        if usable and (one.event.type in types or one.toll):
            blocks[one.event.type, one.event.date or ""].append(i)
    for name in sorted(blocks):
        block = sorted(blocks[name], key=lambda i: told[i].place)
        for at, j in enumerate(block):
            for i in block[max(0, at - _MOST) : at]:
                if _is_same(told[i], told[j]):
                    yield i, j


def _is_same(a: Retelling, b: Retelling) -> bool:
    if a.event.mentions[0].article == b.event.mentions[0].article:
        return False
    if a.places and b.places and not a.places & b.places:
        return False
    if a.toll or b.toll:
        return a.toll and b.toll and a.may_be(b)
    noun = next((r for r in (a, b) if r.told_by == "noun" and r.event.confidence > _VAGUE), None)
    if noun is None or not a.places & b.places:
        return False
    other = b if noun is a else a
    named = noun.participants - noun.places
    return (not named or bool(named & (other.words | other.participants))) and a.may_be(b)
