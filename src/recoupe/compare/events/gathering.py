"""Mentions of one happening become one event: by type, time, participants, place and words together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.compare.common.inside import place
from recoupe.compare.common.levels import common, spans
from recoupe.compare.common.named import Named
from recoupe.compare.common.sources import Sources
from recoupe.compare.events import pointing
from recoupe.compare.events.anybody import Anybody
from recoupe.compare.events.days import Day, Known, is_night, is_week, settled
from recoupe.compare.events.retelling import Retelling
from recoupe.languages import Language
from recoupe.languages.events import EventWords
from recoupe.model import Anchor, Event, Story
from recoupe.resolve.connect import connected
from recoupe.resolve.grouped import grouped
from recoupe.resolve.memory import Memory

# A mention is compared with so many before it in its block, and no more.
_MOST = 40
# Nouns that name no happening in particular are no surer than this.
_VAGUE = 0.35
# Told by a verb, and no less sure.
_TOLD = 0.6


def gather(told: Sequence[Retelling], story: Story, language: Language) -> tuple[Event, ...]:
    """The events that are told, those that are one happening joined, in the order of time.

    Who acts and to whom it is done are given by the names of the actors of ``story`` where these are known.
    """
    names = _Names(story, language)
    joined = _Joined(told)
    known = (
        *_links(told, joined, Anybody(story, language)),
        *joined.allowed(_reprinted(told, Sources(story))),
        *joined.allowed(_references(told)),
        *joined.allowed(_predicates(told)),
    )
    links = (*known, *joined.allowed(pointing.links(told, known, language)))
    happenings = (
        _one([told[i].event for i in group], names)
        for group in connected(len(told), links)
        if any(_is_particular(told[i].event) for i in group)
    )
    return tuple(sorted(happenings, key=lambda e: (e.date or "~", e.type, [place(m) for m in e.mentions])))


def mentions(story: Story, language: Language, memory: Memory | None = None) -> list[Event]:
    """The mentions of events, article by article, each with its day."""
    known = Known(story, memory)
    told = grouped(story.events, lambda e: e.mentions[0].article)
    found: list[tuple[Event, Day]] = []
    for id_ in sorted(told):
        events = sorted(told[id_], key=lambda e: place(e.mentions[0]))
        found += zip(events, known.days("told", id_, events, known.times[id_], language), strict=True)
    chosen = settled(day.date for _, day in found)
    return [_on(event, Day(_settled(day, chosen), day.own, day.status)) for event, day in found]


def _on(event: Event, day: Day) -> Event:
    """``event`` on its ``day``."""
    if (event.date, event.dated, event.status) == day:
        return event
    return replace(event, date=day.date, dated=day.own, status=day.status)


def _settled(day: Day, chosen: Mapping[str, str]) -> str | None:
    """The date of ``day``, one of ``chosen`` where it is open.

    A night that the words name is two days, a week seven: "a été tué la semaine dernière" is no open day.
    """
    if day.date is None or (day.own and (is_night(day.date) or is_week(day.date))):
        return day.date
    return chosen.get(day.date, day.date)


class _Names:
    """Gives those who act, and those to whom it is done, by the names of actors."""

    def __init__(self, story: Story, language: Language) -> None:
        self._named = Named(story, language.lexicon(EventWords).joining)

    def agent(self, event: Event) -> str | None:
        """Who acts, by name where the words name an actor; a pronoun of nobody known is nobody."""
        return self._name(event.agent, event.agent_at)

    def recipient(self, event: Event) -> str | None:
        """To whom it is done, as ``agent``."""
        return self._name(event.recipient, event.recipient_at)

    def _name(self, words: str | None, at: Anchor | None) -> str | None:
        actor = self._named.actor(at) if at else None
        return actor.name if actor else words


class _Joined:
    """Which mentions are known to be one happening, as links are found.

    None is one whose words give days apart, not even through others that give none.
    """

    def __init__(self, told: Sequence[Retelling]) -> None:
        self._above = list(range(len(told)))
        self._days = [one.times if one.event.dated and not one.wide else () for one in told]

    def group(self, i: int) -> int:
        """The mention that stands for all that ``i`` is known to be one with."""
        above = self._above
        while above[i] != i:
            above[i] = i = above[above[i]]
        return i

    def join(self, i: int, j: int) -> bool:
        """Take both for one happening; False where the days that their words give are apart."""
        one, two = self.group(i), self.group(j)
        days, others = self._days[one], self._days[two]
        both = common(days, others)
        if one != two and days and others and not both:
            return False
        self._above[two] = one
        self._days[one] = both or days or others
        return True

    def allowed(self, links: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Those of ``links`` whose ends may be joined; they are."""
        return ((i, j) for i, j in links if self.join(i, j))


