"""Positions by holder and subject, each with its day and with who reports it.

Reading finds the words; the story knows whom they name, who speaks where they stand between quotation marks,
and on what day. What one holder says of one subject on one day is one position, wherever it is printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import itemgetter

from recoupe.compare.common.inside import Cover
from recoupe.compare.common.levels import Span, spans
from recoupe.compare.common.named import Named
from recoupe.compare.common.sides import Sides
from recoupe.compare.common.wording import fold
from recoupe.compare.events.days import Known
from recoupe.languages import Language
from recoupe.languages.events import EventWords
from recoupe.languages.positions import PositionWords
from recoupe.model import Actor, Anchor, Event, Position, Quotation, Story, Time
from recoupe.resolve.connect import connected
from recoupe.resolve.grouped import grouped
from recoupe.resolve.memory import Memory
from recoupe.text.lemma import lemma

# Nouns and verbs of one stem agree in this many letters.
_STEM = 6
# A subject is compared with so many before it in its block, and no more.
_MOST = 60
# No more quotations than this stand one inside the other, or begin together.
_NESTED = 8
# The name of a subject is no longer than this, in words, where a shorter wording is there.
_NAME = 9
# The noun for a holder stands among so many words, behind its article.
_FIRST = 3
_WORD = re.compile(r"\w[\w-]*")
_SURE, _REPORTED, _NAMELESS = 0.85, 0.75, 0.55


def gather(
    story: Story, language: Language, memory: Memory | None = None, sides: Sides | None = None
) -> tuple[Position, ...]:
    """The positions of ``story`` with holder, day and subject, by holder, then by day.

    Those that nobody is known to hold are left out. ``sides`` are those of the story, where they are known.
    """
    words = language.lexicon(PositionWords)
    holders = _Holders(story, language, sides or Sides(story, language))
    days = _days(story, language, memory)
    quoted = _Quoted(story.quotations)
    held = []
    for position in story.positions:
        said = quoted.around(position.evidence[0])
        found = holders.given(position, said)
        if found:
            held.append(replace(found, date=_date(found, said, days)))
    return tuple(sorted(_once(_named(held, words, language.code)), key=_order))


def _order(position: Position) -> tuple[object, ...]:
    return position.actor or "~", position.actor_name or "", position.date or "~", position.evidence


class _Quoted:
    """Knows the quotation in which words stand."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        found: dict[str, list[tuple[int, int, Quotation]]] = defaultdict(list)
        for quotation in quotations:
            content = quotation.content
            found[content.article].append((content.start, -content.end, quotation))
        self._found = {
            article: sorted(held, key=lambda row: (row[0], row[1], row[2].id))
            for article, held in found.items()
        }

    def around(self, words: Anchor) -> Quotation | None:
        """The narrowest quotation that holds the words, or that begins among them."""
        held = self._found.get(words.article, [])
        at = bisect_right(held, words.start, key=itemgetter(0))
        for _, _, quotation in reversed(held[max(0, at - _NESTED) : at]):
            if quotation.content.start <= words.start and words.end <= quotation.content.end + 1:
                return quotation
        return None


class _Holders:
    """Gives the holder of a position, and who reports it."""

    def __init__(self, story: Story, language: Language, sides: Sides) -> None:
        self._code = language.code
        self._collective = frozenset(language.lexicon(PositionWords).collective)
        self._standing = frozenset(language.lexicon(PositionWords).standing_for)
        self._possessive = frozenset(language.lexicon(PositionWords).possessive)
        self._named = Named(story, language.lexicon(EventWords).joining)
        self._sides = sides
        self._actors = {actor.id: actor for actor in story.actors}

    def given(self, position: Position, said: Quotation | None) -> Position | None:
        """``position`` with its holder, None where nobody is known to hold it."""
        if position.holder is None:
            return self._own(position, said)
        # Between quotation marks a pronoun is somebody of whom the speaker spoke.
        if position.pointed and said and said.mode == "direct":
            return None
        actor = self._named.actor(position.holder) or self._in_office(position.holder)
        speaker = said.speaker if said else None
        if actor is None and not self._is_collective(position.holder):
            return None
        return replace(
            position,
            actor=actor.id if actor else None,
            actor_name=actor.name if actor else " ".join(position.holder.exact.split()),
            reported_by=speaker if speaker and (actor is None or speaker != actor.id) else None,
            confidence=_NAMELESS if actor is None else _REPORTED if speaker else _SURE,
        )

    def _in_office(self, words: Anchor) -> Actor | None:
        """The one person of the story in the office that the words name: "le ministre de l'Industrie"."""
        return self._sides.in_office(" ".join(_WORD.findall(words.exact)[1:]))

    def _own(self, position: Position, said: Quotation | None) -> Position | None:
        """What a speaker says of himself, between quotation marks."""
        actor = self._actors.get(said.speaker or "") if said and said.mode == "direct" else None
        if actor is None:
            return None
        return replace(position, actor=actor.id, actor_name=actor.name, confidence=_SURE)

    def _is_collective(self, words: Anchor) -> bool:
        """Whether the words are a noun for people who take positions without a name, and no pronoun."""
        first = _WORD.findall(words.exact)
        if len(first) < 2 or lemma(first[0], self._code) in self._possessive:
            return False
        # "le préfet" alone is another in every article; "les syndicats" are not.
        noun = lemma(first[1], self._code)
        bare = len(first) == 2 and noun == first[1].lower() and noun not in self._standing
        return not bare and any(lemma(w, self._code) in self._collective for w in first[:_FIRST])


