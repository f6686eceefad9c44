"""Whether two mentions of an unnamed person are one case: "un homme a été placé en garde à vue"."""

from __future__ import annotations

import re
from functools import cache

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.levels import meet, reach
from recoupe.compare.events.retelling import Retelling, stems_of
from recoupe.languages import Language, load
from recoupe.languages.calendar import Calendar
from recoupe.languages.events import EventType, EventWords
from recoupe.languages.reference import Reference
from recoupe.model import Story
from recoupe.text.patterns import either

# Names so many characters before or behind a mention belong to its case.
_AROUND = 300
# So many words beside person and act make it likely that two clauses tell of one case.
_LIKELY = 2
# Not of countries, in which all cases are, nor of bodies, which have to do with all of them.
_NAMED = {"person", "place"}


class Anybody:
    """Tells whether two mentions may be one happening although the person in them might be anybody."""

    def __init__(self, story: Story, language: Language) -> None:
        self._story = story
        self._language = language
        self._names: Inside[str] | None = None

    def parts(self, one: Retelling, other: Retelling) -> bool:
        """Whether nothing says that the unnamed persons of both, of two articles, are the same."""
        if one.place[0] == other.place[0] or not (self._is_anybody(one) and self._is_anybody(other)):
            return False
        if one.places & other.places or one.people & other.people or self._counts_alike(one, other):
            return False
        told = (one.words & other.words) - _idle(self._language.code, one.event.type)
        return len(told) < _LIKELY and not self._around(one) & self._around(other)

    def _is_anybody(self, one: Retelling) -> bool:
        """Whether those who take part are unnamed, and what they are says nothing: "un homme"."""
        words = [named for named in (one.event.agent, one.event.recipient) if named]
        unknown = _unknown(self._language.code)
        return bool(words) and all(unknown.match(named) for named in words)

    @staticmethod
    def _counts_alike(one: Retelling, other: Retelling) -> bool:
        """Whether both give one number: "38 personnes ont été interpellées"."""
        both = ((f, g) for f in one.figures for g in other.figures)
        return any(meet(reach(f), reach(g)) and (f.low or 0) > 1 for f, g in both)

    def _around(self, one: Retelling) -> frozenset[str]:
        """The names of persons and places near the mention."""
        if self._names is None:
            actors = (actor for actor in self._story.actors if actor.kind in _NAMED)
            self._names = Inside((m, actor.id) for actor in actors for m in actor.mentions)
        article, start, end = one.place
        near = self._names.of(article, start - _AROUND, end + _AROUND)
        return frozenset(id_ for _, _, id_ in near)


@cache
def _unknown(code: str) -> re.Pattern[str]:
    """What names a person who might be anybody: "un homme", "deux jeunes femmes", "trois personnes"."""
    words = load(code).lexicon(EventWords)
    before = either((*load(code).lexicon(Reference).determiners.indefinite, *words.anew))
    # Nothing more is said of them but for how many and which age: "un homme de 37 ans".
    return re.compile(
        rf"(?:(?:{before}|\d+)\s+)+{either(words.anybody)}s?(?!\w)(?:\s+\w+\s+\d+\s+\w+)?$", re.I
    )


@cache
def _idle(code: str, kind: EventType) -> frozenset[str]:
    """Words that all cases of a ``kind`` have in common: the persons, the act and what it needs, the days."""
    language = load(code)
    words, calendar = language.lexicon(EventWords), language.lexicon(Calendar)
    needed = (word for trigger in words.triggers.get(kind, ()) for word in trigger.needs)
    days = calendar.words(words.temporal)
    # "Personne" alone weighs nothing, "personnes" does.
    persons = (word + ending for word in words.anybody for ending in ("", "s"))
    return stems_of(" ".join((*persons, *words.custody, *needed, *days)), language)