def _links(told: Sequence[Retelling], joined: _Joined, anybody: Anybody) -> Iterator[tuple[int, int]]:
    """Pairs that are one happening: as many as join all that are, not all with all."""
    for block in _blocks(told):
        for at, j in enumerate(block):
            group = joined.group(j)
            for i in block[max(0, at - _MOST) : at]:
                if told[i].last < told[j].first or joined.group(i) == group:
                    continue
                one, other = told[i], told[j]
                if not _is_one(one, other) or not one.may_be(other) or anybody.parts(one, other):
                    continue
                if joined.join(i, j):
                    group = joined.group(j)
                    yield min(i, j), max(i, j)


def _blocks(told: Sequence[Retelling]) -> Iterator[list[int]]:
    """The mentions that one kind of words tells, and those of one day and one who acts, in order."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        blocks[one.event.type, one.key].append(i)
        for agent in one.agents if one.event.date and one.recipient else ():
            blocks[one.event.type, one.event.date or "", agent].append(i)
    for name in sorted(blocks):
        yield sorted(blocks[name], key=lambda i: (told[i].first, told[i].place))


def _reprinted(told: Sequence[Retelling], sources: Sources) -> Iterator[tuple[int, int]]:
    """Mentions in one clause as copies print it, be they no more than a noun ("un feu")."""
    first: dict[object, int] = {}
    for i, one in enumerate(told):
        mention = one.event.mentions[0]
        alone = sources.alone(sources.article(mention))
        if one.words and not alone:
            clause = one.event.type, one.event.status, one.key, one.words, sources.origin(mention)
            j = first.setdefault(clause, i)
            if told[j].place[0] != one.place[0] and one.may_be(told[j]):
                yield j, i


def _references(told: Sequence[Retelling]) -> Iterator[tuple[int, int]]:
    """Words that refer to what was told before, with the last event of that type in the article."""
    last: dict[tuple[str, str], int] = {}
    for i in sorted(range(len(told)), key=lambda i: told[i].place):
        event = told[i].event
        place = (event.mentions[0].article, event.type)
        if event.anaphoric and place in last:
            yield tuple(sorted((last[place], i)))  # type: ignore[misc]
        elif not event.anaphoric and event.confidence > _VAGUE:
            last[place] = i


def _predicates(told: Sequence[Retelling]) -> Iterator[tuple[int, int]]:
    """A verb and the noun that it is about: "un séisme a frappé la côte" tells one happening twice.

    So do "ont participé à la marche" and "un feu s'est déclaré", in which nobody acts.
    """
    at = {(r.event.type, *r.place[:2]): i for i, r in enumerate(told)}
    before = {(r.event.type, r.place[0], r.place[2] + 1): i for i, r in enumerate(told)}
    for j, one in enumerate(told):
        noun = before.get((one.event.type, *one.place[:2]))
        if noun is not None and told[noun].event.status == one.event.status:
            yield noun, j
        for words in filter(None, (one.event.agent_at, one.event.recipient_at)):
            i = at.get((one.event.type, words.article, _noun(words)))
            # "Le jugement a été mis en délibéré au 5 mai" tells of what is done and of what is to come.
            if i is not None and i != j and told[i].event.status == one.event.status:
                yield min(i, j), max(i, j)


def _noun(words: Anchor) -> int:
    """Where the noun of ``words`` begins, behind its article."""
    elided = re.match(r"\w+['’]", words.exact)
    opening, space, _ = words.exact.partition(" ")
    return words.start + (elided.end() if elided else len(opening + space))


def _is_particular(event: Event) -> bool:
    """Whether the mention tells of one happening by itself: not "des manifestations", nor "cet accident".

    "Cette rencontre a eu lieu lundi" does.
    """
    if event.anaphoric:
        return event.dated and event.confidence > _TOLD
    return event.confidence > _VAGUE


def _is_one(a: Retelling, b: Retelling) -> bool:
    if (a.event.status == "denied") != (b.event.status == "denied"):
        return False
    shared = a.participants & b.participants
    if a.wide or b.wide:
        return a.key == b.key and len(a.people & b.people) + len(shared) > 1
    if a.places and b.places and not a.places & b.places:
        return False
    if a.key == b.key:
        here = a.event.mentions[0].article == b.event.mentions[0].article
        named = all(r.participants or (here and _is_filled(r.event)) for r in (a, b))
        return bool(shared) or bool(a.people & b.people) or (not named and _tells(a) and _tells(b))
    # Other words for the act: both who acts and to whom it is done must be the same.
    return bool(a.agents & b.agents and a.recipient & b.recipient and not a.agents & a.recipient)


def _tells(one: Retelling) -> bool:
    """Whether it tells of one happening by itself: "ils ont défilé", "le défilé", not "des défilés"."""
    told = one.event.status == "asserted" and one.told_by == "verb"
    return told or one.event.definite or one.event.anaphoric


def _is_filled(event: Event) -> bool:
    """Whether the words say who acts or undergoes, if only by a pronoun."""
    return event.agent_at is not None or event.recipient_at is not None


def _one(group: Sequence[Event], names: _Names) -> Event:
    """One event of all mentions: the surest gives what it is, the others fill in what it leaves open."""
    if len(group) == 1:
        return _alone(group[0], names)
    surest = sorted(group, key=lambda e: (-e.confidence, place(e.mentions[0])))
    places: dict[Anchor, Anchor] = {}
    for event in group:
        for mention, clause in zip(event.mentions, event.clauses or event.mentions, strict=True):
            places[mention] = clause
    mentions = tuple(sorted(places, key=place))
    articles = len({m.article for m in mentions})
    # A day that the words name is surer than that of the article.
    own = [e for e in group if e.dated and e.confidence >= _TOLD] or [e for e in group if e.dated] or group
    days = Counter(e.date for e in own if e.date)
    date = min(days, key=lambda day: (_width(day), -days[day], day), default=None)
    return replace(
        surest[0],
        mentions=mentions,
        clauses=tuple(places[m] for m in mentions),
        governing=None,
        date=date,
        agent=next(filter(None, map(names.agent, surest)), None),
        recipient=next(filter(None, map(names.recipient, surest)), None),
        place=next((e.place for e in surest if e.place), None),
        confidence=round(min(0.95, surest[0].confidence + 0.05 * (articles - 1)), 2),
    )


def _alone(event: Event, names: _Names) -> Event:
    """The event of one mention."""
    changed = {
        "clauses": event.clauses or event.mentions,
        "governing": None,
        "agent": names.agent(event),
        "recipient": names.recipient(event),
        "confidence": round(min(0.95, event.confidence), 2),
    }
    # Many are as they should be, and to make an event again takes longer than to look.
    same = all(getattr(event, name) == value for name, value in changed.items())
    return event if same else replace(event, **changed)  # type: ignore[arg-type]


def _width(edtf: str) -> tuple[int, int]:
    """How many days are open: a day is closer than one of four Thursdays, those than a month."""
    found = spans(edtf)
    return (sum((last - first).days + 1 for first, last in found) if found else 10**6, len(found))
