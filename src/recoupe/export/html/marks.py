"""What is marked in the text of each article, and what the margin says beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from recoupe.dossier import Utterance
from recoupe.export.html.links import Links
from recoupe.export.present import Presenter
from recoupe.model import Actor, Anchor, Story

# The layers: quotations, figures, times, events, mentions. Evidence of other kinds is only a place to go to.
LAYERS = ("q", "f", "t", "e", "m")


class Note(NamedTuple):
    """A line in the margin: the layer, what it says, and the place in the page that it leads to."""

    layer: str
    text: str
    link: str | None


@dataclass(slots=True)
class Marks:
    """The marks of one article: the layers of each span of its text, and the margin notes by offset.

    ``targets`` are the spans that something links to; the others need no name of their own.
    """

    spans: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    targets: set[tuple[int, int]] = field(default_factory=set)
    notes: list[tuple[int, Note]] = field(default_factory=list)

    def add(self, anchor: Anchor, layer: str, target: bool = True) -> None:
        """Mark the words of ``anchor``; as a ``target``, they are a place that can be linked to."""
        place = (anchor.start, anchor.end)
        self.spans.setdefault(place, set()).add(layer)
        if target:
            self.targets.add(place)


def marks(
    present: Presenter,
    links: Links,
    utterances: Iterable[Utterance],
    listed: frozenset[str] | None = None,
) -> dict[str, Marks]:
    """The marks of every article, by its id; notes are in the order of the text.

    ``listed`` are the actors to whom something links, when space must be saved: of the mentions, only their
    first in each article is a place then, and the margin speaks of quotations and figures alone.
    """
    story = present.index.story
    found = {article.id: Marks() for article in story.articles}
    for anchor, layer in _places(story):
        found[anchor.article].add(anchor, layer)
    for actor in story.actors:
        target = listed is None or actor.id in listed
        for mention in _first_of_each(actor):
            found[mention.article].add(mention, "m", target)
    for anchor, layer in _asides(story, brief=listed is not None):
        found[anchor.article].add(anchor, layer, target=False)
    for anchor, note in _notes(present, links, utterances):
        if listed is None or note.layer in "qf":
            found[anchor.article].notes.append((anchor.start, note))
    for each in found.values():
        each.notes.sort(key=lambda pair: pair[0])
    return found


def _places(story: Story) -> Iterator[tuple[Anchor, str]]:
    yield from ((q.content, "q") for q in story.quotations)
    yield from ((f.anchor, "f") for f in story.figures)
    yield from ((m, "e") for e in story.events for m in e.mentions)
    yield from ((e, "x") for f in story.findings for e in f.evidence)
    yield from ((e, "x") for a in story.actors for r in a.roles for e in r.evidence)
    yield from ((e, "x") for p in story.positions for e in p.evidence)
    yield from ((e, "x") for a in story.articles for e in a.published.evidence)


def _asides(story: Story, brief: bool) -> Iterator[tuple[Anchor, str]]:
    """What is marked and not linked to."""
    yield from ((t.anchor, "t") for t in story.times)
    if not brief:
        yield from ((m, "m") for a in story.actors for m in a.mentions)


def _first_of_each(actor: Actor) -> Iterable[Anchor]:
    """The first mention of an actor in each article."""
    return {mention.article: mention for mention in sorted(actor.mentions, reverse=True)}.values()


def _notes(
    present: Presenter, links: Links, utterances: Iterable[Utterance]
) -> Iterator[tuple[Anchor, Note]]:
    yield from _quotations(present, links, utterances)
    yield from _figures(present, links)
    yield from _times(present)
    yield from _events(present, links)
    yield from _mentions(present, links)


def _quotations(
    present: Presenter, links: Links, utterances: Iterable[Utterance]
) -> Iterator[tuple[Anchor, Note]]:
    for utterance in utterances:
        line = links.line(utterance.id)
        for quotation in utterance.quotations:
            date = f", {present.brief(quotation.date)}" if quotation.date else ""
            yield quotation.content, Note("q", f"{present.speaker(quotation)}{date}", line)


def _figures(present: Presenter, links: Links) -> Iterator[tuple[Anchor, Note]]:
    for figure in present.index.story.figures:
        counted = f" {figure.counted}" if figure.counted else ""
        status = present.status(figure.status)
        yield figure.anchor, Note("f", f"{present.value(figure)}{counted}{status}", links.line(figure.id))


def _times(present: Presenter) -> Iterator[tuple[Anchor, Note]]:
    for time in present.index.story.times:
        if time.edtf:
            yield (
                time.anchor,
                Note("t", f"{time.anchor.exact}{present.words.colon}{present.brief(time.edtf)}", None),
            )


def _events(present: Presenter, links: Links) -> Iterator[tuple[Anchor, Note]]:
    for event in present.index.story.events:
        status = present.status(event.status)
        date = f", {present.brief(event.date)}" if event.date else ""
        text = f"{present.event(event)}{status}{date}"
        yield from ((m, Note("e", text, links.line(event.id))) for m in event.mentions)


def _mentions(present: Presenter, links: Links) -> Iterator[tuple[Anchor, Note]]:
    """Who a pronoun or a description stands for; a name says it by itself."""
    for actor in present.index.story.actors:
        names = {name.text for name in actor.names} | {actor.name}
        link = links.actor(actor.id)
        for mention in actor.mentions:
            if mention.exact[:1].islower() or mention.exact not in names:
                yield mention, Note("m", f"{mention.exact}{present.words.colon}{actor.name}", link)
