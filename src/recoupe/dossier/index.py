"""A story with what every view looks up: by id, by article, by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeVar

from recoupe.dossier.families import Family, families
from recoupe.languages import Language, load
from recoupe.languages.loader import LanguageError
from recoupe.model import Actor, Anchor, Article, Event, Figure, Position, Quotation, Story
from recoupe.text.sentences import cut

_LONGEST_CONTEXT = 300


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)
V = TypeVar("V")


class Excerpt(NamedTuple):
    """The words of an anchor in their sentence. ``before`` and ``after`` are cut with "…" where too long."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Index:
    """A story, and where to find each thing in it."""

    story: Story

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The articles by id."""
        return _by_id(self.story.articles)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return _by_id(self.story.actors)

    @cached_property
    def quotations(self) -> Mapping[str, Quotation]:
        """The quotations by id."""
        return _by_id(self.story.quotations)

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The figures by id."""
        return _by_id(self.story.figures)

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """The events by id."""
        return _by_id(self.story.events)

    @cached_property
    def positions(self) -> Mapping[str, Position]:
        """The positions by id."""
        return _by_id(self.story.positions)

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """The independent sources, numbered."""
        return families(self.story.articles)

    @cached_property
    def family_of(self) -> Mapping[str, Family]:
        """The family of each article, by the article's id."""
        return {article.id: family for family in self.families for article in family.articles}

    def once(self, view: Callable[[Index], V]) -> V:
        """``view(self)``, made once: views are built on each other."""
        if view not in self._views:
            self._views[view] = view(self)
        found: V = self._views[view]
        return found

    @cached_property
    def _views(self) -> dict[Callable[[Index], Any], Any]:
        return {}

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {article.id: i for i, article in enumerate(sorted(self.story.articles, key=lambda a: a.id))}

    def place(self, anchor: Anchor) -> tuple[int, int, int]:
        """Where words stand, as a key for sorting: by the article's id, then by offsets."""
        return self._place.get(anchor.article, len(self._place)), anchor.start, anchor.end

    @cached_property
    def _sentences(self) -> dict[str, list[tuple[int, int]]]:
        return {}

    def sentence(self, anchor: Anchor) -> tuple[int, int]:
        """The offsets of the sentence, or the sentences, in which the words stand."""
        if anchor.article not in self._sentences:
            self._sentences[anchor.article] = _sentences(self.articles[anchor.article])
        spans = self._sentences[anchor.article]
        first = max(0, bisect_right(spans, (anchor.start, float("inf"))) - 1)
        last = max(first, bisect_right(spans, (anchor.end - 1, float("inf"))) - 1)
        start, end = (spans[first][0], spans[last][1]) if spans else (anchor.start, anchor.end)
        return min(start, anchor.start), max(end, anchor.end)

    def excerpt(self, anchor: Anchor, longest: int = _LONGEST_CONTEXT) -> Excerpt:
        """The words of an anchor with the rest of their sentence, on one line.

        ``longest`` is how many characters of context there are on each side; the words are never cut.
        """
        text = self.articles[anchor.article].text
        start, end = self.sentence(anchor)
        return Excerpt(
            _clip_left(_one_line(text[start : anchor.start]), longest),
            " ".join(anchor.exact.split()),
            _clip_right(_one_line(text[anchor.end : end]), longest),
        )

    def marked(
        self, anchors: Iterable[Anchor], longest: int = _LONGEST_CONTEXT
    ) -> tuple[tuple[str, bool], ...]:
        """The sentence of several anchors in runs, each with whether it belongs to one of them."""
        places = _merged(anchors)
        text = self.articles[places[0].article].text
        start, end = self.sentence(places[0])
        runs = [(_clip_left(_one_line(text[start : places[0].start]), longest), False)]
        for here, after in zip(places, [*places[1:], None], strict=True):
            between = text[here.end : after.start if after else max(here.end, end)]
            runs.append((" ".join(here.exact.split()), True))
            runs.append((_one_line(between) if after else _clip_right(_one_line(between), longest), False))
        return tuple(run for run in runs if run[0])


def _merged(anchors: Iterable[Anchor]) -> list[Anchor]:
    """The anchors in order, without those that overlap one before."""
    kept: list[Anchor] = []
    for anchor in sorted(anchors, key=lambda a: (a.start, -a.end)):
        if not kept or anchor.start >= kept[-1].end:
            kept.append(anchor)
    return kept


def _by_id(things: Iterable[T]) -> dict[str, T]:
    return {thing.id: thing for thing in things}


def _sentences(article: Article) -> list[tuple[int, int]]:
    try:
        language: Language = load(article.language)
    except LanguageError:
        return [(0, len(article.text))]
    return list(cut(article.text, language))


def _one_line(text: str) -> str:
    """White space as single spaces, those at the ends kept as one."""
    inner = " ".join(text.split())
    left = " " if text[:1].isspace() and inner else ""
    right = " " if text[-1:].isspace() else ""
    return f"{left}{inner}{right}" if inner else right


def _clip_left(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    kept = text[-longest:]
    return "… " + kept[kept.find(" ") + 1 :]


def _clip_right(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    kept = text[:longest]
    return kept[: kept.rfind(" ") if " " in kept else longest] + " …"
