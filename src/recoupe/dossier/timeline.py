"""The timeline: what was said and what happened, by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from recoupe.dossier import edtf
from recoupe.dossier.edtf import Span
from recoupe.dossier.index import Index
from recoupe.dossier.utterances import Utterance, utterances
from recoupe.model import Anchor, Event

# What lies further back than this is background: it is told apart from the story's own days.
_BACKGROUND = timedelta(days=31)

Entry: TypeAlias = Utterance | Event


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the span of days that an uncertain date may mean, with what belongs there."""

    date: str
    span: Span
    events: tuple[Event, ...]
    statements: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days of the story: its background, its own days, what is still to come; and what has no date."""

    before: tuple[Day, ...]
    during: tuple[Day, ...]
    after: tuple[Day, ...]
    undated_events: tuple[Event, ...]
    undated_statements: tuple[Utterance, ...]


def timeline(index: Index) -> Timeline:
    """The timeline of a story. Wide spans stand before the days inside them that begin together."""
    entries: list[Entry] = [*index.story.events, *index.once(utterances)]
    entries.sort(key=lambda e: (edtf.order(e.date), index.place(_first_words(e))))
    days = _days(e for e in entries if edtf.span(e.date))
    undated = [e for e in entries if not edtf.span(e.date)]
    first, last = _own_days(index)
    return Timeline(
        before=tuple(d for d in days if _ends(d) < first),
        during=tuple(d for d in days if _ends(d) >= first and _begins(d) <= last),
        after=tuple(d for d in days if _ends(d) >= first and _begins(d) > last),
        undated_events=tuple(e for e in undated if isinstance(e, Event)),
        undated_statements=tuple(e for e in undated if isinstance(e, Utterance)),
    )


def _first_words(entry: Entry) -> Anchor:
    return entry.mentions[0] if isinstance(entry, Event) else entry.lead.content


def _days(entries: Iterable[Entry]) -> list[Day]:
    groups: dict[Span, list[Entry]] = {}
    for entry in entries:
        span = edtf.span(entry.date)
        if span:
            groups.setdefault(span, []).append(entry)
    return [
        Day(
            str(group[0].date),
            span,
            tuple(e for e in group if isinstance(e, Event)),
            tuple(e for e in group if isinstance(e, Utterance)),
        )
        for span, group in groups.items()
    ]


def _own_days(index: Index) -> tuple[date, date]:
    """From a month before the first article to the last one; all of time when no article is dated."""
    spans = map(edtf.span, edtf.telling(article.published.edtf for article in index.story.articles))
    days = [d for s in spans if s for d in (s.first, s.last) if d]
    if not days:
        return date.min, date.max
    first = min(days)
    return (first - _BACKGROUND if first - date.min > _BACKGROUND else date.min), max(days)


def _begins(day: Day) -> date:
    return day.span.first or date.min


def _ends(day: Day) -> date:
    return day.span.last or date.max
