"""The marks of one article, made when it is opened: those of a whole story take their time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from recoupe.dossier import Index, Utterance
from recoupe.export.html.links import Links
from recoupe.export.html.marks import Marks, marks
from recoupe.export.html.page import Page
from recoupe.export.present import Presenter
from recoupe.model import Actor, Anchor, Article, Event, Figure, Finding, Position, Quotation, Time

T = TypeVar("T")
# By article: each thing with its places there.
Shelf = dict[str, list[tuple[T, tuple[Anchor, ...]]]]


class Margin:
    """What each article is concerned by."""

    def __init__(self, page: Page) -> None:
        story = page.story
        self._index: Index = page.index
        self._links: Links = page.links
        self._quotations: Shelf[Quotation] = _shelved((q, [q.content]) for q in story.quotations)
        self._figures: Shelf[Figure] = _shelved((f, [f.anchor]) for f in story.figures)
        self._times: Shelf[Time] = _shelved((t, [t.anchor]) for t in story.times)
        self._events: Shelf[Event] = _shelved((e, e.mentions) for e in story.events)
        self._findings: Shelf[Finding] = _shelved((f, f.evidence) for f in story.findings)
        self._positions: Shelf[Position] = _shelved((p, p.evidence) for p in story.positions)
        self._actors: Shelf[Actor] = _shelved((a, a.mentions) for a in story.actors)
        self._said: Shelf[Utterance] = _shelved(
            (u, [q.content for q in u.quotations]) for u in page.utterances
        )

    def marks(self, article: Article, present: Presenter) -> Marks:
        """The marks of an article in the language of ``present``."""
        here = article.id
        part = replace(
            self._index.story,
            quotations=_things(self._quotations, here),
            figures=_things(self._figures, here),
            times=_things(self._times, here),
            events=_things(self._events, here),
            findings=_things(self._findings, here),
            positions=_things(self._positions, here),
            actors=tuple(replace(a, mentions=places) for a, places in self._actors.get(here, ())),
        )
        index = Index(part)
        # Who is who is looked up in the whole story.
        vars(index).update({name: v for name, v in vars(self._index).items() if name != "story"})
        own = Presenter(index, present.language)
        vars(own)["year"] = present.year
        return marks(own, self._links, _things(self._said, here))[here]


def _things(shelf: Shelf[T], article: str) -> tuple[T, ...]:
    return tuple(thing for thing, _ in shelf.get(article, ()))


def _shelved(things: Iterable[tuple[T, Iterable[Anchor]]]) -> Shelf[T]:
    found: Shelf[T] = {}
    for thing, anchors in things:
        places: dict[str, list[Anchor]] = {}
        for anchor in anchors:
            places.setdefault(anchor.article, []).append(anchor)
        for article, here in places.items():
            found.setdefault(article, []).append((thing, tuple(here)))
    return found
