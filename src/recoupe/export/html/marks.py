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
# What the margin of a large story speaks of: these, and the layers of conflicts and updates.
_BRIEF = frozenset("qfxu")
# Where something contradicts or changes what another article says, its margin says so.
_FINDINGS = {"contradicts": "x", "updates": "u"}
_LONGEST, _WORDS = 90, 24


class Note(NamedTuple):
    """A line in the margin: the layer, what it says, and the place in the page that it leads to.

    ``id`` is that of the claim, where a person can correct it; ``place`` its words, to come back to.
    """

    layer: str
    text: str
    link: str | None
    id: str = ""
    place: str = ""


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
    brief: bool = False,
) -> dict[str, Marks]:
    """The marks of every article, by its id; notes are in the order of the text.

    Where they must be ``brief``, only the first mention of each actor is marked, and the margin speaks of
    quotations, figures and findings alone.
    """
    story = present.index.story
    found = {article.id: Marks() for article in story.articles}
    for anchor, layer in _places(story):
        found[anchor.article].add(anchor, layer)
    for actor in story.actors:
        for mention in _first_of_each(actor):
            found[mention.article].add(mention, "m")
    for anchor, layer in _asides(story, brief):
        found[anchor.article].add(anchor, layer, target=False)
    for anchor, note in _notes(present, links, utterances, brief):
        if not brief or note.layer in _BRIEF:
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
    present: Presenter, links: Links, utterances: Iterable[Utterance], brief: bool
) -> Iterator[tuple[Anchor, Note]]:
    yield from _quotations(present, links, utterances, brief)
    yield from _figures(present, links)
    yield from _times(present)
    yield from _events(present, links)
    yield from _mentions(present, links)
    yield from _positions(present, links)
    yield from _findings(present, links)


def _quotations(
    present: Presenter, links: Links, utterances: Iterable[Utterance], brief: bool
) -> Iterator[tuple[Anchor, Note]]:
    for utterance in utterances:
        line = links.line(utterance.id)
        for quotation in utterance.quotations:
            date = f", {present.brief(quotation.date)}" if quotation.date else ""
            text = f"{present.speaker(quotation)}{date}"
            if not brief:
                text += f"{present.words.colon}{_cut(quotation.content.exact, _WORDS)}"
            yield quotation.content, Note("q", text, line, quotation.id, links.words(quotation.content))


def _figures(present: Presenter, links: Links) -> Iterator[tuple[Anchor, Note]]:
    for figure in present.index.story.figures:
        text = f"{present.counted(figure)}{present.status(present.standing(figure))}"
        place = links.words(figure.anchor)
        yield figure.anchor, Note("f", text, links.line(figure.id), figure.id, place)


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
        line = links.line(event.id)
        yield from ((m, Note("e", text, line, event.id, links.words(m))) for m in event.mentions)


def _mentions(present: Presenter, links: Links) -> Iterator[tuple[Anchor, Note]]:
    """Who a pronoun or a description stands for; a name says it by itself."""
    for actor in present.index.story.actors:
        names = {name.text for name in actor.names} | {actor.name}
        link = links.actor(actor.id)
        for mention in actor.mentions:
            if mention.exact[:1].islower() or mention.exact not in names:
                yield mention, Note("m", f"{mention.exact}{present.words.colon}{actor.name}", link)


def _positions(present: Presenter, links: Links) -> Iterator[tuple[Anchor, Note]]:
    for position in present.index.story.positions:
        stance = present.words.stances.get(position.stance, position.stance)
        text = _cut(f"{stance}{present.words.colon}{position.subject}", _LONGEST)
        line = links.line(position.id)
        yield from ((e, Note("p", text, line, position.id, links.words(e))) for e in position.evidence)


def _findings(present: Presenter, links: Links) -> Iterator[tuple[Anchor, Note]]:
    """What contradicts or changes what stands here; what is true and no news is left out."""
    for finding in present.index.story.findings:
        layer = _FINDINGS.get(finding.kind)
        if layer and finding.level != "background":
            text = _cut(present.explanation(finding), _LONGEST)
            yield from ((e, Note(layer, text, links.line(finding.id))) for e in finding.evidence)


def _cut(text: str, longest: int) -> str:
    """The beginning of a text, on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[: line.rfind(' ', 1, longest) if ' ' in line[1:longest] else longest]} …"
