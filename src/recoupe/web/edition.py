"""A story as it was when it was loaded, cut into pages that are quick to draw.

The templates of the exported page draw these too: a Window is a Page of which the views hold only a part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from recoupe.dossier import Holder, Ledger, Note, Profile, Speaker, Utterance, notes, profiles
from recoupe.dossier.judged import judged
from recoupe.dossier.utterances import fold
from recoupe.export.html.calendar import Overview, overview
from recoupe.export.html.grid import Grid, grid
from recoupe.export.html.page import FRONT, Body, Page
from recoupe.export.html.text import Text
from recoupe.export.present import Presenter
from recoupe.model import Actor, Anchor, Article, Story
from recoupe.model.claims import FindingKind
from recoupe.model.judgement import Judgement
from recoupe.web import sheaf
from recoupe.web.kept import Kept
from recoupe.web.margin import Margin
from recoupe.web.sheaf import Dated, Sheaf

_ACTORS, _ARTICLES, _FINDINGS, _PASSAGES = 60, 80, 25, 60
# How many findings of a kind the front shows: of the first to read, and where none is of these.
_FIRST, _FEWEST = 12, 3
# More than a list ever has: on a page of its own nothing is folded away.
_ALL = 1_000_000
_WORDS = re.compile(r"(.+)-\d+-\d+", re.ASCII)
_SECTIONS = {
    "une": "/",
    "chronologie": "/timeline",
    "paroles": "/statements",
    "positions": "/positions",
    "chiffres": "/figures",
    "acteurs": "/actors",
    "sources": "/sources",
    "articles": "/sources",
}
# Views that speak a language; all others are shared.
_SPOKEN = frozenset({"story", "language", "earlier", "present", "overview"})
KINDS: tuple[FindingKind, ...] = (
    "contradicts",
    "updates",
    "corroborates",
    "same_quotation",
    "single_source",
    "copy",
)


@dataclass(frozen=True)
class Window(Page):
    """A page that shows a part of the story, whole: nothing in it is left out for want of room."""

    def at_once(self, many: int) -> int:
        """Everything."""
        return _ALL

    @property
    def most_of_a_day(self) -> int:
        """Everything."""
        return _ALL

    @property
    def unlisted(self) -> int:
        """Nobody: every actor stands on some page."""
        return 0

    @property
    def listed(self) -> frozenset[str]:
        """Everybody."""
        return frozenset(self.index.actors)

    @property
    def grid(self) -> Grid | None:
        """Who published when, where it is shown."""
        found: Grid | None = vars(self).get("grid_shown")
        return found

    @property
    def passages(self) -> list[tuple[int, tuple[Anchor, ...]]]:
        """None: what articles share has a page of its own."""
        return []

    def copies(self) -> tuple[Note, ...]:
        """None: who copied whom stands among the findings."""
        return ()


class Edition:
    """One story, under the key by which the store knows it."""

    def __init__(self, key: str | None, story: Story, earlier: Story | None = None) -> None:
        self.key = key
        self.story = story
        self.page = Page(story, earlier=earlier)
        self.index = self.page.index
        self._presenters: dict[str, Presenter] = {}
        self._overviews: dict[str, Overview | None] = {}
        self._grids: dict[str, Grid | None] = {}
        self._notes: dict[str, Sheaf[Note]] = {}
        self.drawn = Kept()

    def warm(self) -> None:
        """Make all views, so that no reader has to wait for them."""
        for view in (
            "places",
            "actors",
            "margin",
            "_together",
            "_actors_by_place",
            "_order",
            "outlets",
            "judged",
            "by_word",
            "utterance_of",
            "notes",
        ):
            getattr(self, view)
        _ = self.page.changes, self.page.circle.ready
        for kind in KINDS:
            self.findings(kind)
        for language in ("fr", "en"):
            _ = self.presenter(language).year
            self.grid(language)
            self.overview(language)

    def presenter(self, language: str) -> Presenter:
        """What things are called in a language."""
        return self._presenters.setdefault(language, Presenter(self.index, language))

    def window(self, language: str, **views: Any) -> Window:
        """A page with these views in place of the whole ones."""
        window = Window(self.story, language)
        shared = {name: view for name, view in vars(self.page).items() if name not in _SPOKEN}
        vars(window).update(shared, is_large=False, overview=None, present=self.presenter(language))
        vars(window).update(views)
        return window

    # Lists

    @cached_property
    def days(self) -> Sheaf[Dated]:
        """The timeline."""
        return sheaf.days(self.page.timeline)

    def overview(self, language: str) -> Overview | None:
        """The drawing of all days."""
        if language not in self._overviews:
            self._overviews[language] = overview(self.page.timeline, language)
        return self._overviews[language]

    @cached_property
    def voices(self) -> Sheaf[Speaker]:
        """Who said what."""
        return sheaf.voices(self.page.speakers)

    @cached_property
    def stands(self) -> Sheaf[Holder]:
        """Who wants what."""
        return sheaf.stands(self.page.holders)

    @cached_property
    def ledgers(self) -> Sheaf[Ledger]:
        """The figures."""
        return sheaf.ledgers(self.page.ledger)

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        """Every actor's profile by id, the best known first."""
        return {p.actor.id: p for p in profiles(self.index)}

    @cached_property
    def actors(self) -> Sheaf[Profile]:
        """Who is who: by kind, the best known first."""
        return sheaf.chunks(sheaf.by_kind(self.profiles.values()), _ACTORS)

    @cached_property
    def sources(self) -> Sheaf[Article]:
        """The articles in the order of publication."""
        return sheaf.chunks(self.page.articles, _ARTICLES)

    @cached_property
    def front(self) -> list[tuple[FindingKind, tuple[Note, ...], int]]:
        """What is first to read of each kind, and how many there are."""
        rows = []
        for kind in FRONT:
            found = notes(self.index, kind)
            first = [n for n in found if n.finding.level == "front"][:_FIRST]
            shown = first or [n for n in found if n.finding.level == "more"][:_FEWEST]
            if found:
                rows.append((kind, tuple(shown), len(found)))
        return rows

    def grid(self, language: str) -> Grid | None:
        """Who published when."""
        if language not in self._grids:
            self._grids[language] = grid(self.presenter(language))
        return self._grids[language]

    @cached_property
    def passages(self) -> Sheaf[tuple[int, tuple[Anchor, ...]]]:
        """The passages that outlets share, the longest first."""
        return sheaf.chunks(self.page.passages, _PASSAGES)

    def findings(self, kind: FindingKind) -> Sheaf[Note]:
        """The findings of a kind, in the order of their weight."""
        if kind not in self._notes:
            self._notes[kind] = sheaf.chunks(notes(self.index, kind), _FINDINGS)
        return self._notes[kind]

    def count(self, kind: FindingKind) -> int:
        """How many findings of a kind there are."""
        return sum(map(len, self.findings(kind)))

    @cached_property
    def notes(self) -> dict[str, Note]:
        """The findings by id."""
        return {n.finding.id: n for kind in KINDS for page in self.findings(kind) for n in page}

    @cached_property
    def outlets(self) -> list[str]:
        """The outlets as a search knows them, those with most articles first."""
        counted = Counter(a.outlet or a.agency for a in self.story.articles)
        return sorted((o for o in counted if o), key=lambda o: (-counted[o], o))

    # One thing

    @cached_property
    def margin(self) -> Margin:
        """What stands in the margins of the articles."""
        return Margin(self.page)

    @cached_property
    def _by_slug(self) -> dict[str, Article]:
        return {self.slug(a.id): a for a in self.story.articles}

    def slug(self, article: str) -> str:
        """The name of an article in an address."""
        return self.page.links.article(article).removeprefix("article-")

    def article(self, slug: str) -> Article | None:
        """An article by its name in addresses."""
        return self._by_slug.get(slug)

    def article_window(self, article: Article, language: str) -> tuple[Window, tuple[str, ...]]:
        """An article with its marked text, and the words of it that stand in several pieces."""
        found = self.margin.marks(article, self.presenter(language))
        text = Text(article.text, self.slug(article.id), found)
        return self.window(language, bodies=(Body(article, text.paragraphs),)), tuple(text.split)

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """The articles published before and after one."""
        place, ordered = self._order[article.id], self.page.articles
        return (ordered[place - 1] if place else None), _get(ordered, place + 1)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {article.id: i for i, article in enumerate(self.page.articles)}

    def said(self, actor: Actor) -> Sheaf[Speaker]:
        """What an actor said."""
        return sheaf.voices(s for s in self.page.speakers if s.actor and s.actor.id == actor.id)

    def held(self, actor: Actor) -> Sheaf[Holder]:
        """What an actor wants."""
        return sheaf.stands(h for h in self.page.holders if h.actor and h.actor.id == actor.id)

    @cached_property
    def _together(self) -> dict[str, tuple[str, ...]]:
        """The actors of each article."""
        found: dict[str, dict[str, None]] = {}
        for actor in self.story.actors:
            for mention in actor.mentions:
                found.setdefault(mention.article, {})[actor.id] = None
        return {article: tuple(actors) for article, actors in found.items()}

    @cached_property
    def by_word(self) -> dict[str, tuple[str, ...]]:
        """The actors whose names have a word, by the word without case and accents."""
        found: dict[str, dict[str, None]] = {}
        for actor in self.story.actors:
            for name in actor.names:
                for word in fold(name.text).split():
                    found.setdefault(word, {})[actor.id] = None
        return {word: tuple(actors) for word, actors in found.items()}

    @cached_property
    def utterance_of(self) -> dict[str, Utterance]:
        """What was said, by the id of each of its quotations."""
        return {q.id: u for u in self.page.utterances for q in u.quotations}

    def present_in(self, article: str) -> list[Actor]:
        """The actors named in an article."""
        return [self.index.actors[i] for i in self._together.get(article, ())]

    @cached_property
    def judged(self) -> Mapping[str, tuple[Judgement, ...]]:
        """The judgements in force about each thing, the latest first."""
        return self.index.once(judged)

    def decided(self, id_: str) -> tuple[Judgement, ...]:
        """The judgements in force about a thing; about something said, those of all its prints."""
        said = self.utterance_of.get(id_) if self.judged else None
        ids = [q.id for q in said.quotations] if said else [id_]
        return tuple(dict.fromkeys(j for i in ids for j in self.judged.get(i, ())))

    # Addresses

    @cached_property
    def places(self) -> dict[str, str]:
        """The address of the page on which each line stands, by the name of the line."""
        return dict(self._lines())

    def _lines(self) -> Iterator[tuple[str, str]]:
        links, day_id = self.page.links, self.page.present.day_id
        for n, days in reversed([*enumerate(self.days, 1)]):
            here = _address("/timeline", n)
            for _, day in days:
                yield from ((links.line(e.id), here) for e in day.events)
                yield day_id(day.date), here
        for n, voices in enumerate(self.voices, 1):
            here = _address("/statements", n)
            yield from ((links.line(u.id), here) for voice in voices for u in voice.utterances)
        for n, held in enumerate(self.stands, 1):
            yield from ((links.line(p.id), _address("/positions", n)) for h in held for p in h.positions)
        for n, (ledger,) in reversed([*enumerate(self.ledgers, 1)]):
            here = _address("/figures", n)
            for sheet in ledger.sheets:
                yield links.line(sheet.series.id), here
                yield from ((links.line(e.figure.id), here) for e in sheet.entries)
            yield from ((links.line(e.figure.id), here) for e in ledger.alone)
        for kind in KINDS:
            for n, found in enumerate(self.findings(kind), 1):
                here = _address(f"/findings?kind={kind}", n)
                yield from ((links.line(note.finding.id), here) for note in found)

    @cached_property
    def _actors_by_place(self) -> dict[str, str]:
        links, found = self.page.links, dict[str, str]()
        for actor in self.story.actors:
            address = f"/actors/{actor.id}"
            found[links.actor(actor.id)] = address
            found[links.voice(actor.id)] = f"{address}#paroles"
            found[links.stand(actor.id)] = f"{address}#positions"
        return found

    def to(self, place: str) -> str:
        """The address of a place that the exported page knows by name."""
        if place in _SECTIONS:
            return _SECTIONS[place]
        if place in self.places:
            return f"{self.places[place]}#{place}"
        if place in self._actors_by_place:
            return self._actors_by_place[place]
        slug = place.removeprefix("article-")
        if slug != place and slug in self._by_slug:
            return f"/articles/{slug}"
        words = _WORDS.fullmatch(place)
        return f"/articles/{words[1]}#{place}" if words and words[1] in self._by_slug else f"#{place}"


def _address(path: str, number: int) -> str:
    return path if number == 1 else f"{path}{'&' if '?' in path else '?'}page={number}"


def _get(items: Sequence[Article], place: int) -> Article | None:
    return items[place] if place < len(items) else None