def _days(story: Story, language: Language, memory: Memory | None) -> dict[Anchor, str]:
    """The day of each act, by its words, as the days of events are found; times of the subject left out."""
    known = Known(story, memory)
    acts = grouped(story.positions, lambda p: p.evidence[0].article)
    found: dict[Anchor, str] = {}
    for article in sorted(acts):
        matters = Cover(p.matter for p in acts[article] if p.matter)
        published = spans(known.articles[article].published.edtf)
        here = [t for t in known.times[article] if not matters.holds(t.anchor) and not _ahead(t, published)]
        events = sorted((_event(p) for p in acts[article]), key=lambda e: e.mentions)
        days = known.days("taken", article, events, here, language)
        found |= {e.mentions[0]: d.date for e, d in zip(events, days, strict=True) if d.date}
    return found


def _ahead(time: Time, published: tuple[Span, ...]) -> bool:
    """Whether the time lies after publication: nobody has taken a position then."""
    found = spans(time.edtf)
    return bool(found and published) and found[0][0] > published[-1][1]


def _event(position: Position) -> Event:
    act = position.act or position.evidence[0]
    return Event(
        type="REQUEST",
        mentions=(act,),
        clauses=(position.clause or act,),
        governing=position.governing,
        anterior=position.anterior,
        asides=position.asides,
        confidence=0.7,
    )


def _date(position: Position, said: Quotation | None, days: dict[Anchor, str]) -> str | None:
    """The day of the position: that of speaking, for what the speaker says of himself or of now."""
    own = days.get(position.act or position.evidence[0])
    if said is not None and said.date and not position.anterior and (position.holder is None or own is None):
        return said.date
    return own


@cache
def _stems(alike: tuple[tuple[str, ...], ...], code: str) -> dict[str, str]:
    """For each lemma of a row of ``alike``, and for its dictionary form, the first of its row."""
    return {form: row[0] for row in reversed(alike) for word in row for form in (lemma(word, code), word)}


def _named(held: Sequence[Position], words: PositionWords, code: str) -> list[Position]:
    """The positions with the name of their subject: those that are on one thing have one."""
    alike = _stems(words.alike, code)
    topics = [tuple(fold(alike.get(t, t))[:_STEM] for t in p.topics) for p in held]
    named = list(held)
    weak = frozenset(fold(alike.get(t, t))[:_STEM] for t in (*words.light, *words.through))
    for group in connected(len(held), _links(topics, weak)):
        name = _name([held[i].subject for i in group], words.articles)
        for i in group:
            named[i] = replace(held[i], subject=name)
    return named


def _links(topics: Sequence[tuple[str, ...]], weak: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Pairs with one head and a word more in common; two words where the head is ``weak`` ("mettre")."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, found in enumerate(topics):
        for stem in found[:1]:
            blocks[stem].append(i)
    for stem in sorted(blocks):
        block = blocks[stem]
        for at, j in enumerate(block):
            for i in block[max(0, at - _MOST) : at]:
                one, two = set(topics[i][1:]), set(topics[j][1:])
                if len(one & two) > (stem in weak) or not (one or two):
                    yield i, j


def _name(wordings: Sequence[str], articles: tuple[str, ...]) -> str:
    """The commonest wording; one with a noun rather than a verb, and a short one rather than a long one."""
    counted = Counter(wordings)

    def order(text: str) -> tuple[object, ...]:
        verbal = _WORD.findall(text.lower())[:1] not in [[a] for a in articles]
        return len(text.split()) > _NAME, verbal, -counted[text], len(text), text

    return min(counted, key=order)


def _once(positions: Sequence[Position]) -> Iterator[Position]:
    """One position for what is held on one subject on one day, with all the words that say so."""
    groups = grouped(
        positions, lambda p: (p.actor, p.actor_name if p.actor is None else None, p.stance, p.subject, p.date)
    )
    for group in groups.values():
        first = max(group, key=lambda p: (p.confidence, -len(p.evidence[0].exact)))
        reporters = {p.reported_by for p in group}
        yield replace(
            first,
            evidence=tuple(sorted({a for p in group for a in p.evidence})),
            reported_by=first.reported_by if len(reporters) == 1 else None,
        )
