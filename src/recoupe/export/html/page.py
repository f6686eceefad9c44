"""What the page shows, gathered for its templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from recoupe.dossier import (
    Holder,
    Index,
    Ledger,
    Note,
    Profile,
    Sheet,
    Speaker,
    Timeline,
    Utterance,
    differing,
    holders,
    ledger,
    notes,
    profiles,
    speakers,
    timeline,
    utterances,
)
from recoupe.dossier.changes import Changes, changes
from recoupe.dossier.families import by_date
from recoupe.export.html.calendar import Overview, overview
from recoupe.export.html.chart import Chart, chart
from recoupe.export.html.company import Circle, Companion
from recoupe.export.html.course import Course, course
from recoupe.export.html.glance import Headline, Shown, gist, heading, headline, in_columns, sides
from recoupe.export.html.grid import Grid, grid
from recoupe.export.html.links import Links
from recoupe.export.html.marks import Marks, marks
from recoupe.export.html.packed import Packed
from recoupe.export.html.text import Paragraph, Text
from recoupe.export.present import Presenter, link
from recoupe.model import Anchor, Article, Event, Finding, Quotation, Story
from recoupe.model.claims import FindingKind, FindingLevel

# The kinds on the front page, in order; who copied whom has a section of its own.
FRONT: tuple[FindingKind, ...] = ("contradicts", "updates", "corroborates", "same_quotation", "single_source")
# More than so many trivial findings nobody unfolds; the JSON has them all.
_MOST_TRIVIAL = 60
# Beyond this many series, a page of charts is no longer looked at: the rest are tables.
_MOST_CHARTS = 30

# With more articles than this, a page keeps its lists brief.
_LARGE = 400
_EVENTS_OF_A_DAY = 16
# Fewer words than this are a scrap of what somebody said.
_SCRAP = 4
# Of a large story, so many passages that articles share are listed, the longest.
_PASSAGES = 40
# The list of all actors leads to so many of the articles that name somebody.
_APPEARANCES = 3
# So many of the company that somebody keeps stand in the list of all actors.
_COMPANY = 4


class Shelf(NamedTuple):
    """Findings of one kind: those that stand open, and those that are folded away."""

    kind: FindingKind
    open: tuple[Note, ...]
    folded: tuple[Note, ...]


class Drawn(NamedTuple):
    """A series with its chart, if it has one."""

    sheet: Sheet
    chart: Chart | None


class Told(NamedTuple):
    """Events of one sentence: the sentence in runs, each with whether its words tell of one of them."""

    events: tuple[Event, ...]
    runs: tuple[tuple[str, bool], ...]
    mentions: tuple[Anchor, ...]

    @property
    def sure(self) -> bool:
        """Whether one of them at least is told as a fact."""
        return any(event.status == "asserted" for event in self.events)


class Body(NamedTuple):
    """An article with its text as paragraphs, or in a large story packed."""

    article: Article
    paragraphs: tuple[Paragraph, ...] = ()
    packed: Packed | None = None


class Version(NamedTuple):
    """A wording of an utterance, in runs of words that other wordings have or have not."""

    runs: tuple[tuple[str, bool], ...]
    quotations: tuple[Quotation, ...]
    direct: bool


@dataclass(frozen=True)
class Page:
    """One dossier. Every view is made once, when a template first asks for it.

    ``earlier`` is the story before articles were last read, where that is known.
    """

    story: Story
    language: str = "fr"
    earlier: Story | None = None

    @cached_property
    def index(self) -> Index:
        """Where to find each thing."""
        return Index(self.story)

    @cached_property
    def present(self) -> Presenter:
        """What things are called."""
        return Presenter(self.index, self.language)

    @cached_property
    def links(self) -> Links:
        """The names of places in the page."""
        return Links(a.id for a in self.story.articles)

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """Everything said."""
        return self.index.once(utterances)

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who said what."""
        return speakers(self.index)

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """Who wants what."""
        return holders(self.index)

    def course(self, holder: Holder) -> Course | None:
        """The positions of somebody as a line through time."""
        return course(holder.positions, self.present)

    @cached_property
    def circle(self) -> Circle:
        """Who is named with whom."""
        return Circle(self.index)

    def company(self, profile: Profile) -> list[Companion]:
        """With whom somebody is named more than once; nobody in a large story, which has no room for it."""
        kept = [] if self.is_large else self.circle.company(profile.actor, _COMPANY)
        return [c for c in kept if c.articles > 1]

    @cached_property
    def is_large(self) -> bool:
        """Whether there is so much that lists must be brief for the page to stay quick."""
        return len(self.story.articles) > _LARGE

    def at_once(self, many: int) -> int:
        """How many lines of a list are shown before the rest is folded: ``many``, or fewer."""
        return max(2, many // 3) if self.is_large else many

    @property
    def context(self) -> int:
        """How many characters of its sentence stand on each side of what is quoted."""
        return 80 if self.is_large else 220

    @property
    def most_appearances(self) -> int:
        """To how many of the articles that name somebody the list of all actors leads, before it folds."""
        return _APPEARANCES

    @property
    def most_of_a_day(self) -> int:
        """How many statements of one day the timeline lists; all of them stand under who said what."""
        return 5 if self.is_large else 200

    def is_minor(self, profile: Profile) -> bool:
        """Whether an actor is named in one article only, and says nothing: a line is enough for it."""
        return not (profile.quotations or profile.positions or len(profile.appearances) > 1)

    @cached_property
    def voices(self) -> frozenset[str]:
        """The ids of the actors who say something."""
        return frozenset(s.actor.id for s in self.speakers if s.actor)

    @cached_property
    def timeline(self) -> Timeline:
        """What was said and done, by day."""
        return timeline(self.index)

    def told(self, events: Iterable[Event]) -> tuple[list[Told], int]:
        """Events, those that one sentence tells of together, and how many are left out in a large story.

        Left out are those that the fewest articles tell of.
        """
        groups: dict[tuple[str, int, int], list[Event]] = {}
        for event in events:
            first = event.mentions[0]
            groups.setdefault((first.article, *self.index.sentence(first)), []).append(event)
        found = [self._told(group) for group in groups.values()]
        if not self.is_large or len(found) <= _EVENTS_OF_A_DAY:
            return found, 0
        found.sort(key=lambda told: -len({m.article for m in told.mentions}))
        return found[:_EVENTS_OF_A_DAY], sum(len(told.events) for told in found[_EVENTS_OF_A_DAY:])

    def _told(self, events: list[Event]) -> Told:
        mentions = tuple(m for e in events for m in e.mentions)
        return Told(tuple(events), self.index.marked([e.mentions[0] for e in events], self.context), mentions)

    @cached_property
    def overview(self) -> Overview | None:
        """The drawing above the timeline."""
        return overview(self.timeline, self.language)

    @cached_property
    def ledger(self) -> Ledger:
        """The figures."""
        return ledger(self.index)

    def sheets(self) -> Iterator[Drawn]:
        """The series, the first of them with a chart."""
        for i, sheet in enumerate(self.ledger.sheets):
            yield Drawn(sheet, chart(sheet, self.present) if i < _MOST_CHARTS else None)

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """Who is who; in a large story, without those that one article names and that say nothing."""
        found = profiles(self.index)
        return tuple(p for p in found if not self.is_minor(p)) if self.is_large else found

    @cached_property
    def listed(self) -> frozenset[str]:
        """The ids of the actors that stand in the list."""
        return frozenset(p.actor.id for p in self.profiles)

    @property
    def unlisted(self) -> int:
        """How many actors are left out."""
        return len(self.story.actors) - len(self.profiles)

    def front(self) -> list[Shelf]:
        """The findings that matter, by kind: the first of all to read stand open, the others are folded."""
        found = [Shelf(kind, *(self._of_level(kind, level) for level in ("front", "more"))) for kind in FRONT]
        return [shelf for shelf in found if shelf.open or shelf.folded]

    def background(self) -> tuple[Note, ...]:
        """What is true and no news, the surest first."""
        found = [note for kind in FRONT for note in self._of_level(kind, "background")]
        return tuple(found[:_MOST_TRIVIAL])

    def _of_level(self, kind: FindingKind, level: FindingLevel) -> tuple[Note, ...]:
        return tuple(note for note in self._notes[kind] if note.finding.level == level)

    @cached_property
    def _notes(self) -> dict[FindingKind, tuple[Note, ...]]:
        return {kind: notes(self.index, kind) for kind in FRONT}

    def sides(self, note: Note) -> list[Shown]:
        """The sides of a finding as they are shown."""
        return sides(note, self.index, self.context)

    def heading(self, note: Note) -> str:
        """What a finding says, without the words that stand below it."""
        return heading(note.finding, self.present)

    def headline(self, note: Note) -> Headline | None:
        """A finding at a glance; None for those that their explanation heads."""
        return headline(note.finding, self.present)

    @cached_property
    def changes(self) -> Changes | None:
        """What is new since articles were last read; None where nothing is, or nothing was read before."""
        if self.earlier is None:
            return None
        found = changes(Index(self.earlier), self.index)
        told = sorted(found.statements, key=self._is_lesser)
        return None if found.none else replace(found, statements=tuple(told))

    def _is_lesser(self, utterance: Utterance) -> bool:
        """Whether nobody known says it, or it is a scrap."""
        return utterance.lead.speaker not in self.index.actors or _is_scrap(utterance)

    def parted(self, said: Iterable[Utterance]) -> tuple[list[Utterance], list[Utterance]]:
        """What somebody said, and the single words of it that articles took over between quotation marks."""
        whole, scraps = list[Utterance](), list[Utterance]()
        for utterance in said:
            (scraps if _is_scrap(utterance) else whole).append(utterance)
        return (whole, scraps) if len(scraps) > 1 and whole else ([*whole, *scraps], [])

    def gist(self, finding: Finding) -> str:
        """A finding in a line."""
        return gist(finding, self.present)

    in_columns = staticmethod(in_columns)

    @cached_property
    def grid(self) -> Grid | None:
        """Who published when."""
        return grid(self.present)

    @property
    def most_passages(self) -> int:
        """How many passages are listed."""
        return _PASSAGES if self.is_large else len(self.story.passages)

    @property
    def passages(self) -> list[tuple[int, tuple[Anchor, ...]]]:
        """The passages that articles of different outlets share, the longest first, with their words.

        What one outlet prints again under its own articles is no borrowing, and is left out.
        """
        shared = [p.anchors for p in self.story.passages if len(set(map(self._outlet, p.anchors))) > 1]
        counted = [(len(anchors[0].exact.split()), anchors) for anchors in shared]
        return sorted(counted, key=lambda found: (-found[0], found[1]))

    def _outlet(self, anchor: Anchor) -> str:
        return self.present.outlet(self.index.articles[anchor.article])

    def copies(self) -> tuple[Note, ...]:
        """Who copied whom."""
        return notes(self.index, "copy")

    def versions(self, utterance: Utterance) -> list[Version]:
        """The wordings of an utterance, with what differs from the first; in the first, from the second."""
        found = utterance.wordings
        against = (found[1 % len(found)], *found[:1] * (len(found) - 1))
        texts = [differing(w.text, other.text) for w, other in zip(found, against, strict=True)]
        return [
            Version(runs, w.quotations, w.lead.mode == "direct") for runs, w in zip(texts, found, strict=True)
        ]

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles in the order of publication."""
        return tuple(sorted(self.story.articles, key=by_date))

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The articles with their texts, marked."""
        return tuple(
            Body(a, packed=t) if isinstance(t, Packed) else Body(a, t.paragraphs)
            for a, t in zip(self.articles, self._texts, strict=True)
        )

    @cached_property
    def split(self) -> tuple[str, ...]:
        """The ids of words that stand in several pieces, which the style must light together."""
        return tuple(id for text in self._texts if isinstance(text, Text) for id in text.split)

    @cached_property
    def _texts(self) -> tuple[Text | Packed, ...]:
        found = marks(self.present, self.links, self.utterances, self.is_large)
        return tuple(self._text(a, found[a.id]) for a in self.articles)

    def _text(self, article: Article, found: Marks) -> Text | Packed:
        if self.is_large and Packed.fits(article.text):
            return Packed(article.text, found)
        return Text(article.text, self.links.article(article.id).removeprefix("article-"), found)

    def address(self, article: Article) -> str | None:
        """Where the original can be read; None for what is no address to follow."""
        return link(article.url)


def _is_scrap(utterance: Utterance) -> bool:
    """Whether something said is so short that it tells little by itself."""
    return all(len(w.text.split()) < _SCRAP for w in utterance.wordings)
