"""What of a story can be found, line by line: articles, quotations, figures, events, actors, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from recoupe.model import Anchor, Article, Figure, Quotation, Story
from recoupe.model.claims import FindingLevel
from recoupe.model.edtf import bounds
from recoupe.store.words import VERSION

# How many characters around the words of a claim are found with it: about the rest of its sentence.
_CONTEXT = 140
# What is told in many articles is found by the words of the first of them.
_PLACES = 8
# The actors named most come first, the findings to be read first as well.
_MOST = 999_999
_LEVELS: tuple[FindingLevel, ...] = ("front", "more", "background")


class Line(NamedTuple):
    """A thing to be found. ``head`` are words that weigh more (a title, names), ``body`` all others.

    ``first`` and ``last`` are days, ISO 8601, between which it was; None where that is not known.
    ``speaker`` is the id of an actor, ``voice`` how it is called. ``place`` sorts, by code points, lines that
    are found equally well.
    """

    kind: str
    id: str
    language: str
    head: str
    body: str
    place: str
    outlets: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    speaker: str | None = None
    voice: str | None = None

    def digest(self) -> bytes:
        """A digest of all of it and of the way in which its words are kept."""
        return blake2b(msgspec.msgpack.encode((VERSION, self)), digest_size=16).digest()


def lines(story: Story) -> Iterator[Line]:
    """Everything of ``story`` that can be found, in a fixed order."""
    found = _Lines(story)
    for article in story.articles:
        yield found.article(article)
    for quotation in story.quotations:
        yield found.quotation(quotation)
    for figure in story.figures:
        yield found.figure(figure)
    yield from found.events()
    yield from found.actors()
    yield from found.findings()


@dataclass(frozen=True)
class _Lines:
    story: Story

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.story.articles}

    @cached_property
    def names(self) -> dict[str, str]:
        return {actor.id: actor.name for actor in self.story.actors}

    def article(self, a: Article) -> Line:
        first, last = _days(a.published.edtf)
        place = f"0 {a.id}"
        return Line("article", a.id, a.language, a.title or "", a.text, place, _outlets([a]), first, last)

    def quotation(self, q: Quotation) -> Line:
        article = self.articles[q.content.article]
        first, last = _days(q.date or article.published.edtf)
        voice = self.names.get(q.speaker or "", q.speaker_name)
        return Line(
            "quotation",
            q.id,
            article.language,
            voice or "",
            q.content.exact,
            _place(1, q.content, q.id),
            _outlets([article]),
            first,
            last,
            q.speaker,
            voice,
        )

    def figure(self, f: Figure) -> Line:
        article = self.articles[f.anchor.article]
        first, last = _days(f.as_of or article.published.edtf)
        head = f"{f.anchor.exact} {f.counted or ''} {f.place or ''}"
        return Line(
            "figure",
            f.id,
            article.language,
            head,
            self._around(f.anchor),
            _place(2, f.anchor, f.id),
            _outlets([article]),
            first,
            last,
            f.said_by,
            self.names.get(f.said_by or ""),
        )

    def events(self) -> Iterator[Line]:
        for event in self.story.events:
            where = [self.articles[m.article] for m in event.mentions]
            first, last = _days(event.date or where[0].published.edtf)
            body = " … ".join(self._around(m) for m in event.mentions[:_PLACES])
            yield Line(
                "event",
                event.id,
                where[0].language,
                event.mentions[0].exact,
                body,
                _place(3, event.mentions[0], event.id),
                _outlets(where),
                first,
                last,
            )

    def actors(self) -> Iterator[Line]:
        for actor in self.story.actors:
            where = [self.articles[m.article] for m in actor.mentions]
            names = " · ".join(dict.fromkeys([actor.name, *(name.text for name in actor.names)]))
            roles = " · ".join(role.title for role in actor.roles)
            yield Line(
                "actor",
                actor.id,
                where[0].language,
                names,
                roles,
                f"4 {_MOST - len(actor.mentions):06} {actor.id}",
                _outlets(where),
                speaker=actor.id,
                voice=actor.name,
            )

    def findings(self) -> Iterator[Line]:
        for finding in self.story.findings:
            where = [self.articles[e.article] for e in finding.evidence]
            days = [day for a in where for day in _days(a.published.edtf) if day]
            body = " … ".join([finding.explanation, *(e.exact for e in finding.evidence[:_PLACES])])
            yield Line(
                "finding",
                finding.id,
                where[0].language,
                finding.about,
                body,
                _place(5 + _LEVELS.index(finding.level), finding.evidence[0], finding.id),
                _outlets(where),
                min(days, default=None),
                max(days, default=None),
            )

    def _around(self, anchor: Anchor) -> str:
        """The words of an anchor with those near them, cut between words, in the same paragraph."""
        text = self.articles[anchor.article].text
        before = text[max(0, anchor.start - _CONTEXT) : anchor.start]
        after = text[anchor.end : anchor.end + _CONTEXT]
        before = before[before.rfind("\n") + 1 :]
        if anchor.start > _CONTEXT and len(before) == _CONTEXT:
            before = before.partition(" ")[2]
        if len(after) == _CONTEXT:
            after = after.rpartition(" ")[0]
        return before + anchor.exact + after.partition("\n")[0]


def _place(kind: int, anchor: Anchor, id_: str) -> str:
    return f"{kind} {anchor.article} {anchor.start:09} {id_}"


def _outlets(articles: Iterable[Article]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.outlet or a.agency or a.id for a in articles))


@lru_cache(maxsize=10_000)
def _days(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and the last day that a date may mean."""
    try:
        first, last = bounds(edtf or "")
    except ValueError:
        return None, None
    return first.isoformat() if first else None, last.isoformat() if last else None
