"""The timeline as JSON that TimelineJS 3 loads (https://timeline.knightlab.com/docs/json-format.html).

A slide for an event or something said of which the day, the month or the year is known. Few readers go on
after sixty, so those that matter are chosen, one of a sentence, in this order: what a finding on the front
rests on, what several independent sources tell, what another finding rests on, statements of known speakers,
the rest. Among these come first whole sentences, then what more sources tell. Of one speaker or one type of
event there is no more than a quarter while there are others. The slides are then in the order of time.
TimelineJS shows its texts as HTML, so the words of articles are escaped.
"""

from __future__ import annotations

import html
import json
from collections import Counter
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from recoupe.dossier import Day, Index, Utterance, edtf, timeline
from recoupe.dossier.edtf import Span
from recoupe.export.output import Output, opened
from recoupe.export.present import Presenter, clipped, link, shown
from recoupe.model import Anchor, Event, Story

Slide: TypeAlias = dict[str, Any]

_HEADLINE = 120
# So many slides; of them a fourth at most of one speaker or one type of event while there are others.
_MOST, _SHARE = 60, 4
# So many independent sources are several; so many articles are named under a slide.
_SEVERAL, _SOURCES = 2, 6
# Fewer words than this are a scrap of what somebody said.
_SCRAP = 4


def export(story: Story, output: Output, language: str = "fr", most: int = _MOST) -> None:
    """Write at most ``most`` slides of ``story`` to a path or a binary stream. Raises ExportError."""
    index = Index(story)
    present = Presenter(index, language)
    content = {
        "title": {"text": {"headline": _html(story.title), "text": _html(present.summary())}},
        "events": [_slide(entry, present) for entry in chosen(index, most)],
    }
    with opened(output) as stream:
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        stream.write(text.encode(errors="backslashreplace"))


class Entry(NamedTuple):
    """An event or something said, with its day."""

    day: Day
    told: Event | Utterance

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Where it is told."""
        if isinstance(self.told, Event):
            return self.told.mentions
        return tuple(q.content for q in self.told.quotations)


def chosen(index: Index, most: int) -> list[Entry]:
    """The entries that matter most and have a date, one of a sentence, in the order of time."""
    days = timeline(index)
    dated = [d for d in (*days.before, *days.during, *days.after) if _dates(d.date, d.span)[0]]
    entries = [Entry(day, event) for day in dated for event in day.events]
    entries += [Entry(day, said) for day in dated for said in day.statements]
    weigh = _Weight(index)
    kept: dict[tuple[object, ...], int] = {}
    shares: Counter[str] = Counter()
    ranked = sorted(range(len(entries)), key=lambda i: weigh(entries[i]))
    # What has had its share comes in where nothing else is left.
    for limit in (max(1, most // _SHARE), most):
        for i in ranked:
            first, topic = entries[i].anchors[0], _topic(entries[i])
            sentence = (first.article, *index.sentence(first))
            if len(kept) < most and sentence not in kept and shares[topic] < limit:
                kept[sentence] = i
                shares[topic] += 1
    return sorted(
        (entries[i] for i in kept.values()), key=lambda e: (edtf.order(e.day.date), index.place(e.anchors[0]))
    )


def _topic(entry: Entry) -> str:
    told = entry.told
    return told.type if isinstance(told, Event) else told.lead.speaker or told.lead.speaker_name or ""


def _is_scrap(told: Event | Utterance) -> bool:
    return not isinstance(told, Event) and len(told.lead.content.exact.split()) < _SCRAP


class _Weight:
    """What matters first, as a key for sorting."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._front = frozenset(c for f in index.story.findings if f.level == "front" for c in f.claims)
        self._found = frozenset(
            c for f in index.story.findings if f.level == "more" and f.kind != "copy" for c in f.claims
        )

    def __call__(self, entry: Entry) -> tuple[object, ...]:
        told = entry.told
        ids = {told.id} if isinstance(told, Event) else {q.id for q in told.quotations}
        families = len({self._index.family_of[a.article].number for a in entry.anchors})
        return (
            self._front.isdisjoint(ids),
            families < _SEVERAL,
            self._found.isdisjoint(ids),
            isinstance(told, Event) or told.lead.speaker not in self._index.actors,
            _is_scrap(told),
            -families,
            told.status != "asserted" if isinstance(told, Event) else told.lead.mode != "direct",
            self._index.place(entry.anchors[0]),
        )


def _slide(entry: Entry, present: Presenter) -> Slide:
    day, told = entry.day, entry.told
    start, end = _dates(day.date, day.span)
    headline, words = _event(told, present) if isinstance(told, Event) else _said(told, present)
    sources = "; ".join(_source(anchor, present) for anchor in present.places(entry.anchors)[:_SOURCES])
    slide: Slide = {
        "unique_id": told.id,
        "group": present.words[f"timelinejs.{'events' if isinstance(told, Event) else 'statements'}"],
        "start_date": start,
        "text": {
            "headline": _html(clipped(headline, _HEADLINE)),
            "text": f"<p>{_html(words)}</p><p><small>{sources}</small></p>",
        },
    }
    if end is not None:
        slide["end_date"] = end
    if not day.span.sure or not day.span.is_day:
        slide["display_date"] = present.brief(day.date)
    return slide


def _event(event: Event, present: Presenter) -> tuple[str, str]:
    who = " → ".join(part for part in (event.agent, event.recipient) if part)
    kind = present.event(event)
    status = present.status(event.status)
    excerpt = "".join(present.index.excerpt(event.mentions[0]))
    return f"{kind}{status}{present.words.colon}{who}" if who else f"{kind}{status}", excerpt.strip()


def _said(utterance: Utterance, present: Presenter) -> tuple[str, str]:
    words = " ".join(utterance.lead.content.exact.split())
    quoted = f"« {words} »" if utterance.lead.mode == "direct" else words
    return present.speaker(utterance.lead), quoted


def _source(anchor: Anchor, present: Presenter) -> str:
    article = present.index.articles[anchor.article]
    name = _html(present.byline(anchor))
    url = link(article.url)
    return f'<a href="{html.escape(url)}">{name}</a>' if url else name


def _dates(edtf: str, days: Span) -> tuple[dict[str, int] | None, dict[str, int] | None]:
    """The start, and the end where it is another day. A month or a year known as such has no day."""
    parts = [int(part) for part in edtf.split("-")] if edtf.replace("-", "").isdigit() else []
    if parts:
        return dict(zip(("year", "month", "day"), parts, strict=False)), None
    if days.first is None:
        return None, None
    last = days.last if days.last and days.last != days.first else None
    return _day(days.first), _day(last) if last else None


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _html(text: str) -> str:
    return html.escape(shown(text))
