"""One mention of an event, ready to be held against others: when, who, with which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from recoupe.compare.common.inside import Inside
from recoupe.compare.common.levels import Span, meet, reach, spans
from recoupe.compare.common.wording import telling
from recoupe.languages import Language, load
from recoupe.languages.events import EventWords
from recoupe.languages.morphology import Morphology
from recoupe.model import Anchor, Event, Figure, Story
from recoupe.text.lemma import lemma

# Nouns and verbs of one stem ("attaque", "attaquer") agree in this many letters.
_STEM = 5
# Articles so far apart may still announce one thing.
_PLANNED = timedelta(days=10)
_COMPOUND = re.compile(r"\b[^\W\d_]{3,20}-[^\W\d_]{3,20}\b")
# A verb makes an event as sure as this by itself, a noun not even with its agent ("l'attaque des brigands");
# what is only possible is by so much less sure.
_BY_VERB, _POSSIBLE = 0.7, 0.1
_PEOPLE = {"person", "organization", "group"}
ToldBy: TypeAlias = Literal["verb", "noun", "infinitive", "quoted"]
# A time wider than this is known by its month at best.
_WIDE = timedelta(days=7)


@dataclass(eq=False, slots=True)
class Retelling:
    """A mention with what it is compared by.

    ``key`` is the same for words that tell the same kind of act. ``people`` are the ids of the persons and
    bodies that its clause names, ``places`` stems of its places, ``figures`` its numbers. ``participants``
    are stems of agent and recipient, ``agents`` and ``recipient`` of each alone, ``words`` of the whole
    clause without the word that tells the act. ``told_by`` says whether a verb asserts it, a noun names it,
    an infinitive leaves it open, or somebody else says so between quotation marks.

    ``place`` is where the words stand. ``first`` is the first day that it may mean, undated ones come last;
    ``last`` the last one, those after it on which a plan may be announced again included. ``wide`` says that
    no single day or short span is known, ``toll`` that a number of dead is told.
    """

    event: Event
    key: str
    times: tuple[Span, ...]
    people: frozenset[str]
    participants: frozenset[str]
    recipient: frozenset[str]
    agents: frozenset[str]
    words: frozenset[str]
    places: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    told_by: ToldBy = "verb"
    place: tuple[str, int, int] = field(init=False)
    first: date = field(init=False)
    last: date = field(init=False)
    wide: bool = field(init=False)
    toll: bool = field(init=False)

    def __post_init__(self) -> None:
        words, times = self.event.mentions[0], self.times
        self.place = words.article, words.start, words.end
        self.first = times[0][0] if times else date.max
        self.last = max(end for _, end in times) if times else date.min
        if times and self.event.status == "planned":
            self.last += _PLANNED
        self.wide = not times or any(last - first > _WIDE for first, last in times)
        self.toll = self.event.type == "DEATH" and any(f.measure == "deaths" for f in self.figures)

    def counts_apart(self, other: Retelling) -> bool:
        """Whether both name numbers, and none in common."""
        both = self.figures and other.figures
        return bool(both) and not any(meet(reach(f), reach(g)) for f in self.figures for g in other.figures)

    def may_be(self, other: Retelling) -> bool:
        """Whether time and place allow both to be one happening."""
        one, two = self.event, other.event
        if one.place and two.place and one.place != two.place and not self.places & other.places:
            return False
        # A plan without a day of its own has that of its article.
        spare = _PLANNED if one.status == two.status == "planned" else timedelta()
        return any(a <= d + spare and c <= b + spare for a, b in self.times for c, d in other.times)


def retellings(story: Story, events: Sequence[Event], language: Language) -> list[Retelling]:
    """``events``, which are single mentions, ready to be compared, in the same order."""
    people = Inside((m, a.id) for a in story.actors if a.kind in _PEOPLE for m in a.mentions)
    places = Inside((m, m.exact) for a in story.actors if a.kind == "place" for m in a.mentions)
    figures = Inside((f.anchor, f) for f in story.figures)
    quoted = Inside((q.content, None) for q in story.quotations if q.mode == "direct")

    def retelling(event: Event) -> Retelling:
        clause, words = _clause(event), event.mentions[0].exact
        agents, recipient = (stems_of(named or "", language) for named in (event.agent, event.recipient))
        return Retelling(
            event=event,
            key=_key(words.split()[-1], language.code),
            times=spans(event.date),
            people=frozenset(people.values(clause)),
            participants=agents | recipient,
            recipient=recipient,
            agents=agents,
            words=stems_of(clause.exact, language) - stems_of(words, language),
            places=stems_of(" ".join(places.values(clause)), language),
            figures=tuple(figures.values(clause)),
            told_by=_told_by(event, quoted, language),
        )

    return [retelling(event) for event in events]


def _told_by(event: Event, quoted: Inside[None], language: Language) -> ToldBy:
    mention = event.mentions[0]
    content = quoted.before(mention)
    if content is not None and mention.end <= content[1]:
        return "quoted"
    word = mention.exact.split()[-1].lower()
    bare = " " not in mention.exact and lemma(word, language.code, "VERB") == word
    infinitive = bare and word.endswith(language.lexicon(Morphology).infinitives)
    # Of "une manifestation a eu lieu" the noun is the first mention; a verb in that form is an infinitive.
    if _is_named(event) or (bare and not infinitive):
        return "noun"
    return "infinitive" if infinitive and event.status == "asserted" else "verb"


def _is_named(event: Event) -> bool:
    """Whether a noun names the event and no verb tells it."""
    return round(event.confidence + (_POSSIBLE if event.status == "possible" else 0), 2) < _BY_VERB


def _clause(event: Event) -> Anchor:
    return event.clauses[0] if event.clauses else event.mentions[0]


@cache
def _key(word: str, code: str) -> str:
    """The first of the words that tell the same kind of act, else the stem."""
    base = next(
        (found for pos in ("VERB", "") if (found := lemma(word, code, pos)) in _alike(code)),
        lemma(word, code),
    )
    return _alike(code).get(base, base)[:_STEM]


@cache
def _alike(code: str) -> dict[str, str]:
    return {word: words[0] for words in load(code).lexicon(EventWords).alike for word in words}


@lru_cache(maxsize=1 << 16)
def stems_of(text: str, language: Language) -> frozenset[str]:
    """The beginnings of the words of ``text`` that weigh, and its compounds whole."""
    # A compound is a word of its own: a "porte-parole" is no "porte".
    compounds = {w.casefold() for w in _COMPOUND.findall(text)} if "-" in text else set[str]()
    rest = _COMPOUND.sub(" ", text) if compounds else text
    return frozenset(compounds | {w[:_STEM] for w in telling(rest, language) if len(w) > 1})
